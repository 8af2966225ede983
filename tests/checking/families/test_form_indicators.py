"""Scoring of indicators: the quantitative rule, the bands, the reasons, cost against money."""

from __future__ import annotations

from mingzhang.findings import Severity, Verdict
from tests.checking.families.form_readings import check, of, one, reading, told
from tests.recognition.form_sheets import NATIONAL, SYSTEM

QUALITY = "||质量指标|保洁合格率|≥95%|≥95%|97%||10|10||"
COST = "|=12.5万元|=12.5万元|=12.375万元||10|10||"


def quality(row: str, text: str = SYSTEM) -> str:
    """The system's form with another quality indicator: `target|actual||weight|score|reason|`."""
    return text.replace(QUALITY, f"||质量指标|保洁合格率|≥95%|{row}")


def test_all_hold() -> None:
    """Three met, one cost below its target, one deduction with its reason."""
    found = check("form_indicators", reading(SYSTEM))
    assert of(found, "form.quantitative_score") == [Verdict.EXACT] * 4
    assert of(found, "form.qualitative_band") == [Verdict.EXACT] * 3
    assert of(found, "form.deviation_reason") == [Verdict.EXACT]
    assert of(found, "form.cost_target") == [Verdict.EXACT]
    assert of(found, "form.cost_actual") == [Verdict.EXACT]


class TestQuantitative:
    def test_unmet_with_full_score(self) -> None:
        """90 % of ≥95 % earns 9.47 of 10; full marks without a reason are an error."""
        found = check("form_indicators", reading(quality("≥95%|90%||10|10||")))
        relation = one(found, "form.quantitative_score")
        assert (relation.expected, relation.severity) == ("9.47", None)
        assert told(found, Severity.WARNING) == ["form.deviation_reason"]

    def test_unmet_with_full_score_and_a_reason(self) -> None:
        """The same with a reason is a warning."""
        found = check("form_indicators", reading(quality("≥95%|90%||10|10|汛期影响|")))
        assert told(found, Severity.ERROR) == []
        assert told(found, Severity.WARNING) == ["form.quantitative_score"]

    def test_unmet_by_less_than_rounding(self) -> None:
        """99.95 % of 100 % earns 9.995, which rounds to 10.00: a warning only."""
        found = check("form_indicators", reading(quality("=100%|=99.95%||10|10||")))
        assert told(found, Severity.ERROR) == []
        assert "form.quantitative_score" in told(found, Severity.WARNING)

    def test_unmet_and_the_most_that_is_not_full(self) -> None:
        """9.99, and 9.995 written out, are what 99.95 % of 100 % earns: rounding makes no unmet target a met one."""
        for score in ("9.99", "9.995"):
            found = check("form_indicators", reading(quality(f"=100%|=99.95%||10|{score}|汛期影响|")))
            assert of(found, "form.quantitative_score")[1] is Verdict.EXACT, score

    def test_proportional_scores(self) -> None:
        """9.47, and 9.5 where one decimal is printed, are both the rule."""
        for score in ("9.47", "9.5", "9"):
            found = check("form_indicators", reading(quality(f"≥95%|90%||10|{score}|汛期影响|")))
            assert of(found, "form.quantitative_score")[1] is Verdict.EXACT, score

    def test_wrong_proportion(self) -> None:
        """9.1 is neither 9.47 nor its rounding."""
        found = check("form_indicators", reading(quality("≥95%|90%||10|9.1|汛期影响|")))
        assert one(found, "form.quantitative_score").expected == "9.47"
        assert told(found, Severity.ERROR) == ["form.quantitative_score"]

    def test_wrong_proportion_elsewhere(self) -> None:
        """In a form without the system's columns the local rule may differ: a warning."""
        text = NATIONAL.replace("|58.8公里|20|19.6|", "|58.8公里|20|18|")
        assert told(check("form_indicators", reading(text, aligned=True)), Severity.ERROR) == []

    def test_cost_above_its_target(self) -> None:
        """12.8 over 12.5 is unmet: 9.77 of 10."""
        text = SYSTEM.replace(COST, "|=12.5万元|=12.5万元|=12.8万元||10|10||")
        assert one(check("form_indicators", reading(text)), "form.quantitative_score").expected == "9.77"

    def test_met_but_deducted(self) -> None:
        """97 % of ≥95 % with 8 of 10 and no reason."""
        found = check("form_indicators", reading(quality("≥95%|97%||10|8||")))
        assert told(found, Severity.ERROR) == []
        assert "form.quantitative_score" in told(found, Severity.WARNING)

    def test_direction_unknown(self) -> None:
        """=20天 done in 15: fewer days may be better; undecided, not an error."""
        text = SYSTEM.replace("|清运及时性||及时|达成预期指标||10|10||", "|清运天数||=20天|=15天||10|10||")
        found = check("form_indicators", reading(text))
        assert Verdict.UNDECIDED in of(found, "form.quantitative_score")
        assert told(found, Severity.ERROR) == []

    def test_units_differ(self) -> None:
        """Target in 段, actual in 公里: undecided."""
        found = check("form_indicators", reading(SYSTEM.replace("|≥4段|4段|", "|≥4段|3公里|")))
        assert of(found, "form.quantitative_score")[0] is Verdict.UNDECIDED


def test_band() -> None:
    """部分达成 earns 60 to 80 %: full marks are a warning, free wording is left alone."""
    found = check("form_indicators", reading(SYSTEM.replace("||15|12|沿岸仍有排口|", "||15|15||")))
    assert told(found, Severity.WARNING) == ["form.qualitative_band"]
    found = check("form_indicators", reading(SYSTEM.replace("|改善|达成预期指标|", "|改善|河岸整洁|")))
    assert len(of(found, "form.qualitative_band")) == 2


def test_deduction_without_a_reason() -> None:
    """12 of 15 and an empty reason cell; 无 is no reason."""
    for reason in ("", "无"):
        found = check("form_indicators", reading(SYSTEM.replace("沿岸仍有排口", reason)))
        assert told(found, Severity.WARNING) == ["form.deviation_reason"]


class TestCost:
    def test_copied_from_the_target(self) -> None:
        """Completed cost 12.5 like its target, executed 12.375."""
        text = SYSTEM.replace(COST, "|=12.5万元|=12.5万元|=12.5万元||10|10||")
        assert told(check("form_indicators", reading(text)), Severity.WARNING) == ["form.cost_actual"]

    def test_rounded_to_two_decimals(self) -> None:
        """12.38 for 12.375 is rounding."""
        text = SYSTEM.replace(COST, "|=12.5万元|=12.5万元|=12.38万元||10|10||")
        assert of(check("form_indicators", reading(text)), "form.cost_actual") == [Verdict.TAIL]

    def test_cost_per_unit(self) -> None:
        """3.125 万元 for each of 4 sections is 12.5: the budget."""
        text = SYSTEM.replace(COST, "|=3.125万元|=3.125万元|=3.125万元||10|10||")
        assert of(check("form_indicators", reading(text)), "form.cost_target") == [Verdict.EXACT]

    def test_target_is_not_the_budget(self) -> None:
        """A cost target of 11 against a budget of 12.5 is a note; in words, nothing is claimed."""
        text = SYSTEM.replace(COST, "|=11万元|=11万元|=10万元||10|10||")
        assert told(check("form_indicators", reading(text)), Severity.NOTE) == ["form.cost_target"]
        text = SYSTEM.replace(COST, "||不超预算|达成预期指标||10|10||")
        assert of(check("form_indicators", reading(text)), "form.cost_target") == []
