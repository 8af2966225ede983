"""Which stretches of content stand under which heading, where no ruling says so.

A heading stands in the middle of its cell, and neighbouring cells share a border. So where one border stands
decides where all others do, and each of them has to leave the words on either side whole. A division into cells is
taken only when it is the only one that these two facts allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from mingzhang.readers.pdf.inferred.columns import CROSSED, Column, Unsure, column_at
from mingzhang.readers.pdf.inferred.pieces import Row

OFF_CENTRE = (0.15, 0.45)
"""How far a heading may stand from the middle of its cell, in parts of the height of its letters: as programs set
it, and as an engine sees it on a scan, if no division suits the former."""
TOUCHING = 0.5
"""Points by which a word may stand over the border of its cell."""
MAX_UNHEADED = 2
"""Columns without a heading at most: of codes, or of names."""
RARE = 2
"""A label in so few rows (合计 between the columns of codes and of names) is of no column for certain."""
MAX_STEPS = 5_000
"""Cells that are tried at most; of tables that need more the columns are not known."""


class Headed(NamedTuple):
    """One cell of the lowest row of the header: the index of its heading, or -1, and the columns below it."""

    heading: int
    columns: tuple[Column, ...]


Division = tuple[tuple[int, int, int], ...]
"""Cells from left to right: the heading's index or -1, and the half-open range of the columns below it."""


def under_headings(
    columns: Sequence[Column], rows: Sequence[Row], headings: Sequence[Column], height: float
) -> list[Headed] | None:
    """The cells from left to right with their headings; None when no division is possible.

    ``rows``: what the columns were told from; ``headings``: the lowest ones, from left to right; ``height``: of
    their letters. Raises :class:`Unsure` when several divisions are possible.
    """
    filled: list[set[int]] = [set() for _ in columns]
    for index, row in enumerate(rows):
        for piece in row.pieces:
            filled[column_at(columns, piece)].add(index)
    few = max(RARE, int(len(rows) * CROSSED))
    rare = {at for at, column in enumerate(columns) if not column.figures and len(filled[at]) <= few}
    for off, unheaded, together in product(OFF_CENTRE, range(MAX_UNHEADED + 1), (False, True)):
        search = _Search(columns, headings, filled, off * height, together=together)
        search.go_on((), float("-inf"), 0.0, 0, 0, unheaded)
        found = {_without(division, rare): division for division in reversed(search.found)}
        if len(found) > 1:
            raise Unsure
        if found:
            return [
                _cell(headings, heading, columns[first:after], filled[first:after])
                for heading, first, after in next(iter(found.values()))
            ]
    return None


def _without(division: Division, rare: set[int]) -> frozenset[tuple[int, int]]:
    """Which heading each column has, but for the rare ones."""
    return frozenset(
        (heading, at) for heading, first, after in division for at in range(first, after) if at not in rare
    )


def _cell(
    headings: Sequence[Column], heading: int, inside: Sequence[Column], filled: Sequence[set[int]]
) -> Headed:
    """Content that no row has both of is one column, as wide as its heading; else every stretch is a column."""
    if not _apart(filled):
        return Headed(heading, tuple(inside))
    parts = [*inside, *([headings[heading]] if heading >= 0 else [])]
    figures = not inside or any(column.figures for column in inside)
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    return Headed(heading, (Column(left, right, figures),))


def _apart(filled: Sequence[set[int]]) -> bool:
    """Whether no row fills two of the columns."""
    return sum(map(len, filled)) == len(set().union(*filled))


NO_HEADING, NO_CONTENT, WHOLE = range(3)


def _kind(cell: tuple[int, int, int]) -> int:
    heading, first, after = cell
    return NO_HEADING if heading < 0 else WHOLE if after > first else NO_CONTENT


class _Search:
    """Tries all divisions, cell by cell from left to right, knowing between what bounds the last border stands.

    ``together``: whether the cells of one row may have one heading (类 款 项 under 科目编码).
    """

    def __init__(
        self,
        columns: Sequence[Column],
        headings: Sequence[Column],
        filled: Sequence[set[int]],
        slack: float,
        *,
        together: bool,
    ) -> None:
        self.columns = columns
        self.headings = headings
        self.filled = filled
        self.slack = slack
        self.together = together
        self.steps = 0
        self.found: list[Division] = []

    def go_on(
        self, cells: Division, least: float, most: float, heading: int, column: int, unheaded: int
    ) -> None:
        """Try what may follow ``cells``, the last border of which stands from ``least`` to ``most``: the next
        heading and column are given, and how many columns without a heading are left."""
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise Unsure
        if heading == len(self.headings) and column == len(self.columns):
            if not unheaded:
                self.found.append(cells)
            return
        if heading < len(self.headings):
            for after in range(column, len(self.columns) + 1):
                if after - column > 1 and not self.together and not _apart(self.filled[column:after]):
                    break
                self._take(cells, least, most, (heading, column, after), heading + 1, unheaded)
        if unheaded and column < len(self.columns):
            self._take(cells, least, most, (-1, column, column + 1), heading, unheaded - 1)

    def _take(
        self,
        cells: Division,
        least: float,
        most: float,
        cell: tuple[int, int, int],
        following: int,
        unheaded: int,
    ) -> None:
        heading, first, after = cell
        if cells and {_kind(cells[-1]), _kind(cell)} == {NO_HEADING, NO_CONTENT}:
            return  # they would be one cell
        parts = list(self.columns[first:after])
        if heading >= 0:
            parts.append(self.headings[heading])
        left, right = min(part.left for part in parts), max(part.right for part in parts)
        most = min(most, left + TOUCHING) if cells else left + TOUCHING
        if least > most:
            return
        if heading >= 0:
            middle = self.headings[heading].middle
            least, most = 2 * (middle - self.slack) - most, 2 * (middle + self.slack) - least
        else:
            most = float("inf")
        least = max(least, right - TOUCHING)
        if least <= most:
            self.go_on((*cells, cell), least, most, following, after, unheaded)
