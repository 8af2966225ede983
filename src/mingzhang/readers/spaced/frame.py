"""The columns of a table as its headings see them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mingzhang.readers.spaced.pieces import Piece
from mingzhang.readers.spaced.slots import Slot


class Frame:
    """The columns of a table as its headings see them."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.leaf_of = [slot.leaf for slot in slots]
        self.extents = [slot.extent for slot in slots]
        self.words = [at for at, slot in enumerate(slots) if slot.words]
        starts = [at for at in self.words if at - 1 not in self.words] or [0]
        starts[0] = 0
        self.blocks = [range(low, high) for low, high in pairwise([*starts, len(slots)])]
        """The tables that stand side by side: each begins with its codes or words, and its figures follow."""

    def __len__(self) -> int:
        return len(self.leaf_of)

    def over(self, piece: Piece) -> list[int]:
        """The columns above whose lowest headings a heading stands."""
        return [
            at
            for at, leaf in enumerate(self.leaf_of)
            if leaf is not None and leaf.start < piece.end and piece.start < leaf.end
        ]

    def of(self, piece: Piece) -> int:
        """The column nearest to the middle of a heading."""
        near = self.over(piece) or range(len(self))
        return min(near, key=lambda at: abs(piece.middle - sum(self.extents[at])))
