"""The columns a header names, and which of them each column of the body is.

A figure stands at the right edge of its column, its heading in the middle; so the two need not lie above
one another. They are matched where they do, or where there are as many of the one as of the other; where
neither tells, nobody knows which heading a figure belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.pieces import Piece

MIN_ORDINALS = 2
"""A column with more whole numbers than the rows that number the columns holds ordinals and no figures."""
CLEAR = 4
"""Twice the columns of text by which a figure must fit its own heading better than the one beside it."""

Line = tuple[int, Sequence[Piece]]
"""A line of the text by its index, and its pieces."""


class Leaf(NamedTuple):
    """A lowest heading, its lines put together: the room it takes and its first and last line."""

    start: int
    end: int
    top: int
    bottom: int


def leaves(heads: Sequence[Line], body: Columns) -> list[Leaf]:
    """The lowest headings from left to right, groups above them left out."""
    found: list[Leaf] = []
    for line, row in reversed(heads):
        alone: list[Piece] = []
        for piece in row:
            over = [at for at, leaf in enumerate(found) if leaf.start < piece.end and piece.start < leaf.end]
            if not over:
                alone.append(piece)
            elif len(over) == 1 and not _covers_more(piece, over[0], found):
                leaf = found[over[0]]
                found[over[0]] = Leaf(
                    min(leaf.start, piece.start), max(leaf.end, piece.end), line, leaf.bottom
                )
        new = [piece for piece in alone if not _is_group(piece, line, alone, found, body)]
        found = sorted([*found, *(Leaf(piece.start, piece.end, line, line) for piece in new)])
    return found


def _covers_more(piece: Piece, at: int, found: Sequence[Leaf]) -> bool:
    """Whether a heading would touch the leaf beside the one it stands over."""
    left = found[at - 1].end if at else -1
    right = found[at + 1].start if at + 1 < len(found) else piece.end + 1
    return piece.start <= left or piece.end >= right


def _is_group(piece: Piece, line: int, row: Sequence[Piece], found: Sequence[Leaf], body: Columns) -> bool:
    """Whether a heading that stands over no other has lower ones on either side, and no column of its own."""
    left = max((leaf for leaf in found if leaf.end <= piece.start), default=None)
    right = min((leaf for leaf in found if leaf.start >= piece.end), default=None)
    if left is None or right is None or left.top <= line or right.top <= line:
        return False
    between = [other for other in row if left.end <= other.start < right.start and other is not piece]
    own = [
        (low, high)
        for low, high in body.extents
        if low < piece.end and piece.start < high and not (low < left.end or right.start < high)
    ]
    return not between and not own


def matched(body: Columns, heads: Sequence[Leaf]) -> list[int] | None:
    """For each column of the body the heading it stands under, or None if that cannot be told.

    A column of words may stand under none (-1): a label beside its code.
    """
    if not heads:
        return [-1] * len(body)
    touching = [
        [at for at, leaf in enumerate(heads) if leaf.start < high and low < leaf.end]
        for low, high in body.extents
    ]
    if len(body) == len(heads):
        return (
            list(range(len(heads)))
            if all(at in over or not over for at, over in enumerate(touching))
            else None
        )
    found = [over[0] if len(over) == 1 else -1 for over in touching]
    kept = [(at, body.figures[column]) for column, at in enumerate(found) if at >= 0]
    for (left, figures), (right, more) in pairwise(kept):
        if right < left or (right == left and (figures or more)):  # a code may be split over several columns
            return None
    for column, at in enumerate(found):
        if at < 0:
            before = max(found[:column], default=-1)
            after = min((other for other in found[column + 1 :] if other >= 0), default=len(heads))
            if after - before == 2 and (not touching[column] or before + 1 in touching[column]):
                found[column] = before + 1
            elif body.figures[column]:
                return None
    return found


class Frame:
    """The columns of a table: for each its lowest heading, its column in the body, or both."""

    def __init__(self, heads: Sequence[Leaf], body: Columns, to: Sequence[int]) -> None:
        self.leaf_of: list[Leaf | None] = []
        self.of_body: list[int] = []
        self.extents: list[tuple[int, int]] = []
        waiting = 0
        for (low, high), at in zip(body.extents, to, strict=True):
            self._add_leaves(heads[waiting : max(at, waiting)])
            leaf = heads[at] if at >= 0 else None
            self.of_body.append(len(self.leaf_of))
            self.leaf_of.append(leaf)
            self.extents.append((min(low, leaf.start), max(high, leaf.end)) if leaf and high else (low, high))
            waiting = max(waiting, at + 1)
        self._add_leaves(heads[waiting:])
        self.blocks = self._blocks(body)

    def _blocks(self, body: Columns) -> list[range]:
        """The tables that stand side by side: each begins with its codes or words, and its figures follow."""
        self.words = [self.of_body[at] for at in range(len(body)) if body.codes[at] or not body.numeric[at]]
        starts = [at for at in self.words if at - 1 not in self.words] or [0]
        starts[0] = 0
        return [range(low, high) for low, high in pairwise([*starts, len(self)])]

    def _add_leaves(self, heads: Sequence[Leaf]) -> None:
        self.leaf_of += heads
        self.extents += [(leaf.start, leaf.end) for leaf in heads]

    def __len__(self) -> int:
        return len(self.leaf_of)

    def over(self, piece: Piece) -> list[int]:
        """The columns above whose lowest headings a heading stands."""
        return [
            at
            for at, leaf in enumerate(self.leaf_of)
            if leaf is not None and leaf.start < piece.end and piece.start < leaf.end
        ]

    def of(self, piece: Piece) -> int:
        """The column nearest to the middle of a heading."""
        near = self.over(piece) or range(len(self))
        return min(near, key=lambda at: abs(piece.middle - sum(self.extents[at])))


def is_steady(frame: Frame, body: Columns, rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether every column's figures stand to their heading as those of the other columns do.

    Figures are set to the right edge or to the middle, in all columns alike. One that stands as near to what
    the heading beside it would have is in nobody knows which column.
    """
    anchors = {at: leaf.start + leaf.end for at, leaf in enumerate(frame.leaf_of) if leaf is not None}
    ends: dict[int, int] = {}
    for row in rows:
        ordinals = [piece for piece in row if piece.text.isdigit()]
        if len(ordinals) > 1 and [piece.text for piece in ordinals] == [
            str(at) for at in range(1, len(ordinals) + 1)
        ]:
            anchors.update((frame.of_body[body.of(piece)], piece.middle) for piece in ordinals)
        for piece in row:
            if piece.is_decimal:
                at = frame.of_body[body.of(piece)]
                ends[at] = max(ends.get(at, 0), piece.end)
    whole = {frame.of_body[at] for at in range(len(body)) if body.numeric[at] > MIN_ORDINALS} - set(ends)
    apart = {at: 2 * end - anchors[at] for at, end in ends.items() if at in anchors}
    usual = sorted(apart.values())[len(apart) // 2] if apart else 0
    for at, distance in apart.items():
        for beside in (at - 1, at + 1):
            if beside in anchors and beside not in frame.words and beside not in whole:
                other = 2 * ends[at] - anchors[beside]
                if abs(distance - usual) + CLEAR > abs(other - usual):
                    return False
    return True
