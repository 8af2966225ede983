"""Sums within the narrative, exhaustive lists and partial ones."""

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


def test_a_list_that_leaves_out_only_zeros_is_a_sum(doc: Drawn) -> None:
    """上缴上级, 经营 and 对附属单位补助 are blank in the table, so 基本 + 项目 is everything.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
    合计 | | 30.00 | 20.00 | 10.00 | | |
    213 | 农林水支出 | 30.00 | 20.00 | 10.00 | | |

    第三部分 情况说明
    三、支出决算情况说明
    2024年度支出合计30.00万元，其中：基本支出20.00万元；项目支出10.00万元。
    """
    assert holds(doc.reading, "text.sum")
    assert silent(doc.reading, "text.parts")
    wrong = doc.but(("项目支出10.00万元", "项目支出11.00万元"))
    (found,) = breaks(wrong, "text.sum")
    assert found.key == "s1/nature/支出"
    (finding,) = arithmetic_findings(wrong)
    assert finding.severity is Severity.ERROR
    assert finding.places[0].printed == "11.00"


def test_a_list_that_leaves_out_a_figure_is_partial(doc: Drawn) -> None:
    """经营支出 5.00 is not told: the parts may be less than the whole, not more.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
    合计 | | 35.00 | 20.00 | 10.00 | | 5.00 |
    213 | 农林水支出 | 35.00 | 20.00 | 10.00 | | 5.00 |

    第三部分 情况说明
    三、支出决算情况说明
    2024年度支出合计35.00万元，其中：基本支出20.00万元；项目支出10.00万元。
    """
    assert broken_rules(doc.reading) == set()
    assert holds(doc.reading, "text.parts")
    assert silent(doc.reading, "text.sum")
    assert keys(breaks(doc.but(("项目支出10.00万元", "项目支出100.00万元")), "text.parts")) == [
        "s1/nature/支出"
    ]


def test_without_tables_and_shares_a_list_is_partial(doc: Drawn) -> None:
    """A text alone does not say that it lists everything; shares of 100 % do.

    第三部分 情况说明
    三、支出决算情况说明
    2024年度支出合计35.00万元，其中：基本支出20.00万元；项目支出10.00万元。
    """
    assert silent(doc.reading, "text.sum")
    assert holds(doc.reading, "text.parts")
    shared = doc.but(
        ("基本支出20.00万元；", "基本支出20.00万元，占比66.67%；"),
        ("项目支出10.00万元", "项目支出10.00万元，占比33.33%"),
    )
    assert keys(breaks(shared, "text.sum")) == ["s1/nature/支出"]


def test_classes_in_the_narrative(doc: Drawn) -> None:
    """农林水 and 教育 are all the classes of the table.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 30.00 | 20.00 | 10.00
    205 | 教育支出 | 12.00 | 12.00 |
    213 | 农林水支出 | 18.00 | 8.00 | 10.00

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （二）一般公共预算财政拨款支出决算结构情况
    2024年度一般公共预算财政拨款支出30.00万元，主要用于以下方面：教育支出（类）12.00万元，占比40.00%；农林水支出（类）18.00万元，占比60.00%。
    """
    assert holds(doc.reading, "text.sum")
    assert keys(breaks(doc.but(("农林水支出（类）18.00万元", "农林水支出（类）81.00万元")), "text.sum")) == [
        "s2/function/一般公共预算财政拨款 支出"
    ]
    tail = doc.but(("农林水支出（类）18.00万元", "农林水支出（类）18.01万元"))
    assert len(tails(tail, "text.sum")) == 1
    shorter = doc.but(("；农林水支出（类）18.00万元，占比60.00%", ""))
    assert silent(shorter, "text.sum")
    assert holds(shorter, "text.parts")


