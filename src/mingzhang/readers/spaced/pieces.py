"""A line cut into pieces at its gaps, each with the room it takes.

Some programs count a 汉字 as one column, others as two; whoever asks for the pieces says how it is measured.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from mingzhang.regex import regex

_WORDS = regex(r"[^\s\u3000]+")
_FIGURE = regex(r"[-+]?\d[\d,]*\.\d+%?|[-—–―]{1,4}|\d{3}(?:\d{2}){0,2}")
_NUMBER = regex(r"[-+]?\d[\d,]*(?:\.\d+)?%?|[-—–―]{1,4}")
_DECIMAL = regex(r"[-+]?\d[\d,]*\.\d+%?")
_SPREAD = frozenset(
    {"合计", "小计", "总计", "项目", "收入", "支出", "金额", "编码", "名称", "备注", "栏次", "行次"}
    | {"决算数", "预算数", "执行数", "统计数"}
)
"""Words that are set wide to fill their cell."""
MIN_HEADING = 4
Parting = Callable[[str, str], bool]
"""Whether a single space parts two words into two cells."""
_CODE = regex(r"\d{3}(?:\d{2}){0,2}")


class Piece(NamedTuple):
    """What stands between two gaps. ``start``, ``end``: the room it takes, ``end`` not included."""

    text: str
    start: int
    end: int

    @property
    def middle(self) -> int:
        """Twice its centre, so that it stays whole."""
        return self.start + self.end

    @property
    def is_number(self) -> bool:
        """Whether it is a figure, a code, an ordinal or a dash."""
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def is_decimal(self) -> bool:
        """Whether it is a figure with decimals."""
        return _DECIMAL.fullmatch(self.text) is not None

    @property
    def is_code(self) -> bool:
        """Whether it may be a code of three, five or seven digits."""
        return _CODE.fullmatch(self.text) is not None


def width(text: str, wide: int) -> int:
    """The room a text takes where a full-width character takes ``wide`` columns."""
    if wide == 1 or text.isascii():
        return len(text)
    return sum(wide if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def pieces(line: str, wide: int, parts: Parting | None = None) -> list[Piece]:
    """The pieces of a line: words a single space apart are one, unless ``parts`` says they are two cells.

    Without it they are two if one of them is a figure or both are as long as headings are.
    """
    parts = parts or _part
    found: list[Piece] = []
    at = reached = 0
    for match in _WORDS.finditer(line):
        word = match.group()
        gap = width(line[at : match.start()], wide)
        start = reached + gap
        at, reached = match.end(), start + width(word, wide)
        last = found[-1] if found else None
        if last is not None and gap == 1 and not parts(last.text, word):
            found[-1] = Piece(f"{last.text} {word}", last.start, reached)
        else:
            found.append(Piece(word, start, reached))
    return _letters_together(found)


def _part(left: str, right: str) -> bool:
    """Whether a single space parts two cells: beside a figure, or between two words as long as headings are."""
    long = min(len(left.rpartition(" ")[2]), len(right)) >= MIN_HEADING
    return long or _FIGURE.fullmatch(left) is not None or _FIGURE.fullmatch(right) is not None


def part_ordinals(left: str, right: str) -> bool:
    """As usual, and beside whole numbers: in tables that number their rows or split their codes."""
    return _part(left, right) or left.rpartition(" ")[2].isdigit() or right.isdigit()


def part_all(left: str, right: str) -> bool:
    """Headings a single space apart are two, unless letters of one word were set wide."""
    return not any(word.startswith(f"{left}{right}".replace(" ", "")) for word in _SPREAD)


def _letters_together(found: list[Piece]) -> list[Piece]:
    """合      计, spread over a cell for looks, is one word."""
    merged: list[Piece] = []
    for piece in found:
        last = merged[-1] if merged else None
        if last is not None and f"{last.text}{piece.text}" in _SPREAD:
            merged[-1] = Piece(last.text + piece.text, last.start, piece.end)
        else:
            merged.append(piece)
    return merged
