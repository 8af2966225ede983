"""Grids to cells: fields of the grid that no ruling separates are one cell with spans."""

from __future__ import annotations

from mingzhang.readers.pdf.nouns import Grid, Span


def cells_of(grid: Grid) -> list[Span]:
    """The cells in reading order. A field that is open to the outside belongs to no cell."""
    strips = _strips(grid)
    closed = _closed(grid, strips)
    return sorted(closed)


def _strips(grid: Grid) -> list[Span]:
    """Rectangles of fields: cut at the rulings along each row, joined downwards while nothing is ruled
    between them. A cell whose outline is no rectangle comes out as several."""
    last = len(grid.xs) - 1
    open_strips: dict[tuple[int, int], int] = {}
    found: list[Span] = []
    for row, sides in enumerate(grid.down):
        above = open_strips
        open_strips = {}
        left = 0
        for right in range(1, last + 1):
            if right < last and not sides >> right & 1:
                continue
            mask = (1 << right) - (1 << left)
            top = above.pop((left, right), None)
            if top is not None and grid.across[row] & mask:
                found.append(Span(top, left, row, right))
                top = None
            open_strips[left, right] = row if top is None else top
            left = right
        found += [Span(top, *_sides(columns, row)) for columns, top in above.items()]
    found += [Span(top, *_sides(columns, len(grid.down))) for columns, top in open_strips.items()]
    return found


def _sides(columns: tuple[int, int], bottom: int) -> tuple[int, int, int]:
    left, right = columns
    return left, bottom, right


def _closed(grid: Grid, strips: list[Span]) -> list[Span]:
    """Without the strips that are open to the outside, directly or through a neighbour."""
    outside = {strip for strip in strips if _open(grid, strip)}
    if not outside:
        return strips
    above: dict[int, list[Span]] = {}
    below: dict[int, list[Span]] = {}
    for strip in strips:
        above.setdefault(strip.bottom, []).append(strip)
        below.setdefault(strip.top, []).append(strip)
    waiting = list(outside)
    while waiting:
        strip = waiting.pop()
        for other in (*above.get(strip.top, ()), *below.get(strip.bottom, ())):
            if other not in outside and _joined(grid, strip, other):
                outside.add(other)
                waiting.append(other)
    return [strip for strip in strips if strip not in outside]


def _open(grid: Grid, strip: Span) -> bool:
    """Whether the strip has an open way out of the grid.

    One open side of the four is a border that was not drawn: of a merged cell at a page break, say.
    """
    mask = (1 << strip.right) - (1 << strip.left)
    rows = grid.down[strip.top : strip.bottom]
    last = len(grid.xs) - 1
    missing = (
        (strip.top == 0 and grid.across[0] & mask != mask)
        + (strip.bottom == len(grid.down) and grid.across[-1] & mask != mask)
        + (strip.left == 0 and not all(sides & 1 for sides in rows))
        + (strip.right == last and not all(sides >> last & 1 for sides in rows))
    )
    return missing > 1 or (missing == 1 and not _walled(grid, strip))


def _walled(grid: Grid, strip: Span) -> bool:
    """Whether at least three sides of a strip are ruled all along."""
    mask = (1 << strip.right) - (1 << strip.left)
    rows = grid.down[strip.top : strip.bottom]
    sides = (
        grid.across[strip.top] & mask == mask,
        grid.across[strip.bottom] & mask == mask,
        all(row >> strip.left & 1 for row in rows),
        all(row >> strip.right & 1 for row in rows),
    )
    return sum(sides) >= 3


def _joined(grid: Grid, one: Span, other: Span) -> bool:
    """Whether two strips, one above the other, have a stretch of border between them without a ruling."""
    if one.bottom != other.top:
        one, other = other, one
    if one.bottom != other.top:
        return False
    left, right = max(one.left, other.left), min(one.right, other.right)
    if right <= left:
        return False
    mask = (1 << right) - (1 << left)
    return grid.across[other.top] & mask != mask


def trimmed(grid: Grid, spans: list[Span]) -> tuple[list[float], list[float], list[Span]]:
    """Boundaries and cells without the grid lines at which no cell begins or ends."""
    columns = sorted({edge for span in spans for edge in (span.left, span.right)})
    rows = sorted({edge for span in spans for edge in (span.top, span.bottom)})
    if len(columns) == len(grid.xs) and len(rows) == len(grid.ys):
        return grid.xs, grid.ys, spans
    column = {edge: index for index, edge in enumerate(columns)}
    row = {edge: index for index, edge in enumerate(rows)}
    return (
        [grid.xs[edge] for edge in columns],
        [grid.ys[edge] for edge in rows],
        [Span(row[top], column[left], row[bottom], column[right]) for top, left, bottom, right in spans],
    )
