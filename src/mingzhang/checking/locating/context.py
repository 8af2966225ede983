"""Slips that only the surroundings of a cell explain: a neighbour's value, last year's, a sum of rounded parts."""

from __future__ import annotations

from mingzhang.checking.constraints import Quotient, Sum
from mingzhang.checking.locating.network import Fact, Network
from mingzhang.checking.locating.slips import Slip, slip_between
from mingzhang.findings import Cell, Verdict

MOST_STEPS = 3
"""A sum of rounded parts is off by few units in the last place."""


def named_slip(network: Network, fact: Fact, value: int) -> Slip | None:
    """The slip that explains a change: first what the surroundings tell, then the digits."""
    cell = fact.cells[0]
    found = slip_between(cell, value)
    if found is Slip.SIGN and _has_direction(network, cell):
        return Slip.DIRECTION
    if found is Slip.BLANK or found is Slip.ROW_LOST:
        return found
    if abs(value - cell.amount.value) <= MOST_STEPS * cell.amount.step:
        if _of_rounded_parts(network, cell, value):
            return Slip.ROUNDED_PARTS
        if found is None and abs(value - cell.amount.value) == cell.amount.step:
            return Slip.LAST_PLACE
    if found in (None, Slip.DIGIT) and _is_last_year(network, cell, value):
        return Slip.LAST_YEAR
    if found is None and cell.whole and cell.source == "form":
        return Slip.ADDED_UP
    return found if found is not None else _neighbour(network, cell)


def _has_direction(network: Network, cell: Cell) -> bool:
    """Whether the figure stands beside a word such as 增加."""
    return cell.source == "text" and any(
        network.relations[at].rule.family.startswith("change") for at in network.touching.get(cell.key, ())
    )


def _of_rounded_parts(network: Network, cell: Cell, value: int) -> bool:
    """The printed figure is exactly the sum of printed parts, and the true one their sum within rounding."""
    for at in network.touching.get(cell.key, ()):
        constraint = network.constraints[at]
        if not isinstance(constraint, Sum) or constraint.inequality or constraint.cells[0].key != cell.key:
            continue
        parts = [part for part in constraint.cells[1:] if part.amount.value]
        exact = network.relations[at].verdict is Verdict.EXACT
        if exact and len(parts) > 1 and constraint.judge({cell.key: value}) is Verdict.TAIL:
            return True
    return False


def _is_last_year(network: Network, cell: Cell, value: int) -> bool:
    """The printed figure is this year's less the change that the text states."""
    for at in network.touching.get(cell.key, ()):
        constraint = network.constraints[at]
        if isinstance(constraint, Quotient) and constraint.shift and constraint.whole.key == cell.key:
            change = constraint.shift * constraint.part.amount.value
            if change and value - change == cell.amount.value:
                return True
    return False


def _neighbour(network: Network, cell: Cell) -> Slip | None:
    """The figure above or below, or another of the same row."""
    place = cell.cited.place
    if place.row is None or place.column is None or not cell.amount.value or cell.source != "table":
        return None
    for row in (place.row - 1, place.row + 1):
        other = network.near((place.block, row, place.column, -1))
        if other is not None and other.amount.value == cell.amount.value:
            return Slip.NEIGHBOUR_ROW
    for column in (place.column - 2, place.column - 1, place.column + 1, place.column + 2):
        other = network.near((place.block, place.row, column, -1))
        if other is not None and other.amount.value == cell.amount.value:
            return Slip.NEIGHBOUR_COLUMN
    return None
