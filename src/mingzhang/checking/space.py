"""The space of prints: every print by coordinate and by scope, with the zeros that exhaustive lists imply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache

from msgspec import Struct

from mingzhang.amount import Amount, Kind
from mingzhang.checking.precision import as_meant, rounds
from mingzhang.findings import Cited
from mingzhang.points.coordinate import ALL, FINAL, Coordinate
from mingzhang.points.reading import Print, Reading, RecognisedTable, Source
from mingzhang.points.trees import FISCAL, FUND, NATURE, ancestors


class Space(Struct, frozen=True, eq=False, dict=True):
    """Indexes over a reading that the arithmetic families share."""

    reading: Reading

    @cached_property
    def prints(self) -> Mapping[Coordinate, tuple[Print, ...]]:
        """Prints of tables and narrative by coordinate, in document order, each with the precision it means."""
        points = {c: p for c, p in self.reading.points.items() if not c.project and c.measure != "文中数字"}
        return {coordinate: as_meant(point.prints, self.rounds) for coordinate, point in points.items()}

    @cached_property
    def rounds(self) -> bool:
        """Whether the narrative rounds its money."""
        points = self.reading.points.items()
        return rounds(
            p for c, point in points if not c.project and c.measure != "文中数字" for p in point.prints
        )

    @cached_property
    def by_scope(self) -> Mapping[str, Mapping[Coordinate, Print]]:
        """First print of each coordinate within each scope (table or section)."""
        scopes: dict[str, dict[Coordinate, Print]] = {}
        for prints in self.prints.values():
            for item in prints:
                scopes.setdefault(item.scope, {}).setdefault(item.coordinate, item)
        return scopes

    @cached_property
    def tables(self) -> Mapping[str, RecognisedTable]:
        """Recognised tables by scope."""
        return {table.scope: table for table in self.reading.tables}

    @cached_property
    def best(self) -> Mapping[Coordinate, Print]:
        """The print to believe for each coordinate: the value most prints agree on, tables before text."""
        return {coordinate: believed(prints) for coordinate, prints in self.prints.items()}

    @cached_property
    def _table_prints(self) -> Mapping[Coordinate, Print]:
        found: dict[Coordinate, Print] = {}
        for coordinate, prints in self.prints.items():
            own = [item for item in prints if item.source is Source.TABLE]
            if own:
                found[coordinate] = believed(own)
        return found

    def table_print(self, coordinate: Coordinate) -> Print | None:
        """The believed print if a table prints the coordinate."""
        return self._table_prints.get(coordinate)

    @cached_property
    def lists(self) -> Mapping[tuple[Coordinate, int], tuple[RecognisedTable, ...]]:
        """Which tables list a family exhaustively, by classification level.

        The key is the coordinate without its function code, and the length of the codes listed (3 类, 5 款,
        7 项). A row missing from such a table is zero (hard case 5: only in an exhaustive list). An empty
        table lists nothing at every level.
        """
        found: dict[tuple[Coordinate, int], dict[str, RecognisedTable]] = {}
        for table in self.reading.tables:
            if table.unread:
                continue  # a row that was not read is not a row that is not there
            for item in table.prints:
                family, code = item.coordinate.at(function=""), item.coordinate.function
                for level in (
                    (len(code),) if code else (3, 5, 7) if table.empty and table.kind in CODED else ()
                ):
                    found.setdefault((family, level), {})[table.scope] = table
        return {key: tuple(tables.values()) for key, tables in found.items()}

    def implied_zero(self, coordinate: Coordinate) -> Print | None:
        """Zero for a row that a table listing its family does not print; None where no such table is."""
        for table in self.lists.get((coordinate.at(function=""), len(coordinate.function)), ()):
            if coordinate not in self.by_scope.get(table.scope, {}):
                return zero_of(table, coordinate)
        return None

    @cached_property
    def negative(self) -> bool:
        """Whether a table prints a negative amount of money (冲减): then a part may exceed its whole."""
        return any(
            item.amount.value < 0 and item.source is Source.TABLE
            for prints in self.prints.values()
            for item in prints
        )

    @cached_property
    def only_fiscal(self) -> bool:
        """Whether the tables print the funds beside 财政拨款, and every one of them is blank: nothing hides there."""
        others = {fund for node in FUND[ALL] if node != FISCAL for fund in (node, *FUND.get(node, ()))}
        found = [item for prints in self.prints.values() for item in prints if item.coordinate.fund in others]
        return bool(found) and all(item.blank for item in found if item.source is Source.TABLE)

    def known_zero(self, coordinate: Coordinate) -> bool:
        """Whether the tables say a figure is zero: printed so, not listed, or part of something that is zero."""
        item = self.table_print(coordinate) or self.implied_zero(coordinate)
        if item is not None:
            return item.amount.value == 0
        above = ancestors(NATURE, coordinate.nature)
        if above:
            return self.known_zero(coordinate.at(nature=above[0]))
        if coordinate.function:
            return self.known_zero(coordinate.at(function=""))
        return False

    def pure(self, measure: str) -> bool:
        """Whether the unit's whole flow or balance of that name is 财政拨款, by the totals of two tables."""
        if measure in ("收入总计", "支出总计"):
            surplus = [self.table_print(Coordinate(part)) for part in ("使用非财政拨款结余", "结余分配")]
            if any(item is not None and item.amount.value for item in surplus):
                return False
            return all(self.pure(part) for part in ("收入", "支出", "年初结转和结余", "年末结转和结余"))
        whole, part = (
            self.table_print(Coordinate(measure)),
            self.table_print(Coordinate(measure, fund=FISCAL)),
        )
        return whole is not None and part is not None and whole.amount.value == part.amount.value

    def same_fact(self, coordinate: Coordinate) -> Print | None:
        """A table's print of another node of the fund tree that is the same fact.

        A parent with a single child that is not zero is one fact (hard case 7), and so are 全部 and 财政拨款
        in a unit that has nothing else.
        """
        fund = coordinate.fund
        lone = [
            coordinate.at(fund=child)
            for child in FUND.get(fund, ())
            if not self.known_zero(coordinate.at(fund=child))
        ]
        if len(lone) == 1:
            found = self.table_print(lone[0]) or self.same_fact(lone[0])
            if found is not None:
                return found
        if fund == FISCAL and self.pure(coordinate.measure):
            return self.table_print(coordinate.at(fund=ALL))
        return None


