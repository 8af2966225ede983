"""One sheet of an XLSX workbook: its cells, merged ranges, hidden rows and columns.

Sheets written by a program all look alike, so their cells are first tried with one regular expression;
whatever is not exactly of that shape goes through the XML parser. Both ways must give the same cells.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from mingzhang.readers.sheets.fault import SheetError, damaged, too_many_cells
from mingzhang.readers.sheets.limits import MAX_COLUMNS, MAX_FILLED_CELLS, MAX_MERGES, MAX_ROWS
from mingzhang.readers.sheets.package import Attributes, Package, local
from mingzhang.readers.sheets.sheet import Merge, Sheet
from mingzhang.readers.sheets.xlsx_cells import Printer, clean
from mingzhang.regex import regex

_REFERENCE = regex(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})", re.IGNORECASE)
_TRUE = frozenset({"1", "true", "on"})
_DATA_START, _DATA_END = "<sheetData>", "</sheetData>"
_PROLOG = regex(r"\ufeff?<\?xml[^<>]*\?>")
_UTF8 = regex(rb"<\?xml[^>]*encoding=[\"'](?:utf-8|us-ascii)[\"']|(?!<\?xml[^>]*encoding)", re.IGNORECASE)
_PLAIN_CELL = regex(
    r'<c r="([A-Z]{1,3})([1-9]\d{0,6})"(?: s="(\d{1,6})")?(?: t="([a-z]+)")?>'
    r"(?:(<f)\b(?:[^>]*/>|[^>]*>[^<]*</f>))?<v>([^<&]*)</v></c>"
)
_ROW = regex(r"<row\b[^<>]*>")
_ROW_NUMBER = regex(r'\br="(\d{1,7})"')
_ROW_HIDDEN = regex(r'\shidden="(?:1|true|on)"|\sht="0(?:\.0+)?"')


def read_sheet(package: Package, data: bytes, sheet: Sheet, printer: Printer) -> None:
    """Fill a sheet from its part."""
    reader = _Reader(sheet, printer)
    parts = _parts(data)
    if parts is not None:
        frame, body = parts
        found = _plain_cells(body)
        if found is not None:
            package.parse(frame, reader.start, reader.end, reader.text)
            _fill(sheet, found, printer)
            _hidden_rows(body, sheet)
            return
    package.parse(data, reader.start, reader.end, reader.text)


def is_utf8(data: bytes) -> bool:
    """Whether an XML part says that it is UTF-8, or says nothing."""
    return _UTF8.match(data) is not None


def _parts(data: bytes) -> tuple[str, str] | None:
    """What stands around the cells of a UTF-8 sheet, and the cells."""
    if not is_utf8(data):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    start, end = text.find(_DATA_START) + len(_DATA_START), text.find(_DATA_END)
    if start < len(_DATA_START) or end < start:
        return None
    prolog = _PROLOG.match(text)
    return text[prolog.end() if prolog else 0 : start] + text[end:], text[start:end]


_Cell = tuple[str, str, str, str, str, str]
"""Letters, row number, s, t, whether a formula, and value."""


def _plain_cells(body: str) -> list[_Cell] | None:
    """The cells with a value, if all are of the usual shape: no rich text, no formula without a value."""
    if "<is" in body or "<!" in body:
        return None
    found: list[_Cell] = _PLAIN_CELL.findall(body)
    if len(found) != body.count("<v"):
        return None
    formulas = body.count("<f")
    if formulas and (
        formulas != sum(1 for cell in found if cell[4])
        or any(cell[4] and not cell[5] and cell[3] != "str" for cell in found)
    ):
        return None
    if len(found) > MAX_FILLED_CELLS:
        raise too_many_cells(MAX_FILLED_CELLS)
    return found


def _fill(sheet: Sheet, found: list[_Cell], printer: Printer) -> None:
    columns: dict[str, int] = {}
    rows = sheet.rows
    row: dict[int, str] = {}
    number = ""
    for letters, digits, style, kind, _, value in found:
        if digits != number:
            if int(digits) > MAX_ROWS:
                raise damaged()
            row, number = rows.setdefault(int(digits) - 1, {}), digits
        column = columns.get(letters)
        if column is None:
            column = columns[letters] = column_index(letters)
        printed = printer.text(kind, style, value)
        if printed:
            row[column] = printed


def _hidden_rows(body: str, sheet: Sheet) -> None:
    if "hidden=" not in body and 'ht="0' not in body:
        return
    number = 0
    for tag in _ROW.findall(body):
        named = _ROW_NUMBER.search(tag)
        number = int(named.group(1)) if named else number + 1
        if _ROW_HIDDEN.search(tag):
            sheet.hidden_rows.add(number - 1)


def column_index(letters: str) -> int:
    """The 0-based column of its letters: A is 0, AA is 26."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    if index > MAX_COLUMNS:
        raise damaged()
    return index - 1


