"""Scoring by 财预〔2020〕10号: rates from 元, marks in proportion, reasons where marks are lost."""

from __future__ import annotations

from fractions import Fraction

import pytest
from msgspec.structs import replace

from mingzhang.compose import profile_named
from mingzhang.points.ledger import Project, ProjectIndicator, ProjectMoney
from mingzhang.score import Scheme, Scored, score, summary

SCHEME = Scheme.of(profile_named("shanxi-2024").settings["scoring"])
REASON = "余额不够支付下一笔"


def indicator(operator: str, target: str, actual: str, weight: int = 10, **more: object) -> ProjectIndicator:
    """An indicator of 数量 unless told otherwise."""
    made = ProjectIndicator("数量", "指标", operator, "次", target, target, actual, Fraction(weight))
    return replace(made, **more)


def project(
    *indicators: ProjectIndicator, budget: int = 6_560_000, spent: int = 6_560_000, reason: str = ""
) -> Scored:
    """A scored project with one origin of money, in 分."""
    money = ProjectMoney("市县区财政资金", budget, budget, budget, spent, reason)
    return score(Project("甲", True, "", "目标", "完成", (money,), indicators), SCHEME)


@pytest.mark.parametrize(
    ("operator", "target", "actual", "marks"),
    [
        ("=", "100", "99.9", "9.99"),
        ("=", "100", "99.95", "9.99"),
        ("≥", "100000", "99999", "9.99"),
        ("=", "20", "22", "10"),
        ("≥", "2", "9", "10"),
        ("≥", "90", "45", "5"),
        ("≤", "5", "10", "5"),
        ("≤", "5", "5", "10"),
        ("区间", "90~95", "92", "10"),
        ("区间", "90~95", "45", "5"),
        ("区间", "90~95", "100", "9.5"),
        ("≥", "3", "0", "0"),
    ],
)
def test_marks_in_proportion(operator: str, target: str, actual: str, marks: str) -> None:
    """Met: all of 10. Unmet: 10 times the share attained, rounded once to two decimals, but never up to all."""
    (item,) = project(indicator(operator, target, actual)).indicators
    assert item.score == Fraction(marks)


def test_a_cost_is_met_by_spending_less() -> None:
    """成本 =23.34: 22 earns all, 24.92 earns 2.34 of 2.5."""
    under = indicator("=", "23.34", "22", weight=10, level2="成本")
    over = indicator("=", "23.34", "24.92", weight=10, level2="成本")
    assert [item.score for item in project(under, over).indicators] == [10, Fraction("9.37")]


def test_the_rate_is_computed_from_yuan() -> None:
    """65,564.53 of 65,600 prints 99.95 % and earns 9.99, not the 10.00 of 10 × 99.95 %."""
    money = project(spent=6_556_453, reason=REASON).total_money
    assert (money.rate, money.score, money.balance) == (Fraction("99.95"), Fraction("9.99"), 3547)


def test_nothing_budgeted_has_no_rate() -> None:
    """0 of 0: rate 0, no marks, and no fault."""
    scored = project(indicator("≥", "1", "1", weight=90), budget=0, spent=0)
    assert scored.total_money.rate == scored.total_money.score == 0
    assert (scored.total, scored.grade) == (Fraction(90), "优")


@pytest.mark.parametrize(("weight", "grade"), [(80, "优"), (79, "良"), (70, "良"), (50, "中"), (49, "差")])
def test_grades(weight: int, grade: str) -> None:
    """Execution earns 10: 90 is 优, 80 良, 60 中."""
    assert project(indicator("≥", "1", "1", weight=weight)).grade == grade


def _said(scored: Scored, *, stops: bool) -> str:
    return "；".join(problem.what for problem in scored.problems if problem.stops is stops)


