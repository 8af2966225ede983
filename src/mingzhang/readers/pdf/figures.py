"""Which words are figures, told by how they are written."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from mingzhang.readers.pdf.limits import MAX_LOOSE_WORDS
from mingzhang.readers.pdf.nouns import Word
from mingzhang.regex import regex

MIN_FIGURES = 4
"""A table without rulings prints at least so many."""

RUN_SPACE = 0.75
"""A gap wider than this part of the letters' height is none of running text."""
MIN_HEADINGS = 3
"""Headings that stand side by side in the first row of a table without figures."""

_FIGURE = regex(r"[-+－−–△▲]?[（(]?[-－−]?[\d０-９][\d０-９,，.．]*[%％]?[）)]?|[-—–―─－]{1,8}")


def is_figure(text: str) -> bool:
    """Whether a word is a number, a code or a dash."""
    return _FIGURE.fullmatch(text) is not None


def _set_apart(row: Sequence[Word]) -> int:
    """How many of a line's words are figures with a wide gap on a side: those of running text have none. A whole
    number alone is the page's."""
    if len(row) == 1:
        return int("." in row[0].text and is_figure(row[0].text))
    gaps = [0.0, *(after.left - before.right for before, after in itertools.pairwise(row)), 0.0]
    return sum(
        max(gaps[at], gaps[at + 1]) > RUN_SPACE * (word.bottom - word.top) and is_figure(word.text)
        for at, word in enumerate(row)
    )


def _wide_gaps(row: Sequence[Word]) -> int:
    return sum(
        after.left - before.right > RUN_SPACE * (after.bottom - after.top)
        for before, after in itertools.pairwise(row)
    )


def may_hold_table(rows: Sequence[Sequence[Word]], least: int) -> bool:
    """A quick look at the lines outside the ruled tables: whether they hold as many figures as a table has, or
    headings side by side below 单位：万元.

    ``least``: how many figures; one is enough where a table may go on whose columns are known.
    """
    if sum(map(len, rows)) > MAX_LOOSE_WORDS:
        return False
    figures = 0
    below_head = False
    for row in rows:
        figures += _set_apart(row)
        if figures >= least or (below_head and _wide_gaps(row) >= MIN_HEADINGS - 1):
            return True
        below_head = any("单位" in word.text and (":" in word.text or "：" in word.text) for word in row)
    return False
