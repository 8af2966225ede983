"""Lines put together to rows."""

from __future__ import annotations

import pytest

from mingzhang.readers.pdf.inferred.bodies import body_rows
from mingzhang.readers.pdf.inferred.columns import Column, Unsure
from mingzhang.readers.pdf.inferred.pieces import Row, row_of
from mingzhang.readers.pdf.nouns import Word

COLUMNS = [Column(10, 100, False), Column(150, 200, True)]


def line(y: float, *pieces: tuple[str, float, float]) -> Row:
    return row_of([Word(text, left, y, right, y + 10, -1) for text, left, right in pieces])


def texts(rows: list[Row], rulings: tuple[float, ...] = ()) -> list[list[str]]:
    return [
        ["".join(piece.text for piece in cells.get(at, ())) for at in range(2)]
        for cells, _, _ in body_rows(rows, COLUMNS, rulings)
    ]


def test_each_line_of_figures_is_a_row() -> None:
    lines = [line(y, ("教育", 10, 30), ("5.00", 180, 200)) for y in (0, 15, 30)]
    assert texts(lines) == [["教育", "5.00"]] * 3


def test_a_label_without_a_figure_at_the_usual_distance_is_a_row() -> None:
    lines = [
        line(0, ("教育", 10, 30), ("5.00", 180, 200)),
        line(20, ("一、人员", 10, 50)),
        line(40, ("工资", 10, 30), ("6.00", 180, 200)),
        line(60, ("津贴", 10, 30), ("7.00", 180, 200)),
    ]
    assert texts(lines)[1] == ["一、人员", ""]


def test_the_second_line_of_a_full_name_belongs_to_it() -> None:
    lines = [
        line(0, ("机关事业单位基本养", 10, 100), ("5.00", 180, 200)),
        line(12, ("老保险缴费", 10, 60)),
        line(30, ("工资", 10, 30), ("6.00", 180, 200)),
        line(48, ("津贴", 10, 30), ("7.00", 180, 200)),
    ]
    assert texts(lines)[0] == ["机关事业单位基本养老保险缴费", "5.00"]


def test_no_row_reaches_over_a_ruling() -> None:
    lines = [
        line(0, ("机关事业单位基本养", 10, 100), ("5.00", 180, 200)),
        line(12, ("老保险缴费", 10, 60)),
        line(30, ("工资", 10, 30), ("6.00", 180, 200)),
    ]
    assert texts(lines, (11,))[:2] == [["机关事业单位基本养", "5.00"], ["老保险缴费", ""]]


def test_figures_a_little_lower_than_the_name_stand_beside_it() -> None:
    lines = [
        line(0, ("教育", 10, 30)),
        line(5.5, ("5.00", 180, 200)),
        line(30, ("科技", 10, 30), ("6.00", 180, 200)),
    ]
    assert texts(lines) == [["教育", "5.00"], ["科技", "6.00"]]


def test_words_that_overlap_in_height_are_of_one_row() -> None:
    """A scan's words are off their lines; the letters of two rows of a table never overlap."""
    lines = [
        line(0, ("教育", 10, 30)),
        line(8, ("5.00", 180, 200)),
        line(30, ("科技", 10, 30), ("6.00", 180, 200)),
    ]
    assert texts(lines) == [["教育", "5.00"], ["科技", "6.00"]]


def test_rows_no_farther_apart_than_their_own_words_are_not_told_apart() -> None:
    """科技 stands 8 points above its figure, and 10 below the figure of 教育; 文化 15 above its own."""
    lines = [
        line(0, ("教育", 10, 30), ("5.00", 180, 200)),
        row_of([Word("科技", 10, 11, 30, 21, -1), Word("6.00", 180, 17, 200, 27, -1)]),
        row_of([Word("文化", 10, 20, 30, 30, -1), Word("7.00", 180, 28, 200, 38, -1)]),
    ]
    with pytest.raises(Unsure):
        texts(lines)


def test_a_label_as_near_to_one_row_as_to_the_other_is_of_neither_for_certain() -> None:
    lines = [
        line(0, ("1", 110, 120), ("5.00", 180, 200)),
        line(9, ("科技", 10, 30)),
        line(18, ("2", 110, 120), ("6.00", 180, 200)),
        line(42, ("3", 110, 120), ("7.00", 180, 200)),
        line(66, ("4", 110, 120), ("8.00", 180, 200)),
    ]
    with pytest.raises(Unsure):
        texts(lines)


def test_a_numbered_name_begins_a_row_however_near_it_stands() -> None:
    lines = [
        line(0, ("二、政府性基金", 10, 80), ("5.00", 180, 200)),
        line(13, ("三、国有资本", 10, 70)),
        line(36, ("四、事业收入", 10, 70), ("6.00", 180, 200)),
        line(54, ("五、经营收入", 10, 70), ("7.00", 180, 200)),
    ]
    assert texts(lines)[1] == ["三、国有资本", ""]
