"""One point, many prints: the same amount is printed with the same digits everywhere."""

from __future__ import annotations

from mingzhang.findings import Severity, Verdict
from tests.checking.tables import (
    Drawn,
    arithmetic_findings,
    breaks,
    holds,
    keys,
    of,
    silent,
    tails,
    undecided,
)

AGREES = "agreement"


def test_same_digits_everywhere(doc: Drawn) -> None:
    """Three prints of 本年支出, one of them with thousands separators and one in 元.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 1,230.00 | 830.00 | 400.00
    213 | 农林水支出 | 1,230.00 | 830.00 | 400.00

    第三部分 情况说明
    一、支出决算情况说明
    2024年度支出合计1,230.00万元，其中：基本支出830.00万元，占比67.48%；项目支出400.00万元，占比32.52%。
    """
    assert holds(doc.reading, AGREES)
    assert silent(doc.reading, "agreement.tail")
    assert len(of(doc.reading, AGREES, Verdict.EXACT)) == 3


def test_a_text_off_by_one_hundredth_is_an_error(doc: Drawn) -> None:
    """The narrative added two rounded parts and prints 830.01.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 1230.00 | 830.02 | 399.98
    213 | 农林水支出 | 1230.00 | 830.02 | 399.98

    第三部分 情况说明
    一、支出决算情况说明
    2024年度支出合计1,230.00万元，其中：基本支出830.01万元，占比67.48%；项目支出399.98万元，占比32.52%。
    """
    (found,) = breaks(doc.reading, AGREES)
    assert (found.key, found.expected, found.difference) == ("基本支出 支出/1", "830.02", "0.01")
    assert silent(doc.reading, "agreement.tail")
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.severity is Severity.ERROR
    assert finding.places[0].printed == "830.01"
    assert finding.suspect is not None
    assert finding.suspect.proposed == "830.02"


def test_a_text_rounded_to_one_decimal_is_a_note(doc: Drawn) -> None:
    """902.6 for 902.56 is the same amount said more briefly; 902.5 would not be.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 1302.56 | 902.56 | 400.00
    213 | 农林水支出 | 1302.56 | 902.56 | 400.00

    第三部分 情况说明
    一、支出决算情况说明
    2024年度支出合计1302.56万元，其中：基本支出902.6万元；项目支出400.00万元。
    """
    (found,) = tails(doc.reading, AGREES)
    assert found.key == "基本支出 支出/1"
    assert breaks(doc.reading, AGREES) == []
    assert arithmetic_findings(doc.reading) == []
    assert keys(breaks(doc.but(("902.6万元", "902.5万元")), AGREES)) == ["基本支出 支出/1"]


def test_two_tables_one_unit_apart_are_one_warning(doc: Drawn) -> None:
    """公开01 rounds 农林水支出 down, 公开03 rounds it up; two units apart is an error.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 60.01 | 五、教育支出 | 3 | 20.00
    | | | 十二、农林水支出 | 5 | 40.01
    本年收入合计 | 2 | 60.01 | 本年支出合计 | 4 | 60.01

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 60.01 | 20.00 | 40.01
    205 | 教育支出 | 20.00 | 10.00 | 10.00
    213 | 农林水支出 | 40.00 | 10.00 | 30.00
    """
    assert breaks(doc.reading, AGREES) == []
    (found,) = tails(doc.reading, "agreement.tail")
    assert found.severity is Severity.WARNING
    assert found.key == "支出 213/1"
    assert holds(
        doc.but(("213 | 农林水支出 | 40.00 | 10.00 | 30.00", "213 | 农林水支出 | 40.01 | 10.00 | 30.01")),
        AGREES,
    )
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.severity is Severity.WARNING
    assert "末位" in finding.title
    apart = doc.but(("农林水支出 | 40.00", "农林水支出 | 39.99"))
    assert silent(apart, "agreement.tail")
    assert keys(breaks(apart, AGREES)) == ["支出 213/1"]


