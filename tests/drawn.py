"""Small documents drawn as text: ``|`` is the tab between two cells. The real reader and recogniser read them."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.document import Document, Paragraph, Table
from mingzhang.points.reading import NumeralFate, RecognisedTable
from mingzhang.readers.text import read_text
from mingzhang.recognition.claims import Claims, RawNumeral
from mingzhang.recognition.tables import recognise_tables


def document(drawing: str) -> Document:
    """The document a drawing stands for; the blank lines around the drawing are not part of it."""
    return read_text(drawing.strip("\n").replace("|", "\t").encode(), "清河县档案馆.txt", "0" * 64)


def tables(drawing: str) -> tuple[RecognisedTable, ...]:
    """The statutory tables of a drawing."""
    source = document(drawing)
    return recognise_tables(source, Claims(source))


def table(drawing: str) -> RecognisedTable:
    """The only statutory table of a drawing."""
    (found,) = tables(drawing)
    return found


def points(found: RecognisedTable) -> dict[str, str]:
    """What a table prints, blanks left out: the coordinate in words → the amount with its unit."""
    printed: dict[str, str] = {}
    for item in found.prints:
        if not item.blank:
            words = item.coordinate.words
            assert printed.get(words, str(item.amount)) == str(item.amount), f"two figures for {words}"
            printed[words] = str(item.amount)
    return printed


def blanks(found: RecognisedTable) -> set[str]:
    """The coordinates of blank cells that are read as zero."""
    return {item.coordinate.words for item in found.prints if item.blank}


def unread(drawing: str) -> dict[str, str]:
    """The numerals nobody understood → the reason."""
    source = document(drawing)
    claims = Claims(source)
    recognise_tables(source, claims)
    return {item.text: item.why for item in claims if _is_unread(item)}


def _is_unread(numeral: RawNumeral) -> bool:
    return numeral.fate in (None, NumeralFate.UNREAD)


def cells(source: Document) -> list[list[list[str]]]:
    """The texts of every table's cells, row by row."""
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in source.blocks
        if isinstance(block, Table)
    ]


def paragraphs(source: Document) -> Sequence[str]:
    """The texts of the paragraphs."""
    return [block.text for block in source.blocks if isinstance(block, Paragraph)]
