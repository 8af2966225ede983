"""Doubt: what a comparison after a list speaks of, the whole of the list or its last member.

基本支出80.00万元，其中：人员经费70.00万元，公用经费10.00万元。与上年相比，增加5.00万元，增长6.67%.
The words do not tell; the figures do, because a change and its rate belong to one amount: 5 ÷ (80 − 5) = 6.67 %.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import Amount
from mingzhang.amount.unit import OTHER_SCALE
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Role, Statement
from mingzhang.recognition.narrative_state import State


def settle(state: State) -> None:
    """Give the comparisons of the sentence that ended the subject their figures fit, or leave them out."""
    doubted, state.doubted = state.doubted, []
    for doubt in dict.fromkeys(doubt for _, doubt in doubted):
        indices = [index for index, own in doubted if own == doubt]
        chosen = _chosen(state, doubt, [state.statements[index] for index in indices])
        for index in indices:
            if chosen is None:
                state.dropped.add(index)
            else:
                state.statements[index] = _of(state.statements[index], chosen)


def _chosen(state: State, doubt: tuple[Coordinate, ...], statements: list[Statement]) -> Coordinate | None:
    """The whole where its figures fit or nobody's do, else the one member whose figures fit."""
    change = next((item for item in statements if item.role is Role.CHANGE), None)
    rate = next((item for item in statements if item.role is Role.RATE), None)
    whole = doubt[0]
    if change is None or rate is None:
        return None
    amounts = {item.coordinate: item.amount for item in state.prints if item.coordinate.year == 0}
    if whole not in amounts:
        return None
    fitting = [item for item in doubt if item in amounts and _fits(amounts[item], change, rate)]
    if whole in fitting or not fitting:
        return whole
    return fitting[0] if len(fitting) == 1 else None


def _fits(value: Amount, change: Statement, rate: Statement) -> bool:
    """Whether the rate is the change over what the amount was before it, within the rounding of all three."""
    if change.amount is None or rate.amount is None or change.amount.kind is not value.kind:
        return False
    sign = -1 if (change.direction or rate.direction) == -1 else 1
    delta, before = change.amount.interval, value.interval - change.amount.interval.times(sign)
    if before.low <= 0:
        return False
    half = Fraction(1, 2 * int(10**rate.digits))
    stated = Fraction(rate.amount.value, OTHER_SCALE)
    low, high = Fraction(100 * delta.low, before.high), Fraction(100 * delta.high, before.low)
    return low <= stated + half and high >= stated - half


def _of(statement: Statement, subject: Coordinate) -> Statement:
    base = statement.base
    against = subject.at(year=base.year, phase=base.phase) if base is not None else None
    return replace(statement, subject=subject, base=against, group="", whole=None)
