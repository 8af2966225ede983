"""Money rows of 自评表: totals and sources, execution within the budget, balance, rate, execution score."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mingzhang.amount import format_scaled
from mingzhang.checking.constraints import Sum, Term, cell_of, same_digits
from mingzhang.checking.families.form_common import (
    exact,
    failed,
    form_words,
    has_reason,
    is_system_form,
    of_cited,
    of_print,
    sources,
    total_row,
    undecided,
    visible_decimals,
)
from mingzhang.checking.families.form_constraints import row_constraint
from mingzhang.checking.families.form_rows import (
    Judgement,
    execution_row,
    judge_balance,
    judge_mark,
    judge_rate,
    judge_within,
    suspect,
)
from mingzhang.checking.rulebook.forms import advice, judgement
from mingzhang.findings import Operand, Relation, Verdict
from mingzhang.points.reading import Form, FormMoney, Print, Reading
from mingzhang.points.scoring import (
    BALANCE,
    BUDGET,
    COMPILED,
    DECLARED_DECIMALS,
    EXECUTED,
    INITIAL,
    MARK,
    MONEY_COLUMNS,
    RATE,
    REQUESTED,
)

_EXHAUSTIVE = (
    "财政资金",
    "财政拨款",
    "当年财政拨款",
    "上年结转",
    "其他资金",
    "其它资金",
    "单位资金",
    "自有资金",
)


def relations(reading: Reading) -> Iterator[Relation]:
    """P05–P11, P30, P31, P36 on every form that has a money row."""
    for form in reading.self_evaluations:
        total = total_row(form)
        if total is None:
            continue
        yield from _sum_of_sources(form, total)
        yield from _execution(form, total, form.scope)
        if len(sources(form)) > 1:
            for number, row in enumerate(sources(form), 1):
                yield from _execution(form, row, f"{form.scope}/{number}")
        if is_system_form(form):
            yield from _hints(form, total)


def _sum_of_sources(form: Form, total: FormMoney) -> Iterator[Relation]:
    """资金总额 is the sum of its sources, column by column; rate and score only where there is one source."""
    parts = sources(form)
    if not total.total or not parts:
        return
    for column, printed in total.figures.items():
        added = [row.figures[column] for row in parts if column in row.figures]
        if not added or (column not in MONEY_COLUMNS and len(parts) > 1) or column == "分值":
            continue
        yield _one_sum(form, total, printed, added, column)


def _one_sum(form: Form, total: FormMoney, printed: Print, added: list[Print], column: str) -> Relation:
    key = f"{form.scope}/{column}"
    cells = [of_print(printed, "合计"), *(of_print(item, "分项", -1) for item in added)]
    whole = sum(item.amount.value for item in added)
    difference = printed.amount.value - whole
    terms = (Term(1, printed), *(Term(-1, item) for item in added))
    constraint = Sum(terms, strict=len(added) == 1)
    if difference == 0:
        return exact("form.total_row", key, cells, constraint)
    parts = sources(form)
    if len(parts) > 1 and (len(added) < len(parts) or not all(_is_flat(row) for row in parts)):
        return undecided("form.total_row", key, "各资金来源行是否并列、是否齐全", cells)
    low = sum(item.amount.interval.low for item in added)
    high = sum(item.amount.interval.high for item in added)
    within = printed.amount.interval.low <= high and low <= printed.amount.interval.high
    verdict = Verdict.TAIL if within and len(added) > 1 else Verdict.BROKEN
    scale, digits = printed.amount.unit.scale, printed.amount.precision
    expected = format_scaled(whole, scale, digits)
    gap = format_scaled(abs(difference), scale, digits)
    words = {
        "form": form_words(form),
        "column": column,
        "printed": str(printed.amount),
        "parts": " + ".join(item.amount.decimal for item in added),
        "expected": expected,
        "difference": gap,
        "judgement": judgement(verdict),
        "advice": advice(verdict, "column"),
    }
    guilty = _guilty_of_sum(form, total, parts) if len(added) == 1 else ()
    return failed(
        "form.total_row",
        key,
        cells,
        words,
        verdict=verdict,
        expected=expected if guilty == (0,) else "",
        difference=gap,
        guilty=guilty,
        constraint=constraint,
    )


def _is_flat(row: FormMoney) -> bool:
    """Whether a source stands beside the others, not below one of them."""
    return any(row.origin.endswith(ending) or ending in row.origin for ending in _EXHAUSTIVE)


def _guilty_of_sum(form: Form, total: FormMoney, parts: tuple[FormMoney, ...]) -> tuple[int, ...]:
    """With one source, the row whose own relations fail is the wrong one."""
    above, below = _all_hold(form, total), _all_hold(form, parts[0])
    if above is below:
        return ()
    return (1,) if above else (0,)


def _all_hold(form: Form, row: FormMoney) -> bool:
    execution = execution_row(form, row)
    judged = (judge_within(execution), judge_balance(execution), judge_rate(execution), judge_mark(execution))
    return all(item is None or item.verdict is not Verdict.BROKEN for item in judged)


def _execution(form: Form, row: FormMoney, key: str) -> Iterator[Relation]:
    """Execution ≤ budget, balance, rate and execution score of one row."""
    execution = execution_row(form, row)
    blamed = suspect(execution)
    for rule_id, columns, judged in (
        ("form.executed_within_budget", (EXECUTED, BUDGET), judge_within(execution)),
        ("form.balance", (BALANCE, BUDGET, EXECUTED), judge_balance(execution)),
        ("form.rate", (RATE, EXECUTED, BUDGET), judge_rate(execution)),
        ("form.execution_score", (MARK, EXECUTED, BUDGET), judge_mark(execution)),
    ):
        cells = [of_print(row.figures[column]) for column in columns if column in row.figures]
        if judged is None:
            if columns[0] in row.figures and not row.figures[columns[0]].blank:
                lacking = "、".join(column for column in columns if column not in row.figures) or "全年预算数"
                yield undecided(rule_id, key, lacking, cells)
        elif judged.verdict is Verdict.EXACT:
            yield exact(rule_id, key, cells, row_constraint(rule_id, row, execution))
        else:
            told = _told(form, row, rule_id, key, cells, judged, blamed)
            yield replace(told, constraint=row_constraint(rule_id, row, execution))


def _told(
    form: Form,
    row: FormMoney,
    rule_id: str,
    key: str,
    cells: list[Operand],
    judged: Judgement,
    blamed: tuple[str, str] | None,
) -> Relation:
    guilty: tuple[int, ...] = ()
    expected = judged.expected
    if judged.verdict is Verdict.BROKEN and blamed is not None and blamed[0] in row.figures:
        same = _same_fact(form, row, blamed[0])
        known = [of_print(item) for item in same]
        cells = [*known, *(cell for cell in cells if all(cell.cited != item.cited for item in same))]
        guilty, expected = tuple(range(len(known))), blamed[1]
    words = {
        "form": form_words(form),
        "row": row.origin,
        "printed": judged.printed,
        "computed": judged.expected,
        "how": judged.how,
        "difference": judged.difference,
        "judgement": judgement(judged.verdict),
        "advice": advice(judged.verdict, "execution"),
        "guess": f"从其余各数推算，{blamed[0]}应为 {blamed[1]}。" if guilty and blamed else "",
    }
    return failed(
        rule_id,
        key,
        cells,
        words,
        verdict=judged.verdict,
        severity=judged.severity,
        expected=expected,
        difference=judged.difference,
        guilty=guilty,
        fold=f"{rule_id}.tail" if judged.verdict is Verdict.TAIL else "",
    )


def _same_fact(form: Form, row: FormMoney, column: str) -> list[Print]:
    """The print of the row, and the equal one of the only source: one fact printed twice."""
    first = row.figures[column]
    parts = sources(form)
    others = [parts[0]] if row.total and len(parts) == 1 else []
    same = [item.figures[column] for item in others if column in item.figures]
    return [first, *(item for item in same if item.amount.value == first.amount.value)]


def _hints(form: Form, total: FormMoney) -> Iterator[Relation]:
    """P06, P07, P30, P31, P36: hints on the form a finance system prints."""
    figures = total.figures
    compiled = figures.get(COMPILED) or figures.get(INITIAL)
    for rule_id, one, two in (
        ("form.unadjusted_budget", figures.get(BUDGET), compiled),
        ("form.declared_budget", figures.get(REQUESTED), figures.get(COMPILED)),
    ):
        if one is None or two is None:
            continue
        cells = [of_print(one), of_print(two)]
        constraint = same_digits(cell_of(one), cell_of(two))
        if one.amount.value == two.amount.value:
            yield exact(rule_id, form.scope, cells, constraint)
            continue
        words = {"form": form_words(form), "printed": str(one.amount), "expected": str(two.amount)}
        yield failed(rule_id, form.scope, cells, words, guilty=(0,), fold=rule_id, constraint=constraint)
    yield from _reason(form, total)
    yield from _digits(form, total)
    yield _precision(form)


def _reason(form: Form, total: FormMoney) -> Iterator[Relation]:
    """A rate below 100 needs a reason."""
    rate = total.figures.get(RATE)
    if rate is None:
        return
    reasons = [row.deviation for row in form.money if has_reason(row.deviation)]
    if rate.amount.value >= 1_000_000 or reasons:
        yield exact("form.money_reason", form.scope, [of_print(rate), *(of_cited(c) for c in reasons if c)])
        return
    words = {"form": form_words(form), "printed": str(rate.amount)}
    yield failed(
        "form.money_reason", form.scope, [of_print(rate)], words, guilty=(0,), fold="form.money_reason"
    )


def _digits(form: Form, total: FormMoney) -> Iterator[Relation]:
    """One figure, one way of printing it: 100 and 100.00."""
    parts = sources(form)
    if len(parts) != 1:
        return
    pairs = [
        (item, parts[0].figures[column])
        for column, item in total.figures.items()
        if column in parts[0].figures
    ]
    unlike = [
        (one, two)
        for one, two in pairs
        if one.amount.value == two.amount.value
        and not one.blank
        and not two.blank
        and visible_decimals(one.cited) != visible_decimals(two.cited)
    ]
    if not unlike:
        yield exact("form.money_digits", form.scope, [of_print(one) for one, _ in pairs])
        return
    one, two = unlike[0]
    words = {
        "form": form_words(form),
        "column": one.cited.column,
        "printed": one.cited.printed,
        "other": two.cited.printed,
    }
    cells = [of_print(item) for pair in unlike for item in pair]
    yield failed("form.money_digits", form.scope, cells, words, fold="form.money_digits")


def _precision(form: Form) -> Relation:
    """No figure has more decimals than its column declares."""
    figures = [(column, item) for row in form.money for column, item in row.figures.items() if not item.blank]
    wrong = [
        (column, item)
        for column, item in figures
        if item.amount.unit.symbol in ("万元", "%", "分")
        and visible_decimals(item.cited) > DECLARED_DECIMALS[column]
    ]
    if not wrong:
        return exact("form.money_precision", form.scope, [of_print(item) for _, item in figures])
    column, item = wrong[0]
    words = {
        "form": form_words(form),
        "column": column,
        "printed": item.cited.printed,
        "decimals": str(DECLARED_DECIMALS[column]),
    }
    cells = [of_print(item) for _, item in wrong]
    return failed("form.money_precision", form.scope, cells, words, fold="form.money_precision")
