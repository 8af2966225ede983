"""XLSX and XLSM: the workbook's list of sheets, its shared strings and styles. ECMA-376 part 1."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

from msgspec import Struct, field

from mingzhang.readers.sheets.fault import SheetError, damaged
from mingzhang.readers.sheets.formats import BUILT_IN, NumberFormat, compile_format
from mingzhang.readers.sheets.limits import MAX_FORMATS, MAX_SHEETS
from mingzhang.readers.sheets.package import Attributes, Package, local
from mingzhang.readers.sheets.sheet import Sheet, Workbook
from mingzhang.readers.sheets.xlsx_cells import Printer, StoredPrinter, clean
from mingzhang.readers.sheets.xlsx_sheet import is_utf8, read_sheet
from mingzhang.regex import regex

_TRUE = frozenset({"1", "true", "on"})
_PLAIN_STRING = regex(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>')
_MAX_STRINGS = 1_000_000


class _Entry(Struct, frozen=True):
    """One sheet of the workbook's list. ``part``: the name of its part."""

    name: str
    part: str
    position: int
    hidden: bool


def read_xlsx(package: Package, *, stored: bool = False) -> Workbook:
    """Read every visible worksheet of an open package; with ``stored`` numbers keep all their digits."""
    main = _main_part(package)
    kinds = _relations(package, main)
    entries, epoch_1904 = _entries(package, main, kinds)
    folder = posixpath.dirname(main)
    strings = _shared_strings(package, _target(kinds, "/sharedStrings", folder, "sharedStrings.xml"))
    formats = _formats(package, _target(kinds, "/styles", folder, "styles.xml"), epoch_1904)
    printer = (StoredPrinter if stored else Printer)(strings, formats, epoch_1904)
    sheets: list[Sheet] = []
    for entry in entries:
        sheet = Sheet(entry.name, entry.position, entry.hidden)
        if not entry.hidden:
            data = package.read(entry.part)
            if data is None:
                raise damaged()
            printer.show_zeros(True)
            read_sheet(package, data, sheet, printer)
        sheets.append(sheet)
    macros = any(name.lower().endswith("vbaproject.bin") for name in package.names)
    return Workbook("xlsm" if macros else "xlsx", tuple(sheets))


def _main_part(package: Package) -> str:
    for kind, target in _relations(package, "").values():
        if kind.endswith("/officeDocument") and package.find(target):
            return target
    return "xl/workbook.xml"


def _relations(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Relation id → type and part name of the target, from the part's own relationship file."""
    folder, name = posixpath.split(part)
    data = package.read(posixpath.join(folder, "_rels", f"{name}.rels"))
    found: dict[str, tuple[str, str]] = {}
    if data is None:
        return found

    def start(name: str, attributes: Attributes) -> None:
        if local(name) == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
            found[attributes.get("Id", "")] = attributes.get("Type", ""), target

    package.parse(data, start)
    return found


def _target(kinds: dict[str, tuple[str, str]], ending: str, folder: str, default: str) -> str:
    targets = (target for kind, target in kinds.values() if kind.endswith(ending))
    return next(targets, posixpath.join(folder, default))


def _entries(package: Package, main: str, kinds: dict[str, tuple[str, str]]) -> tuple[list[_Entry], bool]:
    """The worksheets of the workbook part (charts and macro sheets left out), and its date system."""
    data = package.read(main)
    if data is None:
        raise damaged()
    entries: list[_Entry] = []
    epoch_1904 = False
    position = 0

    def start(name: str, attributes: Attributes) -> None:
        nonlocal epoch_1904, position
        match local(name):
            case "workbookPr":
                epoch_1904 = attributes.get("date1904", "") in _TRUE
            case "sheet":
                position += 1
                link = next((v for k, v in attributes.items() if local(k) == "id" and k != "id"), "")
                kind, part = kinds.get(link, ("", ""))
                if kind.endswith("/worksheet"):
                    hidden = attributes.get("state", "visible") != "visible"
                    entries.append(_Entry(attributes.get("name", ""), part, position, hidden))

    package.parse(data, start)
    if not entries:
        raise damaged()
    if len(entries) > MAX_SHEETS:
        raise SheetError("sheet-bomb")
    return entries, epoch_1904


class _Strings(Struct):
    """Handlers that collect the shared strings; phonetic runs (rPh) are no part of a text."""

    found: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    inside: bool = False
    phonetic: bool = False

    def start(self, name: str, _: Attributes) -> None:
        match local(name):
            case "si":
                self.pieces = []
            case "rPh":
                self.phonetic = True
            case "t":
                self.inside = not self.phonetic

    def end(self, name: str) -> None:
        match local(name):
            case "t":
                self.inside = False
            case "rPh":
                self.phonetic = False
            case "si":
                self.found.append(clean("".join(self.pieces)))
                if len(self.found) > _MAX_STRINGS:
                    raise SheetError("sheet-bomb")

    def text(self, text: str) -> None:
        if self.inside:
            self.pieces.append(text)


def _shared_strings(package: Package, part: str) -> list[str]:
    data = package.read(part)
    if data is None:
        return []
    plain = _plain_strings(data)
    if plain is not None:
        return plain
    strings = _Strings()
    package.parse(data, strings.start, strings.end, strings.text)
    return strings.found


def _plain_strings(data: bytes) -> list[str] | None:
    """The strings, if none of them has runs, entities or anything else that needs the XML parser."""
    if not is_utf8(data) or b"<!" in data or b"&" in data:
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    found = _PLAIN_STRING.findall(text)
    if len(found) != text.count("<si") or len(found) != text.count("<t") or len(found) > _MAX_STRINGS:
        return None
    return [clean(string) for string in found]


def _formats(package: Package, part: str, epoch_1904: bool) -> Callable[[int], NumberFormat]:
    """The number format of a style index; what the styles do not say is General."""
    data = package.read(part)
    codes = dict(BUILT_IN)
    indexes: list[int] = []
    inside = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal inside
        match local(name):
            case "numFmt":
                codes[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
            case "cellXfs":
                inside = True
            case "xf" if inside:
                indexes.append(_number(attributes.get("numFmtId")))

    def end(name: str) -> None:
        nonlocal inside
        if local(name) == "cellXfs":
            inside = False

    if data is not None:
        package.parse(data, start, end)
    known: dict[int, NumberFormat] = {}

    def of(style: int) -> NumberFormat:
        index = indexes[style] if 0 <= style < len(indexes) else 0
        if index not in known:
            if len(known) >= MAX_FORMATS:
                raise SheetError("sheet-bomb")
            known[index] = compile_format(codes.get(index, ""), epoch_1904)
        return known[index]

    return of


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,9}", text) else 0
