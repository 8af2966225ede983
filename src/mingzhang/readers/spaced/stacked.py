"""Tables that a program wrote one cell to a line: their cells are there, their columns are lost.

``pdftotext`` without ``-layout`` does so. Empty cells leave no line, so nobody can say which column a figure
stood in. The lines are kept together as a table of one column that is sure of nothing, so that labels are not
taken for headings, nor figures for sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.readers.spaced.pieces import pieces
from mingzhang.readers.spaced.regions import Region, kind_of
from mingzhang.regex import regex

_FIGURE = regex(r"[-+]?\d[\d,]*\.\d+")
_NUMBER = regex(r"[-+]?\d[\d,]*(?:\.\d+)?")
MAX_CELL = 24
MIN_LINES = 8
MIN_FIGURES = 3
SHARE = 6
"""One line in so many must be a bare number."""


def stacked(lines: Sequence[str], closed: Sequence[bool], pages: Sequence[int | None]) -> Iterator[Region]:
    """The runs of lines of one cell each, none over two pages."""
    start = last = -1
    count = figures = numbers = 0
    for at, line in enumerate([*lines, "."]):
        text = line.strip()
        if not text:
            continue
        ends = (
            at == len(lines) or closed[at] or not _is_cell(text) or (start >= 0 and pages[at] != pages[start])
        )
        if ends and start >= 0:
            if count >= MIN_LINES and figures >= MIN_FIGURES and numbers * SHARE >= count:
                yield Region(start, last + 1)
            start = -1
        if not ends or (at < len(lines) and not closed[at] and _is_cell(text)):
            if start < 0:
                start, count, figures, numbers = at, 0, 0, 0
            last = at
            count += 1
            figures += _FIGURE.fullmatch(text) is not None
            numbers += _NUMBER.fullmatch(text) is not None


def _is_cell(text: str) -> bool:
    return (
        len(text) <= MAX_CELL and "\t" not in text and len(pieces(text, 1)) == 1 and kind_of(text) == "label"
    )
