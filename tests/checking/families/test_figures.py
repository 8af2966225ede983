"""Figures by themselves: signs, whole numbers of things, nothing under a dash."""

from __future__ import annotations

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, arithmetic_findings, breaks, holds, read, silent


def test_a_negative_amount_deserves_a_word(doc: Drawn) -> None:
    """冲减 of −4.00: one warning for the table, no error; without the sign nothing is said.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 6.00 | 10.00 | -4.00
    213 | 农林水支出 | 6.00 | 10.00 | -4.00
    """
    (found,) = breaks(doc.reading, "figure.negative")
    assert found.words["rows"] == "合计 -4.00、213 农林水支出 -4.00"
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.severity is Severity.WARNING
    positive = doc.but(
        ("合计 | | 6.00 | 10.00 | -4.00", "合计 | | 14.00 | 10.00 | 4.00"),
        ("农林水支出 | 6.00 | 10.00 | -4.00", "农林水支出 | 14.00 | 10.00 | 4.00"),
    )
    assert holds(positive, "figure.negative")


def test_a_figure_with_a_decimal_too_many(doc: Drawn) -> None:
    """15.24 became 15.244 in one cell of a table of two decimals: a warning; a table that is not rounded is left alone.

    收入决算表
    科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入
    合计 | | 25.00 | 25.00
    213 | 农林水支出 | 25.00 | 25.00
    21303 | 水利 | 25.00 | 25.00
    2130301 | 行政运行 | 15.24 | 15.24
    2130306 | 水利工程运行与维护 | 9.76 | 9.76
    """
    assert holds(doc.reading, "figure.decimals")
    beside = doc.but(("行政运行 | 15.24 | 15.24", "行政运行 | 15.244 | 15.24"))
    (found,) = breaks(beside, "figure.decimals")
    assert (found.severity, found.expected) == (None, "15.24")
    alone = doc.but(("行政运行 | 15.24 | 15.24", "行政运行 | 15.244 |"))
    (found,) = breaks(alone, "figure.decimals")
    assert found.severity is Severity.WARNING
    assert found.words["printed"] == "15.244"
    unrounded = doc.but(
        ("行政运行 | 15.24 | 15.24", "行政运行 | 15.2402 | 15.2402"),
        ("维护 | 9.76 | 9.76", "维护 | 9.7598 | 9.7598"),
    )
    assert holds(unrounded, "figure.decimals")


def test_a_figure_with_a_decimal_too_many_that_another_table_prints_without(doc: Drawn) -> None:
    """The narrative prints 15.24, 公开05 15.244: an error, with what should stand there.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 25.00 | 15.24 | 9.76
    213 | 农林水支出 | 25.00 | 15.24 | 9.76
    21303 | 水利 | 25.00 | 15.24 | 9.76
    2130301 | 行政运行 | 15.24 | 15.24 |
    2130306 | 水利工程运行与维护 | 9.76 | | 9.76

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    1．农林水支出（类）水利（款）行政运行（项）支出决算为15.24万元。
    """
    wrong = doc.but(("行政运行 | 15.24 | 15.24 |", "行政运行 | 15.244 | 15.24 |"))
    (found,) = breaks(wrong, "figure.decimals")
    assert found.severity is None
    assert found.expected == "15.24"


def test_few_figures_have_no_usual_decimals(doc: Drawn) -> None:
    """Two figures say nothing of a third.

    收入决算表
    科目代码 | 科目名称 | 本年收入合计
    合计 | | 25.00
    213 | 农林水支出 | 25.001
    """
    assert silent(doc.reading, "figure.decimals")


def test_things_are_counted_in_whole_numbers(doc: Drawn) -> None:
    """1.5 辆 are not.

    部门决算公开相关信息统计表
    三、国有资产占用情况 | |
    项目 | 行次 | 统计数
    （一）车辆数合计（辆） | 7 | 3
    3．机要通信用车 | 10 | 3
    """
    assert holds(doc.reading, "figure.whole")
    wrong = doc.but(("机要通信用车 | 10 | 3", "机要通信用车 | 10 | 1.5"))
    (found,) = breaks(wrong, "figure.whole")
    assert found.words["printed"].startswith("1.5")


DETAILS = """
一般公共预算财政拨款基本支出决算明细表
人员经费 | | | 公用经费 | |
科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数
301 | 工资福利支出 | 50.00 | 302 | 商品和服务支出 | 10.00
30101 | 基本工资 | 50.00 | 309 | 资本性支出（基本建设） | ——
303 | 对个人和家庭的补助 | 6.00 | 30902 | 办公设备购置 | {amount}
人员经费合计 | | 56.00 | 公用经费合计 | | 10.00
"""


def test_under_a_dash_stands_no_amount() -> None:
    """309 资本性支出（基本建设） is 不适用 in 基本支出, so none of its 款 has money."""
    assert holds(read(DETAILS.format(amount="——")), "figure.not_applicable")
    assert holds(read(DETAILS.format(amount="")), "figure.not_applicable")
    (found,) = breaks(read(DETAILS.format(amount="2.00")), "figure.not_applicable")
    assert found.words["rows"] == "30902 办公设备购置 2.00"


def test_a_narrative_has_no_tables_to_look_at(doc: Drawn) -> None:
    """No table, no sign, no dash, no count.

    第三部分 情况说明
    三、支出决算情况说明
    2024年度支出合计35.00万元。
    """
    assert silent(doc.reading, "figure.negative")
    assert silent(doc.reading, "figure.whole")
    assert silent(doc.reading, "figure.not_applicable")


def test_an_average_score_is_at_most_a_hundred(doc: Drawn) -> None:
    """170 points of 100 cannot be; where no average is told there is nothing to say.

    第三部分 情况说明
    十、预算绩效管理情况
    绩效自评的2024年度项目3个，平均得分92.50分。
    """
    assert holds(doc.reading, "figure.score")
    (found,) = breaks(doc.but(("92.50分", "170.00分")), "figure.score")
    assert found.operands[0].amount == "170.00"
    assert silent(doc.but(("，平均得分92.50分", "")), "figure.score")
