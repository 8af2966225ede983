"""Cause: relations that fail for one reason, with the figure that is probably wrong."""

from __future__ import annotations

from msgspec import Struct

from mingzhang.checking.locating.carried import Carried
from mingzhang.checking.locating.exchange import Exchange
from mingzhang.checking.locating.rows import RowError
from mingzhang.checking.spots import Spot, spot
from mingzhang.findings import Cited, Relation, Suspect


class Cause(Struct, frozen=True):
    """Relations of one cause. ``suspects``: the places to name first; ``suspect``: what one of them should read.

    ``isolated``: False where no change of a few figures mends them all; ``given_up``: the search for one
    ended before its end. ``turned``: how many relations hold if
    the direction word beside the figure is turned round (增加 for 减少). ``row``: a row that was lost or printed twice.
    ``together``: several figures of one table that are wrong for one reason.
    """

    relations: tuple[Relation, ...]
    suspects: tuple[Cited, ...] = ()
    suspect: Suspect | None = None
    isolated: bool = True
    given_up: bool = False
    turned: int = 0
    row: RowError | None = None
    together: Exchange | Carried | None = None


def guilty_of(relation: Relation) -> list[Cited]:
    """The cited cells a relation blames: its guilty operands, else all of them."""
    chosen = relation.guilty or range(len(relation.operands))
    return [relation.operands[index].cited for index in chosen]


def first_place(cause: Cause) -> Spot:
    """Where the cause's finding begins in the document."""
    cited = cause.suspects or tuple(guilty_of(cause.relations[0]))
    return min((spot(item) for item in cited), default=(0, 0, 0, 0))
