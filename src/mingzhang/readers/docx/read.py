"""From the bytes of a DOCX file to a Document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from mingzhang.document import Block, Document, Remark, RemarkKind, Table
from mingzhang.place import Place
from mingzhang.readers.docx.body import Walker
from mingzhang.readers.docx.chunks import Chunks
from mingzhang.readers.docx.grid import TooWideError
from mingzhang.readers.docx.inline import Inline, TooDeepError
from mingzhang.readers.docx.names import OFFICE, A, V, W
from mingzhang.readers.docx.numbering import read_numbering
from mingzhang.readers.docx.package import Package, open_package
from mingzhang.readers.docx.styles import read_styles
from mingzhang.readers.drafts import Draft, Line, blocks
from mingzhang.readers.errors import ReadError
from mingzhang.readers.furniture import furniture
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PICTURES = 100
MIN_TYPED = 3
"""So many lines of figures between tabs make it worth looking for tables."""
_AMOUNT = regex(r"\t[ ]*-?\d[\d,]*\.\d")
_EMPTY = regex(r"^\t|\t[ ]*\t")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, file: str, sha256: str) -> Document:
    """Read a DOCX as Word prints it: changes accepted, hidden text and page furniture left out.

    Tables are grids with real spans (a merged cell once, at its top left); automatic numbers are written
    before their paragraphs; text boxes follow the paragraph they are anchored in, notes stand at the end.
    Raises :class:`ReadError` for what is damaged, encrypted, no Word document, or beyond the limits.
    """
    package = open_package(data, file)
    try:
        content = _read(package, file)
    except TooDeepError as error:
        raise ReadError("docx-deep", file) from error
    except TooWideError as error:
        raise ReadError("docx-wide", file) from error
    found = _typed(content, file) or blocks(content.drafts, file)
    if not found:
        raise ReadError("docx-empty", file)
    remarks = tuple(
        Remark(RemarkKind.WATERMARK, text, Place(file)) for text in dict.fromkeys(content.watermarks)
    )
    remarks += tuple(Remark(kind, "", Place(file)) for kind in content.unread)
    return Document(file, "docx", sha256, found, remarks)


class _Content(Struct):
    """What a document holds. ``lines``: its paragraphs as they stand; ``unread``: pictures, embedded documents."""

    drafts: list[Draft]
    watermarks: list[str]
    lines: list[str]
    unread: list[RemarkKind]


def _typed(content: _Content, file: str) -> tuple[Block, ...]:
    """The blocks of a document whose tables are typed with tabs; none where it has real ones.

    Recognised scans and plain texts opened in Word are such documents; they are read as the texts they are. Where
    no tab marks an empty cell, nobody knows in which column a figure stands.
    """
    if any(not isinstance(draft, Line) for draft in content.drafts):
        return ()
    typed = [line for line in content.lines if line.count("\t") > 1 and _AMOUNT.search(line)]
    if len(typed) < MIN_TYPED or not any(_EMPTY.search(line) for line in typed):
        return ()
    from mingzhang.readers.text import read_text

    try:
        found = read_text("\n".join(content.lines).encode("utf-8", "replace"), file, "").blocks
    except ReadError:
        return ()
    return found if any(isinstance(block, Table) for block in found) else ()


def _read(package: Package, file: str, inside: bool = False) -> _Content:
    """The contents. ``inside``: it is itself embedded, and what is embedded in it again stays unread."""
    main = package.main()
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise ReadError("docx-foreign", file)
    related = package.relationships(main)
    parts = {relationship.kind: relationship.target for relationship in related}
    styles = read_styles(package.styles(parts["styles"]) if "styles" in parts else None)
    numbering = read_numbering(_part(package, parts, "numbering"))
    targets = {relationship.id: relationship.target for relationship in related}
    chunks = Chunks(package, file, targets, None if inside else partial(_embedded, package, file))
    walker = Walker(file, styles, numbering, Inline(styles.unseen), chunks)
    drafts = walker.story(body)
    for kind in ("footnotes", "endnotes"):
        drafts.extend(_notes(walker, _part(package, parts, kind), kind))
    for relationship in related:
        if relationship.kind == "header":
            walker.watermarks.extend(_watermarks(package.xml(relationship.target)))
    # An embedded workbook is shown by a picture of it.
    objects = list(islice(body.iter(OFFICE + "OLEObject"), MAX_PICTURES))
    pictures = len(list(islice(body.iter(A + "blip", V + "imagedata"), MAX_PICTURES)))
    unread = [RemarkKind.PICTURE] * max(pictures - len(objects), 0)
    embedded = len(list(islice(body.iter(W + "altChunk"), MAX_PICTURES))) - chunks.read
    unread += [RemarkKind.EMBEDDED] * (len(objects) + max(embedded, 0))
    return _Content(drafts, walker.watermarks, walker.lines, unread)


def _embedded(package: Package, file: str, data: bytes) -> list[Draft]:
    """The drafts of a Word document embedded in another; both together stay within the limits of one."""
    inner = open_package(data, file)
    inner.spent = package.spent
    try:
        return _read(inner, file, inside=True).drafts
    finally:
        package.spent = inner.spent


def _part(package: Package, parts: dict[str, str], kind: str) -> _Element | None:
    return package.xml(parts[kind]) if kind in parts else None


def _notes(walker: Walker, root: _Element | None, kind: str) -> Iterator[Draft]:
    """The notes referred to, in the order of their references, each once."""
    if root is None:
        return
    notes = {
        note.get(W + "id", ""): note
        for note in root.iterchildren()
        if note.get(W + "type", "") not in _SEPARATORS
    }
    for name in dict.fromkeys(walker.inline.notes):
        if name[0] == kind and name[1] in notes:
            walker.inline.fields = []
            yield from walker.story(notes[name[1]])


def _watermarks(root: _Element | None) -> Iterator[str]:
    """Texts that a header prints behind the page: WordArt shapes, and text boxes that say so."""
    if root is None:
        return
    for shape in root.iter(V + "textpath"):
        words = shape.get("string", "").strip()
        if words:
            yield words
    for box in root.iter(W + "txbxContent"):
        words = "".join(text.text or "" for text in box.iter(W + "t")).strip()
        if words and furniture(words) is RemarkKind.WATERMARK:
            yield words
