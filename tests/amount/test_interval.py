"""Interval arithmetic: exact, and never narrower than the truth."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mingzhang.amount import Interval

NUMBERS = st.integers(-(10**12), 10**12)
INTERVALS = st.tuples(NUMBERS, NUMBERS).map(lambda ends: Interval(min(ends), max(ends)))


@st.composite
def inside(draw: st.DrawFn) -> tuple[Interval, int]:
    interval = draw(INTERVALS)
    return interval, draw(st.integers(interval.low, interval.high))


@given(inside(), inside())
def test_sums_and_differences_hold_every_true_value(
    first: tuple[Interval, int], second: tuple[Interval, int]
) -> None:
    """Whatever the two true values are, their sum lies in the sum of the intervals."""
    (a, x), (b, y) = first, second
    assert x + y in a + b
    assert x - y in a - b
    assert -x in -a
    assert x in a.hull(b)


@given(inside(), st.integers(-1000, 1000))
def test_multiples_hold_every_true_value(pair: tuple[Interval, int], factor: int) -> None:
    """A negative factor turns the interval round."""
    interval, value = pair
    assert value * factor in interval.times(factor)


@given(INTERVALS, INTERVALS)
def test_two_prints_can_be_one_fact_if_they_meet(a: Interval, b: Interval) -> None:
    """Meeting means that the intersection is not empty."""
    assert a.meets(b) == (not (a & b).empty)


def test_neighbouring_prints_do_not_meet() -> None:
    """326.71 and 326.72 万元 share no 分."""
    assert not Interval(326_705_000, 326_714_999).meets(Interval(326_715_000, 326_724_999))
    assert Interval(5, 4).empty
    assert Interval.point(3) == Interval(3, 3)
