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

CENTRED = 3
"""A heading stands over the number of its column if it misses it by less than one in so many of the way to the next."""


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
    if not labels:
        return None
    slots = [Slot(frozenset({"figure"}), None) for _ in numbers]
    for pieces in (row, line or ()):
        for at, slot in enumerate(slots if pieces else (), len(pieces) - count):
            free = is_free(pieces, at, slips)
            slot.marks.append(Mark(pieces[at].start, pieces[at].end, free, head=True))
    fitting = Fitting(slots, (), slips)
    edge = min(mark.start for slot in slots for mark in slot.marks)
    found: list[list[Heading]] = []
    below: set[int] = set()
    nameless: set[int] = set()
    """Columns one of which goes on in a piece of a heading, nobody knows which: what they are called is not known."""
    passed = line is None
    for _, pieces in reversed(heads):
        above: Sequence[Piece]
        beside = [piece for piece in pieces if piece.end <= edge]
        above = pieces[len(beside) :]
        options = [{at} for at in range(count)] if pieces is line else fitting.headings(above)
        if len(above) > count or options is None or (passed and any(len(choice) > 1 for choice in options)):
            return None
        nameless.update(at for choice in options if len(choice) > 1 for at in choice)
        above = [piece for piece, choice in zip(above, options, strict=True) if len(choice) == 1]
        places = [min(choice) for choice in options if len(choice) == 1]
        if passed and any(
            at in below and _may_be_group(piece, at, places, numbers)
            for piece, at in zip(above, places, strict=True)
        ):
            return None
        below.update(places)
        passed = passed or pieces is line
        found.append(
            [_label(piece, body, len(labels)) for piece in beside]
            + [
                Heading(piece.text, len(labels) + at, len(labels) + at)
                for piece, at in zip(above, places, strict=True)
            ]
        )
    if len(below) < count:
        return None
    lost = {len(labels) + at for at in nameless}
    return Numbered(
        [*labels, *slots], [[head for head in row if head.first not in lost] for row in found[::-1]]
    )


def _may_be_group(piece: Piece, at: int, places: Sequence[int], numbers: Sequence[Piece]) -> bool:
    """Whether a heading with others below it may reach over several columns instead of beginning its own.

    Over an even number of columns it would stand between two, over an odd one in the middle of three or more.
    """
    beside = [numbers[other].middle for other in (at - 1, at + 1) if 0 <= other < len(numbers)]
    middle = numbers[at].middle
    near = all(CENTRED * abs(piece.middle - middle) <= abs(other - middle) for other in beside)
    alone = len(beside) == 2 and at - 1 not in places and at + 1 not in places
    return alone or not near


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
