"""From the page's own coordinates to the page as it is seen, and text turned by right angles."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from typing import NamedTuple

from mingzhang.readers.pdf.library import Pdfium
from mingzhang.readers.pdf.lines import lines_of_words
from mingzhang.readers.pdf.nouns import Box, Word


class Turn(NamedTuple):
    """The visible part of the page in its own coordinates, and its clockwise quarter turns."""

    left: float
    bottom: float
    right: float
    top: float
    quarters: int
    twist: int = 0
    """How many of the quarter turns are ours, to make a page upright that is shown lying on its side."""

    @classmethod
    def of(cls, library: Pdfium, page: int) -> Turn:
        edges = array("f", (0, 0, 0, 0))
        known = library["GetPageBoundingBox"](page, edges.buffer_info()[0])
        left, top, right, bottom = edges if known else (0, 842, 595, 0)
        return cls(left, bottom, right, top, library["Page_GetRotation"](page) % 4)

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.quarters % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.quarters % 2 else self.top - self.bottom

    def twisted(self, quarters: int) -> Turn:
        """The same page turned further, clockwise."""
        return self._replace(quarters=(self.quarters + quarters) % 4, twist=quarters)

    def boxes(
        self, lefts: Sequence[float], tops: Sequence[float], rights: Sequence[float], bottoms: Sequence[float]
    ) -> tuple[list[float], list[float], list[float], list[float]]:
        """Lefts, tops, rights and bottoms as seen, of boxes in the page's coordinates."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        if self.quarters == 0:
            return (
                [x - left for x in lefts],
                [top - y for y in tops],
                [x - left for x in rights],
                [top - y for y in bottoms],
            )
        if self.quarters == 1:
            return (
                [y - bottom for y in bottoms],
                [x - left for x in lefts],
                [y - bottom for y in tops],
                [x - left for x in rights],
            )
        if self.quarters == 2:
            return (
                [right - x for x in rights],
                [y - bottom for y in bottoms],
                [right - x for x in lefts],
                [y - bottom for y in tops],
            )
        return (
            [top - y for y in tops],
            [right - x for x in rights],
            [top - y for y in bottoms],
            [right - x for x in lefts],
        )

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """One box as seen."""
        if self.quarters == 0:
            return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)
        (x0,), (y0,), (x1,), (y1,) = self.boxes((left,), (top,), (right,), (bottom,))
        return Box(x0, y0, x1, y1)

    def seen(self, angle: float) -> float:
        """A glyph's angle as seen, counter-clockwise, from PDFium's, which is clockwise on the unturned page."""
        return -angle - self.quarters * (math.pi / 2)


def as_shown(box: Box, twist: int, width: float, height: float) -> Box:
    """A box on a page that was twisted to be upright (then ``width`` by ``height``), as the page is shown."""
    left, top, right, bottom = box
    if twist == 1:
        return Box(top, width - right, bottom, width - left)
    if twist == 2:
        return Box(width - right, height - bottom, width - left, height - top)
    if twist == 3:
        return Box(height - bottom, left, height - top, right)
    return box


def turn_words(turned: list[tuple[int, Word]]) -> list[Word]:
    """Words set along a vertical line, put together again.

    Each comes as single glyphs with the quarter turns (counter-clockwise) of its letters: 1 reads upwards,
    3 downwards, 2 is upside down. They are turned upright, made to lines, and the lines turned back.
    """
    words: list[Word] = []
    for quarter in (1, 2, 3):
        upright = [_upright(word, quarter) for turn, word in turned if turn == quarter]
        for line in lines_of_words(upright, 0):
            left, top, right, bottom = _back(line.box, quarter)
            words.append(Word(line.text, left, top, right, bottom, -1, quarter))
    return words


def _upright(word: Word, quarter: int) -> Word:
    left, top, right, bottom = word.left, word.top, word.right, word.bottom
    if quarter == 1:
        return word._replace(left=-bottom, right=-top, top=left, bottom=right)
    if quarter == 3:
        return word._replace(left=top, right=bottom, top=-right, bottom=-left)
    return word._replace(left=-right, right=-left, top=-bottom, bottom=-top)


def _back(box: Box, quarter: int) -> Box:
    if quarter == 1:
        return Box(box.top, -box.right, box.bottom, -box.left)
    if quarter == 3:
        return Box(-box.bottom, box.left, -box.top, box.right)
    return Box(-box.right, -box.bottom, -box.left, -box.top)
