"""Headings over columns: which columns each heading of a header reaches over.

A heading stands in the middle of what it spans. What stands below it tells how far that may be: columns
with a heading of their own further down, all equally far down; a column whose only heading was set in the
middle of the header's height is not under a group.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from mingzhang.readers.spaced.frame import Frame
from mingzhang.readers.spaced.pieces import Piece

TOLERANCE = 6
"""Twice the columns of text by which a heading may miss the middle of what it spans."""
COVERED = 4
"""Each column a heading reaches over weighs as much as being so much nearer to the middle."""
MAX_SPREAD = 1
"""Twice the lines by which the headings under one group may differ in height."""


class Heading(NamedTuple):
    """A heading and the columns it reaches over, both ends included."""

    text: str
    first: int
    last: int


def headings(rows: Sequence[tuple[int, Sequence[Piece]]], columns: Frame) -> list[list[Heading]]:
    """The headings of each header row from top to bottom. ``rows``: line number and pieces."""
    below: list[list[int]] = [[] for _ in range(len(columns))]
    extents = list(columns.extents)
    found: list[list[Heading]] = []
    for line, pieces in reversed(rows):
        parted = [part for piece in pieces for part in _parted(piece, columns)]
        row = _spans(parted, columns, below, extents)
        if line == rows[0][0]:
            row = _repeating(parted, found, columns.extents) or _by_blocks(parted, found, columns) or row
        for heading, piece in zip(row, parted, strict=True):
            for column in range(heading.first, heading.last + 1):
                below[column].append(line)
            if heading.first == heading.last:
                low, high = extents[heading.first]
                extents[heading.first] = (
                    (min(low, piece.start), max(high, piece.end)) if high else (piece.start, piece.end)
                )
        found.append(row)
    return found[::-1]


def _repeating(
    pieces: Sequence[Piece], lower: Sequence[Sequence[Heading]], extents: Sequence[tuple[int, int]]
) -> list[Heading]:
    """The uppermost headings where what stands below each of them is the same (预算数 and 决算数 over the same items)."""
    width = len(extents)
    if len(pieces) < 2 or width % len(pieces):
        return []
    size = width // len(pieces)
    under = [
        [[heading.text for heading in row if heading.first == column] for row in lower]
        for column in range(width)
    ]
    parts = [under[at : at + size] for at in range(0, width, size)]
    if size < 2 or any(part != parts[0] for part in parts) or not any(map(any, parts[0])):
        return []
    found = [Heading(piece.text, at * size, (at + 1) * size - 1) for at, piece in enumerate(pieces)]
    for piece, heading in zip(pieces, found, strict=True):
        low, high = extents[heading.first][0], extents[heading.last][1]
        if abs(piece.middle - low - high) > (high - low) // 5:
            return []
    return found


def _by_blocks(pieces: Sequence[Piece], lower: Sequence[Sequence[Heading]], columns: Frame) -> list[Heading]:
    """The uppermost headings over tables side by side: each over one or several whole ones (收入, 支出)."""
    blocks = columns.blocks
    if not 2 <= len(pieces) <= len(blocks) or not lower or len(lower[0]) <= len(pieces):
        return []
    best: tuple[int, tuple[int, ...]] | None = None
    for ends in combinations(range(1, len(blocks)), len(pieces) - 1):
        bounds = [0, *ends, len(blocks)]
        spans = [(blocks[low][0], blocks[high - 1][-1]) for low, high in pairwise(bounds)]
        missed = sum(
            abs(piece.middle - columns.extents[low][0] - columns.extents[high][1])
            for piece, (low, high) in zip(pieces, spans, strict=True)
        )
        if best is None or missed < best[0]:
            best = (missed, tuple(ends))
    assert best is not None
    bounds = [0, *best[1], len(blocks)]
    return [
        Heading(piece.text, blocks[low][0], blocks[high - 1][-1])
        for piece, (low, high) in zip(pieces, pairwise(bounds), strict=True)
    ]


def _parted(piece: Piece, columns: Frame) -> list[Piece]:
    """Headings a single space apart are one piece; where each of its words is in a column of its own, they are several."""
    if " " not in piece.text or len(columns.over(piece)) < 2:
        return [piece]
    parts: list[Piece] = []
    start = piece.start
    room = piece.end - piece.start
    for word in piece.text.split(" "):
        size = len(word) if room == len(piece.text) else sum(1 if char.isascii() else 2 for char in word)
        parts.append(Piece(word, start, start + size))
        start += size + 1
    homes = [columns.of(part) for part in parts]
    return parts if len(set(homes)) == len(homes) else [piece]


def _spans(
    pieces: Sequence[Piece],
    columns: Frame,
    below: Sequence[Sequence[int]],
    extents: Sequence[tuple[int, int]],
) -> list[Heading]:
    """The columns of each heading of one row: together as many as can be, each in the middle of its own."""
    width = len(columns)
    heights = [2 * sum(lines) // len(lines) if lines else None for lines in below]

    @cache
    def choose(at: int, free: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        if at == len(pieces):
            return 0, ()
        piece = pieces[at]
        home = columns.of(piece)
        best: tuple[int, tuple[tuple[int, int], ...]] | None = None
        for first in range(min(free, home), home + 1):
            for last in range(home, width):
                missed = _missed(piece, first, last, extents, heights)
                if missed is None or (first < free and first != last):
                    continue
                score, rest = choose(at + 1, max(last + 1, free))
                gain = COVERED * (last - first + 1) - missed
                option = (score + gain, ((first, last), *rest))
                if best is None or option[0] > best[0]:
                    best = option
        assert best is not None
        return best

    return [
        Heading(piece.text, first, last) for piece, (first, last) in zip(pieces, choose(0, 0)[1], strict=True)
    ]


def _missed(
    piece: Piece,
    first: int,
    last: int,
    extents: Sequence[tuple[int, int]],
    heights: Sequence[int | None],
) -> int | None:
    """How far a heading is from the middle of the columns, or None if it does not span them."""
    inside = [extents[column] for column in range(first, last + 1) if extents[column][1]]
    if first == last:
        return abs(piece.middle - sum(inside[0])) if inside else 0
    under = [heights[column] for column in range(first, last + 1)]
    known = [height for height in under if height is not None]
    if len(known) < len(under) or max(known) - min(known) > MAX_SPREAD or not inside:
        return None
    low, high = min(part[0] for part in inside), max(part[1] for part in inside)
    missed = abs(piece.middle - low - high)
    return missed if missed <= max(TOLERANCE, (high - low) // 12) else None
