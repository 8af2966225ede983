"""Reading printed numerals: full-width digits, thousands separators, signs, blanks, "——" and "无".

Layout inside a number is repaired where only one reading is possible (``1776. 49``); a digit never is.
What does not parse is returned as :attr:`Special.UNREADABLE`, for the unread list.
"""

from __future__ import annotations

from enum import StrEnum

from mingzhang.amount.unit import Unit
from mingzhang.amount.value import Amount
from mingzhang.regex import regex

_WIDE = {
    ord(wide): narrow
    for wide, narrow in zip("０１２３４５６７８９．，－＋％（）：　", "0123456789.,-+%():\x20", strict=True)
}
_WIDE[0x2212] = "-"
_WIDE[0x00A0] = " "
_NUMBER = regex(r"([-+]?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\Z")
_MINUS = regex(r"\A[‐‑‒–﹣](?=\d)")
"""Hyphens and the short dash that stand for a minus sign before a figure; a long dash says "not applicable"."""
_LOOSE_POINT = regex(r"(?<=\d)\s*([.,])\s*(?=\d)")
_NOT_APPLICABLE = regex(r"[-—–―─ー－_]+\Z|/\Z|不适用\Z")
MAX_DIGITS = 24
"""A longer run of digits is an account number or an attack, never an amount."""


class Special(StrEnum):
    """What a money cell may hold besides an amount."""

    BLANK = "blank"
    NOT_APPLICABLE = "not applicable"
    NONE = "none"
    UNREADABLE = "unreadable"


def to_half_width(text: str) -> str:
    """Full-width digits, points, commas, brackets and minus signs as their ASCII forms."""
    return text if text.isascii() else text.translate(_WIDE)


def parse_amount(text: str, unit: Unit, precision: int | None = None) -> Amount | None:
    """The amount ``text`` prints in ``unit``, or None if it is no well-formed number.

    ``precision`` is the declared number of decimals of the column or kind; without it, or where more
    digits are visible, the visible decimals count. Wrong thousands groups (``17,76.49``) and more
    decimals than the unit's smallest step has are refused: reading them would be a guess.
    """
    plain = to_half_width(text).strip()
    if not plain.isascii():
        plain = _MINUS.sub("-", plain, count=1)
    match = _NUMBER.match(plain) or _NUMBER.match(_LOOSE_POINT.sub(r"\1", plain))
    if match is None:
        return None
    sign, whole, decimals = match.group(1), match.group(2).replace(",", ""), match.group(3) or ""
    if len(whole) + len(decimals) > MAX_DIGITS:
        return None
    if len(decimals) > unit.max_decimals:
        if decimals[unit.max_decimals :].strip("0"):
            return None
        decimals = decimals[: unit.max_decimals]
    value = int(whole + decimals) * unit.scale // int(10 ** len(decimals))
    return Amount(-value if sign == "-" else value, unit, max(len(decimals), precision or 0))


def read_money(text: str, unit: Unit, precision: int) -> Amount | Special:
    """What a money cell says: an amount, blank, "——" (not applicable), "无", or unreadable."""
    stripped = text.strip()
    if not stripped:
        return Special.BLANK
    if stripped in ("无", "0元", "0万元"):
        return Special.NONE
    if _NOT_APPLICABLE.match(stripped):
        return Special.NOT_APPLICABLE
    return parse_amount(stripped, unit, precision) or Special.UNREADABLE
