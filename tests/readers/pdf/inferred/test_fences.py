"""Which content stands under which heading: a heading is in the middle of its cell, and cells share their borders."""

from __future__ import annotations

import pytest

from mingzhang.readers.pdf.inferred.columns import Column, Unsure, columns_of
from mingzhang.readers.pdf.inferred.fences import under_headings
from mingzhang.readers.pdf.inferred.pieces import Row, row_of
from mingzhang.readers.pdf.nouns import Word


def row(y: float, *pieces: tuple[str, float, float]) -> Row:
    return row_of([Word(text, left, y, right, y + 10, -1) for text, left, right in pieces])


def divided(rows: list[Row], *headings: tuple[float, float]) -> list[tuple[int, int]] | None:
    """The heading of each cell and how many columns stand below it."""
    found = under_headings(columns_of(rows), rows, [Column(*heading, True) for heading in headings], 10)
    return None if found is None else [(cell.heading, len(cell.columns)) for cell in found]


def test_figures_at_the_right_of_wide_cells_belong_to_the_heading_in_the_middle() -> None:
    """
    |   科目   |      合计      |      基本      |      项目      |
    |教育      |            9.00|            9.00|                |
    """
    rows = [row(y, ("教育", 2, 22), ("9.00", 178, 198), ("9.00", 298, 318)) for y in (0, 20)]
    headings = [(30, 50), (130, 150), (250, 270), (370, 390)]
    assert divided(rows, *headings) == [(0, 1), (1, 1), (2, 1), (3, 1)]


def test_a_figure_nearer_to_the_next_heading_stays_in_its_cell() -> None:
    """
    |科目|                        合计|基本|项目|
    |教育|                        9.00|    |    |
    """
    rows = [row(y, ("教育", 2, 38), ("9.00", 278, 298)) for y in (0, 20)]
    headings = [(10, 30), (160, 180), (310, 330), (350, 370)]
    cells = under_headings(columns_of(rows), rows, [Column(*heading, True) for heading in headings], 10)
    assert cells is not None
    assert [(round(column.left), round(column.right)) for _, (column,) in cells] == [
        (2, 38),
        (160, 298),
        (310, 330),
        (350, 370),
    ]


def test_what_two_headings_could_head_is_not_decided() -> None:
    """
    合计            基本
            9.00
    """
    rows = [row(y, ("9.00", 95, 115)) for y in (0, 20)]
    with pytest.raises(Unsure):
        divided(rows, (10, 30), (180, 200))


def test_headings_that_stand_in_no_middle_make_no_division() -> None:
    """Both headings begin at the left of their cells: where these end is not told by their middles."""
    rows = [row(y, ("教育支出", 10, 50), ("1234567.00", 60, 120)) for y in (0, 20)]
    assert divided(rows, (10, 30), (60, 80)) is None


def test_a_sum_in_the_middle_and_names_at_the_left_are_one_column() -> None:
    """
    |        项目        | 决算数 |
    |教育                |    9.00|
    |       合计         |    9.00|
    """
    rows = [
        row(0, ("教育", 2, 22), ("9.00", 178, 198)),
        row(20, ("科技", 2, 22), ("9.00", 178, 198)),
        row(40, ("合计", 50, 70), ("9.00", 178, 198)),
    ]
    assert divided(rows, (50, 70), (145, 175)) == [(0, 1), (1, 1)]


def test_columns_of_codes_may_share_their_heading() -> None:
    """
    | 科目编码  |  决算数  |
    |201|01|02  |      9.00|
    """
    rows = [row(y, ("201", 5, 20), ("01", 45, 55), ("02", 85, 95), ("9.00", 170, 190)) for y in (0, 20)]
    assert divided(rows, (30, 70), (135, 165)) == [(0, 3), (1, 1)]


def test_a_column_without_a_heading_is_no_neighbour_of_a_heading_without_a_column() -> None:
    """The heading 收入, its own level lost, stands over nothing beside names without a heading: all is unsure."""
    rows = [row(y, ("教育支出教育支出", 2, 90), ("1", 190, 195), ("9.00", 278, 298)) for y in (0, 20)]
    assert divided(rows, (100, 120), (125, 145), (215, 235), (260, 280)) is None
