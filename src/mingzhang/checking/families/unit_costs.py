"""Costs per head and per vehicle: 人均接待费 ＝ 公务接待费 ÷ 人次, 车均运行维护费 ＝ 运行维护费 ÷ 保有量.

A hint that is worth a look: what is divided by what differs a little by province, and some cut the last
digit off where others round it, so one unit in the last printed place is no error.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from mingzhang.amount import Amount, Kind, format_scaled, round_half_up
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import Telling, print_operand, stated_operand, telling_of
from mingzhang.findings import Operand, Relation, Verdict
from mingzhang.points.reading import Print, Reading, Role, Statement
from mingzhang.points.trees import UNIT_COSTS

RULE = "share.unit_cost"


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for each cost per head or vehicle that a sentence prints."""
    told = telling_of(reading)
    for statement in told.by_role[Role.VALUE]:
        if statement.subject.measure in UNIT_COSTS and statement.amount is not None:
            yield _relation(told, statement, statement.amount)


def _relation(told: Telling, statement: Statement, amount: Amount) -> Relation:
    key = f"{statement.subject.words}/{statement.cited.place.block}.{statement.cited.place.start}"
    operands: tuple[Operand, ...] = (stated_operand(statement, "平均"),)
    pair = _pair(told, statement)
    if pair is None or pair[1].amount.value == 0:
        missing = "金额和人次（车辆数）" if pair is None else "不为零的人次（车辆数）"
        return Relation(rule(RULE), key, Verdict.UNDECIDED, operands, missing=missing)
    money, count = pair
    operands += (print_operand(money, "金额"), print_operand(count, "数量"))
    step = max(amount.unit.scale // int(10**statement.digits), 1)
    scale = count.amount.unit.scale
    ends = [Fraction(end * scale, count.amount.value) for end in _ends(money)]
    exact = round_half_up(Fraction(money.amount.value * scale, count.amount.value * step), 0) * step
    if exact == amount.value:
        return Relation(rule(RULE), key, Verdict.EXACT, operands)
    near = ends[0] - step <= amount.value <= ends[1] + step
    digits = statement.digits
    words = {
        "part": statement.cited.part,
        "what": statement.subject.measure,
        "printed": f"{format_scaled(amount.value, amount.unit.scale, digits)}{amount.unit.symbol}",
        "expected": f"{format_scaled(int(exact), amount.unit.scale, digits)}{amount.unit.symbol}",
        "money": f"{money.amount}",
        "count": f"{count.amount}",
    }
    return Relation(
        rule(RULE),
        key,
        Verdict.TAIL if near else Verdict.BROKEN,
        operands,
        expected=format_scaled(int(exact), amount.unit.scale, digits),
        words=words,
        fold="tail/text" if near else "",
        guilty=() if near else (0,),
    )


def _ends(money: Print) -> tuple[int, int]:
    return money.amount.interval.low, money.amount.interval.high


def _pair(told: Telling, statement: Statement) -> tuple[Print, Print] | None:
    """What is divided by what: the first pair that the document prints both of."""
    for above, below in UNIT_COSTS[statement.subject.measure]:
        plain = statement.subject.at(detail="")
        money = told.value(plain.at(measure=above), statement.section)
        count = told.value(plain.at(measure=below), statement.section)
        if money is not None and count is not None and count.amount.kind is Kind.COUNT:
            return money, count
    return None
