"""XML Spreadsheet 2003: a whole workbook in one XML file, often named .xls.

Numbers are stored as in XLSX and shown by the format of their style. Source: Microsoft, XML Spreadsheet Reference.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from msgspec import Struct, field

from mingzhang.readers.encoding import UndecodableError, decode
from mingzhang.readers.sheets.dates import iso_date, serial_of
from mingzhang.readers.sheets.fault import SheetError, damaged, too_many_cells
from mingzhang.readers.sheets.formats import GENERAL, NumberFormat, compile_format
from mingzhang.readers.sheets.limits import (
    MAX_COLUMNS,
    MAX_FILLED_CELLS,
    MAX_FORMATS,
    MAX_MERGES,
    MAX_ROWS,
    MAX_SHEETS,
    MAX_TEXT_LENGTH,
)
from mingzhang.readers.sheets.numbers import from_text
from mingzhang.readers.sheets.package import Attributes, local, walk
from mingzhang.readers.sheets.sheet import Sheet, Workbook
from mingzhang.readers.sheets.xlsx_cells import clean
from mingzhang.regex import regex

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_DECLARATION = regex(r"\s*<\?xml[^>]*\?>")
_NAMED = {
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Currency": "#,##0.00",
    "Short Date": "yyyy/m/d",
    "Medium Date": "yyyy/m/d",
    "Long Date": "yyyy年m月d日",
    "General Date": "yyyy/m/d h:mm",
}
_PARENTS = 20


def read_xml2003(data: bytes) -> Workbook:
    """Read every sheet of a workbook that is one XML file."""
    try:
        text = decode(data)[0]
    except UndecodableError as error:
        raise damaged() from error
    reader = _Reader()
    walk(_DECLARATION.sub("", text, count=1), reader.start, reader.end, reader.text)
    if not reader.sheets:
        raise SheetError("sheet-foreign")
    return Workbook("xls", tuple(reader.sheets))


class _Reader(Struct):
    """Handlers for the one part. Rows and columns are counted; an index skips ahead."""

    sheets: list[Sheet] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    formats: dict[str, NumberFormat] = field(default_factory=dict)
    style: str = ""
    row: int = -1
    column: int = -1
    kind: str = ""
    formula: str = ""
    cell_style: str = ""
    inside: str = ""
    value: list[str] = field(default_factory=list)
    length: int = 0
    comment: int = 0
    filled: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        name = local(name)
        if name == "Comment":
            self.comment += 1
        elif not self.comment:
            handler = _STARTS.get(name)
            if handler is not None:
                handler(self, {local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        name = local(name)
        if name == "Comment":
            self.comment -= 1
        elif self.comment:
            return
        elif name == "Cell" and self.sheets:
            self._close_cell()
        elif name == "Data":
            self.inside = ""
        elif name == "Visible" and self.sheets:
            self.inside = ""
            self.sheets[-1].hidden = "".join(self.value).strip() in ("SheetHidden", "SheetVeryHidden")

    def text(self, text: str) -> None:
        if self.inside and not self.comment:
            self.length += len(text)
            if self.length > MAX_TEXT_LENGTH:
                raise SheetError("sheet-text", limit=MAX_TEXT_LENGTH)
            self.value.append(text)

    def open_style(self, attributes: Attributes) -> None:
        self.style = attributes.get("ID", "")
        self.parents[self.style] = attributes.get("Parent", "")
        if len(self.parents) > MAX_FORMATS:
            raise SheetError("sheet-bomb")

    def open_format(self, attributes: Attributes) -> None:
        code = attributes.get("Format", "")
        self.codes[self.style] = _NAMED.get(code, code)

    def open_sheet(self, attributes: Attributes) -> None:
        if len(self.sheets) >= MAX_SHEETS:
            raise SheetError("sheet-bomb")
        self.sheets.append(Sheet(attributes.get("Name", ""), len(self.sheets) + 1))
        self.row = self.column = -1

    def open_column(self, attributes: Attributes) -> None:
        first = _index(attributes, "Index", self.column, MAX_COLUMNS)
        self.column = min(first + _number(attributes, "Span"), MAX_COLUMNS - 1)
        if attributes.get("Hidden") == "1" and self.sheets:
            self.sheets[-1].hidden_columns.update(range(first, self.column + 1))

    def open_row(self, attributes: Attributes) -> None:
        self.row = _index(attributes, "Index", self.row, MAX_ROWS)
        self.column = -1
        if attributes.get("Hidden") == "1" and self.sheets:
            self.sheets[-1].hidden_rows.add(self.row)

    def open_cell(self, attributes: Attributes) -> None:
        self.column = _index(attributes, "Index", self.column, MAX_COLUMNS)
        self.cell_style = attributes.get("StyleID", "Default")
        self.formula = attributes.get("Formula", "")
        self.kind, self.value, self.length = "", [], 0
        down, across = _number(attributes, "MergeDown"), _number(attributes, "MergeAcross")
        if (down or across) and self.sheets:
            right = min(self.column + across, MAX_COLUMNS - 1)
            self.sheets[-1].merges.append((self.row, self.column, min(self.row + down, MAX_ROWS - 1), right))
            if len(self.sheets[-1].merges) > MAX_MERGES:
                raise SheetError("sheet-bomb")

    def open_data(self, attributes: Attributes) -> None:
        self.kind, self.inside = attributes.get("Type", "String"), "Data"

    def open_visible(self, attributes: Attributes) -> None:
        self.inside, self.value, self.length = "Visible", [], 0

    def _close_cell(self) -> None:
        sheet, value = self.sheets[-1], "".join(self.value)
        printed = self._printed(value) if self.kind else ""
        if not printed and self.formula and not value:
            sheet.unvalued += 1
            printed = clean(self.formula)
        if printed:
            self.filled += 1
            if self.filled > MAX_FILLED_CELLS:
                raise too_many_cells(MAX_FILLED_CELLS)
            sheet.rows.setdefault(self.row, {})[self.column] = printed
        merge = sheet.merges[-1] if sheet.merges else None
        if merge is not None and merge[:2] == (self.row, self.column):
            self.column = merge[3]

    def _printed(self, value: str) -> str:
        chosen = self._format(self.cell_style)
        match self.kind:
            case "Number":
                number = from_text(value.strip())
                return clean(value) if number is None else chosen.printed(number)
            case "DateTime":
                serial = serial_of(value.strip(), epoch_1904=False)
                dated = any(section.dated for section in chosen.sections)
                return chosen.printed(serial) if isinstance(serial, Decimal) and dated else iso_date(value)
            case "Boolean":
                return "TRUE" if value.strip() == "1" else "FALSE"
        return chosen.printed_text(clean(value))

    def _format(self, style: str) -> NumberFormat:
        found = self.formats.get(style)
        if found is None:
            named = style
            for _ in range(_PARENTS):
                if named in self.codes or not named:
                    break
                named = self.parents.get(named, "")
            code = self.codes.get(named, "")
            found = compile_format(code) if code and not code.startswith("General") else GENERAL
            self.formats[style] = found
        return found


def _number(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 8 else 0


def _index(attributes: Attributes, name: str, before: int, most: int) -> int:
    """Where an element stands, 0-based: behind the one before, unless it says otherwise."""
    at = _number(attributes, name) - 1
    at = at if at >= 0 else before + 1
    if at >= most:
        raise damaged()
    return at


_STARTS: dict[str, Callable[[_Reader, Attributes], None]] = {
    "Style": _Reader.open_style,
    "NumberFormat": _Reader.open_format,
    "Worksheet": _Reader.open_sheet,
    "Column": _Reader.open_column,
    "Row": _Reader.open_row,
    "Cell": _Reader.open_cell,
    "Data": _Reader.open_data,
    "Visible": _Reader.open_visible,
}
