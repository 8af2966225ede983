"""年初预算 figures of the accounts against the budget that was published."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mingzhang.checking.across.company import Company, Part, apart
from mingzhang.checking.across.figures import comparable, part_of, printed_there, there
from mingzhang.checking.across.percent import against
from mingzhang.checking.equation import Equation, Term, evaluate
from mingzhang.checking.ratio import ratio
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Relation
from mingzhang.points.coordinate import INITIAL_BUDGET
from mingzhang.points.reading import Print, Role, Statement


def relations(company: Company) -> Iterator[Relation]:
    """Printed budgets, and rates of completion whose budget is not printed beside them."""
    for companion in company.of(Part.BUDGET):
        for coordinate, prints in company.space.prints.items():
            if coordinate.phase != INITIAL_BUDGET or coordinate.year != 0:
                continue
            there_ = printed_there(companion, coordinate)
            for number, item in enumerate(prints, 1):
                if there_ is not None and comparable(item, there_):
                    yield _printed(item, there_, f"{coordinate.words}/{item.source.value}{number}")
        for statement in company.told.by_role[Role.COMPLETION]:
            base = statement.base
            if base is None or base.phase != INITIAL_BUDGET or base in company.space.prints:
                continue
            value = company.told.value(statement.subject, statement.section)
            there_ = printed_there(companion, base)
            if value is not None and there_ is not None and comparable(value, there_):
                yield _completion(statement, value, there_)


def _printed(item: Print, budget: Print, key: str) -> Relation:
    words = {"last": f"{budget.amount}", "there": there(budget)}
    terms = (Term(1, item, "年初预算"), Term(-1, budget, "部门预算"))
    return apart(replace(evaluate(Equation(rule("across.budget"), key, terms, words=words)), guilty=(0,)))


def _completion(statement: Statement, value: Print, budget: Print) -> Relation:
    key = f"{statement.subject.words}/{part_of(statement.cited)}"
    found = ratio(value.amount.value, value.amount.interval, budget.amount.value, budget.amount.interval)
    figures = {"value": (value, "决算数"), "other": (budget, "部门预算")}
    return against("across.completion", key, statement, found, name="完成率", **figures)
