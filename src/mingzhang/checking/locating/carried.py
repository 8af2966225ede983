"""A wrong figure that was added up: its totals in the same table are wrong by the same amount.

Whoever changes a part and lets the table add up makes every sum of the table hold; only other tables and the
narrative, where nobody changed anything, speak against each of its figures in turn, always by one amount.
That is one error. Which part it was, only a print of the part elsewhere can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from itertools import pairwise

from msgspec import Struct

from mingzhang.checking.locating import weights
from mingzhang.checking.locating.network import Network
from mingzhang.checking.locating.slips import spelled, spelled_as
from mingzhang.findings import Cell, Cited, Key, Suspect, Verdict

MOST_BROKEN = 120
LEAST_MENDED = 2
LEAST_STEPS = 3
"""Differences of the last place come of rounding, and many figures share them."""


class Carried(Struct, frozen=True):
    """``cells``: the figures that are wrong by one amount, the finest first; ``values``: what each should read."""

    cells: tuple[Cell, ...]
    values: dict[Key, int]
    mends: frozenset[int]

    @property
    def places(self) -> tuple[Cited, ...]:
        """Where they stand."""
        return tuple(cell.cited for cell in self.cells)

    @property
    def difference(self) -> int:
        """By how much each is too high, in smallest steps; negative where too low."""
        cell = self.cells[0]
        return cell.amount.value - self.values[cell.key]

    @property
    def cost(self) -> int:
        """Against the cost of single figures."""
        own = max(weights.weight_of(cell) for cell in self.cells)
        return own + weights.UNNAMED + weights.CARRIED * (len(self.cells) - 1)

    @property
    def suspect(self) -> Suspect:
        """The finest of them with what it should read."""
        cell = self.cells[0]
        value = self.values[cell.key]
        return Suspect((cell.cited,), spelled(cell), spelled_as(cell, value), mends=len(self.mends))


def carried(network: Network, broken: Set[int]) -> Iterator[Carried]:
    """Every set of a table's figures that differ by one amount and, put right together, mend what speaks against them."""
    if not 1 < len(broken) <= MOST_BROKEN:
        return
    against, within = _asked(network, broken)
    for (block, delta), keys in against.items():
        cells = [network.cell(key) for key in keys if _alone(network, key, delta, block)]
        if not cells or not _one_line(cells):
            continue
        known = {cell.key for cell in cells}
        beside = [network.cell(key) for key in within.get((block, delta), ()) if key not in known]
        rows = {cell.cited.place.row for cell in cells}
        cells += [
            cell
            for cell in beside
            if cell.cited.place.row in rows and _alone(network, cell.key, delta, block)
        ]
        cells += _further(network, broken, cells, delta, block)
        if len(cells) > 1:
            found = _judged(network, cells, delta, block, broken)
            if found is not None:
                yield found


_Asked = dict[tuple[int, int], dict[Key, None]]


def _asked(network: Network, broken: Set[int]) -> tuple[_Asked, _Asked]:
    """The cells of each table by the change that broken relations ask of them: those with other blocks, its own."""
    against: _Asked = defaultdict(dict)
    within: _Asked = defaultdict(dict)
    for at in sorted(broken):
        keys = network.keys_of(at)
        for key in keys:
            cell = network.cell(key)
            place = cell.cited.place
            if cell.source != "table" or place.row is None or cell.printed_nowhere:
                continue
            room = network.constraints[at].solve_for({key}, {})
            if room is None or room.exact is None:
                continue
            delta = room.exact - cell.amount.value
            if abs(delta) > LEAST_STEPS * cell.amount.step:
                kind = within if _is_within(network, keys, place.block) else against
                kind[place.block, delta][key] = None
    return against, within


def _is_within(network: Network, keys: Iterable[Key], block: int) -> bool:
    return all(network.cell(key).cited.place.block == block for key in keys)


def _further(network: Network, broken: Set[int], cells: list[Cell], delta: int, block: int) -> list[Cell]:
    """Other figures on the way from the part to its total that, changed alike, mend what speaks against them."""
    found: dict[Key, Cell] = {}
    known = {cell.key for cell in cells}
    for at in sorted(broken):
        if network.judge(at, {cell.key: cell.amount.value + delta for cell in cells}) is not Verdict.BROKEN:
            continue
        for key in network.keys_of(at):
            cell = network.cell(key)
            place = cell.cited.place
            if key in known or cell.source != "table" or place.block != block or place.row is None:
                continue
            mended = network.judge(at, {key: cell.amount.value + delta}) is not Verdict.BROKEN
            if mended and _one_line([*cells, cell]) and _alone(network, key, delta, block):
                found[key] = cell
    return list(found.values()) if _one_line([*cells, *found.values()]) else []


def _alone(network: Network, key: Key, delta: int, block: int) -> bool:
    """Whether no sound relation with another block speaks against the change."""
    values = {key: network.cell(key).amount.value + delta}
    return all(
        network.judge(at, values) not in (Verdict.BROKEN, Verdict.UNDECIDED)
        for at in network.touching[key]
        if network.hard[at]
        and network.relations[at].verdict is not Verdict.BROKEN
        and not _is_within(network, network.keys_of(at), block)
    )


def _one_line(cells: Iterable[Cell]) -> bool:
    """Whether the rows are one part with totals above it: no two parts of one total differ by one error."""
    codes = sorted({_code(cell) for cell in cells}, key=len)
    return all(longer.startswith(shorter) for shorter, longer in pairwise(codes))


def _code(cell: Cell) -> str:
    """The classification code of the row; nothing for a total, the words of any other row."""
    row = cell.cited.row
    digits = row[: len(row) - len(row.lstrip("0123456789"))]
    return digits or ("" if cell.whole or "合计" in row or "总计" in row else row)


def _judged(network: Network, cells: list[Cell], delta: int, block: int, broken: Set[int]) -> Carried | None:
    values = {cell.key: cell.amount.value + delta for cell in cells}
    mends = set()
    for at in network.touched(values):
        if network.judge(at, values) in (Verdict.BROKEN, Verdict.UNDECIDED):
            sound = network.relations[at].verdict is not Verdict.BROKEN
            if sound and network.hard[at] and not _is_within(network, network.keys_of(at), block):
                return None
        elif at in broken:
            mends.add(at)
    if len(mends) < LEAST_MENDED:
        return None
    cells.sort(key=_fineness)
    return Carried(tuple(cells), values, frozenset(mends))


def _fineness(cell: Cell) -> tuple[int, bool, tuple[int, int, int, int]]:
    """The row of the longest code first, and in it a part before its total."""
    return -len(_code(cell)), cell.whole, cell.cited.place.order
