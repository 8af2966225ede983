"""Amounts: what a print stands for, how it is written, how 四舍五入 rounds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.amount import (
    COUNT,
    PERCENT,
    WAN,
    YUAN,
    Amount,
    Interval,
    Kind,
    format_scaled,
    parse_amount,
    round_half_up,
)


def wan(text: str) -> Amount:
    amount = parse_amount(text, WAN, 2)
    assert amount is not None
    return amount


def test_a_print_stands_for_all_amounts_that_round_to_it() -> None:
    """902.56 万元 is 9,025,550.00 元 up to 9,025,649.99 元."""
    assert wan("902.56").interval == Interval(902_555_000, 902_564_999)


def test_a_negative_print_rounds_away_from_zero_too() -> None:
    """-902.56 万元 mirrors 902.56 万元: -9,025,550.00 元 still prints as -902.56."""
    assert wan("-902.56").interval == Interval(-902_564_999, -902_555_000)


def test_zero_reaches_to_both_sides() -> None:
    """0.00 万元 is any amount below 50 元, owed or owing."""
    assert wan("0.00").interval == Interval(-4_999, 4_999)


def test_yuan_to_the_fen_is_exact() -> None:
    """12.34 元 is 1,234 分 and nothing else."""
    assert Amount(1234, YUAN, 2).interval == Interval.point(1234)


@given(st.integers(-(10**12), 10**12))
def test_the_interval_holds_exactly_what_rounds_to_the_print(fen: int) -> None:
    """Rounding any 分 amount to 0.01 万元 gives the one print whose interval holds it."""
    rounded = round_half_up(Fraction(fen, 1_000_000), 2)
    printed = Amount(int(rounded * 1_000_000), WAN, 2)
    assert fen in printed.interval
    assert fen not in Amount(printed.value + 10_000, WAN, 2).interval
    assert fen not in Amount(printed.value - 10_000, WAN, 2).interval


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [("2.5", 0, "3"), ("-2.5", 0, "-3"), ("0.005", 2, "0.01"), ("99.9459", 2, "99.95"), ("1.2", 2, "1.2")],
)
def test_half_is_rounded_away_from_zero(number: str, decimals: int, rounded: str) -> None:
    """四舍五入, not banker's rounding."""
    assert round_half_up(Fraction(number), decimals) == Fraction(rounded)


def test_no_digit_is_ever_dropped_in_writing() -> None:
    """Asked for two decimals, a third that is there is shown."""
    assert format_scaled(3_825_000, 1_000_000, 2) == "3.825"
    assert format_scaled(3_900_000, 1_000_000, 2) == "3.90"
    assert format_scaled(-14_000_000, 1_000_000, 0) == "-14"


def test_an_amount_names_its_kind_and_unit() -> None:
    """Counts and rates never compare with money."""
    assert (Amount(120_000, COUNT, 0).kind, str(Amount(120_000, COUNT, 0))) == (Kind.COUNT, "12")
    assert str(Amount(998_100, PERCENT, 2)) == "99.81%"
    assert Amount(14_000_000, WAN, 0).with_precision(2) == wan("14")
    assert wan("14").exact == Interval.point(14_000_000)
