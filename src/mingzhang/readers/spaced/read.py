"""From lines of text to the tables whose columns spaces keep apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.heads import Heading, headings
from mingzhang.readers.spaced.labels import Row, logical_rows
from mingzhang.readers.spaced.leaves import Frame, is_steady, leaves, matched
from mingzhang.readers.spaced.pieces import Piece, pieces
from mingzhang.readers.spaced.regions import Region, regions
from mingzhang.readers.spaced.stacked import stacked

MAX_REGION = 2000
"""Lines of one table."""


class SpacedTable(Struct, frozen=True):
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
    """The tables. ``closed``: lines that belong to something else; ``pages``: the page of each line."""
    taken = list(closed)
    for region in regions(lines, closed, pages):
        if region.end - region.start <= MAX_REGION:
            taken[region.start : region.end] = [True] * (region.end - region.start)
            yield _table(lines, region)
    for region in stacked(lines, taken, pages):
        cells = [(at, lines[at].strip()) for at in range(region.start, region.end) if lines[at].strip()]
        yield SpacedTable(region, 1, (), tuple(Row(at, {0: text}, sure=False) for at, text in cells))


def _table(lines: Sequence[str], region: Region) -> SpacedTable:
    """Measured with a 汉字 as one column and as two: the measure holds in which the figures keep to an edge.

    Where the two agree in that and not in what they read, nobody knows.
    """
    first, second = sorted((_measured(lines, region, wide) for wide in (1, 2)), key=lambda found: found[:2])
    if second[:2] == first[:2] and second[2] != first[2]:
        return replace(first[2], rows=tuple(row._replace(sure=False) for row in first[2].rows))
    return first[2]


def _measured(lines: Sequence[str], region: Region, wide: int) -> tuple[int, int, SpacedTable]:
    """The table as one measure reads it, behind how many figures are out of line and how many pieces lie across a cut."""
    rows = [(at, pieces(lines[at], wide)) for at in range(region.start, region.end) if lines[at].strip()]
    first = next((at for at, row in enumerate(rows) if any(piece.is_number for piece in row[1])), len(rows))
    body = Columns([row for _, row in rows[first:]])
    first = _first_row(rows, first, body)
    above = leaves(rows[:first], body)
    to = matched(body, above)
    frame = Frame(above, body, to) if to is not None else Frame((), body, [-1] * len(body))
    sure = to is not None and is_steady(frame, body, [row for _, row in rows[first:]])
    heads = headings(rows[:first], frame) if sure else [[] for _ in rows[:first]]
    table = SpacedTable(
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
    return body.ragged, body.crossed, table


def _first_row(rows: Sequence[tuple[int, Sequence[Piece]]], first: int, columns: Columns) -> int:
    """The first line of the body: a wrapped label begins above the line that prints its code and figures."""
    if first in (0, len(rows)) or not rows[first][1][0].is_code:
        return first
    label = columns.of(rows[first][1][0]) + 1
    if any(columns.of(piece) == label for piece in rows[first][1]):
        return first
    above = rows[first - 1][1]
    return first - 1 if len(above) == 1 and columns.of(above[0]) == label else first
