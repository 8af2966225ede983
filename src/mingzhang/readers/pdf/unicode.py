"""Characters that a PDF's font tables spell in an unusual way, one for one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from mingzhang.regex import regex

_RADICALS = regex("[\u2e80-\u2fdf\uf900-\ufaff]")
_UNUSUAL = regex(
    "[\x00\x02\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f\u2060\u3000\ufeff\ufffe\uffff"
    "\ue000-\uf8ff\u2e80-\u2fdf\uf900-\ufaff]"
)
_SUPPLEMENT = dict(
    zip(
        "⺟⺠⺫⻁⻄⻅⻆⻉⻋⻌⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "母民目虎西见角贝车辶长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
"""Radicals that some print drivers write for the ordinary character and that NFKC leaves alone."""


def clean(text: str) -> str:
    """The same number of characters: spaces of every kind as spaces, radicals as ordinary characters,
    PDFium's mark for a hyphen at the end of a line as a hyphen, symbols of picture fonts as bullets, and
    U+FFFD for glyphs without Unicode."""
    return _UNUSUAL.sub(_replacement, text) if _UNUSUAL.search(text) else text


def _replacement(match: re.Match[str]) -> str:
    return _ordinary(match.group())


@cache
def _ordinary(char: str) -> str:
    if _RADICALS.match(char):
        plain = _SUPPLEMENT.get(char) or unicodedata.normalize("NFKC", char)
        return plain if len(plain) == 1 else char
    if char in "\x02\xad\ufffe":
        return "-"
    if char.isspace() or "\x7f" <= char < "\xa0" or unicodedata.category(char) == "Cf":
        return " "
    if "\uf020" <= char <= "\uf0ff":
        return "•"
    return "\ufffd"
