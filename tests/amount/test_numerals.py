"""Numerals as disclosures print them, and as recovered text damages them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.amount import (
    COUNT,
    MONEY_UNITS,
    PERCENT,
    SCORE,
    WAN,
    YI,
    YUAN,
    Amount,
    Special,
    Unit,
    parse_amount,
    read_money,
    to_half_width,
)

UNITS = st.sampled_from([*MONEY_UNITS, PERCENT, SCORE, COUNT])
_WIDE = str.maketrans("0123456789.,-+", "０１２３４５６７８９．，－＋")


def value(text: str, unit: Unit = WAN) -> int | None:
    amount = parse_amount(text, unit)
    return None if amount is None else amount.value


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("1234.56", 1_234_560_000),
        ("1,234.56", 1_234_560_000),
        ("１，２３４．５６", 1_234_560_000),
        ("1234. 56", 1_234_560_000),
        ("1, 234.56", 1_234_560_000),
        (" 14 ", 14_000_000),
        ("3.9", 3_900_000),
        ("-0.30", -300_000),
        ("－0.30", -300_000),
        ("−0.30", -300_000),
        ("+7", 7_000_000),
        ("0", 0),
        ("0.00", 0),
        ("12.345678", 12_345_678),
        ("12.34567800", 12_345_678),
    ],
)
def test_ten_thousands_of_yuan_are_counted_in_fen(text: str, fen: int) -> None:
    """902.56 万元 is 902,560,000 分: exact, however it is spaced or widened."""
    assert value(text) == fen


@pytest.mark.parametrize(
    "text",
    [
        "",
        "无",
        "——",
        "1,23.45",
        "17,76.49",
        "1,2345",
        "1.2.3",
        "1..2",
        "12a",
        "12%",
        "1 2",
        "--5",
        "1.",
        ".5",
        "9" * 30,
    ],
)
def test_what_is_no_number_is_not_guessed(text: str) -> None:
    """Wrong thousands groups, two points, letters: a guess would be a figure nobody printed."""
    assert parse_amount(text, WAN) is None


def test_more_decimals_than_a_fen_are_refused() -> None:
    """0.0000001 万元 is a tenth of a 分."""
    assert parse_amount("0.0000001", WAN) is None
    assert parse_amount("12.345", YUAN) is None


def test_the_declared_precision_holds_where_zeros_are_trimmed() -> None:
    """14 in a column with two decimals is [13.995, 14.005)."""
    amount = parse_amount("14", WAN, 2)
    assert amount is not None
    assert (amount.precision, str(amount)) == (2, "14.00万元")


def test_visible_decimals_count_where_there_are_more() -> None:
    """3.825 in a column with two decimals still has three."""
    amount = parse_amount("3.825", WAN, 2)
    assert amount is not None
    assert amount.precision == 3


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", Special.BLANK),
        ("  ", Special.BLANK),
        ("——", Special.NOT_APPLICABLE),
        ("-", Special.NOT_APPLICABLE),
        ("—", Special.NOT_APPLICABLE),
        ("/", Special.NOT_APPLICABLE),
        ("不适用", Special.NOT_APPLICABLE),
        ("无", Special.NONE),
        ("0万元", Special.NONE),
        ("约12", Special.UNREADABLE),
        ("1,23", Special.UNREADABLE),
    ],
)
def test_what_a_money_cell_may_say_besides_an_amount(text: str, meaning: Special) -> None:
    """A blank is a zero, —— is not applicable, 无 is none; anything else is for a person to read."""
    assert read_money(text, WAN, 2) is meaning


def test_a_zero_in_a_cell_is_an_amount() -> None:
    """0.00 is printed, so it is an amount, not a blank."""
    assert read_money("0.00", WAN, 2) == Amount(0, WAN, 2)


def test_half_width_keeps_everything_else() -> None:
    """Only digits, points, signs and brackets change; Chinese stays."""
    assert to_half_width("（一）收入１２．５％") == "(一)收入12.5%"


@given(st.integers(-(10**15), 10**15), UNITS, st.integers(0, 4))
def test_what_is_printed_reads_back(count: int, unit: Unit, decimals: int) -> None:
    """Any amount → its decimal string → the same amount."""
    amount = Amount(count, unit, min(decimals, unit.max_decimals))
    assert parse_amount(amount.decimal, unit, amount.precision) == Amount(
        count, unit, max(amount.precision, len(amount.decimal.partition(".")[2]))
    )


@given(st.integers(-(10**15), 10**15), st.sampled_from([WAN, YUAN, YI]))
def test_separators_and_full_width_change_nothing(fen: int, unit: Unit) -> None:
    """1234567.89, 1,234,567.89 and １，２３４，５６７．８９ are one number."""
    plain = Amount(fen, unit, 2).decimal
    whole, point, decimals = plain.partition(".")
    grouped = f"{int(whole):,}" if whole not in ("-0", "0") else whole
    for text in (
        grouped + point + decimals,
        plain.translate(_WIDE),
        (grouped + point + decimals).translate(_WIDE),
    ):
        amount = parse_amount(text, unit)
        assert amount is not None
        assert amount.value == fen


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_nothing(text: str) -> None:
    """Reading never raises."""
    amount = parse_amount(text, WAN)
    assert amount is None or abs(amount.value) < 10**31
    assert isinstance(read_money(text, WAN, 2), Amount | Special)


@pytest.mark.parametrize("text", ["-12.50", "－12.50", "−12.50", "–12.50", "‐12.50", "﹣12.50"])
def test_minus_signs_of_every_kind(text: str) -> None:
    assert value(text) == -12500000


def test_a_long_dash_before_a_figure_is_no_minus_sign() -> None:
    assert value("—12.50") is None
