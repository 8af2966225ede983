"""Workbooks for the tests, written by openpyxl, XlsxWriter and xlwt, and what is read back from them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import openpyxl
import xlsxwriter  # type: ignore[import-untyped]
import xlwt  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

from mingzhang.document import Document, Paragraph, Table
from mingzhang.readers.sheets import read_workbook

Rows = Sequence[Sequence[str | int | float | None]]
Span = tuple[int, int, int, int]
"""First row, first column, last row, last column; 0-based."""


def read(data: bytes) -> Document:
    return read_workbook(data, "决算表.xlsx", "0" * 64)


def by_openpyxl(fill: Callable[[Worksheet], object], **more: Callable[[Worksheet], object]) -> bytes:
    """A workbook whose sheets the functions fill; the first is named Z01."""
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = "Z01"
    fill(first)
    for name, also in more.items():
        also(book.create_sheet(name))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def filled(rows: Rows, spans: Sequence[Span] = (), title: str = "") -> Callable[[Worksheet], None]:
    """Writes rows from A1 on; None is no cell."""

    def fill(sheet: Worksheet) -> None:
        sheet.title = title or sheet.title
        for down, row in enumerate(rows, 1):
            for across, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(down, across, value)
        for top, left, bottom, right in spans:
            sheet.merge_cells(
                start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
            )

    return fill


def by_xlsxwriter(rows: Rows, spans: Sequence[Span] = ()) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("Z01")
    merged = {(top, left): (bottom, right) for top, left, bottom, right in spans}
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if (down, across) in merged:
                sheet.merge_range(down, across, *merged[down, across], value)
            elif value is not None:
                sheet.write(down, across, value)
    book.close()
    return buffer.getvalue()


def by_xlwt(rows: Rows, spans: Sequence[Span] = (), code: str = "General") -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Z01")
    style = xlwt.easyxf(num_format_str=code)
    merged = {(top, left): (bottom, right) for top, left, bottom, right in spans}
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if (down, across) in merged:
                bottom, right = merged[down, across]
                sheet.write_merge(down, bottom, across, right, value, style)
            elif value is not None:
                sheet.write(down, across, value, style)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def drawn(document: Document) -> list[object]:
    """Paragraphs as texts, tables as rows of texts; a cell that spans is (text, rows, columns)."""
    found: list[object] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(block.text)
        else:
            found.append(grid(block))
    return found


def grid(table: Table) -> list[list[object]]:
    return [
        [
            cell.text if (cell.rowspan, cell.colspan) == (1, 1) else (cell.text, cell.rowspan, cell.colspan)
            for cell in row
        ]
        for row in table.rows
    ]
