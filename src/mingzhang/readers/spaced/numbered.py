"""The row that numbers a table's columns (栏次 1 2 3 …): it says how many columns of figures there are.

Headings that were broken over lines and set close to one another cannot be told apart by their places. Where a line
of headings has as many at its right end as the row of numbers counts, they are those columns, one each.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.fitting import Fitting
from mingzhang.readers.spaced.heads import Heading
from mingzhang.readers.spaced.leaves import Line
from mingzhang.readers.spaced.number_row import code_parts, numbers_of
from mingzhang.readers.spaced.pieces import Piece
from mingzhang.readers.spaced.slots import Mark, Slot, is_free, kind_of_column


class Numbered(Struct, frozen=True):
    """The columns of a table whose columns are numbered, and its headings, line by line."""

    slots: list[Slot]
    heads: list[list[Heading]]


def numbered(heads: Sequence[Line], row: Sequence[Piece], body: Columns, slips: bool) -> Numbered | None:
    """The columns of one table with one column of names; None where the headings do not agree with the numbers."""
    numbers = numbers_of(row)
    if not numbers or any(piece.start > numbers[0].start for piece in row if not piece.text.isdigit()):
        return None
    labels = _labels(body, len(code_parts(row)))
    count = len(numbers)
    line = next((pieces for _, pieces in heads if count <= len(pieces) <= count + len(labels)), None)
    if not labels or line is None:
        return None
    slots = [Slot(frozenset({"figure"}), None) for _ in numbers]
    for pieces in (row, line):
        for at, slot in enumerate(slots, len(pieces) - count):
            free = is_free(pieces, at, slips)
            slot.marks.append(Mark(pieces[at].start, pieces[at].end, free, head=True))
    fitting = Fitting(slots, (), slips)
    edge = min(mark.start for slot in slots for mark in slot.marks)
    found: list[list[Heading]] = []
    for _, pieces in heads:
        beside = [piece for piece in pieces if piece.end <= edge]
        above = pieces[len(beside) :]
        options = [{at} for at in range(count)] if pieces is line else fitting.headings(above)
        if len(above) > count or options is None or any(len(choice) > 1 for choice in options):
            return None
        places = [len(labels) + min(choice) for choice in options]
        found.append(
            [_label(piece, body, len(labels)) for piece in beside]
            + [Heading(piece.text, at, at) for piece, at in zip(above, places, strict=True)]
        )
    return Numbered([*labels, *slots], found)


def _label(piece: Piece, body: Columns, count: int) -> Heading:
    """A heading over the columns of codes and names it touches."""
    over = [
        at for at, (low, high) in enumerate(body.extents[:count]) if low < piece.end and piece.start < high
    ]
    return Heading(piece.text, over[0], over[-1]) if over else Heading(piece.text, count - 1, count - 1)


def _labels(body: Columns, parts: int) -> list[Slot]:
    """The columns of codes and names left of the figures. ``parts``: in how many columns a code is split."""
    if parts:
        kinds = ["code", *["part"] * (parts - 1), "words"]
        return [Slot(frozenset({kind}), None) for kind in kinds]
    found: list[Slot] = []
    for at in range(len(body)):
        kind = kind_of_column(body, at)
        if kind == "figure":
            break
        found.append(Slot(frozenset({"ordinal" if kind == "number" else kind}), None))
    return found if any("words" in slot.kinds for slot in found) else []
