"""Page: collects the blocks of a document in order and remembers which point each figure prints."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from mingzhang.amount import Amount
from mingzhang.document import Block, Cell, Paragraph, Role, Table, ValueKind
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate

LEFT, UP = "<", "^"
"""In a header: this cell continues its left neighbour, or the cell above."""


class Printed(Struct, frozen=True):
    """A point as the document prints it in a table."""

    coordinate: Coordinate
    amount: Amount
    place: Place


class Draft(Struct, frozen=True):
    """A cell before it has a place. ``of``: the point its figure prints, with the amount.

    ``covered``: no cell of its own; one above reaches down over it.
    """

    text: str = ""
    kind: ValueKind | None = None
    head: bool = False
    bold: bool = False
    indent: int = 0
    colspan: int = 1
    rowspan: int = 1
    covered: bool = False
    of: tuple[Coordinate, Amount] | None = None


Row = list[Draft]


class Page(Struct):
    """Blocks so far, and the points they print. ``file``: the name every place carries."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    prints: list[Printed] = field(default_factory=list)

    def say(self, text: str, role: Role = Role.BODY, level: int = 0) -> None:
        """A paragraph."""
        self.blocks.append(Paragraph(text, self._place(), role=role, level=level))

    def lay(
        self,
        header: Sequence[str],
        body: Sequence[Row],
        *,
        kinds: Sequence[ValueKind] = (),
        wide: bool = False,
        form: bool = False,
        caption: str = "",
    ) -> None:
        """A table: header lines (cells divided by ``|``, ``<`` and ``^`` continue a cell), then its rows."""
        place = self._place()
        rows = _header(header, place)
        for row in body:
            rows.append(self._row(row, len(rows), place))
        self.blocks.append(
            Table(
                tuple(rows),
                place,
                header_rows=len(header),
                kinds=tuple(kinds),
                wide=wide,
                form=form,
                caption=caption,
            )
        )

    def _place(self) -> Place:
        return Place(self.file, block=len(self.blocks))

    def _row(self, drafts: Row, row: int, table: Place) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        column = 0
        for draft in drafts:
            if draft.covered:
                column += draft.colspan
                continue
            place = Place(table.file, block=table.block, row=row, column=column)
            cells.append(
                Cell(
                    draft.text,
                    row,
                    column,
                    place,
                    rowspan=draft.rowspan,
                    colspan=draft.colspan,
                    kind=draft.kind,
                    head=draft.head,
                    bold=draft.bold,
                    indent=draft.indent,
                )
            )
            if draft.of is not None:
                self.prints.append(Printed(*draft.of, place))
            column += draft.colspan
        return tuple(cells)


def _header(lines: Sequence[str], table: Place) -> list[tuple[Cell, ...]]:
    grid = [line.split("|") for line in lines]
    rows: list[tuple[Cell, ...]] = []
    for at, line in enumerate(grid):
        cells = []
        for column, text in enumerate(line):
            if text in (LEFT, UP):
                continue
            colspan = 1
            while column + colspan < len(line) and line[column + colspan] == LEFT:
                colspan += 1
            rowspan = 1
            while at + rowspan < len(grid) and grid[at + rowspan][column] == UP:
                rowspan += 1
            place = Place(table.file, block=table.block, row=at, column=column)
            cells.append(Cell(text, at, column, place, rowspan, colspan, ValueKind.TEXT, bold=True))
        rows.append(tuple(cells))
    return rows
