"""Units as head lines and forms name them."""

from __future__ import annotations

import pytest

from mingzhang.amount import COUNT, WAN, YI, YUAN, Kind, Unit, count_unit, money_unit


@pytest.mark.parametrize(
    ("symbol", "unit"),
    [
        ("元", YUAN),
        ("人民币元", YUAN),
        ("万元", WAN),
        ("万", WAN),
        ("亿元", YI),
        ("亿", YI),
        ("辆", None),
        ("", None),
    ],
)
def test_money_units_are_known_by_their_words(symbol: str, unit: Unit | None) -> None:
    """金额单位：万元; a count's noun is no money unit."""
    assert money_unit(symbol) is unit


def test_every_unit_is_exact_to_its_smallest_step() -> None:
    """元 has two decimals, 万元 six, 亿元 ten."""
    assert [unit.max_decimals for unit in (YUAN, WAN, YI)] == [2, 6, 10]


def test_one_of_a_counted_noun_is_one() -> None:
    """3辆 and 3台 differ in their noun, not in their number."""
    assert count_unit("辆") == Unit("辆", Kind.COUNT, COUNT.scale)
