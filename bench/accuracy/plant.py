"""What a planted error is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from accuracy.draft import Document, Figure, Spot

MONEY = ("amount", "money")
NUMBERS = ("amount", "money", "percent", "rate", "execution", "weight", "score", "total")


@dataclass(frozen=True, slots=True)
class Plant:
    """What was planted. ``truth``, ``printed``: right and wrong text; ``figure``: which print (None: structural);
    ``visible``: a relation of the document is broken by it, or people can see it; ``identifiable``: the relations
    point at this print alone."""

    kind: str
    area: str
    document: Document
    figure: int | None
    truth: str
    printed: str
    visible: bool
    identifiable: bool
    table: str = ""
    spot: Spot | None = None


Kind = Callable[[Document, Random], Plant | None]


def numbers(document: Document, kinds: tuple[str, ...], areas: tuple[str, ...]) -> list[Figure]:
    """Printed figures that are not zero."""
    shown = {part for line in document.lines for cell in line.cells for part in cell if isinstance(part, int)}
    return [
        f
        for f in document.figures
        if f.index in shown and f.kind in kinds and f.area in areas and f.text.strip("0.,-")
    ]


def changed(name: str, document: Document, figure: Figure, text: str) -> Plant:
    return Plant(
        name,
        figure.area,
        document.with_figure(figure.index, text),
        figure.index,
        figure.text,
        text,
        True,
        True,
    )
