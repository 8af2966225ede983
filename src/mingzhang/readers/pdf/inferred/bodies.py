"""The lines below the header of a table without rulings, put together to rows."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from mingzhang.document import numbering
from mingzhang.readers.pdf.inferred.columns import Column, Unsure, column_at
from mingzhang.readers.pdf.inferred.pieces import Piece, Row

BESIDE = 0.6
"""A line nearer to another than this part of its height does not stand alone."""
OVERLAP = 0.85
"""Lines in different columns whose middles are nearer than this part of their height are one: the letters of two
rows do not overlap."""
NEARER = 0.85
"""A line of text belongs to the neighbour that is clearly nearer: less than this part of the other distance."""
LEADING = 1.3
"""The lines of one name are no farther apart than so many times their height."""
PITCH = 0.8
"""A line of text farther from both neighbours than this part of the usual distance of rows is a row."""

Cells = dict[int, list[Piece]]
"""The pieces of one row of the table by column."""


def body_rows(
    rows: Sequence[Row], columns: Sequence[Column], rulings: Sequence[float]
) -> list[tuple[Cells, float, float]]:
    """The table's rows: their cells and the heights they reach from and to.

    ``rulings``: heights of rulings across the table; no row lies on both sides of one. Raises :class:`Unsure` where
    the lines cannot be told apart.
    """
    lines = _beside(rows, columns)
    anchors = [index for index, line in enumerate(lines) if any(row.figures for row in line)]
    centres = [_centre(line) for line in lines]
    gaps = [centres[b] - centres[a] for a, b in pairwise(anchors) if b == a + 1]
    pitch = median(gaps) if gaps else 0.0
    owner = list(range(len(lines)))
    fixed = set(anchors)
    for index in range(len(lines)):
        if index not in fixed:
            owner[index] = _owner(index, lines, centres, columns, pitch, rulings)
    groups: dict[int, list[Row]] = {}
    for index, line in enumerate(lines):
        groups.setdefault(_root(owner, index), []).extend(line)
    found = [(_cells(group, columns), *_extent(group)) for _, group in sorted(groups.items())]
    if not _are_separate(found):
        raise Unsure
    return found


def _are_separate(rows: Sequence[tuple[Cells, float, float]]) -> bool:
    """Whether the figures and the names of one line of every row stand nearer to each other in height than to those
    of its neighbours.

    Words that an engine saw on a scan are off their lines by some points. Once those of one row are as far from
    each other as from the next row, nobody can say to which a figure belongs.
    """
    heights = [
        [
            (piece.top + piece.bottom) / 2
            for pieces in cells.values()
            for piece in pieces
            if piece.figure or len(pieces) == 1
        ]
        for cells, _, _ in rows
        if any(piece.figure for pieces in cells.values() for piece in pieces)
    ]
    filled = [found for found in heights if found]
    spread = max((max(found) - min(found) for found in filled), default=0.0)
    gap = min((min(below) - max(above) for above, below in pairwise(filled)), default=float("inf"))
    return spread < gap


def _beside(rows: Sequence[Row], columns: Sequence[Column]) -> list[list[Row]]:
    """Lines with those that stand beside them a little higher or lower, in other columns."""
    lines: list[list[Row]] = []
    for row in rows:
        if lines:
            last = lines[-1]
            height = min(row.bottom - row.top, last[-1].bottom - last[-1].top)
            near = row.centre - _centre(last) < OVERLAP * height
            if near and not _columns(last, columns) & _columns([row], columns):
                last.append(row)
                continue
        lines.append([row])
    return lines


def _columns(line: Sequence[Row], columns: Sequence[Column]) -> set[int]:
    return {column_at(columns, piece) for row in line for piece in row.pieces}


def _centre(line: Sequence[Row]) -> float:
    rows = [row for row in line if row.figures] or line
    return sum(row.centre for row in rows) / len(rows)


def _owner(
    index: int,
    lines: Sequence[Sequence[Row]],
    centres: Sequence[float],
    columns: Sequence[Column],
    pitch: float,
    rulings: Sequence[float],
) -> int:
    """The line that a line of text alone goes with: one of its neighbours, or itself. Raises :class:`Unsure` where
    it stands too near to both to be a row, and as near to one as to the other."""
    here = centres[index]
    if any(numbering(piece.text) is not None for row in lines[index] for piece in row.pieces):
        return index  # 三、… begins a row, whatever is near
    above = index - 1 if index and not _ruled(centres[index - 1], here, rulings) else None
    below = index + 1 if index + 1 < len(lines) and not _ruled(here, centres[index + 1], rulings) else None
    up = here - centres[above] if above is not None else float("inf")
    down = centres[below] - here if below is not None else float("inf")
    height = max(piece.height for row in lines[index] for piece in row.pieces)
    tight = min(up, down) < PITCH * pitch or min(up, down) < BESIDE * height
    if above is not None and up < LEADING * height and _goes_on(lines[above], lines[index], columns):
        return above
    if not tight:
        return index
    if above is not None and up < down * NEARER:
        return above
    if below is not None and down < up * NEARER:
        return below
    raise Unsure


def _goes_on(above: Sequence[Row], line: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether every piece of a line continues a text above it that filled its column."""
    texts = {column_at(columns, piece): piece for row in above for piece in row.pieces if not piece.figure}
    for row in line:
        for piece in row.pieces:
            at = column_at(columns, piece)
            before = texts.get(at)
            if before is None or before.right < columns[at].right - 1.2 * piece.height:
                return False
            if piece.left > before.left + piece.height:
                return False
    return True


def _ruled(above: float, below: float, rulings: Sequence[float]) -> bool:
    return any(above < ruling < below for ruling in rulings)


def _root(owner: Sequence[int], index: int) -> int:
    seen = {index}
    while owner[index] != index and owner[index] not in seen:
        index = owner[index]
        seen.add(index)
    return index


def _cells(group: Sequence[Row], columns: Sequence[Column]) -> Cells:
    cells: Cells = {}
    for row in group:
        for piece in row.pieces:
            cells.setdefault(column_at(columns, piece), []).append(piece)
    return cells


def _extent(group: Sequence[Row]) -> tuple[float, float]:
    return min(row.top for row in group), max(row.bottom for row in group)
