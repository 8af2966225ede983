"""Places for blocks that were made rather than read."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from mingzhang.document.document import Block, Table
from mingzhang.place import Place


def placed(blocks: Iterable[Block], file: str) -> tuple[Block, ...]:
    """The blocks with their places in ``file``: every block by its index, every cell by its row and column.

    Whatever place they had before is forgotten, so a writer may give all of them the same one.
    """
    return tuple(_placed(block, file, index) for index, block in enumerate(blocks))


def _placed(block: Block, file: str, index: int) -> Block:
    place = Place(file, block=index)
    if not isinstance(block, Table):
        return replace(block, place=place, lines=())
    rows = tuple(
        tuple(replace(cell, place=Place(file, block=index, row=cell.row, column=cell.column)) for cell in row)
        for row in block.rows
    )
    return replace(block, rows=rows, place=place)
