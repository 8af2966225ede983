"""How the page before ended: what its last lines say of the table at the top of this one."""

from __future__ import annotations

from typing import NamedTuple

from mingzhang.readers.furniture import furniture
from mingzhang.readers.pdf.furniture import PageContent
from mingzhang.readers.pdf.inferred.pieces import Row, is_head_text, row_of
from mingzhang.readers.pdf.lines import rows_of_words
from mingzhang.readers.pdf.nouns import Line, PageTable, Word

MAX_HEADING = 20
"""Characters of a heading at most."""
LEADING = 0.3
"""Space between the last heading there and the first here, in parts of its height."""
MAX_LINES = 12
"""Lines of a header that are looked at from the end of a page upwards."""


class Ending(NamedTuple):
    """``table``: the inferred table the page ended with, but for its number. ``headed``: it ended with a line of
    a table's head, such as 单位：万元. ``headings``: what stands below such a line at its end, the beginning of a
    header that goes on here."""

    table: PageTable | None = None
    headed: bool = False
    headings: tuple[Line, ...] = ()

    def above(self, row: Row) -> list[Row]:
        """The headings as rows above the first row of this page."""
        words = [Word(line.text, *line.box, -1) for line in self.headings]
        if not words:
            return []
        lowest = max(words, key=lambda word: word.bottom)
        down = row.top - (lowest.bottom - lowest.top) * LEADING - lowest.bottom
        return [
            row_of([word._replace(top=word.top + down, bottom=word.bottom + down) for word in words])
            for words in rows_of_words(words)
        ]


def ending_of(page: PageContent | None) -> Ending:
    """The ending of a page; nothing where there is none."""
    if page is None:
        return Ending()
    lines = sorted(
        (line for line in page.lines if not furniture(line.text)), key=lambda line: line.box.bottom
    )
    last = page.tables[-1] if page.tables else None
    if last is not None and any(line.box.top > last.ys[-1] for line in lines):
        last = None
    table = last if last is not None and last.inferred else None
    if last is not None or not lines:
        return Ending(table)
    headed = is_head_text(lines[-1].text)
    below: list[Line] = []
    for line in reversed(lines[-MAX_LINES:]):
        if is_head_text(line.text):
            return Ending(None, headed, tuple(reversed(below)))
        if len(line.text) > MAX_HEADING:
            break
        below.append(line)
    return Ending(None, headed)
