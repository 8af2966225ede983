"""Direction words without a figure: 持平, 相同, 决算数小于预算数 — against the figures they compare."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.amount.unit import OTHER_SCALE
from mingzhang.checking.constraints import Order, cell_of
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import Telling, named, print_operand, stated_operand, telling_of
from mingzhang.findings import Relation, Verdict
from mingzhang.points.reading import Print, Reading, Role, Statement

HUNDRED = 100 * OTHER_SCALE
_WORDS = {1: "大于", 0: "等于", -1: "小于"}


def relations(reading: Reading) -> Iterator[Relation]:
    """Every comparison both of whose sides are printed; with one side only there is nothing to check."""
    told = telling_of(reading)
    for statement in told.by_role[Role.COMPARISON]:
        if statement.base is None or statement.direction is None:
            continue
        value = told.value(statement.subject, statement.section)
        base = told.value(statement.base, statement.section)
        if value is not None and base is not None and value.amount.kind is base.amount.kind:
            yield _judged(statement, value, base)
        elif base is None:
            yield from _against_rate(told, statement)


def _against_rate(told: Telling, statement: Statement) -> Iterator[Relation]:
    """完成年初预算的78.3%，决算数小于年初预算数: where the budget itself is not printed, its rate tells."""
    rate = told.companion(statement, Role.COMPLETION)
    if rate is None or rate.amount is None or rate.amount.value == HUNDRED:
        return
    actual = 1 if rate.amount.value > HUNDRED else -1
    place = statement.cited.place
    yield Relation(
        rule("comparison.completion"),
        f"{statement.subject.words}/{place.block}.{place.start}",
        Verdict.EXACT if actual == statement.direction else Verdict.BROKEN,
        (stated_operand(statement, statement.word), stated_operand(rate, "完成率")),
        words={
            "part": statement.cited.part,
            "subject": named(statement),
            "rate": rate.cited.printed,
            "word": statement.word or _WORDS[statement.direction or 0],
            "actual": _WORDS[actual],
        },
        guilty=(0,),
    )


def _judged(statement: Statement, value: Print, base: Print) -> Relation:
    place = statement.cited.place
    difference = value.amount.value - base.amount.value
    actual = (difference > 0) - (difference < 0)
    return Relation(
        rule("comparison"),
        f"{statement.subject.words}/{place.block}.{place.start}",
        Verdict.EXACT if actual == statement.direction else Verdict.BROKEN,
        (
            stated_operand(statement, statement.word),
            print_operand(value, "前者"),
            print_operand(base, "后者"),
        ),
        words={
            "part": statement.cited.part,
            "subject": named(statement),
            "base": statement.base.words if statement.base else "",
            "word": statement.word or _WORDS[statement.direction or 0],
            "value": f"{value.amount}",
            "other": f"{base.amount}",
            "actual": _WORDS[actual],
        },
        guilty=(0,),
        constraint=Order(cell_of(value), cell_of(base), statement.direction or 0),
    )
