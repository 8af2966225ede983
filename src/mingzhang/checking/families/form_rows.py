"""One money row of a form: budget, executed, balance, rate and score, judged against each other.

Rates and scores are computed from 元, so a printed amount stands for its interval: 6.556 万元 is
[6.5555, 6.5565).
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import PERCENT, SCORE, Amount, format_scaled, round_half_up
from mingzhang.checking.families.form_common import is_system_form
from mingzhang.findings import Severity, Verdict
from mingzhang.points.reading import Form, FormMoney
from mingzhang.points.scoring import (
    BALANCE,
    BUDGET,
    COMPILED,
    EXECUTED,
    EXECUTION_WEIGHT,
    FULL_MARKS,
    INITIAL,
    MARK,
    OTHER_EXECUTION_WEIGHTS,
    RATE,
    REQUESTED,
    WEIGHT,
)


class ExecutionRow(Struct, frozen=True):
    """The figures of one row that depend on each other. ``weight``: marks of the execution rate.

    ``confirmed``: the budget equals the initial budget, so that it is hardly the wrong one.
    """

    budget: Amount | None
    executed: Amount | None
    balance: Amount | None
    rate: Amount | None
    mark: Amount | None
    weight: Fraction
    system: bool
    confirmed: bool = False


class Judgement(Struct, frozen=True):
    """How one relation of a row came out. ``expected``, ``difference``: decimal strings; ``how``: the sum."""

    verdict: Verdict
    printed: str = ""
    expected: str = ""
    difference: str = ""
    how: str = ""
    severity: Severity | None = None


HOLDS = Judgement(Verdict.EXACT)


def execution_row(form: Form, row: FormMoney) -> ExecutionRow:
    """The row's figures, and the weight of the execution rate in this form."""

    def amount(column: str) -> Amount | None:
        found = row.figures.get(column)
        return found.amount if found is not None else None

    return ExecutionRow(
        amount(BUDGET),
        amount(EXECUTED),
        amount(BALANCE),
        amount(RATE),
        amount(MARK),
        execution_weight(form, row),
        is_system_form(form),
        _confirmed(row),
    )


def _confirmed(row: FormMoney) -> bool:
    budget = row.figures.get(BUDGET)
    others = [row.figures[column] for column in (COMPILED, INITIAL, REQUESTED) if column in row.figures]
    return budget is not None and any(item.amount.value == budget.amount.value for item in others)


def execution_weight(form: Form, row: FormMoney) -> Fraction:
    """The printed 分值; else 10, or what the indicators leave of 100 where the printed score agrees."""
    printed = row.figures.get(WEIGHT) or next(
        (m.figures[WEIGHT] for m in form.money if WEIGHT in m.figures), None
    )
    if printed is not None and printed.amount.value > 0:
        return Fraction(printed.amount.value, SCORE.scale)
    weights = [item.weight.amount.value for item in form.indicators if item.weight is not None]
    rest = Fraction(FULL_MARKS) - Fraction(sum(weights), SCORE.scale)
    rate, mark = row.figures.get(RATE), row.figures.get(MARK)
    if rest in OTHER_EXECUTION_WEIGHTS and rate is not None and mark is not None:
        due = rest * Fraction(rate.amount.value, 100 * PERCENT.scale)
        if abs(due - Fraction(mark.amount.value, SCORE.scale)) <= Fraction(1, 10):
            return rest
    return Fraction(EXECUTION_WEIGHT)


def balance_of(budget: Amount, executed: Amount) -> int:
    """The balance in 分 that budget and execution leave."""
    return budget.value - executed.value


def judge_within(row: ExecutionRow) -> Judgement | None:
    """执行 ≤ 预算."""
    if row.budget is None or row.executed is None:
        return None
    if row.executed.value <= row.budget.value:
        return HOLDS
    tail = row.executed.interval.low <= row.budget.interval.high
    return Judgement(
        Verdict.TAIL if tail else Verdict.BROKEN,
        str(row.executed),
        f"不超过 {row.budget}",
        _money(row.executed.value - row.budget.value, row.executed),
        "全年预算数",
    )


def judge_balance(row: ExecutionRow) -> Judgement | None:
    """结(转)余 = 预算 − 执行."""
    if row.budget is None or row.executed is None or row.balance is None:
        return None
    due = balance_of(row.budget, row.executed)
    if due == row.balance.value:
        return HOLDS
    tail = (row.budget.interval - row.executed.interval).meets(row.balance.interval)
    return Judgement(
        Verdict.TAIL if tail else Verdict.BROKEN,
        str(row.balance),
        _money(due, row.balance),
        _money(abs(due - row.balance.value), row.balance),
        f"{row.budget.decimal} − {row.executed.decimal}",
    )


def judge_rate(row: ExecutionRow) -> Judgement | None:
    """执行率 = 执行 ÷ 预算; nothing budgeted has rate 0, or none."""
    if row.budget is None or row.executed is None or row.rate is None:
        return None
    printed = Fraction(row.rate.value, PERCENT.scale)
    if row.budget.value <= 0:
        return _nothing_budgeted(row, row.rate)
    share = 100 * Fraction(row.executed.value, row.budget.value)
    how = f"{row.executed.decimal} ÷ {row.budget.decimal}"
    return _judge(row.rate, printed, share, _shares(row, Fraction(100)), how, decimals_of(row, row.rate))


