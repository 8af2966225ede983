"""Changes against last year: amount, rate and direction, against the figures and among themselves."""

from __future__ import annotations

import pytest

from mingzhang.findings import Severity
from tests.checking.tables import (
    Drawn,
    arithmetic_findings,
    breaks,
    broken_rules,
    holds,
    keys,
    read,
    silent,
    tails,
    undecided,
)

SENTENCE = "第三部分 情况说明\n{section}\n{text}"
TOTALS = "一、收入支出决算总体情况说明"
GENERAL = "五、一般公共预算财政拨款支出决算情况说明"


def told(text: str, section: str = GENERAL) -> Drawn:
    """One paragraph of 情况说明."""
    return Drawn(SENTENCE.format(section=section, text=text))


SPENT = (
    "2024年度一般公共预算财政拨款支出{value}万元。与上年相比，一般公共预算财政拨款支出{change}万元，{rate}%。"
)


def spent(value: str, change: str, rate: str) -> Drawn:
    return told(SPENT.format(value=value, change=change, rate=rate))


class TestRates:
    """Last year follows from this year and the change: 100.00 − 20.00 = 80.00, and 20 / 80 = 25 %."""

    @pytest.mark.parametrize(
        ("value", "change", "rate"),
        [
            ("100.00", "增加20.00", "增长25.00"),
            ("100.00", "增加20.00", "增长25"),
            ("1,333.91", "增加659.53", "增长97.8"),
            ("75.00", "减少25.00", "下降25.00"),
            ("75.00", "减少25.00", "降低25.00"),
            ("0.00", "减少25.00", "下降100.00"),
        ],
    )
    def test_right(self, value: str, change: str, rate: str) -> None:
        assert holds(spent(value, change, rate).reading, "change.rate")

    @pytest.mark.parametrize(
        ("value", "change", "rate", "expected"),
        [
            ("100.00", "增加20.00", "增长20.00", "25.00"),
            ("100.00", "增加20.00", "增长52.00", "25.00"),
            ("75.00", "减少25.00", "下降33.33", "25.00"),
            ("1,333.91", "增加659.53", "增长79.8", "97.8"),
        ],
    )
    def test_wrong(self, value: str, change: str, rate: str, expected: str) -> None:
        """20 % of the wrong base (this year's), swapped digits, the base of an increase for a decrease."""
        wrong = spent(value, change, rate).reading
        (found,) = breaks(wrong, "change.rate")
        assert found.expected == expected
        (finding,) = arithmetic_findings(wrong)
        assert finding.severity is Severity.ERROR
        assert f"照此算增减率是 {expected}%" in finding.message

    def test_a_rate_computed_from_yuan_is_a_tail(self) -> None:
        """3.00 against 2.00 + 1.00: any rate from 49.4 % to 50.6 % may come from the exact 元."""
        assert tails(spent("3.00", "增加1.00", "增长50.20").reading, "change.rate")
        assert arithmetic_findings(spent("3.00", "增加1.00", "增长50.20").reading) == []
        assert breaks(spent("3.00", "增加1.00", "增长51.00").reading, "change.rate")

    def test_no_rate_on_a_zero_base(self) -> None:
        """All of 20.00 is new: there is no growth rate, and the wording rules say so, not this one."""
        assert silent(spent("20.00", "增加20.00", "增长100.00").reading, "change.rate")

    def test_one_digit_wrong_where_all_is_new(self) -> None:
        """| printed | 本年 307.82, 增加 303.82, 增长 100.00 % |: all was new, and one of the two has a digit wrong.

        A rate of 7,595.50 % would do as well, but 100 % is what people write where last year was nothing.
        """
        (finding,) = arithmetic_findings(spent("307.82", "增加303.82", "增长100.00").reading)
        assert finding.suspect is not None
        assert {finding.suspect.places[0].printed, finding.suspect.proposed} == {"303.82", "307.82"}

    def test_one_digit_wrong_where_it_doubled(self) -> None:
        """| printed | 本年 307.82, 增加 163.91, 增长 100.00 % |: half of this year's is far nearer than all of it."""
        (finding,) = arithmetic_findings(spent("307.82", "增加163.91", "增长100.00").reading)
        assert finding.suspect is not None
        assert (finding.suspect.places[0].printed, finding.suspect.proposed) == ("163.91", "153.91")

    def test_a_negative_last_year_is_undecided(self) -> None:
        """20.00 − 30.00: last year was −10.00, a rate on it means nothing."""
        below = spent("20.00", "增加30.00", "增长300.00").reading
        assert undecided(below, "change.rate") == ["不为零的上年数"]

    def test_nothing_declines_by_more_than_all(self) -> None:
        """0 after a decline of 0.60: rounding explains 99.60 % as little as 100.60 %, whatever 0.60 stands for."""
        assert holds(spent("0.00", "减少0.60", "下降100.00").reading, "change.rate")
        assert breaks(spent("0.00", "减少0.60", "下降100.60").reading, "change.rate")
        assert tails(spent("0.01", "减少0.60", "下降97.60").reading, "change.rate")

    def test_a_rate_without_amounts_is_undecided(self) -> None:
        lone = told("2024年度一般公共预算财政拨款支出100.00万元，与上年相比增长25.00%。").reading
        assert undecided(lone, "change.rate") == ["增减额或上年数"]

    def test_the_printed_figure_of_last_year_is_used(self) -> None:
        """Both years printed, no change amount: 120 against 100."""
        sentence = "2024年度收入合计120.00万元，比2023年的100.00万元增长{}%。"
        assert holds(told(sentence.format("20.00"), "二、收入决算情况说明").reading, "change.rate")
        assert breaks(told(sentence.format("16.67"), "二、收入决算情况说明").reading, "change.rate")

    def test_figures_rounded_in_the_text(self) -> None:
        """A narrative in whole 万元: 1303 after an increase of 101 may be 8.36 % to 8.45 %."""
        assert breaks(spent("1303", "增加101", "增长8.36").reading, "change.rate") == []
        assert breaks(spent("1303", "增加101", "增长8.90").reading, "change.rate")


