"""Columns from where the pieces of rows stand."""

from __future__ import annotations

from mingzhang.readers.pdf.inferred.columns import Column, columns_of, edges, merged, with_headed
from mingzhang.readers.pdf.inferred.pieces import Row, row_of
from mingzhang.readers.pdf.nouns import Word


def row(y: float, *pieces: tuple[str, float, float]) -> Row:
    return row_of([Word(text, left, y, right, y + 10, -1) for text, left, right in pieces])


def test_figures_of_any_width_that_end_together_are_one_column() -> None:
    """
    教育    5.00
    科技  125.00
    """
    found = columns_of(
        [row(0, ("教育", 10, 30), ("5.00", 80, 100)), row(15, ("科技", 10, 30), ("125.00", 70, 100))]
    )
    assert found == [Column(10, 30, False), Column(70, 100, True)]


def test_a_sum_that_stands_under_codes_is_of_their_column() -> None:
    """
    合计        9.00
       201 教育 9.00
    """
    rows = [
        row(0, ("合计", 10, 30), ("9.00", 90, 110)),
        row(15, ("201", 35, 50), ("教育", 60, 80), ("9.00", 90, 110)),
    ]
    headings = [Column(20, 40, True), Column(60, 80, True), Column(95, 110, True)]
    assert merged(columns_of(rows), rows, headings) == [
        Column(10, 50, True),
        Column(60, 80, False),
        Column(90, 110, True),
    ]


def test_two_headings_keep_two_columns_apart() -> None:
    rows = [row(0, ("备注", 10, 30)), row(15, ("9.00", 40, 60))]
    headings = [Column(10, 30, True), Column(40, 60, True)]
    assert len(merged(columns_of(rows), rows, headings)) == 2


def test_a_heading_between_two_headed_columns_makes_an_empty_one() -> None:
    columns = [Column(10, 50, False), Column(150, 180, True)]
    headings = [Column(20, 40, True), Column(90, 110, True), Column(155, 175, True)]
    assert with_headed(columns, headings) == [
        Column(10, 50, False),
        Column(90, 110, True),
        Column(150, 180, True),
    ]


def test_a_heading_beside_a_column_without_one_is_its_own() -> None:
    """The heading is centred in a wide cell whose names begin at the left."""
    columns = [Column(10, 50, False), Column(150, 180, True)]
    found = with_headed(columns, [Column(70, 90, True), Column(155, 175, True)])
    assert found == [Column(10, 90, False), Column(150, 180, True)]


def test_parts_of_a_figure_are_no_columns() -> None:
    found = columns_of([row(0, ("教育", 10, 30), ("0.0", 80, 92), ("0", 93.5, 98))] * 2)
    assert found == [Column(10, 30, False), Column(80, 98, True)]


def test_boundaries_lie_halfway_between() -> None:
    assert edges([Column(10, 50, False), Column(150, 180, True)]) == [8, 100, 182]
