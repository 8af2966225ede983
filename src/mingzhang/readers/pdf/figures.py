"""Which words are figures, told by how they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.readers.pdf.nouns import Word

MIN_FIGURES = 4
"""A table without rulings prints at least so many."""

_FIGURE = re.compile(r"[-+－−–△▲]?[（(]?[-－−]?[\d０-９][\d０-９,，.．]*[%％]?[）)]?|[-—–―─－]{1,8}")


def is_figure(text: str) -> bool:
    """Whether a word is a number, a code or a dash."""
    return _FIGURE.fullmatch(text) is not None


def may_hold_table(rows: Sequence[Sequence[Word]]) -> bool:
    """A quick look at the lines outside the ruled tables: whether they hold as many figures as a table has."""
    figures = 0
    for row in rows:
        if len(row) > 1:
            figures += sum(is_figure(word.text) for word in row)
            if figures >= MIN_FIGURES:
                return True
    return False
