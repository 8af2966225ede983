"""Wide tables printed as a left and a right half on successive pages: the same rows, the other columns.

Office programs cut a sheet that is wider than the paper between two columns and print the rest on the next page, at
the same heights, with or without the names of the rows again. A half without names is a half of nothing but figures:
which row each belongs to is told only by where the rows of the other half stand.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from mingzhang.readers.pdf.figures import is_figure
from mingzhang.readers.pdf.joining import WholeTable
from mingzhang.readers.pdf.nouns import PageTable, Span

SAME = 1.5
"""Points by which the same border of a row may differ between the halves."""
MIN_ROWS = 3
"""Rows whose borders agree by chance in two tables are fewer."""
MAX_HEADER_BORDERS = 6
"""Borders that only one half has stand among so many first ones: in the header, where it has merged cells."""
MOST_ALIKE = 0.5
"""Halves print different headings; two forms of one layout share more than this part of their texts."""


def beside(left: WholeTable, right: WholeTable) -> bool:
    """Join ``right`` to ``left`` as its right half, if it is; say whether it is."""
    if len(left.parts) != len(right.parts) or left.parts[-1].page + 1 != right.parts[0].page:
        return False
    if any(part.inferred for part in (*left.parts, *right.parts)):
        return False  # their row borders are our own guess
    borders = _shared_borders(left, right)
    if borders is None:
        return False
    ours, theirs = _placed(left, borders), _placed(right, borders)
    repeated = _repeated_columns(ours, theirs)
    numbers = _column_numbers(ours), _column_numbers(theirs)
    if all(numbers) and numbers[1][0] != numbers[0][-1] + 1:
        return False
    if not (_are_other_columns(ours, theirs, repeated) if repeated else _is_nameless(ours, theirs)):
        return False
    _join(left, right, ours, theirs, repeated)
    left.rows = sum(len(edges) - 1 for edges in borders)
    return True


Placed = list[tuple[PageTable, Span, Span, str]]
"""The cells of a table: part, span there, span among the rows of both halves, text."""


def _shared_borders(left: WholeTable, right: WholeTable) -> list[list[float]] | None:
    """Page by page the row borders of both halves; None when they are not those of one table."""
    found: list[list[float]] = []
    rows = 0
    for part, other in zip(left.parts, right.parts, strict=True):
        ours, theirs = _borders(left, part), _borders(right, other)
        few, many = sorted((ours, theirs), key=len)
        if not all(_near(many, y) for y in few):
            return None
        if any(not _near(few, y) for y in many[MAX_HEADER_BORDERS:]):
            return None
        rows += len(few) - 1
        found.append(many)
    return found if rows >= MIN_ROWS else None


def _borders(table: WholeTable, part: PageTable) -> list[float]:
    spans = [own for of, own, _, _ in table.spans if of is part]
    return sorted({part.ys[edge] for span in spans for edge in (span.top, span.bottom)})


def _near(borders: Sequence[float], y: float) -> bool:
    return abs(borders[_index(borders, y)] - y) <= SAME


def _index(borders: Sequence[float], y: float) -> int:
    """The border nearest to a height."""
    after = min(bisect_left(borders, y), len(borders) - 1)
    return after - 1 if after and y - borders[after - 1] < abs(borders[after] - y) else after


def _placed(table: WholeTable, borders: Sequence[Sequence[float]]) -> Placed:
    starts: dict[int, tuple[int, Sequence[float]]] = {}
    rows = 0
    for part, edges in zip(table.parts, borders, strict=True):
        starts[id(part)] = rows, edges
        rows += len(edges) - 1
    found: Placed = []
    for part, own, span, text in table.spans:
        start, edges = starts[id(part)]
        top, bottom = _index(edges, part.ys[own.top]), _index(edges, part.ys[own.bottom])
        found.append((part, own, span._replace(top=start + top, bottom=start + bottom), text))
    return found


def _repeated_columns(ours: Placed, theirs: Placed) -> int:
    """How many first columns of the right half print those of the left one again."""
    count = 0
    while _texts(ours, count) and _texts(ours, count) == _texts(theirs, count):
        count += 1
    return count


def _texts(cells: Placed, column: int) -> dict[int, str]:
    """The texts of a column by row."""
    return {
        span.top: "".join(text.split())
        for _, _, span, text in cells
        if text and span.left <= column < span.right
    }


def _column_numbers(cells: Placed) -> list[int]:
    """The numbers of the row 栏次, or of one that holds nothing but consecutive numbers from the left."""
    rows: dict[int, list[str]] = {}
    for _, _, span, text in cells:
        if text:
            rows.setdefault(span.top, []).append("".join(text.split()))
    for row in range(MAX_HEADER_BORDERS):
        texts = [text for text in rows.get(row, ()) if not text.endswith("栏次")]
        numbers = [int(text) for text in texts if text.isdecimal() and len(text) < 3]
        if (
            numbers
            and len(numbers) == len(texts)
            and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        ):
            return numbers
    return []


def _is_nameless(ours: Placed, theirs: Placed) -> bool:
    """Whether the rows of the right half hold nothing but figures, so that it is no table by itself: those of the
    left one hold names, or have none either but other headings (预算数, 决算数 of 三公)."""
    data = {span.top for _, _, span, text in (*ours, *theirs) if "." in text and is_figure(text)}
    if not data or not all(is_figure(text) for _, _, span, text in theirs if span.top in data and text):
        return False
    if any(not is_figure(text) for _, _, span, text in ours if span.top in data and text):
        return True
    one, other = (
        [text for _, _, span, text in cells if text and span.top < min(data)] for cells in (ours, theirs)
    )
    return bool(other) and one != other


def _are_other_columns(ours: Placed, theirs: Placed, repeated: int) -> bool:
    """Whether the right half's own columns have other headings than the left half's."""
    one, other = (
        {"".join(text.split()) for _, _, span, text in cells if span.left >= repeated and not is_figure(text)}
        - {""}
        for cells in (ours, theirs)
    )
    return bool(other) and len(one & other) <= MOST_ALIKE * len(other)


def _join(left: WholeTable, right: WholeTable, ours: Placed, theirs: Placed, repeated: int) -> None:
    columns = len(left.columns) - 1
    shift = columns - repeated
    left.spans = ours + [
        (part, own, span._replace(left=max(span.left, repeated) + shift, right=span.right + shift), text)
        for part, own, span, text in theirs
        if span.right > repeated
    ]
    away = left.columns[-1] - right.columns[repeated]
    left.columns = left.columns + [x + away for x in right.columns[repeated + 1 :]]
    left.parts += right.parts
    dropped = [" ".join(_texts(theirs, column).values()) for column in range(repeated)]
    left.joins += [(right.parts[0], dropped), *right.joins]
