"""A small fixed sample of the bench of accuracy, and the witness it relies on."""

from __future__ import annotations

import json
from random import Random

import pytest

from accuracy import witness
from accuracy.compose import disclosure
from accuracy.draft import Document, Figure, Line, Tie, written
from accuracy.layouts import LAYOUTS
from accuracy.main import PAGE, RESULTS, kinds_of
from accuracy.measurer import clean, planted
from accuracy.page import page
from accuracy.plant import NUMBERS, numbers
from accuracy.planter import KINDS, plant, several
from accuracy.printing import decimal, rounded
from accuracy.slips import in_yuan, misread, point_lost, signed, swapped, tenfold
from accuracy.wilson import interval

SEEDS = (0, 2, 5, 7)
"""One document of each layout."""


def sums(whole: str, *parts: str, fact: str = "") -> Document:
    """A row of amounts in 万元 that add up; ``fact``: the first two are prints of one fact."""
    figures = tuple(
        Figure(at, text, "amount", "tables", fact if at < 2 else "", 2, 1_000_000)
        for at, text in enumerate((whole, *parts))
    )
    line = Line(tuple((figure.index,) for figure in figures), "row", "表")
    ties = (
        (Tie("sum", tuple(range(len(figures)))),) if not fact else (Tie("sum", (1, *range(2, len(figures)))),)
    )
    return Document((line,), figures, ties, "", 0, 2024, "")


class TestWitness:
    def test_a_sum_holds_within_its_rounding(self) -> None:
        """10.00 = 3.33 + 3.33 + 3.33 is a tail, 10.03 is not."""
        assert list(witness.broken(sums("10.00", "3.33", "3.33", "3.33"))) == []
        assert list(witness.broken(sums("10.03", "3.33", "3.33", "3.33"))) == [(0, 1, 2, 3)]

    def test_zeros_have_no_rounding(self) -> None:
        """5.00 = 4.99 + blank + blank: one unit is too much for two amounts."""
        assert list(witness.broken(sums("5.00", "4.99", "", "0.00"))) == [(0, 1, 2, 3)]

    def test_a_print_that_stands_twice_and_in_a_sum_is_identifiable(self) -> None:
        """8.00 | 8.00 = 5.00 + 3.00: the second 8.00 misread breaks the pair and the sum; they share only it."""
        right = sums("8.00", "8.00", "5.00", "3.00", fact="合计")
        assert list(witness.broken(right)) == []
        assert witness.judge(right.with_figure(1, "3.00"), [1], frozenset()) == (True, True)
        assert witness.judge(right.with_figure(2, "6.00"), [2], frozenset()) == (True, False)
        assert witness.judge(right.with_figure(2, "5.01"), [2], frozenset()) == (False, False)


@pytest.mark.parametrize(
    ("number", "divisor", "text"), [(5, 10, "0.50"), (1, 200, "0.01"), (-1, 200, "-0.01"), (1, 201, "0.00")]
)
def test_rounded_half_away_from_zero(number: int, divisor: int, text: str) -> None:
    assert decimal(rounded(number, divisor, 2), 2) == text


def test_slips() -> None:
    rng = Random(1)
    assert {misread("7", rng) for _ in range(40)} == set("012345689")
    assert swapped("1.90", rng) in ("1.09", "9.10", None)
    assert (point_lost("3.90", rng), point_lost("14", rng)) == ("390", None)
    assert tenfold("1.50", rng) in ("15.00", "150.00")
    assert in_yuan("1,234.50", rng) == "12,345,000.00"
    assert (signed("-2.00", rng), signed("0.00", rng)) == ("2.00", None)


def test_wilson() -> None:
    """95 of 100: 88.8 % to 97.8 %; all of 50: 92.9 % to 100 %."""
    low, high = interval(95, 100)
    assert (round(low, 3), round(high, 3)) == (0.888, 0.978)
    assert [round(bound, 3) for bound in interval(50, 50)] == [0.929, 1.0]


def test_the_seeds_cover_every_layout_and_give_the_same_text_again() -> None:
    made = [disclosure(seed) for seed in SEEDS]
    assert {document.layout for document in made} == {layout.name for layout in LAYOUTS}
    assert written(disclosure(SEEDS[0])) == written(made[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_reported_on_a_clean_document(seed: int) -> None:
    found = clean(seed)
    assert found.errors == (), found.notes
    assert found.complete


def test_every_kind_of_error_finds_a_place() -> None:
    assert len(KINDS) >= 20
    left = dict.fromkeys(KINDS)
    for seed in range(12):
        document = disclosure(seed)
        for kind in list(left):
            made = plant(document, kind, Random(seed), frozenset())
            if made is not None:
                assert written(made.document)[0] != written(document)[0]
                del left[kind]
    assert list(left) == []
    assert {kind for seed in range(60) for kind in kinds_of(seed)} == set(KINDS)


def test_errors_at_once_are_of_different_facts() -> None:
    document = disclosure(0)
    found = several(document, 3, Random(0), frozenset())
    assert found is not None
    assert len({item.figure for item in found}) == 3
    assert len(numbers(document, NUMBERS, ("tables", "narrative", "forms"))) > 100


@pytest.mark.parametrize(
    ("seed", "kind"),
    [
        (0, "错一位·表"), (0, "错一位·自评表"), (2, "错一位·说明"), (5, "漏填"), (5, "元当万元"), (5, "正负号"),
        (7, "邻列数"), (7, "科目代码"), (7, "科目名称"), (7, "单位名称"), (0, "等级"), (0, "方向词"), (0, "年度"),
    ],
)  # fmt: skip
def test_a_planted_error_gives_one_error_at_its_place(seed: int, kind: str) -> None:
    found = planted(seed, kind, 0)
    assert found is not None
    assert (found.error, found.findings) == (True, 1), found.note
    assert found.first or not found.identifiable, found.note
    assert not found.certain


def test_the_page_is_made_of_the_kept_figures() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(json.loads(RESULTS.read_text(encoding="utf-8")))
