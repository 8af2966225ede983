"""自评表 against the narrative and the tables."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

import mingzhang
from mingzhang.checking.locating import causes
from mingzhang.document import Paragraph
from mingzhang.findings import Severity, Verdict
from mingzhang.points.coordinate import Coordinate
from tests.checking.families.form_readings import check, of, one, reading, told
from tests.recognition.form_sheets import SYSTEM

TWO = SYSTEM + "\n" + SYSTEM.replace("河道", "湖面")
TOLD = {"自评项目数": "2", "自评项目数/优": "2", "自评项目数/良": "0", "自评金额": "25.00"}


def test_all_hold() -> None:
    """Two forms, both 优, 12.5 + 12.5 万元, all of the project expenditure."""
    found = check("form_document", reading(TWO, told=TOLD, project_expenditure="24.75"))
    assert {item.verdict for item in found} == {Verdict.EXACT}


def test_narrative_silent() -> None:
    """Without the narrative's figures nothing is claimed."""
    found = check("form_document", reading(TWO))
    assert of(found, "form.count") == [Verdict.UNDECIDED]
    assert of(found, "form.amount") == [Verdict.UNDECIDED]
    assert of(found, "form.within_project_expenditure") == [Verdict.UNDECIDED]
    assert of(found, "form.grade_count") == []
    assert check("form_document", reading("无\n\n无")) == []


def test_count() -> None:
    """3 told, 2 attached: an error where the money is complete, else a warning (only some are attached)."""
    found = check("form_document", reading(TWO, told={**TOLD, "自评项目数": "3"}))
    assert "form.count" in told(found, Severity.ERROR)
    found = check("form_document", reading(TWO, told={**TOLD, "自评项目数": "3", "自评金额": "80.00"}))
    assert told(found, Severity.ERROR) == []
    assert told(found, Severity.WARNING) == ["form.count"]
    assert of(found, "form.amount") == [Verdict.UNDECIDED]


def test_grades() -> None:
    """1 优 told, 2 attached; a form without a grade leaves it undecided."""
    found = check("form_document", reading(TWO, told={**TOLD, "自评项目数/优": "1"}))
    assert one(found, "form.grade_count").expected == "2"
    (found_one,) = [
        item
        for item in check("form_document", reading(TWO.replace("96.9|优", "96.9|良"), told=TOLD))
        if item.rule.id == "form.grade_count" and item.verdict is Verdict.BROKEN
    ][:1]
    assert found_one.operands[0].cited.printed == "良"  # the text counts by the scores: the form is wrong
    assert found_one.expected == ""
    found = check("form_document", reading(TWO.replace("96.9|优", "96.9|"), told=TOLD))
    assert set(of(found, "form.grade_count")) == {Verdict.UNDECIDED}


def test_amount() -> None:
    """52.00 for 25.00 is an error; 25.01 a tail that a person should look at."""
    found = check("form_document", reading(TWO, told={**TOLD, "自评金额": "52.00"}))
    assert told(found, Severity.ERROR) == ["form.amount"]
    found = check("form_document", reading(TWO, told={**TOLD, "自评金额": "25.01"}))
    relation = one(found, "form.amount", Verdict.TAIL)
    assert relation.severity is Severity.WARNING


def test_amount_of_a_caliber_that_is_named() -> None:
    """The text says that it added up 预算编制数: 25.01 for 12.5 + 12.5 is rounding and nothing to look at; 25.51 is not."""
    for amount, severity in (("25.01", None), ("25.51", Severity.ERROR)):
        said = f"涉及资金{amount}万元（按预算编制数统计）。"
        read = reading(f"{TWO}\n\n{said}\n", told={**TOLD, "自评金额": amount})
        (block,) = [
            item for item in read.document.blocks if isinstance(item, Paragraph) and item.text == said
        ]
        point = read.points[Coordinate("自评金额")]
        (item,) = point.prints
        cited = replace(item.cited, place=replace(item.cited.place, block=block.place.block))
        moved = replace(point, prints=(replace(item, cited=cited),))
        found = check("form_document", replace(read, points={**read.points, point.coordinate: moved}))
        assert told(found, Severity.WARNING) == []
        assert ("form.amount" in told(found, Severity.ERROR)) == (severity is not None)


def test_amount_without_a_count() -> None:
    """How many projects there are is not told: a form may be missing, so the difference is a warning."""
    silent = {key: value for key, value in TOLD.items() if key == "自评金额"}
    found = check("form_document", reading(TWO, told={**silent, "自评金额": "52.00"}))
    assert "form.amount" not in told(found, Severity.ERROR)
    assert "form.amount" in told(found, Severity.WARNING)


def test_caliber() -> None:
    """Initial 12 + 12.5, full-year 12.5 + 12.5: either sum is right, but the text must say which."""
    text = (
        SYSTEM.replace("|12.5|12.5|12.5|12.375|", "|12|12|12.5|12.375|")
        + "\n"
        + SYSTEM.replace("河道", "湖面")
    )
    for amount in ("24.50", "25.00"):
        found = check("form_document", reading(text, told={**TOLD, "自评金额": amount}))
        assert of(found, "form.amount") == [Verdict.EXACT]
        assert told(found, Severity.WARNING) == ["form.amount_caliber"]


def test_project_expenditure() -> None:
    """More than the table's 项目支出 cannot be; less is a gap in coverage."""
    found = check("form_document", reading(TWO, told=TOLD, project_expenditure="20.00"))
    assert told(found, Severity.WARNING) == ["form.within_project_expenditure"]
    found = check("form_document", reading(TWO, told=TOLD, project_expenditure="99.00"))
    assert one(found, "form.coverage").words["share"] == "25.00"


def test_names_and_codes() -> None:
    """One project twice; one code with two names."""
    found = check("form_document", reading(SYSTEM + "\n" + SYSTEM, told=TOLD))
    assert "form.names_unique" in told(found, Severity.WARNING)
    other = SYSTEM.replace("河道", "湖面").replace("207001-青川市水务局", "207001-青川市水文站")
    assert "form.code_name" in told(
        check("form_document", reading(SYSTEM + "\n" + other, told=TOLD)), Severity.WARNING
    )


def test_reference(reference: Path) -> None:
    """The forms' errors are exactly the six of the answer key; the rest stays few."""
    read = mingzhang.recognise(mingzhang.read(reference))
    found = [
        relation
        for family in (
            "form_money", "form_scores", "form_indicators", "form_values", "form_completeness", "form_document",
        )
        for relation in check(family, read)
    ]  # fmt: skip
    told_of = causes(found)
    errors = [
        fold
        for fold in told_of
        if any(
            r.verdict is Verdict.BROKEN and (r.severity or r.rule.severity) is Severity.ERROR
            for r in fold.relations
        )
    ]
    assert len(errors) == 6
    assert len(told_of) - len(errors) <= 22
    assert (
        sum(len(of(found, rule)) for rule in ("form.quantitative_score", "form.qualitative_band")) == 47 + 58
    )
    assert of(found, "form.initial_value").count(Verdict.BROKEN) == 40
    assert of(found, "form.weights_group").count(Verdict.EXACT) == 41
