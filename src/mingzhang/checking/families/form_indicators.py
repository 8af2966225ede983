"""Scoring of indicators: quantitative rule, qualitative bands, reasons for deductions, cost against money."""

from __future__ import annotations

from collections.abc import Iterator, Set
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import SCORE, Amount, Kind, format_scaled, round_half_up
from mingzhang.checking.constraints import Judged, cell_at, cell_of
from mingzhang.checking.families.form_common import (
    comparable,
    exact,
    failed,
    form_words,
    has_reason,
    is_cost,
    is_met,
    is_system_form,
    level,
    lower_is_better,
    of_cited,
    of_print,
    of_value,
    operands,
    quantitative,
    short,
    total_row,
    undecided,
    visible_decimals,
)
from mingzhang.findings import Key, Relation, Room, Severity, Values, Verdict
from mingzhang.points.reading import Form, FormValue, Indicator, Print, Reading, Source
from mingzhang.points.scoring import (
    ATTAINED,
    BUDGET,
    COMPILED,
    EXECUTED,
    INITIAL,
    NOT_ATTAINED,
    OUTPUT,
    PARTLY_ATTAINED,
    Band,
)
from mingzhang.regex import regex

_REVERSE = regex(
    r"投诉|事故|差错|误差|违规|违法|死亡|伤亡|失误|退回|逾期|空置|发生率|发生数|下降|压减|降低|减少|时间|天数|时限|周期"
)
_ACHIEVED = regex(r"达成|生成预期|达到预期|完成预期|实现预期|指标并具")
_EACH = regex(r"每|人均|/|单价|标准|均")


def relations(reading: Reading) -> Iterator[Relation]:
    """P20–P24 on every indicator with weight and score."""
    for form in reading.self_evaluations:
        for number, item in enumerate(form.indicators, 1):
            if item.lost:
                continue
            key = f"{form.scope}/{number}"
            yield from _quantitative(form, item, key)
            yield from _band(form, item, key)
            yield from _deduction(form, item, key)
        if is_system_form(form):
            yield from _cost(form)


def _quantitative(form: Form, item: Indicator, key: str) -> Iterator[Relation]:
    """Met: the full weight. Unmet: the weight in proportion."""
    figures = quantitative(item)
    if figures is None or (item.weight is None and item.score is None):
        return
    cells = operands(
        of_print(item.score) if item.score else None,
        of_value(item.target, "目标值"),
        of_value(item.actual, "实际完成值"),
        of_print(item.weight) if item.weight else None,
    )
    target, actual = figures
    if item.weight is None or item.score is None:
        yield undecided("form.quantitative_score", key, "分值或得分", cells)
    elif not comparable(target, actual):
        yield undecided("form.quantitative_score", key, "目标值与实际完成值的计量单位不同", cells)
    else:
        made = _scored(form, item, item.weight, item.score, key)
        mild = made.severity is Severity.WARNING
        constraint = _score_constraint(form, item, item.weight, item.score, key, mild)
        yield replace(made, constraint=constraint)


def _scored(form: Form, item: Indicator, weight: Print, score: Print, key: str) -> Relation:
    figures = quantitative(item)
    met = figures is not None and is_met(item, *figures)
    return (_met if met else _unmet)(form, item, weight, score, key)


def _score_constraint(
    form: Form, item: Indicator, weight: Print, score: Print, key: str, mild: bool
) -> Judged:
    """The same judgement with another score, weight, target or actual value; what is mild asks for nothing."""
    cells = [cell_of(score), cell_of(weight)]
    for value in (item.target, item.actual):
        if value.cited is not None and value.amount is not None:
            cells.append(cell_at(value.cited, value.amount, Source.FORM))

    def changed(values: Values) -> Indicator:
        return replace(
            item,
            score=_reading(score, values.get(cells[0].key)),
            weight=_reading(weight, values.get(cells[1].key)),
            target=_valued(item.target, values),
            actual=_valued(item.actual, values),
        )

    def again(values: Values) -> Verdict:
        now = changed(values)
        assert now.score is not None
        assert now.weight is not None
        return _scored(form, now, now.weight, now.score, key).verdict

    def room(keys: Set[Key], values: Values) -> Room | None:
        own = [cell.key in keys for cell in cells]
        return None if mild or sum(own) != 1 else _asked(changed(values), own.index(True))

    return Judged(tuple(cells), again, room)


