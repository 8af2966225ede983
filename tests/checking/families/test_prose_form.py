"""A form's texts against its own money row."""

from __future__ import annotations

import pytest

from mingzhang.checking.families.prose_form import relations
from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import Severity, Verdict
from tests.checking.families.prose_sample import form, only, paragraphs, verdicts, with_forms

MONEY = {"预算编制数": "7.2", "全年预算数": "7.2", "全年执行数": "7.155", "执行率": "99.38"}
BUDGET, FORM, ROUNDED = "prose.budget", "prose.form", "prose.form.rounded"


def test_budget_executed_and_rate_in_one_breath() -> None:
    """7.155 of 7.2 is 99.38 %."""
    text = "项目预算7.2万元，全年执行7.155万元，执行率99.38%，支出合规。"
    found = list(relations(with_forms(form(execution=text, money=MONEY))))
    assert {relation.verdict for relation in found} == {Verdict.EXACT}
    assert verdicts(iter(found), BUDGET) == [Verdict.EXACT]


def test_a_text_cut_at_its_beginning_shows_in_its_budget() -> None:
    """2万元,全年执行7.16万元,执行率99.38%: the form's budget is 7.2."""
    text = "2万元,全年执行7.16万元,执行率99.38%,资金使用规范"
    relation = only(relations(with_forms(form(execution=text, money=MONEY))), BUDGET)
    assert relation.verdict is Verdict.BROKEN
    assert relation.operands[relation.guilty[0]].cited.printed == "2万元"
    assert relation.expected == "7.2"
    assert "截去" in rulebook()[BUDGET].message.format_map(relation.words)


def test_another_budget_that_fits_its_own_rate_is_undecided() -> None:
    """10 of 20 is 50 %: perhaps another sum."""
    text = "预算20万元，支出10万元，执行率50%。"
    assert verdicts(relations(with_forms(form(execution=text, money=MONEY))), BUDGET) == [Verdict.UNDECIDED]


def test_an_executed_amount_between_sound_figures_is_to_blame() -> None:
    text = "项目预算7.2万元，实际支出7.515万元，执行率99.38%。"
    found = relations(with_forms(form(execution=text, money=MONEY)))
    (relation,) = [relation for relation in found if relation.verdict is Verdict.BROKEN]
    assert (relation.rule.id, relation.expected, relation.guilty) == (FORM, "7.155", (0,))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年执行数为7.515万元。", "7.155"),
        ("2024年项目预算执行率为93.88%。", "99.38"),
    ],
)
def test_a_figure_named_as_in_the_form_must_be_the_form_s(text: str, expected: str) -> None:
    relation = only(relations(with_forms(form(execution=text, money=MONEY))), FORM)
    assert relation.verdict is Verdict.BROKEN
    assert relation.expected == expected
    assert rulebook()[FORM].message.format_map(relation.words)


def test_other_digits_that_round_to_the_same_are_a_note() -> None:
    """71,552.40元 is 7.155万元."""
    text = "已支付71552.40元。"
    assert verdicts(relations(with_forms(form(execution=text, money=MONEY))), ROUNDED) == [Verdict.TAIL]


def test_the_only_sum_said_to_be_spent_is_a_warning_where_it_differs() -> None:
    relation = only(relations(with_forms(form(execution="实际支出7.515万元，用于维护。", money=MONEY))), FORM)
    assert (relation.verdict, relation.severity) == (Verdict.BROKEN, Severity.WARNING)


@pytest.mark.parametrize(
    "text", ["支付3万元律师费。", "支付3万元，再支付2万元。", "培训支出3万元。", "截至8月支付3万元。"]
)
def test_one_payment_among_others_is_no_finding(text: str) -> None:
    assert verdicts(relations(with_forms(form(execution=text, money=MONEY))), FORM) == []


def test_a_date_within_the_year_is_undecided() -> None:
    text = "截至6月底，预算执行率为45%。"
    assert verdicts(relations(with_forms(form(execution=text, money=MONEY))), FORM) == [Verdict.UNDECIDED]


@pytest.mark.parametrize(
    "text",
    [
        "其中律师费支付3万元。",
        "住房补贴按标准发放，全年预算为2.4万元。",
        "子项目一执行率80%，子项目二执行率100%。",
        "2023年执行率85%。",
        "任务完成率95%。",
        "满意度98%，达到预期。",
    ],
)
def test_what_may_speak_of_something_else_is_no_error(text: str) -> None:
    found = verdicts(relations(with_forms(form(execution=text, money=MONEY))), FORM)
    assert Verdict.BROKEN not in found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("项目全年预算数为80万元，执行数为76万元，完成预算的95%。", Verdict.EXACT),
        ("项目全年预算数为80万元，执行数为76万元，完成预算的59%。", Verdict.BROKEN),
        ("项目全年预算数为约80万元，执行数为70万元，完成预算的95%。", Verdict.UNDECIDED),
        ("项目全年预算数为80万元，执行数为76.49万元，完成预算的95.6%。", Verdict.EXACT),
        ("项目年初预算80万元，全年执行数70万元，预算执行率95%。", Verdict.UNDECIDED),
        ("项目资金80万元，支付76万元，完成率100%。", Verdict.UNDECIDED),
    ],
)
def test_the_three_figures_of_a_project_in_the_narrative(text: str, verdict: Verdict) -> None:
    assert verdicts(relations(paragraphs(text)), BUDGET) == [verdict]
