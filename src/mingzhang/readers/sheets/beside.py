"""Tables that stand side by side in one sheet, told apart by the blank columns between them.

A stretch of rows is cut only where at least two parts have a title or table number of their own near their tops,
so that a blank column within a table never cuts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.readers.sheets.view import Row, View
from mingzhang.readers.sheets.words import has_title, is_table_number

TITLE_ROWS = 4
"""The title of a table stands among so many rows at the top of its stretch."""
MIN_ROWS = 3


class _Band(Struct):
    """Rows without a blank one between them, and the columns (first, last) of the tables side by side in them."""

    rows: list[Row] = field(default_factory=list)
    parts: list[tuple[int, int]] = field(default_factory=list)


def parted(view: View) -> Iterator[View]:
    """The view in pieces: where tables stand side by side, one piece for each, from left to right."""
    bands = list(_bands(view))
    _go_on(bands, view)
    at = 0
    while at < len(bands):
        end = at + 1
        while end < len(bands) and bands[end].parts == bands[at].parts:
            end += 1
        rows = [row for band in bands[at:end] for row in band.rows]
        if len(bands[at].parts) < 2:
            yield view if len(rows) == len(view.rows) else replace(view, rows=tuple(rows))
        else:
            for first, last in bands[at].parts:
                yield replace(view, rows=tuple(_within(row, first, last) for row in rows))
        at = end


def _bands(view: View) -> Iterator[_Band]:
    """The stretches of rows, each with the blank rows below it."""
    band = _Band()
    blank = False
    for row in view.rows:
        empty = not row.cells and not row.covered
        if blank and not empty:
            band.parts = _parts(band.rows, view)
            yield band
            band = _Band()
        band.rows.append(row)
        blank = empty
    if band.rows:
        band.parts = _parts(band.rows, view)
        yield band


def _go_on(bands: Sequence[_Band], view: View) -> None:
    """Rows below a blank one belong to the tables above as long as they keep out of the columns between them."""
    for before, band in pairwise(bands):
        if len(before.parts) > 1 and not band.parts and not _titles(band.rows, 0, _last(band.rows)):
            taken = _taken(band.rows, view)
            inside = {column for first, last in before.parts for column in range(first, last + 1)}
            if taken <= inside:
                band.parts = before.parts


def _parts(rows: Sequence[Row], view: View) -> list[tuple[int, int]]:
    """The columns of each table of a band; none where it is not several tables side by side."""
    if len(rows) < MIN_ROWS:
        return []
    taken = sorted(_taken(rows, view))
    found: list[tuple[int, int]] = []
    start = 0
    for at, column in enumerate(taken):
        if at + 1 == len(taken) or taken[at + 1] > column + 1:
            found.append((taken[start], column))
            start = at + 1
    parts: list[tuple[int, int]] = []
    for first, last in found:
        if not parts or _titles(rows, first, last):
            parts.append((first, last))
        else:  # a blank column inside a table
            parts[-1] = (parts[-1][0], last)
    return parts if sum(_titles(rows, *part) for part in parts) > 1 else []


def _taken(rows: Sequence[Row], view: View) -> set[int]:
    """The columns in which any of the rows prints something, or a merged cell reaches."""
    taken = {
        column
        for row in rows
        for cell in row.cells
        for column in range(cell.column, cell.column + cell.colspan)
    }
    tall = [row.at for row in rows if row.covered]
    if tall:
        low, high = tall[0], tall[-1]
        taken.update(column for at, column in view.covered if low <= at <= high)
    return taken


def _titles(rows: Sequence[Row], first: int, last: int) -> bool:
    return any(
        has_title(cell.text) or is_table_number(cell.text)
        for row in rows[:TITLE_ROWS]
        for cell in row.cells
        if first <= cell.column <= last
    )


def _last(rows: Sequence[Row]) -> int:
    return max((row.last for row in rows if row.cells), default=0)


def _within(row: Row, first: int, last: int) -> Row:
    return Row(
        row.number, row.at, tuple(cell for cell in row.cells if first <= cell.column <= last), row.covered
    )
