"""Words that compare: 持平, 相同, 大于, 小于 — against the two figures."""

from __future__ import annotations

import pytest

from tests.checking.tables import Drawn, breaks, holds, silent

THREE_PUBLIC = """
第三部分 情况说明
九、财政拨款“三公”经费支出决算情况说明
（一）“三公”经费财政拨款支出决算总体情况说明
2024年度“三公”经费财政拨款支出预算{budget}万元，支出决算{final}万元，决算数{word}预算数，主要原因是厉行节约。
"""


def three_public(budget: str, final: str, word: str) -> Drawn:
    return Drawn(THREE_PUBLIC.format(budget=budget, final=final, word=word))


@pytest.mark.parametrize(
    ("budget", "final", "word"),
    [
        ("3.00", "2.00", "小于"),
        ("3.00", "4.00", "大于"),
        ("3.00", "3.00", "等于"),
        ("3.00", "3.00", "与预算数持平，等于"),
    ],
)
def test_right_words(budget: str, final: str, word: str) -> None:
    """决算 2.00 of 预算 3.00 is 小于."""
    assert holds(three_public(budget, final, word).reading, "comparison")


@pytest.mark.parametrize(
    ("budget", "final", "word", "actual"),
    [("3.00", "2.00", "大于", "小于"), ("3.00", "4.00", "小于", "大于"), ("3.00", "3.00", "小于", "等于")],
)
def test_wrong_words(budget: str, final: str, word: str, actual: str) -> None:
    """决算 4.00 of 预算 3.00 is not 小于."""
    (found,) = breaks(three_public(budget, final, word).reading, "comparison")
    assert (found.words["word"], found.words["actual"]) == (word, actual)
    assert found.guilty == (0,)


def test_the_same_as_a_year_that_is_not_printed(doc: Drawn) -> None:
    """与上年相同, and last year's figure stands nowhere.

    第三部分 情况说明
    九、财政拨款“三公”经费支出决算情况说明
    （一）“三公”经费财政拨款支出决算总体情况说明
    2024年度公务接待费支出0.50万元，与上年相同，主要原因是接待任务不变。
    """
    assert silent(doc.reading, "comparison")


@pytest.mark.parametrize(("rate", "word"), [("78.3", "小于"), ("128.3", "大于")])
def test_the_completion_rate_tells_where_the_budget_is_not_printed(rate: str, word: str) -> None:
    """完成年初预算的78.3%: the final figure is 小于 the budget."""
    sentence = (
        "第三部分 情况说明\n七、“三公”经费支出决算情况说明\n"
        "2024年度“三公”经费支出2.00万元，完成年初预算的{rate}%，决算数{word}年初预算数的主要原因是据实列支。"
    )
    right = Drawn(sentence.format(rate=rate, word=word)).reading
    assert holds(right, "comparison.completion")
    wrong = Drawn(sentence.format(rate=rate, word="大于" if word == "小于" else "小于")).reading
    (found,) = breaks(wrong, "comparison.completion")
    assert found.words["actual"] == word
    assert silent(Drawn(sentence.format(rate="100", word=word)).reading, "comparison.completion")