def _asked(now: Indicator, which: int) -> Room | None:
    """What the other figures of the row ask of the score (0), the weight (1), the target (2) or the actual value (3)."""
    figures = quantitative(now)
    if figures is None or now.weight is None or now.score is None:
        return None
    target, actual = (figure.value for figure in figures)
    if which >= 2:
        if now.score.amount.value < now.weight.amount.value:
            return None
        other = actual if which == 2 else target
        due = _proportional(now, now.weight)
        if due is not None and 10 * due >= 9 * Fraction(now.weight.amount.value, SCORE.scale):
            return Room(other, other, other)  # so near the rule may just as well have been applied wrongly
        upper = lower_is_better(now) is (which == 3)
        return Room(None if upper else other, other if upper else None, other, firm=False)
    if is_met(now, *figures):
        full = (now.weight if which == 0 else now.score).amount.value
        return Room(full, full, full)
    due = _proportional(now, now.weight)
    if which == 1 or due is None:
        return None
    step = SCORE.scale // int(10 ** max(visible_decimals(now.score.cited), 2))
    value = int(round_half_up(Fraction(due * SCORE.scale, step), 0)) * step
    value = min(value, now.weight.amount.value - step)  # what is not met never earns full marks
    return Room(value - step, value + step, value)


def _reading(item: Print, value: int | None) -> Print:
    return item if value is None else replace(item, amount=replace(item.amount, value=value))


def _valued(item: FormValue, values: Values) -> FormValue:
    if item.cited is None or item.amount is None:
        return item
    value = values.get(item.cited.place.order)
    return item if value is None else replace(item, amount=replace(item.amount, value=value))


def _met(form: Form, item: Indicator, weight: Print, score: Print, key: str) -> Relation:
    cells = operands(
        of_print(score),
        of_value(item.target, "目标值"),
        of_value(item.actual, "实际完成值"),
        of_print(weight),
    )
    full = score.amount.value >= weight.amount.value
    if full or has_reason(item.deviation) or _unsure(item):
        return exact("form.quantitative_score", key, cells)
    words = _score_words(
        form, item, weight, score, str(weight.amount.decimal), "已达到目标，应得满分，却扣了分且没有说明原因"
    )
    return failed("form.quantitative_score", key, cells, words, severity=Severity.WARNING, guilty=(0,))


def _unmet(form: Form, item: Indicator, weight: Print, score: Print, key: str) -> Relation:
    cells = operands(
        of_print(score),
        of_value(item.target, "目标值"),
        of_value(item.actual, "实际完成值"),
        of_print(weight),
    )
    due = _proportional(item, weight)
    if due is None:
        return undecided("form.quantitative_score", key, "目标值为 0，无法按比例计分", cells)
    printed = Fraction(score.amount.value, SCORE.scale)
    full = score.amount.value >= weight.amount.value
    decimals = {2, visible_decimals(score.cited)}
    rounds_to_full = round_half_up(due, 2) >= Fraction(weight.amount.value, SCORE.scale)
    below_full = Fraction(weight.amount.value, SCORE.scale) - Fraction(1, 100)
    if not full and (
        any(round_half_up(due, digits) == printed for digits in decimals)
        # What rounds to full marks without earning them is printed as the most that is not full.
        or (rounds_to_full and printed == below_full)
    ):
        return exact("form.quantitative_score", key, cells)
    if _unsure(item):
        return undecided("form.quantitative_score", key, "指标是越大越好还是越小越好", cells)
    shown = _plain(below_full if rounds_to_full else round_half_up(due, 2), 2)
    if full:
        due_shown = _plain(round_half_up(due, 4), 2) if rounds_to_full else shown
        why = f"没有达到目标，按完成比例应得 {due_shown} 分，却给了满分"
        mild = rounds_to_full or has_reason(item.deviation)
        why += "（四舍五入后恰为满分）" if rounds_to_full else ""
        why += f"；原因栏写有“{short(item.deviation, 20)}”" if has_reason(item.deviation) else ""
    else:
        why = f"没有达到目标，按完成比例应得 {shown} 分"
        mild = not is_system_form(form)
    words = _score_words(form, item, weight, score, shown, why)
    difference = _plain(abs(round_half_up(due, 2) - printed), 2)
    return failed(
        "form.quantitative_score",
        key,
        cells,
        words,
        severity=Severity.WARNING if mild else None,
        guilty=(0,),
        expected="" if mild else shown,
        difference=difference,
    )


