"""Folding: relations broken by the same cell become one finding.

The guilty cell is the one most broken relations share and fewest sound ones confirm; those of its
relations that one value of it would mend are taken out, and the rest is folded again: an error that this
cell cannot explain is another finding. Relations that name their own fold, or their own guilty operand,
are taken at their word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mingzhang.checking.mending import mended_together
from mingzhang.checking.spots import Spot, spot
from mingzhang.findings import Cited, Relation, Verdict

__all__ = ["Fold", "Spot", "first_place", "folds", "guilty_of", "spot"]

_CONFIRMS = {Verdict.EXACT: 2, Verdict.TAIL: 1}

MAX_CANDIDATES = 3
"""In a longer list the least confirmed cell is no suspect: most leaves stand in one relation only."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Relations of one cause; ``suspects``: cited cells that may be wrong, empty where none stands out."""

    relations: tuple[Relation, ...]
    suspects: tuple[Cited, ...] = ()


def folds(relations: Sequence[Relation]) -> list[Fold]:
    """Group the relations that do not hold; order of the result follows the document."""
    told = [r for r in relations if r.verdict in (Verdict.BROKEN, Verdict.TAIL)]
    broken = [r for r in told if r.verdict is Verdict.BROKEN and not r.fold]
    found = [Fold(tuple(group)) for group in _named(told).values()]
    found += _by_cell(broken, _support(relations))
    found += [
        Fold((relation,)) for relation in told if relation.verdict is Verdict.TAIL and not relation.fold
    ]
    return sorted(found, key=lambda fold: (first_place(fold), fold.relations[0].id))


def first_place(fold: Fold) -> Spot:
    """Where the fold's finding begins in the document."""
    cited = fold.suspects or tuple(guilty_of(fold.relations[0]))
    return min((spot(item) for item in cited), default=(0, 0, 0, 0))


def guilty_of(relation: Relation) -> list[Cited]:
    """The cited cells a relation blames: its guilty operands, else all of them."""
    chosen = relation.guilty or range(len(relation.operands))
    return [relation.operands[index].cited for index in chosen]


def _named(told: Iterable[Relation]) -> Mapping[str, list[Relation]]:
    groups: dict[str, list[Relation]] = defaultdict(list)
    for relation in told:
        if relation.fold:
            groups[relation.fold].append(relation)
    return groups


def _support(relations: Iterable[Relation]) -> Mapping[Spot, int]:
    """How well the relations that hold confirm the non-zero figure of each cell; a tail confirms it by half."""
    counts: dict[Spot, int] = defaultdict(int)
    for relation in relations:
        weight = _CONFIRMS.get(relation.verdict, 0)
        if not weight:
            continue
        for operand in relation.operands:
            if operand.amount.strip("0.-"):
                counts[spot(operand.cited)] += weight
    return counts


def _by_cell(broken: Sequence[Relation], support: Mapping[Spot, int]) -> list[Fold]:
    remaining = list(broken)
    found: list[Fold] = []
    while remaining:
        blamed: dict[Spot, list[Relation]] = defaultdict(list)
        cited: dict[Spot, Cited] = {}
        for relation in remaining:
            for item in {spot(c): c for c in guilty_of(relation)}.values():
                blamed[spot(item)].append(relation)
                cited.setdefault(spot(item), item)
        if not blamed:
            found += [Fold((relation,)) for relation in remaining]
            break
        worst = max(
            blamed, key=lambda key: (len(blamed[key]), -support.get(key, 0), tuple(-part for part in key))
        )
        group = mended_together(blamed[worst], cited[worst])
        suspects = (
            (cited[worst],)
            if len(group) > 1 or group[0].guilty or _stands_out(worst, group[0], support)
            else ()
        )
        found.append(Fold(tuple(group), suspects))
        taken = {id(relation) for relation in group}
        remaining = [relation for relation in remaining if id(relation) not in taken]
    return _merge(found)


def _stands_out(worst: Spot, relation: Relation, support: Mapping[Spot, int]) -> bool:
    """Of cells that contradict each other, the others are confirmed by more relations than this one."""
    spots = {spot(operand.cited) for operand in relation.operands}
    return 1 < len(spots) <= MAX_CANDIDATES and all(
        support.get(worst, 0) < support.get(other, 0) for other in spots - {worst}
    )


def _merge(found: list[Fold]) -> list[Fold]:
    """Folds whose whole evidence lies in the cells another fold already blames are the same cause."""
    merged: list[Fold] = []
    for fold in found:
        places = {spot(c) for relation in fold.relations for c in guilty_of(relation)}
        for index, other in enumerate(merged):
            others = {spot(c) for relation in other.relations for c in guilty_of(relation)}
            if other.suspects and places <= others:
                merged[index] = Fold((*other.relations, *fold.relations), other.suspects)
                break
        else:
            merged.append(fold)
    return merged
