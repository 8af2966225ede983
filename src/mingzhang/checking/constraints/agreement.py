"""Agreement: two prints of one point say the same."""

from __future__ import annotations

from collections.abc import Callable, Set
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.findings import Cell, Key, Room, Values, Verdict


class Agreement(Struct, frozen=True, eq=False, dict=True):
    """``one`` and ``other`` print one fact; ``verdict`` judges the two values, in smallest steps."""

    one: Cell
    other: Cell
    verdict: Callable[[int, int, Values], Verdict]

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Both prints."""
        return (self.one, self.other)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Where they stand."""
        return tuple([cell.key for cell in self.cells])

    def judge(self, values: Values) -> Verdict:
        """As the family judges them, with other figures."""
        first = values.get(self.one.key, self.one.amount.value)
        second = values.get(self.other.key, self.other.amount.value)
        return self.verdict(first, second, values)

    def solve_for(self, keys: Set[Key], values: Values) -> Room | None:
        """The value of the other print."""
        mine, yours = self.one.key in keys, self.other.key in keys
        if mine == yours:
            return None
        cell, reference = (self.one, self.other) if mine else (self.other, self.one)
        value = values.get(reference.key, reference.amount.value)
        if cell.amount.step <= reference.amount.step:
            slack = 0 if cell.amount.step == reference.amount.step else reference.amount.step // 2
            exact = value
        else:  # the coarser print shows the finer one rounded
            step = cell.amount.step
            exact = (2 * abs(value) + step) // (2 * step) * step * (1 if value >= 0 else -1)
            slack = 0
        return Room(exact - slack, exact + slack, exact)


def same_digits(one: Cell, other: Cell) -> Agreement:
    """Two figures that must be equal to the last digit."""

    def verdict(first: int, second: int, values: Values) -> Verdict:
        return Verdict.EXACT if first == second else Verdict.BROKEN

    return Agreement(one, other, verdict)


def intervals_meet(one: Cell, other: Cell) -> Agreement:
    """Two figures of any precision that may stand for the same amount."""

    def verdict(first: int, second: int, values: Values) -> Verdict:
        if first == second:
            return Verdict.EXACT
        a, b = replace(one.amount, value=first), replace(other.amount, value=second)
        return Verdict.TAIL if a.interval.meets(b.interval) else Verdict.BROKEN

    return Agreement(one, other, verdict)
