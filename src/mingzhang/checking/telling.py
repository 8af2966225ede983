"""What the narrative tells, indexed for the statement families."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec import Struct

from mingzhang.checking.precision import statement_as_meant
from mingzhang.checking.space import Space, space_of
from mingzhang.findings import Operand
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading, Role, Source, Statement


class Telling(Struct, frozen=True, eq=False, dict=True):
    """Statements by role and subject, and the value a sentence means when it speaks of a subject."""

    reading: Reading

    @cached_property
    def space(self) -> Space:
        """The prints of the whole document."""
        return space_of(self.reading)

    @cached_property
    def by_role(self) -> Mapping[Role, Sequence[Statement]]:
        """Statements of each role, in document order."""
        found: dict[Role, list[Statement]] = {role: [] for role in Role}
        for statement in self.reading.statements:
            found[statement.role].append(statement_as_meant(statement, self.space.rounds))
        return found

    @cached_property
    def changes(self) -> Mapping[Coordinate, Sequence[Statement]]:
        """CHANGE statements, and comparisons without a figure that say "the same", against the year before."""
        found: dict[Coordinate, list[Statement]] = {}
        for role in (Role.CHANGE, Role.COMPARISON):
            for statement in self.by_role[role]:
                if statement.base is not None and statement.base.year == -1 and statement.subject.year == 0:
                    found.setdefault(statement.subject, []).append(statement)
        return found

    def value(self, coordinate: Coordinate, section: int) -> Print | None:
        """The figure a sentence of ``section`` means: printed in the same section, else the believed one."""
        local = self.space.by_scope.get(f"s{section}", {}).get(coordinate)
        return local or self.space.best.get(coordinate)

    def companion(self, statement: Statement, role: Role) -> Statement | None:
        """The statement of another role that goes with this one: same subject and base, nearest in the text."""
        candidates = [
            other
            for other in self.by_role[role]
            if other.subject == statement.subject
            and other.base == statement.base
            and other.section == statement.section
        ]
        same = [other for other in candidates if other.sentence == statement.sentence]
        pool = same or candidates
        at = statement.cited.place.order
        return min(pool, key=lambda other: _distance(other.cited.place.order, at)) if pool else None


@lru_cache(maxsize=2)
def telling_of(reading: Reading) -> Telling:
    """The telling of a reading, built once and shared by the families."""
    return Telling(reading)


def _distance(first: tuple[int, int, int, int], second: tuple[int, int, int, int]) -> tuple[int, int]:
    return abs(first[0] - second[0]), abs(first[3] - second[3])


def as_print(statement: Statement) -> Print | None:
    """A statement's figure as a print, for equations; None where it has no figure."""
    if statement.amount is None:
        return None
    return Print(statement.subject, statement.amount, statement.cited, Source.TEXT, f"s{statement.section}")


def named(statement: Statement) -> str:
    """What a statement speaks of, as the sentence calls it; by its coordinate where the sentence has no name for it."""
    return f"“{statement.cited.row}”" if statement.cited.row else statement.subject.words


def stated_operand(statement: Statement, role: str) -> Operand:
    """The operand a report shows for a statement."""
    amount = statement.amount
    return Operand(
        statement.cited, role, amount.decimal if amount else "", amount.unit.symbol if amount else ""
    )


def print_operand(item: Print, role: str) -> Operand:
    """The operand a report shows for a print."""
    return Operand(item.cited, role, item.amount.decimal, item.amount.unit.symbol)
