"""Readings of drawn forms, and the verdicts of one family on them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from mingzhang.amount import COUNT, WAN, parse_amount
from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import Cited, Relation, Severity, Verdict
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import DocumentKind, Point, Print, Reading, Source
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.forms import recognise_forms
from tests.recognition.form_sheets import document


def reading(
    text: str,
    *,
    aligned: bool = False,
    unit: str = "青川市水务局",
    year: int | None = 2024,
    told: Mapping[str, str] | None = None,
    project_expenditure: str = "",
) -> Reading:
    """A reading of drawn forms. ``told``: what the narrative says, by measure."""
    drawn = document(text, aligned)
    points: dict[Coordinate, Point] = {}
    for number, (measure, printed) in enumerate((told or {}).items()):
        _add(points, Coordinate(measure), printed, Source.TEXT, number)
    if project_expenditure:
        _add(points, Coordinate("支出", nature="项目支出"), project_expenditure, Source.TABLE, 90)
    return Reading(
        drawn,
        DocumentKind.UNKNOWN,
        unit,
        None,
        "",
        year,
        None,
        points,
        forms=recognise_forms(drawn, Claims(drawn), None),
    )


def _add(
    points: dict[Coordinate, Point], coordinate: Coordinate, printed: str, source: Source, at: int
) -> None:
    money = coordinate.measure in ("自评金额", "支出")
    amount = parse_amount(printed, WAN if money else COUNT, 2 if money else 0)
    assert amount is not None
    cited = Cited(Place("form.txt", block=900, start=at * 10, end=at * 10 + 5), "说明", printed=printed)
    points[coordinate] = Point(coordinate, (Print(coordinate, amount, cited, source, "s1"),))


def check(family: str, read: Reading) -> list[Relation]:
    """All relations of a family; every message that would be told can be filled in."""
    found: list[Relation] = list(import_module(f"mingzhang.checking.families.{family}").relations(read))
    assert len({item.id for item in found}) == len(found)
    for item in found:
        if item.verdict in (Verdict.BROKEN, Verdict.TAIL):
            entry = rulebook()[item.rule.id]
            for template in (entry.title, entry.message, entry.remedy):
                assert template.format_map(item.words)
            assert item.operands
        if item.verdict is Verdict.UNDECIDED:
            assert item.missing
    return found


def of(found: list[Relation], rule_id: str) -> list[Verdict]:
    """The verdicts of one rule, in order."""
    return [item.verdict for item in found if item.rule.id == rule_id]


def one(found: list[Relation], rule_id: str, verdict: Verdict = Verdict.BROKEN) -> Relation:
    """The only relation of a rule with that verdict."""
    chosen = [item for item in found if item.rule.id == rule_id and item.verdict is verdict]
    assert len(chosen) == 1, [item.id for item in found if item.verdict is verdict]
    return chosen[0]


def told(found: list[Relation], severity: Severity) -> list[str]:
    """Ids of the rules that speak at a severity."""
    return [
        item.rule.id
        for item in found
        if item.verdict is Verdict.BROKEN and (item.severity or item.rule.severity) is severity
    ]
