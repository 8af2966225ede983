"""公务接待费 0.86万元, 96人次: 89.58元 each."""

from __future__ import annotations

import pytest

from tests.checking.tables import Drawn, breaks, broken_rules, holds, tails, undecided

RULE = "share.unit_cost"
RECEIVED = "公务接待费支出决算0.86万元，国内公务接待12批次、96人次，人均接待费{cost}。"
DRIVEN = "公务用车运行维护费支出决算7.20万元，公务用车保有量{count}，车均运行维护费{cost}。"


def told(sentence: str) -> Drawn:
    return Drawn(f"第三部分 情况说明\n七、“三公”经费支出决算情况说明\n2024年度{sentence}")


@pytest.mark.parametrize("cost", ["89.58元", "90元", "0.01万元"])
def test_right(cost: str) -> None:
    reading = told(RECEIVED.format(cost=cost)).reading
    assert holds(reading, RULE)
    assert broken_rules(reading) == set()


def test_cut_off_instead_of_rounded() -> None:
    """8,600 ÷ 96 = 89.58…: 89元 is cut off, and no error."""
    reading = told(RECEIVED.format(cost="89元")).reading
    assert len(tails(reading, RULE)) == 1
    assert broken_rules(reading) == set()


def test_wrong() -> None:
    (found,) = breaks(told(RECEIVED.format(cost="98.58元")).reading, RULE)
    assert (found.words["expected"], found.words["printed"]) == ("89.58元", "98.58元")


def test_vehicles() -> None:
    assert holds(told(DRIVEN.format(count="3辆", cost="2.40万元")).reading, RULE)
    (found,) = breaks(told(DRIVEN.format(count="3辆", cost="2.04万元")).reading, RULE)
    assert found.expected == "2.40"


def test_no_vehicles_no_average() -> None:
    assert undecided(told(DRIVEN.format(count="0辆", cost="0万元")).reading, RULE) == [
        "不为零的人次（车辆数）"
    ]


def test_a_comparison_after_an_average_is_of_what_was_spoken_of_before() -> None:
    """…人均接待费89.58元，比上年减少0.14万元，下降14.00%: of 公务接待费, 1.00 last year."""
    sentence = (
        RECEIVED.format(cost="89.58元")
        .replace("国内", "")
        .replace("元。", "元，比上年减少0.14万元，下降14.00%。")
    )
    reading = told(sentence).reading
    assert holds(reading, "change.rate")
    assert broken_rules(reading) == set()
