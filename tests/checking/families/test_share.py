"""Shares, completion rates, and lists of shares that make a hundred."""

from __future__ import annotations

import pytest

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, arithmetic_findings, breaks, holds, silent, tails, undecided

LIST = """
第三部分 情况说明
三、支出决算情况说明
2024年度支出合计{whole}万元，其中：基本支出{basic}万元，占比{share}%；项目支出{project}万元，占比{rest}%。
"""


def split(whole: str, basic: str, share: str, project: str, rest: str) -> Drawn:
    return Drawn(LIST.format(whole=whole, basic=basic, share=share, project=project, rest=rest))


class TestShares:
    @pytest.mark.parametrize(
        ("whole", "basic", "share", "project", "rest"),
        [
            ("30.00", "20.00", "66.67", "10.00", "33.33"),
            ("30.00", "20.00", "66.7", "10.00", "33.3"),
            ("30.00", "20.00", "67", "10.00", "33"),
            ("30.00", "30.00", "100.00", "0.00", "0.00"),
            ("1,776.49", "902.56", "50.81", "873.93", "49.19"),
        ],
    )
    def test_right(self, whole: str, basic: str, share: str, project: str, rest: str) -> None:
        reading = split(whole, basic, share, project, rest).reading
        assert holds(reading, "share.part")
        assert holds(reading, "share.hundred")

    def test_wrong(self) -> None:
        """20 of 30 is 66.67 %, not 76.67 %; the shares no longer make a hundred either: one finding each way of reading."""
        wrong = split("30.00", "20.00", "76.67", "10.00", "33.33").reading
        (found,) = breaks(wrong, "share.part")
        assert (found.expected, found.words["printed"]) == ("66.67", "76.67")
        (finding,) = arithmetic_findings(wrong)
        assert finding.severity is Severity.ERROR
        assert finding.places[0].printed == "76.67"

    def test_tail(self) -> None:
        """20.00 of 30.00 computed from 元 may be 66.66 %."""
        near = split("30.00", "20.00", "66.66", "10.00", "33.34").reading
        assert len(tails(near, "share.part")) == 2
        assert arithmetic_findings(near) == []

    def test_equal_figures_and_less_than_a_hundred(self) -> None:
        """3.00 of 3.00 printed as 99.90 %: rounding could explain it, but a person must look."""
        odd = Drawn(
            "第三部分 情况说明\n三、支出决算情况说明\n2024年度支出合计3.00万元，其中：基本支出3.00万元，占比99.90%。"
        )
        (found,) = tails(odd.reading, "share.part")
        assert found.severity is Severity.WARNING

    def test_a_whole_that_is_not_printed(self) -> None:
        """占本年支出合计的83.33% where 本年支出合计 stands nowhere."""
        lone = Drawn(
            "第三部分 情况说明\n五、一般公共预算财政拨款支出决算情况说明\n2024年度一般公共预算财政拨款支出100.00万元，占本年支出合计的83.33%。"
        )
        assert undecided(lone.reading, "share.part") == ["支出"]

    def test_no_share_of_nothing(self) -> None:
        """支出合计 0.00: a percentage of zero is the wording rules' matter."""
        assert silent(split("0.00", "0.00", "0.00", "0.00", "0.00").reading, "share.part")