def test_three_public_expenses_of_one_section(doc: Drawn) -> None:
    """Without a table the zero items must be told for a sum; here 出国 is not.

    第三部分 情况说明
    九、财政拨款“三公”经费支出决算情况说明
    （一）“三公”经费财政拨款支出决算总体情况说明
    2024年度“三公”经费财政拨款支出决算6.30万元。其中：因公出国（境）费支出1.00万元；公务用车购置及运行维护费支出4.50万元；公务接待费支出0.80万元。
    """
    assert holds(doc.reading, "text.sum")
    wrong = doc.but(("接待费支出0.80万元", "接待费支出8.00万元"))
    assert breaks(wrong, "text.sum")
    less = doc.but(("因公出国（境）费支出1.00万元；", ""))
    assert silent(less, "text.sum")
    assert holds(less, "text.parts")


def test_a_figure_alone_is_no_sum(doc: Drawn) -> None:
    """One total, no parts.

    第三部分 情况说明
    三、支出决算情况说明
    2024年度支出合计35.00万元。
    """
    assert silent(doc.reading, "text.sum")
    assert silent(doc.reading, "text.parts")


def test_a_budget_larger_than_its_classes_is_a_warning(doc: Drawn) -> None:
    """科学技术 may have been budgeted and never spent, and then no sentence speaks of it.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 30.00 | 20.00 | 10.00
    205 | 教育支出 | 12.00 | 12.00 |
    213 | 农林水支出 | 18.00 | 8.00 | 10.00

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （三）一般公共预算财政拨款支出决算具体情况
    2024年度一般公共预算财政拨款支出年初预算28.00万元，支出决算30.00万元，完成年初预算的107.14%。其中：
    教育支出年初预算10.00万元，支出决算12.00万元，完成年初预算的120.00%。
    农林水支出年初预算16.00万元，支出决算18.00万元，完成年初预算的112.50%。
    """
    (found,) = breaks(doc.reading, "text.sum")
    assert (found.words["difference"], found.severity) == ("2.00万元", Severity.WARNING)
    more = doc.but(
        (
            "农林水支出年初预算16.00万元，支出决算18.00万元，完成年初预算的112.50%",
            "农林水支出年初预算20.00万元，支出决算18.00万元，完成年初预算的90.00%",
        )
    )
    (found,) = breaks(more, "text.sum")
    assert found.severity is None, "parts that exceed their whole are an error in a budget too"


def test_a_tree_node_no_table_prints_is_nothing(doc: Drawn) -> None:
    """The table lists 基本支出 and 项目支出 and no other nature: the text's two parts are everything.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 30.00 | 20.00 | 10.00
    213 | 农林水支出 | 30.00 | 20.00 | 10.00

    第三部分 情况说明
    三、支出决算情况说明
    2024年度支出合计30.00万元，其中：基本支出20.00万元；项目支出10.00万元。
    """
    assert holds(doc.reading, "text.sum")


def test_projects_by_grade_add_up_where_every_grade_is_told(doc: Drawn) -> None:
    """Three projects: two 优, one 良, none of the lower grades; without the worst grade the list is partial.

    第三部分 情况说明
    十、预算绩效管理情况
    绩效自评的2024年度项目3个，平均得分92.50分（其中，绩效评级为“优”的项目2个；绩效评级为“良”的项目1个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个）。
    """
    assert holds(doc.reading, "text.sum")
    (found,) = breaks(doc.but(("2024年度项目3个", "2024年度项目4个")), "text.sum")
    assert found.key == "s1/measure/自评项目数"
    partial = ("；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个", "")
    assert silent(doc.but(("2024年度项目3个", "2024年度项目4个"), partial), "text.sum")
    assert keys(breaks(doc.but(("2024年度项目3个", "2024年度项目2个"), partial), "text.parts")) == [
        "s1/measure/自评项目数"
    ]


def test_a_count_of_projects_without_grades_says_nothing_of_them(doc: Drawn) -> None:
    """Three projects, no grade is told.

    第三部分 情况说明
    十、预算绩效管理情况
    绩效自评的2024年度项目3个，平均得分92.50分。
    """
    assert silent(doc.reading, "text.sum")
    assert silent(doc.reading, "text.parts")