def test_lost_marks_need_a_reason() -> None:
    """Both for an indicator and for the money; with a reason nothing is said."""
    silent = project(indicator("=", "100", "99.9", weight=90), spent=6_000_000)
    assert "“指标”没有得满分" in _said(silent, stops=True)
    assert "执行率为 91.46%" in _said(silent, stops=True)
    told = project(indicator("=", "100", "99.9", weight=90, deviation=REASON), spent=6_000_000, reason=REASON)
    assert _said(told, stops=True) == ""


def test_a_figure_that_cannot_be_read_is_told_once_at_its_cell() -> None:
    """10项 is no figure: no lost marks are reasoned about; a lost mark is told where its reason should stand."""
    cells = {"cell": "绩效指标!K6", "actual_cell": "绩效指标!I6", "reason_cell": "绩效指标!M6"}
    unread = project(indicator("≥", "10", "10项", weight=90, **cells))
    assert [problem.cell for problem in unread.problems if problem.stops] == ["绩效指标!I6"]
    lost = project(indicator("≥", "10", "5", weight=90, **cells))
    assert [problem.cell for problem in lost.problems if problem.stops] == ["绩效指标!M6"]
    worded = project(indicator("", "方便", "已完成", weight=90, **cells))
    assert [problem.cell for problem in worded.problems if problem.stops] == ["绩效指标!I6"]


def test_far_above_the_target_is_a_hint() -> None:
    """9 of 2 is 450 %; an analysis silences it."""
    assert "超过目标值的 120%" in _said(project(indicator("≥", "2", "9", weight=90)), stops=False)
    told = project(indicator("≥", "2", "9", weight=90, deviation="需求增加"))
    assert "超过目标值" not in _said(told, stops=False)


def test_qualitative_results_have_bands() -> None:
    """部分达成: 60 to 80 % of the marks, and the unit must say how many."""
    partly = "部分达成预期指标并具有一定效果"
    assert "没有填写得分" in _said(
        project(indicator("", "提高", partly, weight=90, deviation=REASON)), stops=True
    )
    out = project(indicator("", "提高", partly, weight=90, given=Fraction(80), deviation=REASON))
    assert "不在 54 到 72 分之间" in _said(out, stops=True)
    fine = project(indicator("", "提高", partly, weight=90, given=Fraction(60), deviation=REASON))
    assert _said(fine, stops=True) == ""
    assert "不是规定的说法" in _said(project(indicator("", "提高", "很好", weight=90)), stops=True)


def test_more_than_the_rule_gives_needs_a_reason() -> None:
    """10 given where the proportion gives 9.99."""
    given = indicator("=", "100", "99.9", weight=90, given=Fraction(90))
    assert "按完成比例应得 89.91 分，自填 90 分" in _said(project(given), stops=True)
    assert "自填 90 分" in _said(project(replace(given, deviation=REASON)), stops=False)


def test_weights_make_a_hundred() -> None:
    """80 and 10 for the money are 90; 90 in one group is unusual only."""
    assert "不等于 100" in _said(project(indicator("≥", "1", "1", weight=80)), stops=True)
    assert "原则上为 50" in _said(project(indicator("≥", "1", "1", weight=90)), stops=False)


def test_the_summary_counts_money_and_grades() -> None:
    """Two projects, one 优 and one 差."""
    found = summary(
        [project(indicator("≥", "1", "1", weight=90)), project(indicator("≥", "1", "1", weight=20))], SCHEME
    )
    assert (found.count, found.money, found.caliber) == (2, 13_120_000, "预算编制数")
    assert found.grades == {"优": 1, "良": 0, "中": 0, "差": 1}


def test_the_average_counts_every_project_the_same() -> None:
    """Totals 20 (10 of the rate, 10 of 10) and 15 (half of the indicator): 17.5; 0 where there is none."""
    full, half = project(indicator("≥", "2", "2")), project(indicator("≥", "2", "1"))
    assert [full.total, half.total] == [20, 15]
    assert summary([full, half], SCHEME).average == Fraction("17.5")
    assert summary([], SCHEME).average == 0
