"""The draft DOCX with comments at the figures and words; every other part, and all text, untouched.

The reader's blocks are found again in the package by their words, in order: a row by its cells' texts, a
paragraph by its own (an automatic number before it is the reader's). Source: ECMA-376 part 1, 17.13.4.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from mingzhang.document import Document, Paragraph, Table
from mingzhang.findings import Cited, Report
from mingzhang.readers.docx.package import open_package
from mingzhang.view import messages
from mingzhang.view.docx_range import occurrences, stretch
from mingzhang.view.marked import lines, numbered, places

if TYPE_CHECKING:
    from lxml.etree import _Element

WINDOW = 300
"""How far ahead in the package a block is looked for."""
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def marked_docx(data: bytes, report: Report, document: Document, *, notes: bool = False) -> bytes:
    """The bytes of the draft with comments. Raises ReadError for a package that is not safe to open."""
    package = open_package(data, document.file)
    main = package.main()
    package.xml(main)  # within the limits, and without a DTD
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = _Parts(archive, main)
        body = _Body(parts.root, document)
        number = parts.next_comment()
        for item, problem in numbered(report, notes=notes):
            for at, cited in enumerate(places(item)):
                text = list(lines(item, problem, first=at == 0))
                anchor = body.anchor(cited)
                if anchor is None:
                    if at:
                        continue
                    anchor = body.first
                    text.append(messages.NOT_LOCATED.format(place=f"{problem.place} {problem.page}"))
                body.comment(anchor, number, cited)
                parts.comment(number, text)
                number += 1
        return parts.packed()


class _Unit(Struct, frozen=True):
    """A paragraph outside tables, or a row: its words without spaces, and its element."""

    row: bool
    words: str
    element: _Element


class _Body:
    """The body of the package, with the reader's blocks found in it."""

    def __init__(self, root: _Element, document: Document) -> None:
        self.w = root.tag[: root.tag.index("}") + 1]
        units = list(self._units(root))
        self._found: dict[tuple[int, int], _Element] = {}
        at = 0
        for key, row, words in _blocks(document):
            for ahead in range(at, min(at + WINDOW, len(units))):
                unit = units[ahead]
                if unit.row is row and (unit.words == words or (not row and words.endswith(unit.words))):
                    self._found[key] = unit.element
                    at = ahead + 1
                    break
        first = next((unit.element for unit in units), None)
        self.first = root if first is None else self._paragraph(first)
        self._document = document

    def _units(self, root: _Element) -> Iterator[_Unit]:
        for element in root.iter(f"{self.w}p", f"{self.w}tr"):
            row = element.tag == f"{self.w}tr"
            if not row and any(parent.tag == f"{self.w}tbl" for parent in element.iterancestors()):
                continue
            words = self._words(element)
            if words:
                yield _Unit(row, words, element)

    def _words(self, element: _Element) -> str:
        return "".join("".join(text.text or "" for text in element.iter(f"{self.w}t")).split())

    def _paragraph(self, element: _Element) -> _Element:
        if element.tag == f"{self.w}p":
            return element
        found = next(element.iter(f"{self.w}p"), None)
        return element if found is None else found

    def anchor(self, cited: Cited) -> _Element | None:
        """The paragraph to put a comment at, or None where the place was not found."""
        place = cited.place
        if not 0 <= place.block < len(self._document.blocks):
            return None
        row = -1 if place.row is None else place.row
        element = self._found.get((place.block, row))
        if element is None and row < 0:  # a whole table: its first row
            element = self._found.get((place.block, 0))
        if element is None:
            return None
        if row < 0 or place.column is None:
            return self._paragraph(element)
        return self._paragraph(self._cell(element, place.column, self._text(cited)))

    def _text(self, cited: Cited) -> str:
        block = self._document.blocks[cited.place.block]
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    if (cell.row, cell.column) == (cited.place.row, cited.place.column):
                        return "".join(cell.text.split())
        return ""

    def _cell(self, row: _Element, column: int, words: str) -> _Element:
        """The cell at a grid column; another of the row where only that one has the words."""
        at = _number(row.find(f"{self.w}trPr/{self.w}gridBefore"), self.w, 0)
        here: _Element | None = None
        alike: _Element | None = None
        for cell in row.findall(f"{self.w}tc"):
            span = _number(cell.find(f"{self.w}tcPr/{self.w}gridSpan"), self.w, 1)
            if at <= column < at + span:
                here = cell
            if alike is None and words and self._words(cell) == words:
                alike = cell
            at += span
        if here is not None and (not words or self._words(here) == words):
            return here
        if alike is not None:
            return alike
        return row if here is None else here

    def comment(self, paragraph: _Element, number: int, cited: Cited) -> None:
        """Anchor a comment at the words that are cited, else at the whole paragraph."""
        from lxml import etree

        w, name = self.w, str(number)
        start = etree.Element(f"{w}commentRangeStart", {f"{w}id": name})
        end = etree.Element(f"{w}commentRangeEnd", {f"{w}id": name})
        run = etree.Element(f"{w}r")
        etree.SubElement(run, f"{w}commentReference", {f"{w}id": name})
        found = stretch(paragraph, w, cited.printed, self._before(paragraph, cited))
        if found is not None:
            first, last = found
            first.addprevious(start)
            last.addnext(run)
            last.addnext(end)
            return
        properties = paragraph.find(f"{w}pPr")
        paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
        paragraph.extend([end, run])

    def _before(self, paragraph: _Element, cited: Cited) -> int:
        """How often the package's paragraph prints the words before the place; an automatic number is not its own."""
        block = self._document.blocks[cited.place.block] if cited.place.block >= 0 else None
        if not isinstance(block, Paragraph) or cited.place.start is None:
            return 0
        whole = occurrences(block.text, cited.printed)
        numbered = whole - occurrences(self._words(paragraph), cited.printed)
        return max(occurrences(block.text[: cited.place.start], cited.printed) - max(numbered, 0), 0)


