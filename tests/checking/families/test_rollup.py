"""Roll-up: a parent is the sum of its children, along rows, columns and codes."""

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


def test_rows_and_columns_of_an_expenditure_table(doc: Drawn) -> None:
    """公开03 of a unit with two classes; blanks are zeros.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
    合计 | | 91.30 | 61.10 | 30.20 | | |
    208 | 社会保障和就业支出 | 11.10 | 11.10 | | | |
    20805 | 行政事业单位养老支出 | 11.10 | 11.10 | | | |
    2080501 | 行政单位离退休 | 3.00 | 3.00 | | | |
    2080505 | 机关事业单位基本养老保险缴费支出 | 8.10 | 8.10 | | | |
    213 | 农林水支出 | 80.20 | 50.00 | 30.20 | | |
    21303 | 水利 | 80.20 | 50.00 | 30.20 | | |
    2130301 | 行政运行 | 50.00 | 50.00 | | | |
    2130306 | 水利工程运行与维护 | 30.20 | | 30.20 | | |
    """
    assert holds(doc.reading, "rollup.nature")
    assert holds(doc.reading, "rollup.function")
    assert len(of(doc.reading, "rollup.nature", Verdict.EXACT)) == 9
    assert {"t1/支出", "t1/支出 213", "t1/基本支出 支出 208", "t1/项目支出 支出 21303"} <= set(
        keys(of(doc.reading, "rollup.function", Verdict.EXACT))
    )
    wrong = doc.but(
        (
            "2080505 | 机关事业单位基本养老保险缴费支出 | 8.10 | 8.10",
            "2080505 | 机关事业单位基本养老保险缴费支出 | 8.10 | 1.80",
        )
    )
    assert keys(breaks(wrong, "rollup.nature")) == ["t1/支出 2080505"]
    assert keys(breaks(wrong, "rollup.function")) == ["t1/基本支出 支出 20805"]
    (finding,) = arithmetic_findings(wrong)
    assert finding.places[0].printed == "1.80"
    assert finding.suspect is not None
    assert finding.suspect.proposed == "8.10"


def test_a_column_that_is_not_printed_makes_no_row_sum(doc: Drawn) -> None:
    """公开03 without a column for the natures: there is nothing to add up in a row.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 91.30
    208 | 社会保障和就业支出 | 11.10
    213 | 农林水支出 | 80.20
    """
    assert silent(doc.reading, "rollup.nature")
    assert holds(doc.reading, "rollup.function")


def test_a_total_alone_makes_no_column_sum(doc: Drawn) -> None:
    """No child printed, no relation.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 91.30 | 61.10 | 30.20
    """
    assert silent(doc.reading, "rollup.function")
    assert holds(doc.reading, "rollup.nature")


def test_tails_of_rounding_are_legitimate(doc: Drawn) -> None:
    """210 = 35.57 where its two 款 make 35.58 in two columns; one note for the table, no warning.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 35.57 | 35.57 |
    210 | 卫生健康支出 | 35.57 | 35.57 |
    21007 | 计划生育事务 | 0.30 | 0.30 |
    21011 | 行政事业单位医疗 | 35.28 | 35.28 |
    """
    assert keys(tails(doc.reading, "rollup.function")) == ["t1/支出 210", "t1/基本支出 支出 210"]
    assert broken_rules(doc.reading) == set()
    assert arithmetic_findings(doc.reading) == []


def test_a_tail_beyond_three_sigma_is_a_warning(doc: Drawn) -> None:
    """Four 款 of 10.00 and a 类 of 40.02: possible by rounding, but a person must look.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 40.02
    208 | 社会保障和就业支出 | 40.02
    20801 | 人力资源和社会保障管理事务 | 10.00
    20802 | 民政管理事务 | 10.00
    20805 | 行政事业单位养老支出 | 10.00
    20807 | 就业补助 | 10.00
    """
    (found,) = tails(doc.reading, "rollup.function")
    assert found.severity is Severity.WARNING
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.severity is Severity.WARNING
    assert keys(
        breaks(
            doc.but(
                (
                    "合计 | | 40.02\n208 | 社会保障和就业支出 | 40.02",
                    "合计 | | 40.03\n208 | 社会保障和就业支出 | 40.03",
                )
            ),
            "rollup.function",
        )
    ) == ["t1/支出 208"]


def test_a_missing_level_is_bridged(doc: Drawn) -> None:
    """The 款 row 20805 is not printed: its 项 hang below the 类.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 11.10
    208 | 社会保障和就业支出 | 11.10
    2080501 | 行政单位离退休 | 3.00
    2080505 | 机关事业单位基本养老保险缴费支出 | 8.10
    """
    assert holds(doc.reading, "rollup.function")


