"""Relations that no change explains: grouped by the place they blame, with what they themselves propose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mingzhang.checking.locating.cause import Cause, guilty_of
from mingzhang.checking.spots import Spot, spot
from mingzhang.findings import Cited, Relation, Suspect


def by_place(broken: Sequence[Relation]) -> list[Cause]:
    """One cause for each place that several relations blame, the most blamed first.

    What is missing stands nowhere: each missing part is a cause of its own, though all of them cite the cover.
    """
    remaining = [relation for relation in broken if not _missing(relation)]
    found = [Cause((relation,)) for relation in broken if _missing(relation)]
    while remaining:
        blamed: dict[Spot, list[Relation]] = defaultdict(list)
        for relation in remaining:
            for key in dict.fromkeys(spot(cited) for cited in guilty_of(relation)):
                blamed[key].append(relation)
        if not blamed:
            found += [Cause((relation,)) for relation in remaining]
            break
        worst = max(blamed, key=lambda key: (len(blamed[key]), tuple(-part for part in key)))
        group = blamed[worst]
        suspect = own_suspect(group)
        chosen = [c for r in group for c in guilty_of(r) if spot(c) == worst][:1]
        named = tuple(chosen) if len(group) > 1 or group[0].guilty else ()
        found.append(Cause(tuple(group), suspect.places if suspect else named, suspect))
        taken = {id(relation) for relation in group}
        remaining = [relation for relation in remaining if id(relation) not in taken]
    return found


def _missing(relation: Relation) -> bool:
    return relation.rule.family.startswith("content")


def blamed_by_all(relations: Sequence[Relation]) -> tuple[Cited, ...]:
    """The one place that every relation of the group blames, if there is one."""
    places = {spot(cited): cited for r in relations if r.guilty for cited in guilty_of(r)}
    return tuple(places.values()) if len(places) == 1 and all(r.guilty for r in relations) else ()


def own_suspect(relations: Sequence[Relation]) -> Suspect | None:
    """What a relation proposes that blames one figure and says what it expects there."""
    for relation in relations:
        if len(relation.guilty) != 1 or not _digits(relation.expected):
            continue
        cited: Cited = relation.operands[relation.guilty[0]].cited
        if cited.printed and not _digits(cited.printed):  # a number in words (五、) is no misprinted figure
            continue
        return Suspect((cited,), _digits(cited.printed), _digits(relation.expected), mends=1)
    return None


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789.-")
