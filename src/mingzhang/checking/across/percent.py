"""A printed percentage against a figure of the document and one of another file."""

from __future__ import annotations

from mingzhang.amount import PERCENT, format_scaled, parse_amount
from mingzhang.checking.across.figures import part_of, there
from mingzhang.checking.ratio import Ratio, judge, percent_text
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import named, print_operand, stated_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.reading import Print, Statement


def against(
    rule_id: str,
    key: str,
    statement: Statement,
    found: Ratio | None,
    *,
    name: str,
    value: tuple[Print, str],
    other: tuple[Print, str],
) -> Relation:
    """Whether ``statement`` states the percentage ``found``; undecided where there is none.

    ``name``: what the percentage is called; ``value``, ``other``: the figures of both files and their roles.
    """
    assert statement.amount is not None
    operands = (stated_operand(statement, name), print_operand(*value), print_operand(*other))
    if found is None:
        return Relation(rule(rule_id), key, Verdict.UNDECIDED, operands, missing=f"不为零的{other[1]}数")
    expected = percent_text(found.printed, statement.digits)
    verdict = judge(found, statement.amount, statement.digits)
    right = parse_amount(expected, PERCENT)
    gap = statement.amount.value - right.value if right else 0
    return Relation(
        rule(rule_id),
        key,
        verdict,
        operands,
        expected=expected,
        difference=format_scaled(gap, PERCENT.scale, statement.amount.precision),
        words={
            "subject": named(statement),
            "part": part_of(statement.cited),
            "printed": statement.cited.printed,
            "expected": expected,
            "value": f"{value[0].amount}",
            "last": f"{other[0].amount}",
            "there": there(other[0]),
        },
        guilty=(0,),
        fold="tail/across" if verdict is Verdict.TAIL else "",
    )
