"""From lines of text to the tables whose columns spaces keep apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.fitting import Fitting
from mingzhang.readers.spaced.frame import Frame
from mingzhang.readers.spaced.heads import Heading, headings
from mingzhang.readers.spaced.labels import Row, logical_rows
from mingzhang.readers.spaced.leaves import Line, leaves
from mingzhang.readers.spaced.number_row import code_parts, numbers_of
from mingzhang.readers.spaced.numbered import numbered
from mingzhang.readers.spaced.pieces import Piece, part_all, part_ordinals, pieces
from mingzhang.readers.spaced.regions import Region, is_titled, kind_of, regions
from mingzhang.readers.spaced.slots import ANY, Mark, Slot, slots_of
from mingzhang.readers.spaced.stacked import stacked
from mingzhang.readers.spaced.tight import is_tight, tight
from mingzhang.regex import regex

_NUMBERED = regex(r"行次|^\s*行\s|\s行(?:\s|$)|类\s+款")
"""A header of a table that numbers its rows, or prints the parts of a code apart."""
_ITEM = regex(r"[一二三四五六七八九十]{1,3}、")
"""How the label of a row begins, and no heading."""
MAX_BETWEEN = 3
MAX_REST = 12
MAX_REGION = 2000
"""Lines of one table."""


class SpacedTable(Struct, frozen=True):
    """A table by the indices of its lines.

    ``heads``: for each header row its line and headings. ``rows``: line, cells by column, and whether every
    piece of the row is surely in its column. ``kinds``: what each column holds. ``tight``: cells a single space apart.
    """

    region: Region
    width: int
    heads: tuple[tuple[int, tuple[Heading, ...]], ...]
    rows: tuple[Row, ...]
    kinds: tuple[frozenset[str], ...] = ()
    tight: bool = False


def spaced_tables(
    lines: Sequence[str], closed: Sequence[bool], pages: Sequence[int | None]
) -> Iterator[SpacedTable]:
    """The tables. ``closed``: lines that belong to something else; ``pages``: the page of each line."""
    taken = list(closed)
    last: SpacedTable | None = None
    for region in regions(lines, closed, pages):
        if region.end - region.start <= MAX_REGION:
            taken[region.start : region.end] = [True] * (region.end - region.start)
            goes_on = last is not None and _is_bare(lines, closed, last.region.end, region.start)
            last = _table(lines, region, last.kinds if last is not None and goes_on else ())
            yield last if goes_on or not last.tight or is_titled(lines, region.start) else _doubted(last)
    for region in stacked(lines, taken, pages):
        cells = [(at, lines[at].strip()) for at in range(region.start, region.end) if lines[at].strip()]
        yield SpacedTable(region, 1, (), tuple(Row(at, {0: text}, sure=False) for at, text in cells))


def _is_bare(lines: Sequence[str], closed: Sequence[bool], start: int, end: int) -> bool:
    """Whether nothing but page furniture and ends of labels stands between two tables."""
    between = [lines[at].strip() for at in range(start, end) if lines[at].strip() and not closed[at]]
    return len(between) <= MAX_BETWEEN and all(
        len(text) <= MAX_REST and kind_of(text) == "label" for text in between
    )


def _doubted(table: SpacedTable) -> SpacedTable:
    """The table, sure of nothing."""
    return replace(table, rows=tuple(row._replace(sure=False) for row in table.rows))


def _table(lines: Sequence[str], region: Region, before: Sequence[frozenset[str]]) -> SpacedTable:
    """Measured with a 汉字 as one column and as two: the measure holds in which the figures keep to an edge.

    Where the two agree in that and not in what they read, nobody knows. ``before``: the columns of the table
    that may go on here without a header.
    """
    first, second = sorted(
        (_measured(lines, region, wide, before) for wide in (1, 2)), key=lambda found: found[:2]
    )
    if second[:2] == first[:2] and second[2] != first[2]:
        return _doubted(first[2])
    return first[2]


def _measured(
    lines: Sequence[str], region: Region, wide: int, before: Sequence[frozenset[str]]
) -> tuple[int, int, SpacedTable]:
    """The table as one measure reads it, behind how many figures are out of line and how many pieces lie across a cut."""
    where = [at for at in range(region.start, region.end) if lines[at].strip()]
    split = any(_NUMBERED.search(lines[at]) for at in where) or any(
        kind & {"part", "ordinal"} for kind in before
    )
    parting = part_ordinals if split else None
    rows = [(at, pieces(lines[at], wide, part_all if "栏次" in lines[at] else parting)) for at in where]
    first = next((at for at, row in enumerate(rows) if any(piece.is_number for piece in row[1])), len(rows))
    number_row = pieces(lines[rows[first][0]], wide, part_all) if first < len(rows) else []
    count = len(numbers_of(number_row))
    if count:
        rows[first] = (rows[first][0], number_row)
    body = Columns([row for _, row in rows[first + bool(count) :]])
    first = first if count else _first_row(rows, first, body)
    above = [(at, pieces(lines[at], wide, part_all)) for at, _ in rows[:first]]
    close = is_tight([row for _, row in rows])
    if close:
        coded = any(row and row[0].is_code for _, row in rows[first + bool(count) :])
        told = tight(above, number_row if count else (), coded)
    else:
        told = numbered(above, number_row, body, slips=wide == 1) if count else None
    slots = told.slots if told else slots_of(leaves(_with_codes(above, rows, first), body), body)
    if before and not above and not count:
        slots = [Slot(kind, None) for kind in before]
    known = (
        slots is not None
        and (told is not None or not close or bool(before))
        and (not count or count == sum("figure" in slot.kinds for slot in slots))
    )
    slots = slots if slots is not None else [Slot(ANY, None) for _ in range(len(body))]
    for slot in slots:
        slot.marks += _marks(slot, above, slips=wide == 1)
    fitting = Fitting(slots, [row for _, row in rows[first:]], slips=wide == 1, places=not close)
    astray = fitting.impossible or not fitting.is_straight or (count and fitting.homes[0] is None)
    if astray and not close:  # its lines do not keep to one set of columns
        fitting = Fitting(slots, [row for _, row in rows[first:]], slips=wide == 1, places=False)
    known = known and not (before and not above and fitting.impossible)
    lined = [
        Row(at, _cells(row, homes or guess or _near(row, slots)), homes is not None and known)
        for (at, row), homes, guess in zip(rows[first:], fitting.homes, fitting.guesses, strict=True)
    ]
    heads = told.heads if told else headings(above, Frame(slots)) if known else [[] for _ in above]
    table = SpacedTable(
        region,
        len(slots),
        tuple((line, tuple(row)) for (line, _), row in zip(above, heads, strict=True) if row),
        tuple(logical_rows(lined, slots)),
        tuple(slot.kinds for slot in slots),
        close,
    )
    return body.ragged, body.crossed, table


def _with_codes(above: Sequence[Line], rows: Sequence[Line], first: int) -> list[Line]:
    """The lines of the header, with the headings of codes that stand in the row of numbers."""
    if first == len(rows) or not numbers_of(rows[first][1]):
        return list(above)
    codes = code_parts(rows[first][1])
    return [*above, (rows[first][0], codes)] if codes else list(above)


def _marks(slot: Slot, heads: Sequence[tuple[int, Sequence[Piece]]], slips: bool) -> list[Mark]:
    """Where the lowest line of a column's heading stands."""
    leaf = slot.leaf
    if leaf is None or slot.words:
        return []
    return [
        Mark(
            piece.start, piece.end, not slips or index == 0 or piece.start - row[index - 1].end > 1, head=True
        )
        for line, row in heads
        if line == leaf.bottom
        for index, piece in enumerate(row)
        if leaf.start <= piece.start and piece.end <= leaf.end
    ]


