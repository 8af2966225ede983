"""Bridges between classifications: inequalities and hints, equalities only where the condition is known."""

from __future__ import annotations

import pytest

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, arithmetic_findings, breaks, broken_rules, holds, keys, silent, tails

DETAILS = """
一般公共预算财政拨款基本支出决算明细表
人员经费 | | | 公用经费 | |
科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数
301 | 工资福利支出 | 50.00 | 302 | 商品和服务支出 | 10.00
30101 | 基本工资 | 24.00 | 30212 | 因公出国（境）费用 | 1.00
30102 | 津贴补贴 | 5.00 | 30217 | 公务接待费 | 0.50
30108 | 机关事业单位基本养老保险缴费 | 8.00 | 30231 | 公务用车运行维护费 | 3.50
30109 | 职业年金缴费 | 4.00 | 30201 | 办公费 | 5.00
30110 | 职工基本医疗保险缴费 | 3.00 | | |
30113 | 住房公积金 | 6.00 | | |
人员经费合计 | | 50.00 | 公用经费合计 | | 10.00
"""

THREE_PUBLIC = """
财政拨款“三公”经费支出决算表
预算数 | | | | | | 决算数 | | | | |
合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费
| | 小计 | 公务用车购置费 | 公务用车运行维护费 | | | | 小计 | 公务用车购置费 | 公务用车运行维护费 |
9.00 | 2.00 | 6.00 | | 6.00 | 1.00 | 6.30 | 1.00 | 4.50 | | 4.50 | 0.80

注：预算数为“三公”经费全年预算数。
"""

ITEMS = """
一般公共预算财政拨款支出决算表
科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
合计 | | 80.00 | 60.00 | 20.00
208 | 社会保障和就业支出 | 12.00 | 12.00 |
20805 | 行政事业单位养老支出 | 12.00 | 12.00 |
2080505 | 机关事业单位基本养老保险缴费支出 | 8.00 | 8.00 |
2080506 | 机关事业单位职业年金缴费支出 | 4.00 | 4.00 |
210 | 卫生健康支出 | 3.00 | 3.00 |
21011 | 行政事业单位医疗 | 3.00 | 3.00 |
2101101 | 行政单位医疗 | 3.00 | 3.00 |
213 | 农林水支出 | 55.00 | 35.00 | 20.00
21303 | 水利 | 55.00 | 35.00 | 20.00
2130301 | 行政运行 | 35.00 | 35.00 |
2130306 | 水利工程运行与维护 | 20.00 | | 20.00
221 | 住房保障支出 | 10.00 | 10.00 |
22102 | 住房改革支出 | 10.00 | 10.00 |
2210201 | 住房公积金 | 6.00 | 6.00 |
2210202 | 提租补贴 | 4.00 | 4.00 |
"""

INFORMATION = """
部门决算公开相关信息统计表
一、政府采购情况 | |
项目 | 行次 | 统计数
合计 | 1 | 15.30
货物 | 2 | 5.10
工程 | 3 |
服务 | 4 | 10.20
二、机关运行经费 | |
（一）行政单位 | 5 | 10.00
（二）参照公务员法管理事业单位 | 6 |
三、国有资产占用情况 | |
（一）车辆数合计（辆） | 7 | 2
3．机要通信用车 | 10 | 2
"""

SPENDING = """
支出决算表
科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | | 80.00 | 60.00 | 20.00
213 | 农林水支出 | 80.00 | 60.00 | 20.00
"""

TOLD = """
第三部分 情况说明

九、财政拨款“三公”经费支出决算情况说明

（二）“三公”经费财政拨款支出决算具体情况说明

1、因公出国（境）费支出1.00万元，出国（境）团组共1个，2人次。

2、公务用车购置支出0万元，使用财政拨款共购置公务用车0辆。

3、公务用车运行维护费支出4.50万元，使用财政拨款负担的公务用车保有量共2辆。

4、公务接待费支出0.80万元，共接待9批次，60人次。国内接待费0.80万元，共接待9批次，60人次，其中外事接待费0.30万元，共接待2批次，11人次。

十、其他重要事项情况说明

（一）机关运行经费支出情况说明

2024年机关运行经费支出10.00万元。

（二）政府采购情况说明

2024年度政府采购支出总额15.30万元，其中：政府采购货物支出5.10万元、政府采购工程支出0万元、政府采购服务支出10.20万元。政府采购授予中小企业合同金额12.00万元，占政府采购支出总额的78.43%。其中：授予小微企业合同金额9.00万元，占政府采购支出总额的58.82%。

（三）国有资产占用情况说明

截至2024年12月31日，本部门（单位）共有车辆2辆。
"""

WHOLE = Drawn("\n".join((SPENDING, ITEMS, DETAILS, THREE_PUBLIC, INFORMATION, TOLD)))
"""Everything a bridge may lead from or to, and every bridge stands."""