def merge_of(reference: str) -> Merge | None:
    """The rows and columns of a range like B2:C5; None for a single cell or nonsense."""
    first, _, last = reference.partition(":")
    one, two = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if one is None or two is None:
        return None
    rows = sorted((int(one.group(2)) - 1, int(two.group(2)) - 1))
    columns = sorted((column_index(one.group(1)), column_index(two.group(1))))
    return rows[0], columns[0], rows[1], columns[1]


class _Reader(Struct):
    """Handlers for a whole sheet, or for what stands around its cells."""

    sheet: Sheet
    printer: Printer
    row: int = -1
    column: int = -1
    style: str = ""
    kind: str = ""
    inside: str = ""
    phonetic: bool = False
    value: list[str] = field(default_factory=list)
    formula: list[str] = field(default_factory=list)
    has_formula: bool = False
    filled: int = 0

    def start(self, name: str, attributes: Attributes) -> None:
        match local(name):
            case "c":
                self._cell(attributes)
            case "v":
                self.inside = "v"
            case "t" if not self.phonetic and self.kind == "inlineStr":
                self.inside = "v"
            case "f":
                self.inside, self.has_formula = "f", True
            case "rPh":
                self.phonetic = True
            case "row":
                self._row(attributes)
            case "sheetView":
                self.printer.show_zeros(attributes.get("showZeros", "1") in _TRUE)
            case "col":
                self._columns(attributes)
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        match local(name):
            case "v" | "t" | "f":
                self.inside = ""
            case "rPh":
                self.phonetic = False
            case "c":
                self._close()

    def text(self, text: str) -> None:
        if self.inside == "v":
            self.value.append(text)
        elif self.inside == "f":
            self.formula.append(text)

    def _row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self.row = int(number) - 1 if number.isdecimal() and len(number) <= 7 else self.row + 1
        self.column = -1
        if self.row >= MAX_ROWS:
            raise damaged()
        if attributes.get("hidden", "0") in _TRUE or not attributes.get("ht", "1").strip("0."):
            self.sheet.hidden_rows.add(self.row)

    def _cell(self, attributes: Attributes) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        if match:
            self.row, self.column = int(match.group(2)) - 1, column_index(match.group(1))
        else:
            self.column += 1
        if self.row < 0 or self.row >= MAX_ROWS or self.column >= MAX_COLUMNS:
            raise damaged()
        self.style, self.kind = attributes.get("s", ""), attributes.get("t", "")
        if not self.style.isdecimal() or len(self.style) > 6:
            self.style = ""
        self.value, self.formula, self.has_formula = [], [], False

    def _close(self) -> None:
        value = "".join(self.value)
        if self.has_formula and not value and self.kind != "str":
            self.sheet.unvalued += 1
            printed = clean("=" + "".join(self.formula))
        elif not value:
            return
        else:
            printed = self.printer.text(self.kind, self.style, value)
        self.filled += 1
        if self.filled > MAX_FILLED_CELLS:
            raise too_many_cells(MAX_FILLED_CELLS)
        if printed:
            self.sheet.rows.setdefault(self.row, {})[self.column] = printed

    def _columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden", "0") not in _TRUE and attributes.get("width", "1").strip("0."):
            return
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdecimal() and last.isdecimal() and len(first) <= 5 and len(last) <= 5:
            self.sheet.hidden_columns.update(range(int(first) - 1, min(int(last), MAX_COLUMNS)))

    def _merge(self, reference: str) -> None:
        merge = merge_of(reference)
        if merge is not None:
            self.sheet.merges.append(merge)
        if len(self.sheet.merges) > MAX_MERGES:
            raise SheetError("sheet-bomb")
