"""ODS: content.xml prints every cell's text as it is displayed. OpenDocument 1.3 part 3."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct, field

from mingzhang.readers.sheets.dates import clock, iso_date
from mingzhang.readers.sheets.fault import SheetError, damaged, too_many_cells
from mingzhang.readers.sheets.limits import (
    MAX_COLUMNS,
    MAX_FILLED_CELLS,
    MAX_MERGES,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_TEXT_LENGTH,
)
from mingzhang.readers.sheets.numbers import from_text, general
from mingzhang.readers.sheets.package import Attributes, Package, local
from mingzhang.readers.sheets.sheet import Sheet, Workbook
from mingzhang.readers.sheets.xlsx_cells import clean

_SKIPPED = frozenset(
    {"annotation", "frame", "shapes", "forms", "tracked-changes", "ruby-text", "note", "dde-link"}
)
"""Elements whose text is none of the cell's: comments, drawings, deleted contents."""
_HIDDEN = frozenset({"collapse", "filter"})
_EXTERNAL = "'file:"
_REPEATED_HIDDEN = 100_000
"""Hidden rows behind the last text are not listed beyond so many."""


def read_ods(package: Package) -> Workbook:
    """Read every visible table of an open package."""
    manifest = package.read("META-INF/manifest.xml")
    if manifest is not None and b"encryption-data" in manifest:
        raise SheetError("sheet-encrypted")
    data = package.read("content.xml")
    if data is None:
        raise damaged()
    reader = _Reader()
    package.parse(data, reader.start, reader.end, reader.text)
    return Workbook("ods", tuple(sheet for sheet in reader.sheets if not sheet.name.startswith(_EXTERNAL)))


def _count(attributes: Attributes, name: str, most: int) -> int:
    text = next((value for key, value in attributes.items() if local(key) == name), "1")
    return max(1, min(int(text), most)) if text.isdecimal() and len(text) <= 9 else 1


def _value(attributes: Attributes, name: str) -> str:
    return next((value for key, value in attributes.items() if local(key) == name), "")


