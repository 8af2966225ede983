"""XLS (Excel 97 to 2003, and WPS .et): the workbook's globals and the cells of its sheets. MS-XLS."""

from __future__ import annotations

import struct
from decimal import Decimal

from msgspec import Struct, field

from mingzhang.readers.sheets import xls_records as biff
from mingzhang.readers.sheets.compound import Compound
from mingzhang.readers.sheets.fault import SheetError, damaged, too_many_cells
from mingzhang.readers.sheets.formats import BUILT_IN, NumberFormat, compile_format
from mingzhang.readers.sheets.limits import MAX_FILLED_CELLS, MAX_FORMATS, MAX_MERGES, MAX_SHEETS
from mingzhang.readers.sheets.numbers import from_double, from_rk
from mingzhang.readers.sheets.sheet import Sheet, Workbook
from mingzhang.readers.sheets.xls_records import Pieces, Record, records
from mingzhang.readers.sheets.xlsx_cells import clean

_BIFF8 = 0x0600
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_ENCRYPTED_STREAMS = frozenset({"encryptedpackage", "encryptioninfo"})
_ROW_HIDDEN = 0x20
_SHOWS_ZEROS = 0x10
_MAX_STRINGS = 1_000_000
_COLUMNS = 256


class _Globals(Struct):
    """What the sheets share. ``sheets``: name, offset, hidden and whether a worksheet, in order."""

    strings: list[str] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    styles: list[int] = field(default_factory=list)
    sheets: list[tuple[str, int, bool, bool]] = field(default_factory=list)
    epoch_1904: bool = False
    known: dict[int, NumberFormat] = field(default_factory=dict)

    def format(self, style: int) -> NumberFormat:
        index = self.styles[style] if style < len(self.styles) else 0
        if index not in self.known:
            if len(self.known) >= MAX_FORMATS:
                raise SheetError("sheet-bomb")
            self.known[index] = compile_format(self.codes.get(index, ""), self.epoch_1904)
        return self.known[index]


def read_xls(data: bytes) -> Workbook:
    """Read every visible worksheet of an XLS file."""
    compound = Compound.open(data)
    if compound.names & _ENCRYPTED_STREAMS:
        raise SheetError("sheet-encrypted")
    if "workbook" not in compound.streams:
        raise SheetError("sheet-old" if "book" in compound.names else "sheet-foreign")
    stream = compound.read("workbook")
    shared = _globals(stream)
    sheets: list[Sheet] = []
    filled = 0
    for position, (name, offset, hidden, worksheet) in enumerate(shared.sheets, 1):
        if not worksheet:
            continue
        sheet = Sheet(name, position, hidden)
        if not hidden:
            _Reader(sheet, shared).read(stream, offset)
            filled += sum(map(len, sheet.rows.values()))
            if filled > MAX_FILLED_CELLS:
                raise too_many_cells(MAX_FILLED_CELLS)
        sheets.append(sheet)
    return Workbook("xls", tuple(sheets))


def _globals(stream: bytes) -> _Globals:
    shared = _Globals()
    first = True
    for record in records(stream):
        data = record.data
        if first:
            if record.kind != biff.BOF or len(data) < 2:
                raise damaged() if record.kind & 0xFF != 0x09 else SheetError("sheet-old")
            if struct.unpack_from("<H", data)[0] != _BIFF8:
                raise SheetError("sheet-old")
            first = False
        match record.kind:
            case biff.FILEPASS:
                raise SheetError("sheet-encrypted")
            case biff.DATEMODE:
                shared.epoch_1904 = data[:2] == b"\1\0"
            case biff.FORMAT:
                pieces = Pieces(record.pieces, at=2)
                shared.codes[struct.unpack_from("<H", data)[0]] = pieces.string()
            case biff.XF:
                shared.styles.append(struct.unpack_from("<H", data, 2)[0])
            case biff.BOUNDSHEET:
                offset, hidden, kind, length = struct.unpack_from("<IBBB", data)
                name = Pieces(record.pieces, at=7).string(length)
                shared.sheets.append((name, offset, bool(hidden & 3), kind == 0))
            case biff.SST:
                shared.strings = _strings(record)
            case biff.EOF:
                break
    if first or not shared.sheets:
        raise damaged()
    if len(shared.sheets) > MAX_SHEETS:
        raise SheetError("sheet-bomb")
    return shared


