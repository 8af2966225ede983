"""Relations between readings: the document against last year's accounts, the budget, and approved tables.

Each module of :data:`FAMILIES` has ``relations(company) -> Iterator[Relation]``: a pure function of the
readings, like the families of one reading. A figure of another file is cited with its ``volume``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from mingzhang.checking.across.company import Companion, Company, Part, company
from mingzhang.findings import Relation

__all__ = ["FAMILIES", "Companion", "Company", "Part", "company", "relations"]

FAMILIES: tuple[str, ...] = ("identity", "prior", "opening", "vanished", "budget", "against")


def relations(together: Company) -> Iterator[Relation]:
    """Every relation of every family; none where the document stands alone."""
    if together.companions:
        for name in FAMILIES:
            yield from import_module(f"{__name__}.{name}").relations(together)
