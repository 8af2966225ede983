"""Claims: every numeral of the document is claimed once, or ends in the unread list.

Recognisers call :meth:`Claims.take` for what they understood. What nobody claimed is unread, with its
place: a number that silently disappears is the one failure this room may not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from mingzhang.document import Document, Paragraph, Table
from mingzhang.place import Place
from mingzhang.points.reading import NumeralFate
from mingzhang.regex import regex

NUMERAL = regex(
    r"(?<![0-9０-９])(?<![.．])[0-9０-９]{1,3}(?:[,，] ?[0-9０-９]{3})+[.．][0-9０-９]{2}(?![0-9０-９])"
    r"|[0-9０-９]+(?:[,，][0-9０-９]{3}(?![0-9０-９]))*(?:[.．](?!(?:19|20)[0-9]{2}\s*年)[0-9０-９]+)?"
)
"""A run of digits with thousands separators, each perhaps with a space behind it, and decimals, half or full width."""


_FAULT = regex(r"\s*#(?:REF!|VALUE!|DIV/0!|N/A|NAME\?|NULL!|NUM!|SPILL!|#+)\s*", re.IGNORECASE)


def is_fault(text: str) -> bool:
    """Whether a cell prints that a formula failed (#REF!), or that its column is too narrow (####)."""
    return text.lstrip()[:1] == "#" and _FAULT.fullmatch(text) is not None


class RawNumeral(Struct):
    """A numeral as it stands in a paragraph or cell, and what has become of it so far."""

    text: str
    place: Place
    fate: NumeralFate | None = None
    why: str = ""


class Claims:
    """The numerals of a document by block and cell, each claimed at most once (the first claim stays)."""

    def __init__(self, document: Document) -> None:
        self._by_spot: dict[tuple[int, int, int], list[RawNumeral]] = {}
        for block in document.blocks:
            if isinstance(block, Paragraph):
                self._scan(block.text, block.place)
            elif isinstance(block, Table):
                for row in block.rows:
                    for cell in row:
                        if cell.text:
                            self._scan(cell.text, cell.place)
                            if is_fault(cell.text):  # a figure should stand there
                                self._by_spot[_spot(cell.place)] = [RawNumeral(cell.text, cell.place)]

    def _scan(self, text: str, place: Place) -> None:
        found = [RawNumeral(m.group(), place.span(m.start(), m.end())) for m in NUMERAL.finditer(text)]
        if found:
            self._by_spot[_spot(place)] = found

    def at(self, place: Place) -> list[RawNumeral]:
        """The numerals of the paragraph or cell at ``place``, within its span if it has one."""
        numerals = self._by_spot.get(_spot(place), [])
        if place.start is None or place.end is None:
            return numerals
        return [
            n for n in numerals if (n.place.start or 0) >= place.start and (n.place.end or 0) <= place.end
        ]

    def unclaimed(self, place: Place) -> list[RawNumeral]:
        """The numerals at ``place`` that nobody has claimed yet."""
        return [numeral for numeral in self.at(place) if numeral.fate is None]

    def take(self, place: Place, fate: NumeralFate, why: str = "") -> None:
        """Claim every unclaimed numeral at ``place`` (a cell, a paragraph, or a span of one)."""
        for numeral in self.at(place):
            if numeral.fate is None:
                numeral.fate = fate
                numeral.why = why

    def release(self, place: Place) -> None:
        """Give up the numerals at ``place``: what they were taken for was not so."""
        for numeral in self.at(place):
            if numeral.fate is NumeralFate.POINT:
                numeral.fate = None

    def __iter__(self) -> Iterator[RawNumeral]:
        for spot in sorted(self._by_spot):
            yield from self._by_spot[spot]


def _spot(place: Place) -> tuple[int, int, int]:
    return (
        place.block,
        -1 if place.row is None else place.row,
        -1 if place.column is None else place.column,
    )
