"""Writes the statutory tables of a text disclosure into a workbook, the way a unit's own workbook looks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import xlsxwriter  # type: ignore[import-untyped]
from msgspec import Struct

from mingzhang.document import Document, Paragraph, Table

_FIGURE = re.compile(r"-?\d{1,9}(?:\.\d{1,4})?")
_TITLE = re.compile(r".{3,40}表")
_HEAD = re.compile(r"公开\d{2}表|(?:部门|单位)名称：.+|20\d{2}年度|(?:金额)?单位：.+")
_NOTE = re.compile(r"(?:注|说明)[:：]")


class TitledTable(Struct, frozen=True):
    """A table with its title, the lines between title and table, and the notes below it."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]


def titled_tables(document: Document) -> Iterator[TitledTable]:
    """Every table that has a title directly above its head lines."""
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            continue
        at = index
        head: list[str] = []
        while at and isinstance(above := document.blocks[at - 1], Paragraph) and _HEAD.fullmatch(above.text):
            head.insert(0, above.text)
            at -= 1
        title = document.blocks[at - 1] if at else block
        if not head or not isinstance(title, Paragraph) or not _TITLE.fullmatch(title.text):
            continue
        notes: list[str] = []
        for below in document.blocks[index + 1 :]:
            if not isinstance(below, Paragraph) or not _NOTE.match(below.text):
                break
            notes.append(below.text)
        rows = tuple(tuple(cell.text for cell in row) for row in block.rows)
        yield TitledTable(title.text, tuple(head), rows, tuple(notes))


def workbook(tables: Sequence[TitledTable]) -> bytes:
    """One sheet for each table: a merged title, head lines left and right, merged headings, notes."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    border = book.add_format({"border": 1})
    formats = {places: book.add_format({"border": 1, "num_format": _code(places)}) for places in range(5)}
    for number, table in enumerate(tables, 1):
        sheet = book.add_worksheet(f"Z{number:02d}")
        width = max(len(row) for row in table.rows)
        sheet.merge_range(0, 0, 0, width - 1, table.title, border)
        line = 1
        for text in table.head:
            sheet.write_string(line, 0 if "名称" in text else width - 1, text)
            line += not text.startswith(("部门名称", "单位名称", "20"))
        spans = heading_spans(table.rows)
        for down, row in enumerate(table.rows):
            for across in range(width):
                text = row[across] if across < len(row) else ""
                rows, columns = spans.get((down, across), (1, 1))
                at, to = line + down, across
                if (rows, columns) != (1, 1):
                    sheet.merge_range(at, to, at + rows - 1, to + columns - 1, text, border)
                elif _FIGURE.fullmatch(text) and text == _plain(text):
                    places = len(text.partition(".")[2])
                    # xlsxwriter writes a number by repr: a double of this few digits is its decimal
                    sheet.write_number(at, to, float(text), formats[places])
                elif text or not any(_inside(spans, down, across)):
                    sheet.write(at, to, text, border)
        for below, note in enumerate(table.notes, line + len(table.rows)):
            sheet.merge_range(below, 0, below, width - 1, note)
    book.close()
    return buffer.getvalue()


def _code(places: int) -> str:
    return "0." + "0" * places if places else "0"


def _plain(text: str) -> str:
    return text if not re.match(r"-?0\d", text) else ""


def _inside(spans: dict[tuple[int, int], tuple[int, int]], down: int, across: int) -> Iterator[bool]:
    for (row, column), (rows, columns) in spans.items():
        yield row <= down < row + rows and column <= across < column + columns


def heading_spans(rows: Sequence[Sequence[str]]) -> dict[tuple[int, int], tuple[int, int]]:
    """Rows and columns that each heading spans: over the blanks to its right under which a lower heading
    stands, and over the blanks below it."""
    header = 0
    while header < len(rows) and not any(_FIGURE.fullmatch(text) for text in rows[header]):
        if rows[header][0] == "栏次" or (sum(1 for text in rows[header] if text) == 1 and header > 1):
            break
        header += 1
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for down in range(header):
        for across, text in enumerate(rows[down]):
            if not text:
                continue
            columns = 1
            while _below(rows[down:header], across + columns):
                columns += 1
            depth = 1
            while columns == 1 and down + depth < header and not _text(rows, down + depth, across):
                depth += 1
            if (depth, columns) != (1, 1):
                found[down, across] = depth, columns
    return found


def _text(rows: Sequence[Sequence[str]], down: int, across: int) -> str:
    return rows[down][across] if across < len(rows[down]) else ""


def _below(rows: Sequence[Sequence[str]], across: int) -> bool:
    """Whether the first row is blank there and a lower one is not."""
    return not _text(rows, 0, across) and any(_text(rows, down, across) for down in range(1, len(rows)))
