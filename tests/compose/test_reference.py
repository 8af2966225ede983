"""The example against the published disclosure it was reconstructed from, digit for digit."""

from __future__ import annotations

from pathlib import Path

import pytest

import mingzhang
from mingzhang.compose import compose
from mingzhang.findings import Severity
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Reading, RecognisedTable, Role
from mingzhang.workbook import Served, load
from tests.compose.accounts import as_text
from tools.reconstruct import reconstruct

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "datong-sasac-2024"
BASIC = Coordinate("支出", fund="财政拨款", nature="基本支出")
DIFFERENT_FORMS = {1: {"total"}, 9: {"全年执行数"}, 13: {"结转结余"}, 14: {"total"}}
"""Forms whose print arithmetic proves wrong, see the example's README."""


@pytest.fixture(scope="module")
def built() -> Reading:
    """What the example's disclosure says."""
    (file,) = EXAMPLE.glob("*.xlsx")
    found = load(file.read_bytes(), file.name, {"shanxi-2024": Served(2024)})
    assert found.sound
    assert found.ledger is not None
    return mingzhang.recognise(as_text(compose(found.ledger).document))


@pytest.fixture(scope="module")
def published(reference: Path) -> Reading:
    """What the published one says."""
    return mingzhang.recognise(mingzhang.read(reference))


def test_checking_finds_no_error(built: Reading) -> None:
    """Warnings remain: they are about the facts."""
    report = mingzhang.check(built)
    assert [f.title for f in report.findings if f.severity is Severity.ERROR] == []
    said = {f.rule.id for f in report.findings}
    assert not said & {"form.amount_caliber", "form.initial_value", "wording.damage", "content.scope"}


def _figures(table: RecognisedTable) -> dict[Coordinate, int]:
    return {item.coordinate: item.amount.value for item in table.prints if item.amount.value}


def test_every_number_of_the_ten_tables(built: Reading, published: Reading) -> None:
    """Tails included: 35.57, 688.92, 138.83, 827.74, 902.56."""
    assert len(built.tables) == len(published.tables) == 10
    for ours, theirs in zip(built.tables, published.tables, strict=True):
        assert (ours.kind, _figures(ours)) == (theirs.kind, _figures(theirs))
        assert [number for number, _ in ours.row_numbers] == [number for number, _ in theirs.row_numbers]


def test_every_number_of_the_narrative(built: Reading, published: Reading) -> None:
    """But for 902.55, which two rounded parts add up to."""
    ours = {
        (item.role, item.subject, item.base, item.amount.value) for item in built.statements if item.amount
    }
    capital = {"国有资本经营预算财政拨款"}
    for item in published.statements:
        if item.amount is None or item.subject.fund in capital or item.subject == BASIC:
            continue
        assert (item.role, item.subject, item.base, item.amount.value) in ours, item.subject.words
    assert (Role.VALUE, BASIC, None, 902_560_000) in ours


def test_the_class_that_existed_last_year_is_named(built: Reading) -> None:
    """116.25 less, of a class that the published narrative does not name."""
    place = Coordinate("支出", fund="一般公共预算财政拨款", function="213")
    changes = [item.amount for item in built.statements if item.role is Role.CHANGE and item.subject == place]
    assert [str(amount) for amount in changes] == ["116.25万元"]


def test_the_fourteen_forms(built: Reading, published: Reading) -> None:
    """Rates, marks, totals and grades, but for what is proven wrong."""
    assert len(built.forms) == len(published.forms) == 14
    for ours, theirs in zip(built.forms, published.forms, strict=True):
        different: set[str] = set()
        total, other = (next(row for row in form.money if row.total).figures for form in (ours, theirs))
        different |= {key for key in other if total[key].amount.value != other[key].amount.value}
        assert ours.total is not None
        assert theirs.total is not None
        assert ours.grade is not None
        assert theirs.grade is not None
        if ours.total.amount.value != theirs.total.amount.value:
            different.add("total")
        assert ours.grade.printed == theirs.grade.printed
        assert different == DIFFERENT_FORMS.get(ours.index, set())


def test_the_workbook_is_what_the_tool_writes(published: Reading) -> None:
    """The same document gives the same bytes; if reading has learnt more, run tools/reconstruct.py again."""
    (file,) = EXAMPLE.glob("*.xlsx")
    assert reconstruct(published) == file.read_bytes()