def test_a_text_may_follow_either_of_two_tables(doc: Drawn) -> None:
    """The tables say 40.01 and 40.00; a text that says 40.00 contradicts no table, one with 40.02 does.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 40.01 | 十二、农林水支出 | 3 | 40.01
    本年收入合计 | 2 | 40.01 | 本年支出合计 | 4 | 40.01

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 40.00 | 10.00 | 30.00
    213 | 农林水支出 | 40.00 | 10.00 | 30.00

    第三部分 情况说明
    一、支出决算情况说明
    本年支出合计40.00万元。
    """
    assert breaks(doc.reading, AGREES) == []
    assert keys(breaks(doc.but(("合计40.00万元", "合计40.02万元")), AGREES)) == ["支出/2"]


def test_rounded_figures_of_the_narrative_do_not_contradict_each_other(doc: Drawn) -> None:
    """A narrative in whole 万元 beside tables to the cent: notes, and sums of rounded figures are tails.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 1302.96 | 902.48 | 400.48
    213 | 农林水支出 | 1302.96 | 902.48 | 400.48

    第三部分 情况说明
    一、支出决算情况说明
    2024年度支出合计1303万元，其中：基本支出902万元，占比69.26%；项目支出400万元，占比30.74%。
    """
    assert len(tails(doc.reading, AGREES)) == 3
    assert arithmetic_findings(doc.reading) == []
    assert keys(breaks(doc.but(("合计1303万元", "合计1302万元")), AGREES)) == ["支出/1"]


def test_trimmed_zeros_are_no_rounding(doc: Drawn) -> None:
    """40万元 in the text is the table's 40.00; a table that prints 40.30 is rounded by it, and 40.60 is not.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 61.73 | 21.73 | 40.00
    213 | 农林水支出 | 61.73 | 21.73 | 40.00

    第三部分 情况说明
    一、支出决算情况说明
    2024年度支出合计61.73万元，其中：基本支出21.73万元，项目支出40万元。
    """
    assert holds(doc.reading, AGREES)
    near = doc.but(
        ("合计 | | 61.73 | 21.73 | 40.00", "合计 | | 61.73 | 21.43 | 40.30"),
        ("农林水支出 | 61.73 | 21.73 | 40.00", "农林水支出 | 61.73 | 21.43 | 40.30"),
    )
    assert keys(tails(near, AGREES)) == ["项目支出 支出/1"]


def test_the_outvoted_print_is_named_with_the_value_of_the_others(doc: Drawn) -> None:
    """总计 three times; the narrative has a digit wrong, which the two tables outvote.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 57.20 | 五、教育支出 | 3 | 57.20
    本年收入合计 | 2 | 57.20 | 本年支出合计 | 4 | 57.20
    总计 | 5 | 57.20 | 总计 | 6 | 57.20

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 57.20 | 57.20 |
    205 | 教育支出 | 57.20 | 57.20 |

    第三部分 情况说明
    一、支出决算情况说明
    本年支出合计52.70万元。
    """
    (found,) = breaks(doc.reading, AGREES)
    assert found.guilty == (1,)
    assert [item.amount for item in found.operands] == ["57.20", "52.70"]
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.places[0].printed == "52.70"
    assert finding.expected == "57.20"


def test_of_two_lone_prints_the_less_confirmed_is_blamed(doc: Drawn) -> None:
    """The table's 项目支出 is confirmed by its row; the narrative's stands alone.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 60.00 | 20.00 | 40.00
    213 | 农林水支出 | 60.00 | 20.00 | 40.00

    第三部分 情况说明
    一、支出决算情况说明
    本年项目支出14.00万元。
    """
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.places[0].printed == "14.00"


def test_a_class_that_an_exhaustive_list_leaves_out_is_zero(doc: Drawn) -> None:
    """公开01 prints 教育支出 5.00; 公开03 lists every class and has none of it.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.00 | 五、教育支出 | 3 | 5.00
    | | | 十二、农林水支出 | 5 | 40.00
    本年收入合计 | 2 | 45.00 | 本年支出合计 | 4 | 45.00

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 45.00 | 20.00 | 25.00
    213 | 农林水支出 | 45.00 | 20.00 | 25.00
    """
    assert "支出 205/1" in keys(breaks(doc.reading, AGREES))


