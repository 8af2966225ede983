"""The columns a header names, and which of them each column of the body is.

A figure stands at the right edge of its column, its heading in the middle; so the two need not lie above
one another. They are matched where they do, or where there are as many of the one as of the other; where
neither tells, nobody knows which heading a figure belongs to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.names import is_label_text
from mingzhang.readers.spaced.pieces import Piece

Line = tuple[int, Sequence[Piece]]
"""A line of the text by its index, and its pieces."""


class Leaf(NamedTuple):
    """A lowest heading, its lines put together: the room it takes and its first and last line."""

    start: int
    end: int
    top: int
    bottom: int
    text: str = ""


def leaves(heads: Sequence[Line], body: Columns) -> list[Leaf]:
    """The lowest headings from left to right, groups above them left out."""
    found: list[Leaf] = []
    for line, row in reversed(heads):
        alone: list[Piece] = []
        for piece in row:
            over = [at for at, leaf in enumerate(found) if leaf.start < piece.end and piece.start < leaf.end]
            if not over:
                alone.append(piece)
            elif len(over) == 1 and not _covers_more(piece, over[0], found):
                leaf = found[over[0]]
                found[over[0]] = Leaf(
                    min(leaf.start, piece.start),
                    max(leaf.end, piece.end),
                    line,
                    leaf.bottom,
                    piece.text + leaf.text,
                )
        new = [piece for piece in alone if not _is_group(piece, line, alone, found, body)]
        found = sorted([*found, *(Leaf(piece.start, piece.end, line, line, piece.text) for piece in new)])
    return _ordinals_together(found)


def _ordinals_together(found: Sequence[Leaf]) -> list[Leaf]:
    """行 above 次, a letter apart, is one heading."""
    merged: list[Leaf] = []
    for leaf in found:
        last = merged[-1] if merged else None
        if last is not None and (last.text[-1:], leaf.text) == ("行", "次") and leaf.start <= last.end + 1:
            merged[-1] = Leaf(last.start, leaf.end, last.top, leaf.bottom, "行次")
        else:
            merged.append(leaf)
    return merged


def _covers_more(piece: Piece, at: int, found: Sequence[Leaf]) -> bool:
    """Whether a heading would touch the leaf beside the one it stands over."""
    left = found[at - 1].end if at else -1
    right = found[at + 1].start if at + 1 < len(found) else piece.end + 1
    return piece.start <= left or piece.end >= right


def _is_group(piece: Piece, line: int, row: Sequence[Piece], found: Sequence[Leaf], body: Columns) -> bool:
    """Whether a heading that stands over no other has lower ones on either side, and no column of its own."""
    left = max((leaf for leaf in found if leaf.end <= piece.start), default=None)
    right = min((leaf for leaf in found if leaf.start >= piece.end), default=None)
    if left is None or right is None or left.top <= line or right.top <= line:
        return False
    between = [other for other in row if left.end <= other.start < right.start and other is not piece]
    own = [
        at
        for at, (low, high) in enumerate(body.extents)
        if low < piece.end
        and piece.start < high
        and not (low < left.end or right.start < high)
        and (body.numeric[at] or is_label_text(piece.text))
    ]
    return not between and not own
