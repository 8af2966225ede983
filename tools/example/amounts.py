"""Leaf amounts that round to everything printed: one integer for each leaf, found by the solver, proven here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import WAN, Interval
from mingzhang.checking.solver import solve_residuals
from mingzhang.points.coordinate import FINAL, Coordinate
from mingzhang.points.ledger import Facts, Leaf, Ledger
from mingzhang.points.reading import Reading, Source

WIDENING = (600, 1500, 3000, 5000)
"""How far from its target a leaf may be, in 分, tried in this order; a leaf without target (0) may be anything."""
ANYTHING = Interval(1, 10**9)


class Wanted(Struct, frozen=True):
    """A sum of leaves that must print as something."""

    coordinate: Coordinate
    interval: Interval


def wanted(reading: Reading) -> list[Wanted]:
    """Every money figure of the tables that this year's flows explain."""
    found: dict[Coordinate, Interval] = {}
    for point in reading.points.values():
        for item in point.prints:
            place = item.coordinate
            if item.source is not Source.TABLE or item.amount.unit is not WAN or place.phase != FINAL:
                continue
            before = found.get(place)
            found[place] = item.amount.interval if before is None else before & item.amount.interval
    return [Wanted(place, interval) for place, interval in found.items()]


def solve(
    leaves: Sequence[Leaf], fixed: Sequence[Leaf], sums: Iterable[Wanted], empty: Ledger
) -> dict[int, int]:
    """Values of ``leaves`` near their targets such that, with ``fixed``, every sum lies in its interval."""
    base = Facts(replace(empty, leaves=tuple(fixed)))
    ones = [Facts(replace(empty, leaves=(replace(leaf, value=1),))) for leaf in leaves]
    equations: list[list[tuple[int, Hashable]]] = []
    bounds: dict[Hashable, Interval] = {}
    for number, want in enumerate(sums):
        terms: list[tuple[int, Hashable]] = [
            (1, at) for at, facts in enumerate(ones) if facts.value(want.coordinate)
        ]
        rest = base.value(want.coordinate)
        if not terms:
            if rest not in want.interval:
                raise SystemExit(f"没有明细能解释 {want.coordinate.words}")
            continue
        name = f"sum {number}"
        bounds[name] = Interval(want.interval.low - rest, want.interval.high - rest)
        equations.append([*terms, (-1, name)])
    for width in WIDENING:
        for at, leaf in enumerate(leaves):
            near = Interval(max(1, leaf.value - width), leaf.value + width)
            bounds[at] = near if leaf.value else ANYTHING
        answer = solve_residuals(equations, bounds)
        if answer:
            return {at: answer[at] for at in range(len(leaves))}
    raise SystemExit("没有一组金额能同时取整成全部公开数")


def scatter(key: str, interval: Interval) -> int:
    """A value of the interval that depends on the key alone, away from its ends."""
    width = interval.high - interval.low
    digest = int.from_bytes(hashlib.sha256(key.encode()).digest()[:8], "big")
    return interval.low + width // 4 + digest % (width // 2 + 1)


def pick(key: str, interval: Interval, fits: Callable[[int], bool]) -> int:
    """A value of the interval that fits, the first one met from the scattered one outwards."""
    start = scatter(key, interval)
    for step in range(interval.high - interval.low + 1):
        for value in (start + step, start - step):
            if value in interval and fits(value):
                return value
    raise SystemExit(f"{key}：没有合适的金额")
