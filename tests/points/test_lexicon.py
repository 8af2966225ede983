"""The lexicon: one for the whole country, and every line of it must be usable."""

from __future__ import annotations

from importlib.resources import files

import pytest

from mingzhang.points.coordinate import DIMENSIONS, PHASES
from mingzhang.points.lexicon import header_term, item_term, row_term
from mingzhang.points.terms import bare, squeeze, without_unit
from mingzhang.points.trees import FUND, NATURE

ROLES = {"label", "code", "name", "row_number", "column_numbers", "value", "change", "note"}
ROW_ROLES = {"total", "grand_total", "balance_part", "change"}
LINES = files("mingzhang.points").joinpath("lexicon.csv").read_text("utf-8").splitlines()[1:]
NODES = {
    "fund": {*FUND, *(node for nodes in FUND.values() for node in nodes)},
    "nature": {*NATURE, *(node for nodes in NATURE.values() for node in nodes)},
    "phase": set(PHASES),
}


@pytest.mark.parametrize("line", LINES)
def test_every_line_says_something_known(line: str) -> None:
    """Term, place, and dimension=value pairs whose values stand in the trees."""
    term, where, meaning = line.split(",")
    assert term
    assert where in ("header", "row", "item")
    for key, value in (pair.split("=") for pair in meaning.split(";")):
        assert key in (*DIMENSIONS, "role", "side", "section", "by")
        assert value in NODES.get(key, {value})
        if key == "role":
            assert value in (ROLES if where == "header" else ROW_ROLES)


def test_no_term_is_said_twice() -> None:
    """Two meanings of one word in one place would be decided by the order of lines."""
    keys = [(where, squeeze(term)) for term, where, _ in (line.split(",") for line in LINES)]
    assert sorted(keys) == sorted(set(keys))


def test_row_terms_can_be_found() -> None:
    """Labels are looked up bare: a term that keeps a number or a unit would never match."""
    for term, where, _ in (line.split(",") for line in LINES):
        if where != "header":
            assert {squeeze(term), without_unit(squeeze(term))} & {without_unit(bare(term)), bare(term)}


def test_headings_rows_and_items_are_different_words() -> None:
    """公务接待费 is a heading and an item of a 三公表, but no row of an ordinary table."""
    assert header_term("公务接待 费") == {"measure": "三公/接待"}
    assert item_term("公务接待费") == {"measure": "三公/接待"}
    assert row_term("公务接待费") is None
    assert header_term("没有这个词") is None
