"""The term of a sum: a print and how many times it counts."""

from __future__ import annotations

from msgspec import Struct

from mingzhang.amount import Amount, Interval, Kind
from mingzhang.points.reading import Print


class Term(Struct, frozen=True):
    """``factor`` times the amount of a print, in the role it plays (合计, 分项, 减数 …)."""

    factor: int
    print: Print
    role: str = ""


def true_range(item: Print) -> Interval:
    """The true values a print stands for; a blank cell is exactly zero, and three cars are three cars."""
    return item.amount.exact if item.blank or item.amount.kind is Kind.COUNT else item.amount.interval


def range_at(item: Print, value: int) -> Interval:
    """The true values the print would stand for if it read ``value``."""
    if value == item.amount.value:
        return true_range(item)
    if item.amount.kind is Kind.COUNT:
        return Interval.point(value)
    return Amount(value, item.amount.unit, item.amount.precision).interval
