"""Another reader of workbooks (python-calamine) finds the same cells as ours."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

import mingzhang
from mingzhang.document import Table
from mingzhang.readers import read_file
from tests.readers.sheets.books import Rows, by_openpyxl, by_xlsxwriter, by_xlwt, filled, read
from tests.readers.sheets.disclosure import titled_tables

calamine = pytest.importorskip("python_calamine")
DEMO = Path(mingzhang.__file__).resolve().parent / "examples" / "demo" / "demo.txt"
WRITERS: dict[str, Callable[[Rows], bytes]] = {
    "openpyxl": lambda rows: by_openpyxl(filled(rows)),
    "xlsxwriter": by_xlsxwriter,
    "xlwt": by_xlwt,
}


@pytest.mark.parametrize("writer", WRITERS)
def test_every_filled_cell_is_found_and_no_other(writer: str) -> None:
    for table in titled_tables(read_file(DEMO)):
        data = WRITERS[writer]([[_stored(text) for text in row] for row in table.rows])
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        theirs = [_printed(value) for row in book.get_sheet_by_index(0).to_python() for value in row]
        assert [text for text in _texts(data) if text] == [text for text in theirs if text]


def _stored(text: str) -> str | float | None:
    return float(text) if text.replace(".", "", 1).isdecimal() else (text or None)


def _printed(value: object) -> str:
    if isinstance(value, str):
        return value
    return format(Decimal(repr(value)).normalize(), "f")


def _texts(data: bytes) -> Iterator[str]:
    for block in read(data).blocks:
        if isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row)
        elif block.text != "Z01":
            yield block.text
