"""Joint feasibility: one set of whole 分 must satisfy every equation at once."""

from __future__ import annotations

import sys
from collections.abc import Hashable, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.amount import Interval
from mingzhang.checking.feasible import Answer, Linear, Outcome, assign, holds, propagate, solve
from mingzhang.checking.solver import solve_residuals

ONE = Interval.point(1)
BIT = Interval(0, 1)


def equation(name: str, **factors: int) -> Linear:
    """``equation("A", x=1, y=1, z=-1)`` is x + y − z = 0."""
    return Linear(name, tuple((factor, variable) for variable, factor in factors.items()))


def wan(text: str) -> Interval:
    """The true amounts of a figure in 万元, in 分: 20.01 stands for [200,050.00, 200,149.99] 元."""
    whole, _, decimals = text.partition(".")
    value = int(whole + decimals) * 10_000
    return Interval(value - 5_000, value + 4_999)


PARITY = [
    equation("甲", x=1, y=1, one=-1),
    equation("乙", y=1, z=1, one=-1),
    equation("丙", x=1, z=1, one=-1),
]
"""x + y = y + z = x + z = 1: halves would do, whole numbers cannot."""
PARITY_BOUNDS: dict[Hashable, Interval] = {"x": BIT, "y": BIT, "z": BIT, "one": ONE}

COINS = [equation("找零", x=3, y=5, paid=-1)]
"""3x + 5y = 11 has one answer, 2 and 1: neither the middle nor an end of what is left."""
COINS_BOUNDS: dict[Hashable, Interval] = {
    "x": Interval(0, 10),
    "y": Interval(0, 10),
    "paid": Interval.point(11),
}


class TestPropagation:
    def test_a_part_is_narrowed_by_its_whole(self) -> None:
        """合计 20.01 = 10.00 + 10.00: both parts must lie in the upper half of their figures."""
        bounds: dict[Hashable, Interval] = {"合计": wan("20.01"), "甲": wan("10.00"), "乙": wan("10.00")}
        assert propagate([equation("和", 合计=1, 甲=-1, 乙=-1)], bounds)
        assert bounds["甲"] == bounds["乙"] == Interval(10_000_001, 10_004_999)

    def test_a_figure_no_amount_explains(self) -> None:
        """合计 20.02 = 10.00 + 10.00 leaves nothing."""
        assert not propagate(
            [equation("和", 合计=1, 甲=-1, 乙=-1)],
            {"合计": wan("20.02"), "甲": wan("10.00"), "乙": wan("10.00")},
        )

    def test_factors_divide_towards_the_inside(self) -> None:
        """3x = 2y with 1 ≤ x ≤ 3: y is at least 2 and at most 4."""
        bounds: dict[Hashable, Interval] = {"x": Interval(1, 3), "y": Interval(0, 100)}
        assert propagate([equation("比", x=3, y=-2)], bounds)
        assert bounds["y"] == Interval(2, 4)


