"""Rows of a page to the stretches that look like a table."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from mingzhang.document import numbering
from mingzhang.readers.pdf.figures import MIN_FIGURES
from mingzhang.readers.pdf.inferred.pieces import Row, is_head, is_outside

FAR = 3.5
"""Rows of one table are no farther apart than so many times the height of their letters."""
MAX_HEADER_LINES = 12
MIN_DATA_ROWS = 3
MIN_SHARE = 0.4
MIN_SHARE_BELOW_HEAD = 0.15
"""Part of the lines between the first and the last row of figures that hold figures themselves; and below a line
of a table's head: in 公开01 most units print few of the classes."""

FEW_FIGURES = 4
MANY_HEADINGS = 6
"""A table with fewer rows has one of so many figures, or so many headings; and a line of a table's head stands
above it."""

MIN_HEADINGS = 4
MAX_HEADING = 20
"""Headings of a table without a figure, and the most characters of one."""

ALIGNED = 0.5
"""Rows of a list stand at equal distances and begin at the same place, within this part of their height."""

WRAPPED = 1.5
"""The lines of a name are no farther apart than so many times their height."""

Stretch = tuple[int, int, int]
"""Indices of the header's first line, of the first row of figures, and of the line after the last row."""


def stretches(rows: Sequence[Row], *, headed: bool) -> list[Stretch]:
    """The candidates of a page, top to bottom. ``headed``: the page before ended with a line of a table's head."""
    found = []
    for start, end in runs(rows):
        below_head = is_head(rows[start - 1]) if start else headed
        stretch = _trimmed(rows, start, end, below_head) or (
            _blank(rows, start, end) if start and below_head else None
        )
        if stretch is not None:
            found.append(stretch)
    return found


def runs(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Half-open ranges of rows that may belong to one table: neither running text nor a wide gap between."""
    found = []
    start = 0
    for index in range(len(rows) + 1):
        ends = index == len(rows) or is_outside(rows[index])
        if ends or (index > start and _far(rows[index - 1], rows[index])):
            if index > start:
                found.append((start, index))
            start = index + 1 if ends else index
    return found


def _far(above: Row, below: Row) -> bool:
    height = max(piece.height for piece in above.pieces)
    return below.top - above.bottom > FAR * height


def _trimmed(rows: Sequence[Row], start: int, end: int, below_head: bool) -> Stretch | None:
    data = [index for index in range(start, end) if rows[index].is_data]
    figures = sum(rows[index].figures for index in data)
    if len(data) < MIN_DATA_ROWS and not (below_head and _short_table(rows, start, data)):
        return None
    if figures < MIN_FIGURES and len(data) >= MIN_DATA_ROWS:
        return None
    first, last = data[0], data[-1]
    share = MIN_SHARE_BELOW_HEAD if below_head else MIN_SHARE
    if len(data) < share * (last - first + 1) or _is_contents([rows[index] for index in data]):
        return None
    top = first
    while top > start and first - top < MAX_HEADER_LINES:
        top -= 1
    while top < first and (
        rows[top].figures
        or _alone(rows[top], rows[top + 1 : first])
        or any(_ends_label(above, rows[top]) for above in rows[max(top - 2, 0) : top])
    ):
        top += 1
    return top, first, with_hanging(rows, last, end)


def with_hanging(rows: Sequence[Row], last: int, end: int) -> int:
    """The index after a table's last row, the second lines of its names and the names without a figure below."""
    after = last + 1
    while after < end and (_hangs(rows[after - 1], rows[after]) or _goes_on(rows, after)):
        after += 1
    return after


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row without a figure stands as far below the one above as that below the one before, or is numbered
    as those are, and begins where both do, as the rows of a list."""
    if at < 2:
        return False
    first, above, row = rows[at - 2], rows[at - 1], rows[at]
    step = row.top - above.top
    height = row.pieces[0].height
    regular = abs(step - (above.top - first.top)) < ALIGNED * height or all(
        _is_numbered(other) for other in (above, row)
    )
    return regular and all(
        any(abs(piece.left - other.left) < ALIGNED * height for other in above.pieces)
        and any(abs(piece.left - other.left) < ALIGNED * height for other in first.pieces)
        for piece in row.pieces
    )


def _is_numbered(row: Row) -> bool:
    return any(numbering(piece.text) is not None for piece in row.pieces)


def _blank(rows: Sequence[Row], start: int, end: int) -> Stretch | None:
    """A table that prints no figure: headings side by side below a line of a table's head."""
    wide = [index for index in range(start, end) if len(rows[index].pieces) > 1]
    pieces = [piece for index in wide for piece in rows[index].pieces]
    if not wide or len(pieces) < MIN_HEADINGS or any(row.figures for row in rows[start:end]):
        return None
    if any(len(piece.text) > MAX_HEADING for piece in pieces):
        return None
    return start, wide[-1] + 1, wide[-1] + 1


def _short_table(rows: Sequence[Row], start: int, data: Sequence[int]) -> bool:
    """Whether one or two rows of figures, with headings, are enough of a table."""
    if not data:
        return False
    most = max(rows[index].figures for index in data)
    headings = sum(len(row.pieces) for row in rows[start : data[0]])
    return most >= FEW_FIGURES or (most > 1 and headings >= MANY_HEADINGS)


def _alone(row: Row, below: Sequence[Row]) -> bool:
    return len(row.pieces) == 1 and not _under(row, below)


def _ends_label(above: Row, row: Row) -> bool:
    """Whether a line is the rest of a unit's name that was wrapped in a line of the table's head."""
    first, piece = above.pieces[0], row.pieces[0]
    tight = 0 < row.top - first.top < WRAPPED * piece.height
    inside = first.left - ALIGNED * piece.height < piece.left and piece.right < first.right + piece.height
    return is_head(above) and len(row.pieces) == 1 and tight and inside


def _under(row: Row, below: Sequence[Row]) -> bool:
    """Whether a lone piece may be the heading of several columns: it is narrower than the header below."""
    pieces = [piece for other in below for piece in other.pieces]
    if len(pieces) < 2:
        return False
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    piece = row.pieces[0]
    centred = abs(piece.middle - (left + right) / 2) < piece.height
    return left - piece.height < piece.left and piece.right < right + piece.height and not centred


def _hangs(above: Row, row: Row) -> bool:
    """Whether a line is the second line of the names above it."""
    tight = row.top - above.bottom < 0.25 * (above.bottom - above.top)
    return tight and not row.figures and len(row.pieces) < max(len(above.pieces), 2)


def _is_contents(rows: Sequence[Row]) -> bool:
    """Whether the rows list headings with their pages: one whole number at the end of each, never falling."""
    numbers = []
    for row in rows:
        text = row.pieces[-1].text
        if row.figures != 1 or not text.isdecimal() or len(text) > 3:
            return False
        numbers.append(int(text))
    return all(one <= other for one, other in itertools.pairwise(numbers))
