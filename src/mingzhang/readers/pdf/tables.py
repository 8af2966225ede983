"""Cells and words to the tables of one page; what stands in no cell is handed back."""

from __future__ import annotations

import itertools
from bisect import bisect_right

from mingzhang.readers.pdf.cells import cells_of, trimmed
from mingzhang.readers.pdf.figures import is_figure
from mingzhang.readers.pdf.limits import MAX_TABLES
from mingzhang.readers.pdf.lines import LETTER_SPACE, rows_of_words, text_of_row
from mingzhang.readers.pdf.nouns import Glyphs, Grid, PageTable, Span, Word
from mingzhang.readers.pdf.words import split
from mingzhang.regex import regex

CROSSING = 0.1
OFF_CENTRE = 0.35
"""Parts of a line's height: how far it stands over its cell's upper border, and above the cell's middle, when
it is the overflow of the cell above."""

NO_ROOM = 2.2
"""Parts of a line's height that are too little for two letters and the inset of a cell."""
ROOM = 1.1
"""What a full line leaves free on either side of its cell at the most, in parts of its height."""
_WHOLE = regex(r"[-+]?\d[\d,]*\.?\d*%?")
STACKED = 3
"""So many figures one below the other in a cell are those of several rows, if another cell holds as many; two
are, if two other cells hold two."""
MOST_STACKED = 0.6
"""Part of a table's figures that stand so where its rows are not ruled."""


def tables_of(
    grids: list[Grid], words: list[Word], glyphs: Glyphs, page: int
) -> tuple[list[PageTable], list[Word]]:
    """The tables of a page, top to bottom, and the words outside them. A single frame is no table."""
    tables: list[_Filling] = []
    for grid in grids:
        spans = cells_of(grid)
        if len(spans) > 1:
            tables.append(_Filling(*trimmed(grid, spans)))
    if not tables:
        return [], words
    free: list[Word] = []
    tables.sort(key=lambda table: (table.ys[-1] - table.ys[0]) * (table.xs[-1] - table.xs[0]))
    del tables[:-MAX_TABLES]
    for word in words:
        # The smallest table first: one that stands in a cell of another keeps its words.
        if not any(table.take(word, glyphs) for table in tables):
            free.append(word)
    for table in [table for table in tables if table.holds_rows_in_cells()]:
        tables.remove(table)
        free += itertools.chain.from_iterable(table.words)
    found = [table.finished(page) for table in tables]
    found.sort(key=lambda table: (table.ys[0], table.xs[0]))
    return found, free


