"""Blocks that were made get the places a reader would have given them."""

from __future__ import annotations

from mingzhang.document import Cell, Paragraph, Table, placed
from mingzhang.place import Place

_NOWHERE = Place("")


def test_every_block_and_cell_says_where_it_stands() -> None:
    """A title, then a table of one row and two cells."""
    table = Table(((Cell("合计", 0, 0, _NOWHERE), Cell("1.00", 0, 1, _NOWHERE)),), _NOWHERE)
    title, made = placed([Paragraph("收入决算表", _NOWHERE), table], "甲.xlsx")
    assert title.place == Place("甲.xlsx", block=0)
    assert isinstance(made, Table)
    assert [cell.place for cell in made.rows[0]] == [
        Place("甲.xlsx", block=1, row=0, column=0),
        Place("甲.xlsx", block=1, row=0, column=1),
    ]
