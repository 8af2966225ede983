"""Slips: how a figure comes to be misprinted, recognised from what is printed and what should be.

Everything is decided on the digits as a person sees them, so trailing zeros that were trimmed count as there.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from mingzhang.amount import Amount, format_scaled, parse_amount, to_half_width
from mingzhang.findings import Cell
from mingzhang.regex import regex


class Slip(StrEnum):
    """The kinds of misprint, by the name a report gives them."""

    MISREAD = "一位数字误认"
    DIGIT = "一位数字不同"
    SWAPPED = "两位数字颠倒"
    LOST = "漏了一位数字"
    ADDED = "多了一位数字"
    POINT_LOST = "漏了小数点"
    POINT = "小数点位置不对"
    UNIT = "元与万元混用"
    SIGN = "正负号不对"
    DIRECTION = "增减方向相反"
    NEIGHBOUR_ROW = "误抄相邻行的数"
    NEIGHBOUR_COLUMN = "误抄同一行另一列的数"
    LAST_YEAR = "误用上年的数"
    ROUNDED_PARTS = "用四舍五入后的分项相加"
    BLANK = "应填数而空着"
    LAST_PLACE = "末位相差 1"
    ROW_LOST = "漏了一行"
    ROW_ADDED = "多了一行"
    ADDED_UP = "合计加错"
    EXCHANGED = "两格的数互换"
    MISPLACED = "填错了格"


_ALIKE = ("38", "56", "17", "06", "89", "68", "08", "27", "14", "49", "35", "09", "58")
CONFUSED = frozenset({*_ALIKE, *(pair[::-1] for pair in _ALIKE)})
"""Digits that optical recognition mistakes for each other."""
_NUMERAL = regex(r"-?\d[\d,]*(?:\.\d+)?")
_POWERS = {1: Slip.POINT, 2: Slip.POINT, 3: Slip.POINT, 4: Slip.UNIT}


def spelled(cell: Cell) -> str:
    """The digits as printed; those of the amount where the text prints them otherwise or not at all."""
    match = _NUMERAL.search(to_half_width(cell.cited.printed))
    if match is not None:
        text = match.group().replace(",", "")
        seen = parse_amount(text, cell.amount.unit)
        if seen is not None and abs(seen.value) == abs(cell.amount.value):
            return text
    return "" if cell.blank else cell.amount.decimal


def spelled_as(cell: Cell, value: int) -> str:
    """How the cell would print another value: with the decimals it shows, more where digits would be lost."""
    own = spelled(cell)
    decimals = len(own.partition(".")[2]) if own else cell.amount.precision
    return format_scaled(value, cell.amount.unit.scale, decimals)


def slip_between(cell: Cell, value: int) -> Slip | None:
    """How ``value`` came to be printed as it is in the cell, None where no usual slip explains it."""
    old = cell.amount.value
    if cell.blank:
        return Slip.BLANK if not cell.printed_nowhere else Slip.ROW_LOST
    if value == -old and old:
        return Slip.SIGN
    if (value < 0) != (old < 0) and old and value:
        return None
    for printed, meant in _variants(cell, value):
        found = _by_digits(printed, meant)
        if found is not None:
            return found
    return _by_power(old, value)


def _variants(cell: Cell, value: int) -> Iterator[tuple[str, str]]:
    """Both numerals with equal decimals: those shown, and those declared."""
    scale, own = cell.amount.unit.scale, spelled(cell).lstrip("-")
    shown = len(own.partition(".")[2])
    for decimals in dict.fromkeys((shown, max(shown, cell.amount.precision))):
        meant = format_scaled(abs(value), scale, decimals)
        if len(meant.partition(".")[2]) == decimals:
            yield format_scaled(abs(cell.amount.value), scale, decimals), meant
    yield own, format_scaled(abs(value), scale, shown)
    yield _trimmed(own), _trimmed(format_scaled(abs(value), scale, 0))


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def _by_digits(printed: str, meant: str) -> Slip | None:
    if len(printed) == len(meant):
        unlike = [i for i, (a, b) in enumerate(zip(printed, meant, strict=True)) if a != b]
        pairs = [printed[i] + meant[i] for i in unlike]
        if any("." in pair for pair in pairs):
            return None
        if len(unlike) == 1:
            return Slip.MISREAD if pairs[0] in CONFUSED else Slip.DIGIT
        if len(unlike) == 2 and pairs[0] == pairs[1][::-1]:
            return Slip.SWAPPED
        return None
    longer, shorter = (meant, printed) if len(meant) > len(printed) else (printed, meant)
    if len(longer) - len(shorter) != 1:
        return None
    for index, char in enumerate(longer):
        if longer[:index] + longer[index + 1 :] == shorter:
            if char == ".":
                return Slip.POINT_LOST if longer is meant else Slip.POINT
            return Slip.LOST if longer is meant else Slip.ADDED
    return None


def _by_power(old: int, value: int) -> Slip | None:
    for power, slip in _POWERS.items():
        factor = 10**power
        if old and (old == value * factor or value == old * factor):
            return slip
    return None


def misprints(cell: Cell) -> Iterator[int]:
    """Values whose print differs from the cell's by one digit, or by two neighbours that changed places."""
    text = spelled(cell).lstrip("-")
    sign = -1 if cell.amount.value < 0 else 1
    for changed in _respelled(text):
        found = parse_amount(changed, cell.amount.unit)
        if found is not None and found.value != abs(cell.amount.value):
            yield sign * found.value


def _respelled(text: str) -> Iterator[str]:
    for index, char in enumerate(text):
        if not char.isdigit():
            continue
        for digit in "0123456789":
            if digit != char:
                yield text[:index] + digit + text[index + 1 :]
        following = index + 1
        if following < len(text) and text[following].isdigit() and text[following] != char:
            yield text[:index] + text[following] + char + text[following + 1 :]


def changed_digits(cell: Cell) -> Iterator[tuple[str, Amount]]:
    """Every print of the cell with one digit replaced, with its amount."""
    text = spelled(cell)
    for index, char in enumerate(text):
        for digit in "0123456789":
            if char.isdigit() and digit != char:
                changed = text[:index] + digit + text[index + 1 :]
                found = parse_amount(changed, cell.amount.unit, cell.amount.precision)
                if found is not None:
                    yield changed, found
