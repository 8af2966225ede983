"""The row that numbers a table's columns (栏次 1 2 3 …): it says how many columns of figures there are.

Headings that were broken over lines and set close to one another cannot be told apart by their places. Where a line
of headings has as many at its right end as the row of numbers counts, they are those columns, one each.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.fitting import CODE_PARTS, Fitting
from mingzhang.readers.spaced.heads import Heading
from mingzhang.readers.spaced.leaves import Line
from mingzhang.readers.spaced.pieces import Piece
from mingzhang.readers.spaced.slots import Mark, Slot, is_free, kind_of_column

_BESIDE = CODE_PARTS | {"栏次"}
MIN_NUMBERS = 2


class Numbered(Struct, frozen=True):
    """The columns of a table whose columns are numbered, and its headings, line by line."""

    slots: list[Slot]
    heads: list[list[Heading]]


def numbers_of(row: Sequence[Piece]) -> list[Piece]:
    """The ordinals of a row that numbers the columns, from 1; empty if it is another row."""
    digits = [piece for piece in row if piece.text.isdigit()]
    words = [piece.text for piece in row if not piece.text.isdigit()]
    counted = [piece.text for piece in digits] == [str(at) for at in range(1, len(digits) + 1)]
    return digits if counted and len(digits) >= MIN_NUMBERS and _BESIDE.issuperset(words) else []


def code_parts(row: Sequence[Piece]) -> list[Piece]:
    """类, 款 and 项 beside the numbers: headings of the columns of codes."""
    return [piece for piece in row if piece.text in CODE_PARTS]


def numbered(heads: Sequence[Line], row: Sequence[Piece], body: Columns, slips: bool) -> Numbered | None:
    """The columns of one table with one column of names; None where the headings do not agree with the numbers."""
    numbers = numbers_of(row)
    if not numbers or any(piece.start > numbers[0].start for piece in row if not piece.text.isdigit()):
        return None
    labels = _labels(body, split=bool(code_parts(row)))
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
    over = [at for at, (low, high) in enumerate(body.extents[:count]) if low < piece.end and piece.start < high]
    return Heading(piece.text, over[0], over[-1]) if over else Heading(piece.text, count - 1, count - 1)


def _labels(body: Columns, split: bool) -> list[Slot]:
    """The columns of codes and names left of the figures. ``split``: a code's parts stand in columns of their own."""
    found: list[Slot] = []
    for at in range(len(body)):
        kind = kind_of_column(body, at)
        if kind == "figure":
            break
        if kind in ("ordinal", "number"):
            kind = "part" if split else "ordinal"
        found.append(Slot(frozenset({kind}), None))
    return found if any("words" in slot.kinds for slot in found) else []
