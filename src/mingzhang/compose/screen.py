"""The pre-publication screen: what must not leave the house, with its place.

Marks of a draft, template residue, personal data, dates of other years, empty parts. It reads the composed
document only; whether to go on is the caller's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mingzhang.compose import messages
from mingzhang.document import Chart, Document, Paragraph, Role, Table

DRAFT, RESIDUE, PERSONAL, STALE, EMPTY = "内部标记", "模板残留", "个人信息", "其他年度", "空缺"
REMEDIES: Mapping[str, str] = {
    DRAFT: messages.DRAFT,
    RESIDUE: messages.RESIDUE,
    PERSONAL: messages.PERSONAL,
    STALE: messages.STALE,
    EMPTY: messages.EMPTY,
}
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        DRAFT,
        re.compile(r"仅供内部|内部审核|内部资料|征求意见稿|送审稿|草稿|讨论稿|未经审核|涉密|机密|秘密★|绝密"),
    ),
    (
        RESIDUE,
        re.compile(
            r"[XxＸ×]{2,}|[*＊_]{3,}|[○〇]{2,}|增加（减少）|减少（增加）|增长（下降）|下降（增长）|大于（小于）"
            r"|（?如持平[^，。]*表述）?|请填写|待补充|此处填|示例单位|TODO|N/A"
        ),
    ),
    (
        PERSONAL,
        re.compile(r"(?<!\d)\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"),
    ),
    (PERSONAL, re.compile(r"(?<![\d.,])1[3-9]\d{9}(?![\d.,])")),
    (PERSONAL, re.compile(r"(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)")),
    (PERSONAL, re.compile(r"(?<![\d.,])(?:62|60|35|4\d|5[1-5])\d{14,17}(?![\d.,])")),
    (PERSONAL, re.compile(r"[\w.+-]+@[\w-]+\.\w+")),
)
_YEAR = re.compile(r"(?<![\d.,])(20\d{2})\s*年")
_NEAR_YEARS = 1
"""The year before is the base of comparisons, the year after the time of publication."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``part``: the heading it stands under, ``text``: the words around it."""

    kind: str
    part: str
    text: str

    @property
    def remedy(self) -> str:
        """What to do."""
        return REMEDIES[self.kind]


def screen(document: Document) -> tuple[Hit, ...]:
    """Everything that should be seen by a person before the document is published, in its order."""
    return tuple(dict.fromkeys(_hits(document)))


def _hits(document: Document) -> Iterator[Hit]:
    year = document.publication.year if document.publication else None
    part, filled, level = "封面", True, 0
    for block in document.blocks:
        if isinstance(block, Chart):
            continue
        if isinstance(block, Paragraph) and block.role is Role.HEADING:
            if not filled and block.level <= level:
                yield Hit(EMPTY, part, part)
            part, filled, level = block.text, False, block.level
        elif isinstance(block, Paragraph):
            filled = filled or bool(block.text.strip())
        else:
            filled = True
        for text in _texts(block):
            yield from _of_text(text, part, year)
    if not filled:
        yield Hit(EMPTY, part, part)


def _texts(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for row in block.rows for cell in row if cell.text)
    else:
        yield block.text


def _of_text(text: str, part: str, year: int | None) -> Iterator[Hit]:
    for kind, pattern in _WORDS:
        for match in pattern.finditer(text):
            yield Hit(kind, part, _around(text, match))
    for match in _YEAR.finditer(text):
        if year is not None and abs(int(match[1]) - year) > _NEAR_YEARS:
            yield Hit(STALE, part, _around(text, match))


def _around(text: str, match: re.Match[str]) -> str:
    start, end = max(0, match.start() - 10), min(len(text), match.end() + 10)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
