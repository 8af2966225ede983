"""Tables of WordprocessingML as grids: horizontal and vertical merges become spans.

A merged cell stands once, at its top-left position. Source: ECMA-376 part 1, 17.4 (gridSpan, vMerge,
gridBefore; hMerge is what old converters still write).
"""

from __future__ import annotations

from collections.abc import Callable
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
    """Whether a table only arranges the page: a single cell, or cells around other tables.

    A title, the unit's name beside the money unit and the table itself are often set in a table without rulings.
    """
    if len(rows) == 1 and len(rows[0]) == 1:
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


def boxes(rows: list[list[Raw]], text_of: Callable[[Raw], str], before: bool = True) -> list[list[Box]]:
    """The grid of a table. ``text_of`` reads one cell; it is called once per shown cell, in order.

    ``before``: whether rows may leave columns empty at their beginning.
    """
    above: dict[int, Raw] = {}
    grid: list[list[Raw]] = []
    for at, cells in enumerate(rows):
        here: list[Raw] = []
        below: dict[int, Raw] = {}
        column = _before(cells) if before else 0
        for cell in cells:
            span = cell.span
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
