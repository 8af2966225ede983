"""Indicators against the words around them: the form's texts, other forms' texts, the indicator's own name.

Two nouns are taken for the same only where their heads share their characters and the counting unit is
the same; what differs is at most a warning, because a text may speak of a part, an indicator of a plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from mingzhang.amount import Amount, Interval, Kind
from mingzhang.checking.constraints import Agreement, cell_at, same_digits
from mingzhang.checking.families.prose_support import (
    GOAL,
    FreeNumber,
    Text,
    form_texts,
    free_numbers,
    same_counting,
    sentence_around,
    within,
)
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Cell, Cited, Operand, Relation, Verdict
from mingzhang.points.reading import Form, FormValue, Indicator, Print, Reading, Source
from mingzhang.points.scoring import COST_LEVELS
from mingzhang.regex import regex

_TAIL = regex(r"(?:数量|人数|户数|家数|次数|个数|件数|总数|场次|批次|数|计划|完成|情况|任务|总量|总额)+$")
_HEAD = regex(r"^(?:累计|全年|实际|计划|完成|实现|新增|开展|组织|预计|共|已|本年|年度|拟)+")
_ACTION = regex(
    r"^(?:审计|检查|培训|慰问|走访|接待|接访|救助|补助|补贴|新增|服务|开展|完成|资助|帮扶|受理|办理|举办)"
)
_POPULATION = regex(r"(?:户数|家数|个数|总数|数量|数)$")
_PER_HEAD = regex(r"每人|人均|每名|每户|户均")
_LOOSE = (Fraction(4, 5), Fraction(5, 4))
"""How far apart two figures may be before a loosely matched noun is taken for another thing."""
_EQUAL_NOUNS = (Fraction(1, 2), Fraction(2))
_MOST = 3
"""A text that counts more than this many times the whole speaks of something else."""


class Measured(Struct, frozen=True):
    """A value of an indicator: amount and unit as a number in prose has them."""

    amount: Amount
    unit: str
    operator: str
    cited: Cited


def relations(reading: Reading) -> Iterator[Relation]:
    """Names against values, texts against indicators of the same form and of others, per-head costs."""
    told = [(form, list(form_texts(reading, form))) for form in reading.forms]
    for form, texts in told:
        for row, indicator in enumerate(form.indicators, 1):
            yield from _name(form, indicator, row)
            yield from _own_texts(form, indicator, row, texts)
        yield from _per_head(form)
    yield from _populations(told)


def measured(value: FormValue) -> Measured | None:
    """The amount of a value, read as prose reads it, so that 22亿 and 21.86亿元 are one kind of thing."""
    if value.amount is None or value.cited is None:
        return None
    unit = value.unit or value.amount.unit.symbol
    numbers = free_numbers(f"{value.amount.decimal}{unit}") if unit else ()
    if len(numbers) == 1:
        return Measured(numbers[0].amount, numbers[0].unit, value.operator, value.cited)
    return Measured(value.amount, unit, value.operator, value.cited)


# ── an indicator's name against its values ───────────────────────────────────────────────────────


def _name(form: Form, indicator: Indicator, row: int) -> Iterator[Relation]:
    """聘用2家… with a first value of 1家: the name carries the target, so the first value is odd."""
    counted = [n for n in free_numbers(indicator.name.printed) if n.amount.kind is Kind.COUNT]
    named = [n for n in counted if not n.approximate]
    target, initial = measured(indicator.target), measured(indicator.initial)
    if len(named) != 1 or target is None or not same_counting(named[0].unit, target.unit):
        return
    number = named[0]
    if number.amount.value != target.amount.value or initial is None:
        return
    operands = (_operand(initial, "年初值"), Operand(indicator.name, "名称", number.digits, number.unit))
    key = f"{form.scope}/{row}"
    if initial.amount.value == number.amount.value:
        yield Relation(rule("prose.initial"), key, Verdict.EXACT, operands)
        return
    words = {
        "here": f"{indicator.cited.part}“{indicator.name.printed}”",
        "named": number.text,
        "printed": initial.cited.printed,
        "target": target.cited.printed,
    }
    yield Relation(
        rule("prose.initial"),
        key,
        Verdict.BROKEN,
        operands,
        expected=number.digits,
        words=words,
        guilty=(0,),  # the same cell as the forms' own check of initial against adjusted value: one finding
    )


# ── an indicator against the texts of its form ───────────────────────────────────────────────────


def _own_texts(form: Form, indicator: Indicator, row: int, texts: Sequence[Text]) -> Iterator[Relation]:
    if indicator.level2 in COST_LEVELS:
        return
    for goal in (True, False):
        value = measured(indicator.target if goal else indicator.actual)
        if value is None or not value.amount.value:
            continue
        found: list[tuple[Text, FreeNumber, bool]] = []
        for text in texts:
            if (text.kind == GOAL) is goal:
                for number in text.numbers:
                    strength = _same_noun(number, indicator.name.printed, value)
                    if strength and (not number.year or not form.year or int(number.year) == form.year):
                        found.append((text, number, strength == "equal"))
        if found:
            yield from _against(indicator, f"{form.scope}/{row}/{'目标' if goal else '完成'}", value, found)


def _against(
    indicator: Indicator, key: str, value: Measured, found: Sequence[tuple[Text, FreeNumber, bool]]
) -> Iterator[Relation]:
    """One mention is compared; of several, one that agrees or a sum that agrees settles it."""
    agreeing = [item for item in found if _agrees(item[1], value)]
    text, number, equal = (agreeing or found)[0]
    operands = (_operand(value, "指标"), text.operand(number, "文字"))
    if agreeing or value.amount.value in (sum(item[1].amount.value for item in found), _beside(text, number)):
        same = agreeing and number.amount.value == value.amount.value
        constraint = _as_printed(value, text.cell(number)) if same else None
        yield Relation(rule("prose.indicator"), key, Verdict.EXACT, operands, constraint=constraint)
        return
    low, high = _EQUAL_NOUNS if equal else _LOOSE
    ratio = Fraction(number.amount.value, value.amount.value)
    vague = number.approximate not in ("", "余", "多") or "其中" in number.lead
    if len(found) > 1 or vague or not low <= ratio <= high:
        return
    words = {
        "here": text.where,
        "printed": f"{number.label or number.noun}{number.text}",
        "name": indicator.name.printed,
        "value": value.cited.printed,
        "column": value.cited.column or "指标值",
    }
    told = _as_printed(value, text.cell(number))
    yield Relation(rule("prose.indicator"), key, Verdict.BROKEN, operands, words=words, constraint=told)


def _as_printed(value: Measured, mention: Cell) -> Agreement | None:
    """Text and indicator print one figure; None where the operator makes it a bound."""
    if value.operator not in ("=", "", "-"):
        return None
    return same_digits(cell_at(value.cited, value.amount, Source.FORM), mention)


def _beside(text: Text, number: FreeNumber) -> int:
    """The sum of what the number's sentence counts in its unit: parts of one indicator stand side by side."""
    span = sentence_around(text.text, number.start)
    return sum(n.amount.value for n in within(text.numbers, span) if n.unit == number.unit and not n.per)