class TestPluggedShares:
    """Three thirds: 33.33 + 33.33 + 33.33 = 99.99, so a clerk writes 33.34 somewhere (hard case 9)."""

    LIST = """
    第三部分 情况说明
    二、收入决算情况说明
    2024年度收入合计{whole}万元，其中：财政拨款收入{part}万元，占比{first}%；事业收入{part}万元，占比{second}%；其他收入{part}万元，占比{third}%。
    """

    def thirds(self, first: str, second: str, third: str) -> Drawn:
        return Drawn(
            self.LIST.format(whole="300000.00", part="100000.00", first=first, second=second, third=third)
        )

    def test_one_share_one_step_off_in_a_list_of_exactly_a_hundred(self) -> None:
        plugged = self.thirds("33.34", "33.33", "33.33").reading
        assert len(tails(plugged, "share.plugged")) == 1
        assert breaks(plugged, "share.part") == []
        assert holds(plugged, "share.hundred")
        assert arithmetic_findings(plugged) == []

    def test_two_steps_off_is_an_error(self) -> None:
        wrong = self.thirds("33.35", "33.33", "33.32").reading
        assert len(breaks(wrong, "share.part")) == 1
        assert len(tails(wrong, "share.plugged")) == 1

    def test_one_step_off_without_reason_is_an_error(self) -> None:
        """33.34 three times makes 100.02: nothing is evened out."""
        assert len(breaks(self.thirds("33.34", "33.34", "33.34").reading, "share.part")) == 3
        assert silent(self.thirds("33.34", "33.34", "33.34").reading, "share.plugged")

    def test_beside_a_misprinted_share_the_one_evened_out_is_not_to_blame(self) -> None:
        """33.34 evens out what should be 33.33 and 33.33; 83.33 is a misprint, and the only error."""
        wrong = self.thirds("33.34", "83.33", "33.33").reading
        assert len(tails(wrong, "share.plugged")) == 1
        (found,) = breaks(wrong, "share.part")
        assert found.operands[0].amount == "83.33"

    def test_a_member_whose_name_is_not_understood(self) -> None:
        """教肓支出 (misspelt) has the share that is left, so that the plugged one beside it is no error."""
        plugged = Drawn(
            "第三部分 情况说明\n五、一般公共预算财政拨款支出决算情况说明\n2024年度一般公共预算财政拨款支出300000.00万元，主要用于以下方面："
            "教肓支出100000.00万元，占33.33%；卫生健康支出100000.00万元，占33.34%；农林水支出100000.00万元，占33.33%。"
        ).reading
        assert breaks(plugged, "share.part") == []
        assert len(tails(plugged, "share.plugged")) == 1

    def test_shares_that_make_99_99(self) -> None:
        honest = self.thirds("33.33", "33.33", "33.33").reading
        assert holds(honest, "share.part")
        (found,) = tails(honest, "share.hundred")
        assert found.words["total"] == "99.99"
        assert arithmetic_findings(honest) == []


class TestHundred:
    def test_a_complete_list_far_from_a_hundred(self) -> None:
        """20 + 10 = 30 is complete, 66.67 + 23.33 = 90."""
        wrong = split("30.00", "20.00", "66.67", "10.00", "23.33").reading
        (found,) = breaks(wrong, "share.hundred")
        assert found.words["total"] == "90"
        (finding,) = arithmetic_findings(wrong)
        assert "23.33" in [cited.printed for cited in finding.places]

    def test_a_partial_list_need_not_make_a_hundred(self) -> None:
        """20 + 7 of 30."""
        assert silent(split("30.00", "20.00", "66.67", "7.00", "23.33").reading, "share.hundred")

    def test_one_share_is_no_list(self) -> None:
        lone = Drawn(
            "第三部分 情况说明\n三、支出决算情况说明\n2024年度支出合计30.00万元，其中：基本支出20.00万元，占比66.67%。"
        )
        assert silent(lone.reading, "share.hundred")


class TestCompletion:
    SENTENCE = """
    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    2024年度一般公共预算财政拨款支出年初预算{budget}万元，支出决算{final}万元，完成年初预算的{rate}%。
    """

    def of(self, budget: str, final: str, rate: str) -> Drawn:
        return Drawn(self.SENTENCE.format(budget=budget, final=final, rate=rate))

    @pytest.mark.parametrize(
        ("budget", "final", "rate"),
        [
            ("80.00", "100.00", "125.00"),
            ("80.00", "100.00", "125"),
            ("80.00", "60.00", "75.00"),
            ("80.00", "0.00", "0.00"),
        ],
    )
    def test_right(self, budget: str, final: str, rate: str) -> None:
        assert holds(self.of(budget, final, rate).reading, "share.completion")

    def test_wrong(self) -> None:
        """100 of 80 is 125 %; 80 % is budget over final."""
        (found,) = breaks(self.of("80.00", "100.00", "80.00").reading, "share.completion")
        assert found.expected == "125.00"

    def test_tail(self) -> None:
        assert tails(self.of("8.00", "10.00", "125.10").reading, "share.completion")

    def test_a_zero_budget(self) -> None:
        """完成年初预算的…% on a budget of 0 is the wording rules' error, not a wrong quotient."""
        assert silent(self.of("0.00", "100.00", "100.00").reading, "share.completion")

    def test_a_budget_that_is_not_printed(self) -> None:
        lone = Drawn(
            "第三部分 情况说明\n五、一般公共预算财政拨款支出决算情况说明\n2024年度一般公共预算财政拨款支出决算100.00万元，完成年初预算的125.00%。"
        )
        assert undecided(lone.reading, "share.completion") == ["年初预算 一般公共预算财政拨款 支出"]
