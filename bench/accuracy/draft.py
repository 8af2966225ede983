"""A disclosure before it is written down: lines of cells, figures in them, and the relations it was made by."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from accuracy.printing import WAN, decimal, rounded

BLANK, ZERO, FULL_ZERO = "", "0", "0.00"
_HOLE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed value. ``kind``: amount, percent, count, code, account, word, year, unit, name, weight,
    score, total, grade, rate …; ``area``: tables, narrative, forms or front; ``fact``: prints of one fact share
    it; ``digits``: declared decimals; ``scale``: 分 in one unit (0: no money); ``index``: its number in the draft."""

    index: int
    text: str
    kind: str
    area: str
    fact: str = ""
    digits: int = 2
    scale: int = 0


Part = str | int
"""A piece of a cell: fixed text, or the index of a figure."""
Cell = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (one cell) or a row of a table. ``role``: title, head, row, note, heading, para, toc;
    ``table``: the table or form it belongs to; ``key``: what the row is about (a code, a label)."""

    cells: tuple[Cell, ...]
    role: str
    table: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation the document was made by. ``kind``: sum (whole, parts…), ratio (percent, part, whole),
    change (rate, change, now), times (score, rate, weight); ``slack``: last-place units let pass."""

    kind: str
    members: tuple[int, ...]
    signs: tuple[int, ...] = ()
    slack: int = 0


@dataclass(slots=True)
class Draft:
    """Lines, figures and ties under construction; ``facts`` of the document beside them."""

    rng: Random
    lines: list[Line] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    area: str = "front"
    commas: bool = False
    table: str = ""
    unit_scale: int = WAN
    zero: str = BLANK
    mixed: bool = False
    """Whether zeros of one table are printed in several ways."""

    def figure(self, text: str, kind: str, fact: str = "", digits: int = 2, scale: int = 0) -> int:
        """A new figure; its index."""
        made = Figure(len(self.figures), text, kind, self.area, fact, digits, scale)
        self.figures.append(made)
        return made.index

    def amount(self, fen: int, fact: str = "") -> int:
        """An amount in a table's unit."""
        value = rounded(fen, self.unit_scale, 2)
        text = (
            (self.rng.choice((BLANK, ZERO, FULL_ZERO)) if self.mixed else self.zero)
            if fen == 0
            else decimal(value, 2)
        )
        return self.figure(text, "amount", fact, 2, self.unit_scale)

    def said(self, fen: int, fact: str = "") -> int:
        """An amount in a sentence, in 万元."""
        text = (
            "0"
            if fen == 0 and self.zero != FULL_ZERO
            else decimal(rounded(fen, WAN, 2), 2, commas=self.commas)
        )
        return self.figure(text, "amount", fact, 2, WAN)

    def tie(self, kind: str, *members: int, signs: Sequence[int] = (), slack: int = 0) -> None:
        """Record a relation between figures."""
        self.ties.append(Tie(kind, tuple(members), tuple(signs), slack))

    def total(self, whole: int, parts: Sequence[int], signs: Sequence[int] = ()) -> None:
        """Record that parts add up to a whole."""
        if parts:
            self.tie("sum", whole, *parts, signs=signs)

    def fill(self, template: str, **holes: Part) -> Cell:
        """A sentence with figures in its holes."""
        parts: list[Part] = []
        at = 0
        for hole in _HOLE.finditer(template):
            parts += [template[at : hole.start()], holes[hole.group(1)]]
            at = hole.end()
        return tuple(part for part in (*parts, template[at:]) if part != "")

    def para(self, template: str, role: str = "para", **holes: Part) -> None:
        """A paragraph."""
        self.lines.append(Line((self.fill(template, **holes),), role, self.table))

    def say(self, *cells: Cell, role: str = "para") -> None:
        """A paragraph of sentences put together."""
        self.lines.append(Line((tuple(part for cell in cells for part in cell),), role, self.table))

    def row(self, *cells: Part | Cell, role: str = "row", key: str = "") -> None:
        """A row of a table."""
        made = tuple(cell if isinstance(cell, tuple) else (cell,) for cell in cells)
        self.lines.append(Line(made, role, self.table, key))


@dataclass(frozen=True, slots=True)
class Document:
    """A finished draft: immutable, to be written down or planted with errors."""

    lines: tuple[Line, ...]
    figures: tuple[Figure, ...]
    ties: tuple[Tie, ...]
    layout: str
    seed: int
    year: int
    unit: str

    def with_figure(self, index: int, text: str) -> Document:
        """The document with another text for one figure."""
        figures = list(self.figures)
        figures[index] = replace(figures[index], text=text)
        return replace(self, figures=tuple(figures))


def is_row(line: Line) -> bool:
    """Whether a line is a row of cells."""
    return line.role in ("row", "head")


def cell_text(cell: Cell, figures: Sequence[Figure]) -> str:
    """A cell as it is printed."""
    return "".join(figures[part].text if isinstance(part, int) else part for part in cell)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure stands in the text written: 1-based line, cell of a row, character in the cell."""

    line: int
    column: int | None
    start: int


def written(document: Document) -> tuple[str, dict[int, Spot]]:
    """The document as tab-separated text, and where each figure stands in it."""
    out: list[str] = []
    spots: dict[int, Spot] = {}
    before = ""
    for line in document.lines:
        row = is_row(line)
        if out and (not row or before != line.table):
            out.append("")
        before = line.table if row else ""
        cells = []
        for column, cell in enumerate(line.cells):
            start = 0
            for part in cell:
                if isinstance(part, int):
                    spots[part] = Spot(len(out) + 1, column if row else None, start)
                start += len(document.figures[part].text if isinstance(part, int) else part)
            cells.append(cell_text(cell, document.figures))
        out.append("\t".join(cells))
    return "\n".join(out) + "\n", spots
