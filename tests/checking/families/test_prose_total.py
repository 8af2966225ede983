"""A whole and its parts in one text."""

from __future__ import annotations

import pytest

from mingzhang.checking.families.prose_total import relations
from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import Verdict
from tests.checking.families.prose_sample import form, only, paragraphs, verdicts, with_forms

RULE = "prose.total"


@pytest.mark.parametrize(
    "text",
    [
        "办公设备3.2万元、家具1.8万元，合计5万元。",
        "按每人1200元计算，预算补助12.5万元；另安排取暖费3.5万元；退休补贴4万元；合计20万元。",
        "物业费10.25万元，水费3万元，电费6.5万元，总计19.75万元。",
    ],
)
def test_parts_before_a_whole_add_up(text: str) -> None:
    assert verdicts(relations(paragraphs(text)), RULE) == [Verdict.EXACT]


def test_parts_after_of_which_add_up() -> None:
    text = "项目资金总额50万元，其中：设备购置30万元，安装调试20万元。"
    assert verdicts(relations(with_forms(form(goal=text))), RULE) == [Verdict.EXACT]


def test_a_complete_list_that_does_not_add_up_is_an_error() -> None:
    """3.2 + 1.8 = 5.0, printed 6."""
    relation = only(relations(paragraphs("办公设备3.2万元、家具1.8万元，合计6万元。")), RULE)
    assert relation.verdict is Verdict.BROKEN
    assert (relation.expected, relation.difference) == ("5.0", "1.0")
    assert rulebook()[RULE].message.format_map(relation.words)


def test_parts_that_make_up_the_form_s_budget_are_a_complete_list() -> None:
    """4.5 + 2.4 + 3.1 = 10, the budget; printed 11."""
    goal = "补贴按标准计发，需4.5万元；取暖费2.4万元，与上年持平；保险费预算3.1万元；合计11万元。"
    relation = only(relations(with_forms(form(goal=goal, money={"全年预算数": "10"}))), RULE)
    assert (relation.verdict, relation.expected) == (Verdict.BROKEN, "10.0")


def test_parts_of_which_may_not_exceed_the_whole() -> None:
    text = "项目资金总额50万元，其中：设备购置30万元，安装调试25万元。"
    assert verdicts(relations(with_forms(form(goal=text))), RULE) == [Verdict.BROKEN]


def test_rounded_parts_are_a_tail() -> None:
    """1.23 + 2.35 = 3.58, printed 3.57: each part may be off by half a hundredth."""
    relation = only(relations(paragraphs("甲项1.23万元，乙项目2.35万元，合计3.57万元。")), RULE)
    assert relation.verdict is Verdict.TAIL


def test_of_which_need_not_be_complete() -> None:
    text = "项目资金总额50万元，其中：设备购置30万元，安装调试15万元。"
    assert verdicts(relations(with_forms(form(goal=text))), RULE) == [Verdict.UNDECIDED]


def test_an_approximate_whole_is_undecided() -> None:
    assert verdicts(relations(paragraphs("办公设备3.2万元、家具1.8万元，合计6万余元。")), RULE) == [
        Verdict.UNDECIDED
    ]


@pytest.mark.parametrize(
    "text",
    [
        "年初预算10万元，全年执行8万元，合计支出9万元。",
        "购置设备3万元、桌椅2万元等，合计6万元。",
        "设备费3万元，比上年增加1万元，合计6万元。",
        "2024年度收入合计120万元，其中：财政拨款收入100万元，其他收入10万元。",
        "共发放补助6万元。",
    ],
)
def test_what_is_no_plain_list_is_no_relation(text: str) -> None:
    assert Verdict.BROKEN not in verdicts(relations(paragraphs(text)), RULE)
