"""The prose of the reference text: which of its figures contradict each other, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

import mingzhang
from mingzhang.findings import Finding, Severity
from mingzhang.points.reading import NumeralFate


@pytest.fixture(scope="module")
def told(reference: Path) -> list[Finding]:
    report = mingzhang.check(mingzhang.recognise(mingzhang.read(reference)))
    return [finding for finding in report.findings if any(r.startswith("prose.") for r in finding.relations)]


def printed(found: list[Finding], severity: Severity) -> list[set[str]]:
    return [{cited.printed for cited in finding.places} for finding in found if finding.severity is severity]


def test_errors(told: list[Finding]) -> None:
    """A truncated budget, a minimum wage, a contribution base."""
    assert printed(told, Severity.ERROR) == [
        {"9万元"},
        {"1800.00元/人"},
        {"3583.00元", "3883.00元", "3548.00元", "315.00元"},
    ]
    assert [
        finding.suspect.proposed if finding.suspect else ""
        for finding in told
        if finding.severity is Severity.ERROR
    ] == [
        "3.9",
        "1980.00",
        "3883.00",
    ]


def test_warnings(told: list[Finding]) -> None:
    """A first value, a number of enterprises, an investment rounded up, people received."""
    assert printed(told, Severity.WARNING) == [
        {"=1家"},
        {"22户", "=12"},
        {"21.86亿元", "=22亿"},
        {"2100余人", "=2200人"},
    ]


def test_every_numeral_of_the_prose_has_a_fate(reference: Path) -> None:
    """What remains unread stands in a table."""
    reading = mingzhang.recognise(mingzhang.read(reference))
    assert [item for item in reading.unread if item.cited.place.row is None] == []
    assert sum(1 for item in reading.numerals if item.fate is NumeralFate.FREE) > 30
