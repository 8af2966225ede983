"""The header of a table without rulings: headings, the columns each covers, and their levels."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from itertools import combinations

from msgspec import Struct, field

from mingzhang.readers.pdf.inferred.columns import Column
from mingzhang.readers.pdf.inferred.pieces import Piece, Row

WRAPPED = 1.35
"""The lines of one heading are no farther apart than so many times their height."""
CENTRED = 0.7
"""Lines of one heading have their middles, or their beginnings, nearer than this part of their height."""
OFF = 0.75
"""A heading over several columns stands no farther from the middle of their cells than this part of its height."""
BELOW = 0.3
"""A heading stands below another when it begins no higher than the other's end, less this part of its height."""


class Block(Struct):
    """The lines of one heading. ``first``, ``last``: the columns it covers, once known; ``tall``: it stands
    between the heights of two others, so it reaches over both levels."""

    pieces: list[Piece] = field(default_factory=list)
    first: int = -1
    last: int = -1
    tall: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def left(self) -> float:
        return min(piece.left for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.right for piece in self.pieces)

    @property
    def top(self) -> float:
        return self.pieces[0].top

    @property
    def bottom(self) -> float:
        return self.pieces[-1].bottom

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def centre(self) -> float:
        return (self.top + self.bottom) / 2


def blocks_of(rows: Sequence[Row], rulings: Sequence[float]) -> list[Block]:
    """Headings, the lines of a wrapped one together, in the order of their last lines."""
    blocks: list[Block] = []
    for row in rows:
        open_blocks = list(blocks)
        for piece in row.pieces:
            over = [block for block in open_blocks if _wrapped(block, piece, row, rulings)]
            if len(over) == 1:
                over[0].pieces.append(piece)
            else:
                blocks.append(Block([piece]))
    heights = sorted({round(block.centre, 1) for block in blocks})
    for block in blocks:
        lowest = not _has_lower(block, blocks)
        block.tall = lowest and any(_between(block, *pair) for pair in combinations(heights, 2))
    return blocks


def _between(block: Block, above: float, below: float) -> bool:
    step = below - above
    off = abs(block.centre - (above + below) / 2)
    return step > BELOW * 3 * _height(block) and off < step / 4


def _wrapped(block: Block, piece: Piece, row: Row, rulings: Sequence[float]) -> bool:
    last = block.pieces[-1]
    step = (piece.top + piece.bottom - last.top - last.bottom) / 2
    if not 0 < step < WRAPPED * max(piece.height, last.height):
        return False
    if any(last.bottom - last.height / 2 < ruling < piece.top + piece.height / 2 for ruling in rulings):
        return False
    under = [other for other in row.pieces if other.left < last.right and other.right > last.left]
    slack = CENTRED * piece.height
    aligned = abs(piece.middle - last.middle) < slack or abs(piece.left - last.left) < slack
    return aligned and (under == [piece] or not under)


def leaves(blocks: Sequence[Block]) -> list[Block]:
    """The headings with none below them."""
    return [block for block in blocks if block.tall or not _has_lower(block, blocks)]


def _has_lower(block: Block, blocks: Sequence[Block]) -> bool:
    """Whether headings stand below one: right below it, or on both sides of its middle and nearer to it than
    to its neighbours of the same height."""
    if any(_lies_under(other, block) for other in blocks):
        return True
    beside = [other.middle for other in blocks if other is not block and _same_height(other, block)]
    start = max((x + block.middle) / 2 for x in (*[x for x in beside if x < block.middle], -1e9))
    end = min((x + block.middle) / 2 for x in (*[x for x in beside if x > block.middle], 1e9))
    lower = [other.middle for other in blocks if _below(other, block) and start < other.middle < end]
    return any(x < block.middle for x in lower) and any(x > block.middle for x in lower)


def _same_height(one: Block, other: Block) -> bool:
    return abs(one.centre - other.centre) < BELOW * _height(one)


def _below(other: Block, block: Block) -> bool:
    return other.top >= block.bottom - BELOW * _height(block)


def _lies_under(other: Block, block: Block) -> bool:
    return _below(other, block) and other.left < block.right and other.right > block.left


def placed(blocks: Sequence[Block], columns: Sequence[Column]) -> list[Block] | None:
    """The headings with the columns they cover: the lowest stand over theirs, higher ones over those of the
    headings below them. Those that know their columns keep them. None when a heading's columns cannot be told: a
    guess would give figures another meaning."""
    tops: list[Block | None] = [None] * len(columns)
    cells = list(columns)
    found: list[Block] = []
    waiting = sorted(blocks, key=lambda block: (-block.bottom, block.left))
    while waiting:
        level = [block for block in waiting if block.bottom > waiting[0].bottom - BELOW * _height(waiting[0])]
        waiting = waiting[len(level) :]
        level.sort(key=lambda block: block.middle)
        groups = [block for block in level if block.first < 0 and _is_group(block, tops, columns)]
        _over_own([block for block in level if block not in groups and block.first < 0], columns, tops)
        cells = _widened(cells, level)
        for run in _runs(tops, level, blocks) if groups else ():
            _divide([block for block in groups if _near(block, run, cells)], run, cells, tops)
        for block in level:
            if block.first >= 0:
                for at in range(block.first, block.last + 1):
                    tops[at] = block
                found.append(block)
        if any(block.first < 0 for block in level):
            return None
    return found if all(_nested(*pair) for pair in combinations(found, 2)) else None


