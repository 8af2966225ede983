"""From lines of text to the tables whose columns spaces keep apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.heads import Heading, headings
from mingzhang.readers.spaced.labels import Row, logical_rows
from mingzhang.readers.spaced.leaves import Frame, is_steady, leaves, matched
from mingzhang.readers.spaced.pieces import Piece, pieces
from mingzhang.readers.spaced.regions import Region, regions

MAX_REGION = 2000
"""Lines of one table."""


@dataclass(frozen=True, slots=True)
class SpacedTable:
    """A table by the indices of its lines.

    ``heads``: for each header row its line and headings. ``rows``: line, cells by column, and whether every
    piece of the row is surely in its column.
    """

    region: Region
    width: int
    heads: tuple[tuple[int, tuple[Heading, ...]], ...]
    rows: tuple[Row, ...]


def spaced_tables(
    lines: Sequence[str], closed: Sequence[bool], pages: Sequence[int | None]
) -> Iterator[SpacedTable]:
    """The tables in order. ``closed``: lines that belong to something else; ``pages``: the page of each line."""
    for region in regions(lines, closed, pages):
        if region.end - region.start <= MAX_REGION:
            yield _table(lines, region)


def _table(lines: Sequence[str], region: Region) -> SpacedTable:
    """Measured with a 汉字 as one column and as two; the measure in which fewer pieces lie across a cut holds."""
    tries = []
    for wide in (1, 2):
        rows = [(at, pieces(lines[at], wide)) for at in range(region.start, region.end) if lines[at].strip()]
        first = next(
            (at for at, row in enumerate(rows) if any(piece.is_number for piece in row[1])), len(rows)
        )
        columns = Columns([row for _, row in rows[first:]])
        tries.append((columns.crossed, len(columns), wide, rows, first, columns))
    _, _, _, rows, first, body = min(tries, key=lambda found: found[:3])
    first = _first_row(rows, first, body)
    above = leaves(rows[:first], body)
    to = matched(body, above)
    frame = Frame(above, body, to) if to is not None else Frame((), body, [-1] * len(body))
    sure = to is not None and is_steady(frame, body, [row for _, row in rows[first:]])
    heads = headings(rows[:first], frame) if sure else [[] for _ in rows[:first]]
    return SpacedTable(
        region,
        len(frame),
        tuple((line, tuple(row)) for (line, _), row in zip(rows[:first], heads, strict=True) if row),
        tuple(
            Row(
                row.line,
                {frame.of_body[column]: text for column, text in row.cells.items()},
                row.sure and sure,
            )
            for row in logical_rows(rows[first:], body)
        ),
    )


def _first_row(rows: Sequence[tuple[int, Sequence[Piece]]], first: int, columns: Columns) -> int:
    """The first line of the body: a wrapped label begins above the line that prints its code and figures."""
    if first in (0, len(rows)) or not rows[first][1][0].is_code:
        return first
    label = columns.of(rows[first][1][0]) + 1
    if any(columns.of(piece) == label for piece in rows[first][1]):
        return first
    above = rows[first - 1][1]
    return first - 1 if len(above) == 1 and columns.of(above[0]) == label else first
