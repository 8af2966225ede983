"""Rulings to grids: rulings that meet belong to one table; their positions are its columns and rows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from mingzhang.readers.pdf.limits import MAX_GRID
from mingzhang.readers.pdf.nouns import Grid, Rulings, Stroke

MEET = 3.0
"""Rulings that miss each other by no more than this meet."""


def crossings(rulings: Rulings) -> Iterator[tuple[int, int]]:
    """Pairs (index in ``across``, index in ``down``) of rulings that meet."""
    heights = [stroke.at for stroke in rulings.across]
    for position, (x, start, end) in enumerate(rulings.down):
        first, last = bisect_left(heights, start - MEET), bisect_right(heights, end + MEET)
        for index in range(first, last):
            stroke = rulings.across[index]
            if stroke.start - MEET <= x <= stroke.end + MEET:
                yield index, position


def grids_of(rulings: Rulings) -> list[Grid]:
    """The grids of a page, top to bottom. Lone lines and empty frames are none."""
    grids = []
    for across, down in _connected(rulings):
        across, down = _with_open_sides(across, down)
        if len(across) >= 2 and len(down) >= 2:
            grid = _grid(across, down)
            if grid is not None:
                grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0]))
    return grids


def _connected(rulings: Rulings) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Rulings in groups that meet directly or through others."""
    count = len(rulings.across)
    parent = list(range(count + len(rulings.down)))

    def root(node: int) -> int:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    touched: set[int] = set()
    for index, position in crossings(rulings):
        parent[root(index)] = root(count + position)
        touched |= {index, count + position}
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for node in sorted(touched):
        across, down = groups.setdefault(root(node), ([], []))
        if node < count:
            across.append(rulings.across[node])
        else:
            down.append(rulings.down[node - count])
    return list(groups.values())


def _with_open_sides(across: list[Stroke], down: list[Stroke]) -> tuple[list[Stroke], list[Stroke]]:
    """Add the outer border on a side where it is not drawn: at least three rulings end there together
    beyond the last crossing one (two when there are no more)."""
    bottoms, sides = _borders(down, across), _borders(across, down)
    # Two borders that are not drawn still meet in the corner between them.
    across = across + [_reaching(stroke, sides) for stroke in bottoms]
    down = down + [_reaching(stroke, bottoms) for stroke in sides]
    return sorted(across), sorted(down)


def _reaching(stroke: Stroke, others: list[Stroke]) -> Stroke:
    """The stroke drawn out as far as the others stand."""
    places = [other.at for other in others]
    return stroke._replace(
        start=min(stroke.start, *places, stroke.end), end=max(stroke.end, *places, stroke.start)
    )


def _borders(ending: list[Stroke], crossing: list[Stroke]) -> list[Stroke]:
    """Strokes across the common ends of ``ending`` that lie outside all of ``crossing``."""
    if len(ending) < 2:
        return []
    first = min((stroke.at for stroke in crossing), default=float("inf"))
    last = max((stroke.at for stroke in crossing), default=float("-inf"))
    needed = max(2, (len(ending) + 1) // 2)
    starts = [(stroke, stroke.start) for stroke in ending if stroke.start < first - MEET]
    ends = [(stroke, stroke.end) for stroke in ending if stroke.end > last + MEET]
    return [border for side in (starts, ends) if (border := _border(side, needed)) is not None]


def _border(ends: list[tuple[Stroke, float]], needed: int) -> Stroke | None:
    """The border along the ends that most rulings share, when enough do."""
    if len(ends) < needed:
        return None
    bucket = Counter(round(x / MEET) for _, x in ends).most_common(1)[0][0]
    near = [(stroke.at, x) for stroke, x in ends if abs(x - bucket * MEET) <= 1.5 * MEET]
    if len(near) < needed:
        return None
    places = [at for at, _ in near]
    return Stroke(sum(x for _, x in near) / len(near), min(places), max(places))


def _grid(across: list[Stroke], down: list[Stroke]) -> Grid | None:
    xs, ys = _positions(down), _positions(across)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MAX_GRID:
        return None
    return Grid(xs, ys, _covered(across, ys, xs), _sides(down, xs, ys))


def _positions(strokes: list[Stroke]) -> list[float]:
    found: list[float] = []
    for at in sorted(stroke.at for stroke in strokes):
        if not found or at - found[-1] > MEET:
            found.append(at)
    return found


def _covered(across: list[Stroke], ys: list[float], xs: list[float]) -> list[int]:
    """For each row boundary the columns along which it is ruled."""
    covered = [0] * len(ys)
    for at, start, end in across:
        first = bisect_left(xs, start - MEET)
        last = bisect_right(xs, end + MEET) - 1
        if last > first:
            covered[_nearest(ys, at)] |= (1 << last) - (1 << first)
    return covered


def _sides(down: list[Stroke], xs: list[float], ys: list[float]) -> list[int]:
    """For each row the column boundaries that are ruled along it."""
    sides = [0] * (len(ys) - 1)
    for at, start, end in down:
        bit = 1 << _nearest(xs, at)
        for row in range(bisect_left(ys, start - MEET), bisect_right(ys, end + MEET) - 1):
            sides[row] |= bit
    return sides


def _nearest(positions: list[float], at: float) -> int:
    index = bisect_left(positions, at - MEET)
    return min(index, len(positions) - 1)