def test_negative_amounts_are_added_with_their_sign(doc: Drawn) -> None:
    """冲减上年支出 of −4.00 under a 款 of 6.00.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 6.00 | 10.00 | -4.00
    213 | 农林水支出 | 6.00 | 10.00 | -4.00
    21303 | 水利 | 6.00 | 10.00 | -4.00
    2130301 | 行政运行 | 10.00 | 10.00 |
    2130306 | 水利工程运行与维护 | -4.00 | | -4.00
    """
    assert holds(doc.reading, "rollup.function")
    assert holds(doc.reading, "rollup.nature")
    assert {finding.rule.id for finding in arithmetic_findings(doc.reading)} == {"figure.negative"}
    assert "rollup.nature" in broken_rules(
        doc.but(("2130306 | 水利工程运行与维护 | -4.00", "2130306 | 水利工程运行与维护 | 4.00"))
    )


def test_funds_of_an_income_table(doc: Drawn) -> None:
    """公开02 of a unit with 事业收入 and 其他收入.

    收入决算表
    科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入 | 上级补助收入 | 事业收入 | 经营收入 | 附属单位上缴收入 | 其他收入
    合计 | | 120.50 | 100.00 | | 20.00 | | | 0.50
    213 | 农林水支出 | 120.50 | 100.00 | | 20.00 | | | 0.50
    21303 | 水利 | 120.50 | 100.00 | | 20.00 | | | 0.50
    2130304 | 水利行业业务管理 | 120.50 | 100.00 | | 20.00 | | | 0.50
    """
    assert holds(doc.reading, "rollup.fund")
    wrong = doc.but(("合计 | | 120.50 | 100.00", "合计 | | 120.50 | 110.00"))
    assert keys(breaks(wrong, "rollup.fund")) == ["t1/收入"]
    near = doc.but(("213 | 农林水支出 | 120.50", "213 | 农林水支出 | 120.51"))
    assert keys(tails(near, "rollup.fund")) == ["t1/收入 213"]


def test_a_fund_whose_column_is_missing_is_taken_apart(doc: Drawn) -> None:
    """公开01 prints the three parts of 财政拨款, not 财政拨款 itself.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 60.00 | 五、教育支出 | 7 | 70.00
    二、政府性基金预算财政拨款收入 | 2 | | 十二、农林水支出 | 8 |
    三、国有资本经营预算财政拨款收入 | 3 | 4.00 | | 9 |
    五、事业收入 | 5 | 6.00 | | 10 |
    本年收入合计 | 6 | 70.00 | 本年支出合计 | 12 | 70.00
    """
    assert holds(doc.reading, "rollup.fund")
    assert keys(
        breaks(
            doc.but(
                (
                    "三、国有资本经营预算财政拨款收入 | 3 | 4.00",
                    "三、国有资本经营预算财政拨款收入 | 3 | 40.00",
                )
            ),
            "rollup.fund",
        )
    ) == ["t1/收入"]


def test_no_parts_no_relation(doc: Drawn) -> None:
    """A 收支总表 that prints only the totals.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    本年收入合计 | 6 | 70.00 | 本年支出合计 | 12 | 70.00
    """
    assert silent(doc.reading, "rollup.fund")
    assert silent(doc.reading, "rollup.function")


def test_three_public_expenses(doc: Drawn) -> None:
    """公开09 with its 预算数 and 决算数.

    财政拨款“三公”经费支出决算表
    预算数 | | | | | | 决算数 | | | | |
    合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费 | 合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费
    | | 小计 | 公务用车购置费 | 公务用车运行维护费 | | | | 小计 | 公务用车购置费 | 公务用车运行维护费 |
    9.00 | 2.00 | 6.00 | | 6.00 | 1.00 | 8.20 | 2.00 | 5.40 | | 5.40 | 0.80
    """
    assert holds(doc.reading, "rollup.measure")
    wrong = doc.but(("8.20 | 2.00 | 5.40 | | 5.40 | 0.80", "8.20 | 2.00 | 5.40 | | 4.50 | 0.80"))
    assert keys(breaks(wrong, "rollup.measure")) == ["t1/三公·公务用车"]
    assert silent(
        doc.but(("9.00 | 2.00 | 6.00 | | 6.00 | 1.00 | 8.20 | 2.00 | 5.40 | | 5.40 | 0.80", "")),
        "rollup.measure",
    )


