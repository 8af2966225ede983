"""Numbers of HTML lists, which a browser prints and the source does not hold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from mingzhang.readers.docx.numerals import spelled
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

_STYLE = regex(r"list-style(?:-type)?\s*:\s*([\w\s-]+)", re.IGNORECASE)
_TYPES = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_STYLES = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter", "upper-alpha": "upperLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand", "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand", "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-decimal": "ideographDigital", "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
    "none": "none", "disc": "none", "circle": "none", "square": "none",
}  # fmt: skip
_CJK = frozenset(
    {
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "ideographDigital",
        "ideographTraditional",
        "ideographZodiac",
    }
)


class List(Struct):
    """One open list: how it prints, the next number, and the step (-1 where it counts down)."""

    style: str
    next: int
    step: int = 1

    def label(self, item: _Element) -> str:
        """The number of the next item with what stands behind it; empty for a bullet."""
        given = whole(item.get("value", ""))
        if given is not None:
            self.next = given
        now = self.next
        self.next += self.step
        style = _named(item, self.style)
        if style == "none":
            return ""
        return spelled(now, style) + ("、" if style in _CJK else ". ")


def open_list(node: _Element) -> List:
    """The list an ``ol`` (or ``ul``, ``menu``, ``dir``) begins."""
    if node.tag != "ol":
        return List(_named(node, "none"), 1)
    style = _named(node, _TYPES.get(node.get("type", "1").strip(), "decimal"))
    reverse = node.get("reversed") is not None
    start = whole(node.get("start", ""))
    if start is None:
        start = sum(1 for child in node if child.tag == "li") if reverse else 1
    return List(style, start, -1 if reverse else 1)


def whole(text: str) -> int | None:
    """A whole number as HTML reads attributes: leading blanks and what follows the digits do not matter."""
    match = re.match(r"\s*([-+]?\d{1,9})", text)
    return int(match.group(1)) if match else None


def _named(node: _Element, otherwise: str) -> str:
    match = _STYLE.search(node.get("style", ""))
    if match is None:
        return otherwise
    return next((_STYLES[word] for word in match.group(1).lower().split() if word in _STYLES), otherwise)
