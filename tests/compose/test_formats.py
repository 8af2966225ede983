"""Every format a disclosure is published in is read back to the same points, as far as the format carries them."""

from __future__ import annotations

import csv
import datetime
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

import mingzhang
from mingzhang.cli.build import rendered
from mingzhang.compose import Composed, compose
from mingzhang.findings import Severity
from mingzhang.points.ledger import Ledger
from mingzhang.points.reading import Reading
from mingzhang.render import RenderError, render
from tests.compose.accounts import ledgers
from tests.compose.test_round_trip import lost

DAY = datetime.date(2025, 9, 10)
STEADY = settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def read_back(composed: Composed, form: str, folder: Path) -> Reading:
    """The reading of the disclosure in one format."""
    try:
        data = render(composed.document, form)
    except RenderError as error:
        if error.key == "no-font":
            pytest.skip(str(error))
        raise
    path = folder / f"公开.{form}"
    path.write_bytes(data)
    return mingzhang.recognise(mingzhang.read(path))


@pytest.mark.parametrize("form", ["docx", "html", "xlsx", "pdf"])
@STEADY
@given(ledger=ledgers())
def test_every_point_of_the_tables_comes_back(form: str, tmp_path: Path, ledger: Ledger) -> None:
    """Random ledgers: each figure of each table is the same point again, none is unread, and nothing is accused."""
    composed = compose(ledger, date=DAY)
    reading = read_back(composed, form, tmp_path)
    assert lost(composed, reading) == []
    assert [numeral.cited.printed for numeral in reading.unread] == []
    report = mingzhang.check(reading)
    assert [f.title for f in report.findings if f.severity is Severity.ERROR] == []


@STEADY
@given(ledger=ledgers())
def test_the_data_package_holds_every_point(tmp_path: Path, ledger: Ledger) -> None:
    """points.csv has one row for each print, and its package is valid by the Frictionless specification."""
    frictionless = pytest.importorskip("frictionless")
    composed = compose(ledger, date=DAY)
    files = rendered(composed)
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (package,) = tmp_path.rglob("datapackage.json")
    assert json.loads(package.read_text("utf-8"))["resources"]
    rows = list(csv.DictReader(io.StringIO((package.parent / "points.csv").read_text("utf-8-sig"))))
    assert len(rows) >= len({item.coordinate for item in composed.prints if item.amount.value})
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["title", "description", "message"])