ALL = (
    "bridge.three_public", "bridge.procurement", "bridge.part", "bridge.same_source", "bridge.allowance", "bridge.fleet",
    "bridge.running_within", "bridge.running_equal", "bridge.running_text", "bridge.budget_ceiling",
    "bridge.cost_without_car", "bridge.counted", "bridge.visitors",
)  # fmt: skip


@pytest.mark.parametrize("rule", ALL)
def test_every_bridge_stands(rule: str) -> None:
    assert holds(WHOLE.reading, rule)


def test_the_disclosure_is_otherwise_quiet() -> None:
    assert broken_rules(WHOLE.reading) == set()
    assert arithmetic_findings(WHOLE.reading) == []


@pytest.mark.parametrize("rule", ALL)
def test_one_end_alone_says_nothing(rule: str) -> None:
    """The expenditure table by itself."""
    assert silent(Drawn(SPENDING).reading, rule)


@pytest.mark.parametrize(
    ("rule", "old", "new", "severity"),
    [
        ("bridge.three_public", "30217 | 公务接待费 | 0.50", "30217 | 公务接待费 | 0.85", Severity.ERROR),
        ("bridge.procurement", "合计 | 1 | 15.30", "合计 | 1 | 85.30", Severity.WARNING),
        ("bridge.part", "授予小微企业合同金额9.00", "授予小微企业合同金额19.00", Severity.WARNING),
        ("bridge.part", "中小企业合同金额12.00", "中小企业合同金额21.00", Severity.WARNING),
        ("bridge.part", "其中外事接待费0.30", "其中外事接待费0.90", Severity.WARNING),
        ("bridge.part", "共接待2批次，11人次", "共接待12批次，11人次", Severity.WARNING),
        ("bridge.part", "共接待2批次，11人次", "共接待2批次，110人次", Severity.WARNING),
        ("bridge.allowance", "30102 | 津贴补贴 | 5.00", "30102 | 津贴补贴 | 3.00", Severity.NOTE),
        ("bridge.fleet", "公务用车保有量共2辆", "公务用车保有量共3辆", Severity.NOTE),
        (
            "bridge.running_within",
            "（一）行政单位 | 5 | 10.00",
            "（一）行政单位 | 5 | 11.00",
            Severity.WARNING,
        ),
        ("bridge.running_equal", "（一）行政单位 | 5 | 10.00", "（一）行政单位 | 5 | 9.00", Severity.NOTE),
        ("bridge.running_text", "机关运行经费支出10.00万元", "机关运行经费支出9.00万元", Severity.ERROR),
        (
            "bridge.budget_ceiling",
            "6.30 | 1.00 | 4.50 | | 4.50 | 0.80",
            "6.60 | 1.00 | 4.50 | | 4.50 | 1.10",
            Severity.WARNING,
        ),
        ("bridge.counted", "出国（境）团组共1个，2人次", "出国（境）团组共0个，0人次", Severity.WARNING),
        ("bridge.counted", "购置公务用车0辆", "购置公务用车1辆", Severity.WARNING),
        ("bridge.same_source", "30113 | 住房公积金 | 6.00", "30113 | 住房公积金 | 5.00", Severity.WARNING),
    ],
)
def test_a_bridge_that_does_not_stand(rule: str, old: str, new: str, severity: Severity) -> None:
    """One end of the bridge is changed; the rule says so with its severity."""
    found = breaks(WHOLE.but((old, new)), rule)
    assert {item.severity or item.rule.severity for item in found} == {severity}


@pytest.mark.parametrize(
    ("rule", "old", "new"),
    [
        ("bridge.three_public", "30217 | 公务接待费 | 0.50", "30217 | 公务接待费 | 0.80"),
        ("bridge.part", "授予小微企业合同金额9.00", "授予小微企业合同金额12.00"),
        ("bridge.part", "共接待2批次，11人次", "共接待9批次，60人次"),
        ("bridge.allowance", "30102 | 津贴补贴 | 5.00", "30102 | 津贴补贴 | 4.00"),
        ("bridge.budget_ceiling", "6.30 | 1.00 | 4.50 | | 4.50 | 0.80", "9.00 | 2.00 | 6.00 | | 6.00 | 1.00"),
    ],
)
def test_an_inequality_holds_up_to_its_edge(rule: str, old: str, new: str) -> None:
    assert breaks(WHOLE.but((old, new)), rule) == []


def test_running_costs_may_be_less_than_public_expenses() -> None:
    """事业单位 share the accounts: 机关运行经费 6.00 of 公用经费 10.00 is legitimate, at most a note."""
    less = WHOLE.but(
        ("（一）行政单位 | 5 | 10.00", "（一）行政单位 | 5 | 6.00"),
        ("机关运行经费支出10.00万元", "机关运行经费支出6.00万元"),
    )
    assert holds(less, "bridge.running_within")
    assert holds(less, "bridge.running_text")
    assert keys(breaks(less, "bridge.running_equal")) == ["公用经费"]
    assert arithmetic_findings(less) == []


