"""Errors in one printed figure."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

from accuracy import witness
from accuracy.draft import Document, Figure, Line
from accuracy.plant import MONEY, Kind, Plant, changed, numbers
from accuracy.printing import decimal


def slip(
    name: str,
    make: Callable[[str, Random], str | None],
    kinds: tuple[str, ...] = MONEY,
    areas: tuple[str, ...] = ("tables", "narrative", "forms"),
) -> Kind:
    def planted(document: Document, rng: Random) -> Plant | None:
        candidates = numbers(document, kinds, areas)
        for _ in range(10):
            if not candidates:
                return None
            figure = rng.choice(candidates)
            text = make(figure.text, rng)
            if text is not None and text != figure.text:
                return changed(name, document, figure, text)
        return None

    return planted


def neighbour(name: str, across: bool) -> Kind:
    """The figure of the row above or below, or of the next column."""

    def planted(document: Document, rng: Random) -> Plant | None:
        figures = document.figures
        rows = [line for line in document.lines if line.role == "row" and line.table]
        pairs: list[tuple[int, int]] = []
        for one, two in pairwise(rows):
            cells = [_only(line, figures) for line in (one, two)]
            if across:
                pairs += [
                    (a, b)
                    for a, b in zip(cells[0], cells[0][1:], strict=False)
                    if a is not None and b is not None
                ]
            elif one.table == two.table and len(cells[0]) == len(cells[1]):
                pairs += [(a, b) for a, b in zip(*cells, strict=True) if a is not None and b is not None]
        pairs = [
            (a, b)
            for a, b in pairs
            if figures[a].text != figures[b].text and figures[a].text and figures[b].text
        ]
        if not pairs:
            return None
        chosen, other = rng.choice(pairs)
        return changed(name, document, figures[chosen], figures[other].text)

    return planted


def _only(line: Line, figures: tuple[Figure, ...]) -> list[int | None]:
    """The money figure of each cell, None elsewhere."""
    return [
        cell[0] if len(cell) == 1 and isinstance(cell[0], int) and figures[cell[0]].kind in MONEY else None
        for cell in line.cells
    ]


def last_year(document: Document, rng: Random) -> Plant | None:
    """Last year's figure where this year's belongs: what the change leads back to."""
    ties = [tie for tie in document.ties if tie.kind == "change"]
    if not ties:
        return None
    tie = rng.choice(ties)
    _, delta, now = (document.figures[at] for at in tie.members)
    value = witness.value(now) - tie.signs[0] * witness.value(delta)
    if value <= 0 or not now.scale:
        return None
    hundredths = value * 100 / now.scale
    text = decimal(int(hundredths), 2, commas="," in now.text)
    return None if text == now.text else changed("上年数", document, now, text)


def sum_of_rounded(document: Document, rng: Random) -> Plant | None:
    """A sum of rounded parts where it differs from the rounded sum."""
    found = []
    for tie in document.ties:
        if tie.kind != "sum" or tie.signs:
            continue
        whole = document.figures[tie.members[0]]
        if whole.kind != "amount" or whole.area != "narrative":
            continue
        value = sum(witness.value(document.figures[at]) for at in tie.members[1:])
        if value != witness.value(whole) and whole.scale:
            found.append((whole, decimal(int(value * 100 / whole.scale), 2, commas="," in whole.text)))
    if not found:
        return None
    whole, text = rng.choice(found)
    return changed("尾数加总", document, whole, text)


def total_to_part(document: Document, rng: Random) -> Plant | None:
    """A total copied to one of its parts."""
    ties = [tie for tie in document.ties if tie.kind == "sum" and len(tie.members) > 2 and not tie.signs]
    shown = {f.index for f in numbers(document, MONEY, ("tables", "narrative", "forms"))}
    pairs = [
        (tie.members[0], part)
        for tie in ties
        for part in tie.members[1:]
        if part in shown and tie.members[0] in shown
    ]
    pairs = [(a, b) for a, b in pairs if document.figures[a].text != document.figures[b].text]
    if not pairs:
        return None
    whole, part = rng.choice(pairs)
    return changed("合计抄成分项", document, document.figures[part], document.figures[whole].text)
