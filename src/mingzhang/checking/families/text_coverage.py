"""Whether a section that goes through the classes of expenditure leaves none out that has money in the tables."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.amount import Kind
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import Space, space_of
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.coordinate import FINAL, Coordinate
from mingzhang.points.reading import Print, Reading, Source

MIN_LISTED = 2
"""A sentence about one class is no list."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One relation for each section that prints a total and classes of it."""
    space = space_of(reading)
    for scope, prints in space.by_scope.items():
        if scope in space.tables:
            continue
        text = {
            c: p for c, p in prints.items() if p.source is Source.TEXT and c.phase == FINAL and c.year == 0
        }
        for coordinate, whole in text.items():
            if coordinate.function or coordinate.measure != "支出" or whole.amount.kind is not Kind.MONEY:
                continue
            listed = {c.function[:3] for c in text if c.function and c.at(function="") == coordinate}
            if len(listed) >= MIN_LISTED:
                yield _relation(space, scope, whole, listed)


def _relation(space: Space, scope: str, whole: Print, listed: set[str]) -> Relation:
    left_out = [item for item in _classes(space, whole.coordinate) if item.coordinate.function not in listed]
    names = "、".join(f"{item.cited.row}（{item.amount}）" for item in left_out)
    return Relation(
        rule("text.left_out"),
        f"{scope}/{whole.coordinate.words}",
        Verdict.BROKEN if left_out else Verdict.EXACT,
        (print_operand(whole, "合计"), *(print_operand(item, "没有列出") for item in left_out)),
        words={"part": whole.cited.part, "missing": names},
        guilty=tuple(range(1, len(left_out) + 1)),
    )


def _classes(space: Space, total: Coordinate) -> list[Print]:
    """The classes of the same family that a table prints with money."""
    found = []
    for coordinate in space.prints:
        if len(coordinate.function) == 3 and coordinate.at(function="") == total:
            item = space.table_print(coordinate)
            if item is not None and item.amount.value:
                found.append(item)
    return found
