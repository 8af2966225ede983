"""What a bureau makes of the rulebook."""

from __future__ import annotations

from mingzhang.checking import check_reading
from mingzhang.checking.policy import Policy
from mingzhang.findings import Severity
from tests.checking.tables import Drawn


def test_a_rule_is_switched_off_or_made_milder(doc: Drawn) -> None:
    """10 + 3 is not 14.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 14.00 | 10.00 | 3.00
    201 | 一般公共服务支出 | 14.00 | 10.00 | 3.00
    """

    def severities(policy: Policy) -> set[Severity]:
        report = check_reading(doc.reading, policy)
        return {f.severity for f in report.findings if f.rule.id == "rollup.nature"}

    assert severities(Policy()) == {Severity.ERROR}
    assert severities(Policy(severities={"rollup.nature": Severity.WARNING})) == {Severity.WARNING}
    off = Policy(off=frozenset({"rollup.nature"}))
    assert severities(off) == set()
    (run,) = [run for run in check_reading(doc.reading, off).rules if run.rule.id == "rollup.nature"]
    assert run.counts.total == 0
    assert run.reason == "已按设置停用"


def test_a_graver_rule_does_not_make_rounding_an_error(doc: Drawn) -> None:
    """0.30 + 35.28 prints as 35.57 in good faith.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 35.57 | 0.30 | 35.28
    201 | 一般公共服务支出 | 35.57 | 0.30 | 35.28
    """
    report = check_reading(doc.reading, Policy(severities={"rollup.nature": Severity.ERROR}))
    assert {f.severity for f in report.findings if f.rule.id == "rollup.nature"} == {Severity.NOTE}