def test_a_blank_class_agrees_with_one_that_is_not_listed(doc: Drawn) -> None:
    """公开01 has a blank row 教育支出, 公开03 no such row: both are zero.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.00 | 五、教育支出 | 3 |
    | | | 十二、农林水支出 | 5 | 45.00
    本年收入合计 | 2 | 45.00 | 本年支出合计 | 4 | 45.00

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 45.00 | 20.00 | 25.00
    213 | 农林水支出 | 45.00 | 20.00 | 25.00
    """
    assert holds(doc.reading, AGREES)
    assert "支出 205/1" in keys(of(doc.reading, AGREES, Verdict.EXACT))


def test_where_no_table_lists_the_classes_nothing_is_zero(doc: Drawn) -> None:
    """公开05 and 公开03 are absent: a class printed once is compared with nothing.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.00 | 五、教育支出 | 3 | 5.00
    | | | 十二、农林水支出 | 5 | 40.00
    本年收入合计 | 2 | 45.00 | 本年支出合计 | 4 | 45.00
    """
    assert silent(doc.reading, AGREES)


def test_a_text_on_another_node_of_the_fund_tree(doc: Drawn) -> None:
    """说明 speaks of 财政拨款基本支出; the tables print it as 一般公共预算, the only part that is not zero.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 45.00 | 20.03 | 24.97
    213 | 农林水支出 | 45.00 | 20.03 | 24.97

    政府性基金预算财政拨款收入支出决算表
    项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
    科目代码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 |
    合计 | | | | | | |

    国有资本经营预算财政拨款支出决算表
    科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出
    合计 | | | |

    第三部分 情况说明
    六、一般公共预算财政拨款基本支出决算情况说明
    2024年度财政拨款基本支出20.03万元。
    """
    assert holds(doc.reading, AGREES)
    (found,) = breaks(doc.but(("基本支出20.03万元", "基本支出20.02万元")), AGREES)
    assert found.key == "财政拨款 基本支出 支出/1"
    assert found.operands[0].amount == "20.03"


def test_another_part_that_is_not_zero_is_another_fact(doc: Drawn) -> None:
    """政府性基金 pays 基本支出 too, so 财政拨款基本支出 is no print of the 一般公共 figure.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 45.00 | 20.03 | 24.97
    213 | 农林水支出 | 45.00 | 20.03 | 24.97

    政府性基金预算财政拨款收入支出决算表
    项目 | | 年初结转和结余 | 本年收入 | 本年支出 | | | 年末结转和结余
    科目代码 | 科目名称 | | | 小计 | 基本支出 | 项目支出 |
    合计 | | | 8.00 | 8.00 | 8.00 | |
    212 | 城乡社区支出 | | 8.00 | 8.00 | 8.00 | |

    国有资本经营预算财政拨款支出决算表
    科目代码 | 科目名称 | 合计 | 基本支出 | 项目支出
    合计 | | | |

    第三部分 情况说明
    六、一般公共预算财政拨款基本支出决算情况说明
    2024年度财政拨款基本支出28.03万元。
    """
    assert breaks(doc.reading, AGREES) == []


def test_yuan_and_ten_thousand_yuan(doc: Drawn) -> None:
    """公开03 is in 元: 450,012.34元 prints as 45.00万元, 450,061.00元 does not.

    收入支出决算总表
    金额单位：万元
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.00 | 十二、农林水支出 | 3 | 45.00
    本年收入合计 | 2 | 45.00 | 本年支出合计 | 4 | 45.00

    支出决算表
    金额单位：元
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 450012.34 | 200000.00 | 250012.34
    213 | 农林水支出 | 450012.34 | 200000.00 | 250012.34
    """
    assert holds(doc.reading, AGREES)
    changed = doc.but(
        ("合计 | | 450012.34 | 200000.00 | 250012.34", "合计 | | 450061.00 | 200000.00 | 250061.00")
    )
    assert keys(breaks(changed, AGREES)) == ["支出/1"]


