"""From sheets to blocks: titles, head lines and notes become paragraphs, what stands in a grid a table.

A sheet is cut by blank rows and by title rows into stretches; each is a head, a grid and its notes. Which
row is which is told by how many texts it holds, by its words, and by how far its cells are merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct, field

from mingzhang.document import Block, Document, Paragraph, Remark, RemarkKind
from mingzhang.place import Place
from mingzhang.readers.sheets.beside import parted
from mingzhang.readers.sheets.fault import SheetError, too_many_cells
from mingzhang.readers.sheets.limits import MAX_CELLS, MAX_CHARACTERS
from mingzhang.readers.sheets.mint import mint_table
from mingzhang.readers.sheets.sheet import Sheet, Workbook
from mingzhang.readers.sheets.view import Row, View, view_of
from mingzhang.readers.sheets.words import (
    MAX_HEAD_TEXTS,
    has_title,
    is_generic_name,
    is_head_row,
    is_head_text,
    is_note,
    is_number,
    is_section,
    is_signature_row,
    is_title,
    joined,
)

LONG_NOTE = 12
MAX_BRIDGED_ROWS = 5
"""So many blank rows may stand between the rows of one table."""


class _Builder(Struct):
    """Collects the blocks and remarks of a whole workbook."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    cells: int = 0

    def place(self, sheet: Sheet, row: int | None = None) -> Place:
        line = None if row is None else row + 1
        return Place(self.file, page=sheet.position, line=line, block=len(self.blocks))

    def paragraph(self, text: str, sheet: Sheet, row: int | None) -> None:
        for line in text.split("\n"):
            if line.strip():
                self.blocks.append(Paragraph(line.strip(), self.place(sheet, row)))

    def remark(self, kind: RemarkKind, text: str, sheet: Sheet) -> None:
        self.remarks.append(Remark(kind, text, self.place(sheet)))

    def table(self, view: View, rows: Sequence[Row]) -> None:
        first = min(row.first for row in rows if row.cells)
        last = max(row.last for row in rows if row.cells)
        self.cells += len(rows) * (last - first + 1)
        if self.cells > MAX_CELLS:
            raise too_many_cells(MAX_CELLS)
        place = self.place(view.sheet, rows[0].number)
        self.blocks.append(mint_table(view, rows, first, last, place))


def document_of(workbook: Workbook, file: str, sha256: str) -> Document:
    """The blocks of every visible sheet in order; hidden ones are only remarked."""
    length = sum(
        len(text) for sheet in workbook.sheets for row in sheet.rows.values() for text in row.values()
    )
    if length > MAX_CHARACTERS:
        raise SheetError("sheet-long", limit=MAX_CHARACTERS)
    builder = _Builder(file)
    for sheet in workbook.sheets:
        if sheet.hidden:
            builder.remark(RemarkKind.HIDDEN_SHEET, sheet.name, sheet)
        else:
            _add_sheet(builder, sheet)
    if not builder.blocks:
        raise SheetError("sheet-empty")
    return Document(file, workbook.format, sha256, tuple(builder.blocks), tuple(builder.remarks))


def _add_sheet(builder: _Builder, sheet: Sheet) -> None:
    view = view_of(sheet)
    pieces = [(piece, stretch) for piece in parted(view) for stretch in _stretches(piece)]
    stretches = [stretch for _, stretch in pieces]
    named = any(has_title(cell.text) for s in stretches for row in s.head for cell in row.cells)
    if not named and not is_generic_name(sheet.name) and any(s.grid for s in stretches):
        builder.paragraph(sheet.name, sheet, None)
    for piece, stretch in pieces:
        for row in stretch.head:
            _add_texts(builder, piece, row)
        if stretch.grid:
            builder.table(piece, stretch.grid)
        for row in stretch.notes:
            _add_texts(builder, piece, row)
    if view.left_out:
        builder.remark(RemarkKind.HIDDEN_CELLS, f"{sheet.name}：{view.left_out}", sheet)
    if sheet.unvalued:
        builder.remark(RemarkKind.FORMULA_WITHOUT_VALUE, f"{sheet.name}：{sheet.unvalued} 个公式", sheet)


def _add_texts(builder: _Builder, view: View, row: Row) -> None:
    """The texts of a row as paragraphs; a label that ends in a colon takes the text beside it."""
    for text in joined([cell.text for cell in row.cells]):
        builder.paragraph(text, view.sheet, row.number)


