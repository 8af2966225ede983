"""A rule of a bureau's own: two sums of figures, each perhaps a number of times, and how they must compare."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from math import lcm

from msgspec import Struct

from mingzhang.findings import Rule

PREFIX = "own."
"""Ids of a bureau's own rules begin with this, so that none can pass for a registered one."""


class Part(StrEnum):
    """Which file a figure stands in: the document that is checked, or one it is checked with."""

    OWN = ""
    LAST_YEAR = "上年决算"
    BUDGET = "部门预算"


class Comparison(StrEnum):
    """How the left side compares to the right."""

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="


class Reference(Struct, frozen=True):
    """One figure: a cell of a kind of table, or (``table`` empty) a measure wherever it is printed.

    ``wanted``: dimensions it must have; ``phases``: the phases that will do, the most wanted first.
    ``words``: as written, for messages. ``unit``: 万元 for money, the counted noun otherwise. ``part``: the file.
    """

    words: str
    table: str
    wanted: Mapping[str, str]
    phases: tuple[str, ...]
    unit: str
    part: Part = Part.OWN

    @property
    def sense(self) -> tuple[str, str, tuple[tuple[str, str], ...], tuple[str, ...]]:
        """Equal for two references that mean the same figure."""
        return self.part.value, self.table, tuple(sorted(self.wanted.items())), self.phases


class Summand(Struct, frozen=True):
    """A reference with how many times it counts; negative where it is taken off."""

    factor: Fraction
    reference: Reference


class Side(Struct, frozen=True):
    """One side of a comparison: references, and a fixed amount in the smallest steps of their unit."""

    terms: tuple[Summand, ...]
    constant: Fraction = Fraction(0)
    words: tuple[str, ...] = ()
    """The fixed amounts as they were written."""


class OwnRule(Struct, frozen=True):
    """``left`` compared to ``right``; ``rule`` is what reports show of it."""

    rule: Rule
    left: Side
    comparison: Comparison
    right: Side

    @property
    def scale(self) -> int:
        """The least number that makes every factor, and the fixed amounts, whole."""
        sides = (self.left, self.right)
        factors = [term.factor for side in sides for term in side.terms]
        return lcm(*(factor.denominator for factor in (*factors, *(side.constant for side in sides))))
