"""Stories of a document (body, cell, text box, note) as drafts of paragraphs and tables, in reading order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from mingzhang.document import RemarkKind
from mingzhang.readers.docx.afloat import is_afloat, is_head, is_headed
from mingzhang.readers.docx.chunks import Chunks
from mingzhang.readers.docx.grid import MAX_COLUMNS, boxes, cells_of, is_frame, widths_of
from mingzhang.readers.docx.inline import MAX_DEPTH, Found, Inline, TooDeepError, mark_deleted, unwrapped
from mingzhang.readers.docx.names import W, number, value
from mingzhang.readers.docx.numbering import Numbering
from mingzhang.readers.docx.quick import Raw, survey
from mingzhang.readers.docx.styles import Styles
from mingzhang.readers.drafts import MAX_PAGE_CELLS, Draft, Line, Sheet, cell_text, sentences
from mingzhang.readers.errors import ReadError
from mingzhang.readers.furniture import furniture

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH, _TABLE = W + "p", W + "tbl"
_CHUNK = W + "altChunk"
_BLOCKS = frozenset({_PARAGRAPH, _TABLE, _CHUNK})


class Walker(Struct):
    """Walks the stories of one document. ``watermarks``: texts of shapes that only mark the page.

    ``lines``: the paragraphs as they stand, with the tabs and blanks before and behind their words.
    """

    file: str
    styles: Styles
    numbering: Numbering
    inline: Inline
    chunks: Chunks | None = None
    watermarks: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    cells: int = 0

    def story(self, container: _Element, depth: int = 0) -> list[Draft]:
        """The blocks of a story. A paragraph whose end is deleted runs into the next one."""
        if depth > MAX_DEPTH:
            raise TooDeepError
        drafts: list[Draft] = []
        carried = ""
        afloat: list[Draft] = []
        for node in unwrapped(container, _BLOCKS.__contains__):
            before = len(drafts)
            if node.tag == _PARAGRAPH:
                carried = self._paragraph(node, carried, drafts, depth)
                if afloat and not all(map(is_head, drafts[before:])):
                    drafts[before:before], afloat = afloat, []
                continue
            drafts.extend(afloat)
            drafts.extend(map(Line, sentences(carried)))
            carried = ""
            found = self.table(node, depth + 1) if node.tag == _TABLE else self._chunk(node)
            afloat = found if is_afloat(node) and not is_headed(drafts) else []
            drafts.extend(() if afloat else found)
        drafts.extend(afloat)
        drafts.extend(map(Line, sentences(carried)))
        return drafts

    def _chunk(self, node: _Element) -> list[Draft]:
        """The blocks of a document embedded here."""
        if self.chunks is None:
            return []
        found, self.cells = self.chunks.drafts(node, self.cells)
        return found

    def _paragraph(self, node: _Element, carried: str, drafts: list[Draft], depth: int) -> str:
        """Add a paragraph and the text boxes anchored in it; what a deleted end carries over."""
        properties = node.find(W + "pPr")
        style = "" if properties is None else value(properties.find(W + "pStyle"))
        found = self.inline.read(node, (style or self.styles.default) in self.styles.unseen)
        text = carried + found.text
        if mark_deleted(properties):
            drafts.extend(self._anchored(found, depth))
            return text
        label = self._label(properties, style)
        self.lines += (label + text.lstrip() if label else text).split("\n")
        if text.strip():
            drafts.extend(map(Line, sentences(label + text.lstrip() if label else text)))
        if found.boxes or found.art:
            drafts.extend(self._anchored(found, depth))
        return ""

    def _anchored(self, found: Found, depth: int) -> list[Draft]:
        drafts: list[Draft] = []
        for words in found.art:
            if furniture(words) is RemarkKind.WATERMARK:
                self.watermarks.append(words)
            elif words.strip():
                drafts.append(Line(words.strip()))
        if found.boxes:
            fields, self.inline.fields = self.inline.fields, []
            for box in found.boxes:
                drafts.extend(self.story(box, depth + 1))
            self.inline.fields = fields
        return drafts

    def _label(self, properties: _Element | None, style: str) -> str:
        """The automatic number of a paragraph: its own list, or that of its style; empty for none."""
        if not self.numbering.lists:
            return ""
        own = None if properties is None else properties.find(W + "numPr")
        list_id = None if own is None else number(own.find(W + "numId"))
        level = None if own is None else number(own.find(W + "ilvl"))
        if list_id is None:
            list_id, styled = self.styles.list_of(style)
            level = styled if level is None else level
        elif level is None:
            level = 0
        if not list_id:
            return ""
        return self.numbering.label(list_id, level, style or self.styles.default)

    def _cell(self, raw: Raw, nested: list[Draft], depth: int) -> str:
        """The text of a cell; tables nested in it are added to ``nested``."""
        self.cells += 1
        if self.cells > MAX_PAGE_CELLS:
            raise ReadError("cells", self.file, limit=MAX_PAGE_CELLS)
        if not raw.beyond:
            return raw.text
        lines = []
        for draft in self.story(raw.cell, depth + 1):
            if isinstance(draft, Line):
                lines.append(draft.text)
            else:
                nested.append(draft)
        return cell_text(lines)

    def table(self, node: _Element, depth: int) -> list[Draft]:
        """A table, then the tables nested in it. A frame around tables is none: what stands in it stands alone."""
        ordinary = not self.inline.fields and self.styles.quiet(self.styles.default)
        surveyed = survey(node, self.styles, MAX_COLUMNS) if ordinary else None
        rows = cells_of(node) if surveyed is None else surveyed
        if is_frame(rows):
            cells = (raw.cell for row in rows for raw in row if not raw.joins)
            return [draft for cell in cells for draft in self.story(cell, depth + 1)]
        nested: list[Draft] = []
        widths = widths_of(node)
        grid = boxes(rows, lambda raw: self._cell(raw, nested, depth), surveyed is None, widths)
        return [Sheet(grid), *nested] if any(grid) else nested
