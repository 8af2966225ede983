"""What is composed is read back: the points that went in come out, and checking accuses nothing."""

from __future__ import annotations

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

import mingzhang
from mingzhang.compose import Composed, profile_named, profile_names
from mingzhang.findings import Severity
from mingzhang.points.ledger import Ledger
from mingzhang.points.reading import Reading
from tests.compose.accounts import ledgers, published

STEADY = settings(max_examples=30, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])


def lost(composed: Composed, reading: Reading) -> list[str]:
    """Points of the tables, other than zero, that are not read back as they were printed."""
    missing = []
    for item in composed.prints:
        point = reading.points.get(item.coordinate)
        values = {found.amount.value for found in point.prints} if point else set()
        if item.amount.value and item.amount.value not in values:
            missing.append(f"{item.coordinate.words} {item.amount}")
    return missing


LEDGERS = st.sampled_from(profile_names()).flatmap(
    lambda name: ledgers(name, profile_named(name).budget_digits)
)
"""Ledgers of every profile."""


@STEADY
@given(ledger=LEDGERS)
def test_every_point_comes_back(ledger: Ledger) -> None:
    """Compose, write as text, read, recognise: each figure of each table is the same point again."""
    composed, reading = published(ledger)
    assert lost(composed, reading) == []
    assert [numeral.cited.printed for numeral in reading.unread] == []


@STEADY
@given(ledger=LEDGERS)
def test_checking_accuses_nothing(ledger: Ledger) -> None:
    """What is added up in 分 and rounded once contains no error, whatever its last digits."""
    _, reading = published(ledger)
    report = mingzhang.check(reading)
    errors = [f"{f.rule.id} {f.title}" for f in report.findings if f.severity is Severity.ERROR]
    assert errors == []
