"""Closed intervals of integers: the true values a print may stand for."""

from __future__ import annotations

from msgspec import Struct


class Interval(Struct, frozen=True):
    """All integers from ``low`` to ``high``, both included. ``low > high`` is the empty interval.

    902.56 万元 stands for every amount that rounds half up to it, 9,025,550.00 元 to 9,025,649.99 元,
    hence ``Interval(902_555_000, 902_564_999)`` in 分.
    """

    low: int
    high: int

    @staticmethod
    def point(value: int) -> Interval:
        """The interval of exactly one value."""
        return Interval(value, value)

    @property
    def empty(self) -> bool:
        """True if no integer lies in the interval."""
        return self.low > self.high

    def __contains__(self, value: int) -> bool:
        return self.low <= value <= self.high

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __and__(self, other: Interval) -> Interval:
        return Interval(max(self.low, other.low), min(self.high, other.high))

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def times(self, factor: int) -> Interval:
        """The interval of ``factor`` times each end."""
        if factor >= 0:
            return Interval(self.low * factor, self.high * factor)
        return Interval(self.high * factor, self.low * factor)

    def meets(self, other: Interval) -> bool:
        """True if the two share at least one value."""
        return self.low <= other.high and other.low <= self.high
