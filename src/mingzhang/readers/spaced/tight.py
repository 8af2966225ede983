"""Tables whose cells stand a single space apart: copied from a page, they have their order and no places.

Only the header's last line of headings, or the row that numbers the columns, tells how many columns there are;
a row is read where names, codes, ordinals and figures can be in no other columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mingzhang.readers.spaced.heads import Heading
from mingzhang.readers.spaced.leaves import Line
from mingzhang.readers.spaced.names import is_label_text, kinds_of_heading
from mingzhang.readers.spaced.number_row import code_parts, numbers_of
from mingzhang.readers.spaced.numbered import Numbered
from mingzhang.readers.spaced.pieces import Piece
from mingzhang.readers.spaced.slots import Slot

LOOSE = 12
"""One gap in so many may be wider than a space."""
MIN_GAPS = 4


def is_tight(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether nearly all pieces stand a single space apart."""
    gaps = [right.start - left.end for row in rows for left, right in pairwise(row)]
    wide = sum(gap > 1 for gap in gaps)
    return len(gaps) >= MIN_GAPS and wide * LOOSE <= len(gaps)


def tight(heads: Sequence[Line], row: Sequence[Piece], coded: bool) -> Numbered | None:
    """The columns and headings of a tight table; None where the header does not tell them.

    ``row``: the row that numbers the columns, perhaps empty. ``coded``: the body's rows begin with codes.
    """
    count = len(numbers_of(row))
    parts = code_parts(row)
    digits = [piece.text.isdigit() for piece in row]
    single = digits == sorted(digits)
    for at in range(len(heads) - 1, -1, -1):
        pieces = heads[at][1]
        figures = [piece for piece in pieces if not is_label_text(piece.text)]
        if count and len(figures) != count:
            continue
        if not figures:
            continue
        labels = [piece for piece in pieces if is_label_text(piece.text)]
        if pieces[: len(labels)] == labels:
            if not single:
                return None
            return _single(heads, at, figures, parts, coded)
        return _several(heads, at, coded)
    return None


def _single(
    heads: Sequence[Line], at: int, figures: Sequence[Piece], parts: Sequence[Piece], coded: bool
) -> Numbered | None:
    """One list: its figures' headings at the end of a line, other lines naming codes and names only."""
    kinds = ["code", *["part"] * (len(parts) - 1)] if parts else ["code"] if coded else []
    numbered = any(kinds_of_heading(piece.text) == {"ordinal"} for piece in heads[at][1])
    slots = [Slot(frozenset({kind}), None) for kind in [*kinds, "words", *(["ordinal"] if numbered else [])]]
    first = len(slots)
    slots += [Slot(frozenset({"figure"}), None) for _ in figures]
    found: list[list[Heading]] = []
    for line, (_, pieces) in enumerate(heads):
        labels = [piece for piece in pieces if is_label_text(piece.text)]
        if line != at and len(labels) != len(pieces):
            return None
        names = [piece for piece in labels if kinds_of_heading(piece.text) != {"ordinal"}]
        told = [Heading(piece.text, *_over(piece, len(names), kinds)) for piece in names]
        if numbered and line == at:
            told.append(Heading("行次", first - 1, first - 1))
        if line == at:
            told += [Heading(piece.text, first + index, first + index) for index, piece in enumerate(figures)]
        found.append(told)
    return Numbered(slots, found)


def _over(piece: Piece, beside: int, codes: Sequence[str]) -> tuple[int, int]:
    """The columns of codes and names over which a heading stands that has so many beside it."""
    if beside == 1 or not codes:
        return 0, len(codes)
    return (0, len(codes) - 1) if "code" in kinds_of_heading(piece.text) else (len(codes), len(codes))


def _several(heads: Sequence[Line], at: int, coded: bool) -> Numbered | None:
    """Lists side by side: every heading on one line, above it at most one heading for each list."""
    pieces = heads[at][1]
    kinds = [kinds_of_heading(piece.text) for piece in pieces]
    slots = [Slot(kind, None) for kind in kinds]
    if any("part" in kind for kind in kinds) or coded != any("code" in kind for kind in kinds):
        return None
    starts = [
        index for index, slot in enumerate(slots) if slot.words and (not index or not slots[index - 1].words)
    ]
    found: list[list[Heading]] = []
    for line, (_, row) in enumerate(heads):
        if line == at:
            found.append([Heading(piece.text, index, index) for index, piece in enumerate(pieces)])
        elif len(row) == len(starts) and starts[0] == 0:
            ends = [*starts[1:], len(slots)]
            found.append(
                [
                    Heading(piece.text, low, high - 1)
                    for piece, low, high in zip(row, starts, ends, strict=True)
                ]
            )
        else:
            return None
    return Numbered(slots, found)
