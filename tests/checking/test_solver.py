"""The mixed-integer solver: an assignment, none, or no answer — never an exception, never a float."""

from __future__ import annotations

import sys
from collections.abc import Hashable

import pytest

from mingzhang.amount import Interval
from mingzhang.checking import solver
from mingzhang.checking.solver import solve_residuals

BOUNDS: dict[Hashable, Interval] = {"x": Interval(-5, 5), "y": Interval(100, 110)}


def test_an_assignment_in_whole_numbers() -> None:
    """20x = y has one answer within the bounds: 5 and 100."""
    found = solve_residuals([((20, "x"), (-1, "y"))], BOUNDS)
    assert found == {"x": 5, "y": 100}
    assert all(type(value) is int for value in found.values())


def test_no_assignment() -> None:
    """30x = y: 90 and 120 lie outside [100, 110]."""
    assert solve_residuals([((30, "x"), (-1, "y"))], BOUNDS) == {}


def test_the_package_without_its_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    assert solve_residuals([((20, "x"), (-1, "y"))], BOUNDS) is None


def test_no_answer_in_time_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hard market-split problem in a time limit of nothing."""
    monkeypatch.setattr(solver, "TIME_LIMIT_SECONDS", 0.0)
    names = [f"x{n}" for n in range(40)]
    weights = [[(37 * n * n + 11 * n * row + 5 * row) % 97 + 1 for n in range(40)] for row in range(4)]
    bounds: dict[Hashable, Interval] = {name: Interval(0, 1) for name in names}
    bounds |= {f"c{row}": Interval.point(977 + row) for row in range(4)}
    equations = [[*zip(weights[row], names, strict=True), (-1, f"c{row}")] for row in range(4)]
    assert solve_residuals(equations, bounds) is None