class _Filling:
    """A table while words are put into its cells."""

    def __init__(self, xs: list[float], ys: list[float], spans: list[Span]) -> None:
        self.xs = xs
        self.ys = ys
        self.spans = spans
        self.words: list[list[Word]] = [[] for _ in spans]
        self.owner = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
        for index, (top, left, bottom, right) in enumerate(spans):
            for row in range(top, bottom):
                self.owner[row][left:right] = [index] * (right - left)

    def take(self, word: Word, glyphs: Glyphs) -> bool:
        """Put a word into its cell, or its glyphs into several. False when it stands in none."""
        middle = (word.top + word.bottom) / 2
        if not self.ys[0] <= middle < self.ys[-1]:
            return False
        xs = self.xs
        if not xs[0] <= (word.left + word.right) / 2 < xs[-1]:
            return False
        row = self.owner[bisect_right(self.ys, middle) - 1]
        first = max(bisect_right(xs, word.left + 1) - 1, 0)
        last = min(bisect_right(xs, max(word.right - 1, word.left)) - 1, len(row) - 1)
        if first >= last or row[first] == row[last]:
            return self._put(row[min(first, len(row) - 1)], word)
        if not word.upright or is_figure(word.text):
            # One figure wider than its cell: it belongs where most of it stands.
            column = bisect_right(xs, (word.left + word.right) / 2) - 1
            return self._put(row[column], word)
        cuts = [xs[i] for i in range(first + 1, last + 1) if row[i] != row[i - 1]]
        taken = False
        for piece in split(word, glyphs, cuts):
            column = min(max(bisect_right(xs, (piece.left + piece.right) / 2) - 1, 0), len(row) - 1)
            taken = self._put(row[column], piece) or taken
        return taken

    def _put(self, index: int, word: Word) -> bool:
        if index >= 0:
            self.words[index].append(word)
        return index >= 0

    def holds_rows_in_cells(self) -> bool:
        """Whether the rows are not ruled: most of the figures stand one below the other, in the same cells."""
        stacked: dict[int, list[list[Word]]] = {}
        for span, words in zip(self.spans, self.words, strict=True):
            if len(words) > 1 and len(_figure_rows(words)) > 1:
                whole = cell_text(words, self.xs[span.left], self.xs[span.right])
                if not is_figure(whole):  # else one figure or code on several lines
                    stacked.setdefault(span.top, []).append(words)
        cells = [words for rows in stacked.values() if _are_rows(rows) for words in rows]
        figures = sum(is_figure(word.text) for words in self.words for word in words) if cells else 0
        return sum(is_figure(word.text) for words in cells for word in words) > MOST_STACKED * figures

    def pull_up(self) -> None:
        """Give back to a cell above the line that its text, too long for it, prints over its lower border."""
        for index, (top, left, _, _) in enumerate(self.spans):
            words = self.words[index]
            if top == 0 or not words:
                continue
            above = self.owner[top - 1][left]
            if above >= 0 and self.words[above] and self._overflows(words, index, self.words[above], above):
                self.words[above] += words
                self.words[index] = []
            else:
                self.words[index] = [word for word in words if not self._sent_up(word, words, index)]

    def _sent_up(self, word: Word, words: list[Word], index: int) -> bool:
        """Give back a last line that reaches into a cell with a text of its own: of a wrapped text above that
        its row is too low for."""
        border = self.ys[self.spans[index].top]
        size = word.bottom - word.top
        if not word.upright or border - word.top < CROSSING * size:
            return False
        if all(other.top < word.top + size / 2 for other in words):
            return False
        column = min(max(bisect_right(self.xs, (word.left + word.right) / 2) - 1, 0), len(self.xs) - 2)
        above = self.owner[self.spans[index].top - 1][column]
        over = self.words[above] if above >= 0 else []
        if not over or not 0 <= word.top - max(other.bottom for other in over) + 0.1 * size < size:
            return False
        over.append(word)
        return True

    def _overflows(self, words: list[Word], index: int, over: list[Word], above: int) -> bool:
        border, floor = self.ys[self.spans[index].top], self.ys[self.spans[index].bottom]
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        size = bottom - top
        crosses, off_centre = border - top, ((floor - bottom) - (top - border)) / 2
        if crosses < CROSSING * size or off_centre < OFF_CENTRE * size:
            return False
        start, end = min(word.top for word in over), max(word.bottom for word in over)
        last = max(word.bottom - word.top for word in over)
        alike = abs(last - size) < 0.1 * size and 0 <= top - end < 0.5 * size
        return alike and bottom - start > border - self.ys[self.spans[above].top]

    def finished(self, page: int) -> PageTable:
        self.pull_up()
        texts = [
            (words[0].text if len(words) == 1 else cell_text(words, self.xs[span.left], self.xs[span.right]))
            if words
            else ""
            for span, words in zip(self.spans, self.words, strict=True)
        ]
        last = len(self.ys) - 1
        full = [
            span.bottom == last
            and bool(words)
            and leaves_no_room(words, self.xs[span.left], self.xs[span.right])
            for span, words in zip(self.spans, self.words, strict=True)
        ]
        return PageTable(page, self.xs, self.ys, self.spans, texts, full)


def _are_rows(cells: list[list[Word]]) -> bool:
    """Whether the stacked figures in the cells of one row are those of several rows."""
    high = [rows for rows in map(_figure_rows, cells) if len(rows) >= STACKED]
    beside = any(sum(len(row) > 1 for row in rows) >= STACKED for rows in high)
    return len(cells) > 2 or len(high) > 1 or beside


def _figure_rows(words: list[Word]) -> list[list[Word]]:
    """The lines of a cell that hold figures, without its other words."""
    return rows_of_words(word for word in words if word.upright and is_figure(word.text))


def leaves_no_room(words: list[Word], left: float, right: float) -> bool:
    """Whether the last line of a cell (its borders given) is full: not two letters fit behind it, nor before a
    figure, which may be set at the right."""
    last = max(words, key=lambda word: (word.bottom, word.right))
    room = NO_ROOM * (last.bottom - last.top)
    return (
        last.upright and last.right + room > right and (not is_figure(last.text) or last.left - room < left)
    )


def cell_text(words: list[Word], left: float, right: float) -> str:
    """The lines of a cell as one text. ``left``, ``right``: the cell's borders."""
    rows = rows_of_words(words)
    text = text_of_row(rows[0])
    for before, row in itertools.pairwise(rows):
        text += _joint(before, row, left, right) + text_of_row(row)
    return text


def _joint(above: list[Word], below: list[Word], left: float, right: float) -> str:
    """Nothing between Chinese characters or inside a figure that was wrapped for want of room."""
    before, after = above[-1], below[0]
    last, first = before.text[-1], after.text[0]
    if last >= "\u2e80" or first >= "\u2e80":
        return ""
    letter = (after.right - after.left) / len(after.text)
    room = ROOM * (before.bottom - before.top)
    filled = above[0].left - left < room and right - before.right < letter * (1 + LETTER_SPACE) + room
    inside = (last.isdigit() or last in ",.-") and (first.isdigit() or first in ",.%")
    return "" if filled and inside and _WHOLE.fullmatch(before.text + after.text) else " "
