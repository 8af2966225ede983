"""Relations between readings: the document against last year's accounts, the budget, and approved tables.

Each module of :data:`FAMILIES` has ``relations(company) -> Iterator[Relation]``: a pure function of the
readings, like the families of one reading. A figure of another file is cited with its ``volume``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from msgspec.structs import replace

from mingzhang.checking.across.company import Companion, Company, Part, company
from mingzhang.findings import Relation, Severity

__all__ = ["FAMILIES", "Companion", "Company", "Part", "company", "relations"]

FAMILIES: tuple[str, ...] = ("identity", "prior", "opening", "vanished", "budget", "against")


def relations(together: Company) -> Iterator[Relation]:
    """Every relation of every family; none where the document stands alone.

    What differs from a file of another level (a department's, a single unit's) is no error, but worth a look.
    """
    if not together.companions:
        return
    from mingzhang.checking.across.identity import another_level

    others = {companion.volume for companion in together.companions if another_level(together, companion)}
    for name in FAMILIES:
        for relation in import_module(f"{__name__}.{name}").relations(together):
            yield _milder(relation) if others and _rests_on(relation, others) else relation


def _rests_on(relation: Relation, volumes: set[int]) -> bool:
    return any(operand.cited.place.volume in volumes for operand in relation.operands)


def _milder(relation: Relation) -> Relation:
    error = (relation.severity or relation.rule.severity) is Severity.ERROR
    return replace(relation, severity=Severity.WARNING) if error else relation
