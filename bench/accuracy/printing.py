"""Integers to printed figures: rounded once, half away from zero."""

from __future__ import annotations

WAN = 1_000_000
"""分 in one 万元."""
YUAN = 100
"""分 in one 元."""


def rounded(number: int, divisor: int, digits: int) -> int:
    """``number / divisor`` in units of the last printed digit."""
    if divisor < 0:
        number, divisor = -number, -divisor
    scaled = abs(number) * int(10**digits)
    whole = (2 * scaled + divisor) // (2 * divisor)
    return -whole if number < 0 else whole


def decimal(value: int, digits: int, *, commas: bool = False, trim: bool = False) -> str:
    """A scaled integer as a decimal; ``trim``: without zeros at the end, as spreadsheets show it."""
    whole, rest = divmod(abs(value), 10**digits)
    text = f"{whole:,}" if commas else str(whole)
    tail = f"{rest:0{digits}d}" if digits else ""
    if trim:
        tail = tail.rstrip("0")
    sign = "-" if value < 0 else ""
    return f"{sign}{text}.{tail}" if tail else f"{sign}{text}"
