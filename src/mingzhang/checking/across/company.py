"""Company: a document together with the readings of other files it is compared with."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.checking.space import Space, space_of
from mingzhang.checking.telling import Telling, telling_of
from mingzhang.findings import Cited, Relation, Verdict
from mingzhang.points.reading import Print, Reading


class Part(StrEnum):
    """What another file is to the document."""

    LAST_YEAR = "上年决算"
    BUDGET = "部门预算"
    TABLES = "对照文件"


class Companion(Struct, frozen=True, eq=False, dict=True):
    """One other file. ``volume``: its number among the files read together, from 1."""

    part: Part
    reading: Reading
    volume: int

    @cached_property
    def space(self) -> Space:
        """Its prints; kept here, since only the document's own space is worth a place in the common cache."""
        return Space(self.reading)

    @property
    def wanted(self) -> int:
        """Its year less the document's."""
        return -1 if self.part is Part.LAST_YEAR else 0

    def cited(self, cited: Cited) -> Cited:
        """A place of this file as a report on the document cites it."""
        part = f"{self.part.value}·{cited.part}" if cited.part else self.part.value
        return replace(cited, place=replace(cited.place, volume=self.volume), part=part)

    def print(self, item: Print) -> Print:
        """A print of this file, cited so."""
        return replace(item, cited=self.cited(item.cited), scope=f"v{self.volume}/{item.scope}")


class Company(Struct, frozen=True, eq=False):
    """The document that is checked, and its companions."""

    reading: Reading
    companions: tuple[Companion, ...] = ()

    @property
    def space(self) -> Space:
        """The document's prints."""
        return space_of(self.reading)

    @property
    def told(self) -> Telling:
        """The document's narrative."""
        return telling_of(self.reading)

    def of(self, part: Part) -> tuple[Companion, ...]:
        """The companions of one sort that are of the right year; one without a year is taken at its word."""
        return tuple(
            companion for companion in self.companions if companion.part is part and self.fits(companion)
        )

    def fits(self, companion: Companion) -> bool:
        """Whether a companion is of the year that is wanted of it, as far as both years are known."""
        own, other = self.reading.year, companion.reading.year
        if companion.part is Part.TABLES or own is None or other is None:
            return True
        return other == own + companion.wanted


def company(
    reading: Reading,
    last_years: tuple[Reading, ...] = (),
    budgets: tuple[Reading, ...] = (),
    tables: tuple[Reading, ...] = (),
) -> Company:
    """The document with its companions, numbered in this order."""
    sorts = ((Part.LAST_YEAR, last_years), (Part.BUDGET, budgets), (Part.TABLES, tables))
    pairs = [(part, other) for part, others in sorts for other in others]
    return Company(
        reading, tuple(Companion(part, other, volume) for volume, (part, other) in enumerate(pairs, 1))
    )


def apart(relation: Relation) -> Relation:
    """A tail between files is a note of its own, not one of the table its first figure stands in."""
    if relation.verdict is Verdict.TAIL and relation.fold:
        return replace(relation, fold="tail/across")
    return relation
