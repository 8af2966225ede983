"""How indicator values are filled in: numbers where numbers belong, operators that say what is meant."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.form_common import (
    comparable,
    exact,
    failed,
    form_words,
    has_reason,
    is_cost,
    is_met,
    level,
    of_cited,
    of_value,
    operands,
    quantitative,
    same_value,
    total_row,
)
from mingzhang.findings import Operand, Relation
from mingzhang.points.reading import Form, FormValue, Indicator, Reading
from mingzhang.points.scoring import BUDGET, COMPILED, INITIAL, OVERFULFILMENT_PERCENT


def relations(reading: Reading) -> Iterator[Relation]:
    """P25–P28, P35 and C24."""
    for form in reading.self_evaluations:
        has_initial = any(item.initial.cited is not None for item in form.indicators)
        for number, item in enumerate(form.indicators, 1):
            if item.lost:
                continue
            key = f"{form.scope}/{number}"
            yield from _actual(form, item, key)
            if quantitative(item) is None:
                continue
            if has_initial:
                yield from _initial(form, item, key)
            yield from _operator(form, item, key)
            yield from _overfulfilled(form, item, key)
    yield from _consistent(reading)


def _words(form: Form, item: Indicator, printed: str) -> dict[str, str]:
    return {
        "form": form_words(form),
        "indicator": level(item),
        "printed": printed,
        "target": item.target.text,
        "actual": item.actual.text or "（空）",
    }


def _cell(value: FormValue, item: Indicator, role: str) -> Operand:
    return of_value(value, role) or of_cited(item.name, role)


def _initial(form: Form, item: Indicator, key: str) -> Iterator[Relation]:
    """The initial value has a number, and equals the adjusted one where the budget was not adjusted."""
    cell = _cell(item.initial, item, "年初指标值")
    if item.initial.amount is None:
        words = _words(form, item, item.initial.text or "（空）")
        yield failed("form.initial_value", key, [cell], words, guilty=(0,), fold="form.initial_value")
        return
    yield exact("form.initial_value", key, [cell])
    target = item.target.amount
    if target is None or not comparable(item.initial.amount, target) or not _unadjusted(form):
        return
    cells = [cell, _cell(item.target, item, "调整后指标值")]
    constraint = same_value(item.initial, item.target)
    if item.initial.amount.value == target.value:
        yield exact("form.adjusted_value", key, cells, constraint)
    else:
        words = _words(form, item, item.initial.text)
        yield failed("form.adjusted_value", key, cells, words, guilty=(0,), constraint=constraint)


def _unadjusted(form: Form) -> bool:
    """Whether the budget of the project was not adjusted during the year."""
    row = total_row(form)
    if row is None:
        return False
    initial = row.figures.get(COMPILED) or row.figures.get(INITIAL)
    budget = row.figures.get(BUDGET)
    return initial is not None and budget is not None and initial.amount.value == budget.amount.value


def _actual(form: Form, item: Indicator, key: str) -> Iterator[Relation]:
    """The actual value is a plain number, and there is one."""
    if quantitative(item) is None and item.actual.text:
        return
    cell = _cell(item.actual, item, "实际完成值")
    if item.actual.cited is not None and item.actual.operator not in ("≥", "≤", ">", "<"):
        yield exact("form.actual_value", key, [cell])
        return
    words = _words(form, item, item.actual.text or "（空）")
    yield failed("form.actual_value", key, [cell], words, guilty=(0,), fold="form.actual_value")


def _operator(form: Form, item: Indicator, key: str) -> Iterator[Relation]:
    """An "=" indicator ends where it was set."""
    figures = quantitative(item)
    if figures is None or item.target.operator != "=" or not comparable(*figures):
        return
    cells = operands(of_value(item.target, "目标值"), of_value(item.actual, "实际完成值"))
    constraint = same_value(item.target, item.actual)
    if figures[0].value == figures[1].value:
        yield exact("form.equal_target", key, cells, constraint)
        return
    words = _words(form, item, item.target.text)
    words["advice"] = "把“=”改为“≤”或“≥”" if is_cost(item) else "把“=”改为“≥”或“≤”"
    yield failed(
        "form.equal_target",
        key,
        cells,
        words,
        guilty=(0,),
        fold="form.equal_target",
        constraint=constraint,
    )


def _overfulfilled(form: Form, item: Indicator, key: str) -> Iterator[Relation]:
    """Far above the target: the target was set low, or something happened; say which."""
    figures = quantitative(item)
    if figures is None or is_cost(item) or item.target.operator in ("≤", "<") or not comparable(*figures):
        return
    target, actual = figures
    cells = operands(of_value(item.actual, "实际完成值"), of_value(item.target, "目标值"))
    if 100 * actual.value <= OVERFULFILMENT_PERCENT * target.value or has_reason(item.deviation):
        yield exact("form.over_fulfilled", key, cells)
        return
    words = _words(form, item, item.actual.text)
    yield failed("form.over_fulfilled", key, cells, words, guilty=(0,), fold="form.over_fulfilled")


def _consistent(reading: Reading) -> Iterator[Relation]:
    """C24: indicators of one name, both short of their targets, are scored by one rule."""
    named: dict[str, list[tuple[Form, Indicator]]] = {}
    for form in reading.forms:
        for item in form.indicators:
            figures = quantitative(item)
            if figures is None or item.weight is None or item.score is None or not comparable(*figures):
                continue
            if not is_met(item, *figures):
                named.setdefault(f"{item.name.printed}{item.target.operator}", []).append((form, item))
    for name, found in named.items():
        if len(found) < 2:
            continue
        cells = [of_cited(item.name, form_words(form)) for form, item in found]
        full = [form for form, item in found if _is_full(item)]
        if len(full) in (0, len(found)):
            yield exact("form.scoring_consistent", name, cells)
            continue
        others = [form for form, item in found if not _is_full(item)]
        words = {
            "indicator": found[0][1].name.printed,
            "full": "、".join(map(form_words, full)),
            "deducted": "、".join(map(form_words, others)),
        }
        yield failed("form.scoring_consistent", name, cells, words)


def _is_full(item: Indicator) -> bool:
    return (
        item.score is not None
        and item.weight is not None
        and item.score.amount.value >= item.weight.amount.value
    )
