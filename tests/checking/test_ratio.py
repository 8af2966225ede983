"""Percentages of printed amounts, with exact fractions and the intervals behind the figures."""

from __future__ import annotations

from fractions import Fraction

import pytest

from mingzhang.amount import PERCENT, Amount, parse_amount
from mingzhang.checking.ratio import a_step_away, judge, percent_text, ratio
from mingzhang.findings import Verdict
from tests.checking.tables import money


def percent(text: str) -> Amount:
    amount = parse_amount(text, PERCENT)
    assert amount is not None
    return amount


def judged(part: str, whole: str, stated: str) -> Verdict:
    """What becomes of ``part / whole = stated %``, both in 万元 to 0.01."""
    above, below = money(part), money(whole)
    found = ratio(above.value, above.interval, below.value, below.interval)
    assert found is not None
    return judge(found, percent(stated), len(stated.partition(".")[2]))


@pytest.mark.parametrize(
    ("part", "whole", "stated", "expected"),
    [
        ("20.00", "30.00", "66.67", Verdict.EXACT),
        ("20.00", "30.00", "66.66", Verdict.TAIL),
        ("20.00", "30.00", "66.80", Verdict.BROKEN),
        ("659.53", "674.38", "97.80", Verdict.EXACT),
        ("659.53", "674.38", "97.8", Verdict.EXACT),
        ("659.53", "674.38", "98", Verdict.EXACT),
        ("659.53", "674.38", "97", Verdict.BROKEN),
        ("20000.00", "30000.00", "66.66", Verdict.BROKEN),
        ("0.00", "30.00", "0.00", Verdict.EXACT),
        ("-3.00", "30.00", "-10.00", Verdict.EXACT),
        ("-3.00", "30.00", "10.00", Verdict.BROKEN),
        ("1.00", "800.00", "0.13", Verdict.EXACT),
        ("1.00", "800.00", "0.12", Verdict.TAIL),
    ],
)
def test_quotients(part: str, whole: str, stated: str, expected: Verdict) -> None:
    """20.00 of 30.00 is 66.67 %; 66.66 % may be the rounded quotient of the exact 元, because 20.00 is coarse;
    of 20000.00 and 30000.00 it may not. 1 of 800 is 0.125 %, half up 0.13 %."""
    assert judged(part, whole, stated) is expected


@pytest.mark.parametrize("whole", ["0.00", "-5.00"])
def test_no_rate_on_a_base_that_may_be_zero_or_negative(whole: str) -> None:
    base = money(whole)
    assert ratio(100, money("1.00").interval, base.value, base.interval) is None


def test_percent_text_rounds_half_up() -> None:
    """0.125 → 0.13, −0.125 → −0.13, 66.5 without decimals → 67."""
    assert percent_text(Fraction(1, 8), 2) == "0.13"
    assert percent_text(Fraction(-1, 8), 2) == "-0.13"
    assert percent_text(Fraction(133, 2), 0) == "67"
    assert percent_text(Fraction(5, 1), 2) == "5.00"


def test_a_step_away_is_one_unit_of_the_last_printed_place_beyond_rounding() -> None:
    """33.34 % for a third is one step of 0.01 away, 33.4 % one step of 0.1, 34 % one whole step."""
    third = money("100000.00"), money("300000.00")
    found = ratio(third[0].value, third[0].interval, third[1].value, third[1].interval)
    assert found is not None
    assert a_step_away(found, percent("33.34"), 2)
    assert a_step_away(found, percent("33.32"), 2)
    assert not a_step_away(found, percent("33.31"), 2)
    assert not a_step_away(found, percent("33.35"), 2)
    assert a_step_away(found, percent("33.4"), 1)
    assert a_step_away(found, percent("34"), 0)


def test_a_step_is_counted_from_what_rounding_explains() -> None:
    """69.82 of 80.41 is 86.83 %, by the amounts before rounding it may be 86.84 %, evened out 86.85 %."""
    part, whole = money("69.82"), money("80.41")
    found = ratio(part.value, part.interval, whole.value, whole.interval)
    assert found is not None
    assert a_step_away(found, percent("86.85"), 2)
    assert not a_step_away(found, percent("86.87"), 2)
