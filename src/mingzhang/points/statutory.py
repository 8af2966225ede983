"""The statutory tables by title: which kind each is, whose money it speaks of, and what it can hold.

Data for people who name a table in a rule of their own; recognition tells tables by the words of their
titles and needs no such list. Source: 地方预决算公开操作规程 (财预〔2016〕143号) and provincial templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from mingzhang.points.data import data
from mingzhang.points.terms import squeeze


class StatutoryTable(Struct, frozen=True):
    """``kind``: canonical name; ``fund``: of its cells unless they say otherwise; ``measures``: the first is usual."""

    kind: str
    fund: str
    measures: tuple[str, ...]

    def holds(self, measure: str) -> bool:
        """Whether a figure of that measure, or of one above it (三公 of 三公/接待), can stand in the table."""
        return any(measure == own or measure.startswith(f"{own}/") for own in self.measures)


@cache
def statutory_tables() -> Mapping[str, StatutoryTable]:
    """Those of final accounts, by squeezed title, and by kind."""
    return _tables("tables.csv")


@cache
def budget_tables() -> Mapping[str, StatutoryTable]:
    """Those of budgets, by squeezed title, and by kind."""
    return _tables("budget_tables.csv")


def _tables(name: str) -> Mapping[str, StatutoryTable]:
    found: dict[str, StatutoryTable] = {}
    for line in data(name).splitlines()[1:]:
        title, kind, fund, measures = line.split(",")
        table = StatutoryTable(kind, fund, tuple(measures.split(";")))
        found[squeeze(title)] = table
        found.setdefault(kind, table)
    return found
