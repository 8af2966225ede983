"""Constraint: what a relation demands of the figures it rests on, so that it can be asked again with others.

A relation says how it came out; its constraint says how it would come out if a cell read otherwise, and
which values of a cell it would accept. Locating an error asks nothing else, so it needs no list of rules.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence, Set
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from mingzhang.amount import Amount
from mingzhang.findings.cited import Cited

if TYPE_CHECKING:
    from mingzhang.findings.findings import Verdict

Key = Hashable
"""What tells one cell from another: its place, for a figure that is printed."""


class Cell(Struct, frozen=True):
    """A figure that a constraint rests on.

    ``source``: ``table``, ``text`` or ``form``. ``blank``: an empty cell read as zero. ``whole``: the
    constraint speaks of it as the total of others.
    """

    key: Key
    cited: Cited
    amount: Amount
    source: str = "table"
    blank: bool = False
    whole: bool = False

    @property
    def printed_nowhere(self) -> bool:
        """A zero that a list implies by not naming a row."""
        return self.blank and not self.cited.printed and self.cited.place.column is None


class Room(Struct, frozen=True):
    """The values of a cell that a constraint accepts, in smallest steps.

    ``low``, ``high``: ends, None where there is none. ``exact``: the value that makes the printed digits
    hold exactly, None where no single one does. ``firm``: False where ``exact`` is one of many near ones.
    """

    low: int | None = None
    high: int | None = None
    exact: int | None = None
    firm: bool = True

    def __contains__(self, value: int) -> bool:
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)


Values = Mapping[Key, int]
"""Other values of some cells, in smallest steps; a cell not named keeps what it prints."""


class Constraint(Protocol):
    """A sum, a ratio, an agreement …: evaluated again with other values of its cells."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every figure it rests on."""
        ...

    @property
    def keys(self) -> Sequence[Key]:
        """The keys of its cells, without making them."""
        ...

    def judge(self, values: Values) -> Verdict:
        """How the relation comes out if some cells read otherwise."""
        ...

    def solve_for(self, keys: Set[Key], values: Values) -> Room | None:
        """What one common value of the cells ``keys`` must be; None where that cannot be told or does not matter."""
        ...
