"""The row that numbers the columns: 栏次 1 2 3 …, perhaps with the headings of the parts of a code before it."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.readers.spaced.pieces import Piece

CODE_PARTS = frozenset({"类", "款", "项"})
_BESIDE = CODE_PARTS | {"栏次"}
MIN_NUMBERS = 2


def numbers_of(row: Sequence[Piece]) -> list[Piece]:
    """The ordinals of a row that numbers the columns, from 1; empty if it is another row."""
    digits = [piece for piece in row if piece.text.isdigit()]
    words = [piece.text for piece in row if not piece.text.isdigit()]
    counted = [piece.text for piece in digits] == [str(at) for at in range(1, len(digits) + 1)]
    return digits if counted and len(digits) >= MIN_NUMBERS and _BESIDE.issuperset(words) else []


def code_parts(row: Sequence[Piece]) -> list[Piece]:
    """类, 款 and 项 beside the numbers: headings of the columns of codes."""
    return [piece for piece in row if piece.text in CODE_PARTS]