def _nested(one: Block, other: Block) -> bool:
    """Whether the columns of two headings are apart, or those of one are among those of the other."""
    if one.last < other.first or other.last < one.first:
        return True
    inner, outer = sorted((one, other), key=lambda block: block.last - block.first)
    return outer.first <= inner.first and inner.last <= outer.last


def _widened(cells: Sequence[Column], level: Sequence[Block]) -> list[Column]:
    """The columns as wide as the headings in their middles say that their cells are: a heading is centred over
    names that begin at the left edge and over figures that end at the right one."""
    found = list(cells)
    for block in level:
        if block.first == block.last >= 0:
            at = block.first
            left, right, figures = cells[at]
            start = max(min(left, 2 * block.middle - right), cells[at - 1].right if at else left)
            end = min(
                max(right, 2 * block.middle - left), cells[at + 1].left if at + 1 < len(cells) else right
            )
            found[at] = Column(min(start, left), max(end, right), figures)
    return found


def _height(block: Block) -> float:
    return block.pieces[-1].height


def _is_group(block: Block, tops: Sequence[Block | None], columns: Sequence[Column]) -> bool:
    """Whether the column below the heading's middle, or the two around it, have headings already."""
    at = min(range(len(columns)), key=lambda index: abs(columns[index].middle - block.middle))
    return not block.tall and tops[at] is not None


def _over_own(level: Sequence[Block], columns: Sequence[Column], tops: Sequence[Block | None]) -> None:
    """A lowest heading covers the columns whose middles it lies over, at least the nearest one. As many
    headings as columns stand in the same order."""
    free = [index for index in range(len(columns)) if tops[index] is None]
    if len(free) == len(level):
        for block, index in zip(level, free, strict=True):
            block.first = block.last = index
        return
    for block in level:
        over = [index for index in free if block.left - 1 <= columns[index].middle <= block.right + 1]
        if not over and free:
            over = [min(free, key=lambda index: abs(columns[index].middle - block.middle))]
        if over:
            block.first, block.last = over[0], over[-1]
            free = [index for index in free if not over[0] <= index <= over[-1]]


def _runs(
    tops: Sequence[Block | None], level: Sequence[Block], blocks: Sequence[Block]
) -> list[tuple[int, int]]:
    """Neighbouring columns whose topmost headings stand below this level, and not only half a level."""
    centre = sum(block.centre for block in level) / len(level)
    steps = [other.centre - centre for other in blocks if not other.tall and _below(other, level[0])]
    step = 0.75 * min(steps, default=0.0)
    under = [top is not None and top not in level and top.centre - centre >= step for top in tops]
    runs = []
    for known, group in itertools.groupby(range(len(tops)), key=lambda at: under[at]):
        indices = list(group)
        if known:
            runs.append((indices[0], indices[-1]))
    return runs


def _near(block: Block, run: tuple[int, int], columns: Sequence[Column]) -> bool:
    return columns[run[0]].left - 5 <= block.middle <= columns[run[1]].right + 5


def _divide(
    groups: Sequence[Block], run: tuple[int, int], columns: Sequence[Column], tops: Sequence[Block | None]
) -> None:
    """Share the columns of a run among the headings over it, so that each stands in the middle of its own and,
    if that can be, all begin with the same heading below (项目 行次 金额 项目 行次 金额)."""
    first, last = run
    if not groups or len(groups) > last - first + 1:
        return
    best: tuple[bool, float, tuple[int, ...]] | None = None
    for cuts in itertools.islice(
        itertools.combinations(range(first + 1, last + 1), len(groups) - 1), MAX_DIVISIONS
    ):
        starts, ends = (first, *cuts), (*cuts, last + 1)
        offs = [
            _off(block, columns, start, end) for block, start, end in zip(groups, starts, ends, strict=True)
        ]
        if max(offs) < 1:
            names = {top.text for top in (tops[start] for start in starts) if top is not None}
            best = min(best or (True, 1e9, ()), (len(names) > 1, sum(offs), cuts))
    if best is not None:
        starts, ends = (first, *best[2]), (*best[2], last + 1)
        for block, start, end in zip(groups, starts, ends, strict=True):
            block.first, block.last = start, end - 1


def _off(block: Block, columns: Sequence[Column], start: int, end: int) -> float:
    """How far a heading stands from the middle of its columns, or from their beginning, in parts of the most that
    is allowed. The borders of their cells stand somewhere between them and the columns beside them."""
    left, right = columns[start].left, columns[end - 1].right
    gaps = [
        right_one.left - left_one.right
        for left_one, right_one in (
            (columns[at - 1], columns[at]) for at in (start, end) if 0 < at < len(columns)
        )
    ]
    before = columns[start].left - columns[start - 1].right if start else max(gaps, default=0.0)
    after = columns[end].left - right if end < len(columns) else max(gaps, default=0.0)
    slack = max(OFF * _height(block), 1.0)
    middle = (left + right) / 2
    room = slack + max(after if block.middle > middle else before, 0.0) / 2
    return min(abs(block.middle - middle) / room, abs(block.left - left) / slack)


MAX_DIVISIONS = 20_000
"""Ways to share columns that are compared; a table has some tens."""
