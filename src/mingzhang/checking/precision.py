"""How precisely the narrative prints: a figure with fewer decimals is trimmed or rounded.

14 may be 14.00 with its zeros trimmed, or 13.96 rounded. A precise print of the same fact tells; where there
is none, the habit of the whole narrative does: trimming shortens one figure in ten, rounding all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from mingzhang.amount import Amount, Kind, parse_amount
from mingzhang.points.reading import Print, Source, Statement

ROUNDING_SHARE = 4
"""The narrative rounds if more than one amount in so many shows fewer decimals than declared."""


def visible(amount: Amount, printed: str) -> int:
    """The decimals that are printed; the declared ones where the text is not the amount's own digits."""
    seen = parse_amount(printed, amount.unit)
    return amount.precision if seen is None or seen.value != amount.value else seen.precision


def rounds(prints: Iterable[Print]) -> bool:
    """Whether the narrative as a whole prints its money rounded."""
    told = [item for item in prints if item.source is Source.TEXT and item.amount.kind is Kind.MONEY]
    told = [item for item in told if item.amount.value]
    short = sum(1 for item in told if visible(item.amount, item.cited.printed) < item.amount.precision)
    return short * ROUNDING_SHARE > len(told)


def as_meant(prints: Sequence[Print], rounding: bool) -> tuple[Print, ...]:
    """The prints of one point, a text's rounded figure with the precision that is visible.

    A figure that a fuller print repeats digit by digit is trimmed; one that a fuller print rounds to is
    rounded; zero is zero.
    """
    if not any(_short(item) for item in prints):
        return tuple(prints)
    return tuple(_meant(item, prints, rounding) if _short(item) else item for item in prints)


def statement_as_meant(statement: Statement, rounding: bool) -> Statement:
    """A change's amount, which no table prints, by the narrative's habit."""
    amount = statement.amount
    if not rounding or amount is None or amount.kind is not Kind.MONEY or not amount.value:
        return statement
    return replace(statement, amount=amount.with_precision(visible(amount, statement.cited.printed)))


def _short(item: Print) -> bool:
    amount = item.amount
    if item.source is not Source.TEXT or amount.kind is not Kind.MONEY or not amount.value:
        return False
    return visible(amount, item.cited.printed) < amount.precision


def _meant(item: Print, prints: Sequence[Print], rounding: bool) -> Print:
    rough = item.amount.with_precision(visible(item.amount, item.cited.printed))
    fuller = [other for other in prints if other is not item and not _short(other)]
    if any(other.amount.value == item.amount.value for other in fuller):
        return item
    if any(rough.interval.meets(other.amount.interval) for other in fuller) or (rounding and not fuller):
        return replace(item, amount=rough)
    return item
