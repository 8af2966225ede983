"""Joint feasibility: is there one set of 元 amounts that rounds to everything the tables print?

Interval propagation comes first; then values are fixed one by one with propagation after each; a solver
is asked only where that neither refutes nor yields an assignment, and its answer is verified here in
integers. Amounts enter the solver as small residuals above their lower bounds, so that large figures
cannot upset it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from mingzhang.amount import Interval

MAX_PROPAGATIONS = 200_000
MAX_TRIES = 3


class Linear(Struct, frozen=True):
    """Σ factor · variable = 0, over variables named by any hashable."""

    name: str
    terms: tuple[tuple[int, Hashable], ...]


class Outcome(StrEnum):
    """What the test found."""

    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


class Answer(Struct, frozen=True):
    """The outcome; for an infeasible system the names of a conflicting set that has no smaller one inside."""

    outcome: Outcome
    conflict: tuple[str, ...] = ()


Bounds = dict[Hashable, Interval]


def solve(equations: Sequence[Linear], bounds: Mapping[Hashable, Interval]) -> Answer:
    """Decide whether integers within ``bounds`` satisfy all equations at once."""
    narrowed = dict(bounds)
    if not propagate(equations, narrowed):
        return Answer(
            Outcome.INFEASIBLE, _smallest(equations, lambda some: not propagate(some, dict(bounds)))
        )
    if assign(equations, narrowed) is not None:
        return Answer(Outcome.FEASIBLE)
    from mingzhang.checking.solver import solve_residuals

    found = solve_residuals([equation.terms for equation in equations], narrowed)
    if found is None:
        return Answer(Outcome.UNKNOWN)
    if not found:
        return Answer(
            Outcome.INFEASIBLE,
            _smallest(equations, lambda some: solve_residuals([one.terms for one in some], bounds) == {}),
        )
    return Answer(Outcome.FEASIBLE if holds(equations, narrowed, found) else Outcome.UNKNOWN)


def holds(
    equations: Sequence[Linear], bounds: Mapping[Hashable, Interval], values: Mapping[Hashable, int]
) -> bool:
    """Whether an assignment lies within the bounds and satisfies every equation, in integers."""
    if any(values[name] not in interval for name, interval in bounds.items() if name in values):
        return False
    return all(sum(factor * values[name] for factor, name in equation.terms) == 0 for equation in equations)


def propagate(equations: Sequence[Linear], bounds: Bounds) -> bool:
    """Narrow ``bounds`` in place until nothing changes; False if some variable has no value left."""
    return _propagate(_index(equations), bounds, list(equations), {})


def _propagate(
    index: Mapping[Hashable, Sequence[Linear]], bounds: Bounds, queue: list[Linear], undo: Bounds
) -> bool:
    """Narrow in place, noting in ``undo`` what each bound was before."""
    waiting = {id(equation) for equation in queue}
    steps = 0
    while queue and steps < MAX_PROPAGATIONS:
        equation = queue.pop()
        waiting.discard(id(equation))
        low = high = 0
        for factor, name in equation.terms:
            interval = bounds[name].times(factor)
            low, high = low + interval.low, high + interval.high
        if low > 0 or high < 0:
            return False
        for factor, name in equation.terms:
            steps += 1
            old = bounds[name]
            own = old.times(factor)
            room = Interval(-(high - own.high), -(low - own.low))
            new = old & _divided(room, factor)
            if new.empty:
                return False
            if new != old:
                undo.setdefault(name, old)
                bounds[name] = new
                own_new = new.times(factor)
                low, high = low - own.low + own_new.low, high - own.high + own_new.high
                for other in index[name]:
                    if id(other) not in waiting and other is not equation:
                        waiting.add(id(other))
                        queue.append(other)
    return True


def _divided(room: Interval, factor: int) -> Interval:
    """The integers x with factor · x in ``room``."""
    if factor < 0:
        room, factor = -room, -factor
    return Interval(-((-room.low) // factor), room.high // factor)


def assign(equations: Sequence[Linear], bounds: Mapping[Hashable, Interval]) -> dict[Hashable, int] | None:
    """Fix the variables one by one, each near the middle of what is left; None if that fails."""
    index = _index(equations)
    current = dict(bounds)
    for name in sorted(index, key=lambda item: -len(index[item])):
        if current[name].low == current[name].high:
            continue
        for value in _candidates(current[name]):
            undo: Bounds = {name: current[name]}
            current[name] = Interval.point(value)
            if _propagate(index, current, list(index[name]), undo):
                break
            current.update(undo)
        else:
            return None
    values = {name: interval.low for name, interval in current.items()}
    return values if holds(equations, bounds, values) else None


def _index(equations: Sequence[Linear]) -> dict[Hashable, list[Linear]]:
    index: dict[Hashable, list[Linear]] = {}
    for equation in equations:
        for _, name in equation.terms:
            index.setdefault(name, []).append(equation)
    return index


def _candidates(interval: Interval) -> tuple[int, ...]:
    middle = (interval.low + interval.high) // 2
    return tuple(dict.fromkeys((middle, interval.low, interval.high)))[:MAX_TRIES]


def _smallest(equations: Sequence[Linear], refuted: Callable[[Sequence[Linear]], bool]) -> tuple[str, ...]:
    """A conflicting set from which nothing can be left out (deletion filter, in halves, quarters, … , singly)."""
    kept = list(equations)
    size = len(kept) // 2
    while size:
        start = 0
        while start < len(kept):
            trial = kept[:start] + kept[start + size :]
            if trial and refuted(trial):
                kept = trial
            else:
                start += size
        size //= 2
    return tuple(equation.name for equation in kept)
