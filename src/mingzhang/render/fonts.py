"""Which fonts stand for the faces of an official document (GB/T 9704).

The unit's own folder comes first: there the licensed 小标宋, 仿宋 and 楷体 are looked for by the names they
give themselves. From the system only open fonts are taken; no other font is ever embedded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

_SONG = ("Noto Serif CJK SC", "Noto Serif SC", "Source Han Serif SC", "FandolSong")
_HEI = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "FandolHei")
_KAI = ("LXGW WenKai", "LXGW WenKai GB", "FandolKai")


class Face(StrEnum):
    """小标宋 of titles, 黑体 and 楷体 of headings, 仿宋 of text, 宋体 of tables."""

    TITLE = "title"
    HEI = "hei"
    KAI = "kai"
    TEXT = "text"
    TABLE = "table"


OWN: Mapping[Face, tuple[str, ...]] = {
    Face.TITLE: (
        "FZXiaoBiaoSong-B05",
        "FZXiaoBiaoSong-B05S",
        "方正小标宋简体",
        "方正小标宋_GBK",
        "STZhongsong",
    ),
    Face.HEI: ("SimHei", "黑体", "STHeiti", "FZHei-B01", "方正黑体简体"),
    Face.KAI: ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "FZKai-Z03", "方正楷体简体"),
    Face.TEXT: (
        "FangSong_GB2312",
        "仿宋_GB2312",
        "FangSong",
        "仿宋",
        "STFangsong",
        "FZFangSong-Z02",
        "方正仿宋简体",
    ),
    Face.TABLE: ("SimSun", "宋体", "NSimSun", "STSong", "FZShuSong-Z01", "方正书宋简体"),
}
"""Names by which licensed fonts in a unit's own folder are known, best first."""
OPEN: Mapping[Face, tuple[str, ...]] = {
    Face.TITLE: (*_SONG, *_HEI, *_KAI),
    Face.HEI: (*_HEI, *_SONG, *_KAI),
    Face.KAI: (*_KAI, *_SONG, *_HEI),
    Face.TEXT: ("FandolFang R", "FandolFang", *_SONG, *_KAI, *_HEI),
    Face.TABLE: (*_SONG, *_HEI, *_KAI),
}
"""Open fonts of the system, best first."""
WORD: Mapping[Face, tuple[str, ...]] = {
    Face.TITLE: ("方正小标宋简体", "Noto Serif CJK SC"),
    Face.HEI: ("黑体", "Noto Sans CJK SC"),
    Face.KAI: ("楷体_GB2312", "LXGW WenKai"),
    Face.TEXT: ("仿宋_GB2312", "Noto Serif CJK SC"),
    Face.TABLE: ("宋体", "Noto Serif CJK SC"),
}
"""What a Word file names: the font of the standard, and the open one a program may take in its place."""


def stacks(own: Iterable[str], system: Iterable[str]) -> dict[Face, list[str]]:
    """For each face the families to use, best first; empty lists where there is no Chinese font.

    ``own``: families in the unit's folder. ``system``: families installed. A family of the unit's folder that
    no list knows still serves where nothing better does.
    """
    mine = list(dict.fromkeys(own))
    theirs = set(system)
    found = {}
    for face in Face:
        known = [name for name in (*OWN[face], *OPEN[face]) if name in mine]
        open_ones = [name for name in OPEN[face] if name in theirs]
        found[face] = list(dict.fromkeys([*known, *open_ones, *mine]))
    return found
