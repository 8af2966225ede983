"""What a note on a draft says, and how many of its places are marked: shared by DOCX comments and PDF boxes."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.findings import Cited, Report
from mingzhang.view import messages, summary
from mingzhang.view.layout import clean
from mingzhang.view.problems import Problem, sheet
from mingzhang.view.summary import Numbered

MAX_PLACES = 20
"""Places marked of one finding; the list names them all."""


def numbered(report: Report, *, notes: bool) -> list[tuple[Numbered, Problem]]:
    """Errors and warnings, and the notes if asked for, each with its row of the list."""
    groups, mild = summary.number_findings(report)
    items = [item for group in groups for item in group.findings] + (list(mild) if notes else [])
    return list(zip(items, sheet(report, notes=notes).problems, strict=True))


def places(item: Numbered) -> list[Cited]:
    """The places of this document that a note is put at; a row that is not printed has none."""
    own = [cited for cited in item.finding.places if cited.place.volume == 0]
    return list({(cited.place.order, cited.place.page): cited for cited in own}.values())[:MAX_PLACES]


def lines(item: Numbered, problem: Problem, *, first: bool) -> Iterator[str]:
    """The note in full at the finding's first place, at the others only what it belongs to."""
    yield f"{messages.MARKS[item.finding.severity.value]} {item.label}：{problem.problem}"
    if not first:
        return
    yield problem.message
    if problem.expected:
        yield f"{messages.EXPECTED} {problem.expected}"
    yield f"{messages.REMEDY}：{problem.remedy}"
    yield clean(f"{messages.RULE}：{problem.source}（{problem.identity}）")