class TestAgainstTheBudget:
    """决算数 100.00 is 20.00 more than the budget: the budget was 80.00, and 20 / 80 = 25 %."""

    TEXT = "（1）农林水支出100.00万元，较年初预算数{change}万元，{rate}%，主要原因是年中追加。"

    def sentence(self, change: str, rate: str) -> Drawn:
        return told(self.TEXT.format(change=change, rate=rate))

    def test_right(self) -> None:
        assert holds(self.sentence("增加20.00", "增长25.00").reading, "change.rate")

    def test_wrong(self) -> None:
        (found,) = breaks(self.sentence("增加20.00", "增长35.00").reading, "change.rate")
        assert (found.expected, found.words["base"]) == ("25.00", "年初预算")
        assert len(breaks(self.sentence("减少20.00", "增长25.00").reading, "change.direction")) == 1

    def test_against_a_printed_budget(self) -> None:
        """年初预算 80.00 is printed: the difference is 20.00 and upwards."""
        text = "农林水支出年初预算为80.00万元，支出决算为100.00万元，决算数较年初预算数{change}万元。"
        assert holds(told(text.format(change="增加20.00")).reading, "change.prior")
        (found,) = breaks(told(text.format(change="减少20.00")).reading, "change.prior")
        assert found.words["base"] == "年初预算"

    def test_without_this_years_figure(self) -> None:
        assert undecided(told("农林水支出较年初预算数增加20.00万元，增长25.00%。").reading, "change.rate")


class TestDirections:
    def test_words_that_agree(self) -> None:
        for change, rate in (
            ("增加20.00", "增长25.00"),
            ("增加20.00", "上升25.00"),
            ("减少20.00", "下降16.67"),
        ):
            assert holds(spent("100.00", change, rate).reading, "change.direction")

    @pytest.mark.parametrize(("change", "rate"), [("增加20.00", "下降25.00"), ("减少20.00", "增长16.67")])
    def test_words_that_contradict(self, change: str, rate: str) -> None:
        """增加20.00万元，下降25.00%."""
        (found,) = breaks(spent("100.00", change, rate).reading, "change.direction")
        assert found.words["first"] == change[:2]
        assert found.words["second"] == rate[:2]

    def test_an_amount_alone_has_nothing_to_contradict(self) -> None:
        alone = told("2024年度一般公共预算财政拨款支出100.00万元，比上年增加20.00万元。").reading
        assert silent(alone, "change.direction")