def _cells(row: Sequence[Piece], homes: Sequence[int]) -> dict[int, str]:
    cells: dict[int, str] = {}
    for piece, home in zip(row, homes, strict=True):
        cells[home] = f"{cells[home]} {piece.text}" if home in cells else piece.text
    return cells


def _near(row: Sequence[Piece], slots: Sequence[Slot]) -> list[int]:
    """The column nearest to each piece, where no better can be said."""
    found: list[int] = []
    for piece in row:
        fit = [at for at, slot in enumerate(slots) if slot.words != piece.is_number] or range(len(slots))
        found.append(min(fit, key=lambda at: abs(piece.middle - sum(slots[at].extent))))
    return found


def _first_row(rows: Sequence[Line], first: int, columns: Columns) -> int:
    """The first line of the body: a wrapped label begins above the line that prints its code and figures."""
    if first in (0, len(rows)):
        return first
    if not rows[first][1][0].is_code:
        while first > 1 and any(_ITEM.match(piece.text) for piece in rows[first - 1][1]):
            first -= 1
        return first
    label = columns.of(rows[first][1][0]) + 1
    if any(columns.of(piece) == label for piece in rows[first][1]):
        return first
    above = rows[first - 1][1]
    return first - 1 if len(above) == 1 and columns.of(above[0]) == label else first
