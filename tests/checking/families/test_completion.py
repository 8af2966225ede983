"""A completion rate against a budget that only the change betrays."""

from __future__ import annotations

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, arithmetic_findings, breaks, holds, undecided

TEXT = Drawn("""
第三部分 情况说明
四、财政拨款收入支出决算总体情况说明
本部门2024年度财政拨款本年支出100.00万元，完成年初预算的125.00%，比年初预算增加20.00万元。
""")


def test_the_budget_is_the_figure_less_the_change() -> None:
    """100.00 is 20.00 more than a budget of 80.00, and 125 % of it."""
    assert holds(TEXT.reading, "share.completion")


def test_a_change_that_does_not_fit_the_rate() -> None:
    """50.00 more than the budget would be 200 % of it."""
    wrong = TEXT.but(("增加20.00万元", "增加50.00万元"))
    (found,) = breaks(wrong, "share.completion")
    assert (found.expected, found.words["printed"]) == ("200.00", "125.00")
    (finding,) = arithmetic_findings(wrong)
    assert finding.severity is Severity.ERROR


def test_the_other_direction() -> None:
    """减少 for 增加: of 120.00 it would be 83.33 %."""
    (found,) = breaks(TEXT.but(("增加20.00", "减少20.00")), "share.completion")
    assert found.expected == "83.33"


def test_without_a_change_nothing_is_decided() -> None:
    """Neither the budget nor the difference is printed."""
    assert undecided(TEXT.but(("，比年初预算增加20.00万元", "")), "share.completion")
