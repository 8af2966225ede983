"""Sentences that other provinces write: figures told apart, headings before a stop, parts behind 包括."""

from __future__ import annotations

import pytest

from mingzhang.points.coordinate import INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.reading import Role
from mingzhang.points.trees import FISCAL, GENERAL, GOVERNMENT_FUND
from mingzhang.recognition.sections import sections
from tests.recognition.narration import document, narrate, only, told, values

SPENDING = "三、支出决算情况说明"
INCOME = "二、收入决算情况说明"
GENERAL_HEAD = "五、一般公共预算财政拨款支出决算情况说明"
BASIC_HEAD = "六、一般公共预算财政拨款基本支出决算情况说明"
THREE = "七、“三公”经费财政拨款支出决算情况说明"
BASIC, PROJECT = Coordinate("支出", nature="基本支出"), Coordinate("支出", nature="项目支出")


class TestToldApart:
    @pytest.mark.parametrize(
        "sentence",
        [
            "2023年度支出合计30.00万元，其中基本支出、项目支出分别为20.00万元和10.00万元，分别占66.67%和33.33%。",
            "2023年度支出合计30.00万元，其中：基本支出和项目支出分别为20.00万元、10.00万元，占比分别为66.67%、33.33%。",
        ],
    )
    def test_names_and_figures_stand_together(self, sentence: str) -> None:
        narrative, left = told(SPENDING, sentence)
        assert values(narrative)[1:] == [(BASIC, "20.00"), (PROJECT, "10.00")]
        assert only(narrative, Role.SHARE, "66.67").subject == BASIC
        assert only(narrative, Role.SHARE, "33.33").subject == PROJECT
        assert left == []

    def test_as_many_names_as_figures_or_nothing(self) -> None:
        """Three figures of two names: nobody can tell whose."""
        narrative = narrate(
            SPENDING, "2023年度基本支出和项目支出分别为20.00万元、10.00万元、5.00万元，合计35.00万元。"
        )
        assert (PROJECT, "20.00") not in values(narrative)
        assert (BASIC, "10.00") not in values(narrative)


class TestSubjects:
    def test_a_sum_behind_a_single_figure(self) -> None:
        """机关运行经费支出合计 is 机关运行经费."""
        narrative = narrate("八、机关运行经费支出情况说明", "2023年机关运行经费支出合计5.00万元。")
        assert values(narrative) == [(Coordinate("机关运行经费"), "5.00")]

    def test_fiscal_spending_below_the_general_budget(self) -> None:
        """财政拨款支出 there is of that budget, unless another one is spoken of."""
        alone = narrate(GENERAL_HEAD, "2023年度财政拨款支出80.00万元。")
        assert values(alone)[0][0].fund == GENERAL
        both = narrate(GENERAL_HEAD, "2023年度财政拨款支出80.00万元，其中政府性基金预算支出20.00万元。")
        assert [item[0].fund for item in values(both)] == [FISCAL, GOVERNMENT_FUND]

    def test_bare_spending_after_a_balance(self) -> None:
        """年初结转和结余1.00万元；支出5.00万元: the second is no balance."""
        narrative = narrate(
            "八、政府性基金预算财政拨款收入支出决算情况说明",
            "2023年度政府性基金预算财政拨款收入6.00万元；年初结转和结余1.00万元；支出5.00万元；年末结转和结余2.00万元。",
        )
        assert [item[0].measure for item in values(narrative)] == [
            "收入",
            "年初结转和结余",
            "支出",
            "年末结转和结余",
        ]

    def test_an_average_is_not_the_amount(self) -> None:
        narrative = narrate(THREE, "公务接待费支出决算0.86万元，接待96人次，人均公务接待费89.58元。")
        assert values(narrative)[-1] == (Coordinate("人均接待费"), "89.58")
        assert [printed for c, printed in values(narrative) if c.measure == "三公/接待"] == ["0.86"]

    def test_an_item_with_a_year_behind_its_number(self) -> None:
        """1.2023年度收入: an item and a year, not 1.2023; 收入 is that of the year."""
        narrative, left = told(
            "一、收入支出决算总体情况说明",
            "2023年度年初结转和结余5.00万元，本年收入30.00万元，本年支出31.00万元，年末结转和结余4.00万元。",
            "1.2023年度收入30.00万元，较2022年度决算数增加3.00万元，增长11.11%。",
        )
        assert values(narrative)[-1] == (Coordinate("收入"), "30.00")
        assert left == []


