"""Rows of a page to the tables among them that no rulings make."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from typing import NamedTuple

from mingzhang.readers.pdf.inferred.bodies import Cells, body_rows
from mingzhang.readers.pdf.inferred.columns import Column, Unsure, columns_of, edges, merged, with_headed
from mingzhang.readers.pdf.inferred.ending import Ending
from mingzhang.readers.pdf.inferred.fences import under_headings
from mingzhang.readers.pdf.inferred.heading import Block, blocks_of, leaves, placed
from mingzhang.readers.pdf.inferred.known import (
    as_rows,
    columns_from,
    first_rows,
    header_above,
    header_again,
    is_header,
    repeated_header,
    rows_below,
    rows_from,
    widened,
)
from mingzhang.readers.pdf.inferred.pieces import (
    Piece,
    Row,
    code_levels,
    is_numbering,
    is_of_table,
    parted,
    rows_of,
)
from mingzhang.readers.pdf.inferred.regions import stretches
from mingzhang.readers.pdf.limits import MAX_LOOSE_COLUMNS, MAX_LOOSE_HEADINGS
from mingzhang.readers.pdf.nouns import PageTable, Rulings, Span, Word
from mingzhang.readers.pdf.tables import cell_text

MIN_FIGURE_ROWS = 2
"""Rows in which the fullest column of figures holds one."""
MOST = 0.6
"""Part of a table's width along which a ruling separates its rows."""
LOWEST = 0.1
"""Points that a row is high at least."""


class Inferred(NamedTuple):
    """The page's tables, ruled ones included, and the lines outside them. ``took_headings``: one of the tables
    has its first headings from the end of the page before."""

    tables: list[PageTable]
    lines: list[list[Word]]
    took_headings: bool


def inferred_tables(
    lines: list[list[Word]], ruled: list[PageTable], rulings: Rulings, before: Ending, page: int
) -> Inferred:
    """The tables of a page with ``ruled`` ones and lines outside these.

    ``before``: how the page before ended: the rows of its table may go on here.
    """
    grouped = rows_of(lines)
    rows = [row for row, _ in grouped]
    found = _Found(rows, rulings, page)
    tables = []
    for table in ruled:
        columns = columns_from(table.xs)
        below = rows_below(rows, table.ys[-1], columns) if is_header(table) else None
        if not found.add_known(below, columns, table.xs, table):
            tables.append(table)
    if before.table is not None:
        found.go_on(before.table)
    took = False
    heads: list[list[Word]] = []
    for top, first, after in stretches(rows, headed=before.headed or bool(before.headings)):
        above = before.above(rows[0]) if top == 0 else []
        header = header_above(tables, rows[top])
        if header is not None:
            headings, above_them = as_rows(header, max(piece.height for piece in rows[top].pieces))
            if found.add(top, first, after, headings):
                tables.remove(header)
                heads += above_them
            continue
        took = (found.add(top, first, after, above) and bool(above)) or took
    taken = {line for at in found.taken for line in grouped[at][1]}
    loose = {
        line
        for at, row in enumerate(rows)
        if at not in found.taken and is_of_table(row)
        for line in grouped[at][1]
    }
    left = [(at in loose, words) for at, words in enumerate(lines) if at not in taken]
    parts = [part for apart, words in left for part in parted(words, apart)]
    if heads:
        parts = sorted(parts + heads, key=lambda words: words[0].top)
    return Inferred(tables + found.tables, parts, took)


class _Found:
    """The tables found so far on a page and the rows they hold."""

    def __init__(self, rows: Sequence[Row], rulings: Rulings, page: int) -> None:
        self.rows = rows
        self.rulings = rulings
        self.page = page
        self.tables: list[PageTable] = []
        self.taken: set[int] = set()

    def add(self, top: int, first: int, after: int, above: Sequence[Row]) -> bool:
        """A table whose columns are told by its rows, when they tell them. ``above``: headings before its own."""
        if self.taken & set(range(top, after)):
            return False
        header = [*above, *self.rows[top:first]]
        table = _table(header, self.rows[first:after], self.rulings, self.page)
        if table is not None:
            self.tables.append(table)
            self.taken.update(range(top, after))
        return table is not None

    def go_on(self, table: PageTable) -> None:
        """Rows at the top of the page that go on under the columns of the page before, or under its header."""
        columns = columns_from(table.xs)
        header = repeated_header(self.rows, table)
        if header is None:
            self.add_known(first_rows(self.rows, columns), columns, table.xs, None)
        else:
            below = rows_from(self.rows, header.end, columns)
            again = header_again(table, header, self.rows, self.page)
            if self.add_known(below, columns, table.xs, again):
                self.taken.update(range(header.start, header.end))

    def add_known(
        self,
        rows: tuple[int, int] | None,
        columns: Sequence[Column],
        xs: Sequence[float],
        header: PageTable | None,
    ) -> bool:
        """Rows under known columns, and the header above them if it is on this page."""
        if rows is None or self.taken & set(range(*rows)):
            return False
        levels = _levels(self.rulings, columns)
        below = self.rows[slice(*rows)]
        try:
            body = body_rows(below, widened(columns, below), levels)
        except Unsure:
            return False
        self.tables.append(
            _assembled(list(xs), header or PageTable(self.page, [], [], [], []), body, self.page)
        )
        self.taken.update(range(*rows))
        return True


