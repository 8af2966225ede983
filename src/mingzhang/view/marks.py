"""Marks: which cell or stretch of text carries which findings, and the anchors that join the two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from mingzhang.document import Cell, Document, Table
from mingzhang.findings import Cited, Severity
from mingzhang.place import Place
from mingzhang.view.summary import Numbered

Spot = tuple[int, int, int]
"""Block, row and column; -1, -1 for a paragraph or a whole table."""


class Mark(Struct, frozen=True):
    """One finding at one spot. ``related``: the spot only takes part in the comparison."""

    numbered: Numbered
    start: int | None
    end: int | None
    related: bool = False

    @property
    def rank(self) -> tuple[bool, int]:
        """Gravest first."""
        return self.related, self.numbered.finding.severity.rank

    @property
    def style(self) -> str:
        """Class of the highlight: ``error``, ``warning``, ``note`` or ``related``."""
        return "related" if self.related else self.numbered.finding.severity.value


class Shade(Struct, frozen=True):
    """How well a number is guarded: ``bare`` or ``thin``. Without ends it is the whole cell."""

    start: int | None
    end: int | None
    style: str


class Marks:
    """The marks of all findings by spot; spots that the document does not have are left out."""

    def __init__(
        self,
        findings: Iterable[Numbered],
        document: Document,
        linked: Iterable[Cited] = (),
        pictured: Mapping[Place, int] | None = None,
    ) -> None:
        """``linked``: further places that the page links to, besides those of the findings; ``pictured``: the
        places framed in a picture of their page, with its number."""
        self.pictured = pictured or {}
        self._spots = _spots(document)
        self._linked = {spot_of(cited.place) for cited in linked}
        self._marks: dict[Spot, list[Mark]] = {}
        self._shades: dict[Spot, list[Shade]] = {}
        for numbered in findings:
            own = {cited.place for cited in numbered.finding.places}
            for place in dict.fromkeys(cited.place for cited in numbered.finding.places):
                self._add(place, numbered, related=False)
            for place in dict.fromkeys(operand.cited.place for operand in numbered.finding.operands):
                self._linked.add(spot_of(place))
                if place not in own and numbered.finding.severity is not Severity.NOTE:
                    self._add(place, numbered, related=True)

    def _add(self, place: Place, numbered: Numbered, *, related: bool) -> None:
        spot = spot_of(place)
        if spot in self._spots:
            self._marks.setdefault(spot, []).append(Mark(numbered, place.start, place.end, related))

    def shade(self, place: Place, style: str) -> None:
        """Shade a cell, or a stretch of a text."""
        self._shades.setdefault(spot_of(place), []).append(Shade(place.start, place.end, style))

    def shades(self, spot: Spot) -> list[Shade]:
        """The shades at a spot."""
        return self._shades.get(spot, [])

    def at(self, spot: Spot) -> list[Mark]:
        """The marks at a spot, gravest first."""
        if spot not in self._marks:
            return []
        return sorted(self._marks[spot], key=lambda mark: (mark.rank, mark.numbered.number))

    def target(self, spot: Spot) -> bool:
        """True if something on the page may link to the spot."""
        return spot in self._marks or spot in self._linked

    def anchor(self, cited: Cited) -> str:
        """Id of the element that shows the place, or '' where the document shows none."""
        spot = spot_of(cited.place)
        if spot in self._spots:
            return anchor_of(spot)
        block = (spot[0], -1, -1)
        return anchor_of(block) if block in self._spots else ""


def spot_of(place: Place) -> Spot:
    """The spot a place lies in; one that no document has for a place in another file."""
    if place.volume:
        return -1, -1, -1
    if place.row is None or place.column is None:
        return place.block, -1, -1
    return place.block, place.row, place.column


def cell_spot(block: int, cell: Cell) -> Spot:
    """The spot of a cell."""
    return block, cell.row, cell.column


def anchor_of(spot: Spot) -> str:
    """The id of a spot's element: ``b12`` or ``c12-3-4``."""
    block, row, column = spot
    return f"b{block}" if row < 0 else f"c{block}-{row}-{column}"


def _spots(document: Document) -> set[Spot]:
    spots: set[Spot] = set()
    for index, block in enumerate(document.blocks):
        spots.add((index, -1, -1))
        if isinstance(block, Table):
            spots.update(cell_spot(index, cell) for row in block.rows for cell in row)
    return spots
