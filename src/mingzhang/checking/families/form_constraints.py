"""What the relations of one money row of a form demand of its figures."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import PERCENT, SCORE, Amount
from mingzhang.checking.constraints import Quotient, Sum, Term, cell_of
from mingzhang.checking.families.form_rows import ExecutionRow, Judgement, decimals_of, judge_mark, judge_rate
from mingzhang.findings import Constraint, Verdict
from mingzhang.points.reading import FormMoney, Print
from mingzhang.points.scoring import BALANCE, BUDGET, EXECUTED, MARK, RATE


def row_constraint(rule_id: str, row: FormMoney, execution: ExecutionRow) -> Constraint | None:
    """执行 ≤ 预算, 结余 = 预算 − 执行, 执行率 and 得分, each to be judged again with other figures."""
    budget, executed = row.figures.get(BUDGET), row.figures.get(EXECUTED)
    if budget is None or executed is None:
        return None
    if rule_id == "form.executed_within_budget":
        return Sum((Term(1, executed), Term(-1, budget)), inequality=True)
    if rule_id == "form.balance":
        balance = row.figures[BALANCE]
        return Sum((Term(1, balance), Term(-1, budget), Term(1, executed)))
    if rule_id == "form.rate":
        return _quotient(row.figures[RATE], executed, budget, execution)
    return _quotient(row.figures[MARK], executed, budget, execution)


def _quotient(stated: Print, executed: Print, budget: Print, row: ExecutionRow) -> Quotient:
    is_rate = stated.cited.column == RATE or stated.amount.unit == PERCENT
    unit = PERCENT if is_rate else SCORE
    factor = (Fraction(100) if is_rate else row.weight) * unit.scale
    step = unit.scale // int(10 ** decimals_of(row, stated.amount))
    judge = judge_rate if is_rate else judge_mark

    def verdict(shown: int, part: int, whole: int) -> Verdict:
        top, bottom = _with(executed, part), _with(budget, whole)
        changed = replace(row, executed=top, budget=bottom)
        figure = _with(stated, shown)
        changed = replace(changed, rate=figure) if is_rate else replace(changed, mark=figure)
        return _verdict(judge, changed)

    cells = (cell_of(stated), cell_of(executed), cell_of(budget))
    return Quotient(*cells, verdict, factor, max(step, 1), capped=not is_rate)


def _with(item: Print, value: int) -> Amount:
    return replace(item.amount, value=value)


def _verdict(judge: Callable[[ExecutionRow], Judgement | None], row: ExecutionRow) -> Verdict:
    judged = judge(row)
    return judged.verdict if judged is not None else Verdict.UNDECIDED
