"""A row that a page break cuts is one row again; two rows stay two."""

from __future__ import annotations

import pytest

from mingzhang.readers.pdf.rests import rest_of_row
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import read, rows, tables

_HEAD = ["编码", "科目", "金额"]


def _pages(last: list[str], first: list[str]) -> list[list[str]]:
    """A table of three narrow columns: its last row on one page, its first on the next."""
    one, two = Sheet(), Sheet()
    one.table([_HEAD, last], y=780, column=40)
    two.table([first, ["20126", "档案", "3.00"]], y=40, column=40)
    return rows(tables(read(one, two))[0])


def test_the_rest_of_a_code_goes_back_to_it() -> None:
    """2012604 does not fit; the sixth and seventh digit stand on the next page."""
    assert _pages(["2012604", "档案馆", "63.12"], ["04", "", ""])[1:3] == [
        ["2012604", "档案馆", "63.12"],
        ["04", "", ""],
    ]  # whole already: nothing is added to it
    assert _pages(["201260", "档案馆", "63.12"], ["4", "", ""])[1:3] == [
        ["2012604", "档案馆", "63.12"],
        ["20126", "档案", "3.00"],
    ]


def test_the_rest_of_a_name_goes_back_to_it() -> None:
    assert _pages(["20805", "行政事", "1.00"], ["", "业离休", ""])[1:3] == [
        ["20805", "行政事业离休", "1.00"],
        ["20126", "档案", "3.00"],
    ]


@pytest.mark.parametrize(
    "first",
    [
        ["20805", "", ""],  # a code of its own
        ["", "一、支", ""],  # an item of its own
        ["", "业离休", "2.00"],  # a row with an amount
        ["", "", ""],  # an empty row
    ],
)
def test_a_row_of_its_own_stays_one(first: list[str]) -> None:
    assert _pages(["20805", "行政事", "1.00"], first)[2] == first


def test_a_short_cell_does_not_go_on() -> None:
    """There was room for more on its last line."""
    assert _pages(["20805", "行", "1.00"], ["", "业", ""])[2] == ["", "业", ""]


def test_two_figures_are_never_put_together() -> None:
    assert (
        rest_of_row({(0, 1): (0, "1,234", True), (1, 2): (1, "甲", True)}, {(0, 1): "567.00", (1, 2): ""})
        == []
    )


def test_a_figure_broken_in_two_is_one_figure() -> None:
    """612.3 is full; its last digit stands on the next page: never 612.30."""
    columns = {"code": (0, 1), "name": (1, 2), "amount": (2, 3)}
    above = {
        columns["code"]: (0, "20103", True),
        columns["name"]: (1, "行政运", True),
        columns["amount"]: (2, "612.3", True),
    }
    below = {columns["code"]: "01", columns["name"]: "行", columns["amount"]: "4"}
    assert rest_of_row(above, below) == [(0, "2010301"), (1, "行政运行"), (2, "612.34")]


def test_two_whole_figures_are_two_rows() -> None:
    above = {(0, 1): (0, "行政运", True), (1, 2): (1, "612.34", True), (2, 3): (2, "1.00", True)}
    assert rest_of_row(above, {(0, 1): "行", (1, 2): "5.00"}) == []
