"""Words of a line to the pieces of cells."""

from __future__ import annotations

import pytest

from mingzhang.readers.pdf.figures import is_figure
from mingzhang.readers.pdf.inferred.pieces import Row, is_head, is_outside, row_of
from mingzhang.readers.pdf.nouns import Word


def row(*words: tuple[str, float, float]) -> Row:
    return row_of([Word(text, left, 0, right, 10, -1) for text, left, right in words])


@pytest.mark.parametrize(
    "text", ["5.00", "2080501", "-3.10", "１２.５０", "（3.10）", "——", "12.5%", "1,234.50"]
)
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["教育", "2024年", "单位：1", "一", ""])
def test_no_figures(text: str) -> None:
    assert not is_figure(text)


def test_two_figures_side_by_side_are_two_pieces() -> None:
    assert [piece.text for piece in row(("5.00", 0, 20), ("6.00", 23, 43)).pieces] == ["5.00", "6.00"]


def test_the_halves_of_a_figure_that_touch_are_one_piece() -> None:
    assert [piece.text for piece in row(("9.0", 0, 15), ("0", 15, 20)).pieces] == ["9.00"]


def test_a_figure_in_running_text_is_no_row_of_a_table() -> None:
    assert not row(("收入总计", 0, 40), ("5.00", 44, 64), ("万元", 68, 88)).is_data
    assert row(("收入总计", 0, 40), ("5.00", 60, 80)).is_data


@pytest.mark.parametrize(
    "text", ["部门：某市教育局", "金额单位：万元", "公开02表", "收入决算表", "一般公共预算财政拨款支出决算表"]
)
def test_lines_of_a_head_stand_outside(text: str) -> None:
    assert is_head(row((text, 0, 100)))
    assert is_outside(row((text, 0, 100)))


@pytest.mark.parametrize(
    "text", ["注：本表反映收支情况", "第 3 页", "收入合计5.00万元，其中：财政拨款5.00万元", "一、收入......3"]
)
def test_running_text_stands_outside(text: str) -> None:
    assert is_outside(row((text, 0, 100)))


def test_a_row_of_headings_stands_inside() -> None:
    assert not is_outside(row(("科目名称", 0, 40), ("决算数", 60, 90)))


def test_letters_without_a_height_do_no_harm() -> None:
    flat = [Word("5.00", 0, 0, 20, 0, -1), Word("6.00", 30, 0, 50, 0, -1)]
    assert [piece.text for piece in row_of(flat).pieces] == ["5.00", "6.00"]
