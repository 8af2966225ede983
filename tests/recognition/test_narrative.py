"""Totals, lists, budgets and changes: sentences as provinces word them become statements."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingzhang.points.coordinate import FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.reading import NumeralFate, Role
from mingzhang.points.trees import FISCAL, GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.readers import read_file
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.narrative import recognise_narrative
from mingzhang.recognition.sections import sections
from tests.recognition.narration import narrate, only, told, values

OVERALL = "一、收入支出决算总体情况说明"
INCOME = "二、收入决算情况说明"
SPENDING = "三、支出决算情况说明"
GENERAL_HEAD = "五、一般公共预算财政拨款支出决算情况说明"
BASIC = "六、一般公共预算财政拨款基本支出决算情况说明"
TOTALS = [Coordinate("收入总计"), Coordinate("支出总计")]


@pytest.mark.parametrize(
    "sentence",
    [
        "2023年度收入总计1,234.56万元，支出总计1,234.56万元。",
        "2023年度收、支总计均为1234.56万元。",
        "某某局2023年度收入支出总计1234.56万元。",
        "2023 年度收入支出总计 1234.56 万元。",
        "２０２３年度收入总计、支出总计均为１，２３４．５６万元。",
    ],
)
def test_both_totals(sentence: str) -> None:
    narrative, left = told(OVERALL, sentence)
    assert [item[0] for item in values(narrative)] == TOTALS
    assert {item.amount.value for item in narrative.prints} == {1_234_560_000}
    assert left == []


def test_changes_of_both_totals_at_once() -> None:
    """与2022年相比，收、支总计各增加12.34万元，增长1.01%。主要原因是项目增加。"""
    narrative = narrate(
        OVERALL,
        "2023年度收、支总计1234.56万元。与2022年相比，收、支总计各增加12.34万元，增长1.01%。主要原因是项目增加。",
    )
    changes = [s for s in narrative.statements if s.role is Role.CHANGE]
    rates = [s for s in narrative.statements if s.role is Role.RATE]
    assert [s.subject for s in changes] == TOTALS == [s.subject for s in rates]
    assert {s.base for s in changes} == {item.at(year=-1) for item in TOTALS}
    assert {(s.direction, s.word, s.reason) for s in changes} == {(1, "增加", "项目增加")}
    assert {(s.direction, s.word, s.digits) for s in rates} == {(1, "增长", 2)}


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("减少", -1),
        ("降低", -1),
        ("节约", -1),
        ("增加", 1),
        ("上升", 1),
        ("增加（减少）", None),
        ("减少（增加）", None),
    ],
)
def test_direction_words_and_template_residue(words: str, direction: int | None) -> None:
    found = only(narrate(OVERALL, f"收入总计90.00万元，比上年{words}10.00万元。"), Role.CHANGE, "10.00")
    assert found.direction == direction
    assert found.subject == Coordinate("收入总计")


@pytest.mark.parametrize("mark", ["，其中：", "。其中：", "，其中:", "。其中，"])
def test_a_list_of_sources(mark: str) -> None:
    narrative = narrate(
        INCOME, f"本年收入合计100.00万元{mark}财政拨款收入98.20万元，占98.2%；事业收入1.80万元，占1.80%。"
    )
    share = only(narrative, Role.SHARE, "98.2")
    assert share.subject == Coordinate("收入", fund=FISCAL)
    assert share.base == Coordinate("收入")
    members = [s for s in narrative.statements if s.group and s.role is Role.VALUE]
    assert [(s.subject.fund, s.whole) for s in members] == [
        (FISCAL, Coordinate("收入")),
        ("事业", Coordinate("收入")),
    ]
    assert len({s.group for s in members}) == 1


def test_a_list_over_several_paragraphs() -> None:
    narrative, left = told(
        SPENDING,
        "支出合计200.00万元，其中：",
        "基本支出150.00万元，占比75.00%；",
        "项目支出50.00万元，占25。",
    )
    assert [item[0].nature for item in values(narrative)] == ["全部", "基本支出", "项目支出"]
    assert not only(narrative, Role.SHARE, "25").percent_sign
    assert left == []


def test_a_share_of_a_named_whole() -> None:
    narrative = narrate(
        SPENDING,
        "支出合计200.00万元。其中：基本支出150.00万元，占总支出的75%；人员经费90.00万元，占基本支出的60%。",
    )
    assert only(narrative, Role.SHARE, "75").base == Coordinate("支出")
    assert only(narrative, Role.SHARE, "60").base == Coordinate("支出", nature="基本支出")


def test_a_share_of_the_years_spending_is_of_all_funds() -> None:
    """占本年支出合计的… in a section on 一般公共预算 is measured by all funds."""
    found = only(
        narrate(GENERAL_HEAD, "一般公共预算财政拨款支出90.00万元，占本年支出合计的90.00%。"),
        Role.SHARE,
        "90.00",
    )
    assert (found.subject.fund, found.base) == (GENERAL, Coordinate("支出"))


def test_classes_with_and_without_their_mark() -> None:
    narrative, left = told(
        GENERAL_HEAD,
        "一般公共预算财政拨款支出90.00万元，主要用于以下方面：教育支出（类）3.00万元，占3.33%；"
        "社会保障和就业(类)支出27.00万元，占30.00%；农林水支出60.00万元，占66.67%。",
    )
    assert [item[0].function for item in values(narrative)] == ["", "205", "208", "213"]
    assert {item[0].fund for item in values(narrative)} == {GENERAL}
    assert left == []


def test_budget_final_and_completion_of_a_class() -> None:
    """The subject is carried over clauses and sentences of the paragraph."""
    narrative, left = told(
        GENERAL_HEAD,
        "社会保障和就业支出年初预算20.00万元，支出决算27.00万元，完成年初预算的135.00%，用于养老保险。"
        "较上年决算减少3.00万元，下降10.00%，主要原因是人员退休。",
    )
    final = Coordinate("支出", fund=GENERAL, function="208")
    assert values(narrative) == [(final.at(phase=INITIAL_BUDGET), "20.00"), (final, "27.00")]
    assert only(narrative, Role.COMPLETION, "135.00").base == final.at(phase=INITIAL_BUDGET)
    change = only(narrative, Role.CHANGE, "3.00")
    assert (change.subject, change.base, change.direction, change.reason) == (
        final,
        final.at(year=-1),
        -1,
        "人员退休",
    )
    assert only(narrative, Role.COMPLETION, "135.00").reason == ""
    assert left == []


def test_a_chain_down_to_the_item() -> None:
    narrative, left = told(
        GENERAL_HEAD,
        "1、一般公共服务支出（类）政府办公厅（室）及相关机构事务（款）行政运行（项）。主要用于：人员支出。",
        "全年预算为20.00万元，支出决算为19.00万元，完成全年预算的95.00%。决算数小于全年预算数的主要原因：人员减少。",
        "2．农林水支出（类）水利（款）行政运行（项）：支出决算为5.00万元，完成预算100%，决算数与预算数持平。",
    )
    assert [item[0].function for item in values(narrative)] == ["2010301", "2010301", "2130301"]
    less = only(narrative, Role.COMPARISON, "小于")
    assert less.base is not None
    assert (less.base.phase, less.direction, less.reason) == (FULL_BUDGET, -1, "人员减少")
    assert only(narrative, Role.COMPARISON, "持平").direction == 0
    assert left == []


def test_an_unknown_account_keeps_its_name() -> None:
    """A 款 that no list knows is told apart by its name, never taken for its class."""
    found = values(narrate(GENERAL_HEAD, "教育支出（类）民间教育（款）3.00万元。"))
    assert found == [(Coordinate("支出", fund=GENERAL, function="205", detail="民间教育"), "3.00")]


def test_a_sentence_widens_the_headings_fund() -> None:
    narrative = narrate(
        BASIC, "2023年度财政拨款基本支出80.00万元，其中：", "人员经费70.00万元，主要包括基本工资、奖金等；"
    )
    assert [item[0].fund for item in values(narrative)] == [FISCAL, FISCAL]
    assert [item[0].nature for item in values(narrative)] == ["基本支出", "人员经费"]


def test_listings_of_accounts() -> None:
    narrative = narrate(
        BASIC,
        "基本支出80.00万元，其中：人员经费70.00万元，主要包括：基本工资、津贴补贴、奖金等；",
        "公用经费10.00万元，占12.50%，主要包括办公费、维修（护）费、因公出国（境）费用。",
    )
    people, office = narrative.listings
    assert ([c.printed for c in people.names], people.open_ended) == (["基本工资", "津贴补贴", "奖金"], True)
    assert ([c.printed for c in office.names], office.open_ended) == (
        ["办公费", "维修（护）费", "因公出国（境）费用"],
        False,
    )
    assert office.subject == Coordinate("支出", fund=GENERAL, nature="公用经费")
    place = people.names[0].place
    assert (place.block, place.end and place.start is not None and place.end - place.start) == (2, 4)


def test_two_figures_in_one_comparison() -> None:
    narrative = narrate(
        "（一）机关运行经费支出情况",
        "机关运行经费支出90.00万元，比2022年的85.00万元增加5.00万元，增长5.88%。",
    )
    assert values(narrative) == [
        (Coordinate("机关运行经费"), "90.00"),
        (Coordinate("机关运行经费", year=-1), "85.00"),
    ]
    assert only(narrative, Role.CHANGE, "5.00").base == Coordinate("机关运行经费", year=-1)


def test_from_and_to() -> None:
    narrative = narrate("（一）机关运行经费支出情况", "机关运行经费由85.00万元增加到90.00万元。")
    assert values(narrative) == [
        (Coordinate("机关运行经费", year=-1), "85.00"),
        (Coordinate("机关运行经费"), "90.00"),
    ]
    assert not [s for s in narrative.statements if s.role is Role.CHANGE]


def test_the_budget_named_with_its_amount() -> None:
    """完成全年预算5.00万元的60.0%"""
    narrative = narrate(
        "七、财政拨款“三公”经费支出决算情况说明",
        "“三公”经费支出决算为3.00万元，完成全年预算5.00万元的60.0%。",
    )
    assert values(narrative)[1] == (Coordinate("三公", phase=FULL_BUDGET), "5.00")
    assert only(narrative, Role.COMPLETION, "60.0").base == Coordinate("三公", phase=FULL_BUDGET)


def test_a_budget_without_a_name_is_the_one_stated() -> None:
    heading = "七、财政拨款“三公”经费支出决算情况说明"
    stated = narrate(heading, "“三公”经费年初预算为5.00万元，支出决算为3.00万元，完成预算的60%。")
    assert only(stated, Role.COMPLETION, "60").base == Coordinate("三公", phase=INITIAL_BUDGET)
    open_ = narrate(heading, "“三公”经费支出预算为5.00万元，支出决算为3.00万元，完成预算的60%。")
    assert only(open_, Role.COMPLETION, "60").base == Coordinate("三公", phase=SOME_BUDGET)


def test_a_change_against_the_budget() -> None:
    found = only(
        narrate(GENERAL_HEAD, "教育支出年初预算为3.00万元，支出决算为5.00万元，比年初预算增加2.00万元。"),
        Role.CHANGE,
        "2.00",
    )
    assert found.base is not None
    assert found.base.phase == INITIAL_BUDGET


def test_equal_to_last_year() -> None:
    found = only(narrate(GENERAL_HEAD, "教育支出5.00万元，与上年持平。"), Role.COMPARISON, "持平")
    assert (found.direction, found.base, found.amount) == (0, found.subject.at(year=-1), None)


def test_no_receipts_and_payments_at_all() -> None:
    fund = narrate("七、政府性基金预算财政拨款收支决算情况说明", "本年度无此项收支。")
    assert [item[0] for item in values(fund)] == [
        Coordinate("收入", fund=GOVERNMENT_FUND),
        Coordinate("支出", fund=GOVERNMENT_FUND),
    ]
    state = narrate(
        "八、国有资本经营预算支出决算情况说明", "2023年度没有使用国有资本经营预算财政拨款安排的支出。"
    )
    assert values(state) == [(Coordinate("支出", fund=STATE_CAPITAL), "无")]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("支出合计9.00万元，其中：离休人员经费2.00万元，占22.22%。", ["2.00", "22.22"]),
        ("收入合计9.00万元，其中：其他资金收入合计1.00万元，占11.11%。", ["1.00", "11.11"]),
        ("支出合计9.00万元，主要原因是新增项目支出3.00万元。", ["3.00"]),
        ("支出合计9.00万元，比2019年（疫情前）减少4.00万元，降低30.77%。", ["4.00", "30.77"]),
        ("支出合计9.00万元，占地面积约300余亩。", ["300"]),
        ("收入总计9.00万元，其中年初结转和结余1.00万元，较上年增加2.00万元。", ["2.00"]),
    ],
)
def test_what_is_not_understood_is_left_alone(line: str, left: list[str]) -> None:
    """A longer unknown word hides a known one, and what is said of it is not said of the subject before."""
    assert told(SPENDING, line)[1] == left


def test_reasons_go_to_the_changes_they_explain() -> None:
    narrative = narrate(
        "七、财政拨款“三公”经费支出决算情况说明",
        "“三公”经费支出决算3.00万元，与上年相同。其中：",
        "公务接待费支出1.00万元，比上年增加0.20万元，主要原因是：检查增多；",
        "公务用车运行维护费支出2.00万元，比上年减少0.20万元。主要是因为车辆封存。",
    )
    assert [s.reason for s in narrative.statements if s.base is not None] == ["", "检查增多", "车辆封存"]


def test_members_of_one_list_that_differ_in_kind_are_two_lists() -> None:
    narrative = narrate(
        SPENDING,
        "支出合计90.00万元，其中：教育支出（类）30.00万元，社会保障和就业支出（类）60.00万元；基本支出50.00万元，项目支出40.00万元。",
    )
    groups = [s.group for s in narrative.statements if s.group]
    assert groups[0] == groups[1] != groups[2] == groups[3]


def test_years_dates_and_ordinals_are_claimed() -> None:
    narrative, left = told(OVERALL, "1、截至2023年12月31日，按照财预〔2016〕143号，收入总计9.00万元。")
    assert left == []
    assert len(narrative.prints) == 1


def test_a_budget_disclosure_speaks_of_budgets() -> None:
    from tests.recognition.narration import NAMES, document

    read = document(
        "第三部分 2024年度部门预算情况说明", "一、收支预算总体情况说明", "支出预算总计50.00万元。"
    )
    narrative = recognise_narrative(read, sections(read), Claims(read), 2024, NAMES)
    assert values(narrative) == [(Coordinate("支出总计", phase=INITIAL_BUDGET), "50.00")]


def test_citations_say_where_a_figure_stands() -> None:
    found = only(
        narrate("（一）机关运行经费支出情况", "2023年度机关运行经费支出1，090.00万元。"),
        Role.VALUE,
        "1,090.00",
    )
    assert (found.cited.part, found.cited.row) == ("说明（一）", "机关运行经费")
    assert (found.cited.place.block, found.cited.place.start, found.cited.place.end) == (2, 14, 22)
    assert found.amount is not None
    assert found.amount.precision == 2


def test_the_whole_narrative_of_the_reference_document_is_understood(reference: Path) -> None:
    read = read_file(reference)
    claims = Claims(read)
    found = sections(read)
    names = {
        "社会保障和就业支出": "208",
        "卫生健康支出": "210",
        "资源勘探工业信息等支出": "215",
        "住房保障支出": "221",
    }
    narrative = recognise_narrative(read, found, claims, 2024, names)
    part = next(s for s in found if s.part == 3)
    left = [n.text for b in read.blocks[part.start : part.end] for n in claims.unclaimed(b.place)]
    points = [
        n
        for b in read.blocks[part.start : part.end]
        for n in claims.at(b.place)
        if n.fate is NumeralFate.POINT
    ]
    assert left == ["4555"]
    assert len(points) == len(
        {s.cited.place for s in narrative.statements if s.cited.printed[0].isdigit() and s.section > 2}
    )
    assert {s.subject.function for s in narrative.statements} == {"", "208", "210", "215", "221"}
    assert [len(item.names) for item in narrative.listings] == [10, 5]


def test_a_rate_on_nothing_does_not_disturb_what_follows() -> None:
    """增长--（基数为0，不可比）"""
    narrative = narrate(
        "七、“三公”经费支出决算情况说明",
        "因公出国（境）费支出1.00万元，比上年增加1.00万元，增长--（基数为0，不可比）；公务接待费支出2.00万元，完成预算4.00万元的50%。",
    )
    assert only(narrative, Role.COMPLETION, "50").subject == Coordinate("三公/接待")


def test_a_purpose_ends_where_the_next_account_begins() -> None:
    """1.…主要用于…；/ 2.…: the numbered lines are accounts, not purposes of the first."""
    narrative = narrate(
        GENERAL_HEAD,
        "一般公共预算财政拨款支出10.00万元。其中：",
        "1.农林水支出（类）支出6.00万元，占一般公共预算财政拨款总支出的60.00%。主要用于防汛；",
        "2.卫生健康支出（类）支出4.00万元，占一般公共预算财政拨款总支出的40.00%。主要用于医保；",
    )
    shares = [(s.subject.function, s.cited.printed) for s in narrative.statements if s.role is Role.SHARE]
    assert shares == [("213", "60.00"), ("210", "40.00")]
    assert {s.base for s in narrative.statements if s.role is Role.SHARE} == {
        Coordinate("支出", fund=GENERAL)
    }


def test_accounts_with_their_money_in_a_list() -> None:
    """住房公积金 below 人员经费 is an economic account, not the functional one of the same name."""
    narrative = narrate(
        BASIC,
        "2023年度一般公共预算财政拨款基本支出20.00万元，其中：",
        "人员经费15.00万元，主要包括：基本工资9.00万元、住房公积金6.00万元；",
        "公用经费5.00万元，主要包括：差旅费5.00万元。",
    )
    accounts = {s.subject.economic: s.cited.printed for s in narrative.statements if s.subject.economic}
    assert accounts == {"30101": "9.00", "30113": "6.00", "30211": "5.00"}


def test_a_change_under_one_fund_is_of_what_was_stated() -> None:
    """与上年相比，财政拨款支出增加 under 一般公共: no figure of all appropriations was stated."""
    narrative = narrate(
        GENERAL_HEAD, "一般公共预算财政拨款支出10.00万元。与上年相比，财政拨款支出增加2.00万元，增长25.00%。"
    )
    assert only(narrative, Role.CHANGE, "2.00").subject == Coordinate("支出", fund=GENERAL)
    assert only(narrative, Role.RATE, "25.00").subject == Coordinate("支出", fund=GENERAL)