def _score_words(
    form: Form, item: Indicator, weight: Print, score: Print, expected: str, why: str
) -> dict[str, str]:
    return {
        "form": form_words(form),
        "indicator": level(item),
        "target": item.target.text,
        "actual": item.actual.text,
        "weight": weight.cited.printed,
        "printed": score.cited.printed,
        "expected": expected,
        "why": why,
    }


def _proportional(item: Indicator, weight: Print) -> Fraction | None:
    figures = quantitative(item)
    if figures is None:
        return None
    target, actual = figures
    part, whole = (target, actual) if lower_is_better(item) else (actual, target)
    if whole.value <= 0 or part.value < 0:
        return None
    return Fraction(weight.amount.value, SCORE.scale) * Fraction(part.value, whole.value)


def _unsure(item: Indicator) -> bool:
    """Whether "=" leaves open which direction is better (days, complaints, accidents)."""
    if item.target.operator in ("≥", "≤", ">", "<") or is_cost(item):
        return False
    return item.level2 == "时效" or _REVERSE.search(item.name.printed) is not None


def band_of(text: str) -> Band | None:
    """The band of a qualitative result by its wording, None where it is free text."""
    word = "".join(text.split())
    if not _ACHIEVED.search(word) or len(word) > 40:
        return None
    if "部分" in word or "并具" in word:
        return PARTLY_ATTAINED
    return NOT_ATTAINED if word.startswith(("未", "没有", "尚未")) else ATTAINED


def _band(form: Form, item: Indicator, key: str) -> Iterator[Relation]:
    """达成 earns 80–100 %, 部分达成 60–80 %, 未达成 0–60 %."""
    band = band_of(item.actual.text) if quantitative(item) is None else None
    if band is None or item.weight is None or item.score is None or item.weight.amount.value <= 0:
        return
    actual = of_value(item.actual, "实际完成值")
    cells = operands(of_print(item.score), of_print(item.weight), actual)
    share = Fraction(100 * item.score.amount.value, item.weight.amount.value)
    if band.low <= share <= band.high:
        yield exact("form.qualitative_band", key, cells)
        return
    words = {
        "form": form_words(form),
        "indicator": level(item),
        "actual": item.actual.text,
        "printed": item.score.cited.printed,
        "weight": item.weight.cited.printed,
        "share": _plain(round_half_up(share, 0)),
        "low": str(band.low),
        "high": str(band.high),
    }
    yield failed("form.qualitative_band", key, cells, words, guilty=(0,))


def _deduction(form: Form, item: Indicator, key: str) -> Iterator[Relation]:
    """A deduction, or an unmet target, needs a reason."""
    if item.weight is None or item.score is None:
        return
    figures = quantitative(item)
    short_of = (
        figures is not None and comparable(*figures) and not is_met(item, *figures) and not _unsure(item)
    )
    deducted = item.score.amount.value < item.weight.amount.value
    if not (short_of or deducted):
        return
    reason = (
        item.deviation
        if has_reason(item.deviation)
        else item.note
        if has_reason(item.note) and deducted
        else None
    )
    cells = operands(of_print(item.score), of_cited(reason) if reason else None)
    if reason is not None:
        yield exact("form.deviation_reason", key, cells)
        return
    words = {
        "form": form_words(form),
        "indicator": level(item),
        "printed": item.score.cited.printed,
        "weight": item.weight.cited.printed,
        "what": "扣了分" if deducted else "没有达到目标",
    }
    yield failed("form.deviation_reason", key, cells, words)


