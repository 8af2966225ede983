"""Columns found by cutting at the gaps that most rows share.

As long as a row has two pieces in one column, the column is cut where most such rows have their gap and the
fewest pieces lie across. Nothing but the figures' and labels' places decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from mingzhang.readers.spaced.pieces import Piece

MAX_COLUMNS = 40
CROSSING_COST = 3
"""A piece across a cut weighs as much as so many rows with a gap there."""

Row = Sequence[Piece]


class Columns:
    """Cuts between columns, left to right, and the room the pieces of each column take."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.cuts: list[int] = []
        while len(self.cuts) < MAX_COLUMNS:
            cut = self._next_cut(rows)
            if cut is None:
                break
            self.cuts = sorted([*self.cuts, cut])
        self._drop_needless()
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

    def _settle(self) -> None:
        self.crossed = sum(self._crosses(piece) for row in self._rows for piece in row)
        self.extents = self._measure(self._rows)
        self.numeric = [0] * len(self)
        self.codes = [0] * len(self)
        self.figures = [0] * len(self)
        for row in self._rows:
            for piece in row:
                if piece.is_number and self.is_sure(piece):
                    self.numeric[self.of(piece)] += 1
                    self.codes[self.of(piece)] += piece.is_code
                    self.figures[self.of(piece)] += piece.is_decimal
        self.codes = [count if count * 2 > self.numeric[at] else 0 for at, count in enumerate(self.codes)]

    def __len__(self) -> int:
        return len(self.cuts) + 1

    def of(self, piece: Piece) -> int:
        """The column a piece stands in: the one its middle is in."""
        return sum(cut * 2 <= piece.middle for cut in self.cuts)

    def is_sure(self, piece: Piece) -> bool:
        """Whether the piece lies in one column."""
        return not self._crosses(piece)

    @property
    def ragged(self) -> int:
        """How many figures and words keep neither to the right nor to the left edge of their column."""
        count = 0
        for column in range(len(self)):
            inside = [
                piece
                for row in self._rows
                for piece in row
                if (piece.is_decimal or not piece.is_number) and self.of(piece) == column
            ]
            if inside:
                right = Counter(piece.end for piece in inside).most_common(1)[0][1]
                left = Counter(piece.start for piece in inside).most_common(1)[0][1]
                count += len(inside) - max(right, left)
        return count

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
