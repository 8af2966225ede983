"""How indicator values are filled in."""

from __future__ import annotations

from mingzhang.findings import Severity, Verdict
from tests.checking.families.form_readings import check, of, one, reading, told
from tests.recognition.form_sheets import NATIONAL, SYSTEM

FIRST = "|保洁河段|≥4段|≥4段|4段|"


def test_all_hold() -> None:
    """Every initial value has its number; the cost set by "=" and spent below it is the only note."""
    found = check("form_values", reading(SYSTEM))
    assert told(found, Severity.WARNING) == []
    assert told(found, Severity.NOTE) == ["form.equal_target"]


def test_initial_value_without_a_number() -> None:
    """≥段 alone; a form without that column is not asked."""
    found = check("form_values", reading(SYSTEM.replace(FIRST, "|保洁河段|≥段|≥4段|4段|")))
    assert one(found, "form.initial_value").words["printed"] == "≥段"
    assert of(check("form_values", reading(NATIONAL, aligned=True)), "form.initial_value") == []


def test_initial_differs_from_adjusted() -> None:
    """=3段 became =4段 though the budget was not adjusted; with another budget it is not asked."""
    text = SYSTEM.replace(FIRST, "|保洁河段|=3段|=4段|=4段|")
    assert told(check("form_values", reading(text)), Severity.WARNING) == ["form.adjusted_value"]
    adjusted = text.replace("|12.5|12.5|12.5|12.375|", "|12|12|12.5|12.375|")
    assert of(check("form_values", reading(adjusted)), "form.adjusted_value") == []


def test_actual_value() -> None:
    """≥4段 is no result, and neither is an empty cell."""
    found = check("form_values", reading(SYSTEM.replace(FIRST, "|保洁河段|≥4段|≥4段|≥4段|")))
    assert "form.actual_value" in told(found, Severity.NOTE)


def test_over_fulfilment() -> None:
    """4 → 6 is 50 % above: analyse it; 4 → 4 is not, nor is 6 with a reason."""
    found = check("form_values", reading(SYSTEM.replace(FIRST, "|保洁河段|≥4段|≥4段|6段|")))
    assert "form.over_fulfilled" in told(found, Severity.NOTE)
    text = SYSTEM.replace(FIRST + "|20|20||", "|保洁河段|≥4段|≥4段|6段||20|20|新增两段|")
    assert "form.over_fulfilled" not in told(check("form_values", reading(text)), Severity.NOTE)


def test_one_name_two_ways_of_scoring() -> None:
    """保洁合格率 99 % of 100 %: full marks in one form, 9.9 in the other."""
    one_form = SYSTEM.replace("|≥95%|≥95%|97%||10|10||", "|=100%|=100%|=99%||10|10||")
    other = SYSTEM.replace("|≥95%|≥95%|97%||10|10||", "|=100%|=100%|=99%||10|9.9|雨天|").replace(
        "河道", "湖面"
    )
    found = check("form_values", reading(one_form + "\n" + other))
    assert one(found, "form.scoring_consistent").verdict is Verdict.BROKEN
    assert of(check("form_values", reading(one_form)), "form.scoring_consistent") == []
