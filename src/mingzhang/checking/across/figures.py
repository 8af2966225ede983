"""What another file prints of a coordinate, and the words in which a relation tells of it."""

from __future__ import annotations

from mingzhang.amount import Kind
from mingzhang.checking.across.company import Companion
from mingzhang.checking.equation import subject
from mingzhang.findings import Cited
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print


def printed_there(companion: Companion, coordinate: Coordinate) -> Print | None:
    """The other file's figure: as printed, as the same fact on another fund, or as the zero of a list without it."""
    space = companion.space
    found = space.table_print(coordinate) or space.best.get(coordinate)
    if found is None and coordinate.measure:
        found = space.same_fact(coordinate) or space.implied_zero(coordinate)
    return companion.print(found) if found is not None else None


def comparable(first: Print, second: Print) -> bool:
    """Money compares with money, and things of one noun with each other."""
    one, other = first.amount, second.amount
    return one.kind is other.kind and (one.kind is Kind.MONEY or one.unit.symbol == other.unit.symbol)


def there(item: Print) -> str:
    """Where the other file prints the figure."""
    page = item.cited.place.page
    return subject(item) + (f"，第{page}页" if page else "")


def part_of(cited: Cited) -> str:
    """The part of the document a sentence stands in."""
    return cited.part or "正文"
