"""A table as a full grid: nothing missing, nothing overlapping."""

from __future__ import annotations

from mingzhang.document import Cell, Table, ValueKind
from mingzhang.render.grid import grid
from tests.render.sample import HERE, WIDE, rows


def _drawn(table: Table) -> list[list[tuple[str, int, int, int]]]:
    return [[(c.text, c.column, c.rowspan, c.colspan) for c in row] for row in grid(table).rows]


def test_ragged_rows_are_filled_up() -> None:
    table = Table(((Cell("甲", 0, 0, HERE), Cell("乙", 0, 1, HERE)), (Cell("丙", 1, 0, HERE),)), HERE)
    assert _drawn(table) == [[("甲", 0, 1, 1), ("乙", 1, 1, 1)], [("丙", 0, 1, 1), ("", 1, 1, 1)]]


def test_a_span_ends_where_another_cell_begins() -> None:
    """甲 claims two columns and three rows of a table of two; 乙 stands in the second column."""
    table = Table(((Cell("甲", 0, 0, HERE, 3, 2), Cell("乙", 0, 1, HERE)), (Cell("丙", 1, 1, HERE),)), HERE)
    assert _drawn(table) == [[("甲", 0, 2, 1), ("乙", 1, 1, 1)], [("丙", 1, 1, 1)]]


def test_a_header_reaches_as_far_down_as_its_cells() -> None:
    """One header row is said, but 科目代码 spans two."""
    table = Table(
        rows("科目代码 | 本年支出 | <", "^ | 小计 | 项目支出", "合计 | 1.00 | 1.00"), HERE, header_rows=1
    )
    assert grid(table).header_rows == 2


def test_kinds_hold_below_the_header_only() -> None:
    full = grid(WIDE)
    code = next(cell for cell in full.rows[3] if cell.column == 0)
    assert full.kind(code) is ValueKind.CODE
    assert full.kind(full.rows[0][0]) is ValueKind.TEXT


def test_an_empty_table_has_one_column_and_no_rows() -> None:
    assert grid(Table((), HERE)).rows == ()
