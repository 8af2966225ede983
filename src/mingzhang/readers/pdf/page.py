"""One page through the chain: objects → tables and free lines; and a scanned page through an OCR engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mingzhang.readers.pdf.figures import MIN_FIGURES, may_hold_table
from mingzhang.readers.pdf.furniture import PageContent
from mingzhang.readers.pdf.grids import grids_of
from mingzhang.readers.pdf.lines import lines_of_rows, rows_of_words
from mingzhang.readers.pdf.nouns import Box, Glyphs, PageObjects, PageTable, Word
from mingzhang.readers.pdf.objects import OpenedPdf
from mingzhang.readers.pdf.paragraphs import with_whole_names
from mingzhang.readers.pdf.rulings import merged_rulings
from mingzhang.readers.pdf.tables import tables_of

if TYPE_CHECKING:
    from mingzhang.readers.ocr import OcrEngine

DOTS_PER_INCH = 200
_POINTS_PER_INCH = 72


def page_content(objects: PageObjects, file: str, before: PageContent | None = None) -> PageContent:
    """The tables of a page and the lines outside them, each top to bottom.

    ``before``: the page before, whose last table may go on here without its header.
    """
    if objects.pictures and objects.words and not objects.strokes.down:
        from mingzhang.readers.pdf.straight import straightened  # few files are scans

        objects.words = straightened(objects.words)
    rulings = merged_rulings(objects.strokes, objects.number, file)
    tables, free = tables_of(grids_of(rulings), objects.words, objects.glyphs, objects.number)
    rows = rows_of_words(free)
    goes_on = before is not None and bool(before.tables) and before.tables[-1].inferred
    if may_hold_table(rows, 1 if goes_on or any(map(_without_amounts, tables)) else MIN_FIGURES):
        from mingzhang.readers.pdf.inferred.ending import ending_of  # few tables lack rulings
        from mingzhang.readers.pdf.inferred.infer import inferred_tables

        ending = ending_of(before)
        tables, rows, took_headings = inferred_tables(rows, tables, rulings, ending, objects.number)
        tables.sort(key=lambda table: (table.ys[0], table.xs[0]))
        if took_headings and before is not None:
            before.lines = [line for line in before.lines if line not in ending.headings]
    return PageContent(objects, tables, with_whole_names(lines_of_rows(rows, objects.number)))


def _without_amounts(table: PageTable) -> bool:
    return not any("." in text for text in table.texts)


def recognised_by(engine: OcrEngine, pdf: OpenedPdf, objects: PageObjects) -> PageObjects:
    """The page with the words that an engine reads in its image."""
    from mingzhang.readers.ocr import PageImage, reliable

    width, height, grey = pdf.image(objects.number, DOTS_PER_INCH)
    image = PageImage(objects.number, width, height, DOTS_PER_INCH, grey)
    scale = _POINTS_PER_INCH / DOTS_PER_INCH
    objects.words = [
        Word(word.text.strip(), *_scaled(word.box, scale), -1) for word in reliable(engine.words(image))
    ]
    objects.glyphs = Glyphs("", [], [], [], [])
    return objects


def _scaled(box: tuple[int, int, int, int], scale: float) -> Box:
    left, top, right, bottom = box
    return Box(left * scale, top * scale, right * scale, bottom * scale)
