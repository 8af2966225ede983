"""Headers of recovered text put back over their columns.

A header row loses an empty cell as easily as any other, and 小计, 基本支出 and 项目支出 then stand over their
neighbours' figures. A header row that has not as many cells as the rows below is put where every column is
named, no two columns are named alike, and the rows add up as their names promise; failing that it stays.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import product

from msgspec import Struct

from mingzhang.recognition.align import near, row_sums
from mingzhang.recognition.columns import LABEL_ROLES, Column, columns_of
from mingzhang.recognition.grid import MISFIT, Grid, code_heads
from mingzhang.recognition.refit import LEAST_ROWS, MOST_WIDE, Row, amounts_of, layouts, usual_width
from mingzhang.recognition.spacing import doubtful, with_total

MOST_LOST = 1
MOST_TRIED = 2000


class _Score(Struct, frozen=True, order=True):
    """How well a header fits; the smaller the better."""

    unnamed: int
    """Columns without a heading, with one that nobody knows, or named like another."""
    failing: int
    """Sums of the rows that do not hold."""


def reheaded(grid: Grid, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns of a grid whose header has lost or gained an empty cell; else the columns as they are."""
    width = usual_width(grid.rows, len(columns))
    alone = {len(row) for row in grid.rows}
    if len(grid.rows) < LEAST_ROWS and len(alone) == 1 and alone & {len(row) for row in grid.header_rows}:
        (width,) = alone  # one row, and a line of the header, have as many cells
    heads = (*grid.header_rows, *(code_heads(row) for row in grid.number_rows))
    if not width or width > MOST_WIDE or columns != columns_of(heads, aligned=False):
        return columns
    if len(columns) > width and not any(column.headers for column in columns[width:]):
        columns = columns[:width]
    if all(abs(width - len(row)) != MOST_LOST for row in grid.header_rows):
        return _doubted(columns, width)
    best = _score(columns, grid.rows, width)
    found = {_said(columns): columns} if len(columns) == width else {}
    tried = 0
    for header in product(*(_tries(row, width) for row in grid.header_rows)):
        tried += 1
        if tried > MOST_TRIED:
            return _doubted(columns, width)
        other = columns_of((*header, *heads[len(header) :]), aligned=False)
        if _unnamed(other, width) > best.unnamed:
            continue
        score = _score(other, grid.rows, width)
        if len(other) != width or score > best:
            continue
        if score < best:
            best, found = score, {}
        found.setdefault(_said(other), other)
    if best.unnamed or best.failing or len(found) != 1:
        return _doubted(columns, width)
    return next(iter(found.values()))


def _doubted(columns: tuple[Column, ...], width: int) -> tuple[Column, ...]:
    """The columns; in doubt where the header has a cell too many among its headings."""
    last = max((column.index for column in columns if column.headers), default=-1)
    nameless = any(not column.headers for column in columns[:last])
    return doubtful(columns, MISFIT) if last >= width and nameless else columns


def _tries(row: Row, width: int) -> Iterator[Row]:
    """The header row as it stands, and with an empty cell more or less."""
    yield row
    lacking = width - len(row)
    if abs(lacking) == MOST_LOST:
        yield from layouts(row, lacking)


def _said(columns: Sequence[Column]) -> tuple[object, ...]:
    return tuple((column.role, tuple(sorted(column.meaning.items()))) for column in columns)


def _unnamed(columns: Sequence[Column], width: int) -> int:
    seen: Counter[object] = Counter()
    unnamed = abs(width - len(columns))
    block, before = 0, ""
    for column in columns:
        if column.role in LABEL_ROLES and before not in LABEL_ROLES:
            block += 1
        before = column.role
        unnamed += not column.headers or bool(column.unknown) or column.role == "unknown"
        if column.role == "value":
            seen[block, tuple(sorted(column.meaning.items()))] += 1
    return unnamed + sum(count - 1 for count in seen.values())


def _score(columns: Sequence[Column], rows: Sequence[Row], width: int) -> _Score:
    sums = [*row_sums(columns), *row_sums(with_total(columns), ("measure",))]
    failing = 0
    for row in rows:
        if len(row) == width:
            amounts = amounts_of(row, columns)
            failing += sum(
                not near(amounts.get(whole, 0), sum(amounts.get(part, 0) for part in parts), len(parts))
                for whole, parts in sums
            )
    return _Score(_unnamed(columns, width), failing)