@lru_cache(maxsize=2)
def space_of(reading: Reading) -> Space:
    """The space of a reading, built once and shared by the families; at most two are kept."""
    return Space(reading)


CODED = frozenset({"收入表", "支出表", "一般公共支出表", "基金表", "国资表"})
"""Kinds of tables that list functions by code: an empty one says that there is none of any."""
UNLISTED = "（未列）"
"""Marks the row name of a zero that a table implies by not listing the row."""


def is_implied(item: Print) -> bool:
    """Whether a print is such an implied zero."""
    return item.cited.row.endswith(UNLISTED)


def zero_of(table: RecognisedTable, coordinate: Coordinate) -> Print:
    """A zero that a table implies by not listing a row."""
    sample = next(item for item in table.prints if item.amount.kind is Kind.MONEY)
    part = table.prints[0].cited.part if table.prints else table.cited.part
    cited = Cited(table.cited.place, part, f"{coordinate.function}{UNLISTED}", "", "")
    return Print(
        coordinate,
        Amount(0, sample.amount.unit, sample.amount.precision),
        cited,
        Source.TABLE,
        table.scope,
        blank=True,
    )


def believed(prints: Iterable[Print]) -> Print:
    """The print most others agree with; on a tie a table's before a text's, then the first."""
    items = list(prints)
    if len(items) == 1:
        return items[0]
    votes: dict[int, int] = {}
    for item in items:
        votes[item.amount.value] = votes.get(item.amount.value, 0) + (2 if item.source is Source.TABLE else 1)
    return max(items, key=lambda item: (votes[item.amount.value], item.source is Source.TABLE))


def is_final(coordinate: Coordinate) -> bool:
    """Whether a coordinate is a final-accounts figure of the document's own year."""
    return coordinate.phase == FINAL and coordinate.year == 0
