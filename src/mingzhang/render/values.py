"""What is printed in a cell, as a value: a number with its format, or text that must stay text."""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from mingzhang.document import Align, Cell, ValueKind
from mingzhang.regex import regex
from mingzhang.render.grid import Grid

_NUMBER = regex(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?(%?)")
_CENTERED = frozenset({ValueKind.LINE})
_NUMERIC = frozenset({ValueKind.AMOUNT, ValueKind.COUNT, ValueKind.PERCENT, ValueKind.SCORE, ValueKind.LINE})
MAX_DIGITS = 15
"""Significant digits a worksheet keeps; a longer number stays text rather than be rounded."""


class Number(Struct, frozen=True):
    """A number exactly as printed, and the number format that prints it so again."""

    value: Decimal
    format: str


def number(text: str, kind: ValueKind | None) -> Number | None:
    """The number a cell of this kind prints, or None for text.

    Where the kind is not known only figures with decimals are numbers: others may be codes or years.
    """
    match = _NUMBER.fullmatch(text)
    if match is None or (kind not in _NUMERIC and (kind is not None or match.group(1) is None)):
        return None
    digits = re.sub(r"[-,.%]", "", text)
    whole = text.lstrip("-").rstrip("%").split(".")[0].replace(",", "")
    if len(digits.lstrip("0")) > MAX_DIGITS or (len(whole) > 1 and whole[0] == "0"):
        return None
    value = Decimal(text.rstrip("%").replace(",", ""))
    if not value and text.startswith("-"):
        return None
    percent = match.group(2)
    decimals = len(match.group(1) or "")
    picture = ("#,##0" if "," in text else "0") + ("." + "0" * decimals if decimals else "") + percent
    return Number(value.scaleb(-2) if percent else value, picture)


def alignment(cell: Cell, grid: Grid) -> Align:
    """Where a cell's text stands: headers and a form's labels in the middle, figures at the end, words at the start.

    The name of a row in a column of known kind stands as that kind does.
    """
    if cell.align is not None:
        return cell.align
    kind = grid.kind(cell)
    if cell.row < grid.header_rows or (cell.head and kind is None):
        return Align.CENTER
    if kind in _CENTERED:
        return Align.CENTER
    if kind in _NUMERIC or (kind is None and number(cell.text, None) is not None):
        return Align.END
    return Align.START


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet program might take the text for a formula."""
    return text.startswith(("=", "+", "-", "@", "\t", "\r"))
