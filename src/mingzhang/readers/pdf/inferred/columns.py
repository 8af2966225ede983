"""Where the columns of a table without rulings stand: the stretches along x that its rows have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mingzhang.readers.pdf.inferred.pieces import Piece, Row

CROSSED = 0.08
"""Part of the rows whose text may lie across the space between two columns (合计 over code and name)."""
INSIDE = 0.5


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
    figures = [Column(*span, True) for span in _united(_spans(piece for piece in pieces if piece.figure))]
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


def merged(columns: list[Column], rows: Sequence[Row], headings: Sequence[Piece]) -> list[Column]:
    """The columns with those put together that are one: figures and texts side by side that no row has both
    of, and no two headings tell apart (codes, and 合计 in their column)."""
    filled = [{column_at(columns, piece) for piece in row.pieces} for row in rows]
    found = columns[:1]
    indices = [{0}]
    for index in range(1, len(columns)):
        one, other = found[-1], columns[index]
        both = any(indices[-1] & row and index in row for row in filled)
        headed = any(_headed(one, piece) for piece in headings) and any(
            _headed(other, piece) for piece in headings
        )
        if one.figures == other.figures or both or headed:
            found.append(other)
            indices.append({index})
        else:
            found[-1] = Column(min(one.left, other.left), max(one.right, other.right), True)
            indices[-1].add(index)
    return found


def with_headed(columns: list[Column], headings: Sequence[Piece]) -> list[Column]:
    """The columns with those added that have a heading and no content.

    A heading that stands beside a column without one is that column's.
    """
    stray = [piece for piece in headings if not any(_headed(column, piece) for column in columns)]
    bare = [column for column in columns if not any(_headed(column, piece) for piece in headings)]
    found = list(columns)
    for piece in stray:
        after = next((index for index, column in enumerate(columns) if column.middle > piece.middle), len(columns))
        beside = [column for column in columns[max(after - 1, 0) : after + 1] if column in bare]
        if beside:
            bare.remove(min(beside, key=lambda column: abs(column.middle - piece.middle)))
        else:
            found.append(Column(piece.left, piece.right, True))
    return sorted(found, key=lambda column: column.middle)


def _headed(column: Column, piece: Piece) -> bool:
    return _overlap((piece.left, piece.right), (column.left, column.right)) > 0


def edges(columns: Sequence[Column]) -> list[float]:
    """Boundaries between and around the columns."""
    inner = [(one.right + other.left) / 2 for one, other in zip(columns, columns[1:], strict=False)]
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
