"""A table's cells, made in bulk.

A sheet has thousands of cells, each with its place. The constructor of a frozen record sets every field
through ``object.__setattr__``, which takes as long as all the rest of the reading; so cells and places are
filled in as plain records with the same slots, and only then become what they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import fields

from mingzhang.document import Cell, Table
from mingzhang.place import Place
from mingzhang.readers.sheets.view import Row, View


class _Spot:
    """A :class:`Place` in the making."""

    __slots__ = tuple(field.name for field in fields(Place))

    def __init__(self, file: str, page: int | None, line: int, block: int, row: int, column: int) -> None:
        self.file = file
        self.page = page
        self.line = line
        self.block = block
        self.row = row
        self.column = column
        self.start = self.end = self.box = None
        self.volume = 0


class _Box:
    """A :class:`Cell` in the making."""

    __slots__ = tuple(field.name for field in fields(Cell))

    def __init__(self, text: str, row: int, column: int, place: Any, rowspan: int, colspan: int) -> None:
        self.text = text
        self.row = row
        self.column = column
        self.place = place
        self.rowspan = rowspan
        self.colspan = colspan
        self.kind = self.align = None
        self.head = self.bold = False
        self.indent = 0


def mint_table(view: View, rows: Sequence[Row], first: int, last: int, place: Place) -> Table:
    """The table of these rows and of the visible columns from ``first`` to ``last``.

    A cell's place has the row of the sheet as its line (1-based).
    """
    top, bottom = rows[0].at, rows[-1].at
    made = tuple(_row(view, row, first, last, place, top, bottom) for row in rows)
    return Table(made, place, aligned=True)


def _row(
    view: View, row: Row, first: int, last: int, table: Place, top: int, bottom: int
) -> tuple[Cell, ...]:
    at, index = row.at, row.at - top
    texts = {cell.column: cell.text for cell in row.cells}
    file, page, line, block = table.file, table.page, row.number + 1, table.block
    spans, covered = view.spans, view.covered
    merged = at in view.merged_rows
    rowspan = colspan = 1
    made: list[Any] = []
    for column in range(first, last + 1):
        if merged:
            anchor = covered.get((at, column))
            if anchor is not None and anchor[0] >= top and anchor[1] >= first:
                continue
            rowspan, colspan = spans.get((at, column), (1, 1))
            rowspan, colspan = min(rowspan, bottom - at + 1), min(colspan, last - column + 1)
        spot: Any = _Spot(file, page, line, block, index, column - first)
        spot.__class__ = Place
        box: Any = _Box(texts.get(column, ""), index, column - first, spot, rowspan, colspan)
        box.__class__ = Cell
        made.append(box)
    return tuple(made)
