"""The smallest weighted set of facts whose change makes a whole group of relations hold (Fellegi and Holt 1976).

Branch and bound over the facts of broken relations: take the broken relation that rests on the fewest,
change one of them to a value that some broken relation asks for, and go on with what is then broken; the
last fact is found by the look-up. Values are integers in smallest steps from beginning to end, so amounts
of 0.01 and of 10^9 万元 in one table are all the same to it.
"""

from __future__ import annotations

from collections.abc import Set

from msgspec import Struct, field

from mingzhang.checking.locating import weights
from mingzhang.checking.locating.context import named_slip
from mingzhang.checking.locating.explain import (
    Change,
    explanations,
    fact_cost,
    facts_touching_all,
    values_for,
)
from mingzhang.checking.locating.network import Fact, Network
from mingzhang.findings import Key, Verdict

MOST_FACTS = 3
MOST_STEPS = 1_500
"""Changes tried before the search gives up; a count and not a clock, so that two runs give the same report."""
VALUES_TRIED = 3
FACTS_TRIED = 24


class Answer(Struct, frozen=True):
    """Sets of changes that mend everything, the cheapest first. ``exhausted``: the search gave up before its end."""

    solutions: tuple[tuple[Change, ...], ...] = ()
    exhausted: bool = False


class _Search(Struct):
    network: Network
    wanted: frozenset[int]
    best: int = 10**9
    steps: int = 0
    exhausted: bool = False
    solutions: dict[frozenset[Key], tuple[int, tuple[Change, ...]]] = field(default_factory=dict)

    def run(self, remaining: Set[int], made: tuple[Change, ...], given: dict[Key, int], left: int) -> None:
        """Mend what remains with at most ``left`` more changes."""
        spent = sum(change.cost for change in made)
        if spent + weights.LEAST > self.best + weights.NEAR:
            return
        if left == 1:
            self._last(remaining, made, given, spent)
            return
        for fact, value in self._branches(remaining, given):
            if self.steps >= MOST_STEPS:
                self.exhausted = True
                return
            self.steps += 1
            change, after = self._tried(fact, value, remaining, given)
            if change is None:
                continue
            if after:
                self.run(after, (*made, change), {**given, **change.values}, left - 1)
            else:
                self._found((*made, change), spent + change.cost)

    def _branches(self, remaining: Set[int], given: dict[Key, int]) -> list[tuple[Fact, int]]:
        network = self.network
        mine = remaining & self.wanted or remaining
        smallest = min(mine, key=lambda at: (len(network.constraints[at].cells), at))
        facts = [f for f in network.facts([smallest]) if not any(key in given for key in f.keys)]

        def reach(fact: Fact) -> int:
            return len(remaining & set(network.touched(fact.keys)))

        facts.sort(key=lambda f: (-reach(f), len(f.cells)))
        found = []
        for fact in facts[:FACTS_TRIED]:
            touched = sorted(remaining & set(network.touched(fact.keys)))
            values, _ = values_for(network, fact, touched, given)
            found += [(fact, value) for value in values[:VALUES_TRIED]]
        return found

    def _tried(
        self, fact: Fact, value: int, remaining: Set[int], given: dict[Key, int]
    ) -> tuple[Change | None, set[int]]:
        """The change if it mends something, and what is broken after it."""
        network = self.network
        values = {**given, **dict.fromkeys(fact.keys, value)}
        after = set(remaining)
        mends = []
        for at in network.touched(fact.keys):
            if not network.hard[at]:
                continue
            if network.judge(at, values) in (Verdict.BROKEN, Verdict.UNDECIDED):
                after.add(at)
            elif at in after:
                after.discard(at)
                mends.append(at)
        if not self.wanted.intersection(mends) or len(after) > len(remaining) + 2:
            return None, after
        slip = named_slip(network, fact, value)
        return Change(fact, value, slip, fact_cost(fact, value, slip), frozenset(mends)), after

    def _last(self, remaining: Set[int], made: tuple[Change, ...], given: dict[Key, int], spent: int) -> None:
        if not facts_touching_all(self.network, remaining):
            return
        self.steps += 1
        for change in explanations(self.network, remaining, given)[:4]:
            if self.wanted & change.mends:
                self._found((*made, change), spent + change.cost)

    def _found(self, changes: tuple[Change, ...], cost: int) -> None:
        keys = frozenset(key for change in changes for key in change.fact.keys)
        known = self.solutions.get(keys)
        if known is None or cost < known[0]:
            self.solutions[keys] = (cost, changes)
            self.best = min(self.best, cost)


def smallest_sets(network: Network, broken: Set[int]) -> Answer:
    """Sets of two, else of three facts whose change mends every relation in ``broken`` and breaks no sound one."""
    exhausted = False
    for size in range(2, MOST_FACTS + 1):
        search = _Search(network, frozenset(broken))
        search.run(broken, (), {}, size)
        exhausted = exhausted or search.exhausted
        near = [pair for pair in search.solutions.values() if pair[0] <= search.best + weights.NEAR]
        if near:
            near.sort(key=lambda pair: (pair[0], [c.fact.cells[0].cited.place.order for c in pair[1]]))
            return Answer(tuple(changes for _, changes in near), exhausted)
    return Answer((), exhausted)
