"""Identities among measures: 总计 of both sides, and the balance of every fund and every function row.

Declared once for all tables: income + used non-fiscal surplus + opening carry-over = expenditure +
distribution of surplus + closing carry-over. Source: 部门决算报表 公开01, 公开04, 公开07 (row formulas).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingzhang.checking.equation import Equation, Term
from mingzhang.checking.judged import relations_of
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import Space
from mingzhang.findings import Relation
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading
from mingzhang.points.trees import EXPENDITURE_SIDE, INCOME_SIDE

_MEASURES = frozenset({*INCOME_SIDE, *EXPENDITURE_SIDE, "收入总计", "支出总计"})


def relations(reading: Reading) -> Iterator[Relation]:
    """Every identity within one table, and 收入总计 = 支出总计 within one section of the narrative."""
    return relations_of(reading, equations)


def equations(space: Space) -> Iterator[Equation]:
    """Every identity equation, scope by scope."""
    for scope, prints in space.by_scope.items():
        rows: dict[Coordinate, dict[str, Print]] = {}
        for coordinate, item in prints.items():
            if coordinate.measure in _MEASURES:
                rows.setdefault(coordinate.at(measure=""), {})[coordinate.measure] = item
        for rest, measures in rows.items():
            yield from _balance(measures, rest, scope, table=scope in space.tables)


def _balance(measures: Mapping[str, Print], rest: Coordinate, scope: str, table: bool) -> Iterator[Equation]:
    found = {measure: measures.get(measure) for measure in _MEASURES}
    income, expenditure = found["收入总计"], found["支出总计"]
    if income and expenditure:
        yield _equation(
            "identity.balance", scope, rest, [(1, income, "收入总计"), (-1, expenditure, "支出总计")]
        )
    if not table:
        return
    left = [(m, found[m]) for m in INCOME_SIDE]
    right = [(m, found[m]) for m in EXPENDITURE_SIDE]
    if income and found["收入"]:
        yield _equation(
            "identity.total", scope, rest, [(1, income, "收入总计"), *((-1, p, m) for m, p in left if p)]
        )
    if expenditure and found["支出"]:
        yield _equation(
            "identity.total",
            scope,
            rest,
            [(1, expenditure, "支出总计"), *((-1, p, m) for m, p in right if p)],
        )
    whole = income and expenditure
    if not whole and found["收入"] and found["支出"] and (found["年初结转和结余"] or found["年末结转和结余"]):
        terms = [(1, p, m) for m, p in left if p] + [(-1, p, m) for m, p in right if p]
        yield _equation("identity.balance", scope, rest, terms)


def _equation(rule_id: str, scope: str, rest: Coordinate, terms: list[tuple[int, Print, str]]) -> Equation:
    key = "/".join(part for part in (scope, rest.words, terms[0][2]) if part)
    return Equation(rule(rule_id), key, tuple(Term(factor, item, role) for factor, item, role in terms))