class TestLists:
    def test_parts_behind_a_word_of_purpose(self) -> None:
        """包括人员经费支出…和公用经费支出…: parts, not a purpose."""
        narrative, left = told(
            BASIC_HEAD,
            "2023年一般公共预算财政拨款基本支出80.00万元，包括人员经费支出60.00万元和公用经费支出20.00万元。",
        )
        assert [item[0].nature for item in values(narrative)] == ["基本支出", "人员经费", "公用经费"]
        assert left == []

    def test_accounts_with_their_amounts(self) -> None:
        """住房公积金 among the accounts of 人员经费 is 30113, and 办公设备购置 that of 310."""
        narrative = narrate(
            BASIC_HEAD,
            "2023年度一般公共预算财政拨款基本支出30.00万元，其中：人员经费20.00万元，主要包括：基本工资15.00万元，住房公积金5.00万元；"
            "公用经费10.00万元，主要包括办公费8.00万元、办公设备购置2.00万元。",
        )
        accounts = {c.economic: (c.nature, printed) for c, printed in values(narrative) if c.economic}
        assert accounts == {
            "30101": ("基本支出", "15.00"),
            "30113": ("基本支出", "5.00"),
            "30201": ("基本支出", "8.00"),
            "31002": ("基本支出", "2.00"),
        }

    def test_a_sum_behind_the_names_of_accounts(self) -> None:
        """工资福利支出包括…，共计20.00万元."""
        narrative, left = told(
            BASIC_HEAD,
            "2023年度使用一般公共预算财政拨款安排基本支出30.00万元，其中：（1）工资福利支出包括基本工资、奖金等，共计20.00万元；"
            "（2）商品和服务支出包括办公费，共计10.00万元。",
        )
        assert {c.economic: p for c, p in values(narrative) if c.economic} == {"301": "20.00", "302": "10.00"}
        assert [numeral for numeral in left if "." in numeral] == []

    def test_a_list_by_function_divides_all_natures(self) -> None:
        narrative = narrate(
            GENERAL_HEAD,
            "2023年度一般公共预算财政拨款支出100.00万元，其中：基本支出60.00万元；项目支出40.00万元。按支出功能分类科目，支出主要用于以下方面：",
            "1.教育支出（类）支出100.00万元，占100.00%。",
        )
        assert values(narrative)[-1][0].nature == "全部"

    def test_names_on_one_line_and_figures_on_the_next(self) -> None:
        narrative = narrate(
            GENERAL_HEAD,
            "2023年度一般公共预算财政拨款支出年初预算为30.00万元，支出决算为27.00万元，其中：",
            "1、教育支出（类）进修及培训（款）培训支出（项）。",
            "年初预算为10.00万元，支出决算为9.00万元，完成年初预算的90.00%。",
            "2、社会保障和就业支出（类）行政事业单位养老支出（款）行政单位离退休（项）。",
            "年初预算为20.00万元，支出决算为18.00万元，完成年初预算的90.00%。",
        )
        assert [(c.function, p) for c, p in values(narrative)[2:]] == [
            ("2050803", "10.00"),
            ("2050803", "9.00"),
            ("2080501", "20.00"),
            ("2080501", "18.00"),
        ]


