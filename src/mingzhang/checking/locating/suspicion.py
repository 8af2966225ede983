"""From explanations to the suspect a finding shows: what is printed, what it should read, what else would do."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mingzhang.checking.locating import weights
from mingzhang.checking.locating.explain import Change, best_per_fact
from mingzhang.checking.locating.slips import spelled, spelled_as
from mingzhang.findings import Cited, Proposal, Suspect

MOST_ALTERNATIVES = 4
MOST_CANDIDATES = 7
MOST_TIES = 5
"""Where more figures than this may equally be the wrong one, none is named."""


def suspect_of(changes: Sequence[Change], rivals: Sequence[Change] = ()) -> Suspect | None:
    """The best of the changes with the others as alternatives; None where too many fit equally well."""
    ranked = best_per_fact(changes)
    best, others = ranked[0], [*ranked[1:], *rivals]
    ties = [change for change in others if change.cost <= best.cost]
    if len(ties) >= MOST_TIES:
        return None
    near = [change for change in others if change.cost <= best.cost + weights.NEAR]
    shown = (near or others[:1])[:MOST_ALTERNATIVES]
    return Suspect(
        places_of(best),
        spelled(best.fact.cells[0]),
        spelled_as(best.fact.cells[0], best.value),
        slip=best.slip.value if best.slip else "",
        certain=_certain(best, changes, others),
        alternatives=tuple(_proposal(change) for change in shown),
        mends=len(best.mends),
        ties=sum(1 for change in shown if change.cost <= best.cost),
    )


def one_of(changes: Sequence[Change]) -> Suspect:
    """The members of several explanations, none better than the others."""
    best, *others = changes
    shown = tuple(_proposal(change) for change in others[:MOST_CANDIDATES])
    first = _proposal(best)
    slip = best.slip.value if best.slip else ""
    return Suspect(
        first.places,
        first.printed,
        first.proposed,
        slip,
        alternatives=shown,
        mends=len(best.mends),
        ties=len(shown),
    )


def with_own(suspect: Suspect, own: Suspect | None) -> Suspect:
    """The suspect, with what a relation itself proposes as one more alternative."""
    if own is None or own.proposed == suspect.proposed or own.places[0] in suspect.places:
        return suspect
    proposal = Proposal(own.places, own.printed, own.proposed)
    known = {alternative.places[0].place for alternative in suspect.alternatives}
    if proposal.places[0].place in known:
        return suspect
    return replace(suspect, certain=False, alternatives=(*suspect.alternatives, proposal))


def places_of(change: Change) -> tuple[Cited, ...]:
    """Where the fact is printed."""
    return tuple(cell.cited for cell in change.fact.cells)


def _proposal(change: Change) -> Proposal:
    cell = change.fact.cells[0]
    return Proposal(places_of(change), spelled(cell), spelled_as(cell, change.value))


def _certain(best: Change, changes: Sequence[Change], others: Sequence[Change]) -> bool:
    """Two relations ask for it to the digit, a known slip explains it, and nothing else comes near."""
    if best.exactly < 2 or best.slip is None:
        return False
    own = [c for c in changes if c.fact.keys == best.fact.keys and c.value != best.value]
    return all(change.cost >= best.cost + weights.CLEAR for change in (*own, *others))
