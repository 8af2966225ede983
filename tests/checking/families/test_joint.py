"""Joint feasibility of all tables: one set of 元 amounts behind everything they print."""

from __future__ import annotations

import pytest

from mingzhang.checking.families import joint
from mingzhang.checking.feasible import Answer, Outcome
from mingzhang.findings import Severity, Verdict
from tests.checking.tables import (
    Drawn,
    arithmetic_findings,
    breaks,
    broken_rules,
    holds,
    of,
    relations,
    silent,
    undecided,
)

TABLE = """
支出决算表
科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | | 20.01 | 10.01 | 9.99
205 | 教育支出 | 10.00 | 5.00 | 4.99
213 | 农林水支出 | 10.00 | 5.00 | 4.99
"""
"""Rounded by hand: every sum is a tail of 0.01, and no amounts in 元 satisfy them together. A class is below
10.000 (5.00 < 5.005, 4.99 < 4.995), so two of them stay below 20.000, and 合计 is at least 20.005."""


def test_tails_that_rounding_explains_together(doc: Drawn) -> None:
    """210 = 35.57 with parts of 35.58: true amounts exist (0.296 + 35.276 = 35.572).

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 40.57 | 35.57 | 5.00
    210 | 卫生健康支出 | 35.57 | 35.57 |
    21007 | 计划生育事务 | 0.30 | 0.30 |
    21011 | 行政事业单位医疗 | 35.28 | 35.28 |
    213 | 农林水支出 | 5.00 | | 5.00
    """
    assert holds(doc.reading, "joint")
    assert arithmetic_findings(doc.reading) == []


def test_tails_one_by_one_that_cannot_all_be_true() -> None:
    """Hard case 10: one warning that names a smallest conflicting set, and no error."""
    drawn = Drawn(TABLE)
    assert broken_rules(drawn.reading) == {"joint"}
    (found,) = breaks(drawn.reading, "joint")
    (finding,) = arithmetic_findings(drawn.reading)
    assert (finding.severity, finding.rule.id) == (Severity.WARNING, "joint")
    cited = {(operand.cited.row, operand.amount) for operand in found.operands}
    assert {row for row, _ in cited} == {"合计", "205 教育支出", "213 农林水支出"}
    assert ("合计", "20.01") in cited
    assert len(found.operands) == 5, "the total, both classes, and the two parts of one of them"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("合计 | | 20.01 | 10.01 | 9.99", "合计 | | 20.00 | 10.01 | 9.99"),
        ("合计 | | 20.01 | 10.01 | 9.99", "合计 | | 19.99 | 10.01 | 9.98"),
    ],
)
def test_the_same_tails_with_a_possible_total(old: str, new: str) -> None:
    """Classes of 5.004 + 4.994 make a total of 19.996, classes of 5.004 + 4.992 one of 19.992."""
    drawn = Drawn(TABLE)
    assert "joint" not in broken_rules(drawn.but((old, new)))


def test_without_tails_there_is_nothing_to_search(doc: Drawn) -> None:
    """Everything adds up to the cent: the printed figures themselves are the answer.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 20.00 | 10.00 | 10.00
    213 | 农林水支出 | 20.00 | 10.00 | 10.00
    """
    (found,) = of(doc.reading, "joint", Verdict.EXACT)
    assert found.key == "全部"


def test_without_tables_there_is_no_relation(doc: Drawn) -> None:
    """A narrative alone.

    第三部分 情况说明
    三、支出决算情况说明
    2024年度支出合计120.00万元。
    """
    assert silent(doc.reading, "joint")


def test_a_broken_sum_does_not_make_the_rest_infeasible(doc: Drawn) -> None:
    """第一类 breaks its own row and column; the joint test speaks of what is left.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 40.57 | 35.57 | 5.00
    210 | 卫生健康支出 | 53.57 | 35.57 |
    21007 | 计划生育事务 | 0.30 | 0.30 |
    21011 | 行政事业单位医疗 | 35.28 | 35.28 |
    213 | 农林水支出 | 5.00 | | 5.00
    """
    assert broken_rules(doc.reading) == {"rollup.nature", "rollup.function"}
    assert holds(doc.reading, "joint")


def test_two_tables_one_unit_apart_enter_as_their_union(doc: Drawn) -> None:
    """农林水 is 40.01 in one table and 40.00 in the other: both intervals are possible (hard case 8).

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 60.02 | 五、教育支出 | 3 | 20.00
    | | | 十二、农林水支出 | 5 | 40.01
    本年收入合计 | 2 | 60.02 | 本年支出合计 | 4 | 60.02

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 60.02 | 30.00 | 30.02
    205 | 教育支出 | 20.00 | 10.00 | 10.00
    213 | 农林水支出 | 40.00 | 20.00 | 20.01
    """
    assert breaks(doc.reading, "joint") == []


def test_an_unanswered_question_is_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    """The solver is not installed or gives no answer in time: undecided, and the reader is told why."""
    monkeypatch.setattr(joint, "solve", lambda equations, bounds: Answer(Outcome.UNKNOWN))
    unknown = Drawn(TABLE).reading
    assert breaks(unknown, "joint") == []
    assert undecided(unknown, "joint") == ["可行解（求解未能在限定时间内得出结论）"]
    relations.cache_clear()