def _agrees(number: FreeNumber, value: Measured) -> bool:
    if number.amount.value == value.amount.value:
        return True
    if value.operator in ("≥", ">") and number.amount.value >= value.amount.value:
        return True
    if value.operator in ("≤", "<") and number.amount.value <= value.amount.value:
        return True
    if number.approximate in ("余", "多"):
        return value.amount.value in _more_than(number.amount)
    if number.approximate:
        gap = abs(number.amount.value - value.amount.value)
        return gap * 10 <= value.amount.value
    return False


def _more_than(amount: Amount) -> Interval:
    """2100余 is more than 2100 and less than 2200: up to one in the last digit that is not zero."""
    step = amount.unit.scale
    while amount.value and amount.value % (step * 10) == 0:
        step *= 10
    return Interval(amount.value, amount.value + step - 1)


def _same_noun(number: FreeNumber, name: str, value: Measured) -> str:
    """``equal`` or ``alike`` where text and indicator count the same thing, else empty."""
    if number.per or number.amount.kind is not value.amount.kind:
        return ""
    if number.amount.kind is Kind.COUNT and not same_counting(number.unit, value.unit):
        return ""
    core = _core(name)
    if len(core) < 2:
        return ""
    phrases = [_core(phrase) for phrase in (number.label, number.noun) if phrase]
    if core in phrases:
        return "equal"
    if number.amount.kind is Kind.RATE:
        return ""
    alike = any(len(phrase) <= 3 * len(core) and _subsequence(core, phrase) for phrase in phrases)
    return "alike" if alike else ""


