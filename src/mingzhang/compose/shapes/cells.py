"""Cells that several shapes use: a figure, a label, a line number."""

from __future__ import annotations

from mingzhang.compose.page import Draft
from mingzhang.compose.printing import wan, whole
from mingzhang.document import ValueKind
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger import Facts


def money(facts: Facts, coordinate: Coordinate, *, bold: bool = False) -> Draft:
    """The cell of an amount; blank for zero, as the form prints it."""
    fen = facts.value(coordinate)
    amount = wan(fen)
    return Draft(amount.decimal if fen else "", ValueKind.AMOUNT, bold=bold, of=(coordinate, amount))


def count(facts: Facts, coordinate: Coordinate) -> Draft:
    """The cell of a count; blank for zero."""
    amount = whole(facts.value(coordinate))
    return Draft(amount.decimal if amount.value else "", ValueKind.COUNT, of=(coordinate, amount))


def label(text: str, *, colspan: int = 1, indent: int = 0, bold: bool = False) -> Draft:
    """The cell that names a row."""
    return Draft(text, ValueKind.TEXT, head=True, colspan=colspan, indent=indent, bold=bold)


def line(number: int | str) -> Draft:
    """A line number."""
    return Draft(str(number), ValueKind.LINE)


BLANK = Draft()
