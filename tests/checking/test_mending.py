"""Which value of the suspected cell would make its relations hold."""

from __future__ import annotations

import pytest

from mingzhang.checking.mending import mended, mended_together
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Cited, Operand, Relation, Verdict
from mingzhang.place import Place


def at(name: str) -> Cited:
    return Cited(Place("例.txt", block=1, row=ord(name[0]), column=0), row=name)


def says(rule_id: str, **figures: str) -> Relation:
    """``says("rollup.nature", 合="36.00", 甲="-20.00", …)``: a leading minus is the factor, the rest the print."""
    operands = tuple(
        Operand(at(name), "", text.lstrip("-"), "万元", -1 if text.startswith("-") else 1)
        for name, text in figures.items()
    )
    return Relation(rule(rule_id), "/".join(figures), Verdict.BROKEN, operands)


def test_a_part_of_a_sum() -> None:
    """合 36.00 = 甲 20.00 + 乙 15.00: 乙 should be 16.00, 合 35.00."""
    broken = says("rollup.nature", 合="36.00", 甲="-20.00", 乙="-15.00")
    assert mended([broken], at("乙")) == "16.00"
    assert mended([broken], at("合")) == "35.00"


def test_another_print_of_the_same_fact() -> None:
    assert mended([says("agreement", 甲="902.56", 乙="902.55")], at("乙")) == "902.56"


def test_the_value_most_relations_ask_for() -> None:
    """Two relations ask for 16.00, one for 61.00."""
    relations = [
        says("rollup.nature", 合="36.00", 甲="-20.00", 乙="-15.00"),
        says("rollup.function", 己="16.00", 乙="-15.00"),
        says("agreement", 丁="61.00", 乙="15.00"),
    ]
    assert mended(relations, at("乙")) == "16.00"


def test_of_values_a_rounding_apart_the_shortest_relation_wins() -> None:
    """A long sum asks for 16.01, the other print for 16.00: both are allowed, the print is exact."""
    relations = [
        says("rollup.nature", 合="36.01", 甲="-10.00", 丙="-10.00", 乙="-15.00"),
        says("agreement", 丁="16.00", 乙="15.00"),
    ]
    assert mended(relations, at("乙")) == "16.00"


@pytest.mark.parametrize("rule_id", ["funds.within", "text.parts", "share.part", "joint"])
def test_relations_that_ask_for_no_value(rule_id: str) -> None:
    """An inequality or a ratio does not say which value would be right."""
    assert mended([says(rule_id, 合="36.00", 乙="-15.00")], at("乙")) == ""


def test_nothing_to_compute_from() -> None:
    assert mended([], at("乙")) == ""
    assert mended([says("rollup.nature", 乙="15.00")], at("乙")) == ""
    assert mended([says("rollup.nature", 合="36.00", 甲="-20.00")], at("乙")) == ""


def test_a_negative_value() -> None:
    """合 6.00 = 甲 10.00 + 乙: 冲减 of −4.00."""
    assert mended([says("rollup.nature", 合="6.00", 甲="-10.00", 乙="-4.00")], at("乙")) == "-4.00"


def test_a_value_with_more_decimals_than_the_cell_is_no_proposal() -> None:
    """A count of cars does not become 1.5."""
    assert mended([says("rollup.measure", 合="3", 甲="-1.5", 乙="-1")], at("乙")) == ""


def test_what_no_value_of_the_cell_mends_is_another_finding() -> None:
    """
    合计 | 20.00 = 10.00 + 乙 11.00   (乙 should be 10.00)
    同数 | 乙 elsewhere 10.00         (the same)
    列   | 乙 = 4.00 + 4.00           (asks for 8.00: another error)
    """
    row = says("rollup.nature", 合="20.00", 甲="-10.00", 乙="-11.00")
    same = says("agreement", 丙="10.00", 乙="11.00")
    column = says("rollup.function", 乙="11.00", 丁="-4.00", 戊="-4.00")
    assert mended_together([row, same, column], at("乙")) == [row, same]


def test_a_share_is_recomputed_with_the_value() -> None:
    """占比 50.00 %: 乙 as 10.00 of 20.00 mends it, so it belongs to the same finding."""
    row = says("rollup.nature", 合="20.00", 甲="-10.00", 乙="-11.00")
    share = Relation(
        rule("share.part"),
        "share",
        Verdict.BROKEN,
        (
            Operand(Cited(Place("例.txt", block=9), printed="50.00"), "占比", "50.00", "%"),
            Operand(at("乙"), "分子", "11.00", "万元"),
            Operand(at("合"), "分母", "20.00", "万元"),
        ),
    )
    assert mended_together([row, share], at("乙")) == [row, share]
