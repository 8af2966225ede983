"""Funds across tables: 全部, 财政拨款 and its three parts, item by item."""

from __future__ import annotations

from mingzhang.findings import Severity, Verdict
from tests.checking.tables import (
    Drawn,
    arithmetic_findings,
    breaks,
    broken_rules,
    holds,
    keys,
    of,
    silent,
    tails,
)


def test_the_parts_of_fiscal_appropriation_across_tables(doc: Drawn) -> None:
    """公开05 教育 60.00, 公开07 城乡社区 15.00, 公开08 nothing: 财政拨款 in 公开04 is their sum.

    财政拨款收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 合计
    本年收入合计 | 4 | 75.00 | 五、教育支出 | 9 | 60.00
    | | | 十一、城乡社区支出 | 10 | 15.00
    | | | 本年支出合计 | 12 | 75.00

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 60.00 | 40.00 | 20.00
    205 | 教育支出 | 60.00 | 40.00 | 20.00

    政府性基金预算财政拨款收入支出决算表
    项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
    科目代码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 |
    合计 | | | 15.00 | 15.00 | | 15.00 |
    212 | 城乡社区支出 | | 15.00 | 15.00 | | 15.00 |

    国有资本经营预算财政拨款支出决算表
    科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出
    合计 | | | |
    """
    assert holds(doc.reading, "funds.parts")
    wrong = doc.but(("五、教育支出 | 9 | 60.00", "五、教育支出 | 9 | 66.00"))
    assert keys(breaks(wrong, "funds.parts")) == ["支出 205"]
    assert arithmetic_findings(wrong)[0].places[0].printed == "66.00"
    near = doc.but(("五、教育支出 | 9 | 60.00", "五、教育支出 | 9 | 60.01"))
    assert [(found.key, found.severity) for found in tails(near, "funds.parts")] == [
        ("支出 205", Severity.WARNING)
    ]
    tail = doc.but(("本年支出合计 | 12 | 75.00", "本年支出合计 | 12 | 75.01"))
    assert keys(tails(tail, "funds.parts")) == ["支出"]


def test_with_one_table_missing_the_parts_only_may_not_exceed_the_whole(doc: Drawn) -> None:
    """公开07 and 公开08 are not in the file: 公开05 may be less than 公开04, not more.

    财政拨款收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 合计
    本年收入合计 | 4 | 75.00 | 五、教育支出 | 9 | 75.00
    | | | 本年支出合计 | 12 | 75.00

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 60.00 | 40.00 | 20.00
    205 | 教育支出 | 60.00 | 40.00 | 20.00
    """
    assert holds(doc.reading, "funds.parts")
    more = doc.but(("205 | 教育支出 | 60.00 | 40.00 | 20.00", "205 | 教育支出 | 80.00 | 60.00 | 20.00"))
    assert keys(breaks(more, "funds.parts")) == ["支出 205"]


def test_the_parts_within_one_table_are_not_compared_twice(doc: Drawn) -> None:
    """公开04 alone: its own columns are a roll-up, not a relation between tables.

    财政拨款收入支出决算总表
    收入 | | | 支出 | | | | |
    项目 | 行次 | 金额 | 项目 | 行次 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
    一、一般公共预算财政拨款 | 1 | 60.00 | 五、教育支出 | 9 | 60.00 | 60.00 | |
    二、政府性基金预算财政拨款 | 2 | 15.00 | 十一、城乡社区支出 | 10 | 15.00 | | 15.00 |
    三、国有资本经营预算财政拨款 | 3 | | | 11 | | | |
    本年收入合计 | 4 | 75.00 | 本年支出合计 | 12 | 75.00 | 60.00 | 15.00 |
    """
    assert silent(doc.reading, "funds.parts")
    assert holds(doc.reading, "rollup.fund")


