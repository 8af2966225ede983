"""Amounts that stand alone in a line beside a table: cells of a row that could not be read as one of it.

A table some rows of which were left outside is no exhaustive list, and a cell of it that seems blank may be one of
these numbers. So they count among the figures of the table that became no point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from msgspec.structs import replace

from mingzhang.document import Document, Paragraph
from mingzhang.findings import Cited
from mingzhang.points.reading import Numeral, NumeralFate, RecognisedTable
from mingzhang.regex import regex

_BARE = regex(r"\s*[-−－+]?[\d０-９][\d０-９,，]*[.．][\d０-９]{1,2}\s*")
MAX_BARE = 40
"""A longer line is no figure, and is not looked through for each of its numbers."""
FAR = 1000
"""A table further away, in paragraphs and other tables, is not beside a figure."""
_NUMBER = regex(r"\s*(?:公开)?\s*\d{1,2}\s*表\s*")
_TITLE = regex(r".{0,60}[表录](?:[（(].{1,12}[)）])?\s*")


def with_strays(
    tables: Sequence[RecognisedTable], document: Document, numerals: Iterable[Numeral]
) -> tuple[RecognisedTable, ...]:
    """The tables, each with the unread numbers that stand alone, or in a table not known as one, above or below it
    with no title between."""
    known = {table.block for table in tables}
    found: dict[int, list[Cited]] = {}
    for numeral in numerals:
        place = numeral.cited.place
        if numeral.fate is NumeralFate.UNREAD and place.block not in known:
            alone = is_stray(document, place.block) if place.row is None else "." in numeral.text
            for step in (-1, 1) if alone else ():
                block = _table_beside(document, place.block, step, known)
                if block is not None:
                    found.setdefault(block, []).append(numeral.cited)
    if not found:
        return tuple(tables)
    return tuple(
        replace(table, unread=(*table.unread, *found[table.block])) if table.block in found else table
        for table in tables
    )


def is_stray(document: Document, block: int) -> bool:
    """Whether a block is a paragraph of nothing but a number with decimals."""
    paragraph = document.blocks[block]
    return (
        isinstance(paragraph, Paragraph)
        and len(paragraph.text) <= MAX_BARE
        and _BARE.fullmatch(paragraph.text) is not None
    )


def _table_beside(document: Document, at: int, step: int, known: Set[int]) -> int | None:
    """The block of the next table known up (``step`` -1) or down from a block, with no title between."""
    block = at + step
    while 0 <= block < len(document.blocks) and abs(block - at) <= FAR:
        item = document.blocks[block]
        if not isinstance(item, Paragraph):
            if block in known:
                return block
        elif _TITLE.fullmatch(item.text) and not _NUMBER.fullmatch(item.text):
            return None
        block += step
    return None