def test_received_at_home_is_foreign_guests_and_the_others(doc: Drawn) -> None:
    """93 = 1 + 92, and 651 = 4 + 647.

    第三部分 情况说明
    七、“三公”经费支出决算情况说明
    2024年度公务接待费支出决算12.00万元。全年国内公务接待93批次，累计651人次，国内公务接待费支出12.00万元。其中：外事接待支出1.00万元，接待1批次，累计4人次；其他国内公务接待支出11.00万元，接待92批次，累计647人次。
    """
    assert len([r for r in of(doc.reading, "text.sum", Verdict.EXACT) if "接待" in r.key]) == 3
    wrong = doc.but(("接待92批次", "接待93批次"))
    (found,) = breaks(wrong, "text.sum")
    assert found.words["difference"] == "1批次"
    alone = doc.but(("；其他国内公务接待支出11.00万元，接待92批次，累计647人次", ""))
    assert silent(alone, "text.sum")


def test_what_running_the_vehicles_costs(doc: Drawn) -> None:
    """16.62 = 6.65 + 6.65 + 3.32 + 0.

    第三部分 情况说明
    七、“三公”经费支出决算情况说明
    2024年公务用车运行维护费决算数16.62万元。2024年公务用车运行维护费中，公务用车加油6.65万元，公务用车维修6.65万元，公务用车保险3.32万元，公务用车其他支出0万元。
    """
    assert len([r for r in of(doc.reading, "text.sum", Verdict.EXACT) if "运行" in r.key]) == 1
    wrong = doc.but(("公务用车保险3.32万元", "公务用车保险3.23万元"))
    (found,) = breaks(wrong, "text.sum")
    assert found.words["difference"] == "0.09万元"
    partly = doc.but(("，公务用车其他支出0万元", ""))
    assert silent(partly, "text.sum")


def test_a_list_of_vehicles_that_ends_with_the_others_is_whole(doc: Drawn) -> None:
    """Not every class of vehicle is named, but 其他用车 is: 1 + 1 + 0 is all there is, and 1 + 0 + 0 is not 2.

    第三部分 情况说明

    十、其他重要事项情况说明

    （三）国有资产占用情况说明

    截至2024年12月31日，本单位共有车辆2辆，其中：机要通信用车1辆、应急保障用车1辆、其他用车0辆。
    """
    assert holds(doc.reading, "text.sum")
    (found,) = breaks(doc.but(("机要通信用车1辆", "机要通信用车0辆")), "text.sum")
    assert found.expected == "1"
    assert silent(doc.but(("、其他用车0辆", "")), "text.sum")


def test_guests_from_abroad_and_others_are_all_guests(doc: Drawn) -> None:
    """外宾接待 and 其他国内公务接待 make up 公务接待费 where 国内公务接待 has no figure of its own.

    第三部分 情况说明
    七、“三公”经费财政拨款支出决算情况说明
    公务接待费支出决算为1.23万元。其中：外宾接待支出0.20万元。其他国内公务接待支出1.03万元。
    """
    assert holds(doc.reading, "text.sum")
    (found,) = breaks(doc.but(("其他国内公务接待支出1.03", "其他国内公务接待支出8.03")), "text.sum")
    assert found.difference.removeprefix("-") == "7.00"


def test_an_account_without_a_code_is_a_part_all_the_same(doc: Drawn) -> None:
    """The row of 城乡社区环境卫生 stayed unread, so that the name has no code: its 3.00 is listed nevertheless.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 13.00 | 10.00 | 3.00
    201 | 一般公共服务支出 | 10.00 | 10.00 |
    20103 | 政府办公厅（室）及相关机构事务 | 10.00 | 10.00 |
    2010301 | 行政运行 | 10.00 | 10.00 |

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    2024年度一般公共预算财政拨款支出13.00万元，其中：
    1.一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）支出10.00万元。
    2.城乡社区支出（类）城乡社区环境卫生（款）城乡社区环境卫生（项）支出3.00万元。
    """
    assert not breaks(doc.reading, "text.sum")