class TestBudgets:
    def test_a_budget_whose_subject_is_named_again(self) -> None:
        """比2023年“三公”经费财政拨款年初预算9.00万元减少1.00万元: against the budget, not the year before."""
        narrative = narrate(
            THREE,
            "2023年“三公”经费财政拨款决算数8.00万元，比2023年“三公”经费财政拨款年初预算9.00万元减少1.00万元。",
        )
        change = only(narrative, Role.CHANGE, "1.00")
        assert change.base == Coordinate("三公", INITIAL_BUDGET)

    def test_a_name_with_a_joining_word_compares_nothing(self) -> None:
        """水利与湖泊经费年初预算: 与 is part of a name."""
        narrative = narrate(
            "八、机关运行经费支出情况说明", "信息与机关运行经费年初预算9.00万元，支出决算8.00万元。"
        )
        assert all(s.base is None for s in narrative.statements)

    def test_level_with_the_budget_of_a_year(self) -> None:
        narrative = narrate(THREE, "1.因公出国（境）费用。2023年决算数0万元，与2023年年初预算数持平。")
        assert values(narrative) == [(Coordinate("三公/因公出国"), "0")]
        assert only(narrative, Role.COMPARISON, "持平").base == Coordinate("三公/因公出国", INITIAL_BUDGET)

    def test_a_zero_without_a_unit(self) -> None:
        narrative, left = told(THREE, "公务接待费年初预算为0，支出决算为0.50万元。")
        assert values(narrative)[0] == (Coordinate("三公/接待", INITIAL_BUDGET), "0")
        assert left == []

    @pytest.mark.parametrize(("printed", "direction"), [("10.00", -1), ("-10.00", 1)])
    def test_the_rate_of_difference(self, printed: str, direction: int) -> None:
        """8.10 of 9.00 is 10 % less; a sign of its own says so itself."""
        narrative = narrate(
            THREE, f"“三公”经费支出预算9.00万元，支出决算8.10万元，预决算差异率为{printed}%。"
        )
        rate = only(narrative, Role.RATE, printed)
        assert rate.direction == direction
        assert rate.base == Coordinate("三公", SOME_BUDGET)

    def test_a_reason_ends_where_figures_are_compared_again(self) -> None:
        narrative = narrate(
            THREE,
            "公务接待费支出预算为1.00万元，支出决算为0.90万元，决算数小于预算数的主要原因是厉行节约，与上年相比减少0.10万元，下降10.00%。",
        )
        assert only(narrative, Role.RATE, "10.00").base == Coordinate("三公/接待", year=-1)


def test_what_a_reason_compares_is_not_the_subject_s() -> None:
    """一是人员经费增加，较上年增加12.00万元: of 人员经费, and part of the reason."""
    narrative = narrate(
        SPENDING,
        "支出合计100.00万元，较上年增加10.00万元，增长11.11%，主要原因是人员经费增加，较上年增加12.00万元。",
    )
    assert [s.cited.printed for s in narrative.statements if s.role is Role.CHANGE] == ["10.00"]


def test_a_short_heading_before_a_full_stop() -> None:
    """（二）政府采购支出。2023年度…: the text goes on behind the title."""
    read = document(
        "第三部分 2023年度部门决算情况说明",
        "十、其他重要事项的情况说明",
        "（一）机关运行经费。2023年度机关运行经费支出5.00万元。",
        "（二）政府采购支出。2023年度政府采购支出总额8.00万元。",
    )
    assert [s.title for s in sections(read)][2:] == ["机关运行经费", "政府采购支出"]


def test_income_of_fees_is_part_of_institutional_income() -> None:
    narrative = narrate(INCOME, "2023年度收入合计9.00万元，其中：事业收入3.00万元（含教育收费2.00万元）。")
    assert values(narrative)[-1] == (Coordinate("收入", fund="事业", detail="教育收费"), "2.00")


class TestOtherYears:
    def test_a_row_of_years(self) -> None:
        """2021年、2022年、2023年支出分别为…: this year's, last year's, and one that nothing is held to."""
        narrative = narrate(
            SPENDING, "2021年、2022年、2023年支出分别为8.00万元、9.00万元和10.00万元。", year=2023
        )
        assert values(narrative) == [
            (Coordinate("支出", year=-1), "9.00"),
            (Coordinate("支出"), "10.00"),
        ]

    def test_the_base_of_what_follows_is_the_figure_before_it(self) -> None:
        """比上年决算数9.00万元多支出1.00万元: 多 is no "and more"."""
        narrative = narrate(SPENDING, "支出合计10.00万元，比上年决算数9.00万元多支出1.00万元。")
        assert values(narrative)[-1] == (Coordinate("支出", year=-1), "9.00")
        assert only(narrative, Role.CHANGE, "1.00").direction == 1

    def test_against_the_budget_and_then_against_the_year_before(self) -> None:
        narrative = narrate(
            SPENDING,
            "支出合计10.00万元，比年初预算8.00万元增加2.00万元，增长25.00%，比上年决算9.00万元增加1.00万元，增长11.11%。",
        )
        assert only(narrative, Role.RATE, "25.00").base == Coordinate("支出", INITIAL_BUDGET)
        assert only(narrative, Role.RATE, "11.11").base == Coordinate("支出", year=-1)


def test_a_figure_behind_its_title() -> None:
    """基本支出：20.00万元，占比66.67%."""
    narrative = narrate(
        SPENDING,
        "2023年度支出合计30.00万元，其中：",
        "基本支出：20.00万元，占比66.67%；",
        "项目支出：10.00万元，占比33.33%。",
    )
    assert values(narrative)[1:] == [(BASIC, "20.00"), (PROJECT, "10.00")]
