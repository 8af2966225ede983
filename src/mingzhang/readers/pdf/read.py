"""A PDF file to the neutral Document."""

from __future__ import annotations

import itertools
import time
from typing import TYPE_CHECKING

from mingzhang.document import Block, Cell, Document, Paragraph, Remark, RemarkKind, Table
from mingzhang.place import Place
from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf.flow import Flowing, flow
from mingzhang.readers.pdf.furniture import PageContent, without_furniture
from mingzhang.readers.pdf.joining import WholeTable
from mingzhang.readers.pdf.limits import TIME_BUDGET
from mingzhang.readers.pdf.lines import lines_of_words
from mingzhang.readers.pdf.nouns import Box, Line, PageTable, Span, around
from mingzhang.readers.pdf.objects import opened
from mingzhang.readers.pdf.page import page_content, recognised_by
from mingzhang.readers.pdf.paragraphs import joined
from mingzhang.readers.pdf.turning import as_shown

if TYPE_CHECKING:
    from mingzhang.readers.ocr import OcrEngine


def read_pdf(data: bytes, file: str, sha256: str, ocr: OcrEngine | None = None) -> Document:
    """Read a PDF. ``ocr``: reads the pages that have no text, if given.

    Raises :class:`ReadError` for an encrypted or damaged file, one beyond the limits, and one that holds
    neither text nor pictures. A scan is a Document whose remarks name the pages without text.
    """
    pages = _pages(data, file, ocr)
    objects = [page.objects for page in pages]
    builder = _Builder(file)
    builder.twists = {page.number: (page.twist, page.width, page.height) for page in objects if page.twist}
    taken = without_furniture(pages)
    builder.page_remarks(pages)
    for removed in taken:
        builder.remark(removed.kind, removed.line.text, removed.line.page, removed.line.box)
    for item in flow(pages):
        builder.add(item)
    if not builder.blocks and not any(page.objects for page in objects):
        raise ReadError("pdf_empty", file)
    builder.remarks.sort(key=lambda remark: (remark.place.page or 0, remark.place.order))
    return Document(file, "pdf", sha256, tuple(builder.blocks), tuple(builder.remarks))


def _pages(data: bytes, file: str, ocr: OcrEngine | None) -> list[PageContent]:
    end = time.monotonic() + TIME_BUDGET
    pages: list[PageContent] = []
    with opened(data, file) as pdf:
        for number in range(1, pdf.page_count + 1):
            objects = pdf.page(number)
            if ocr is not None and not objects.words:
                objects = recognised_by(ocr, pdf, objects)
            elif time.monotonic() > end:
                raise ReadError("pdf_slow", file, page=number, limit=TIME_BUDGET)
            pages.append(page_content(objects, file, pages[-1] if pages else None))
    return pages


class _Builder:
    """Collects blocks and remarks, giving each its place."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self.remarks: list[Remark] = []
        self.twists: dict[int, tuple[int, float, float]] = {}

    def place(self, page: int, box: Box | None) -> Place:
        return Place(self.file, page, block=len(self.blocks), box=self.shown(page, box) if box else None)

    def shown(self, page: int, box: Box) -> tuple[int, int, int, int]:
        """A box in whole points on the page as it is shown."""
        twist = self.twists.get(page)
        return (as_shown(box, *twist) if twist else box).rounded()

    def remark(self, kind: RemarkKind, text: str, page: int, box: Box | None = None) -> None:
        self.remarks.append(Remark(kind, text, self.place(page, box)))

    def page_remarks(self, pages: list[PageContent]) -> None:
        """What must be said of single pages: no text, fonts without Unicode, watermarks."""
        for page in pages:
            objects = page.objects
            scanned = objects.pictures or (objects.objects and not objects.words)
            if scanned and not page.lines and not any(map(any, (table.texts for table in page.tables))):
                self.remark(RemarkKind.PAGE_WITHOUT_TEXT, f"第 {objects.number} 页", objects.number)
            if objects.unmapped:
                text = f"第 {objects.number} 页有 {objects.unmapped} 个字符的字体没有文字编码"
                self.remark(RemarkKind.FONT_WITHOUT_UNICODE, text, objects.number)
            if marks := lines_of_words(objects.marks, objects.number):
                text = "、".join(dict.fromkeys(line.text for line in marks))
                box = around([line.box for line in marks])
                self.remark(RemarkKind.WATERMARK, text, objects.number, box)

    def add(self, item: Flowing) -> None:
        if isinstance(item, WholeTable):
            self.add_table(item)
        else:
            self.add_paragraph(item)

    def add_paragraph(self, lines: list[Line]) -> None:
        first = lines[0]
        on_page = [line.box for line in lines if line.page == first.page]
        place = self.place(first.page, around(on_page) if len(on_page) > 1 else first.box)
        if len(lines) == 1:
            self.blocks.append(Paragraph(first.text, place))
            return
        for before, line in itertools.pairwise(lines):
            if line.page != before.page:
                self.remark(RemarkKind.LINES_JOINED, line.text, line.page, line.box)
        places = tuple(self.place(line.page, line.box) for line in lines)
        self.blocks.append(Paragraph(joined(lines), place, places))

    def add_table(self, table: WholeTable) -> None:
        block = len(self.blocks)
        place = self.place(table.parts[0].page, table.parts[0].box)
        for part in table.parts:
            if part.inferred:
                self.remark(RemarkKind.TABLE_INFERRED, " ".join(part.rows()[0]).strip(), part.page, part.box)
        for part, dropped in table.joins:
            texts = [text for text in part.texts if text]
            box = part.box
            self.remark(RemarkKind.TABLE_JOINED, " ".join(texts[:6]), part.page, box)
            for text in dropped:
                self.remark(RemarkKind.REPEATED_HEADER, text, part.page, box)
        rows: list[list[Cell]] = [[] for _ in range(table.rows)]
        for part, own, span, text in table.spans:
            rows[span.top].append(self.cell(part, own, span, text, block))
        self.blocks.append(Table(tuple(map(tuple, rows)), place))

    def cell(self, part: PageTable, own: Span, span: Span, text: str, block: int) -> Cell:
        top, left, bottom, right = span
        box = self.shown(part.page, part.cell_box(own))
        place = Place(self.file, part.page, None, block, top, left, None, None, box)
        return Cell(text, top, left, place, bottom - top, right - left)