def _core(phrase: str) -> str:
    """The noun without 完成, 人数 and the like at its ends."""
    return _HEAD.sub("", _TAIL.sub("", phrase.strip("，,。；;：: ")))


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


# ── a whole that one form counts and another form's text exceeds ─────────────────────────────────


def _populations(told: Sequence[tuple[Form, Sequence[Text]]]) -> Iterator[Relation]:
    """监管企业数=12 in one form, 对22户监管企业 in another: more than there are."""
    wholes = [
        (form, indicator, value)
        for form, _ in told
        for indicator in form.indicators
        if _POPULATION.search(indicator.name.printed) and not _ACTION.match(indicator.name.printed)
        for value in [measured(indicator.actual) or measured(indicator.target)]
        if value is not None and value.amount.kind is Kind.COUNT and value.operator in ("=", "", "-")
    ]
    for form, indicator, value in wholes:
        core = _POPULATION.sub("", indicator.name.printed)
        for other, texts in told:
            if other is form or len(core) < 3:
                continue
            for text in texts:
                for number in text.numbers:
                    yield from _exceeds(form, text, number, core, value)


def _exceeds(form: Form, text: Text, number: FreeNumber, core: str, value: Measured) -> Iterator[Relation]:
    if (
        number.noun != core
        or number.amount.kind is not Kind.COUNT
        or not same_counting(number.unit, value.unit)
    ):
        return
    if number.approximate not in ("", "余", "多"):
        return
    operands = (text.operand(number, "文字"), _operand(value, "指标"))
    key = f"{form.scope}/{core}/{text.key}@{number.start}"
    if number.amount.value == value.amount.value:
        yield Relation(rule("prose.population"), key, Verdict.EXACT, operands)
    elif value.amount.value < number.amount.value <= _MOST * value.amount.value:
        words = {
            "here": text.where,
            "printed": f"{number.text}{number.noun}",
            "there": f"{value.cited.part}“{value.cited.row or core}”",
            "value": value.cited.printed,
        }
        yield Relation(rule("prose.population"), key, Verdict.BROKEN, operands, words=words)


# ── number × cost per head = budget ──────────────────────────────────────────────────────────────


def _per_head(form: Form) -> Iterator[Relation]:
    """4人 and 每人每年补助3.5万元 make 14万元: counted where it holds, never held against a form."""
    budget = _budget_figure(form)
    if budget is None or not budget.amount.value:
        return
    people = [(i, v) for i in form.indicators if (v := measured(i.target)) and v.unit in ("人", "名", "户")]
    costs = [i for i in form.indicators if i.level2 in COST_LEVELS and _PER_HEAD.search(i.name.printed)]
    for cost in costs:
        value = measured(cost.target)
        if value is None or value.amount.kind is not Kind.MONEY:
            continue
        for row, (_, count) in enumerate(people, 1):
            product = Fraction(count.amount.value * value.amount.value, 10_000)
            if any(product * times == budget.amount.value for times in (1, 12)):
                operands = (
                    _operand(count, "人数"),
                    _operand(value, "人均成本"),
                    Operand(budget.cited, "全年预算数", budget.amount.decimal, budget.amount.unit.symbol),
                )
                key = f"{form.scope}/{cost.name.printed}/{row}"
                yield Relation(rule("prose.perhead"), key, Verdict.EXACT, operands)


def _budget_figure(form: Form) -> Print | None:
    total = next((money for money in form.money if money.total), None)
    return total.figures.get("全年预算数") if total else None


def _operand(value: Measured, role: str) -> Operand:
    return Operand(value.cited, role, value.amount.decimal, value.amount.unit.symbol)
