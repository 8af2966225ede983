"""What a sheet shows: its visible rows with their texts and spans; hidden rows and columns left out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from msgspec import Struct

from mingzhang.readers.sheets.fault import too_many_cells
from mingzhang.readers.sheets.limits import MAX_MERGED_CELLS
from mingzhang.readers.sheets.sheet import Sheet

Position = tuple[int, int]
"""Row and column among the visible ones."""

MAX_GAP = 6
"""A longer run of blank rows is shown as so many."""
_SINGLE = (1, 1)
_HIDDEN_REACH = 1000
"""So many hidden rows below its own are looked through for the rest of a merged range."""
_BLANK_REACH = 63
"""So many columns may a merged range reach beyond the sheet's last text."""


class Span(NamedTuple):
    """A text at its visible column, and how many visible rows and columns it takes."""

    text: str
    column: int
    rowspan: int
    colspan: int


class Row(Struct, frozen=True):
    """A visible row. ``number``: 0-based in the sheet; ``at``: among the rows of the view.

    ``covered``: a text merged from above reaches into it.
    """

    number: int
    at: int
    cells: tuple[Span, ...]
    covered: bool = False

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]

    @property
    def first(self) -> int:
        return self.cells[0].column

    @property
    def last(self) -> int:
        return max(cell.column + cell.colspan for cell in self.cells) - 1


class View(Struct, frozen=True):
    """The visible rows of a sheet in order, blank ones included.

    ``spans``: rows and columns that a merged cell takes, by its top left. ``covered``: every other
    position of a merged range → its top left. ``merged_rows``: the rows (of the view) that any of them
    reaches. ``left_out``: what was hidden, in words.
    """

    sheet: Sheet
    rows: tuple[Row, ...]
    spans: dict[Position, tuple[int, int]]
    covered: dict[Position, Position]
    merged_rows: frozenset[int]
    left_out: str = ""


def view_of(sheet: Sheet) -> View:
    """The view of a sheet. A text whose own row or column is hidden shows where its merged range does."""
    numbers = _visible_rows(sheet)
    columns = _visible_columns(sheet)
    texts = _texts(sheet, numbers, columns)
    spans, covered = _merged(sheet, numbers, columns, texts)
    reached = {row for (row, _), anchor in covered.items() if anchor[0] < row and anchor in texts}
    by_row: dict[int, list[Span]] = {}
    for position in sorted(texts) if spans else texts:
        if position not in covered:
            rowspan, colspan = spans.get(position, _SINGLE)
            by_row.setdefault(position[0], []).append(Span(texts[position], position[1], rowspan, colspan))
    rows = tuple(
        Row(number, at, tuple(by_row.get(at, ())), at in reached) for at, number in enumerate(numbers)
    )
    merged = frozenset(row for row, _ in covered) | frozenset(row for row, _ in spans)
    return View(sheet, rows, spans, covered, merged, _left_out(sheet))


def _visible_rows(sheet: Sheet) -> list[int]:
    filled = {row for row, cells in sheet.rows.items() if cells}
    for first, column, last, _ in sheet.merges:
        if first in filled and first in sheet.hidden_rows and column in sheet.rows[first]:
            shown = (
                row
                for row in range(first, min(last, first + _HIDDEN_REACH) + 1)
                if row not in sheet.hidden_rows
            )
            filled.update(row for row in [next(shown, -1)] if row >= 0)
    visible = sorted(filled - sheet.hidden_rows)
    return list(_with_gaps(visible, sheet.hidden_rows))


def _with_gaps(visible: Sequence[int], hidden: set[int]) -> Iterator[int]:
    before = None
    for row in visible:
        if before is not None:
            yield from islice((blank for blank in range(before + 1, row) if blank not in hidden), MAX_GAP)
        yield row
        before = row


def _visible_columns(sheet: Sheet) -> list[int]:
    last = max((max(cells) for cells in sheet.rows.values() if cells), default=-1)
    reach = max((right for _, left, _, right in sheet.merges if left <= last), default=last)
    end = min(max(reach, last), last + _BLANK_REACH)
    return [column for column in range(end + 1) if column not in sheet.hidden_columns]


def _texts(sheet: Sheet, numbers: Sequence[int], columns: Sequence[int]) -> dict[Position, str]:
    """The texts by position, in reading order."""
    column_at = {column: at for at, column in enumerate(columns)}
    found: dict[Position, str] = {}
    for at, number in enumerate(numbers):
        cells = sheet.rows.get(number)
        for column in sorted(cells) if cells else ():
            if column in column_at:
                found[at, column_at[column]] = cells[column]  # type: ignore[index]
    return found


def _merged(
    sheet: Sheet, numbers: Sequence[int], columns: Sequence[int], texts: dict[Position, str]
) -> tuple[dict[Position, tuple[int, int]], dict[Position, Position]]:
    """The spans and covered positions of all merged ranges; one that overlaps an earlier one is void."""
    spans: dict[Position, tuple[int, int]] = {}
    covered: dict[Position, Position] = {}
    examined = 0
    for first, left, last, right in sheet.merges:
        top, bottom = bisect_left(numbers, first), bisect_right(numbers, last)
        begin, end = bisect_left(columns, left), bisect_right(columns, right)
        if bottom <= top or end <= begin:
            continue
        examined += (bottom - top) * (end - begin)
        if examined > MAX_MERGED_CELLS:
            raise too_many_cells(MAX_MERGED_CELLS)
        anchor = (top, begin)
        area = [(row, column) for row in range(top, bottom) for column in range(begin, end)]
        if any(position in covered or position in spans for position in area):
            continue
        text = sheet.rows.get(first, {}).get(left)
        if text and anchor not in texts:
            texts[anchor] = text
        if len(area) > 1:
            spans[anchor] = bottom - top, end - begin
            covered.update(dict.fromkeys(area[1:], anchor))
    return spans, covered


def _left_out(sheet: Sheet) -> str:
    """The hidden rows and columns that hold something, in words."""
    rows = sorted(row for row, cells in sheet.rows.items() if cells and row in sheet.hidden_rows)
    filled = (
        {column for row, cells in sheet.rows.items() for column in cells} if sheet.hidden_columns else set()
    )
    columns = sorted(filled & sheet.hidden_columns)
    words = []
    if rows:
        words.append(f"第{_listed([str(row + 1) for row in rows])}行")
    if columns:
        words.append(f"{_listed([_letters(column) for column in columns])}列")
    return "、".join(words)


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(names[:MAX_GAP])
    return shown if len(names) <= MAX_GAP else f"{shown}等{len(names)}"


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
