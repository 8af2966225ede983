"""From relations to causes: one for every error, with its consequences beneath it.

Errors first: their broken relations fall into connected groups; each group is explained by one fact
(:mod:`explain`), else by the smallest set of facts (:mod:`search`). Whatever else a proposed value mends,
warnings and hints included, goes beneath its cause. What is left of warnings is explained the same way.
Relations that cannot be asked again are grouped by the place they blame.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from msgspec.structs import replace

from mingzhang.checking.locating.carried import Carried, carried
from mingzhang.checking.locating.cause import Cause, first_place, guilty_of
from mingzhang.checking.locating.exchange import Exchange, exchanges
from mingzhang.checking.locating.explain import Change, explanations
from mingzhang.checking.locating.leftover import blamed_by_all, by_place, own_suspect
from mingzhang.checking.locating.network import Network, gravity
from mingzhang.checking.locating.rows import lists, row_error
from mingzhang.checking.locating.search import smallest_sets
from mingzhang.checking.locating.slips import Slip
from mingzhang.checking.locating.suspicion import one_of, places_of, suspect_of, with_own
from mingzhang.checking.spots import spot
from mingzhang.findings import Relation, Severity, Verdict

LEAST_PROVED = 2
"""Several figures that mend a part of what is broken must mend more than this to be believed."""


def causes(relations: Sequence[Relation]) -> list[Cause]:
    """Every cause of what does not hold exactly, in document order."""
    told = [r for r in relations if r.verdict in (Verdict.BROKEN, Verdict.TAIL)]
    found = _Locator(relations, told).run() if told else []
    return sorted(found, key=lambda cause: (first_place(cause), cause.relations[0].id))


class _Locator:
    def __init__(self, relations: Sequence[Relation], told: Sequence[Relation]) -> None:
        self.told = told
        self.network = Network(relations) if any(_asks(r) for r in told) else Network(())
        self.position = {id(relation): at for at, relation in enumerate(self.network.relations)}
        self.taken: set[int] = set()
        # a relation that says of itself what is wrong, and carries others with it, is taken at its word
        self.settled = {
            r.fold for r in told if r.fold and r.constraint is None and r.verdict is Verdict.BROKEN
        }
        self.found: list[Cause] = []

    def run(self) -> list[Cause]:
        for severity in (Severity.ERROR, Severity.WARNING):
            broken = [
                at
                for at in sorted(self.network.broken)
                if at not in self.taken
                and gravity(self.network.relations[at]) is severity
                and self.network.relations[at].fold not in self.settled
            ]
            if severity is not Severity.ERROR:
                broken = [at for at in broken if not self.network.relations[at].fold]
            groups = self._without_rows(self._groups(broken))
            if severity is Severity.ERROR:
                groups = self._without_several(groups)
            for group in groups:
                self._explain(group)
        self._rest()
        return self.found

    # ── groups of broken relations ───────────────────────────────────────────────────────────────

    def _groups(self, broken: Sequence[int]) -> list[list[int]]:
        """Broken relations that rest on a common fact, or name a common fold."""
        parent = {at: at for at in broken}

        def root(at: int) -> int:
            while parent[at] != at:
                parent[at] = parent[parent[at]]
                at = parent[at]
            return at

        owner: dict[object, int] = {}
        for at in broken:
            fold = self.network.relations[at].fold
            names: list[object] = [key for own in self.network.keys_of(at) for key in self.network.chain(own)]
            for name in (*names, *([fold] if fold else [])):
                if name in owner:
                    parent[root(at)] = root(owner[name])
                else:
                    owner[name] = at
        groups: dict[int, list[int]] = defaultdict(list)
        for at in broken:
            groups[root(at)].append(at)
        return list(groups.values())

    def _without_rows(self, groups: Sequence[list[int]]) -> list[list[int]]:
        """Groups that are not the columns of one list, lacking a row or having one twice."""
        owner = {at: number for number, group in enumerate(groups) for at in group}
        gone: set[int] = set()
        for members in lists(self.network, owner):
            numbers = {owner[at] for at in members}
            whole = sorted(at for number in numbers for at in groups[number])
            row = row_error(self.network, whole)
            if row is None or numbers & gone:
                continue
            single = [explanations(self.network, frozenset(groups[number])) for number in numbers]
            if all(single) and sum(changes[0].cost for changes in single) <= row.cost:
                continue
            gone |= numbers
            self.taken.update(whole)
            relations = tuple(self.network.relations[at] for at in whole)
            self.found.append(Cause(relations, row.places, row=row))
        return [group for number, group in enumerate(groups) if number not in gone]

    def _without_several(self, groups: Sequence[list[int]]) -> list[list[int]]:
        """Groups that are not the work of two figures that changed places, or of one that was added up."""
        owner = {at: number for number, group in enumerate(groups) for at in group}
        network, broken = self.network, frozenset(owner)
        found: list[Exchange | Carried] = [*exchanges(network, broken), *carried(network, broken)]
        found.sort(key=lambda one: (-len(one.mends), one.cost))
        gone: set[int] = set()
        for together in found:
            numbers = {owner[at] for at in together.mends}
            mine = sorted(at for number in numbers for at in groups[number])
            if together.mends & gone:
                continue
            single = [explanations(network, frozenset(groups[number])) for number in sorted(numbers)]
            if all(single) and sum(changes[0].cost for changes in single) <= together.cost:
                continue
            if len(together.mends) < len(mine) and len(together.mends) <= LEAST_PROVED:
                continue
            gone |= together.mends
            self.taken |= together.mends
            relations = tuple(network.relations[at] for at in sorted(together.mends))
            self.found.append(Cause(relations, together.places, together.suspect, together=together))
        return self._groups([at for at in sorted(owner) if at not in gone]) if gone else list(groups)

    # ── explaining a group ───────────────────────────────────────────────────────────────────────

    def _explain(self, group: Sequence[int]) -> None:
        broken = frozenset(group)
        single = explanations(self.network, broken)
        if single:
            self._add(group, single[0] if self._named(group, single) else None, single)
            return
        together = len({self.network.relations[at].fold for at in group}) == 1 and bool(
            self.network.relations[group[0]].fold
        )
        answer = smallest_sets(self.network, broken) if len(group) > 1 else None
        if answer is None or not answer.solutions:
            self._unexplained(group, answer is not None and answer.exhausted)
        elif together:
            self._candidates(group, answer.solutions)
        else:
            self._several(group, answer.solutions)

    def _named(self, group: Sequence[int], changes: Sequence[Change]) -> bool:
        """Whether the best explanation is good enough to be told.

        In a warning, a value that no slip explains is not; nor where a relation says itself what it expects.
        """
        best = changes[0]
        if suspect_of(changes) is None:
            return False
        if best.slip is not None:
            return True
        relations = [self.network.relations[at] for at in group]
        hint = gravity(relations[0]) is not Severity.ERROR
        return not hint and own_suspect(relations) is None

    def _add(self, group: Iterable[int], change: Change | None, changes: Sequence[Change]) -> None:
        members = list(group)
        if change is None:
            self._unexplained(members, False, explained=True)
            return
        members += self._consequences(change)
        self._cause(members, change, changes)

    def _consequences(self, change: Change) -> list[int]:
        """Whatever else the proposed value mends: warnings, hints, suspicious tails."""
        network = self.network
        found = []
        for at in network.touched(change.fact.keys):
            relation = network.relations[at]
            open_tail = relation.verdict is Verdict.TAIL and relation.severity is Severity.WARNING
            if at in self.taken or not (relation.verdict is Verdict.BROKEN or open_tail):
                continue
            after = network.judge(at, change.values)
            mended = after is Verdict.TAIL and not (open_tail and network.unlikely(at, change.values))
            if after is Verdict.EXACT or mended:
                found.append(at)
        return found

    def _cause(
        self,
        members: Iterable[int],
        change: Change | None = None,
        changes: Sequence[Change] = (),
        rivals: Sequence[Change] = (),
    ) -> None:
        chosen = [at for at in dict.fromkeys(members) if at not in self.taken]
        if not chosen:
            return
        self.taken.update(chosen)
        relations = tuple(self.network.relations[at] for at in chosen)
        if change is None:
            self.found.append(Cause(relations))
        elif change.slip is Slip.DIRECTION:
            self.found.append(Cause(relations, places_of(change), turned=len(change.mends)))
        else:
            suspect = suspect_of(changes, rivals)
            told = with_own(suspect, own_suspect(relations)) if suspect is not None else None
            self.found.append(Cause(relations, places_of(change), told))

    def _unexplained(self, group: Sequence[int], given_up: bool, explained: bool = False) -> None:
        relations = tuple(self.network.relations[at] for at in group)
        self.taken.update(group)
        suspect = own_suspect(relations)
        places = suspect.places if suspect is not None else blamed_by_all(relations)
        isolated = suspect is not None or len(relations) == 1 or explained
        self.found.append(Cause(relations, places, suspect, isolated, given_up and not isolated))

    def _candidates(self, group: Sequence[int], solutions: Sequence[tuple[Change, ...]]) -> None:
        """One finding that names every figure of every explanation, none of them certain."""
        changes = list(dict.fromkeys(change for solution in solutions for change in solution))
        relations = tuple(self.network.relations[at] for at in group)
        self.taken.update(group)
        self.found.append(Cause(relations, places_of(changes[0]), one_of(changes)))

    def _several(self, group: Sequence[int], solutions: Sequence[tuple[Change, ...]]) -> None:
        """One cause for each fact of the best set; what several of them mend goes to the first."""
        best, others = solutions[0], solutions[1:]
        given = {key: value for change in best for key, value in change.values.items()}
        remaining = set(group)
        for change in sorted(best, key=lambda c: -len(c.mends)):
            touched = set(self.network.touched(change.fact.keys))
            mine = [at for at in group if at in remaining and at in touched]
            remaining -= set(mine)
            rest = {key: value for key, value in given.items() if key not in change.fact.keys}
            rivals = [
                rival
                for solution in others
                for rival in solution
                if not rival.fact.keys & set(given) and touched & set(rival.mends)
            ]
            alone = [c for c in explanations(self.network, frozenset(mine), rest) if mine] if mine else []
            own = [c for c in alone if c.fact.keys == change.fact.keys] or [change]
            rivals += [c for c in alone if not c.fact.keys & change.fact.keys]
            members = mine + self._consequences(change)
            self._cause(members, change, own, sorted(rivals, key=lambda c: c.cost))
        if remaining:
            self._unexplained([at for at in group if at in remaining], False)

    # ── what cannot be asked again ───────────────────────────────────────────────────────────────

    def _rest(self) -> None:
        left = [r for r in self.told if self.position.get(id(r), -1) not in self.taken]
        owners = {
            r.fold: at
            for at, cause in enumerate(self.found)
            for r in cause.relations
            if r.fold and r.fold not in self.settled
        }
        for fold, group in _named(left).items():
            if fold in owners:
                cause = self.found[owners[fold]]
                self.found[owners[fold]] = replace(cause, relations=(*cause.relations, *group))
            else:
                self.found.append(Cause(tuple(group)))
        loose = [r for r in left if not r.fold]
        broken = [r for r in loose if r.verdict is Verdict.BROKEN]
        self.found = _beneath(self.found, broken)
        held = {id(r) for cause in self.found for r in cause.relations}
        self.found += by_place([r for r in broken if id(r) not in held])
        self.found += [Cause((r,)) for r in loose if r.verdict is Verdict.TAIL]


def _asks(relation: Relation) -> bool:
    return relation.constraint is not None and relation.verdict is Verdict.BROKEN


def _named(told: Iterable[Relation]) -> Mapping[str, list[Relation]]:
    groups: dict[str, list[Relation]] = defaultdict(list)
    for relation in told:
        if relation.fold:
            groups[relation.fold].append(relation)
    return groups


def _beneath(found: Sequence[Cause], broken: Sequence[Relation]) -> list[Cause]:
    """A relation that blames only the cells a cause already names belongs beneath it."""
    made = []
    for cause in found:
        places: Set[object] = {spot(cited) for cited in cause.suspects}
        own = [r for r in broken if places and r.operands and {spot(c) for c in guilty_of(r)} <= places]
        if own:
            cause = replace(cause, relations=(*cause.relations, *own))
            broken = [r for r in broken if r not in own]
        made.append(cause)
    return made
