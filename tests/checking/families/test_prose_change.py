"""A比B增加C, and one parameter of one year printed twice."""

from __future__ import annotations

import pytest

from mingzhang.checking.families.prose_change import relations
from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import Verdict
from tests.checking.families.prose_sample import form, only, paragraphs, verdicts, with_forms

CHANGE = "prose.change"
SAME = "prose.same"


@pytest.mark.parametrize(
    "text",
    [
        "2023年缴费基数4210元比2022年缴费基数3980元增加了230元。",
        "本年度接待群众310人次，比上年280人次增加30人次。",
        "补助标准由每月600元提高到650元，提高了50元。",
        "本年收入120万元，比上年100万元增长20%。",
        "合格率95%，较上年92%提高3个百分点。",
        "本年支出80.5万元，与上年的90.5万元相比减少10万元。",
    ],
)
def test_a_stated_difference_holds(text: str) -> None:
    assert verdicts(relations(paragraphs(text)), CHANGE) == [Verdict.EXACT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年缴费基数4210元比2022年缴费基数3980元增加了250元的差额。", "230"),
        ("本年支出80.5万元，比上年90.5万元增加10万元。", "10"),
        ("本年收入120万元，比上年100万元增长25%。", "20"),
        ("补助标准由每月600元提高到650元，提高了60元。", "50"),
    ],
)
def test_a_difference_the_two_figures_do_not_have_is_an_error(text: str, expected: str) -> None:
    """A − B is not C, or goes the other way."""
    relation = only(relations(paragraphs(text)), CHANGE)
    assert relation.verdict is Verdict.BROKEN
    assert relation.expected == expected
    assert rulebook()[CHANGE].message.format_map(relation.words)


def test_round_figures_are_undecided() -> None:
    assert verdicts(relations(paragraphs("本年接待约310人，比上年280人增加20人。")), CHANGE) == [
        Verdict.UNDECIDED
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2024年运行经费74.81万元，比2023年增加8.17万元，增长12.26%。",
        "完成率98%，比上年增加3个百分点。",
        "支出30万元，比上年减少2万元，其中差旅费减少1万元。",
        "参会120人，比上年增加经费3万元，增加场地2处。",
        "标准由600元提高到650元，惠及30人。",
    ],
)
def test_a_change_without_both_figures_is_no_relation(text: str) -> None:
    """The second number is itself the change, or speaks of something else."""
    assert list(relations(paragraphs(text))) == []


GOAL = (
    "按2023年全市统筹缴费基数4310.00元计算，预算18万元；"
    "增补2023年统筹缴费基数4130.00元比2022年统筹缴费基数3980.00元增加了220.00元的差额。"
)


def test_one_parameter_with_two_values_and_its_difference_are_one_cause() -> None:
    """4310 and 4130 are both the 2023 figure, and 4130 − 3980 is not 220: one fold."""
    found = list(relations(with_forms(form(goal=GOAL))))
    assert {(r.rule.id, r.verdict) for r in found} == {(SAME, Verdict.BROKEN), (CHANGE, Verdict.BROKEN)}
    assert len({r.fold for r in found}) == 1
    assert found[0].fold
    assert all(r.guilty == () for r in found)


def test_the_same_value_twice_is_exact() -> None:
    text = "按2023年缴费基数4310元计算；补缴以2023年全市缴费基数4310元为准。"
    assert verdicts(relations(paragraphs(text)), SAME) == [Verdict.EXACT]


@pytest.mark.parametrize(
    "text",
    [
        "养老保险2023年缴费基数4000元，医疗保险2023年缴费基数5000元。",
        "2023年全省缴费基数6000元，2023年全市缴费基数5500元。",
        "2022年缴费基数3980元，2023年缴费基数4210元。",
        "2023年缴费基数下限4210元，2023年缴费基数上限21050元。",
        "2023年支出100万元，结转后2023年支出120万元。",
        "一档补助标准500元，二档补助标准300元。",
    ],
)
def test_two_owners_years_or_limits_are_two_figures(text: str) -> None:
    assert verdicts(relations(paragraphs(text)), SAME) == []
