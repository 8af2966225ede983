"""Blocks before they are numbered: what the readers of DOCX, HTML and Markdown collect while they walk.

A block's place holds its index in the document, which is known only when the furniture is gone; so a
reader collects drafts and :func:`blocks` turns them into the document's blocks at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct

from mingzhang.document import Block, Cell, Paragraph, Table, numbering
from mingzhang.place import Place
from mingzhang.regex import regex

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"), None)
_TO_SPACE = {0xA0: " ", 0x202F: " ", 0x2007: " "}
_VISIBLE: dict[int, str | None] = {**_INVISIBLE, **_TO_SPACE}
_ENDS_SENTENCE = regex(r"[。；：！？;:!?…）)”》]\s*\Z")
_HAS_STOP = regex(r"[，。；、,;]")
MAX_PAGE_CELLS = 200_000
"""Cells of one file's tables; a disclosure of two hundred pages has under 50 000."""
WRAP_LENGTH = 30
"""A line shorter than this that ends without a stop is a title, not the first part of a sentence."""


class Line(Struct, frozen=True):
    """A paragraph to be. ``line``: line of the source, None where the format has none."""

    text: str
    line: int | None = None


class Box(NamedTuple):
    """A cell to be, at its top-left position in the grid."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    line: int | None


class Sheet(Struct, frozen=True):
    """A table to be: its rows of boxes, continuation cells of merged ones left out."""

    rows: Sequence[Sequence[Box]]
    line: int | None = None
    aligned: bool = True


Draft = Line | Sheet


def visible(text: str) -> str:
    """Text without characters that take no room; no-break spaces as spaces."""
    return text if text.isascii() else text.translate(_VISIBLE)


def sentences(text: str) -> list[str]:
    """The paragraphs that a text with line breaks stands for.

    A break inside a paragraph usually separates titles, items or paragraphs; only where the first line
    is long and stops in mid-sentence, and the next continues it, was the break a matter of layout.
    """
    if "\n" not in text:
        words = text.strip()
        return [words] if words else []
    found: list[list[str]] = []
    length, stopped = 0, False
    for line in text.split("\n"):
        words = line.strip()
        if not words:
            continue
        if found and stopped and length >= WRAP_LENGTH and _continues(found[-1][-1], words):
            found[-1].append(words)
            length += len(words)
        else:
            found.append([words])
            length, stopped = len(words), _HAS_STOP.search(words) is not None
    return ["".join(pieces) for pieces in found]


def cell_text(lines: Iterable[str]) -> str:
    """The text of a cell from its paragraphs: one line each, no empty ones."""
    return "\n".join(words for line in lines for part in line.split("\n") if (words := part.strip()))


def blocks(drafts: Iterable[Draft], file: str) -> tuple[Block, ...]:
    """The document's blocks, each with its place."""
    found: list[Block] = []
    for draft in drafts:
        place = Place(file, line=draft.line, block=len(found))
        if isinstance(draft, Line):
            found.append(Paragraph(draft.text, place))
        else:
            found.append(_table(draft, place))
    return tuple(found)


def _table(sheet: Sheet, place: Place) -> Table:
    file, block = place.file, place.block
    rows = tuple(
        tuple(
            Cell(text, row, column, Place(file, None, line, block, row, column), rowspan, colspan)
            for text, row, column, rowspan, colspan, line in boxes
        )
        for boxes in sheet.rows
    )
    return Table(rows, place, sheet.aligned)


def _continues(last: str, text: str) -> bool:
    """Whether a line goes on with the sentence that the last one left open."""
    return not _ENDS_SENTENCE.search(last) and numbering(text) is None and _HAS_STOP.search(text) is not None
