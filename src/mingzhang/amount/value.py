"""The amount: an exact integer, its unit, and the precision it was printed with."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from mingzhang.amount.interval import Interval
from mingzhang.amount.unit import Kind, Unit


class Amount(Struct, frozen=True):
    """One printed amount.

    ``value``: exact count of the unit's smallest step (分 for money, ten-thousandths otherwise).
    ``unit``: the unit it is printed in. ``precision``: *declared* decimals, those of its column or
    kind and never just the visible digits, because trailing zeros are trimmed (3.9, 14, 100).
    """

    value: int
    unit: Unit
    precision: int

    @property
    def kind(self) -> Kind:
        """Money, count, rate or score."""
        return self.unit.kind

    @property
    def interval(self) -> Interval:
        """The exact values that print as this amount (rounded half away from zero, as 四舍五入 does).

        Where the declared precision is as fine as the smallest step the print is exact.
        """
        step = self.step
        if step <= 1:
            return Interval(self.value, self.value)
        half = step // 2
        if self.value > 0:
            return Interval(self.value - half, self.value + half - 1)
        if self.value < 0:
            return Interval(self.value - half + 1, self.value + half)
        return Interval(1 - half, half - 1)

    @property
    def exact(self) -> Interval:
        """The interval that holds only the printed value."""
        return Interval(self.value, self.value)

    @property
    def step(self) -> int:
        """One unit in the last declared place, in smallest steps."""
        return max(self.unit.scale // int(10**self.precision), 1)

    @property
    def decimal(self) -> str:
        """The amount as a decimal string in the printed unit, with the declared decimals (``902.56``)."""
        return format_scaled(self.value, self.unit.scale, self.precision)

    def with_precision(self, precision: int) -> Amount:
        """The same value with another declared precision."""
        return Amount(self.value, self.unit, precision)

    def __str__(self) -> str:
        return f"{self.decimal}{self.unit.symbol}"


@lru_cache(maxsize=8192)
def format_scaled(value: int, scale: int, decimals: int) -> str:
    """``value / scale`` as a decimal string with at least ``decimals`` decimals, exact to the last digit.

    More decimals appear where fewer would lose digits: nothing is rounded silently.
    """
    sign = "-" if value < 0 else ""
    whole, rest = divmod(abs(value), scale)
    digits = str(rest).rjust(len(str(scale)) - 1, "0") if scale > 1 else ""
    kept = len(digits.rstrip("0"))
    shown = digits[: max(kept, decimals)].ljust(decimals, "0")
    return f"{sign}{whole}.{shown}" if shown else f"{sign}{whole}"


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """``value`` rounded half away from zero to ``decimals`` decimals (四舍五入), exactly."""
    factor = int(10**decimals)
    scaled = abs(value) * factor * 2 + 1
    rounded = Fraction(scaled.numerator // (scaled.denominator * 2), factor)
    return -rounded if value < 0 else rounded
