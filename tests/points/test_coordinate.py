"""Coordinates: equal means the same fact."""

from __future__ import annotations

from mingzhang.points.coordinate import ALL, DIMENSIONS, FINAL, INITIAL_BUDGET, Coordinate
from mingzhang.points.trees import GENERAL


def test_what_is_not_said_is_the_whole() -> None:
    """支出 is the final accounts' spending of this year from all funds."""
    assert Coordinate("支出") == Coordinate("支出", FINAL, 0, ALL, ALL, "", "", "", "")


def test_a_changed_copy_leaves_the_original() -> None:
    """Dimensions change one by one."""
    spending = Coordinate("支出")
    assert spending.at(year=-1, fund=GENERAL) == Coordinate("支出", year=-1, fund=GENERAL)
    assert spending == Coordinate("支出")


def test_words_a_finance_officer_understands() -> None:
    """Only what differs from the whole is said."""
    assert Coordinate("三公/接待", INITIAL_BUDGET).words == "年初预算 三公·接待"
    assert Coordinate("支出", year=-1, fund=GENERAL, function="208").words == f"上年 {GENERAL} 支出 208"


def test_the_dimensions_are_the_fields() -> None:
    """What the lexicon may say about a cell."""
    assert DIMENSIONS[:2] == ("measure", "phase")
    assert set(DIMENSIONS) >= {"year", "fund", "nature", "function", "economic", "project", "detail"}
