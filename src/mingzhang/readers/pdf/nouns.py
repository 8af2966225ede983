"""The nouns of this room, from what the page holds to what it means.

All coordinates are points on the page as it is seen (rotation applied), from its top left corner; x grows
to the right, y downwards.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct, field


class Box(NamedTuple):
    """A rectangle on the page, in points."""

    left: float
    top: float
    right: float
    bottom: float

    def rounded(self) -> tuple[int, int, int, int]:
        """The same in whole points, as a Place carries it."""
        return int(self.left), int(self.top), int(self.right + 0.999), int(self.bottom + 0.999)


def around(boxes: list[Box]) -> Box:
    """The smallest box around all of the boxes (at least one)."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class Stroke(NamedTuple):
    """A straight ruling along x (``across``) or y: it stands at ``at`` and runs from ``start`` to ``end``."""

    at: float
    start: float
    end: float


class Rulings(NamedTuple):
    """The horizontal and the vertical rulings of one page."""

    across: list[Stroke]
    down: list[Stroke]


SLANTED = 4
"""The quarter of text at another angle, such as the labels of a chart."""


class Word(NamedTuple):
    """Glyphs that stand close together on one line.

    ``first``: index of the first glyph on the page, or -1 when the glyphs are no longer in page order;
    ``quarter``: quarter turns of its letters, counter-clockwise: 1 reads upwards, SLANTED is none of them; its
    box is as seen.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    first: int
    quarter: int = 0

    @property
    def upright(self) -> bool:
        return self.quarter == 0


class Line(NamedTuple):
    """Words side by side, joined to text. ``page``: 1-based. ``size``: height of its letters."""

    text: str
    box: Box
    page: int
    size: float


class Glyphs(Struct):
    """All characters of a page in the order of the file: parallel lists."""

    text: str
    lefts: list[float]
    tops: list[float]
    rights: list[float]
    bottoms: list[float]


class PageObjects(Struct):
    """What PDFium tells about one page. ``number``: 1-based. ``twist``: quarter turns that made upright a page
    shown lying on its side; everything else is upright.

    ``words``: its text; ``marks``: watermarks, that is large or pale text at a slant and large pale text;
    ``unmapped``: how many glyphs have no Unicode; ``pictures``, ``objects``: how many it shows and holds.
    """

    number: int
    width: float
    height: float
    twist: int
    glyphs: Glyphs
    words: list[Word] = field(default_factory=list)
    strokes: Rulings = field(default_factory=lambda: Rulings([], []))
    marks: list[Word] = field(default_factory=list)
    unmapped: int = 0
    pictures: int = 0
    objects: int = 0


class Grid(Struct):
    """A table's rulings as a grid: positions of its column and row boundaries.

    ``across[k]``: bit set of the columns under which a ruling runs at ``ys[k]``;
    ``down[r]``: bit set of the boundaries ``xs[i]`` that are ruled along row ``r``.
    """

    xs: list[float]
    ys: list[float]
    across: list[int]
    down: list[int]


class Span(NamedTuple):
    """One cell of a grid: half-open ranges of rows and columns."""

    top: int
    left: int
    bottom: int
    right: int


class PageTable(Struct):
    """A table on one page: its grid's boundaries, its cells in reading order and their texts.

    ``full``: whether a cell's last line leaves no room for another letter, so that its text may go on.
    ``inferred``: no rulings separate its cells; columns and rows were told by where the words stand.
    """

    page: int
    xs: list[float]
    ys: list[float]
    spans: list[Span]
    texts: list[str]
    full: list[bool] = field(default_factory=list)
    inferred: bool = False

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def cell_box(self, span: Span) -> Box:
        return Box(self.xs[span.left], self.ys[span.top], self.xs[span.right], self.ys[span.bottom])

    def rows(self) -> list[list[str]]:
        """The texts row by row; a cell that spans stands once, where it begins."""
        rows: list[list[str]] = [[] for _ in range(len(self.ys) - 1)]
        for span, text in zip(self.spans, self.texts, strict=True):
            rows[span.top].append(text)
        return rows
