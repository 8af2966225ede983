"""A whole row lost or printed twice: the sums of several columns fail by the figures of one row.

A gap has two explanations, a wrong figure or a missing row (hard case 6 of the design). Where two or more
columns of one list fail, in one direction, a row explains them all at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mingzhang.amount import format_scaled
from mingzhang.checking.constraints import Sum, Term
from mingzhang.checking.locating import weights
from mingzhang.checking.locating.network import Network
from mingzhang.checking.locating.slips import Slip
from mingzhang.findings import Cited

LEAST_COLUMNS = 2


class RowError(Struct, frozen=True):
    """``figures``: what the row prints in each failing column. ``row``: the row printed twice, empty for a lost one."""

    slip: Slip
    total: Cited
    figures: tuple[str, ...]
    places: tuple[Cited, ...]
    row: str = ""

    @property
    def cost(self) -> int:
        """Against the cost of single figures."""
        return weights.BASE["table"] + weights.SLIPS[self.slip]


def lists(network: Network, broken: Iterable[int]) -> list[list[int]]:
    """Broken sums that are columns of one list, list by list; those with one column are left out."""
    found: dict[tuple[object, ...], list[int]] = {}
    for at in broken:
        constraint = network.constraints[at]
        if isinstance(constraint, Sum) and _is_column(constraint):
            found.setdefault(_list_of(constraint), []).append(at)
    return [members for members in found.values() if len(members) >= LEAST_COLUMNS]


def row_error(network: Network, group: Sequence[int]) -> RowError | None:
    """The row that explains every relation of the group, if they are the columns of one list."""
    sums = [network.constraints[at] for at in group]
    columns = [c for c in sums if isinstance(c, Sum) and _is_column(c)]
    if len(columns) < max(LEAST_COLUMNS, len(sums)):
        return None
    if (
        len({_list_of(c) for c in columns}) != 1
        or len({c.terms[0].print.cited.place.column for c in columns}) < LEAST_COLUMNS
    ):
        return None
    gaps = [c.residue * c.terms[0].factor for c in columns]
    totals = tuple(c.terms[0].print.cited for c in columns)
    figures = tuple(_shown(c.terms[0], abs(gap)) for c, gap in zip(columns, gaps, strict=True))
    if all(gap > 0 for gap in gaps):
        return RowError(Slip.ROW_LOST, totals[0], figures, totals)
    if all(gap < 0 for gap in gaps):
        return _printed_twice(columns, gaps, totals, figures)
    return None


def _is_column(constraint: Sum) -> bool:
    """A total and its parts below one another in one table."""
    first, *rest = constraint.terms
    place = first.print.cited.place
    return (
        not constraint.inequality
        and bool(rest)
        and place.row is not None
        and all(
            t.factor == -first.factor
            and t.print.cited.place.block == place.block
            and t.print.cited.place.row != place.row
            for t in rest
        )
    )


def _list_of(constraint: Sum) -> tuple[object, ...]:
    place = constraint.terms[0].print.cited.place
    return (place.block, place.row, tuple(t.print.cited.place.row for t in constraint.terms[1:]))


def _printed_twice(
    columns: Sequence[Sum], gaps: Sequence[int], totals: tuple[Cited, ...], figures: tuple[str, ...]
) -> RowError | None:
    for at, term in enumerate(columns[0].terms[1:], 1):
        if all(c.terms[at].print.amount.value == -gap for c, gap in zip(columns, gaps, strict=True)):
            places = tuple(c.terms[at].print.cited for c in columns)
            return RowError(Slip.ROW_ADDED, totals[0], figures, places, term.print.cited.row)
    return None


def _shown(like: Term, value: int) -> str:
    amount = like.print.amount
    return format_scaled(value, amount.unit.scale, amount.precision)