def _number(element: _Element | None, w: str, otherwise: int) -> int:
    text = "" if element is None else element.get(f"{w}val", "")
    return int(text) if text.isdecimal() else otherwise


def _blocks(document: Document) -> Iterator[tuple[tuple[int, int], bool, str]]:
    """The reader's paragraphs and rows that have words, with their keys."""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Paragraph):
            words = "".join(block.text.split())
            if words:
                yield (number, -1), False, words
            continue
        for row in block.rows:
            words = "".join("".join(cell.text.split()) for cell in row)
            if words and row:
                yield (number, row[0].row), True, words


class _Parts:
    """The parts that change: the document, the comments, and what names them."""

    def __init__(self, archive: zipfile.ZipFile, main: str) -> None:
        self._archive = archive
        names = {name.lower(): name for name in archive.namelist()}
        self._main = names.get(main.lower(), main)
        folder, base = posixpath.split(self._main)
        self._relations = names.get(
            f"{folder}/_rels/{base}.rels".lower().lstrip("/"), f"{folder}/_rels/{base}.rels"
        )
        self.root = self._xml(self._main)
        self._w = self.root.tag[: self.root.tag.index("}") + 1]
        self._links = self._xml(self._relations) if self._relations in archive.namelist() else None
        target = self._target()
        self._comments_name = (
            posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if target
            else f"{folder}/comments.xml"
        )
        self._own = target == ""
        if self._own:
            from lxml import etree

            self._comments = etree.Element(f"{self._w}comments", nsmap={"w": self._w[1:-1]})
        else:
            self._comments = self._xml(self._comments_name)

    def _xml(self, name: str) -> _Element:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self._archive.read(name), parser)

    def _target(self) -> str:
        for link in () if self._links is None else self._links:
            if link.get("Type", "").endswith("/comments"):
                return link.get("Target", "")
        return ""

    def next_comment(self) -> int:
        """The first number that no comment has."""
        numbers = [comment.get(f"{self._w}id", "") for comment in self._comments]
        return max((int(text) for text in numbers if text.isdecimal()), default=-1) + 1

    def comment(self, number: int, text: Sequence[str]) -> None:
        """Write a comment."""
        from lxml import etree

        w = self._w
        author = {f"{w}id": str(number), f"{w}author": messages.AUTHOR, f"{w}initials": messages.INITIALS}
        comment = etree.SubElement(self._comments, f"{w}comment", author)
        for line in text:
            run = etree.SubElement(etree.SubElement(comment, f"{w}p"), f"{w}r")
            etree.SubElement(run, f"{w}t").text = line

    def packed(self) -> bytes:
        """The whole package again: parts that did not change byte by byte."""
        changed = {self._main: self.root, self._comments_name: self._comments}
        if self._own:
            changed[self._relations] = self._linked()
            changed["[Content_Types].xml"] = self._typed()
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for info in self._archive.infolist():
                element = changed.pop(info.filename, None)
                target.writestr(info, self._archive.read(info) if element is None else _bytes(element))
            for name, element in changed.items():
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, _bytes(element))
        return out.getvalue()

    def _linked(self) -> _Element:
        from lxml import etree

        links = self._links
        if links is None:
            links = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})  # type: ignore[dict-item]
        taken = {link.get("Id") for link in links}
        name = next(f"rIdMingzhang{n}" for n in range(len(taken) + 1) if f"rIdMingzhang{n}" not in taken)
        words = {"Id": name, "Type": _KIND, "Target": posixpath.basename(self._comments_name)}
        etree.SubElement(links, f"{{{_RELATIONSHIPS}}}Relationship", words)
        return links

    def _typed(self) -> _Element:
        from lxml import etree

        types = self._xml("[Content_Types].xml")
        words = {"PartName": f"/{self._comments_name}", "ContentType": _CONTENT}
        etree.SubElement(types, f"{{{_TYPES}}}Override", words)
        return types


def _bytes(element: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)
