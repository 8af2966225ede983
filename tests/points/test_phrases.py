"""The phrases of the narrative."""

from __future__ import annotations

from mingzhang.points.phrases import terms

NONE: frozenset[str] = frozenset()


def test_the_longest_phrase_wins() -> None:
    found = terms("一般公共预算财政拨款基本支出", NONE)
    assert [(term.phrase.fund, term.phrase.nature) for term in found] == [
        ("一般公共预算财政拨款", ""),
        ("", "基本支出"),
    ]


def test_a_phrase_of_another_family_is_passed_over() -> None:
    assert terms("货物", NONE) == []
    assert terms("货物", frozenset({"采购"}))[0].phrase.measures == ("采购/货物",)


def test_two_figures_at_once() -> None:
    assert terms("收、支总计", NONE)[0].phrase.measures == ("收入总计", "支出总计")
