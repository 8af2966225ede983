"""The signature look-up: which single fact, and which value of it, explains everything that is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.checking.constraints import Sum
from mingzhang.checking.locating import weights
from mingzhang.checking.locating.context import named_slip
from mingzhang.checking.locating.network import Fact, Network
from mingzhang.checking.locating.slips import Slip, misprints
from mingzhang.findings import Key, Values, Verdict
from mingzhang.points.reading import Source

BOUND = 2
"""A bound is one figure against another."""
MOST_VALUES = 12
"""Values of one fact that are tried."""


class Change(Struct, frozen=True):
    """A fact read otherwise. ``mends``: broken relations that then hold; ``exactly``: those that do to the digit.

    ``guessed``: no relation asks for the value; it is a misprint of the printed one that they all allow.
    """

    fact: Fact
    value: int
    slip: Slip | None
    cost: int
    mends: frozenset[int]
    exactly: int = 0
    guessed: bool = False

    @property
    def values(self) -> dict[Key, int]:
        """The new value of each of its cells."""
        return dict.fromkeys(self.fact.keys, self.value)


def explanations(network: Network, broken: Set[int], given: Values | None = None) -> list[Change]:
    """Single changes after which everything in ``broken`` holds and nothing sound is broken; the best first.

    ``given``: changes already decided on.
    """
    return sorted(_all(network, broken, given or {}), key=_rank)


def _rank(change: Change) -> tuple[int, int, tuple[int, ...]]:
    return change.cost, len(change.fact.cells), change.fact.cells[0].cited.place.order


def _all(network: Network, broken: Set[int], given: Values) -> Iterator[Change]:
    for fact in facts_touching_all(network, broken):
        if any(key in given for key in fact.keys):
            continue
        best: dict[int, Change] = {}
        asked, guessed = values_for(network, fact, broken, given)
        for value in (*asked, *guessed):
            change = judged(network, fact, value, broken, given)
            if change is not None:
                weight = weights.GUESSED if value not in asked else 0
                best[value] = replace(change, cost=change.cost + weight, guessed=value not in asked)
        yield from best.values()


def facts_touching_all(network: Network, broken: Set[int]) -> list[Fact]:
    """The facts on which every one of the relations rests."""
    first = min(broken, key=lambda at: len(network.constraints[at].cells))
    found = []
    for fact in network.facts([first]):
        if broken <= set(network.touched(fact.keys)):
            found.append(fact)
    return found


def values_for(
    network: Network, fact: Fact, broken: Iterable[int], given: Values
) -> tuple[list[int], list[int]]:
    """The values that the broken relations ask of the fact, most wanted first; and misprints that they allow."""
    asked: Counter[int] = Counter()
    low: int | None = None
    high: int | None = None
    for at in broken:
        room = network.constraints[at].solve_for(fact.keys, given)
        if room is None:
            continue
        if room.low is not None:
            low = room.low if low is None else max(low, room.low)
        if room.high is not None:
            high = room.high if high is None else min(high, room.high)
        if room.exact is not None:
            asked[room.exact] += 2 if room.firm else 1
    cell = fact.cells[0]
    found = [value for value, _ in asked.most_common(MOST_VALUES) if value != cell.amount.value]
    guessed: list[int] = []
    if not cell.blank and (low is not None or high is not None) and low != high:
        inside = [v for v in misprints(cell) if (low is None or v >= low) and (high is None or v <= high)]
        allowed = [value for value in dict.fromkeys(inside) if value not in asked][:MOST_VALUES]
        if low is None or high is None:
            guessed = allowed
        else:
            found += allowed
    return found, guessed


def judged(network: Network, fact: Fact, value: int, broken: Set[int], given: Values) -> Change | None:
    """The change with its cost, or None if it leaves one of ``broken`` unmended or breaks what is sound."""
    values = {**given, **dict.fromkeys(fact.keys, value)}
    cost = 0
    exactly = 0
    mends: list[int] = []
    blamed = False
    for at in network.touched(fact.keys):
        before = network.relations[at].verdict
        if given and before is not Verdict.BROKEN:
            before = network.judge(at, given)
        after = network.judge(at, values)
        if after in (Verdict.BROKEN, Verdict.UNDECIDED):
            if network.hard[at] and (at in broken or before is not Verdict.BROKEN):
                return None
            cost += weights.BREAKS_A_HINT if before is not Verdict.BROKEN else 0
            continue
        if before is Verdict.BROKEN:
            mends.append(at)
            blamed = blamed or network.blames(at) in fact.keys
            exactly += after is Verdict.EXACT
            cost += weights.STILL_A_TAIL if after is Verdict.TAIL else 0
            cost += weights.MENDS_A_HINT if not network.hard[at] else 0
        elif _at_bound(network, at, {}) and not _at_bound(network, at, values):
            cost += weights.OFF_ITS_BOUND
        elif before is Verdict.EXACT and after is Verdict.TAIL:
            cost += weights.NO_LONGER_EXACT
        elif before is Verdict.TAIL and after is Verdict.EXACT:
            cost -= weights.NO_LONGER_EXACT
    slip = named_slip(network, fact, value)
    cost += fact_cost(fact, value, slip) + (weights.BLAMED if blamed else 0)
    return Change(fact, value, slip, max(cost, weights.LEAST), frozenset(mends), exactly)


def _at_bound(network: Network, at: int, values: Values) -> bool:
    """Whether a form's inequality holds with equality: a score is the full one of its indicator."""
    constraint = network.constraints[at]
    return (
        isinstance(constraint, Sum)
        and constraint.inequality
        and len(constraint.terms) == BOUND
        and constraint.terms[0].print.source is Source.FORM
        and constraint.residue_with(values) == 0
    )


def fact_cost(fact: Fact, value: int, slip: Slip | None) -> int:
    """What the change itself costs, whatever it does to the relations."""
    heaviest = max(weights.weight_of(cell) for cell in fact.cells)
    below = value < 0 <= fact.cells[0].amount.value and slip not in (Slip.SIGN, Slip.DIRECTION)
    heaviest += weights.NEGATIVE if below else 0
    return heaviest + weights.ANOTHER_PRINT * (len(fact.cells) - 1) + weights.slip_cost(slip)


def best_per_fact(changes: Sequence[Change]) -> list[Change]:
    """Of each first cell the cheapest change: a chain is no alternative to its own member."""
    seen: set[Key] = set()
    kept = []
    for change in changes:
        if not change.fact.keys & seen:
            kept.append(change)
            seen |= change.fact.keys
    return kept
