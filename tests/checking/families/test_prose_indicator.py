"""Indicators against texts, other forms and their own names."""

from __future__ import annotations

import pytest

from mingzhang.checking.families.prose_indicator import relations
from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import Relation, Severity, Verdict
from mingzhang.points.reading import Form
from tests.checking.families.prose_sample import form, only, verdicts, with_forms

OWN, WHOLE, INITIAL, PER_HEAD = "prose.indicator", "prose.population", "prose.initial", "prose.perhead"


def visitors(execution: str, actual: str = "=1500人") -> Form:
    """A form that counts people received: 接访人数."""
    return form(execution=execution, indicators=(("数量", "接访人数", "=人", "=1200人", actual),))


@pytest.mark.parametrize(
    "text",
    ["接待来访群众1500人。", "接待来访群众1400余人，电话来访100人。", "全年接访1500余人次，接待来访1500人。"],
)
def test_a_text_that_counts_the_same_agrees(text: str) -> None:
    found = verdicts(relations(with_forms(visitors(text))), OWN)
    assert Verdict.BROKEN not in found


def test_a_text_that_counts_the_same_thing_otherwise_is_a_warning() -> None:
    """1400余 is less than 1500."""
    relation = only(relations(with_forms(visitors("全年接待来访群众1400余人。"))), OWN)
    assert relation.verdict is Verdict.BROKEN
    assert rulebook()[OWN].rule.severity is Severity.WARNING
    assert rulebook()[OWN].title.format_map(relation.words)


@pytest.mark.parametrize(
    "text",
    [
        "接待来访群众90人。",
        "参加培训1400人。",
        "办理信访案件1400件。",
        "约接待来访群众1450人。",
        "其中接待来访群众1300人。",
    ],
)
def test_a_part_another_noun_or_a_round_figure_is_no_finding(text: str) -> None:
    assert Verdict.BROKEN not in verdicts(relations(with_forms(visitors(text))), OWN)


@pytest.mark.parametrize(("actual", "verdict"), [("=31亿", Verdict.BROKEN), ("=30.6亿", Verdict.EXACT)])
def test_a_figure_rounded_in_the_indicator(actual: str, verdict: Verdict) -> None:
    """招商到位资金30.6亿元 against =31亿."""
    told = form(
        goal="招商到位资金30亿元。",
        done="招商到位资金30.6亿元。",
        indicators=(("数量", "招商到位资金", "=亿", "=30亿", actual),),
    )
    assert verdicts(relations(with_forms(told)), OWN) == [Verdict.EXACT, verdict]


def test_at_least_is_met_by_more() -> None:
    told = form(done="举办培训班6期。", indicators=(("数量", "举办培训班", "≥期", "≥4期", "≥4期"),))
    assert verdicts(relations(with_forms(told)), OWN) == [Verdict.EXACT]


def of_two(first: str, second: Form) -> list[Relation]:
    return list(relations(with_forms(form(1, execution=first), second)))


SCHOOLS = form(2, indicators=(("数量", "直属学校数", "=所", "=14所", "=14所"),))


def test_more_than_there_are_is_a_warning() -> None:
    """对26所直属学校开展 … where another form counts 14."""
    relation = only(iter(of_two("对26所直属学校开展督导检查。", SCHOOLS)), WHOLE)
    assert relation.verdict is Verdict.BROKEN
    assert relation.rule.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对14所直属学校开展督导检查。", [Verdict.EXACT]),
        ("对8所直属学校开展督导检查。", []),
        ("走访26所直属学校幼儿园。", []),
        ("对26家民办机构开展检查。", []),
        ("约谈26名直属学校负责人。", []),
    ],
)
def test_a_part_of_the_whole_or_another_noun_is_sound(text: str, expected: list[Verdict]) -> None:
    assert verdicts(iter(of_two(text, SCHOOLS)), WHOLE) == expected


@pytest.mark.parametrize(
    ("initial", "expected"),
    [("=5场", [Verdict.BROKEN]), ("=6场", [Verdict.EXACT]), ("=场", [])],
)
def test_a_name_that_carries_its_number(initial: str, expected: list[Verdict]) -> None:
    """举办6场招聘会: initial 5, adjusted 6, done 6."""
    told = form(indicators=(("数量", "举办6场招聘会", initial, "=6场", "=6场"),))
    found = list(relations(with_forms(told)))
    assert verdicts(iter(found), INITIAL) == expected
    if expected == [Verdict.BROKEN]:
        blamed = only(iter(found), INITIAL)
        assert [blamed.operands[index].cited.printed for index in blamed.guilty] == ["=5场"]


def test_a_name_with_another_frequency_is_no_relation() -> None:
    """每月巡查2次, target 24次."""
    told = form(indicators=(("数量", "每月巡查2次", "=24次", "=24次", "=24次"),))
    assert verdicts(relations(with_forms(told)), INITIAL) == []


@pytest.mark.parametrize(("people", "expected"), [("=5人", [Verdict.EXACT]), ("=6人", [])])
def test_people_times_cost_per_head_is_only_ever_confirmed(people: str, expected: list[Verdict]) -> None:
    """5人 × 2.4万元 = 12万元."""
    told = form(
        money={"全年预算数": "12"},
        indicators=(
            ("数量", "驻点人员", "=人", people, people),
            ("成本", "每人每年补助", "=万元", "=2.4万元", "=2.4万元"),
        ),
    )
    assert verdicts(relations(with_forms(told)), PER_HEAD) == expected
