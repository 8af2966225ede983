"""Identities: both sides of the accounts balance, for the unit, for every fund and for every item."""

from __future__ import annotations

from tests.checking.tables import Drawn, arithmetic_findings, breaks, broken_rules, holds, keys, silent, tails


def test_a_unit_with_balances_on_both_sides(doc: Drawn) -> None:
    """公开01: 100 + 2 + 8.50 = 96 + 1.50 + 13.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 70.00 | 五、教育支出 | 7 | 96.00
    五、事业收入 | 2 | 30.00 | | 8 |
    本年收入合计 | 3 | 100.00 | 本年支出合计 | 9 | 96.00
    使用非财政拨款结余 | 4 | 2.00 | 结余分配 | 10 | 1.50
    年初结转和结余 | 5 | 8.50 | 年末结转和结余 | 11 | 13.00
    总计 | 6 | 110.50 | 总计 | 12 | 110.50
    """
    assert holds(doc.reading, "identity.total")
    assert holds(doc.reading, "identity.balance")
    assert silent(doc.reading, "funds.spent")
    wrong = doc.but(("年末结转和结余 | 11 | 13.00", "年末结转和结余 | 11 | 31.00"))
    assert keys(breaks(wrong, "identity.total")) == ["t1/支出总计"]
    (finding,) = arithmetic_findings(wrong)
    assert "31.00" in [cited.printed for cited in finding.places]
    tail = doc.but(("结余分配 | 10 | 1.50", "结余分配 | 10 | 1.51"))
    assert keys(tails(tail, "identity.total")) == ["t1/支出总计"]


def test_both_sides_must_be_equal(doc: Drawn) -> None:
    """A 总计 that is wrong on one side breaks its composition and the balance; one finding names it.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 100.00 | 五、教育支出 | 7 | 96.00
    本年收入合计 | 3 | 100.00 | 本年支出合计 | 9 | 96.00
    年初结转和结余 | 5 | 8.50 | 年末结转和结余 | 11 | 12.50
    总计 | 6 | 108.50 | 总计 | 12 | 105.80
    """
    assert keys(breaks(doc.reading, "identity.balance")) == ["t1/收入总计"]
    assert keys(breaks(doc.reading, "identity.total")) == ["t1/支出总计"]
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.places[0].printed == "105.80"
    assert finding.suspect is not None
    assert finding.suspect.proposed == "108.50"


def test_a_side_without_its_total_has_no_identity(doc: Drawn) -> None:
    """公开01 without the rows 总计, and without balances: income is not expenditure.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 100.00 | 五、教育支出 | 7 | 96.00
    本年收入合计 | 3 | 100.00 | 本年支出合计 | 9 | 96.00
    """
    assert silent(doc.reading, "identity.total")
    assert silent(doc.reading, "identity.balance")


def test_every_fund_of_the_fiscal_table_balances(doc: Drawn) -> None:
    """公开04: each of the three budgets has its own 年初, 本年, 年末 and 总计.

    财政拨款收入支出决算总表
    收入 | | | 支出 | | | | |
    项目 | 行次 | 金额 | 项目 | 行次 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
    一、一般公共预算财政拨款 | 1 | 80.00 | 五、教育支出 | 9 | 83.00 | 83.00 | |
    二、政府性基金预算财政拨款 | 2 | 20.00 | 十一、城乡社区支出 | 10 | 15.00 | | 15.00 |
    三、国有资本经营预算财政拨款 | 3 | | | 11 | | | |
    本年收入合计 | 4 | 100.00 | 本年支出合计 | 12 | 98.00 | 83.00 | 15.00 |
    年初财政拨款结转和结余 | 5 | 7.00 | 年末财政拨款结转和结余 | 13 | 9.00 | 4.00 | 5.00 |
    一般公共预算财政拨款 | 6 | 7.00 | | 14 | | | |
    政府性基金预算财政拨款 | 7 | | | 15 | | | |
    国有资本经营预算财政拨款 | 8 | | | 16 | | | |
    总计 | 17 | 107.00 | 总计 | 18 | 107.00 | 87.00 | 20.00 |
    """
    assert broken_rules(doc.reading) == set()
    assert holds(doc.reading, "identity.balance")
    assert holds(doc.reading, "identity.total")
    wrong = doc.but(("18 | 107.00 | 87.00 | 20.00", "18 | 107.00 | 78.00 | 20.00"))
    assert keys(breaks(wrong, "identity.total")) == ["t1/一般公共预算财政拨款/支出总计"]
    assert arithmetic_findings(wrong)[0].places[0].printed == "78.00"


def test_every_item_of_a_fund_table_balances(doc: Drawn) -> None:
    """公开07: 年初 + 本年收入 = 本年支出 + 年末, row by row.

    政府性基金预算财政拨款收入支出决算表
    项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
    科目代码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 |
    合计 | | 3.00 | 20.00 | 18.00 | | 18.00 | 5.00
    212 | 城乡社区支出 | 3.00 | 20.00 | 18.00 | | 18.00 | 5.00
    21208 | 国有土地使用权出让收入安排的支出 | 3.00 | 20.00 | 18.00 | | 18.00 | 5.00
    2120803 | 城市建设支出 | 3.00 | 12.00 | 10.00 | | 10.00 | 5.00
    2120804 | 农村基础设施建设支出 | | 8.00 | 8.00 | | 8.00 |
    """
    assert holds(doc.reading, "identity.balance")
    wrong = doc.but(
        (
            "2120804 | 农村基础设施建设支出 | | 8.00 | 8.00 | | 8.00",
            "2120804 | 农村基础设施建设支出 | | 8.00 | 8.80 | | 8.80",
        )
    )
    assert keys(breaks(wrong, "identity.balance")) == ["t1/政府性基金预算财政拨款 2120804/收入"]
    tail = doc.but(
        (
            "2120804 | 农村基础设施建设支出 | | 8.00 | 8.00 | | 8.00",
            "2120804 | 农村基础设施建设支出 | 0.01 | 8.00 | 8.00 | | 8.00",
        )
    )
    assert keys(tails(tail, "identity.balance")) == ["t1/政府性基金预算财政拨款 2120804/收入"]


def test_an_empty_fund_table_has_nothing_to_say(doc: Drawn) -> None:
    """公开07 without a figure: zero is zero.

    政府性基金预算财政拨款收入支出决算表
    项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
    科目代码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 |
    合计 | | | | | | |
    说明：本表无数据

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 10.00 | 10.00 |
    """
    assert broken_rules(doc.reading) == set()


def test_negative_balances_are_amounts_like_others(doc: Drawn) -> None:
    """A deficit carried over: −2.00 + 100.00 = 98.00.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 100.00 | 五、教育支出 | 7 | 98.00
    本年收入合计 | 3 | 100.00 | 本年支出合计 | 9 | 98.00
    年初结转和结余 | 5 | -2.00 | 年末结转和结余 | 11 |
    总计 | 6 | 98.00 | 总计 | 12 | 98.00
    """
    assert holds(doc.reading, "identity.total")
    assert holds(doc.reading, "identity.balance")


def test_totals_of_the_narrative(doc: Drawn) -> None:
    """收入总计 and 支出总计 of one section.

    第三部分 情况说明
    一、收入支出决算总体情况说明
    2024年度收入总计120.00万元，支出总计120.00万元。
    """
    assert holds(doc.reading, "identity.balance")
    assert silent(doc.reading, "identity.total")
    assert keys(breaks(doc.but(("支出总计120.00万元", "支出总计102.00万元")), "identity.balance")) == [
        "s1/收入总计"
    ]
