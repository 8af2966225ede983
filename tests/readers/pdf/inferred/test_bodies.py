"""Lines put together to rows."""

from __future__ import annotations

from mingzhang.readers.pdf.inferred.bodies import body_rows
from mingzhang.readers.pdf.inferred.columns import Column
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
