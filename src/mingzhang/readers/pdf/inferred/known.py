"""Rows below columns that are known already: those of the page before, or of a header that alone is ruled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mingzhang.readers.pdf.figures import is_figure
from mingzhang.readers.pdf.inferred.columns import Column, column_at
from mingzhang.readers.pdf.inferred.pieces import Piece, Row, are_numbers, is_head_text, is_outside, row_of
from mingzhang.readers.pdf.inferred.regions import runs, with_hanging
from mingzhang.readers.pdf.lines import PART_SPACE
from mingzhang.readers.pdf.nouns import PageTable, Word

NEAR = 4.0
"""The first row below a header is no farther from it than so many times the height of its letters."""
MAX_HEADER_ROWS = 6
MAX_HEAD_LINES = 5
"""Lines above a header that is printed again: running head, title, unit, 单位：万元."""
MIN_INSIDE = 0.75
"""Part of a figure's width that lies in its column."""


def columns_from(xs: Sequence[float]) -> list[Column]:
    """Columns between known boundaries."""
    return [Column(left, right, True) for left, right in pairwise(xs)]


def widened(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """The columns as far as the pieces of rows reach that fill all of them."""
    found = list(columns)
    for row in rows:
        if len(row.pieces) == len(found):
            found = [
                Column(min(column.left, piece.left), max(column.right, piece.right), True)
                for column, piece in zip(found, row.pieces, strict=True)
            ]
    return found


def is_header(table: PageTable) -> bool:
    """Whether a ruled table is the header of one whose other rows are not ruled: headings, the numbers of the
    columns at its end, and no other figure."""
    rows = table.rows()
    filled = sum(map(bool, table.texts))
    if len(rows) > 1 and are_numbers(rows[-1]):
        rows.pop()
    figures = any(is_figure(text) for row in rows for text in row if text)
    return len(table.xs) > 2 and filled >= len(table.xs) - 1 and not figures


def rows_below(rows: Sequence[Row], top: float, columns: Sequence[Column]) -> tuple[int, int] | None:
    """The range of rows that go on from ``top`` downwards under known columns, if there are any."""
    for start, end in runs(rows):
        while start < end and rows[start].top < top - 1:
            start += 1
        if start == end:
            continue
        first = rows[start]
        data = [index for index in range(start, end) if rows[index].is_data]
        if not data or first.top - top > NEAR * (first.bottom - first.top):
            return None
        end = with_hanging(rows, data[-1], end)
        return (start, end) if _fit(rows[start:end], widened(columns, rows[start:end])) else None
    return None


def first_rows(rows: Sequence[Row], columns: Sequence[Column]) -> tuple[int, int] | None:
    """The range of rows at the top of a page that go on under the columns of the page before."""
    ranges = runs(rows)
    if not ranges:
        return None
    start, end = ranges[0]
    data = [index for index in range(start, end) if rows[index].is_data]
    if start > 1 or not data or any(len(row.pieces) > 1 for row in rows[start : data[0]]):
        return None  # a running head may stand above, a header of its own may not
    end = with_hanging(rows, data[-1], end)
    return (start, end) if _fit(rows[start:end], widened(columns, rows[start:end])) else None


class Repeated(NamedTuple):
    """A header printed again: the range of the page's rows that hold it, and how many rows it has in the table."""

    start: int
    end: int
    depth: int


def repeated_header(rows: Sequence[Row], table: PageTable) -> Repeated | None:
    """Where the page prints the first rows of a table again, if it does so at its top.

    The lines of a heading may stand at other heights than its cell, so letters are compared, not lines.
    """
    start = next((at for at, row in enumerate(rows[:MAX_HEAD_LINES]) if not is_outside(row)), len(rows))
    texts = table.rows()[:MAX_HEADER_ROWS]
    wanted: list[str] = []
    depths: dict[str, int] = {}
    for depth, cells in enumerate(texts, 1):
        wanted += "".join("".join(cells).split())
        if any(cells) and not any(is_figure(text) and len(text) > 1 for text in cells):
            depths["".join(sorted(wanted))] = depth
    letters: list[str] = []
    best = None
    for end, row in enumerate(rows[start : start + 2 * MAX_HEADER_ROWS], start + 1):
        if is_outside(row):
            break
        letters += "".join("".join(piece.text for piece in row.pieces).split())
        known = depths.get("".join(sorted(letters)))
        if known is not None:
            best = Repeated(start, end, known)
    return best


def header_again(table: PageTable, header: Repeated, rows: Sequence[Row], page: int) -> PageTable:
    """The header as a table of its own at the place where it is printed again."""
    top, bottom = rows[header.start].top - 1, max(row.bottom for row in rows[header.start : header.end]) + 1
    cells = [
        (span, text)
        for span, text in zip(table.spans, table.texts, strict=True)
        if span.bottom <= header.depth
    ]
    ys = [top + (bottom - top) * level / header.depth for level in range(header.depth + 1)]
    return PageTable(page, list(table.xs), ys, [span for span, _ in cells], [text for _, text in cells])


def rows_from(rows: Sequence[Row], start: int, columns: Sequence[Column]) -> tuple[int, int] | None:
    """The range of rows that go on from one of them under known columns, if they do."""
    end = next((end for first, end in runs(rows) if first <= start < end), start)
    data = [index for index in range(start, end) if rows[index].is_data]
    if not data:
        return None
    end = with_hanging(rows, data[-1], end)
    return (start, end) if _fit(rows[start:end], widened(columns, rows[start:end])) else None


def header_above(ruled: Sequence[PageTable], row: Row) -> PageTable | None:
    """The ruled header that stands right above a row, if one does."""
    near = NEAR * (row.bottom - row.top)
    found = [table for table in ruled if -1 < row.top - table.ys[-1] < near and is_header(table)]
    return max(found, key=lambda table: table.ys[-1], default=None)


def as_rows(header: PageTable, height: float) -> tuple[list[Row], list[list[Word]]]:
    """The headings of a ruled header as rows of words of this height, each in the middle of its cell; and the
    lines of a table's head (部门, 单位：万元) that were ruled with them."""
    rows: dict[int, list[Word]] = {}
    heads: list[list[Word]] = []
    for span, text in zip(header.spans, header.texts, strict=True):
        if text:
            left, top, right, bottom = header.cell_box(span)
            half = min(right - left - height / 2, len(text) * height) / 2
            x, y = (left + right) / 2, (top + bottom) / 2
            word = Word(text, x - half, y - height / 2, x + half, y + height / 2, -1)
            if is_head_text(text):
                heads.append([word])
            else:
                rows.setdefault(span.top, []).append(word)
    return [row_of(words) for _, words in sorted(rows.items())], heads


def _fit(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether every figure stands in a column of its own, but for the parts of one set a little apart, and for a
    code beside its name."""
    for row in rows:
        taken: dict[int, Piece] = {}
        for piece in row.pieces:
            at = column_at(columns, piece)
            inside = min(piece.right, columns[at].right) - max(piece.left, columns[at].left)
            before = taken.get(at)
            if piece.figure and inside < MIN_INSIDE * (piece.right - piece.left):
                return False
            apart = before is not None and piece.left - before.right > PART_SPACE * piece.height
            if apart and piece.figure:
                return False
            if apart and before is not None and "." in before.text and before.figure:
                return False
            taken[at] = piece
    return True
