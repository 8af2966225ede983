"""A table as a full grid: every position belongs to exactly one cell."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.document import Cell, Table, ValueKind


class Grid(Struct, frozen=True):
    """Rows of the cells that begin in them, none missing and none overlapping; ``width`` in columns."""

    rows: tuple[tuple[Cell, ...], ...]
    width: int
    kinds: tuple[ValueKind | None, ...]
    header_rows: int

    def kind(self, cell: Cell) -> ValueKind | None:
        """What a cell holds: its own kind, else its column's; in the header always text."""
        if cell.kind is not None:
            return cell.kind
        return ValueKind.TEXT if cell.row < self.header_rows else self.kinds[cell.column]

    def is_head(self, cell: Cell) -> bool:
        """Whether a cell is a header of its column or row."""
        return cell.head or cell.row < self.header_rows


def grid(table: Table) -> Grid:
    """The grid of a table. Ragged rows are filled up with empty cells; a span ends where another cell begins."""
    height = len(table.rows)
    width = max((cell.column + cell.colspan for row in table.rows for cell in row), default=1)
    taken: set[tuple[int, int]] = set()
    begins = {(y, cell.column) for y, row in enumerate(table.rows) for cell in row}
    rows: list[tuple[Cell, ...]] = []
    for y, row in enumerate(table.rows):
        here = {cell.column: cell for cell in row}
        cells: list[Cell] = []
        for x in range(width):
            if (y, x) in taken:
                continue
            cell = here.get(x) or Cell("", y, x, table.place)
            fitted = _fitted(cell, y, height, width, taken, begins)
            taken.update(
                (y + down, x + across) for down in range(fitted.rowspan) for across in range(fitted.colspan)
            )
            cells.append(fitted)
        rows.append(tuple(cells))
    kinds = tuple(table.kinds[x] if x < len(table.kinds) else None for x in range(width))
    header_rows = _header_rows(rows, min(table.header_rows, height))
    return Grid(tuple(rows), width, kinds, header_rows)


def _fitted(
    cell: Cell, y: int, height: int, width: int, taken: set[tuple[int, int]], begins: set[tuple[int, int]]
) -> Cell:
    if cell.row == y and cell.rowspan == 1 and cell.colspan == 1:
        return cell
    across = 1
    while across < min(cell.colspan, width - cell.column) and not _busy(
        y, cell.column + across, taken, begins
    ):
        across += 1
    down = 1
    while down < min(cell.rowspan, height - y) and not any(
        _busy(y + down, x, taken, begins) for x in range(cell.column, cell.column + across)
    ):
        down += 1
    return replace(cell, row=y, rowspan=down, colspan=across)


def _busy(y: int, x: int, taken: set[tuple[int, int]], begins: set[tuple[int, int]]) -> bool:
    return (y, x) in taken or (y, x) in begins


def _header_rows(rows: list[tuple[Cell, ...]], given: int) -> int:
    """The header with all rows its cells reach down to: it cannot be repeated in part."""
    deep = given
    y = 0
    while y < deep:
        deep = max(deep, max((y + cell.rowspan for cell in rows[y]), default=0))
        y += 1
    return deep
