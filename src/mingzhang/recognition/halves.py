"""Tables cut from top to bottom: the columns that did not fit on the page stand in a table of their own below.

项目 | 本年收入合计 | 财政拨款收入        上级补助收入 | 事业收入 | 其他收入
合计 |        12.50 |        10.00                0.00 |     0.00 |     2.50
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from mingzhang.document import Block, Cell, Paragraph, Table
from mingzhang.recognition.columns import LABEL_ROLES
from mingzhang.recognition.grid import Grid, grids, is_number
from mingzhang.recognition.heads import is_head_line
from mingzhang.recognition.titles import table_title

MIN_ROWS = 3
MAX_HEAD = 60


def reunited(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with such halves put side by side again, every cell at the place it was printed at.

    A head that is repeated above the second half comes to stand above the whole.
    """
    waiting: Table | None = None
    between: list[Block] = []
    for block in blocks:
        if waiting is None or not (isinstance(block, Table) or _is_head(block)):
            yield from _all(waiting, between)
            waiting, between = (block, []) if isinstance(block, Table) else (None, [])
            if waiting is None:
                yield block
        elif not isinstance(block, Table):
            between.append(block)
        elif _is_right_half(waiting, block):
            yield from between
            waiting, between = _beside(waiting, block), []
        else:
            yield from _all(waiting, between)
            waiting, between = block, []
    yield from _all(waiting, between)


def _all(table: Table | None, lines: list[Block]) -> list[Block]:
    return lines if table is None else [table, *lines]


def _is_head(block: Paragraph) -> bool:
    text = block.text
    return len(text) <= MAX_HEAD and (is_head_line(text) or table_title(text) is not None or "续" in text)


def _is_right_half(left: Table, right: Table) -> bool:
    """Whether the second table has the first one's rows, headed and without names."""
    if not (left.aligned and right.aligned) or len(left.rows) != len(right.rows) or len(left.rows) < MIN_ROWS:
        return False
    if left.spaced or right.spaced:
        return False
    ours, theirs = grids(left), grids(right)
    if len(ours) != 1 or len(theirs) != 1 or not _same_rows(ours[0], theirs[0]):
        return False
    named = any(column.role in LABEL_ROLES for column in ours[0].columns)
    figures = all(column.role in ("value", "change") and not column.unknown for column in theirs[0].columns)
    return named and figures and all(_holds_figures(row) for row in theirs[0].rows)


def _same_rows(left: Grid, right: Grid) -> bool:
    """Whether both are headed, and 栏次 goes on in the second where the first table's ends."""
    if not (left.header_rows and right.header_rows) or len(left.number_rows) != len(right.number_rows):
        return False
    for before, after in zip(left.number_rows, right.number_rows, strict=True):
        last, first = _numbers(before)[-1:], _numbers(after)[:1]
        if not last or not first or first[0] != last[0] + 1:
            return False
    return True


def _numbers(row: Iterable[Cell]) -> list[int]:
    return [int(cell.text) for cell in row if cell.text.strip().isdecimal() and len(cell.text) < 4]


def _holds_figures(row: Iterable[Cell]) -> bool:
    return all(is_number(cell.text) for cell in row if cell.text)


def _beside(left: Table, right: Table) -> Table:
    width = max(cell.column + cell.colspan for row in left.rows for cell in row)
    rows = (
        (*ours, *(replace(cell, column=cell.column + width) for cell in theirs))
        for ours, theirs in zip(left.rows, right.rows, strict=True)
    )
    return replace(left, rows=tuple(rows))
