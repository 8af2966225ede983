"""What it costs to call a figure wrong: the smaller the sum, the better the explanation.

The figures are a decision, recorded in docs/decisions: narrative is trusted less than forms and tables,
lines less than totals, a figure that other relations confirm more than one that stands alone; a recognised
slip is likelier than a figure wrong in every digit.
"""

from __future__ import annotations

from mingzhang.amount import Kind
from mingzhang.checking.locating.slips import Slip
from mingzhang.findings import Cell

BASE = {"text": 8, "form": 9, "table": 10}
"""A figure in the narrative is written by hand, a table's is printed by the accounting system."""
TOTAL = 1
"""A total is added up by the system."""
DERIVED = -2
"""A percentage is worked out by hand from two other figures."""
ANOTHER_PRINT = 2
"""Each further print of the same fact that must be wrong too."""
CARRIED = 1
"""Each further figure of the same table into which a wrong one was added up."""
UNNAMED = 6
"""A value that no usual slip explains."""
SLIPS = {
    Slip.MISREAD: 0,
    Slip.DIGIT: 1,
    Slip.SWAPPED: 1,
    Slip.ROUNDED_PARTS: 0,
    Slip.LAST_PLACE: 4,
    Slip.LOST: 2,
    Slip.ADDED: 2,
    Slip.POINT_LOST: 2,
    Slip.POINT: 2,
    Slip.UNIT: 2,
    Slip.SIGN: 2,
    Slip.DIRECTION: 1,
    Slip.NEIGHBOUR_ROW: 3,
    Slip.NEIGHBOUR_COLUMN: 3,
    Slip.LAST_YEAR: 3,
    Slip.BLANK: 3,
    Slip.ROW_LOST: 4,
    Slip.ROW_ADDED: 4,
    Slip.EXCHANGED: 4,
    Slip.ADDED_UP: 3,
}
GUESSED = 4
"""A value that no relation asks for: one of several that would do."""
BLAMED = -3
"""A relation itself blames the figure."""
NEGATIVE = 6
"""An amount below zero where none is printed."""
STILL_A_TAIL = 1
"""A relation that the proposed value mends only within rounding."""
NO_LONGER_EXACT = 2
"""A relation that held to the digit and would hold only within rounding."""
OFF_ITS_BOUND = 5
"""A figure that reached its bound to the digit (full marks) and would not."""
BREAKS_A_HINT = 4
"""A plausibility that held and would not."""
MENDS_A_HINT = -1
"""A plausibility that did not hold and would."""
LEAST = 6
"""No change costs less."""
NEAR = 6
"""Explanations within so much of the best are told as alternatives."""
CLEAR = 5
"""The best explanation must be so much better than the next to be called certain."""


def weight_of(cell: Cell) -> int:
    """How far a figure is trusted, by where it stands and what it is."""
    cost = BASE[cell.source] + (TOTAL if cell.whole else 0)
    return cost + (DERIVED if cell.amount.kind is Kind.RATE else 0)


def slip_cost(slip: Slip | None) -> int:
    """How likely a misprint of this kind is."""
    return UNNAMED if slip is None else SLIPS[slip]