def _strings(record: Record) -> list[str]:
    pieces = Pieces(record.pieces)
    _, count = struct.unpack("<II", pieces.take(8))
    if count > _MAX_STRINGS:
        raise SheetError("sheet-bomb")
    return [clean(pieces.string()) for _ in range(count)]


class _Reader(Struct):
    """Reads the records of one sheet."""

    sheet: Sheet
    shared: _Globals
    zeros: bool = True
    numbers: list[tuple[int, int, int, Decimal | None]] = field(default_factory=list)
    awaiting: tuple[int, int] | None = None

    def read(self, stream: bytes, offset: int) -> None:
        depth = 0
        for record in records(stream, offset):
            if record.kind == biff.BOF:
                depth += 1
            elif record.kind == biff.EOF:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1:  # a chart inside the sheet has records of its own
                self._record(record)
                if len(self.numbers) > MAX_FILLED_CELLS:
                    raise too_many_cells(MAX_FILLED_CELLS)
        for row, column, style, number in self.numbers:
            if number is not None and (number or self.zeros):
                self._put(row, column, self.shared.format(style).printed(number))

    def _record(self, record: Record) -> None:
        data = record.data
        match record.kind:
            case biff.NUMBER:
                row, column, style = struct.unpack_from("<HHH", data)
                self.numbers.append((row, column, style, from_double(data[6:14])))
            case biff.RK:
                row, column, style, code = struct.unpack_from("<HHHI", data)
                self.numbers.append((row, column, style, from_rk(code)))
            case biff.MULRK:
                self._many(data)
            case biff.LABELSST:
                row, column, style, index = struct.unpack_from("<HHHI", data)
                self._text(row, column, style, self.shared.strings[index])
            case biff.LABEL | biff.RSTRING:
                row, column, style = struct.unpack_from("<HHH", data)
                self._text(row, column, style, clean(Pieces(record.pieces, at=6).string()))
            case biff.BOOLERR:
                row, column, _, value, error = struct.unpack_from("<HHHBB", data)
                self._put(row, column, _ERRORS.get(value, "#N/A") if error else _truth(value))
            case biff.FORMULA:
                self._formula(data)
            case biff.STRING if self.awaiting:
                self._put(*self.awaiting, clean(Pieces(record.pieces).string()))
                self.awaiting = None
            case _:
                self._layout(record)

    def _layout(self, record: Record) -> None:
        data = record.data
        match record.kind:
            case biff.ROW:
                (row,) = struct.unpack_from("<H", data)
                if data[12] & _ROW_HIDDEN:
                    self.sheet.hidden_rows.add(row)
            case biff.COLINFO:
                first, last, width, _, flags = struct.unpack_from("<HHHHH", data)
                if flags & 1 or width == 0:
                    self.sheet.hidden_columns.update(range(first, min(last + 1, _COLUMNS)))
            case biff.WINDOW2:
                self.zeros = bool(struct.unpack_from("<H", data)[0] & _SHOWS_ZEROS)
            case biff.MERGED:
                for at in range(2, min(len(data), 2 + 8 * struct.unpack_from("<H", data)[0]) - 7, 8):
                    top, bottom, left, right = struct.unpack_from("<HHHH", data, at)
                    if top <= bottom and left <= right:
                        self.sheet.merges.append((top, left, bottom, right))
                if len(self.sheet.merges) > MAX_MERGES:
                    raise SheetError("sheet-bomb")

    def _many(self, data: bytes) -> None:
        row, column = struct.unpack_from("<HH", data)
        for at in range(4, len(data) - 7, 6):
            style, code = struct.unpack_from("<HI", data, at)
            self.numbers.append((row, column, style, from_rk(code)))
            column += 1

    def _formula(self, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        result = data[6:14]
        self.awaiting = None
        if result[6:] != b"\xff\xff":
            self.numbers.append((row, column, style, from_double(result)))
        elif result[0] == 0:
            self.awaiting = row, column
        elif result[0] == 1:
            self._put(row, column, _truth(result[2]))
        elif result[0] == 2:
            self._put(row, column, _ERRORS.get(result[2], "#N/A"))

    def _text(self, row: int, column: int, style: int, text: str) -> None:
        self._put(row, column, self.shared.format(style).printed_text(text))

    def _put(self, row: int, column: int, text: str) -> None:
        if column >= _COLUMNS:
            raise damaged()
        if text:
            self.sheet.rows.setdefault(row, {})[column] = text


def _truth(value: int) -> str:
    return "TRUE" if value else "FALSE"
