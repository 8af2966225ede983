"""The statutory tables of a disclosure give the same points from a workbook as from its text."""

from __future__ import annotations

from pathlib import Path

import pytest

import mingzhang
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Reading, Source
from mingzhang.readers import read_file
from mingzhang.recognition import recognise_document
from tests.readers.sheets.books import read
from tests.readers.sheets.disclosure import titled_tables, workbook

ROOT = Path(__file__).resolve().parents[3]
DEMO = Path(mingzhang.__file__).resolve().parent / "examples" / "demo" / "demo.txt"


@pytest.mark.parametrize("file", [DEMO, ROOT / "tests" / "data" / "clean.txt"], ids=lambda file: file.name)
def test_ten_tables_give_the_points_of_the_text(file: Path) -> None:
    text = read_file(file)
    tables = list(titled_tables(text))
    assert len(tables) == 10
    book = recognise_document(read(workbook(tables)))
    assert [table.kind for table in book.tables] == [t.kind for t in recognise_document(text).tables]
    assert _prints(book) == _prints(recognise_document(text))


def _prints(reading: Reading) -> dict[Coordinate, list[tuple[int, str, int, bool]]]:
    """Coordinate → value, unit, precision and whether blank, of every print in a table."""
    found: dict[Coordinate, list[tuple[int, str, int, bool]]] = {}
    for coordinate, point in reading.points.items():
        prints = [
            (item.amount.value, item.amount.unit.symbol, item.amount.precision, item.blank)
            for item in point.prints
            if item.source is Source.TABLE
        ]
        if prints:
            found[coordinate] = sorted(prints)
    return found
