"""Where in a text a table stands whose columns are kept apart by spaces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mingzhang.readers.spaced.pieces import Piece, part_all, pieces
from mingzhang.regex import regex

_HEAD = regex(
    r"(?:编制|填报|公开|预算)?(?:部门|单位)(?:名称)?[:：]|(?:金额|货币|计量)?单位[:：]|(?:财决)?公开\s*\d+\s*表|20\d{2}\s*年度?$"
)
_TITLE = regex(r"表(?:[（(].{1,12}[)）])?$")
_NOTE = regex(r"(?:注|说明|备注)\s*\d*\s*[:：.、]")
_PART = regex(r"第[一二三四五六七八九十]{1,3}(?:部分|章)|目\s*录$")
_STOP = regex(r"[，。；！？]|[:：]$")
_LEADERS = regex(r"(?:[.…·．] ?){3,}")
MAX_LABEL = 34
MAX_REST = 12
MIN_BROKEN = 8
"""A label is broken over two lines if it is at least so long."""
MAX_CELL = 40
MAX_LINE = 1000
MAX_BLANK = 6
"""Blank lines in a row that may stand between two rows of a table."""
MIN_ROWS = 2
TITLE_ABOVE = 8
HEAD_ABOVE = 4
"""A line that names the money unit stands at most so many lines above a table without figures."""


class Region(NamedTuple):
    """Lines of one table: from ``start`` to ``end`` (not included)."""

    start: int
    end: int


def regions(lines: Sequence[str], closed: Sequence[bool], pages: Sequence[int | None]) -> Iterator[Region]:
    """Regions in order, none over two pages. ``closed``: lines that are no part of a table, as furniture is."""
    start = last = -1
    blanks = 0
    before: Region | None = None
    for at, line in enumerate([*lines, "."]):
        text = line.strip()
        if not text:
            blanks += 1
            continue
        shut = at == len(lines) or closed[at] or "\t" in text or len(line) > MAX_LINE
        kind = "end" if shut else kind_of(text)
        turned = start >= 0 and not shut and pages[at] != pages[start]
        if start >= 0 and (kind == "end" or turned or blanks > MAX_BLANK):
            found = _region(lines, start, last + 1, pages, before)
            if found is not None:
                before = found
                yield found
            start = -1
        if kind == "row" and not shut:
            start = at if start < 0 else start
            last = at
        blanks = 0


def kind_of(text: str) -> str:
    """row: several pieces; label: one short piece that a row may consist of; end: no part of a table."""
    if _LEADERS.search(text) or _NOTE.match(text) or _PART.match(text):
        return "end"
    found = pieces(text, 1)
    if any(_HEAD.match(piece.text) for piece in found) or (len(found) == 1 and _TITLE.search(text)):
        return "end"
    if any(len(piece.text) > MAX_CELL or _STOP.search(piece.text) for piece in found):
        return "end"
    if len(found) > 1:
        return "row"
    return "label" if len(text) <= MAX_LABEL and not _STOP.search(text) else "end"


def _region(
    lines: Sequence[str], start: int, end: int, pages: Sequence[int | None], before: Region | None
) -> Region | None:
    """The region, if it is a table; a wrapped label directly below its last row belongs to it.

    ``before``: the region found last. Directly below it on a new page a single row is a table too.
    """
    floor = before.end if before is not None else 0
    if end < len(lines) and pages[end] == pages[start] and _is_rest(lines, end):
        end += 1
    while start > floor and pages[start - 1] == pages[start] and _is_group(lines[start - 1]):
        start -= 1
    cut = [pieces(line, 1) for line in lines[start:end] if line.strip()]
    rows = [row for row in cut if len(row) > 1]
    figures = sum(any(_is_figure(piece) for piece in row[1:]) for row in rows)
    goes_on = before is not None and not any(line.strip() for line in lines[floor:start])
    if (
        figures >= MIN_ROWS
        or (figures and (goes_on or len(rows) > MIN_ROWS))
        or _is_empty_table(lines, start, rows)
    ):
        return Region(start, end)
    return None


def _is_figure(piece: Piece) -> bool:
    return piece.is_decimal or (piece.is_number and not piece.text.isdigit())


def _is_rest(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the end of a label of the row above: short, and begins where a long label there does."""
    text = lines[at].strip()
    if not text or len(text) > MAX_REST or kind_of(text) != "label":
        return False
    low = len(lines[at]) - len(lines[at].lstrip())
    above = [piece for piece in pieces(lines[at - 1], 1) if not piece.is_number]
    return low > 1 or any(piece.start == low and len(piece.text) >= MIN_BROKEN for piece in above)


def is_titled(lines: Sequence[str], start: int) -> bool:
    """Whether a table's title stands above it with nothing but its head between.

    Text in the order in which a page was drawn may print a title behind its table.
    """
    for at in range(start - 1, max(start - TITLE_ABOVE, 0) - 1, -1):
        text = lines[at].strip()
        if text and not any(_HEAD.match(piece.text) for piece in pieces(text, 1)):
            return _TITLE.search(text) is not None
    return False


def _is_group(line: str) -> bool:
    """Whether a line above a header belongs to it: an indented word (项目), or headings a single space apart."""
    text = line.strip()
    if not text or kind_of(text) != "label":
        return False
    return (1 < len(text) <= 12 and line.startswith("  ")) or len(pieces(text, 1, part_all)) > 1


def _is_empty_table(lines: Sequence[str], start: int, rows: Sequence[Sequence[Piece]]) -> bool:
    """A header without figures below a line that names the money unit."""
    above = [line for line in lines[max(start - HEAD_ABOVE, 0) : start] if line.strip()]
    named = any("单位" in line and "元" in line for line in above)
    return named and len(rows) >= MIN_ROWS and all(piece.text for row in rows for piece in row)