class _Reader(Struct):
    """Handlers for content.xml."""

    sheets: list[Sheet] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    style: str = ""
    sheet: Sheet | None = None
    nested: int = 0
    skipping: int = 0
    row: int = 0
    row_repeat: int = 1
    row_hidden: bool = False
    column: int = 0
    column_at: int = 0
    cell: Attributes | None = None
    cells: list[tuple[int, str]] = field(default_factory=list)
    paragraphs: list[list[str]] = field(default_factory=list)
    in_text: int = 0
    filled: int = 0
    length: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if self.skipping or name in _SKIPPED:
            self.skipping += 1
        elif self.cell is not None:
            self._start_in_cell(name, attributes)
        else:
            handler = _STARTS.get(name)
            if handler is not None:
                handler(self, attributes)

    def end(self, name: str) -> None:
        name = local(name)
        if self.skipping:
            self.skipping -= 1
        elif self.nested:
            self.nested -= name == "table"
        elif name == "p" and self.in_text:
            self.in_text -= 1
        elif name in ("table-cell", "covered-table-cell") and self.cell is not None:
            self._close_cell()
        elif name == "table-row":
            self._close_row()

    def text(self, text: str) -> None:
        if self.in_text and not self.skipping and not self.nested:
            self._append(text)

    def _append(self, text: str) -> None:
        self.length += len(text)
        if self.length > MAX_TEXT_LENGTH:
            raise SheetError("sheet-text", limit=MAX_TEXT_LENGTH)
        self.paragraphs[-1].append(text)

    def _start_in_cell(self, name: str, attributes: Attributes) -> None:
        match name:
            case "table":
                self.nested += 1
            case "p" if not self.nested:
                self.in_text += 1
                self.paragraphs.append([])
            case "s" if self.in_text:
                self._append(" " * _count(attributes, "c", MAX_TEXT_LENGTH + 1))
            case "tab" if self.in_text:
                self._append(" ")
            case "line-break" if self.in_text:
                self._append("\n")

    def open_style(self, attributes: Attributes) -> None:
        self.style = _value(attributes, "name")

    def open_table_properties(self, attributes: Attributes) -> None:
        if _value(attributes, "display") == "false":
            self.hidden_styles.add(self.style)

    def open_table(self, attributes: Attributes) -> None:
        hidden = _value(attributes, "style-name") in self.hidden_styles
        self.sheet = Sheet(_value(attributes, "name"), len(self.sheets) + 1, hidden)
        self.sheets.append(self.sheet)
        if len(self.sheets) > MAX_SHEETS:
            raise SheetError("sheet-bomb")
        self.row = self.column_at = 0

    def open_column(self, attributes: Attributes) -> None:
        repeat = _count(attributes, "number-columns-repeated", MAX_COLUMNS)
        if self.sheet is not None and _value(attributes, "visibility") in _HIDDEN:
            self.sheet.hidden_columns.update(range(self.column_at, min(self.column_at + repeat, MAX_COLUMNS)))
        self.column_at += repeat

    def open_row(self, attributes: Attributes) -> None:
        self.row_repeat = _count(attributes, "number-rows-repeated", MAX_ROWS)
        self.row_hidden = _value(attributes, "visibility") in _HIDDEN
        self.column = 0
        self.cells = []

    def open_cell(self, attributes: Attributes) -> None:
        self.cell, self.paragraphs, self.in_text, self.length = attributes, [], 0, 0

    def _close_cell(self) -> None:
        attributes, self.cell = self.cell or {}, None
        repeat = _count(attributes, "number-columns-repeated", MAX_COLUMNS)
        printed = self._printed(attributes)
        if self.column + repeat > MAX_COLUMNS:
            repeat = max(MAX_COLUMNS - self.column, 0)
        if printed and self.sheet is not None:
            if len(self.cells) + repeat > MAX_FILLED_CELLS:
                raise too_many_cells(MAX_FILLED_CELLS)
            self.cells += [(self.column + step, printed) for step in range(repeat)]
        self._merge(attributes)
        self.column += repeat

    def _printed(self, attributes: Attributes) -> str:
        """The displayed text; where a writer left it out, the stored value in its plainest form."""
        if self.paragraphs:
            return clean("\n".join("".join(pieces) for pieces in self.paragraphs))
        value = _value(attributes, "value")
        number = from_text(value) if value else None
        match _value(attributes, "value-type"):
            case "percentage" if number is not None:
                return general(number.scaleb(2)) + "%"
            case "float" | "currency" if number is not None:
                return general(number)
            case "date":
                return iso_date(_value(attributes, "date-value"))
            case "time":
                return clock(_value(attributes, "time-value"))
            case "boolean":
                return _value(attributes, "boolean-value").upper()
            case "string":
                return clean(_value(attributes, "string-value"))
        formula = _value(attributes, "formula")
        if formula and self.sheet is not None:
            self.sheet.unvalued += 1
            return clean("=" + formula.partition("=")[2])
        return ""

    def _merge(self, attributes: Attributes) -> None:
        rows = _count(attributes, "number-rows-spanned", MAX_ROWS)
        columns = _count(attributes, "number-columns-spanned", MAX_COLUMNS)
        if self.sheet is not None and (rows > 1 or columns > 1):
            last = min(self.column + columns, MAX_COLUMNS) - 1
            self.sheet.merges.append((self.row, self.column, self.row + rows - 1, last))
            if len(self.sheet.merges) > MAX_MERGES:
                raise SheetError("sheet-bomb")

    def _close_row(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        repeat = min(self.row_repeat, MAX_ROWS - self.row)
        self.filled += len(self.cells) * repeat
        if self.filled > MAX_FILLED_CELLS:
            raise too_many_cells(MAX_FILLED_CELLS)
        if self.cells:
            for row in range(self.row, self.row + repeat):
                sheet.rows[row] = dict(self.cells)
        if self.row_hidden and (self.cells or repeat < _REPEATED_HIDDEN):
            sheet.hidden_rows.update(range(self.row, self.row + repeat))
        self.row += repeat
        self.cells = []


_STARTS: dict[str, Callable[[_Reader, Attributes], None]] = {
    "style": _Reader.open_style,
    "table-properties": _Reader.open_table_properties,
    "table": _Reader.open_table,
    "table-column": _Reader.open_column,
    "table-row": _Reader.open_row,
    "table-cell": _Reader.open_cell,
    "covered-table-cell": _Reader.open_cell,
}
