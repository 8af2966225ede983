"""Places: reading order, and spans that keep everything else."""

from __future__ import annotations

from mingzhang.place import Place


def test_a_span_keeps_the_cell_it_is_in() -> None:
    """A figure in a cell is still in that row and column, on that page and line."""
    cell = Place("a.txt", page=2, line=40, block=7, row=3, column=1)
    assert cell.span(2, 5) == Place("a.txt", 2, 40, 7, 3, 1, 2, 5)


def test_reading_order_is_block_row_column_start() -> None:
    """A paragraph comes before its spans, a table before its cells."""
    places = [
        Place("a.txt", block=1),
        Place("a.txt", block=1, start=0, end=4),
        Place("a.txt", block=2),
        Place("a.txt", block=2, row=0, column=1),
        Place("a.txt", block=2, row=1, column=0),
        Place("a.txt", block=2, row=1, column=0, start=3, end=4),
    ]
    orders = [place.order for place in places]
    assert orders == sorted(orders)