def _table(header: Sequence[Row], body: Sequence[Row], rulings: Rulings, page: int) -> PageTable | None:
    if sum(len(row.pieces) for row in header) > MAX_LOOSE_HEADINGS:
        return None
    if body and (levels_of_codes := code_levels(body[0])) is not None:
        header, body = [*header, levels_of_codes[0]], [levels_of_codes[1], *body[1:]]
    content = body[1:] if body and is_numbering(body[0]) else body
    columns = columns_of(content)
    if content and not (1 < len(columns) <= MAX_LOOSE_COLUMNS and _has_figures(content, columns)):
        return None
    levels = _levels(rulings, columns or [_outline(piece) for row in header for piece in row.pieces])
    blocks = blocks_of(header, levels)
    try:
        columns = _under(blocks, columns, content)
        below = body_rows(body, columns, levels)
    except Unsure:
        return None
    heads = placed(blocks, columns) if len(columns) > 1 else None
    if heads is None:
        return None
    xs = edges(columns)
    return _assembled(xs, _header(heads, xs, page), below, page)


def _under(blocks: Sequence[Block], columns: list[Column], content: Sequence[Row]) -> list[Column]:
    """The columns as the lowest headings, told which they cover, divide them. Raises :class:`Unsure`."""
    lowest = sorted(leaves(blocks), key=lambda block: block.middle)
    headings = [_outline(block) for block in lowest]
    if not headings:
        return merged(columns, content, headings)
    height = min(piece.height for block in lowest for piece in block.pieces)
    cells = under_headings(columns, content, headings, height)
    if cells is None:
        return with_headed(merged(columns, content, headings), headings)
    found: list[Column] = []
    for cell in cells:
        if cell.heading >= 0:
            lowest[cell.heading].first = len(found)
            lowest[cell.heading].last = len(found) + len(cell.columns) - 1
        found += cell.columns
    return found


def _levels(rulings: Rulings, columns: Sequence[Column]) -> list[float]:
    """Heights of the rulings that run along most of the table's width."""
    if not columns:
        return []
    left, right = min(column.left for column in columns), max(column.right for column in columns)
    return [
        stroke.at
        for stroke in rulings.across
        if min(stroke.end, right) - max(stroke.start, left) > MOST * (right - left)
    ]


def _has_figures(body: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether some column holds figures in enough rows."""
    for column in columns:
        if column.figures:
            count = sum(
                any(p.figure and p.left < column.right and p.right > column.left for p in row.pieces)
                for row in body
            )
            if count >= max(min(MIN_FIGURE_ROWS, len(body)), len(body) // 4):
                return True
    return False


def _outline(block: Block | Piece) -> Column:
    return Column(block.left, block.right, True)


def _assembled(
    xs: list[float], header: PageTable, rows: Sequence[tuple[Cells, float, float]], page: int
) -> PageTable:
    """The whole table: the header's cells and those of the rows below it."""
    depth = max(len(header.ys) - 1, 0)
    spans, texts = list(header.spans), list(header.texts)
    for number, (cells, _, _) in enumerate(rows, depth):
        for at in range(len(xs) - 1):
            words = [word for piece in cells.get(at, ()) for word in piece.words]
            spans.append(Span(number, at, number + 1, at + 1))
            texts.append(cell_text(words, xs[at], xs[at + 1]) if words else "")
    return PageTable(page, xs, _heights(header.ys, rows), spans, texts, [False] * len(spans), inferred=True)


def _heights(above: Sequence[float], rows: Sequence[tuple[Cells, float, float]]) -> list[float]:
    """Row boundaries: halfway between the rows, below those of the header."""
    ys = list(above)
    if not rows:
        return ys
    if not ys:
        ys.append(rows[0][1] - 1)
    for (_, _, bottom), (_, upper, _) in pairwise(rows):
        ys.append(max((bottom + upper) / 2, ys[-1] + LOWEST))
    return [*ys, max(rows[-1][2] + 1, ys[-1] + LOWEST)]


def _header(heads: Sequence[Block], xs: Sequence[float], page: int) -> PageTable:
    """The header as a table of its own; the lowest headings reach down to its last row."""
    stacks: list[list[Block]] = [[] for _ in xs[1:]]
    for block in sorted(heads, key=lambda block: block.top):
        for at in range(block.first, block.last + 1):
            stacks[at].append(block)
    depth = max((len(stack) for stack in stacks), default=0)
    cells: dict[Span, str] = {}
    for block in heads:
        covered = [stacks[at] for at in range(block.first, block.last + 1)]
        top = max(stack.index(block) for stack in covered)
        bottom = min((stack.index(block) + 1 for stack in covered if stack[-1] is not block), default=depth)
        words = [word for piece in block.pieces for word in piece.words]
        span = Span(top, block.first, max(bottom, top + 1), block.last + 1)
        cells[span] = cell_text(words, xs[span.left], xs[span.right])
    taken = {
        (y, x) for span in cells for y in range(span.top, span.bottom) for x in range(span.left, span.right)
    }
    fields = product(range(depth), range(len(stacks)))
    cells |= {Span(y, x, y + 1, x + 1): "" for y, x in fields if (y, x) not in taken}
    spans = sorted(cells)
    start = min((block.top for block in heads), default=0.0) - 1
    end = max((block.bottom for block in heads), default=0.0) + 1
    ys = [start + (end - start) * level / depth for level in range(depth + 1)] if depth else []
    return PageTable(page, list(xs), ys, spans, [cells[span] for span in spans])
