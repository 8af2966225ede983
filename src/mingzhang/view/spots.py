"""Where exactly on its pages a PDF prints what a report's findings point at: by the boxes of the characters."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.document import Document, Paragraph
from mingzhang.findings import Report
from mingzhang.place import Place
from mingzhang.readers import ReadError
from mingzhang.readers.pdf.stretches import Stretch, stretch_spots
from mingzhang.view.docx_range import occurrences
from mingzhang.view.pictures import Spots


def exact_spots(data: bytes, report: Report, document: Document) -> Spots:
    """The spots of all words in running text that the report's findings point at, as far as they are found."""
    wanted = dict(_stretches(report, document))
    if not wanted:
        return {}
    try:
        found = stretch_spots(data, document.file, list(wanted.values()))
    except ReadError:
        return {}
    return {place: spots for place, spots in zip(wanted, found, strict=True) if spots}


def _stretches(report: Report, document: Document) -> Iterator[tuple[Place, Stretch]]:
    for finding in report.findings:
        for cited in finding.places:
            place = cited.place
            if place.volume or place.start is None or not 0 <= place.block < len(document.blocks):
                continue
            block = document.blocks[place.block]
            if not isinstance(block, Paragraph) or place.start >= (place.end or 0):
                continue
            lines = tuple(
                (line.page, line.box)
                for line in block.lines or (block.place,)
                if line.page is not None and line.box is not None
            )
            words = block.text[place.start : place.end]
            if lines and words.strip():
                yield place, Stretch(lines, words, occurrences(block.text[: place.start], words))
