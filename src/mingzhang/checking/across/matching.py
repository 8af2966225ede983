"""Two readings matched by coordinate: what both print, and what only one of them does.

A blank equals zero, so a zero that only one of them prints is in neither list. Figures of a sentence that
are derived (changes, rates, shares) are matched by what they say of what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from mingzhang.checking.across.company import Companion
from mingzhang.checking.space import Space
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading, Role, Source, Statement

FREE = "文中数字"
_VALUES = (Role.VALUE, Role.COMPARISON)

Matched = tuple[str, Print, Print]
"""A key that is the same in any format, the document's print, and the other file's."""


class Matching(Struct, frozen=True, eq=False, dict=True):
    """The document's space and a companion."""

    space: Space
    companion: Companion

    @cached_property
    def both(self) -> tuple[Matched, ...]:
        """Every figure that both print: each print of the document with the other's figure of that point."""
        return tuple(self._points()) + tuple(self._derived())

    def _points(self) -> Iterator[Matched]:
        other = _by_coordinate(self.companion.reading, self.companion.space)
        for coordinate, prints in _by_coordinate(self.space.reading, self.space).items():
            theirs = other.get(coordinate)
            if theirs is None:
                zero = self.companion.space.implied_zero(coordinate)
                theirs = (zero,) if zero is not None else ()
            for number, item in enumerate(prints, 1):
                if theirs:
                    match = _counterpart(item, theirs)
                    yield f"{coordinate.words}/{item.source.value}{number}", item, self.companion.print(match)
        for coordinate, theirs in other.items():
            own = self.space.implied_zero(coordinate) if coordinate not in self.space.reading.points else None
            if own is not None:
                yield f"{coordinate.words}/未列", own, self.companion.print(theirs[0])

    def _derived(self) -> Iterator[Matched]:
        other = _statements(self.companion.reading)
        for key, statement in _statements(self.space.reading).items():
            match = other.get(key)
            if match is not None:
                first, second = _derived_print(statement), _derived_print(match)
                if first is not None and second is not None:
                    yield key, first, self.companion.print(second)

    @cached_property
    def only_here(self) -> tuple[Print, ...]:
        """The first print of each figure that is not zero and that the other file does not print."""
        return tuple(_only(self.space, self.companion.space))

    @cached_property
    def only_there(self) -> tuple[Print, ...]:
        """The same of the other file."""
        return tuple(self.companion.print(item) for item in _only(self.companion.space, self.space))


def _by_coordinate(reading: Reading, space: Space) -> Mapping[Coordinate, tuple[Print, ...]]:
    """Prints of tables, narrative and forms; a number of a text that means nothing known is no point to match."""
    return {
        coordinate: space.prints.get(coordinate, point.prints)
        for coordinate, point in reading.points.items()
        if coordinate.measure != FREE
    }


def _counterpart(item: Print, theirs: tuple[Print, ...]) -> Print:
    """The print to compare with: an equal one, else one of the same sort of source, else the first."""
    equal = [other for other in theirs if other.amount.value == item.amount.value]
    alike = [other for other in theirs if other.source is item.source]
    return (equal or alike or list(theirs))[0]


def _only(here: Space, there: Space) -> Iterator[Print]:
    known = _by_coordinate(there.reading, there)
    for coordinate, prints in _by_coordinate(here.reading, here).items():
        first = prints[0]
        if coordinate in known or first.amount.value == 0 or there.implied_zero(coordinate) is not None:
            continue
        yield first


def _statements(reading: Reading) -> Mapping[str, Statement]:
    """Derived figures by what they say; the ordinal tells apart those that say the same of the same."""
    found: dict[str, Statement] = {}
    counts: dict[str, int] = {}
    for statement in reading.statements:
        if statement.role in _VALUES or statement.amount is None:
            continue
        base = statement.base.words if statement.base is not None else ""
        key = f"{statement.role.value}/{statement.subject.words}/{base}"
        counts[key] = counts.get(key, 0) + 1
        found[f"{key}/{counts[key]}"] = statement
    return found


def _derived_print(statement: Statement) -> Print | None:
    if statement.amount is None:
        return None
    return Print(statement.subject, statement.amount, statement.cited, Source.TEXT, f"s{statement.section}")