class TestAgainstAPrintedYearBefore:
    SENTENCE = "2024年度收入合计120.00万元，比2023年的{prior}万元增加{change}万元，增长{rate}%。"

    def of(self, prior: str, change: str, rate: str) -> Drawn:
        return told(self.SENTENCE.format(prior=prior, change=change, rate=rate), "二、收入决算情况说明")

    def test_right(self) -> None:
        assert holds(self.of("100.00", "20.00", "20.00").reading, "change.prior")

    def test_tail(self) -> None:
        """120.00 − 100.00 = 20.01: three rounded figures."""
        assert tails(self.of("100.00", "20.01", "20.01").reading, "change.prior")

    def test_wrong(self) -> None:
        wrong = self.of("100.00", "22.00", "22.00").reading
        (found,) = breaks(wrong, "change.prior")
        assert found.expected == "20.00"

    def test_not_printed(self) -> None:
        assert silent(spent("100.00", "增加20.00", "增长25.00").reading, "change.prior")


class TestAnIncreaseIsNoMoreThanTheYear:
    def test_right(self) -> None:
        assert holds(spent("100.00", "增加20.00", "增长25.00").reading, "change.negative")

    def test_a_new_item(self) -> None:
        """All of it is new: increase and amount are equal."""
        assert holds(
            told(
                "2024年度一般公共预算财政拨款支出10.23万元，与上年相比，一般公共预算财政拨款支出增加10.23万元。"
            ).reading,
            "change.negative",
        )

    def test_wrong(self) -> None:
        """增加200.00 of 100.00: a digit too many."""
        (found,) = breaks(spent("100.00", "增加200.00", "增长25.00").reading, "change.negative")
        assert found.words["difference"] == "100.00万元"

    def test_a_decrease_is_not_limited(self) -> None:
        assert silent(spent("1.00", "减少99.00", "下降99.00").reading, "change.negative")
        reversal = spent("-2.20", "增加0.66", "增长23.08").reading
        assert silent(reversal, "change.negative")


def test_both_totals_in_one_word() -> None:
    """收支 is 收入总计 and 支出总计: the sentence's change and rate are of both."""
    text = "2024年度收入总计100.00万元，支出总计100.00万元。收支较上年决算数增加20.00万元，增长{rate}%。"
    assert holds(told(text.format(rate="25.00"), TOTALS).reading, "change.rate")
    assert len(breaks(told(text.format(rate="20.00"), TOTALS).reading, "change.rate")) == 2


class TestBothSidesOfTheTotals:
    SENTENCE = "2024年度收入总计120.00万元，支出总计120.00万元。与上年相比，收入总计增加{}万元，增长{}%，支出总计{}万元，{}%。"

    def of(self, *figures: str) -> Drawn:
        return told(self.SENTENCE.format(*figures), TOTALS)

    def test_right(self) -> None:
        assert holds(self.of("20.00", "20.00", "增加20.00", "增长20.00").reading, "change.both_sides")

    def test_tail(self) -> None:
        """Two roundings of one change are still one change: 20.01 and 20.00 do not meet."""
        assert breaks(self.of("20.01", "20.01", "增加20.00", "增长20.00").reading, "change.both_sides")

    def test_wrong(self) -> None:
        """增加20.00 beside 减少20.00."""
        wrong = self.of("20.00", "20.00", "减少20.00", "下降14.29").reading
        (found,) = breaks(wrong, "change.both_sides")
        assert found.words["difference"] == "40.00万元"

    def test_one_side_only(self) -> None:
        one = told(
            "2024年度收入总计120.00万元，支出总计120.00万元。与上年相比，收入总计增加20.00万元，增长20.00%。",
            TOTALS,
        )
        assert silent(one.reading, "change.both_sides")