class _Stretch(Struct):
    head: list[Row] = field(default_factory=list)
    grid: list[Row] = field(default_factory=list)
    notes: list[Row] = field(default_factory=list)


def _stretches(view: View) -> Iterator[_Stretch]:
    stretch = _Stretch()
    rows = view.rows
    for index, row in enumerate(rows):
        if not row.cells:
            if stretch.grid and row.covered:
                stretch.grid.append(row)
            elif stretch.grid and not _goes_on(rows, index):
                yield _closed(stretch)
                stretch = _Stretch()
            elif stretch.grid:
                stretch.grid.append(row)
            continue
        if stretch.grid and _begins_new(row):
            yield _closed(stretch)
            stretch = _Stretch()
        if stretch.grid:
            stretch.grid.append(row)
        elif _is_head(row, rows, index):
            stretch.head.append(row)
        else:
            stretch.grid.append(row)
            _take_back(stretch)
    yield _closed(stretch)


def _goes_on(rows: Sequence[Row], index: int) -> bool:
    """Whether the table goes on behind a blank row: with figures, and neither a title nor a heading."""
    for row in rows[index : index + MAX_BRIDGED_ROWS + 1]:
        if row.cells:
            return (
                len(row.cells) > 1
                and not is_head_row(row.texts)
                and any(is_number(text) for text in row.texts)
            )
    return False


def _begins_new(row: Row) -> bool:
    """Whether a row below a table's rows is the title or the head line of another table."""
    if len(row.cells) == 1:
        return is_title(row.texts[0])
    return len(row.cells) <= MAX_HEAD_TEXTS * 2 and all(is_head_text(text) for text in joined(row.texts))


def _is_head(row: Row, rows: Sequence[Row], index: int) -> bool:
    if len(row.cells) == 1:
        # A text merged downwards beside other texts is the corner of a table.
        beside = rows[index + 1 : index + row.cells[0].rowspan]
        return not any(other.cells for other in beside)
    return is_head_row(row.texts) or is_signature_row(row.texts)


def _take_back(stretch: _Stretch) -> None:
    """Give the table a first row that looked like a head line: it holds one text, as those do.

    Either a numbered section (一、政府采购情况) below the table's title, or a group heading that stands
    alone above the right half of the columns.
    """
    if not stretch.head or len(stretch.head[-1].cells) != 1:
        return
    row, first = stretch.head[-1], stretch.grid[0]
    cell = row.cells[0]
    if row.number + 1 != first.number or is_head_text(cell.text) or has_title(cell.text):
        return
    titled = any(has_title(text) or is_head_text(text) for above in stretch.head[:-1] for text in above.texts)
    grouped = cell.colspan > 1 and cell.column > first.first and cell.column + cell.colspan - 1 <= first.last
    if grouped or (titled and is_section(cell.text)):
        stretch.grid.insert(0, stretch.head.pop())


def _closed(stretch: _Stretch) -> _Stretch:
    """The blank rows at the end dropped, and the notes taken out of the grid's last rows."""
    grid = stretch.grid
    while grid and not grid[-1].cells and not (grid[-1].covered and len(grid) > 1):
        grid.pop()
    width = _width(grid)
    at = len(grid)
    while at > 0 and (len(grid[at - 1].cells) <= 1 or _is_note_row(grid[at - 1], width)):
        at -= 1
    begin = next((i for i in range(at, len(grid)) if _is_note_row(grid[i], width)), len(grid))
    stretch.notes = [row for row in grid[begin:] if row.cells]
    del grid[begin:]
    return stretch


def _width(rows: Sequence[Row]) -> int:
    filled = [row for row in rows if row.cells]
    return max(row.last for row in filled) - min(row.first for row in filled) + 1 if filled else 0


def _is_note_row(row: Row, width: int) -> bool:
    if not row.cells:
        return False
    texts = joined(row.texts)
    if is_signature_row(row.texts) or (len(texts) == 1 and is_note(texts[0])):
        return True
    if is_note(texts[0]) and len(texts[0]) >= LONG_NOTE:
        return True  # what stands beside it belongs to no row of the table
    if len(row.cells) != 1:
        return False
    cell = row.cells[0]
    return "。" in cell.text or (cell.colspan > 1 and cell.colspan >= width)
