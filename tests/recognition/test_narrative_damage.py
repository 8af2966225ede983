"""Figures that nobody can read, and brackets and headings that must not lend a figure to a wrong subject."""

from __future__ import annotations

import pytest

from mingzhang.points.coordinate import SOME_BUDGET, Coordinate
from mingzhang.points.reading import Role
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from tests.recognition.narration import narrate, only, values

SPENDING = "三、支出决算情况说明"
GENERAL_HEAD = "五、一般公共预算财政拨款支出决算情况说明"
THREE = "七、“三公”经费财政拨款支出决算情况说明"
OFFICE = "八、机关运行经费支出情况说明"
PERFORMANCE = "（四）预算绩效管理工作开展情况"
TRIP = Coordinate("三公/因公出国")


class TestLetters:
    @pytest.mark.parametrize("damaged", ["2O.00", "l0.00", "1O.00", "O.50"])
    def test_what_follows_an_unreadable_figure_is_not_said_of_the_one_before(self, damaged: str) -> None:
        """66.67% is the share of a figure nobody can read, and not of 支出合计."""
        narrative = narrate(
            SPENDING,
            f"2023年度支出合计30.00万元，其中：基本支出{damaged}万元，占66.67%；项目支出10.00万元，占33.33%。",
        )
        shares = {s.cited.printed: s.subject for s in narrative.statements if s.role is Role.SHARE}
        assert "66.67" not in shares
        assert shares["33.33"] == Coordinate("支出", nature="项目支出")

    def test_letters_that_belong_to_a_word(self) -> None:
        """A4 and LED are words, and the figures beside them whole."""
        narrative = narrate(OFFICE, "2023年机关运行经费支出5.00万元，用于购买A4纸、LED屏。")
        assert values(narrative) == [(Coordinate("机关运行经费"), "5.00")]

    def test_a_figure_cut_in_two_by_the_end_of_the_page(self) -> None:
        """…支出17 / 4.73万元: neither 17 nor 4.73 is the figure."""
        narrative = narrate(OFFICE, "2023年度本单位机关运行经费支出17", "4.73万元，比2022年度增加22.72万元。")
        assert "4.73" not in [printed for _, printed in values(narrative)]

    def test_a_space_behind_the_separator_of_thousands(self) -> None:
        """1, 177.38 is one figure; behind a year a figure of three digits is another."""
        narrative = narrate(SPENDING, "2023年度支出合计1, 177.38万元。")
        assert values(narrative) == [(Coordinate("支出"), "1,177.38")]
        apart = narrate(SPENDING, "与2023, 177.38万元为支出合计。")
        assert "2023,177.38" not in [printed for _, printed in values(apart)]


class TestBrackets:
    def test_an_item_of_three_public_by_its_budgets(self) -> None:
        """（其中：一般公共预算支出4.80万元；…） divides the trip's 4.80, and is not all that the unit spent."""
        narrative = narrate(
            THREE,
            "1．因公出国（境）费支出预算5.00万元（其中：一般公共预算支出5.00万元；政府性基金预算支出0万元），支出决算4.80万元"
            "（其中：一般公共预算支出4.80万元；政府性基金预算支出0万元；国有资本经营预算支出0万元），完成预算的96.00%。",
        )
        found = values(narrative)
        assert (TRIP.at(detail=GENERAL), "4.80") in found
        assert (TRIP.at(detail=GENERAL, phase=SOME_BUDGET), "5.00") in found
        assert (TRIP.at(detail=STATE_CAPITAL), "0") in found
        assert all(subject.measure.startswith("三公") for subject, _ in found)
        part = next(s for s in narrative.statements if s.subject == TRIP.at(detail=GOVERNMENT_FUND))
        assert part.whole == TRIP
        assert only(narrative, Role.COMPLETION, "96.00").subject == TRIP

    def test_the_list_ends_with_its_bracket(self) -> None:
        """其中 behind the bracket divides 三公 again, not its last budget."""
        narrative = narrate(
            THREE,
            "三公经费支出决算8.15万元（其中：一般公共预算支出8.15万元；政府性基金预算支出0万元）。其中，公务接待费支出1.02万元，占三公经费的12.52%。",
        )
        assert only(narrative, Role.SHARE, "12.52").base == Coordinate("三公")

    def test_what_a_figure_includes(self) -> None:
        """事业收入（含专户管理教育收费） is 事业收入."""
        narrative = narrate(
            "二、收入决算情况说明",
            "本年收入合计10.00万元，其中：事业收入（含专户管理教育收费）4.00万元，占40.00%。",
        )
        assert (Coordinate("收入", fund="事业"), "4.00") in values(narrative)


class TestNatures:
    LINES = (
        "2023年度一般公共预算财政拨款支出30.00万元。其中：基本支出20.00万元，占66.67%；项目支出10.00万元，占33.33%。具体情况如下：",
        "1．一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。支出决算为20.00万元。",
    )

    def test_a_list_that_begins_anew_goes_back_to_the_whole(self) -> None:
        """具体情况如下 after two natures: the accounts are of both, not of 项目支出."""
        found = {printed: subject for subject, printed in values(narrate(GENERAL_HEAD, *self.LINES))[3:]}
        assert found["20.00"] == Coordinate("支出", fund=GENERAL, function="2010301")

    def test_even_where_the_whole_cannot_be_read(self) -> None:
        lines = (self.LINES[0].replace("支出30.00", "支出3O.00"), self.LINES[1])
        found = [subject for subject, _ in values(narrate(GENERAL_HEAD, *lines)) if subject.function]
        assert [subject.nature for subject in found] == ["全部"]


class TestEvaluations:
    def test_what_the_projects_involve(self) -> None:
        """涉及一般公共预算支出165.16万元 is the money of the projects, not all of 一般公共预算."""
        narrative = narrate(
            PERFORMANCE, "组织对2023年度5个项目开展绩效自评，涉及一般公共预算支出165.16万元。"
        )
        assert (Coordinate("自评金额"), "165.16") in values(narrative)

    def test_the_budget_of_one_project(self) -> None:
        """Its own budget is not what all of them involve."""
        narrative = narrate(
            PERFORMANCE,
            "图书馆开放项目绩效自评得分为98.50分，项目全年预算数为30.00万元，执行数为28.50万元。",
        )
        assert "30.00" not in [printed for _, printed in values(narrative)]

    def test_a_whole_unit_is_no_project(self) -> None:
        """1项单位整体支出绩效自评价 and its money stand apart from the two projects."""
        narrative = narrate(
            PERFORMANCE,
            "本单位2023年度共对上年度已实施完成的2个项目开展了绩效自评价，涉及财政性资金合计158.60万元；"
            "本单位共开展1项单位整体支出绩效自评价，涉及财政性资金合计4771.64万元。",
        )
        found = {printed: subject for subject, printed in values(narrative)}
        assert found["2"] == Coordinate("自评项目数")
        assert found["158.60"] == Coordinate("自评金额")
        assert found["4771.64"] == Coordinate("自评金额", detail="整体")