def test_changes_of_the_classes_add_up(doc: Drawn) -> None:
    """教育 −15.00, 农林水 −10.00, together −25.00.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （一）一般公共预算财政拨款支出决算总体情况
    2024年度一般公共预算财政拨款支出100.00万元。与上年相比，一般公共预算财政拨款支出减少25.00万元，下降20.00%。主要原因是项目完工。
    （三）一般公共预算财政拨款支出决算具体情况
    教育支出年初预算50.00万元，支出决算60.00万元，完成年初预算的120.00%，用于办学。较上年决算减少15.00万元，下降20.00%，主要原因是学生减少。
    农林水支出年初预算30.00万元，支出决算40.00万元，完成年初预算的133.33%，用于水利。较上年决算减少10.00万元，下降20.00%，主要原因是工程完工。
    """
    assert holds(doc.reading, "change.classes")
    tail = doc.but(("减少25.00万元，下降20.00%。主要", "减少25.01万元，下降20.01%。主要"))
    assert len(tails(tail, "change.classes")) == 1
    assert arithmetic_findings(tail) == []


def test_a_class_that_existed_only_last_year_leaves_a_gap(doc: Drawn) -> None:
    """This year 60 + 40 = 100 exhausts the total; its change is −31.00, the classes say −25.00: 6.00 vanished.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （一）一般公共预算财政拨款支出决算总体情况
    2024年度一般公共预算财政拨款支出100.00万元。与上年相比，一般公共预算财政拨款支出减少31.00万元，下降23.66%。主要原因是项目完工。
    （三）一般公共预算财政拨款支出决算具体情况
    教育支出年初预算50.00万元，支出决算60.00万元，完成年初预算的120.00%，用于办学。较上年决算减少15.00万元，下降20.00%，主要原因是学生减少。
    农林水支出年初预算30.00万元，支出决算40.00万元，完成年初预算的133.33%，用于水利。较上年决算减少10.00万元，下降20.00%，主要原因是工程完工。
    """
    (found,) = breaks(doc.reading, "change.classes")
    assert found.words["gap"] == "6.00万元"
    assert found.words["classes"] == "减少25.00万元"
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.severity is Severity.ERROR
    assert "6.00万元" in finding.title
    assert broken_rules(doc.reading) == {"change.classes"}


def test_a_class_named_as_gone_without_its_figure_leaves_the_sum_open(doc: Drawn) -> None:
    """The same gap of 6.00, but the sentence says which class is gone: nothing contradicts, a figure is missing.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （一）一般公共预算财政拨款支出决算总体情况
    2024年度一般公共预算财政拨款支出100.00万元。与上年相比，一般公共预算财政拨款支出减少31.00万元，下降23.66%。主要原因是上年有科学技术支出，本年没有安排。
    （三）一般公共预算财政拨款支出决算具体情况
    教育支出年初预算50.00万元，支出决算60.00万元，完成年初预算的120.00%，用于办学。较上年决算减少15.00万元，下降20.00%，主要原因是学生减少。
    农林水支出年初预算30.00万元，支出决算40.00万元，完成年初预算的133.33%，用于水利。较上年决算减少10.00万元，下降20.00%，主要原因是工程完工。
    """
    assert undecided(doc.reading, "change.classes") == ["上年有而本年没有的“科学技术支出”的金额"]
    assert arithmetic_findings(doc.reading) == []
    present = doc.but(("上年有科学技术支出，本年没有安排", "农林水支出减少"))
    assert len(breaks(present, "change.classes")) == 1


def test_a_class_without_change_counts_as_zero(doc: Drawn) -> None:
    """农林水 is the same as last year.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （一）一般公共预算财政拨款支出决算总体情况
    2024年度一般公共预算财政拨款支出100.00万元。与上年相比，一般公共预算财政拨款支出减少15.00万元，下降13.04%。主要原因是学生减少。
    （三）一般公共预算财政拨款支出决算具体情况
    教育支出年初预算50.00万元，支出决算60.00万元，完成年初预算的120.00%，用于办学。较上年决算减少15.00万元，下降20.00%，主要原因是学生减少。
    农林水支出年初预算40.00万元，支出决算40.00万元，完成年初预算的100.00%，用于水利。与上年决算持平。
    """
    assert breaks(doc.reading, "change.classes") == []


