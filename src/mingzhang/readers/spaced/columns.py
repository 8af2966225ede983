"""Columns found by cutting at the gaps that most rows share.

As long as a row has two pieces in one column, the column is cut where most such rows have their gap and the
fewest pieces lie across. Nothing but the figures' and labels' places decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mingzhang.readers.spaced.pieces import Piece

MAX_COLUMNS = 40
CROSSING_COST = 3
"""A piece across a cut weighs as much as so many rows with a gap there."""

Row = Sequence[Piece]


class _Stack(NamedTuple):
    """Headings above one another: the room they take, their first and last line, the column they are in."""

    start: int
    end: int
    top: int
    bottom: int
    column: int


class Columns:
    """Cuts between columns, left to right, and the room the pieces of each column take."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.cuts: list[int] = []
        while len(self.cuts) < MAX_COLUMNS:
            cut = self._next_cut(rows)
            if cut is None:
                break
            self.cuts = sorted([*self.cuts, cut])
        self._rows = rows
        self._drop_needless()
        self._settle()

    def part(self, heads: Sequence[tuple[int, Row]]) -> None:
        """Cut where two headings stand side by side in different lines: a column without figures has only those.

        A heading above all that stands left and right of it is a group's, not a column's.
        """
        stacks = self._stacks(heads)
        leaves = [
            stack
            for at, stack in enumerate(stacks)
            if at in (0, len(stacks) - 1) or stack.bottom >= min(stacks[at - 1].top, stacks[at + 1].top)
        ]
        cuts = [
            self._between(left.end, right.start)
            for left, right in pairwise(leaves)
            if left.column == right.column
        ]
        self.cuts += cuts
        self._settle()

    def _drop_needless(self) -> None:
        """Leave out the cuts that part no row, those that part the fewest first."""
        while self.cuts:
            parted = Counter(
                self.of(left)
                for row in self._rows
                for left, right in pairwise(row)
                if self.of(right) == self.of(left) + 1
            )
            needless = [at for at in range(len(self.cuts)) if not parted[at]]
            if not needless:
                return
            del self.cuts[needless[0]]

    def _stacks(self, heads: Sequence[tuple[int, Row]]) -> list[_Stack]:
        """Headings of one column that stand above one another, left to right."""
        found: list[_Stack] = []
        for start, end, line, column in sorted(
            (piece.start, piece.end, line, self.of(piece))
            for line, row in heads
            for piece in row
            if self.is_sure(piece)
        ):
            last = found[-1] if found else None
            if last is not None and last.column == column and start < last.end:
                found[-1] = _Stack(
                    last.start, max(last.end, end), min(last.top, line), max(last.bottom, line), column
                )
            else:
                found.append(_Stack(start, end, line, line, column))
        return found

    def _between(self, low: int, high: int) -> int:
        """The place from ``low`` to ``high`` where the fewest pieces lie across."""
        across = Counter(dict.fromkeys(range(low, high + 1), 0))
        for row in self._rows:
            for piece in row:
                across.update(at for at in range(low, high + 1) if piece.start < at < piece.end)
        fewest = min(across.values())
        places = sorted(at for at, count in across.items() if count == fewest)
        return places[len(places) // 2]

    def _settle(self) -> None:
        self.cuts = sorted(set(self.cuts))
        self.crossed = sum(self._crosses(piece) for row in self._rows for piece in row)
        self.extents = self._measure(self._rows)
        self.numeric = [0] * len(self)
        for row in self._rows:
            for piece in row:
                if piece.is_number and self.is_sure(piece):
                    self.numeric[self.of(piece)] += 1

    def __len__(self) -> int:
        return len(self.cuts) + 1

    def of(self, piece: Piece) -> int:
        """The column a piece stands in: the one its middle is in."""
        return sum(cut * 2 <= piece.middle for cut in self.cuts)

    def is_sure(self, piece: Piece) -> bool:
        """Whether the piece lies in one column."""
        return not self._crosses(piece)

    def _crosses(self, piece: Piece) -> bool:
        return any(piece.start < cut < piece.end for cut in self.cuts)

    def _next_cut(self, rows: Sequence[Row]) -> int | None:
        """The best place to part two pieces of one row that share a column; None if no two do."""
        gaps: Counter[int] = Counter()
        for row in rows:
            for left, right in pairwise(row):
                if self.of(left) == self.of(right):
                    gaps.update(range(left.end, right.start + 1))
        if not gaps:
            return None
        across: Counter[int] = Counter()
        for row in rows:
            for piece in row:
                across.update(range(piece.start + 1, piece.end))
        best = max(gaps[at] - CROSSING_COST * across[at] for at in gaps)
        places = sorted(at for at in gaps if gaps[at] - CROSSING_COST * across[at] == best)
        return places[len(places) // 2] if places[-1] - places[0] == len(places) - 1 else places[0]

    def _measure(self, rows: Sequence[Row]) -> list[tuple[int, int]]:
        """From the first to the last place where the pieces of each column stand; (0, 0) where none does."""
        found: list[tuple[int, int]] = []
        for column in range(len(self)):
            inside = [
                piece for row in rows for piece in row if self.of(piece) == column and self.is_sure(piece)
            ]
            low = min((piece.start for piece in inside), default=0)
            found.append((low, max((piece.end for piece in inside), default=0)))
        return found