def test_negative_amounts_agree_like_any_other(doc: Drawn) -> None:
    """冲减上年支出: −1.20 in both tables; with the sign lost in one of them it is another amount.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 38.80 | 六、科学技术支出 | 3 | -1.20
    | | | 十二、农林水支出 | 5 | 40.00
    本年收入合计 | 2 | 38.80 | 本年支出合计 | 4 | 38.80

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 38.80 | 20.00 | 18.80
    206 | 科学技术支出 | -1.20 | | -1.20
    213 | 农林水支出 | 40.00 | 20.00 | 20.00
    """
    assert holds(doc.reading, AGREES)
    assert {finding.rule.id for finding in arithmetic_findings(doc.reading)} == {"figure.negative"}
    turned = doc.but(("六、科学技术支出 | 3 | -1.20", "六、科学技术支出 | 3 | 1.20"))
    assert keys(breaks(turned, AGREES)) == ["支出 206/1"]


def test_a_head_that_names_the_wrong_unit(doc: Drawn) -> None:
    """公开03 prints the same digits as 公开01 and says 元: its head is wrong, not every figure below it.

    收入支出决算总表
    金额单位：万元
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.20 | 十二、农林水支出 | 3 | 45.20
    本年收入合计 | 2 | 45.20 | 本年支出合计 | 4 | 45.20

    支出决算表
    金额单位：元
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 45.20 | 20.00 | 25.20
    213 | 农林水支出 | 45.20 | 20.00 | 25.20

    一般公共预算财政拨款支出决算表
    金额单位：万元
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 45.20 | 20.00 | 25.20
    213 | 农林水支出 | 45.20 | 20.00 | 25.20
    """
    assert set(keys(breaks(doc.reading, "agreement.unit"))) == {"支出/1", "支出 213/1"}
    assert silent(doc.reading, AGREES)
    unit_findings = [
        finding for finding in arithmetic_findings(doc.reading) if finding.rule.id == "agreement.unit"
    ]
    assert len(unit_findings) == 1
    assert unit_findings[0].severity is Severity.ERROR
    right = doc.but(("金额单位：元", "金额单位： 万元"))
    assert silent(right, "agreement.unit")
    assert holds(right, AGREES)


def test_the_same_digits_of_different_amounts_are_no_wrong_unit(doc: Drawn) -> None:
    """45.20万元 and 452,000.00元 are one amount.

    收入支出决算总表
    金额单位：万元
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.20 | 十二、农林水支出 | 3 | 45.20
    本年收入合计 | 2 | 45.20 | 本年支出合计 | 4 | 45.20

    支出决算表
    金额单位：元
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 452000.00 | 200000.00 | 252000.00
    213 | 农林水支出 | 452000.00 | 200000.00 | 252000.00
    """
    assert holds(doc.reading, AGREES)
    assert silent(doc.reading, "agreement.unit")


def test_two_rows_that_were_not_told_apart_are_undecided(doc: Drawn) -> None:
    """A table prints no figure twice: where two rows have one name, the reader has lost a label.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.20 | 十二、农林水支出 | 3 | 45.20
    本年收入合计 | 2 | 45.20 | 本年支出合计 | 4 | 45.20
    本年收入合计 | 5 | 54.20 | | |
    """
    assert breaks(doc.reading, AGREES) == []
    assert len(undecided(doc.reading, AGREES)) == 1


def test_an_account_printed_as_a_part_and_as_the_whole(doc: Drawn) -> None:
    """公开06 in one list: 小计 repeats what 人员经费 or 公用经费 says of the account.

    一般公共预算财政拨款基本支出决算明细表
    科目代码 | 科目名称 | 小计 | 人员经费 | 公用经费
    合计 | | 25.00 | 20.00 | 5.00
    301 | 工资福利支出 | 20.00 | 20.00 |
    30101 | 基本工资 | 20.00 | 20.00 |
    302 | 商品和服务支出 | 5.00 | | 5.00
    30201 | 办公费 | 5.00 | | 5.00
    """
    assert not breaks(doc.reading, AGREES)
    wrong = doc.but(("30201 | 办公费 | 5.00 | | 5.00", "30201 | 办公费 | 5.00 | | 6.00"))
    assert breaks(wrong, AGREES)
