"""The zip package of a DOCX: parts and relationships, with limits against hostile archives.

Nothing leaves the archive: a part is found by its name inside it, an external relationship is never
followed, and no name touches the file system. XML with a DTD is refused, so no entity can expand.
Source of the layout: ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mingzhang.readers.errors import ReadError

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARTS = 10_000
"""Entries of an archive; a disclosure with a picture on every page has a few hundred."""
MAX_PART_BYTES = 96 * 1024 * 1024
"""Size of one XML part; a disclosure of two hundred pages has 10 MB."""
MAX_TOTAL_BYTES = 192 * 1024 * 1024
"""Size of all XML parts that are read."""
MAX_RATIO = 400
"""Uncompressed to compressed size of a part of more than RATIO_FROM bytes; Word's own stay under 100."""
RATIO_FROM = 4 * 1024 * 1024
MAX_NODES = 5_000_000
"""Tags (opening and closing) and attributes of one part, so that its tree stays within memory."""
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAMES = (
    (b"purl.oclc.org/ooxml/wordprocessingml/main", b"schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"purl.oclc.org/ooxml/officeDocument/relationships",
        b"schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"purl.oclc.org/ooxml/officeDocument/math", b"schemas.openxmlformats.org/officeDocument/2006/math"),
)
_DAMAGE = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, IndexError, KeyError)


class Relationship(Struct, frozen=True):
    """One internal relationship of a part: its id, the last word of its type, and the part it names."""

    id: str
    kind: str
    target: str


class Package(Struct):
    """An open archive. ``spent``: bytes unpacked so far."""

    archive: zipfile.ZipFile
    file: str
    names: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    spent: int = 0

    def xml(self, name: str) -> _Element | None:
        """The root of a part, or None if the archive has no such part."""
        info = self.names.get(name.lower())
        return None if info is None else parse(self._bytes(info), self.file)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part that is no XML, or None if the archive has no such part."""
        info = self.names.get(name.lower())
        return None if info is None else self._bytes(info)

    def styles(self, name: str) -> _Element | None:
        """The root of the style sheet without its table styles, which are most of it and never matter."""
        info = self.names.get(name.lower())
        if info is None:
            return None
        data = self._bytes(info)
        try:
            return parse(_without_table_styles(data), self.file)
        except ReadError:
            return parse(data, self.file)

    def relationships(self, name: str) -> tuple[Relationship, ...]:
        """The internal relationships of a part (of the package for an empty name), in order."""
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return ()
        found = []
        for node in root:
            target = node.get("Target")
            if not target or node.get("TargetMode", "").lower() == "external":
                continue
            kind = node.get("Type", "").rpartition("/")[2]
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Relationship(node.get("Id", ""), kind, path))
        return tuple(found)

    def main(self) -> str:
        """The name of the main document part."""
        for relationship in self.relationships(""):
            if relationship.kind == "officeDocument":
                if relationship.target.lower() not in self.names:
                    raise ReadError("docx-damaged", self.file)
                return relationship.target
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise ReadError("docx-foreign", self.file)

    def _bytes(self, info: zipfile.ZipInfo) -> bytes:
        room = min(MAX_PART_BYTES, MAX_TOTAL_BYTES - self.spent)
        if info.file_size > room:
            raise ReadError("docx-large", self.file, limit=MAX_PART_BYTES // 1_048_576)
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise ReadError("docx-bomb", self.file)
        if info.flag_bits & 0x1:
            raise ReadError("docx-encrypted", self.file)
        try:
            with self.archive.open(info) as stream:
                data = stream.read(room + 1)
        except (RuntimeError, *_DAMAGE) as error:  # RuntimeError: encrypted; NotImplementedError is one
            raise ReadError("docx-damaged", self.file) from error
        if len(data) > room:
            raise ReadError("docx-large", self.file, limit=MAX_PART_BYTES // 1_048_576)
        self.spent += len(data)
        return data


def _without_table_styles(data: bytes) -> bytes:
    kept = []
    for piece in data.split(b"</w:style>"):
        start = piece.rfind(b"<w:style ")
        if start >= 0 and b'w:type="table"' in piece[start : piece.find(b">", start)]:
            kept.append(piece[:start])
        else:
            kept.append(piece + b"</w:style>")
    return b"".join(kept).removesuffix(b"</w:style>")


def open_package(data: bytes, file: str) -> Package:
    """Open the archive. Raises :class:`ReadError` for what is none, is encrypted, or is beyond the limits."""
    if data.startswith(OLE):
        raise ReadError("docx-encrypted" if _ENCRYPTED in data else "doc", file)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (NotImplementedError, *_DAMAGE) as error:
        raise ReadError("docx-damaged", file) from error
    if len(infos) > MAX_PARTS:
        raise ReadError("docx-bomb", file)
    names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in infos}
    return Package(archive, file, names)


def parse(data: bytes, file: str) -> _Element:
    """The root element of an XML part; no DTD, no entities, no network, no file."""
    from lxml import etree

    plain = data.replace(b"\0", b"") if b"\0" in data[:64] else data
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise ReadError("docx-dtd", file)
    if plain.count(b"<") + plain.count(b"=") > MAX_NODES:
        raise ReadError("docx-large", file, limit=MAX_PART_BYTES // 1_048_576)
    if _STRICT in data[:4096]:
        for strict, usual in _STRICT_NAMES:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise ReadError("docx-damaged", file) from error
    if getattr(root.getroottree().docinfo, "doctype", ""):  # in an encoding that the search above cannot see
        raise ReadError("docx-dtd", file)
    return root
