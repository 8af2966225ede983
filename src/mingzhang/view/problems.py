"""The list of problems as rows of plain words: what the workbook, the letter and the notes on a draft all show."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from mingzhang.findings import Finding, Report, Severity
from mingzhang.view import messages, summary
from mingzhang.view.checklist import Checked, Mark, checklist
from mingzhang.view.json import digits
from mingzhang.view.layout import clean

BUDGET = "预算"
"""In the kinds of documents that the checklist, made for final accounts, does not ask about."""


class Problem(Struct, frozen=True):
    """One row. ``place``: 公开03表 “合计”行“基本支出”列; ``page``: 第3页, 第12行; figures with their unit."""

    number: int
    place: str
    page: str
    problem: str
    message: str
    printed: str
    expected: str
    remedy: str
    source: str
    severity: str
    rule: str
    identity: str


class Sheet(Struct, frozen=True):
    """One document's problems with what they are about. ``complete``: whether enough could be checked."""

    file: str
    unit: str
    code: str
    year: int | None
    kind: str
    headline: str
    complete: bool
    problems: tuple[Problem, ...]
    checked: tuple[Checked, ...]
    accepted: int = 0

    @property
    def grave(self) -> Sheet:
        """The sheet without its notes, of which nobody is asked to correct anything."""
        mild = messages.SEVERITIES[Severity.NOTE.value]
        return replace(self, problems=tuple(item for item in self.problems if item.severity != mild))

    def count(self, severity: Severity) -> int:
        """How many problems are of a severity."""
        word = messages.SEVERITIES[severity.value]
        return sum(problem.severity == word for problem in self.problems)


def sheet(report: Report, *, notes: bool = False) -> Sheet:
    """The sheet of a report: errors and warnings, and the notes if asked for, in the report's numbering."""
    groups, mild = summary.number_findings(report)
    numbered = [item for group in groups for item in group.findings] + (list(mild) if notes else [])
    facts = report.document
    return Sheet(
        file=facts.file,
        unit=facts.unit,
        code=facts.unit_code,
        year=facts.year,
        kind=facts.kind,
        headline=summary.headline(report),
        complete=report.complete,
        problems=tuple(_problem(item.number, item.finding) for item in numbered),
        checked=() if BUDGET in facts.kind else checklist(report),
        accepted=len(report.accepted),
    )


def _problem(number: int, finding: Finding) -> Problem:
    suspect = finding.suspect
    first = finding.places[0]
    units = {operand.unit for operand in finding.operands if operand.amount}
    unit = units.pop() if len(units) == 1 else ""
    printed = digits(suspect.printed if suspect is not None else first.printed)
    expected = digits(suspect.proposed if suspect is not None else finding.expected)
    return Problem(
        number=number,
        place=clean(summary.labels(first) or messages.WHOLE_DOCUMENT),
        page=summary.where(first),
        problem=clean(finding.title),
        message=clean(finding.message),
        printed=clean(_with_unit(printed, unit)),
        expected=clean(_with_unit(expected, unit)),
        remedy=clean(finding.remedy),
        source=clean(finding.rule.source),
        severity=messages.SEVERITIES[finding.severity.value],
        rule=finding.rule.id,
        identity=finding.identity,
    )


def _with_unit(figure: str, unit: str) -> str:
    return f"{figure}{unit}" if figure and figure.lstrip("-").replace(".", "").isdigit() else figure


def sheet_json(made: Sheet) -> dict[str, Any]:
    """The sheet as plain data."""
    plain: dict[str, Any] = to_builtins(made)
    return plain


def sheet_from_json(data: dict[str, Any]) -> Sheet:
    """The sheet back from its data. Raises TypeError, KeyError or ValueError for anything else."""
    problems = tuple(Problem(**item) for item in data["problems"])
    checked = tuple(
        Checked(item["aspect"], item["name"], Mark(item["mark"]), int(item["count"]))
        for item in data["checked"]
    )
    return Sheet(**{**data, "problems": problems, "checked": checked})
