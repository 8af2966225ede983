"""A rule of a bureau's own: two sums of references, and how they must compare."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from mingzhang.findings import Rule

PREFIX = "own."
"""Ids of a bureau's own rules begin with this, so that none can pass for a registered one."""


class Comparison(StrEnum):
    """How the left side compares to the right."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True, slots=True)
class Reference:
    """One figure: a cell of a kind of table, or (``table`` empty) a measure wherever it is printed.

    ``wanted``: dimensions it must have; ``phases``: the phases that will do, the most wanted first.
    ``words``: as written, for messages. ``unit``: 万元 for money, the counted noun otherwise.
    """

    words: str
    table: str
    wanted: Mapping[str, str]
    phases: tuple[str, ...]
    unit: str

    @property
    def sense(self) -> tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]:
        """Equal for two references that mean the same figure."""
        return self.table, tuple(sorted(self.wanted.items())), self.phases


@dataclass(frozen=True, slots=True)
class Summand:
    """A reference with its sign."""

    sign: int
    reference: Reference


@dataclass(frozen=True, slots=True)
class OwnRule:
    """``left`` compared to ``right``; ``rule`` is what reports show of it."""

    rule: Rule
    left: tuple[Summand, ...]
    comparison: Comparison
    right: tuple[Summand, ...]
