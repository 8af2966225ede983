"""The report's own arithmetic: counts, completeness, exit code."""

from __future__ import annotations

import pytest

from mingzhang.findings import Cited, Counts, DocumentFacts, Finding, RelationCounts, Report, Rule, Severity
from mingzhang.place import Place

FACTS = DocumentFacts("清河县档案馆.txt", "txt", "0" * 64, "部门决算", "清河县档案馆", "", 2024)


def report(
    *severities: Severity, numbers: int = 100, unread: int = 0, relations: RelationCounts | None = None
) -> Report:
    return Report(
        schema="1",
        version="0",
        rulebook="2024",
        document=FACTS,
        counts=Counts(9, 0, 50, 10, numbers, unread, relations or RelationCounts(exact=100)),
        findings=tuple(finding(severity) for severity in severities),
    )


def finding(severity: Severity) -> Finding:
    rule = Rule("x", "名称", "一句话。", severity, "出处", "family")
    return Finding("x:1", rule, severity, "题", "话。", "办法。", (Cited(Place("清河县档案馆.txt")),))


def test_only_an_error_makes_the_exit_code_one() -> None:
    """Warnings and notes do not stop a publication."""
    assert report(Severity.WARNING, Severity.NOTE).exit_code == 0
    assert report(Severity.NOTE, Severity.ERROR).exit_code == 1
    assert report(Severity.NOTE, Severity.ERROR, Severity.NOTE).count(Severity.NOTE) == 2


@pytest.mark.parametrize(
    ("unread", "undecided", "complete"), [(0, 0, True), (5, 5, True), (6, 0, False), (0, 6, False)]
)
def test_more_than_one_in_twenty_open_is_not_complete(unread: int, undecided: int, complete: bool) -> None:
    """5 of 100 numbers unread is bearable, 6 are not."""
    counts = RelationCounts(exact=100 - undecided, undecided=undecided)
    assert report(unread=unread, relations=counts).complete is complete


def test_nothing_checked_is_not_complete() -> None:
    """A file in which no relation was found has not been checked."""
    assert not report(relations=RelationCounts()).complete
    assert report(unread=3, relations=RelationCounts(9, 0, 0, 1)).open_share == (4, 110)
