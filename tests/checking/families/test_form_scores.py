"""Weights, totals and grades of 自评表."""

from __future__ import annotations

from mingzhang.checking.locating import causes
from mingzhang.findings import Severity, Verdict
from tests.checking.families.form_readings import check, of, one, reading, told
from tests.recognition.form_sheets import NATIONAL, OPERATOR_COLUMNS, SYSTEM

FIRST = "|产出指标|数量指标|保洁河段|≥4段|≥4段|4段||20|20||"


def test_all_hold() -> None:
    """90 marks for indicators, 10 for execution, 50/30/10, 9.9 + 87 = 96.9, 优."""
    found = check("form_scores", reading(SYSTEM))
    assert {item.verdict for item in found} == {Verdict.EXACT}
    assert of(found, "form.weights_group") == [Verdict.EXACT] * 3
    assert len(of(found, "form.score_range")) == 7


def test_other_layouts_hold() -> None:
    """The national form, and one with 成本 at level 1, where 50/30/10 is not asked for."""
    assert {r.verdict for r in check("form_scores", reading(NATIONAL, aligned=True))} == {Verdict.EXACT}
    found = check("form_scores", reading(OPERATOR_COLUMNS))
    assert {r.verdict for r in found} == {Verdict.EXACT}
    assert of(found, "form.weights_group") == []


def test_weights_do_not_make_100() -> None:
    """15 for 20 in the first row, scored 15: the weights are 95, and the total does not add up either."""
    found = check("form_scores", reading(SYSTEM.replace(FIRST, FIRST.replace("|20|20|", "|15|15|"))))
    relation = one(found, "form.weights_total")
    assert (relation.expected, relation.difference) == ("90", "5")
    assert len(causes(found)) == 1


def test_lost_row_explains_the_weights() -> None:
    """A row reduced to its label: weights, group and total fail for one reason, and the finding says which."""
    found = check("form_scores", reading(SYSTEM.replace(FIRST, "|||||||||数量指标|保洁河段")))
    assert {r.rule.id for r in found if r.verdict is Verdict.BROKEN} == {
        "form.weights_total",
        "form.weights_group",
        "form.total_score",
    }
    assert len(causes(found)) == 1
    assert "补上一行分值 20" in one(found, "form.weights_total").words["lost"]


def test_unreadable_weight() -> None:
    """A weight that cannot be read leaves the sum undecided."""
    found = check("form_scores", reading(SYSTEM.replace(FIRST, FIRST.replace("|20|20|", "|二十|20|"))))
    assert of(found, "form.weights_total") == [Verdict.UNDECIDED]


def test_group_weights_are_a_hint() -> None:
    """40 for 产出 and 40 for 效益 make 100 too: a note at most."""
    text = SYSTEM.replace("|清运及时性||及时|达成预期指标||10|10|", "|清运及时性||及时|达成预期指标||5|5|")
    text = text.replace("|改善|达成预期指标||15|15|", "|改善|达成预期指标||20|20|")
    found = check("form_scores", reading(text))
    assert told(found, Severity.ERROR) == []
    assert told(found, Severity.NOTE) == ["form.weights_group", "form.weights_group"]


def test_score_above_its_weight() -> None:
    """12 of 10."""
    found = check("form_scores", reading(SYSTEM.replace("|92%||10|10|", "|92%||10|12|")))
    assert "form.score_range" in told(found, Severity.ERROR)


def test_total_wrong() -> None:
    """98.9 for 96.9: neither rounding nor a lost row."""
    found = check("form_scores", reading(SYSTEM.replace("|96.9|优", "|98.9|优")))
    relation = one(found, "form.total_score")
    assert (relation.expected, relation.difference) == ("96.9", "2")


def test_a_wrong_total_is_named_before_full_marks() -> None:
    """98.9 for 99.9: any indicator with full marks could have one mark less, but full marks are no misprint."""
    wrong = reading(SYSTEM.replace("|15|12|", "|15|15|").replace("|96.9|优", "|98.9|优"))
    found = causes([*check("form_scores", wrong), *check("form_money", wrong)])
    (cause,) = [c for c in found if any(r.rule.id == "form.total_score" for r in c.relations)]
    assert cause.suspect is not None
    assert (cause.suspect.printed, cause.suspect.proposed) == ("98.9", "99.9")


def test_total_rounded() -> None:
    """97 printed for 96.9 is a rounded total."""
    assert of(check("form_scores", reading(SYSTEM.replace("|96.9|优", "|97|优"))), "form.total_score") == [
        Verdict.TAIL
    ]


def test_total_without_a_score() -> None:
    """A score that cannot be read leaves the total undecided."""
    text = SYSTEM.replace("|92%||10|10|", "|92%||10||")
    assert of(check("form_scores", reading(text)), "form.total_score") == [Verdict.UNDECIDED]


def test_grades() -> None:
    """96.9 is 优; 良 is wrong; Shanghai's 合格 goes with 60 to 75; no grade, no relation."""
    assert told(check("form_scores", reading(SYSTEM.replace("96.9|优", "96.9|良"))), Severity.ERROR) == [
        "form.grade"
    ]
    assert of(check("form_scores", reading(SYSTEM.replace("96.9|优", "70|合格"))), "form.grade") == [
        Verdict.EXACT
    ]
    assert of(check("form_scores", reading(NATIONAL, aligned=True)), "form.grade") == []
    undecided = check("form_scores", reading(SYSTEM.replace("|96.9|优", "||优")))
    assert of(undecided, "form.grade") == [Verdict.UNDECIDED]


def test_level_missing() -> None:
    """Without 满意度 a note, without 效益 a warning."""
    text = "\n".join(line for line in SYSTEM.split("\n") if "满意度指标|" not in line)
    assert "form.level1_complete" in told(check("form_scores", reading(text)), Severity.NOTE)
    text = "\n".join(
        line for line in SYSTEM.split("\n") if "效益指标|" not in line and "生态效益|" not in line
    )
    assert "form.level1_complete" in told(check("form_scores", reading(text)), Severity.WARNING)


def test_the_full_marks_of_the_total_row() -> None:
    """100, or what the indicators alone make, or nothing printed; 95 is neither."""
    assert of(check("form_scores", reading(NATIONAL, aligned=True)), "form.full_marks") == [Verdict.EXACT]
    wrong = NATIONAL.replace("总分|<|<|<|<|100|", "总分|<|<|<|<|95|")
    found = one(check("form_scores", reading(wrong, aligned=True)), "form.full_marks")
    assert (found.expected, found.words["printed"]) == ("100", "95")
    assert of(check("form_scores", reading(SYSTEM)), "form.full_marks") == []  # silent