def test_a_list_that_does_not_exhaust_the_total_has_no_sum(doc: Drawn) -> None:
    """60 + 30 of 100: the change of what is not listed is unknown.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （一）一般公共预算财政拨款支出决算总体情况
    2024年度一般公共预算财政拨款支出100.00万元。与上年相比，一般公共预算财政拨款支出减少31.00万元，下降23.66%。主要原因是项目完工。
    （三）一般公共预算财政拨款支出决算具体情况
    教育支出年初预算50.00万元，支出决算60.00万元，完成年初预算的120.00%，用于办学。较上年决算减少15.00万元，下降20.00%，主要原因是学生减少。
    农林水支出年初预算30.00万元，支出决算30.00万元，完成年初预算的100.00%，用于水利。较上年决算减少10.00万元，下降25.00%，主要原因是工程完工。
    """
    assert undecided(doc.reading, "change.classes") == ["未列出的类的增减额"]
    assert arithmetic_findings(doc.reading) == []


def test_keys_tell_two_sentences_apart() -> None:
    twice = read(
        SENTENCE.format(
            section=TOTALS,
            text="收入总计120.00万元，支出总计120.00万元。与上年相比，收入总计增加20.00万元，增长20.00%。",
        )
        + "\n四、财政拨款收支决算总体情况说明\n财政拨款收入总计110.00万元，支出总计110.00万元。与上年相比，财政拨款收入总计增加10.00万元，增长11.00%。"
    )
    assert len(set(keys(breaks(twice, "change.rate")))) == 1
    assert breaks(twice, "change.rate")[0].expected == "10.00"


class TestWhoseChangeItIs:
    LIST = "2024年度支出合计30.00万元，其中：基本支出20.00万元，占比66.67%；项目支出10.00万元，占比33.33%。"

    def test_after_a_list_the_figures_tell_whose_change_it_is(self) -> None:
        """2.00 ÷ (30.00 + 2.00) = 6.25 %: of the whole; 2.00 ÷ (10.00 + 2.00) = 16.67 %: of 项目支出."""
        for rate in ("6.25", "16.67"):
            after = told(self.LIST + f"与上年相比，支出减少2.00万元，下降{rate}%。", "三、支出决算情况说明")
            assert holds(after.reading, "change.rate")
            assert broken_rules(after.reading) == set()

    def test_a_change_that_fits_nobody_is_asked_of_the_whole(self) -> None:
        after = told(self.LIST + "与上年相比，支出减少2.00万元，下降7.25%。", "三、支出决算情况说明")
        (found,) = breaks(after.reading, "change.rate")
        assert found.expected == "6.25"

    def test_after_a_list_a_change_without_a_rate_is_nobody_s(self) -> None:
        after = told(self.LIST + "与上年相比，支出减少40.00万元。", "三、支出决算情况说明")
        assert silent(after.reading, "change.prior")
        assert broken_rules(after.reading) == set()

    def test_after_a_list_of_paragraphs_too(self) -> None:
        lines = self.LIST.replace("其中：", "其中：\n").replace("；", "；\n")
        after = told(lines + "\n与上年相比，支出减少2.00万元，下降6.25%。", "三、支出决算情况说明")
        assert broken_rules(after.reading) == set()

    def test_a_named_change_is_judged(self) -> None:
        after = told(self.LIST + "与上年相比，本年支出合计减少2.00万元，下降6.52%。", "三、支出决算情况说明")
        (found,) = breaks(after.reading, "change.rate")
        assert found.expected == "6.25"

    def test_last_year_s_figure_is_not_this_year_s(self) -> None:
        """上年收入合计100.00万元 contradicts nothing."""
        both = told(
            "2024年度收入合计120.00万元，上年收入合计100.00万元，增长20.00%。", "二、收入决算情况说明"
        )
        assert broken_rules(both.reading) == set()
        assert holds(both.reading, "change.rate")
