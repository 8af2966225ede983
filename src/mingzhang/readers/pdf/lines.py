"""Words to lines: by where they stand, never by their order in the file."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from operator import itemgetter

from mingzhang.readers.pdf.nouns import Box, Line, Word, around
from mingzhang.regex import regex

SAME_LINE = 0.5
"""Words overlapping vertically by this part of the smaller one stand on one line, so that digits on a
shifted baseline stay with their neighbours."""
LETTER_SPACE = 0.2
"""Gap, as part of the letters' height, that is a space between Latin letters or digits."""
MIXED_SPACE = 0.7
"""The same between a Chinese character and a letter or digit: these are often set apart without a space."""
CHINESE_SPACE = 0.4
"""The same between Chinese characters, which are spread to fill a line."""
PART_SPACE = 0.5
"""The widest gap within a line that is nothing but the parts of one figure."""
COLUMN_SPACE = 3.5
"""Gap that separates two statements side by side: a unit's name on the left, 单位：万元 on the right."""

_MARKS = frozenset("，。、；：？！（）《》〈〉“”‘’【】〔〕「」")
"""Punctuation may be drawn without the empty half of its square."""
_PART = regex(r"[-－−]?[\d０-９]*(?:[.,，．][\d０-９]*)*")
_WHOLE = regex(r"[-－−]?(?:[\d０-９]{1,3}(?:[,，][\d０-９]{3})+|[\d０-９]+)[.．][\d０-９]{2}")
_SPACES = (LETTER_SPACE, MIXED_SPACE, CHINESE_SPACE)
_BOX = itemgetter(1, 2, 3, 4)
_LEFT = itemgetter(1)


def rows_of_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped to lines from top to bottom, each from left to right, without overprinted doubles."""
    rows: list[list[Word]] = []
    row: list[Word] = []
    top = bottom = 0.0
    for word in sorted(words, key=_middle):
        overlap = min(bottom, word.bottom) - max(top, word.top)
        if row and word.upright and overlap >= SAME_LINE * min(bottom - top, word.bottom - word.top):
            row.append(word)
            if word.bottom - word.top > bottom - top:
                top, bottom = word.top, word.bottom
            continue
        row = [word]
        rows.append(row)
        # Turned text is a line of its own: nothing stands beside it.
        top, bottom = (word.top, word.bottom) if word.upright else (0.0, 0.0)
    return [_in_order(row) if len(row) > 1 else row for row in rows]


def _middle(word: Word) -> float:
    return word.top + word.bottom


def _in_order(row: list[Word]) -> list[Word]:
    """From left to right; text printed again at the same spot (fake bold) is dropped."""
    row.sort(key=_LEFT)
    kept: list[Word] = []
    for word in row:
        slack = 0.25 * (word.bottom - word.top)
        if any(_doubles(word, other, slack) for other in kept[-3:]):
            continue
        kept.append(word)
    return kept


def _doubles(word: Word, other: Word, slack: float) -> bool:
    inside = word.left >= other.left - slack and word.right <= other.right + slack
    return inside and word.text in other.text


def text_of_row(row: list[Word]) -> str:
    """The words of one line with a space where the gap is one."""
    if len(row) == 1:
        return row[0].text
    if (figure := _figure(row)) is not None:
        return figure
    parts = [row[0].text]
    for before, word in itertools.pairwise(row):
        tall = min(before.bottom - before.top, word.bottom - word.top)
        last, first = before.text[-1], word.text[0]
        chinese = 1 if last in _MARKS or first in _MARKS else (last >= "\u2e80") + (first >= "\u2e80")
        if word.left - before.right > _SPACES[chinese] * tall:
            parts.append(" ")
        parts.append(word.text)
    return "".join(parts)


def _figure(row: list[Word]) -> str | None:
    """The parts of a single figure set a little apart (7 7 4 . 8 6), or None if they are anything else."""
    if any(_PART.fullmatch(word.text) is None for word in row):
        return None
    tall = min(word.bottom - word.top for word in row)
    if any(word.left - before.right > PART_SPACE * tall for before, word in itertools.pairwise(row)):
        return None
    whole = "".join(word.text for word in row)
    return whole if _WHOLE.fullmatch(whole) else None


def lines_of_words(words: Iterable[Word], page: int) -> list[Line]:
    """The lines of free text, top to bottom. Statements far apart on one height become lines of their own."""
    return lines_of_rows(rows_of_words(words), page)


def lines_of_rows(rows: Iterable[list[Word]], page: int) -> list[Line]:
    """The same of words grouped to rows already."""
    return [_line(piece, page) for row in rows for piece in _pieces(row)]


def _pieces(row: list[Word]) -> list[list[Word]]:
    pieces = [[row[0]]]
    for word in row[1:]:
        before = pieces[-1][-1]
        gap = word.left - before.right
        if gap > COLUMN_SPACE * (before.bottom - before.top) and before.text[-1] not in "：:":
            pieces.append([])
        pieces[-1].append(word)
    return pieces


def _line(row: list[Word], page: int) -> Line:
    box = around([Box(*_BOX(word)) for word in row])
    size = max(word.bottom - word.top for word in row) if row[0].upright else box.right - box.left
    return Line(text_of_row(row), box, page, size)