def _cost(form: Form) -> Iterator[Relation]:
    """P23, P24: the cost indicators that price the whole project carry its budget, and its execution."""
    row = total_row(form)
    costs = [item for item in form.indicators if is_cost(item) and not item.lost]
    if row is None or BUDGET not in row.figures or not costs:
        return
    targets = [_money(item.target.amount) for item in costs]
    if any(value is None for value in targets):
        return
    budget = row.figures[BUDGET]
    accepted = [row.figures[column] for column in (BUDGET, COMPILED, INITIAL) if column in row.figures]
    quantity = _quantity(form, sum(value or 0 for value in targets), [item.amount.value for item in accepted])
    cells = [cell for item in costs if (cell := of_value(item.target, "成本目标值"))]
    summed = sum(value or 0 for value in targets) * quantity
    if any(_near(summed, len(costs), item.amount) for item in accepted):
        yield exact("form.cost_target", form.scope, [*cells, of_print(budget)])
        yield from _cost_actual(form, costs, row.figures.get(EXECUTED), quantity)
    elif not any(_EACH.search(item.name.printed) for item in costs):
        words = {
            "form": form_words(form),
            "printed": _wan(summed),
            "expected": budget.amount.decimal,
        }
        yield failed(
            "form.cost_target",
            form.scope,
            [*cells, of_print(budget)],
            words,
            fold="form.cost_target",
        )


def _quantity(form: Form, summed: int, budgets: list[int]) -> int:
    """1, or the number of units where a unit cost times a quantity of the form is the budget."""
    if summed in budgets:
        return 1
    for item in form.indicators:
        amount = item.target.amount
        if (
            item.level1 == OUTPUT
            and amount is not None
            and amount.kind is Kind.COUNT
            and amount.value % SCORE.scale == 0
        ):
            count = amount.value // SCORE.scale
            if count > 1 and summed * count in budgets:
                return count
    return 1


def _near(summed: int, count: int, budget: Amount) -> bool:
    """Whether a sum of ``count`` rounded costs may be the budget."""
    return abs(summed - budget.value) <= budget.step * count


def _cost_actual(
    form: Form, costs: list[Indicator], executed: Print | None, quantity: int
) -> Iterator[Relation]:
    actuals = [_money(item.actual.amount) for item in costs]
    if executed is None or any(value is None for value in actuals):
        return
    summed = sum(value or 0 for value in actuals) * quantity
    cells = [cell for item in costs if (cell := of_value(item.actual, "成本完成值"))]
    cells.append(of_print(executed))
    difference = abs(summed - executed.amount.value)
    if difference == 0:
        yield exact("form.cost_actual", form.scope, cells)
        return
    copied = all(item.actual.amount == item.target.amount for item in costs)
    # Costs in 万元 with two decimals each: half a last-place unit each may be rounding.
    half = sum(item.actual.amount.step for item in costs if item.actual.amount is not None) * quantity
    tail = not copied and difference <= half // 2 + executed.amount.step
    words = {
        "form": form_words(form),
        "printed": _wan(summed),
        "expected": executed.amount.decimal,
        "difference": _wan(difference),
        "why": "完成值与目标值相同，像是照抄了目标值" if copied else "两者不一致",
    }
    yield failed(
        "form.cost_actual",
        form.scope,
        cells,
        words,
        verdict=Verdict.TAIL if tail else Verdict.BROKEN,
        difference=_wan(difference),
        fold="form.cost_actual.tail" if tail else "form.cost_actual",
    )


def _money(amount: Amount | None) -> int | None:
    return amount.value if amount is not None and amount.kind is Kind.MONEY else None


def _wan(value: int) -> str:
    return format_scaled(value, 1_000_000, 2)


def _plain(value: Fraction, decimals: int = 0) -> str:
    return format_scaled(int(value * SCORE.scale), SCORE.scale, decimals)
