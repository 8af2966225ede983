"""Where the columns of a table without rulings stand: the stretches along x that its rows have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from mingzhang.readers.pdf.inferred.pieces import Piece, Row

CROSSED = 0.08
"""Part of the rows whose text may lie across the space between two columns (合计 over code and name)."""
SLIT = 0.25
"""A narrower space than this part of the letters' height is none between columns: parts of a figure."""
INSIDE = 0.5
"""Text that lies over figures with more than this part of its width stands in their column."""


class Unsure(Exception):  # noqa: N818  # no mistake of anybody: the page does not say more
    """Several divisions into columns are possible."""


class Column(NamedTuple):
    """What a column covers along x. ``figures``: whether its cells hold figures."""

    left: float
    right: float
    figures: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def columns_of(rows: Sequence[Row]) -> list[Column]:
    """The columns that the rows of figures and the texts beside them share, left to right.

    Two figures never stand over each other's gap: cells are cut by them first. Texts are looser.
    """
    pieces = [piece for row in rows for piece in row.pieces]
    numbers = [piece for piece in pieces if piece.figure]
    slit = SLIT * min((piece.height for piece in numbers), default=0.0)
    figures = [Column(*span, True) for span in _joined(_united(_spans(numbers)), slit)]
    texts = [
        piece for piece in pieces if not piece.figure and not any(_inside(piece, other) for other in figures)
    ]
    slack = int(len(rows) * CROSSED)
    covered = _covered(_spans(texts), slack)
    rare = [
        span
        for span in _spans(texts)
        if not any(_overlap(span, other) > 0 for other in (*covered, *((f.left, f.right) for f in figures)))
    ]
    found = figures + [Column(*span, False) for span in (*covered, *_united(rare))]
    return sorted(found, key=lambda column: column.middle)


def merged(columns: list[Column], rows: Sequence[Row], headings: Sequence[Column]) -> list[Column]:
    """The columns with those put together that are one: figures and texts side by side that no row has both
    of, and no two headings tell apart (codes, and 合计 in their column)."""
    filled = [{column_at(columns, piece) for piece in row.pieces} for row in rows]
    found = columns[:1]
    indices = [{0}]
    for index in range(1, len(columns)):
        one, other = found[-1], columns[index]
        both = any(indices[-1] & row and index in row for row in filled)
        over = {at for at, piece in enumerate(headings) if _headed(one, piece)}
        others = {at for at, piece in enumerate(headings) if _headed(other, piece)}
        headed = over - others and others - over
        if one.figures == other.figures or both or headed:
            found.append(other)
            indices.append({index})
        else:
            found[-1] = Column(min(one.left, other.left), max(one.right, other.right), True)
            indices[-1].add(index)
    return found


def with_headed(columns: Sequence[Column], headings: Sequence[Column]) -> list[Column]:
    """The columns with those added that have a heading and no content.

    A heading over no column belongs to one beside it that has none: names begin at the left of their cells,
    figures end at the right, and the heading stands in the middle. Raises :class:`Unsure` where more headings
    than columns are left: any of them could be meant.
    """
    own = [any(_headed(column, piece) for piece in headings) for column in columns]
    stray = [piece for piece in headings if not any(_headed(column, piece) for column in columns)]
    found: list[Column] = [column for column, headed in zip(columns, own, strict=True) if headed]
    fences = [column.middle for column in found]
    for start, end in pairwise((-1e9, *fences, 1e9)):
        bare = [
            column
            for column, headed in zip(columns, own, strict=True)
            if not headed and start < column.middle < end
        ]
        strays = sorted(piece for piece in stray if start < piece.middle < end)
        found += _matched(bare, strays)
    return sorted(found, key=lambda column: column.middle)


def _matched(bare: Sequence[Column], strays: Sequence[Column]) -> list[Column]:
    """Columns without headings and headings without columns, paired in their order if there are as many."""
    if not bare:
        return [Column(piece.left, piece.right, True) for piece in strays]
    if len(strays) < len(bare):
        return list(bare)
    if len(strays) > len(bare):
        raise Unsure
    return [
        Column(min(c.left, p.left), max(c.right, p.right), c.figures)
        for p, c in zip(strays, bare, strict=True)
    ]


def _headed(column: Column, piece: Column) -> bool:
    return _overlap((piece.left, piece.right), (column.left, column.right)) > 0


def edges(columns: Sequence[Column]) -> list[float]:
    """Boundaries between and around the columns."""
    inner = [(one.right + other.left) / 2 for one, other in pairwise(columns)]
    found = [columns[0].left - 2, *inner, columns[-1].right + 2]
    for index in range(1, len(found)):
        found[index] = max(found[index], found[index - 1] + 0.5)
    return found


def column_at(columns: Sequence[Column], piece: Piece) -> int:
    """The column a piece stands in: the one it overlaps most, one of its own kind if there is; else the nearest."""
    span = (piece.left, piece.right)
    best, most = -1, 0.0
    for index, column in enumerate(columns):
        part = _overlap(span, (column.left, column.right))
        if part > 0 and piece.figure and column.figures:
            part += 1000
        if part > most:
            best, most = index, part
    if best >= 0:
        return best
    return min(range(len(columns)), key=lambda index: abs(columns[index].middle - piece.middle))


Span = tuple[float, float]


def _spans(pieces: Iterable[Piece]) -> list[Span]:
    return [(piece.left, piece.right) for piece in pieces]


def _overlap(one: Span, other: Span) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _inside(piece: Piece, column: Column) -> bool:
    part = _overlap((piece.left, piece.right), (column.left, column.right))
    return part > INSIDE * (piece.right - piece.left)


def _united(spans: Iterable[Span]) -> list[Span]:
    return _covered(list(spans), 0)


def _joined(spans: Sequence[Span], slit: float) -> list[Span]:
    """The spans with those put together that only a slit separates."""
    found: list[Span] = []
    for left, right in spans:
        if found and left - found[-1][1] < slit:
            found[-1] = (found[-1][0], right)
        else:
            found.append((left, right))
    return found


def _covered(spans: Sequence[Span], slack: int) -> list[Span]:
    """The stretches that more than ``slack`` of the spans cover."""
    found: list[Span] = []
    depth = 0
    start = 0.0
    for x, step in sorted([(left, 1) for left, _ in spans] + [(right, -1) for _, right in spans]):
        if step > 0 and depth == slack:
            start = x
        depth += step
        if step < 0 and depth == slack:
            found.append((start, x))
    return found