def judge_mark(row: ExecutionRow) -> Judgement | None:
    """执行得分 = 分值 × 执行率, at most the weight; the rounded rate may have been used."""
    if row.budget is None or row.executed is None or row.mark is None:
        return None
    printed = Fraction(row.mark.value, SCORE.scale)
    if row.budget.value <= 0:
        return _nothing_budgeted(row, row.mark)
    due = row.weight * min(Fraction(row.executed.value, row.budget.value), Fraction(1))
    low, high = _shares(row, row.weight)
    how = f"{_plain(row.weight)} × {row.executed.decimal} ÷ {row.budget.decimal}"
    decimals = decimals_of(row, row.mark)
    made = _judge(row.mark, printed, due, (min(low, row.weight), min(high, row.weight)), how, decimals)
    if made.verdict is not Verdict.BROKEN:
        return made
    if row.rate is not None and _by_printed_rate(row, printed, decimals):
        rate_judged = judge_rate(row)
        if rate_judged is not None and rate_judged.verdict is not Verdict.BROKEN:
            return replace(made, verdict=Verdict.TAIL)
    return made if row.system or printed > row.weight else replace(made, severity=Severity.WARNING)


def _by_printed_rate(row: ExecutionRow, printed: Fraction, decimals: int) -> bool:
    rate = Fraction(row.rate.value, 100 * PERCENT.scale) if row.rate is not None else Fraction(0)
    return round_half_up(row.weight * min(rate, Fraction(1)), decimals) == printed


def _nothing_budgeted(row: ExecutionRow, figure: Amount) -> Judgement | None:
    """0 over 0 has no rate: the form shows 0, or nothing."""
    if row.executed is not None and row.executed.value != 0:
        return None
    if figure.value == 0:
        return HOLDS
    return Judgement(Verdict.BROKEN, str(figure), "0", figure.decimal, "全年预算数为 0", Severity.WARNING)


def _shares(row: ExecutionRow, factor: Fraction) -> tuple[Fraction, Fraction]:
    """The interval of ``factor`` × executed ÷ budget."""
    if row.budget is None or row.executed is None:
        return Fraction(0), Fraction(0)
    low = max(row.executed.interval.low, 0)
    return (
        factor * Fraction(low, max(row.budget.interval.high, 1)),
        factor * Fraction(max(row.executed.interval.high, 0), max(row.budget.interval.low, 1)),
    )


def _judge(
    figure: Amount,
    printed: Fraction,
    due: Fraction,
    bounds: tuple[Fraction, Fraction],
    how: str,
    decimals: int,
) -> Judgement:
    """Exact where the computed value prints so; a tail where the intervals meet or the print was cut."""
    if round_half_up(due, decimals) == printed:
        return HOLDS
    half = Fraction(1, 2 * int(10**decimals))
    near = bounds[0] <= printed + half and printed - half <= bounds[1]
    cut = printed <= due < printed + 2 * half
    shown = round_half_up(due, decimals)
    return Judgement(
        Verdict.TAIL if near or cut else Verdict.BROKEN,
        str(figure),
        _plain(shown, decimals),
        _plain(abs(printed - shown), decimals),
        how,
    )


def decimals_of(row: ExecutionRow, figure: Amount) -> int:
    """Decimals of a rate or score: two, as declared for the system's form, else those seen."""
    return max(figure.precision, 2) if row.system else min(figure.precision, 4)


def suspect(row: ExecutionRow) -> tuple[str, str] | None:
    """The one column whose change mends every relation of the row, and the value that does it."""
    if not _broken(row):
        return None
    found = [(column, value) for column, value in _candidates(row) if not _broken(_with(row, column, value))]
    return (found[0][0], found[0][1].decimal) if len(found) == 1 else None


def _broken(row: ExecutionRow) -> bool:
    judged = (judge_within(row), judge_balance(row), judge_rate(row), judge_mark(row))
    return any(item is not None and item.verdict is Verdict.BROKEN for item in judged)


def _candidates(row: ExecutionRow) -> list[tuple[str, Amount]]:
    budget, executed, balance = row.budget, row.executed, row.balance
    if budget is None or executed is None:
        return []
    found: list[tuple[str, Amount]] = []
    if balance is not None:
        found.append((EXECUTED, replace(executed, value=budget.value - balance.value)))
        if not row.confirmed:
            found.append((BUDGET, replace(budget, value=executed.value + balance.value)))
        found.append((BALANCE, replace(balance, value=budget.value - executed.value)))
    if budget.value > 0:
        share = Fraction(executed.value, budget.value)
        if row.rate is not None:
            due = round_half_up(100 * share, decimals_of(row, row.rate))
            found.append((RATE, replace(row.rate, value=int(due * PERCENT.scale))))
        if row.mark is not None:
            due = round_half_up(row.weight * min(share, Fraction(1)), decimals_of(row, row.mark))
            found.append((MARK, replace(row.mark, value=int(due * SCORE.scale))))
    return found


def _with(row: ExecutionRow, column: str, value: Amount) -> ExecutionRow:
    if column == EXECUTED:
        return replace(row, executed=value)
    if column == BUDGET:
        return replace(row, budget=value)
    if column == BALANCE:
        return replace(row, balance=value)
    return replace(row, rate=value) if column == RATE else replace(row, mark=value)


def _money(value: int, like: Amount) -> str:
    return format_scaled(value, like.unit.scale, like.precision)


def _plain(value: Fraction, decimals: int = 0) -> str:
    scaled = round_half_up(value, max(decimals, 4)) * SCORE.scale
    return format_scaled(int(scaled), SCORE.scale, decimals)