def test_a_pair_that_differs_where_its_sisters_differ_too_is_only_a_hint() -> None:
    """养老 8.00 ≠ 7.00 and 公积金 6.00 ≠ 5.00, 年金 and 医疗 agree: half of them is no rule of this unit."""
    loose = WHOLE.but(
        ("30113 | 住房公积金 | 6.00", "30113 | 住房公积金 | 5.00"),
        ("30108 | 机关事业单位基本养老保险缴费 | 8.00", "30108 | 机关事业单位基本养老保险缴费 | 7.00"),
    )
    assert {item.severity for item in breaks(loose, "bridge.same_source")} == {Severity.NOTE}


def test_medical_insurance_of_two_kinds_of_units_is_added() -> None:
    """行政单位医疗 2.00 + 事业单位医疗 1.00 = 30110 3.00."""
    both = WHOLE.but(
        (
            "2101101 | 行政单位医疗 | 3.00 | 3.00 |",
            "2101101 | 行政单位医疗 | 2.00 | 2.00 |\n2101102 | 事业单位医疗 | 1.00 | 1.00 |",
        )
    )
    assert holds(both, "bridge.same_source")


def test_cars_cost_money(doc: Drawn) -> None:
    """Running costs of 4.50 and not one car; a unit without costs may keep its cars.

    第三部分 情况说明

    九、财政拨款“三公”经费支出决算情况说明

    （二）“三公”经费财政拨款支出决算具体情况说明

    3、公务用车运行维护费支出4.50万元，使用财政拨款负担的公务用车保有量共0辆。
    """
    (found,) = breaks(doc.reading, "bridge.cost_without_car")
    assert found.words["fleet"].startswith("0")
    assert holds(doc.but(("支出4.50万元", "支出0万元"), ("共0辆", "共2辆")), "bridge.cost_without_car")
    assert silent(doc.but(("，使用财政拨款负担的公务用车保有量共0辆", "")), "bridge.cost_without_car")


def test_an_inequality_leaves_room_for_rounding() -> None:
    """接待费 0.80 where the detail says 0.81: each may be 0.805; 0.82 cannot."""
    near = WHOLE.but(("30217 | 公务接待费 | 0.50", "30217 | 公务接待费 | 0.81"))
    assert breaks(near, "bridge.three_public") == []
    assert len(tails(near, "bridge.three_public")) == 1
    assert breaks(
        WHOLE.but(("30217 | 公务接待费 | 0.50", "30217 | 公务接待费 | 0.82")), "bridge.three_public"
    )


def test_visitors_are_no_fewer_than_visits() -> None:
    """9 batches and 60 people; 9 batches and 6 people, or people without a batch, cannot be."""
    assert holds(WHOLE.reading, "bridge.visitors")
    fewer = Drawn(WHOLE.text.replace("共接待9批次，60人次", "共接待9批次，6人次"))
    found = breaks(fewer.reading, "bridge.visitors")
    assert {relation.words["people"] for relation in found} == {"6人次"}
    nobody = Drawn(
        WHOLE.text.replace(
            "其中外事接待费0.30万元，共接待2批次，11人次", "其中外事接待费0.30万元，共接待0批次，11人次"
        )
    )
    (foreign,) = breaks(nobody.reading, "bridge.visitors")
    assert foreign.guilty == (0,)
    assert silent(Drawn(SPENDING).reading, "bridge.visitors")


def test_meetings_of_the_narrative_are_no_less_than_basic_expenditure() -> None:
    """公开06 prints 办公费 5.00; with 会议费 of 5.00 there the narrative may say 7.20, not 3.10."""
    table = DETAILS.replace("30201 | 办公费", "30215 | 会议费")
    said = "第三部分 情况说明\n\n十、会议费、培训费支出情况说明\n\n2024年度会议费支出{}万元。\n"
    assert holds(Drawn("\n".join((table, said.format("7.20")))).reading, "bridge.meetings")
    (found,) = breaks(Drawn("\n".join((table, said.format("3.10")))).reading, "bridge.meetings")
    assert found.rule.severity is Severity.WARNING
    assert silent(Drawn(table).reading, "bridge.meetings")


def test_figures_that_are_usually_equal_and_differ_by_one_slip() -> None:
    """住房公积金 16.34 by function; 16.84 by economic item is one digit, 12.80 another figure and a mere hint."""
    whole = WHOLE.text.replace("2210201 | 住房公积金 | 6.00 | 6.00", "2210201 | 住房公积金 | 16.34 | 16.34")
    near = Drawn(whole.replace("30113 | 住房公积金 | 6.00", "30113 | 住房公积金 | 16.84"))
    (found,) = breaks(near.reading, "bridge.near")
    assert found.rule.severity is Severity.ERROR
    other = Drawn(whole.replace("30113 | 住房公积金 | 6.00", "30113 | 住房公积金 | 12.80"))
    assert silent(other.reading, "bridge.near")
    assert breaks(other.reading, "bridge.same_source")
    assert silent(WHOLE.reading, "bridge.near")
    short = Drawn(WHOLE.text.replace("30113 | 住房公积金 | 6.00", "30113 | 住房公积金 | 6.01"))
    assert silent(short.reading, "bridge.near")  # of three digits two may well be the same
