"""Tables of WordprocessingML as grids: horizontal and vertical merges become spans.

A merged cell stands once, at its top-left position. Source: ECMA-376 part 1, 17.4 (gridSpan, vMerge,
gridBefore; hMerge is what old converters still write).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from mingzhang.readers.docx.inline import unwrapped
from mingzhang.readers.docx.names import W, number, switch
from mingzhang.readers.docx.quick import Raw
from mingzhang.readers.drafts import Box

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_COLUMNS = 1024
"""Columns a table may have; Word itself allows 63."""
FRAME_ROWS = 2
"""A table around tables is a frame if not more rows than this for each fill two cells with text of their own."""
SLIVER = 340
"""Twentieths of a point, six millimetres: so far apart may edges be that were meant to be one."""
_GRID, _COLUMN, _WIDTH = W + "tblGrid", W + "gridCol", W + "w"
_ROW, _CELL, _PROPERTIES, _TABLE, _TEXT = W + "tr", W + "tc", W + "tcPr", W + "tbl", W + "t"


class TooWideError(Exception):
    """A table has more than MAX_COLUMNS columns."""


def cells_of(table: _Element) -> list[list[Raw]]:
    """The cell elements of each row; rows deleted or hidden are gone."""
    rows = []
    for row in unwrapped(table, _ROW.__eq__):
        properties = row.find(W + "trPr")
        if properties is not None and (
            properties.find(W + "del") is not None or switch(properties, "hidden") is True
        ):
            continue
        rows.append([raw for cell in unwrapped(row, _CELL.__eq__) if (raw := _merges(cell)) is not None])
    return rows


def is_frame(rows: list[list[Raw]]) -> bool:
    """Whether a table only arranges the page: a single column, or cells around other tables.

    A title, the unit's name beside the money unit and the table itself are often set in a table without rulings,
    and a text is set in one column of cells.
    """
    if all(len(row) <= 1 for row in rows):
        return True
    around = [any(raw.beyond and raw.cell.find(f".//{_TABLE}") is not None for raw in row) for row in rows]
    if not any(around):
        return False
    filled = [sum(_has_text(raw.cell) for raw in row) > 1 for row in rows]
    beside = any(map(all, zip(around, filled, strict=True)))  # a label and a text with a table in it
    return not beside and sum(filled) <= FRAME_ROWS * sum(around)


def _has_text(cell: _Element) -> bool:
    """Whether a cell prints text outside the tables nested in it."""
    waiting = list(cell)
    while waiting:
        node = waiting.pop()
        if node.tag == _TEXT and (node.text or "").strip():
            return True
        if node.tag != _TABLE:
            waiting.extend(node)
    return False


def widths_of(table: _Element) -> list[int]:
    """Widths of the grid's columns, in twentieths of a point; empty where they are not given."""
    grid = table.find(_GRID)
    columns = [] if grid is None else grid.findall(_COLUMN)[: MAX_COLUMNS + 1]
    given = [column.get(_WIDTH, "") for column in columns]
    return [int(text) for text in given] if all(t.isdecimal() and len(t) < 7 for t in given) else []


def boxes(
    rows: list[list[Raw]], text_of: Callable[[Raw], str], before: bool = True, widths: Sequence[int] = ()
) -> list[list[Box]]:
    """The grid of a table. ``text_of`` reads one cell; it is called once per shown cell, in order.

    ``before``: whether rows may leave columns empty at their beginning. ``widths``: of the grid's columns.
    """
    starts = [_before(cells) if before else 0 for cells in rows]
    moved = _straightened(rows, starts, widths) if widths and min(widths) <= SLIVER else {}
    above: dict[int, Raw] = {}
    grid: list[list[Raw]] = []
    for at, cells in enumerate(rows):
        here: list[Raw] = []
        below: dict[int, Raw] = {}
        edge = starts[at]
        column = moved.get(edge, edge)
        for cell in cells:
            edge += cell.span
            span = cell.span = moved.get(edge, edge) - column
            top = above.get(column) if cell.joins else None
            if cell.beside and here and here[-1].column + here[-1].span == column:
                here[-1].span += span
            elif top is not None and top.span == span:
                top.rowspan += 1
                below[column] = top
            else:
                cell.row, cell.column = at, column
                cell.text = text_of(cell)
                here.append(cell)
                below[column] = cell
            column += span
        if column > MAX_COLUMNS:
            raise TooWideError
        grid.append(here)
        above = below
    return [[Box(raw.text, raw.row, raw.column, raw.rowspan, raw.span, None) for raw in row] for row in grid]


def _straightened(rows: list[list[Raw]], starts: list[int], widths: Sequence[int]) -> dict[int, int]:
    """Where each edge of the grid goes once edges that were meant to be one are one.

    Whoever drags a border in Word moves it in the selected rows only, by a hair, and the grid gets a column as
    narrow as that. Edges so close together that no row has two of them are one edge.
    """
    users: dict[int, set[int]] = {}
    for at, cells in enumerate(rows):
        edge = starts[at]
        users.setdefault(edge, set()).add(at)
        for cell in cells:
            edge += cell.span
            users.setdefault(edge, set()).add(at)
    edges = sorted(users)
    if not edges or edges[-1] > len(widths):
        return {}
    inside: set[int] = set()
    first, seen = edges[0], set(users[edges[0]])
    for edge in edges[1:]:
        if sum(widths[first:edge]) <= SLIVER and seen.isdisjoint(users[edge]):
            seen |= users[edge]
            inside.update(range(first + 1, edge + 1))
        else:
            first, seen = edge, set(users[edge])
    moved: dict[int, int] = {}
    index = -1
    for at in range(edges[-1] + 1):
        index += at not in inside
        moved[at] = index
    return moved


def _before(cells: list[Raw]) -> int:
    """Grid columns left empty before the first cell of a row."""
    row = cells[0].cell.getparent() if cells else None
    while row is not None and row.tag != _ROW:
        row = row.getparent()
    properties = None if row is None else row.find(W + "trPr")
    skipped = None if properties is None else number(properties.find(W + "gridBefore"))
    return min(max(skipped or 0, 0), MAX_COLUMNS)


def _merges(cell: _Element) -> Raw | None:
    """A cell with what its properties say of merges; None for a deleted one."""
    raw = Raw(cell, beyond=True)
    properties = cell.find(_PROPERTIES)
    for child in () if properties is None else properties:
        tag = child.tag
        if tag == W + "gridSpan":
            raw.span = min(max(number(child, 1) or 1, 1), MAX_COLUMNS)
        elif tag == W + "vMerge":
            raw.joins = child.get(W + "val", "continue") != "restart"
        elif tag == W + "hMerge":
            raw.beside = child.get(W + "val", "continue") != "restart"
        elif tag == W + "cellDel":
            return None
    return raw
