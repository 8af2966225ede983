"""Order: a word says that one figure is larger than, equal to or smaller than another."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property

from msgspec import Struct

from mingzhang.findings import Cell, Key, Room, Values, Verdict


class Order(Struct, frozen=True, eq=False, dict=True):
    """``value`` compared with ``base`` has the sign ``direction`` (1, 0, −1)."""

    value: Cell
    base: Cell
    direction: int

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Both figures."""
        return (self.value, self.base)

    @property
    def keys(self) -> tuple[Key, ...]:
        """Where they stand."""
        return tuple([cell.key for cell in self.cells])

    def judge(self, values: Values) -> Verdict:
        """Whether the word fits other figures."""
        first = values.get(self.value.key, self.value.amount.value)
        second = values.get(self.base.key, self.base.amount.value)
        actual = (first > second) - (first < second)
        return Verdict.EXACT if actual == self.direction else Verdict.BROKEN

    def solve_for(self, keys: Set[Key], values: Values) -> Room | None:
        """The half-line on the right side of the other figure."""
        mine, yours = self.value.key in keys, self.base.key in keys
        if mine == yours:
            return None
        other = self.base if mine else self.value
        bound = values.get(other.key, other.amount.value)
        direction = self.direction if mine else -self.direction
        if direction == 0:
            return Room(bound, bound, bound)
        return Room(bound + 1, None) if direction > 0 else Room(None, bound - 1)
