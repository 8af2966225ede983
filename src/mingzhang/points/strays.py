"""Amounts that stand alone in a line below a table: cells of a row that could not be read as one of it.

A table some rows of which were left outside is no exhaustive list, and a cell of it that seems blank may be one of
these numbers. So they count among the figures of the table that became no point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from mingzhang.document import Document, Paragraph
from mingzhang.findings import Cited
from mingzhang.points.reading import Numeral, NumeralFate, RecognisedTable
from mingzhang.regex import regex

_BARE = regex(r"\s*[-−－+]?[\d０-９][\d０-９,，]*[.．][\d０-９]{1,2}\s*")
_TITLE = regex(r".{0,60}[表录](?:[（(].{1,12}[)）])?\s*")


def with_strays(
    tables: Sequence[RecognisedTable], document: Document, numerals: Iterable[Numeral]
) -> tuple[RecognisedTable, ...]:
    """The tables, each with the unread numbers that stand alone between it and the next title or table."""
    found: dict[int, list[Cited]] = {}
    for numeral in numerals:
        if numeral.fate is NumeralFate.UNREAD and numeral.cited.place.row is None:
            block = _table_above(document, numeral.cited.place.block)
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
    return isinstance(paragraph, Paragraph) and _BARE.fullmatch(paragraph.text) is not None


def _table_above(document: Document, at: int) -> int | None:
    """The block of the table above a stray number, with no title between."""
    if not is_stray(document, at):
        return None
    for block in range(at - 1, -1, -1):
        item = document.blocks[block]
        if not isinstance(item, Paragraph):
            return block
        if _TITLE.fullmatch(item.text):
            return None
    return None
