"""Joint feasibility of all tables: tails that hold one by one may contradict each other together.

One set of 元 amounts must satisfy every equality that holds within rounding. Equations that are exact on
the printed figures need no search; only groups that contain a tail are tested.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from mingzhang.amount import Interval
from mingzhang.checking.equation import Equation, subject, true_range
from mingzhang.checking.families import funds, identity, rollup
from mingzhang.checking.feasible import Answer, Linear, Outcome, solve
from mingzhang.checking.judged import judged
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import is_implied
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.reading import Print, Reading

_VERDICTS = {
    Outcome.FEASIBLE: Verdict.EXACT,
    Outcome.INFEASIBLE: Verdict.BROKEN,
    Outcome.UNKNOWN: Verdict.UNDECIDED,
}


def relations(reading: Reading) -> Iterator[Relation]:
    """One relation for each group of connected equations that contains a tail; one for a document without tails."""
    every = (pair for family in (rollup, identity, funds) for pair in judged(reading, family.equations))
    sound = [
        (e, r.verdict)
        for e, r in every
        if not e.inequality and r.verdict is not Verdict.BROKEN and 0 in e.interval
    ]
    groups = _groups_with_tails(_agreeing(sound))
    if not groups and sound:
        first = sound[0][0]
        yield Relation(rule("joint"), "全部", Verdict.EXACT, (print_operand(first.terms[0].print, "合计"),))
    for number, group in enumerate(groups, 1):
        yield _relation(group, number)


def _agreeing(sound: Sequence[tuple[Equation, Verdict]]) -> list[tuple[Equation, Verdict]]:
    """Without equations on a print that is more than one step off the point's first print: that is no tail."""
    first: dict[Hashable, Print] = {}
    kept: list[tuple[Equation, Verdict]] = []
    for equation, verdict in sound:
        terms = _variables(equation)
        for _, name, item in terms:
            first.setdefault(name, item)
        near = all(
            abs(first[name].amount.value - item.amount.value) <= item.amount.step for _, name, item in terms
        )
        if near:
            kept.append((equation, verdict))
    return kept


def _variables(equation: Equation) -> list[tuple[int, Hashable, Print]]:
    """The terms that are not fixed at zero by a blank cell or an unlisted row."""
    return [
        (term.factor, term.print.coordinate, term.print)
        for term in equation.terms
        if not term.print.blank and not is_implied(term.print)
    ]


def _groups_with_tails(sound: Sequence[tuple[Equation, Verdict]]) -> list[list[Equation]]:
    """Connected groups of equations (sharing a point) in which at least one is a tail."""
    parent: dict[Hashable, Hashable] = {}

    def root(name: Hashable) -> Hashable:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for equation, _ in sound:
        names = [name for _, name, _ in _variables(equation)]
        for name in names[1:]:
            parent[root(name)] = root(names[0])
    grouped: dict[Hashable, list[Equation]] = {}
    tails: set[Hashable] = set()
    for equation, verdict in sound:
        names = [name for _, name, _ in _variables(equation)]
        if not names:
            continue
        grouped.setdefault(root(names[0]), []).append(equation)
        if verdict is Verdict.TAIL:
            tails.add(root(names[0]))
    return [group for key, group in grouped.items() if key in tails]


def _relation(group: Sequence[Equation], number: int) -> Relation:
    bounds: dict[Hashable, Interval] = {}
    prints: dict[Hashable, Print] = {}
    linear: list[Linear] = []
    for index, equation in enumerate(group):
        terms = _variables(equation)
        for _, name, item in terms:
            known = bounds.get(name)
            bounds[name] = true_range(item) if known is None else known.hull(true_range(item))
            prints.setdefault(name, item)
        unknown = [(factor, name) for factor, name, _ in terms]
        if equation.slack:
            bounds[index] = Interval(-equation.slack, equation.slack)
            unknown.append((1, index))
        linear.append(Linear(str(index), tuple(unknown)))
    answer = solve(linear, bounds)
    verdict = _VERDICTS[answer.outcome]
    conflict = _conflict(group, answer)
    told = list(
        dict.fromkeys(term.print for equation in conflict for term in equation.terms if not term.print.blank)
    )
    return Relation(
        rule("joint"),
        f"第{number}组",
        verdict,
        tuple(print_operand(item, "") for item in told[:40])
        or (print_operand(next(iter(prints.values())), ""),),
        words={"parts": "；".join(f"{subject(item)} {item.amount.decimal}" for item in told[:12])},
        missing="可行解（求解未能在限定时间内得出结论）" if verdict is Verdict.UNDECIDED else "",
        fold=f"joint/{number}" if verdict is Verdict.BROKEN else "",
    )


def _conflict(group: Sequence[Equation], answer: Answer) -> list[Equation]:
    if answer.outcome is not Outcome.INFEASIBLE:
        return []
    return [group[int(name)] for name in answer.conflict]
