"""Judged: a relation that its family judges itself; it can be asked again, and perhaps what it expects."""

from __future__ import annotations

from collections.abc import Callable, Set

from msgspec import Struct

from mingzhang.findings import Cell, Key, Room, Values, Verdict


def _nothing(keys: Set[Key], values: Values) -> Room | None:
    return None


class Judged(Struct, frozen=True, eq=False):
    """``again`` evaluates the relation with other values; ``room`` says which values of a cell it accepts."""

    cells: tuple[Cell, ...]
    again: Callable[[Values], Verdict]
    room: Callable[[Set[Key], Values], Room | None] = _nothing

    @property
    def keys(self) -> tuple[Key, ...]:
        """Where they stand."""
        return tuple([cell.key for cell in self.cells])

    def judge(self, values: Values) -> Verdict:
        """As the family judges it."""
        return self.again(values)

    def solve_for(self, keys: Set[Key], values: Values) -> Room | None:
        """As the family knows it; None where it only tells right from wrong."""
        return self.room(keys, values)
