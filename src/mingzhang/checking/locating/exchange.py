"""Two figures of one table that changed places: a figure in its neighbour's column or row, or two cells swapped.

The sums of both columns (or rows) fail, and other tables print both figures where they belong: read apart these
are two errors, read together one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set

from msgspec import Struct

from mingzhang.checking.locating import weights
from mingzhang.checking.locating.network import Network
from mingzhang.checking.locating.slips import Slip, spelled, spelled_as
from mingzhang.findings import Cell, Cited, Key, Room, Suspect, Verdict

MOST_BROKEN = 60
"""With more broken relations than this, no pair of cells is looked for."""
MOST_PAIRS = 400
MOST_STEPS = 60
"""A relation that allows more values than rounding of a long list explains asks for none."""


class Exchange(Struct, frozen=True):
    """``first``, ``second``: the two cells, the one with the figure first if the other prints none.

    ``mends``: the broken relations that hold once each prints the other's figure.
    """

    first: Cell
    second: Cell
    mends: frozenset[int]

    @property
    def moved(self) -> bool:
        """Whether one of them should be empty: the figure only stands in the wrong cell."""
        return not self.second.amount.value

    @property
    def places(self) -> tuple[Cited, ...]:
        """Where the two stand."""
        return self.first.cited, self.second.cited

    @property
    def suspect(self) -> Suspect:
        """The first cell, with what it should print."""
        slip = Slip.MISPLACED if self.moved else Slip.EXCHANGED
        proposed = spelled_as(self.first, self.second.amount.value)
        return Suspect(
            (self.first.cited,), spelled(self.first), proposed, slip=slip.value, mends=len(self.mends)
        )

    @property
    def cost(self) -> int:
        """Against the cost of single figures."""
        heaviest = max(weights.weight_of(cell) for cell in (self.first, self.second))
        return heaviest + weights.SLIPS[Slip.EXCHANGED]


def exchanges(network: Network, broken: Set[int]) -> Iterator[Exchange]:
    """Every pair of cells of one table whose exchange mends all broken relations that rest on either."""
    if not 1 < len(broken) <= MOST_BROKEN:
        return
    asked = _asked(network, broken)
    by_block: dict[int, list[Cell]] = {}
    for key in asked:
        cell = network.cell(key)
        by_block.setdefault(cell.cited.place.block, []).append(cell)
    for cells in by_block.values():
        cells.sort(key=_value)
    tried = 0
    seen: set[frozenset[Key]] = set()
    for key, rooms in asked.items():
        cell = network.cell(key)
        for other in _within(by_block[cell.cited.place.block], rooms):
            pair = frozenset({key, other.key})
            if pair in seen or not any(cell.amount.value in room for room in asked[other.key]):
                continue
            seen.add(pair)
            tried += 1
            if tried > MOST_PAIRS:
                return
            found = _judged(network, cell, other, broken)
            if found is not None:
                yield found


def _value(cell: Cell) -> int:
    return cell.amount.value


def _within(cells: Sequence[Cell], rooms: Iterable[Room]) -> Iterator[Cell]:
    """The cells, in order of value, whose figure one of the rooms accepts."""
    for room in rooms:
        for at in range(bisect_left(cells, room.low or 0, key=_value), len(cells)):
            if cells[at].amount.value not in room:
                break
            yield cells[at]


def _asked(network: Network, broken: Set[int]) -> dict[Key, list[Room]]:
    """The cells of tables under broken relations, with the values these allow them one by one."""
    asked: dict[Key, list[Room]] = {}
    for at in sorted(broken):
        for key in network.keys_of(at):
            cell = network.cell(key)
            if cell.source == "text" or cell.cited.place.row is None or cell.printed_nowhere:
                continue
            room = network.constraints[at].solve_for({key}, {})
            if room is None or room.low is None or room.high is None:
                continue
            if cell.amount.value not in room and room.high - room.low <= MOST_STEPS * cell.amount.step:
                asked.setdefault(key, []).append(room)
    return asked


def _judged(network: Network, one: Cell, other: Cell, broken: Set[int]) -> Exchange | None:
    """The exchange, if every relation that rests on one of the cells holds after it, and each cell has its own proof."""
    first, second = sorted((one, other), key=lambda cell: (not cell.amount.value, cell.cited.place.order))
    if not second.amount.value and not _in_line(first, second):
        return None
    values = {first.key: second.amount.value, second.key: first.amount.value}
    mends = set()
    for at in network.touched(values):
        if network.judge(at, values) in (Verdict.BROKEN, Verdict.UNDECIDED):
            if network.hard[at]:
                return None
        elif at in broken:
            mends.add(at)
    own = [{at for at in network.touching[cell.key] if at in mends} for cell in (first, second)]
    return Exchange(first, second, frozenset(mends)) if own[0] - own[1] and own[1] - own[0] else None


def _in_line(one: Cell, other: Cell) -> bool:
    first, second = one.cited.place, other.cited.place
    return first.row == second.row or (first.column == second.column and first.column is not None)
