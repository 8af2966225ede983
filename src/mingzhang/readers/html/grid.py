"""The grid of an HTML table by the rules browsers follow, and whether a table is one at all.

Source: WHATWG HTML, 4.9.12 (forming a table).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mingzhang.readers.html.lists import whole

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65_534
MAX_COLUMNS = 4096
MAX_WORK = 10_000_000
"""Grid positions looked at while one table is laid out; a real table needs as many as it has cells."""
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_LAYOUT_ROWS = 2
"""A table around tables is a page layout if not more rows than this for each fill two cells with text of their own."""


class TooLargeError(Exception):
    """A table beyond MAX_COLUMNS or MAX_WORK."""


class Slot(NamedTuple):
    """A cell element at its place in the grid."""

    cell: _Element
    row: int
    column: int
    rowspan: int
    colspan: int


def sections(table: _Element) -> list[list[_Element]]:
    """The rows of a table by section, as displayed: the first head on top, the first foot at the bottom."""
    head: list[list[_Element]] = []
    foot: list[list[_Element]] = []
    found: list[list[_Element]] = []
    loose = False
    for node in _children(table):
        if node.tag == "tr":
            if not loose:
                found.append([])
            found[-1].append(node)
            loose = True
            continue
        loose = False
        rows = [row for row in _children(node) if row.tag == "tr"]
        if node.tag == "thead" and not head:
            head.append(rows)
        elif node.tag == "tfoot" and not foot:
            foot.append(rows)
        else:
            found.append(rows)
    return [*head, *found, *foot]


def _children(node: _Element) -> Iterator[_Element]:
    """Rows and sections below a node, seen through stray elements such as ``form``."""
    for child in node:
        if child.tag == "tr" or child.tag in _SECTIONS:
            yield child
        elif child.tag in ("form", "center", "div", "font"):
            yield from (inner for inner in child if inner.tag == "tr" or inner.tag in _SECTIONS)


def cells_of(row: _Element) -> list[_Element]:
    """The cells of a row element."""
    return [cell for cell in row if cell.tag in _CELLS]


def slots(table: _Element) -> list[list[Slot]]:
    """The grid: for each row the cells that begin in it. Spans end with their section."""
    grid: list[list[Slot]] = []
    work = 0
    for rows in sections(table):
        end = len(grid) + len(rows)
        busy: list[int] = []
        for row in rows:
            at, column = len(grid), 0
            here: list[Slot] = []
            for cell in cells_of(row):
                while column < len(busy) and busy[column] > at:
                    column += 1
                slot = _slot(cell, at, column, end)
                busy.extend([0] * (column + slot.colspan - len(busy)))
                busy[column : column + slot.colspan] = [at + slot.rowspan] * slot.colspan
                column += slot.colspan
                here.append(slot)
            work += column + 1
            if column > MAX_COLUMNS or work > MAX_WORK:
                raise TooLargeError
            grid.append(here)
    return grid


def _slot(cell: _Element, row: int, column: int, end: int) -> Slot:
    given_across, given_down = cell.get("colspan"), cell.get("rowspan")
    if given_across is None and given_down is None:
        return Slot(cell, row, column, 1, 1)
    colspan = whole(given_across or "1")
    rowspan = whole(given_down or "1")
    across = 1 if colspan is None or colspan < 1 else min(colspan, MAX_COLSPAN)
    down = 1 if rowspan is None or rowspan < 0 else min(rowspan, MAX_ROWSPAN)
    return Slot(cell, row, column, min(down or end - row, end - row), across)


def is_layout(table: _Element) -> bool:
    """Whether a table only arranges a page: one column, one filled cell, or a frame around other tables."""
    rows = [cells_of(row) for section in sections(table) for row in section]
    if max(map(len, rows), default=0) <= 1:
        return True
    nested = sum(any(next(cell.iter("table"), None) is not None for cell in row) for row in rows)
    limit = _LAYOUT_ROWS * nested
    many, single = _filled(rows, limit)
    if nested or table.get("role", "") in ("presentation", "none"):
        return many <= limit
    return many == 0 and single <= 1


def _filled(rows: Sequence[Sequence[_Element]], limit: int) -> tuple[int, int]:
    """Rows with text of their own in two cells or more, and rows with text in just one."""
    many = single = 0
    for cells in rows:
        filled = 0
        for cell in cells:
            filled += _has_text(cell)
            if filled == 2:
                break
        many += filled == 2
        single += filled == 1
        if many > limit:
            break
    return many, single


def _has_text(cell: _Element) -> bool:
    """Whether a cell holds text outside the tables nested in it."""
    waiting = [cell]
    while waiting:
        node = waiting.pop()
        if node.text and not node.text.isspace():
            return True
        for child in node:
            if child.tail and not child.tail.isspace():
                return True
            if child.tag != "table":
                waiting.append(child)
    return False
