"""The trees: declared once, used to add up, to check and to read headings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mingzhang.points.coordinate import ALL
from mingzhang.points.trees import FISCAL, GENERAL, TREES, ancestors, child_codes, parent_code

CODES = st.sets(
    st.sampled_from(
        ["201", "20101", "2010101", "2010102", "20139", "2013901", "208", "20805", "2080505", "2080506"]
    )
)


def test_codes_hang_below_the_code_they_begin_with() -> None:
    """项 below 款 below 类 below the total."""
    assert [parent_code(code) for code in ("2080505", "20805", "208")] == ["20805", "208", ""]


def test_a_list_with_a_missing_account_is_still_added_up() -> None:
    """The 款 20805 is not printed: its 项 hang below 208."""
    codes = ["208", "2080505", "2080506", "221"]
    assert child_codes("208", codes) == ["2080505", "2080506"]
    assert child_codes("", codes) == ["208", "221"]
    assert child_codes("221", codes) == []


@given(CODES)
def test_every_printed_code_is_the_child_of_exactly_one(codes: set[str]) -> None:
    """So that nothing is added twice or left out."""
    listed = [child for parent in {"", *codes} for child in child_codes(parent, codes)]
    assert sorted(listed) == sorted(codes)


def test_the_fund_tree() -> None:
    """一般公共 is 财政拨款 is part of all."""
    assert ancestors(TREES["fund"], GENERAL) == (FISCAL, ALL)
    assert ancestors(TREES["fund"], ALL) == ()


def test_no_node_has_two_parents_or_itself_below_it() -> None:
    """They are trees."""
    for tree in TREES.values():
        children = [child for nodes in tree.values() for child in nodes]
        assert len(children) == len(set(children))
        assert all(node not in ancestors(tree, node) for node in children)
