"""Ratios of printed amounts against a printed percentage, with intervals and exact fractions."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from mingzhang.amount import Amount, Interval, round_half_up
from mingzhang.amount.unit import OTHER_SCALE
from mingzhang.findings import Verdict


class Ratio(Struct, frozen=True):
    """``part / whole`` in percent, from the values printed and from the intervals they stand for."""

    printed: Fraction
    low: Fraction
    high: Fraction


def ratio(part: int, part_range: Interval, whole: int, whole_range: Interval) -> Ratio | None:
    """The percentage, or None where the whole may be zero or negative (no rate on a zero base)."""
    if whole <= 0 or whole_range.low <= 0:
        return None
    ends = [
        Fraction(p, w) for p in (part_range.low, part_range.high) for w in (whole_range.low, whole_range.high)
    ]
    return Ratio(Fraction(100 * part, whole), 100 * min(ends), 100 * max(ends))


def judge(found: Ratio, stated: Amount, decimals: int) -> Verdict:
    """Exact if the quotient of the printed figures rounds to the stated percentage; tail if the intervals meet."""
    value = Fraction(stated.value, OTHER_SCALE)
    if round_half_up(found.printed, decimals) == value:
        return Verdict.EXACT
    half = Fraction(1, 2 * int(10**decimals))
    if found.low < value + half and found.high >= value - half:
        return Verdict.TAIL
    return Verdict.BROKEN


def a_step_away(found: Ratio, stated: Amount, decimals: int) -> bool:
    """Whether the stated percentage is one unit in the last printed place away from one that rounding explains."""
    value = Fraction(stated.value, OTHER_SCALE)
    reach = Fraction(3, 2 * int(10**decimals))
    nearest = round_half_up(found.printed, decimals)
    close = abs(value - nearest) * int(10**decimals) == 1
    return close or (found.low < value + reach and found.high >= value - reach)


def percent_text(value: Fraction, decimals: int) -> str:
    """A percentage rounded half up, as a decimal string without the sign %."""
    scaled = round_half_up(value, decimals) * int(10**decimals)
    sign = "-" if scaled < 0 else ""
    digits = str(abs(int(scaled))).rjust(decimals + 1, "0")
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}" if decimals else f"{sign}{digits}"
