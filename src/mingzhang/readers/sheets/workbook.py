"""The door of this room: which kind of workbook the bytes are, and its Document."""

from __future__ import annotations

import struct
import zipfile
import zlib

from mingzhang.document import Document
from mingzhang.readers.errors import ReadError
from mingzhang.readers.sheets.blocks import document_of
from mingzhang.readers.sheets.fault import SheetError
from mingzhang.readers.sheets.package import Package
from mingzhang.readers.sheets.sheet import Workbook
from mingzhang.readers.sheets.xlsx import read_xlsx

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
HEAD = 4096
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,  # a compression method or zip version unknown to us
    OSError,
    RuntimeError,
    LookupError,
    ValueError,
    OverflowError,
)
"""What a damaged file can make the standard library raise."""


def read_workbook(data: bytes, file: str, sha256: str) -> Document:
    """Read a workbook's bytes. Raises :class:`ReadError` for what is no workbook or beyond the limits.

    A place's ``page`` is the sheet's position in the workbook, its ``line`` the row of the sheet.
    """
    try:
        return document_of(_read(data), file, sha256)
    except SheetError as fault:
        raise ReadError(fault.key, file, **fault.words) from fault
    except _BROKEN as error:
        raise ReadError("sheet-damaged", file) from error


def stored_workbook(data: bytes, file: str) -> Workbook:
    """An XLSX workbook's visible sheets with numbers as stored. Raises :class:`ReadError` as read_workbook."""
    try:
        if workbook_format(data) != "xlsx":
            raise SheetError("sheet-foreign")
        return read_xlsx(Package.open(data), stored=True)
    except SheetError as fault:
        raise ReadError(fault.key, file, **fault.words) from fault
    except _BROKEN as error:
        raise ReadError("sheet-damaged", file) from error


def workbook_format(data: bytes) -> str:
    """xlsx, ods or xls if the bytes are a workbook, encrypted ones included; else an empty string."""
    try:
        if data.startswith(_ZIP):
            return _zip_format(Package.open(data))
        if data.startswith(_COMPOUND):
            from mingzhang.readers.sheets.compound import Compound

            names = Compound.open(data).names
            return "xls" if {"workbook", "book"} & names else ""
    except (SheetError, *_BROKEN):
        pass
    return ""


def _zip_format(package: Package) -> str:
    if package.find("xl/workbook.xml") or package.find("xl/workbook.bin"):
        return "xlsx"
    kind = (package.read("mimetype") or b"")[: len(_ODS)] if package.find("mimetype") else b""
    return "ods" if kind == _ODS else ""


def _read(data: bytes) -> Workbook:
    if data.startswith(_ZIP):
        package = Package.open(data)
        kind = _zip_format(package)
        if kind == "ods":
            from mingzhang.readers.sheets.ods import read_ods

            return read_ods(package)
        if package.find("xl/workbook.bin"):
            raise SheetError("sheet-binary")
        return read_xlsx(package)
    if data.startswith(_COMPOUND):
        from mingzhang.readers.sheets.xls import read_xls

        return read_xls(data)
    from mingzhang.readers.sheets.xml2003 import NAMESPACE, read_xml2003

    if NAMESPACE in data[:HEAD]:
        return read_xml2003(data)
    raise SheetError("sheet-foreign")