class TestSolve:
    def test_consistent_figures(self) -> None:
        answer = solve(
            [equation("和", 合计=1, 甲=-1, 乙=-1)],
            {"合计": wan("20.01"), "甲": wan("10.00"), "乙": wan("10.00")},
        )
        assert answer == Answer(Outcome.FEASIBLE)

    def test_the_smallest_conflicting_set(self) -> None:
        """Rows and columns that are tails one by one (hard case 10):

        ________|  合计 | 基本 | 项目
        合计    | 20.01 | 10.01 | 9.99
        第一款  | 10.00 |  5.00 | 4.99      → first row: 合计 < 10.000
        第二款  | 10.00 |  5.00 | 4.99
        column 合计: 第一款 + 第二款 ≥ 20.005, so 第一款 > 10.000
        """
        figures = {
            "合": "20.01", "合基": "10.01", "合项": "9.99",
            "一": "10.00", "一基": "5.00", "一项": "4.99",
            "二": "10.00", "二基": "5.00", "二项": "4.99",
        }  # fmt: skip
        equations = [
            equation("合计行", 合=1, 合基=-1, 合项=-1),
            equation("第一款行", 一=1, 一基=-1, 一项=-1),
            equation("第二款行", 二=1, 二基=-1, 二项=-1),
            equation("合计列", 合=1, 一=-1, 二=-1),
            equation("基本列", 合基=1, 一基=-1, 二基=-1),
            equation("项目列", 合项=1, 一项=-1, 二项=-1),
        ]
        bounds: dict[Hashable, Interval] = {name: wan(text) for name, text in figures.items()}
        for alone in equations:
            assert solve([alone], bounds).outcome is Outcome.FEASIBLE
        answer = solve(equations, bounds)
        assert answer.outcome is Outcome.INFEASIBLE
        assert set(answer.conflict) in ({"第一款行", "合计列"}, {"第二款行", "合计列"})
        kept = [item for item in equations if item.name in answer.conflict]
        for left_out in kept:
            rest = [item for item in kept if item is not left_out]
            assert solve(rest, bounds).outcome is Outcome.FEASIBLE

    def test_what_neither_propagation_nor_greedy_assignment_decides(self) -> None:
        """甲 + 乙 = 乙 + 丙 = 甲 + 丙 = 1 has no whole solution, and only a search finds that out."""
        assert propagate(PARITY, dict(PARITY_BOUNDS))
        assert assign(PARITY, PARITY_BOUNDS) is None
        answer = solve(PARITY, PARITY_BOUNDS)
        assert answer == Answer(Outcome.INFEASIBLE, ("甲", "乙", "丙"))

    def test_the_solver_s_conflict_leaves_out_what_does_not_matter(self) -> None:
        """An equation beside the conflict (u = v) is no part of the conflicting set."""
        answer = solve([equation("旁", u=1, v=-1), *PARITY], {**PARITY_BOUNDS, "u": BIT, "v": BIT})
        assert answer == Answer(Outcome.INFEASIBLE, ("甲", "乙", "丙"))

    def test_an_answer_only_the_solver_finds_is_verified_in_integers(self) -> None:
        assert assign(COINS, COINS_BOUNDS) is None
        found = solve_residuals([item.terms for item in COINS], COINS_BOUNDS)
        assert found == {"x": 2, "y": 1, "paid": 11}
        assert holds(COINS, COINS_BOUNDS, found)
        assert solve(COINS, COINS_BOUNDS) == Answer(Outcome.FEASIBLE)

    def test_large_figures_do_not_upset_the_solver(self) -> None:
        """The same coins above ten billion 元: variables enter as residuals above their lower bounds."""
        base = 10**12
        bounds: dict[Hashable, Interval] = {
            "x": Interval(base, base + 10),
            "y": Interval(base, base + 10),
            "paid": Interval.point(8 * base + 11),
        }
        assert solve(COINS, bounds).outcome is Outcome.FEASIBLE

    def test_a_wrong_answer_of_the_solver_is_not_believed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def wrong(equations: object, bounds: Mapping[object, Interval]) -> dict[object, int]:
            return {"x": 1, "y": 2, "paid": 11}

        monkeypatch.setattr("mingzhang.checking.solver.solve_residuals", wrong)
        assert solve(COINS, COINS_BOUNDS).outcome is Outcome.UNKNOWN

    def test_without_the_solver_nothing_is_guessed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """``highspy`` is not installed: what only it could decide stays undecided, the rest is decided."""
        monkeypatch.setitem(sys.modules, "highspy", None)
        assert solve(PARITY, PARITY_BOUNDS) == Answer(Outcome.UNKNOWN)
        assert solve(COINS, COINS_BOUNDS) == Answer(Outcome.UNKNOWN)
        assert solve([equation("同", x=1, y=-1)], {"x": BIT, "y": BIT}).outcome is Outcome.FEASIBLE
        assert (
            solve([equation("异", x=1, y=-1)], {"x": BIT, "y": Interval(2, 3)}).outcome is Outcome.INFEASIBLE
        )


class TestHolds:
    def test_bounds_and_equations(self) -> None:
        same = [equation("同", x=1, y=-1)]
        bounds: dict[Hashable, Interval] = {"x": BIT, "y": BIT}
        assert holds(same, bounds, {"x": 1, "y": 1})
        assert not holds(same, bounds, {"x": 1, "y": 0})
        assert not holds(same, bounds, {"x": 2, "y": 2})


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_rounded_sums_of_real_amounts_are_always_feasible(data: st.DataObject) -> None:
    """Any tree of amounts in 分, each printed half up in 万元, has the amounts themselves as its solution."""
    leaf = st.integers(-3_000_000, 3_000_000)
    rows = data.draw(st.lists(st.lists(leaf, min_size=3, max_size=3), min_size=2, max_size=6))
    truth: dict[Hashable, int] = {}
    equations: list[Linear] = []
    for r, row in enumerate(rows):
        truth |= {(r, c): value for c, value in enumerate(row)} | {(r, "合计"): sum(row)}
        equations.append(Linear(f"行{r}", ((1, (r, "合计")), *((-1, (r, c)) for c in range(3)))))
    for c in (0, 1, 2, "合计"):
        truth["合计", c] = sum(truth[r, c] for r in range(len(rows)))
        equations.append(Linear(f"列{c}", ((1, ("合计", c)), *((-1, (r, c)) for r in range(len(rows))))))
    bounds: dict[Hashable, Interval] = {name: _printed(value) for name, value in truth.items()}
    assert holds(equations, bounds, truth)
    assert solve(equations, bounds) == Answer(Outcome.FEASIBLE)


def _printed(value: int) -> Interval:
    """The interval of the figure in 万元 that an amount in 分 is printed as, half away from zero."""
    steps = (abs(value) + 5_000) // 10_000
    if steps == 0:
        return Interval(-4_999, 4_999)
    near = Interval(steps * 10_000 - 5_000, steps * 10_000 + 4_999)
    return near if value > 0 else -near