PURE = """
收入支出决算总表
收入 | | | 支出 | |
项目 | 行次 | 金额 | 项目 | 行次 | 金额
一、一般公共预算财政拨款收入 | 1 | 60.00 | 五、教育支出 | 7 | {education}
二、政府性基金预算财政拨款收入 | 2 | 15.00 | 十一、城乡社区支出 | 8 | 15.00
五、事业收入 | 3 | {business} | | 9 |
本年收入合计 | 4 | {income} | 本年支出合计 | 10 | {spent}
使用非财政拨款结余 | 13 | | 结余分配 | 14 |
年初结转和结余 | 5 | {opening} | 年末结转和结余 | 11 | {closing}
总计 | 6 | {total} | 总计 | 12 | {total}

收入决算表
科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
合计 | | {income} | 75.00 | | {business} | | |
205 | 教育支出 | {education_income} | 60.00 | | {business} | | |
212 | 城乡社区支出 | 15.00 | 15.00 | | | | |

支出决算表
科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | | {spent} | {basic} | 35.00
205 | 教育支出 | {education} | {basic} | 20.00
212 | 城乡社区支出 | 15.00 | | 15.00

财政拨款收入支出决算总表
收入 | | | 支出 | | | | |
项目 | 行次 | 金额 | 项目 | 行次 | 合计 | 一般公共预算财政拨款 | 政府性基金预算财政拨款 | 国有资本经营预算财政拨款
一、一般公共预算财政拨款 | 1 | 60.00 | 五、教育支出 | 9 | 60.00 | 60.00 | |
二、政府性基金预算财政拨款 | 2 | 15.00 | 十一、城乡社区支出 | 10 | 15.00 | | 15.00 |
三、国有资本经营预算财政拨款 | 3 | | | 11 | | | |
本年收入合计 | 4 | 75.00 | 本年支出合计 | 12 | 75.00 | 60.00 | 15.00 |
年初财政拨款结转和结余 | 5 | | 年末财政拨款结转和结余 | 13 | | | |
总计 | 17 | 75.00 | 总计 | 18 | 75.00 | 60.00 | 15.00 |

一般公共预算财政拨款支出决算表
科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
合计 | | 60.00 | 40.00 | 20.00
205 | 教育支出 | 60.00 | 40.00 | 20.00

政府性基金预算财政拨款收入支出决算表
项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
科目代码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 |
合计 | | | 15.00 | 15.00 | | 15.00 |
212 | 城乡社区支出 | | 15.00 | 15.00 | | 15.00 |

国有资本经营预算财政拨款支出决算表
科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出
合计 | | | |
"""
"""Seven tables of a school: 财政拨款 60 + 15, and perhaps 事业收入 beside them."""


def school(**figures: str) -> Drawn:
    ordinary = {
        "business": "",
        "income": "75.00",
        "spent": "75.00",
        "opening": "",
        "closing": "",
        "total": "75.00",
        "education_income": "60.00",
        "education": "60.00",
        "basic": "40.00",
    }
    return Drawn(PURE.format(**(ordinary | figures)))


class TestAUnitOfNothingButFiscalAppropriation:
    def test_every_item_is_equal_in_both_sets_of_tables(self) -> None:
        """No 事业收入, no carry-over: 公开03 is 公开05 + 公开07 + 公开08, item by item."""
        pure = school().reading
        assert broken_rules(pure) == set()
        assert holds(pure, "funds.pure")
        assert holds(pure, "funds.spent")
        assert silent(pure, "funds.within")

    def test_an_item_that_differs_is_broken(self) -> None:
        """公开03's 城乡社区 prints 13.00 where 公开07 has 15.00."""
        wrong = school().but(
            ("212 | 城乡社区支出 | 15.00 | | 15.00\n\n财政", "212 | 城乡社区支出 | 13.00 | | 13.00\n\n财政")
        )
        assert keys(breaks(wrong, "funds.pure")) == ["项目支出 支出 212"]
        assert keys(breaks(wrong, "agreement")) == ["支出 212/1"]
        assert {cited.printed for finding in arithmetic_findings(wrong) for cited in finding.places[:1]} == {
            "13.00"
        }

    def test_an_item_whose_income_is_not_spent(self) -> None:
        """公开02's 城乡社区 prints 15.10 where 公开03 has 15.00; 15.01 would be one unit, a warning."""
        row = "212 | 城乡社区支出 | 15.00 | 15.00 | | | | |"
        wrong = school().but((row, row.replace("15.00", "15.10")))
        assert keys(breaks(wrong, "funds.spent")) == ["收入 212"]
        near = school().but((row, row.replace("15.00", "15.01")))
        assert [(found.key, found.severity) for found in tails(near, "funds.spent")] == [
            ("收入 212", Severity.WARNING)
        ]


