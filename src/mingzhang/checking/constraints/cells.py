"""Prints, statements and numbers in prose as the cells of a constraint."""

from __future__ import annotations

from mingzhang.amount import Amount
from mingzhang.findings import Cell, Cited, Key
from mingzhang.points.reading import Print, Source


def key_of(item: Print) -> Key:
    """The place of a print; a zero that a table implies by not listing a row is told apart by its coordinate."""
    place = item.cited.place
    if item.blank and place.column is None:
        return (*place.order, item.coordinate.words)
    return place.order


def cell_of(item: Print, whole: bool = False) -> Cell:
    """A print as a cell."""
    return Cell(key_of(item), item.cited, item.amount, item.source.value, item.blank, whole)


def cell_at(cited: Cited, amount: Amount, source: Source = Source.TEXT, whole: bool = False) -> Cell:
    """A figure that stands in the text at ``cited``."""
    return Cell(cited.place.order, cited, amount, source.value, False, whole)