def test_procurement_running_costs_and_vehicles(doc: Drawn) -> None:
    """公开10: 采购 = 货物 + 工程 + 服务, and eight kinds of vehicles make the total.

    部门决算公开相关信息统计表
    一、政府采购情况 | |
    项目 | 行次 | 统计数
    合计 | 1 | 15.30
    货物 | 2 | 5.10
    工程 | 3 |
    服务 | 4 | 10.20
    三、国有资产占用情况 | |
    （一）车辆数合计（辆） | 7 | 3
    1．副部（省）级及以上领导用车 | 8 |
    2．主要负责人用车 | 9 |
    3．机要通信用车 | 10 | 1
    4．应急保障用车 | 11 |
    5．执法执勤用车 | 12 | 2
    6．特种专业技术用车 | 13 |
    7．离退休干部服务用车 | 14 |
    8．其他用车 | 15 |
    """
    assert holds(doc.reading, "rollup.measure")
    assert keys(breaks(doc.but(("货物 | 2 | 5.10", "货物 | 2 | 1.50")), "rollup.measure")) == ["t1/采购"]
    assert keys(breaks(doc.but(("执法执勤用车 | 12 | 2", "执法执勤用车 | 12 | 1")), "rollup.measure")) == [
        "t1/车辆"
    ]


def test_economic_classes_and_both_totals(doc: Drawn) -> None:
    """公开06: 类 = Σ款, 人员经费 = 301 + 303, 公用经费 = 302 + 310.

    一般公共预算财政拨款基本支出决算明细表
    人员经费 | | | 公用经费 | | | | |
    科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数
    301 | 工资福利支出 | 50.00 | 302 | 商品和服务支出 | 9.30 | 310 | 资本性支出 | 0.70
    30101 | 基本工资 | 30.00 | 30201 | 办公费 | 4.30 | 31002 | 办公设备购置 | 0.70
    30102 | 津贴补贴 | 20.00 | 30211 | 差旅费 | 5.00 | 309 | 资本性支出（基本建设） | ——
    303 | 对个人和家庭的补助 | 6.00 | | | | | |
    30302 | 退休费 | 6.00 | | | | | |
    人员经费合计 | | 56.00 | 公用经费合计 | | | | | 10.00
    """
    assert holds(doc.reading, "rollup.economic")
    assert len(of(doc.reading, "rollup.economic", Verdict.EXACT)) == 6
    wrong = doc.but(("30211 | 差旅费 | 5.00", "30211 | 差旅费 | 5.50"))
    assert keys(breaks(wrong, "rollup.economic")) == ["t1/一般公共预算财政拨款 基本支出 支出 302"]
    total = doc.but(("公用经费合计 | | | | | 10.00", "公用经费合计 | | | | | 11.00"))
    assert keys(breaks(total, "rollup.economic")) == ["t1/一般公共预算财政拨款 公用经费 支出"]
    assert tails(doc.but(("人员经费合计 | | 56.00", "人员经费合计 | | 56.01")), "rollup.economic")


def test_a_partial_list_of_codes_has_no_totals(doc: Drawn) -> None:
    """公开06 that prints 类 without 款: the classes are not compared with anything below them.

    一般公共预算财政拨款基本支出决算明细表
    人员经费 | | | 公用经费 | |
    科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数
    301 | 工资福利支出 | 50.00 | 302 | 商品和服务支出 | 10.00
    303 | 对个人和家庭的补助 | 6.00 | | |
    """
    assert silent(doc.reading, "rollup.economic")


def test_basic_expenditure_across_two_tables(doc: Drawn) -> None:
    """公开05's 基本支出 is 人员经费 and 公用经费 of 公开06: 66.01 is a tail, 66.10 is not.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 80.00 | 66.00 | 14.00
    213 | 农林水支出 | 80.00 | 66.00 | 14.00

    一般公共预算财政拨款基本支出决算明细表
    人员经费 | | | 公用经费 | |
    科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数
    301 | 工资福利支出 | 50.00 | 302 | 商品和服务支出 | 10.00
    303 | 对个人和家庭的补助 | 6.00 | | |
    人员经费合计 | | 56.00 | 公用经费合计 | | 10.00
    """
    across = "across/一般公共预算财政拨款 基本支出 支出"
    assert across in keys(of(doc.reading, "rollup.nature", Verdict.EXACT))
    wrong = doc.but(("公用经费合计 | | 10.00", "公用经费合计 | | 10.10"))
    assert keys(breaks(wrong, "rollup.nature")) == [across]
    near = doc.but(
        ("公用经费合计 | | 10.00", "公用经费合计 | | 10.01"),
        ("302 | 商品和服务支出 | 10.00", "302 | 商品和服务支出 | 10.01"),
    )
    assert keys(tails(near, "rollup.nature")) == [across]
