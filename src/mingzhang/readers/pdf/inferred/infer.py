"""Rows of a page to the tables among them that no rulings make."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.readers.pdf.inferred.bodies import Cells, body_rows
from mingzhang.readers.pdf.inferred.columns import Column, columns_of, edges, merged, with_headed
from mingzhang.readers.pdf.inferred.heading import Block, blocks_of, leaves, placed
from mingzhang.readers.pdf.inferred.pieces import Piece, Row, is_figure, row_of
from mingzhang.readers.pdf.inferred.regions import MIN_FIGURES, stretches
from mingzhang.readers.pdf.nouns import PageTable, Rulings, Span, Word
from mingzhang.readers.pdf.tables import cell_text

MIN_FIGURE_ROWS = 2
"""Rows in which the fullest column of figures holds one."""


def may_hold_table(rows: Sequence[Sequence[Word]]) -> bool:
    """A quick look at the lines outside the ruled tables: whether some hold words that are figures."""
    figures = sum(1 for row in rows if len(row) > 1 and sum(is_figure(word.text) for word in row) > 0)
    return figures >= 3


def inferred_tables(
    lines: list[list[Word]], rulings: Rulings, page: int
) -> tuple[list[PageTable], list[list[Word]]]:
    """The tables among a page's lines of words, top to bottom, and the lines outside them."""
    rows = [row_of(words) for words in lines]
    tables: list[PageTable] = []
    taken: set[int] = set()
    for top, first, after in stretches(rows):
        table = _table(rows[top:first], rows[first:after], rulings, page)
        if table is not None:
            tables.append(table)
            taken.update(range(top, after))
    return tables, [words for index, words in enumerate(lines) if index not in taken]


def _table(header: Sequence[Row], body: Sequence[Row], rulings: Rulings, page: int) -> PageTable | None:
    columns = columns_of(body)
    if len(columns) < 2 or not _has_figures(body, columns):
        return None
    left, right = columns[0].left, columns[-1].right
    levels = [
        stroke.at for stroke in rulings.across if min(stroke.end, right) - max(stroke.start, left) > 0.6 * (right - left)
    ]
    blocks = blocks_of(header, levels)
    headings = [_outline(block) for block in leaves(blocks)]
    columns = with_headed(merged(columns, body, headings), headings)
    heads = placed(blocks, columns)
    rows = body_rows(body, columns, levels)
    return _assembled(columns, heads, rows, page)


def _has_figures(body: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether some column holds figures in enough rows."""
    for column in columns:
        if column.figures:
            count = sum(
                any(p.figure and p.left < column.right and p.right > column.left for p in row.pieces)
                for row in body
            )
            if count >= max(MIN_FIGURE_ROWS, MIN_FIGURES // 2, len(body) // 4):
                return True
    return False


def _outline(block: Block) -> Piece:
    return Piece((), "", block.left, block.top, block.right, block.bottom, False)


def _assembled(
    columns: Sequence[Column], heads: Sequence[Block], rows: Sequence[tuple[Cells, float, float]], page: int
) -> PageTable:
    xs = edges(columns)
    spans, texts, depth = _header_cells(heads, len(columns), xs)
    for number, (cells, _, _) in enumerate(rows, depth):
        for at in range(len(columns)):
            words = [word for piece in cells.get(at, ()) for word in piece.words]
            spans.append(Span(number, at, number + 1, at + 1))
            texts.append(cell_text(words, xs[at + 1]) if words else "")
    ys = _heights(heads, depth, rows)
    order = sorted(range(len(spans)), key=lambda index: spans[index])
    return PageTable(
        page,
        xs,
        ys,
        [spans[index] for index in order],
        [texts[index] for index in order],
        [False] * len(spans),
        inferred=True,
    )


def _header_cells(
    heads: Sequence[Block], width: int, xs: Sequence[float]
) -> tuple[list[Span], list[str], int]:
    """The header's cells and how many rows it has; the lowest headings reach down to the last of them."""
    stacks: list[list[Block]] = [[] for _ in range(width)]
    for block in sorted(heads, key=lambda block: block.top):
        for at in range(block.first, block.last + 1):
            stacks[at].append(block)
    depth = max((len(stack) for stack in stacks), default=0)
    spans: list[Span] = []
    texts: list[str] = []
    for block in heads:
        covered = [stacks[at] for at in range(block.first, block.last + 1)]
        top = max(stack.index(block) for stack in covered)
        lowest = all(stack[-1] is block for stack in covered)
        bottom = depth if lowest else min(stack.index(block) + 1 for stack in covered if stack[-1] is not block)
        spans.append(Span(top, block.first, max(bottom, top + 1), block.last + 1))
        words = [word for piece in block.pieces for word in piece.words]
        texts.append(cell_text(words, xs[block.last + 1]))
    return _with_empty(spans, texts, width, depth)


def _with_empty(
    spans: list[Span], texts: list[str], width: int, depth: int
) -> tuple[list[Span], list[str], int]:
    """The cells with empty ones where the header has none."""
    taken = {
        (row, column) for top, left, bottom, right in spans for row in range(top, bottom) for column in range(left, right)
    }
    empty = [
        Span(row, column, row + 1, column + 1)
        for row in range(depth)
        for column in range(width)
        if (row, column) not in taken
    ]
    return spans + empty, texts + [""] * len(empty), depth


def _heights(
    heads: Sequence[Block], depth: int, rows: Sequence[tuple[Cells, float, float]]
) -> list[float]:
    """Row boundaries: halfway between the rows; the header's share its height."""
    start = rows[0][1] - 1
    top = min((block.top for block in heads), default=start) - 1
    ys = [top + (start - top) * row / depth for row in range(depth)] if depth else []
    ys.append(start)
    for (_, _, bottom), (_, upper, _) in zip(rows, rows[1:], strict=False):
        ys.append(max((bottom + upper) / 2, ys[-1] + 0.1))
    ys.append(max(rows[-1][2] + 1, ys[-1] + 0.1))
    return ys
