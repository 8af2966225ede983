"""A table of a sheet: its cells with their places."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.document import Cell, Table
from mingzhang.place import Place
from mingzhang.readers.sheets.view import Row, View


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
    made: list[Cell] = []
    for column in range(first, last + 1):
        if merged:
            anchor = covered.get((at, column))
            if anchor is not None and anchor[0] >= top and anchor[1] >= first:
                continue
            rowspan, colspan = spans.get((at, column), (1, 1))
            rowspan, colspan = min(rowspan, bottom - at + 1), min(colspan, last - column + 1)
        spot = Place(file, page, line, block, index, column - first)
        made.append(Cell(texts.get(column, ""), index, column - first, spot, rowspan, colspan))
    return tuple(made)
