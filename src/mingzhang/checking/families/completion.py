"""A completion rate whose budget no sentence and no table prints: the change against the budget gives it.

本年支出1003.67万元，完成年初预算的389.17%，比年初预算增加745.77万元: the budget is 1003.67 − 745.77.
"""

from __future__ import annotations

from mingzhang.amount import Kind
from mingzhang.checking.equation import shown
from mingzhang.checking.ratio import judge, percent_text, ratio
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import print_operand, stated_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.reading import Print, Statement


def by_change(statement: Statement, change: Statement, value: Print, key: str) -> Relation | None:
    """Completion = figure ÷ (figure − what it is more than the budget); None where that budget is not positive."""
    amount, stated = change.amount, statement.amount
    if amount is None or stated is None or amount.kind is not Kind.MONEY or change.direction is None:
        return None
    sign = -1 if change.direction < 0 else 1
    budget = value.amount.value - sign * amount.value
    found = ratio(
        value.amount.value,
        value.amount.interval,
        budget,
        value.amount.interval - amount.interval.times(sign),
    )
    if found is None:
        return None
    expected = percent_text(found.printed, statement.digits)
    verdict = judge(found, stated, statement.digits)
    return Relation(
        rule("share.completion"),
        key,
        verdict,
        (
            stated_operand(statement, "百分比"),
            print_operand(value, "分子"),
            stated_operand(change, "与预算的差额"),
        ),
        expected=expected,
        words={
            "part": statement.cited.part,
            "subject": statement.subject.words,
            "base": statement.base.phase if statement.base is not None else "预算",
            "printed": statement.cited.printed,
            "expected": expected,
            "numerator": f"{value.amount}",
            "denominator": f"按差额推算为 {shown(budget, value.amount.unit, value.amount.precision)}",
        },
        fold="tail/text" if verdict is Verdict.TAIL else "",
    )
