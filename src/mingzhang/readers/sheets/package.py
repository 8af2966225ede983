"""The zip package of an XLSX or ODS file: its parts, unpacked under limits, and its XML, without entities."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from msgspec import Struct, field

from mingzhang.readers.sheets.fault import SheetError, damaged
from mingzhang.readers.sheets.limits import (
    MAX_DEPTH,
    MAX_DIRECTORY_BYTES,
    MAX_ELEMENTS,
    MAX_ENTRIES,
    MAX_PART_BYTES,
    MAX_UNPACKED_BYTES,
)

_END_RECORD = b"PK\x05\x06"
_END_LENGTH = 22
_MAX_COMMENT = 65_535
_ENCRYPTED = 0x1
_CHUNK = 1 << 20

Attributes = dict[str, str]


class Package(Struct):
    """An open archive. ``unpacked`` and ``elements`` count what was read so far, over all parts."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    unpacked: int = 0
    elements: int = 0
    _lower: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Open an archive whose directory is of a sane size."""
        _check_directory(data)
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
        if len(names) > MAX_ENTRIES:
            raise SheetError("sheet-bomb")
        return cls(archive, frozenset(names), _lower={name.lower(): name for name in names})

    def find(self, name: str) -> str | None:
        """The stored name of a part; some writers differ in upper and lower case."""
        return name if name in self.names else self._lower.get(name.lower())

    def read(self, name: str) -> bytes | None:
        """A part's bytes, or None if there is no such part. Never trusts the size an entry declares."""
        stored = self.find(name)
        if stored is None:
            return None
        info = self.archive.getinfo(stored)
        if info.flag_bits & _ENCRYPTED:
            raise SheetError("sheet-encrypted")
        limit = min(MAX_PART_BYTES, MAX_UNPACKED_BYTES - self.unpacked)
        if info.file_size > limit:
            raise SheetError("sheet-bomb")
        pieces: list[bytes] = []
        size = 0
        with self.archive.open(info) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > limit:
                    raise SheetError("sheet-bomb")
                pieces.append(piece)
        self.unpacked += size
        return b"".join(pieces)

    def parse(
        self,
        data: bytes | str,
        start: Callable[[str, Attributes], object],
        end: Callable[[str], object] | None = None,
        text: Callable[[str], object] | None = None,
    ) -> None:
        """Run an XML part through handlers, as :func:`walk` does."""
        self.elements = walk(data, start, end, text, self.elements)


def walk(
    data: bytes | str,
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    elements: int = 0,
) -> int:
    """Run XML through handlers. A document type, and with it any entity, is refused.

    Names keep their prefix; :func:`local` takes it off. ``elements``: read before; those read by now are returned.
    """
    depth = 0

    def opened(name: str, attributes: Attributes) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > MAX_DEPTH or elements > MAX_ELEMENTS:
            raise SheetError("sheet-bomb")
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.StartDoctypeDeclHandler = _refuse
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise damaged() from error
    return elements


def local(name: str) -> str:
    """An element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def _refuse(*_: object) -> None:
    raise SheetError("sheet-dtd")


def _check_directory(data: bytes) -> None:
    """Look at the end record before the archive's directory is turned into a million objects."""
    at = data.rfind(_END_RECORD, max(0, len(data) - _END_LENGTH - _MAX_COMMENT))
    if at < 0 or len(data) < at + _END_LENGTH:
        raise damaged()
    entries, size = struct.unpack_from("<HI", data, at + 10)
    if entries > MAX_ENTRIES or size > MAX_DIRECTORY_BYTES:
        raise SheetError("sheet-bomb")