class TestAUnitWithOtherMoney:
    mixed = school(
        business="25.00",
        income="100.00",
        spent="100.00",
        total="100.00",
        education_income="85.00",
        education="85.00",
        basic="65.00",
    )
    """事业收入 25.00, spent on education as 基本支出."""

    def test_the_shortcut_does_not_apply(self) -> None:
        """公开03 exceeds the fiscal tables legitimately: an inequality, and no false error."""
        assert broken_rules(self.mixed.reading) == set()
        assert all("结余" in key for key in keys(of(self.mixed.reading, "funds.pure", *Verdict)))
        assert holds(self.mixed.reading, "funds.within")
        assert arithmetic_findings(self.mixed.reading) == []

    def test_a_part_larger_than_its_whole_is_still_an_error(self) -> None:
        """公开05 basic 40.00 is printed 400.00 in the item row."""
        wrong = self.mixed.but(
            (
                "合计 | | 60.00 | 40.00 | 20.00\n205 | 教育支出 | 60.00 | 40.00 | 20.00",
                "合计 | | 60.00 | 40.00 | 20.00\n205 | 教育支出 | 60.00 | 400.00 | 20.00",
            )
        )
        assert "基本支出 支出 205" in keys(breaks(wrong, "funds.within"))


class TestAUnitWithCarryOvers:
    def test_income_is_not_expenditure(self) -> None:
        """年初 10.00 of 事业 money is spent: 公开02 has 75.00, 公开03 85.00, and nothing is wrong."""
        carried = school(opening="10.00", spent="85.00", total="85.00", education="70.00", basic="50.00")
        assert broken_rules(carried.reading) == set()
        assert silent(carried.reading, "funds.spent")
        assert arithmetic_findings(carried.reading) == []

    def test_balances_that_are_not_printed_are_unknown(self) -> None:
        """公开01 without rows for balances: whether income is expenditure is not known."""
        told = school(spent="70.00", education="55.00", basic="35.00").text
        open_question = Drawn("收入决算表" + told.split("\n收入决算表")[1])
        assert silent(open_question.reading, "funds.spent")


def test_pure_spending_of_impure_income(doc: Drawn) -> None:
    """其他收入 0.50 stays unspent in 年末结转: expenditure is pure 财政拨款, income is not.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 60.00 | 五、教育支出 | 7 | 60.00
    八、其他收入 | 3 | 0.50 | | 9 |
    本年收入合计 | 4 | 60.50 | 本年支出合计 | 10 | 60.00
    年初结转和结余 | 5 | | 年末结转和结余 | 11 | 0.50
    总计 | 6 | 60.50 | 总计 | 12 | 60.50

    财政拨款收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 合计
    一、一般公共预算财政拨款 | 1 | 60.00 | 五、教育支出 | 9 | 60.00
    本年收入合计 | 4 | 60.00 | 本年支出合计 | 12 | 60.00
    年初财政拨款结转和结余 | 5 | | 年末财政拨款结转和结余 | 13 |
    总计 | 17 | 60.00 | 总计 | 18 | 60.00
    """
    assert broken_rules(doc.reading) == set()
    assert holds(doc.reading, "funds.within")
    assert holds(doc.reading, "funds.pure")
    wrong = doc.but(("五、教育支出 | 9 | 60.00", "五、教育支出 | 9 | 6.00"))
    assert keys(breaks(wrong, "funds.pure")) == ["支出 205"]


def test_one_table_alone_has_nothing_to_compare(doc: Drawn) -> None:
    """Only 公开03.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 15.00 | | 15.00
    212 | 城乡社区支出 | 15.00 | | 15.00
    """
    assert silent(doc.reading, "funds.parts")
    assert silent(doc.reading, "funds.within")
    assert silent(doc.reading, "funds.pure")
    assert silent(doc.reading, "funds.spent")
