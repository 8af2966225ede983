"""What a form's texts say about its own money: budget, executed amount and execution rate.

A text is held to the form's figure only where it names it as the form does (全年执行, 执行率); any other
mention that agrees is counted as sound, one that does not may speak of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import Kind, format_scaled
from mingzhang.checking.constraints import cell_of, intervals_meet
from mingzhang.checking.families.prose_support import (
    ANALYSIS,
    GOAL,
    LONGEST_WORDS,
    FreeNumber,
    Text,
    form_texts,
    paragraphs,
    sentence_around,
)
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Operand, Relation, Severity, Verdict
from mingzhang.points.reading import Form, Print, Reading
from mingzhang.regex import regex

_TELLING_DIGITS = 4
_PAUSES = ("", "，", ",", "。", "；", ";")
BUDGET, PREPARED, INITIAL = "全年预算数", "预算编制数", "年初预算数"
EXECUTED, RATE = "全年执行数", "执行率"

_STRICT: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (regex(r"(?:项目|本项目|资金)?全年预算(?:数|资金|金额)?"), (BUDGET,)),
    (regex(r"(?:项目|本项目|资金)?年初预算(?:数|资金|金额)?"), (INITIAL, PREPARED)),
    (regex(r"(?:项目|本项目)?(?:全年(?:预算)?执行(?:数|资金|金额)?|预算执行(?:数|金额))"), (EXECUTED,)),
    (regex(r"(?:项目|本项目|本年)?(?:全年)?(?:资金)?(?:预算)?执行率"), (RATE,)),
)
_SOFT = regex(r"预算|执行|支付|支出|拨付|到位|下达|资金|经费|完成率|达标率|使用")
_LIMITED = regex(
    r"截至|截止|上半年|下半年|季度|[1-9]月|月底|月末|中期|其中|上年|去年|调整前|中央|省级|市级|县级|区级|自筹|配套"
)
"""Words of a sentence that speak of a part of the money or of a day before the year's end."""
_BUDGET_WORD = regex(
    r"(?:项目|本项目|全年|年初|本年|年度|总|财政|资金)*(?:预算|资金|拨款|经费)"
    r"(?:数|金额|资金|安排|总额|下达|到位|批复)*(?:为|共|计|约)*"
)
_EXECUTED_WORD = regex(
    r"(?:全年|实际|本年|年度|累计|共|已|项目|资金)*(?:执行|支出|支付|使用)(?:数|资金|金额|了)*(?:为|共|约)*"
)
_RATE_WORD = regex(
    r"(?:预算|资金|项目|全年)*(?:执行|完成|支出|使用|支付)率(?:为|达到?|是)*|完成(?:年初|全年|年度|项目)*预算的"
)
_SPENT = regex(r"(?:预算|项目|全年|实际|资金|累计)*(?:支出|支付|使用|拨付)(?:资金|金额|数)?")
_SURE_RATE = regex(r"(?:执行|支出|支付)率|预算的")
"""A 完成率 may be that of the work, not of the money."""
_WHOLE_FORM = regex(
    r"全年|年初|年度|预算|执行|率|数|资金|项目|本|该|安排|到位|下达|批复|支出|支付|使用|拨付|财政|总额|实际|完成|金额|为|共|计|"
    r"情况|如下|结余|指标|已|经费|拨款|总|绩效|自评|调整|后|达|到|其|了|的|至|底|年|月|日|元|万|[\d.,，、:：%％（）()\s]"
)
"""Words that name no part of the project: a sentence made of them speaks of the whole form."""


def relations(reading: Reading) -> Iterator[Relation]:
    """Every mention of the form's money in its own texts, and 预算、执行、执行率 in one breath anywhere."""
    for form in reading.self_evaluations:
        figures = _figures(form)
        for text in form_texts(reading, form):
            numbers = text.numbers
            claimed: set[int] = set()
            for trio in zip(numbers, numbers[1:], numbers[2:], strict=False):
                relation = _budget(text, trio, figures)
                if relation is not None:
                    claimed.add(trio[0].start)
                    yield relation
            for number in numbers:
                relation = None if number.start in claimed else _mention(text, form, number, figures)
                if relation is not None:
                    yield relation
    for text in paragraphs(reading):
        numbers = text.numbers
        for trio in zip(numbers, numbers[1:], numbers[2:], strict=False):
            relation = _budget(text, trio, {})
            if relation is not None:
                yield relation


def _figures(form: Form) -> Mapping[str, Print]:
    """The figures of the total row; of a form with one source and no total, those of the source."""
    total = next((money for money in form.money if money.total), None)
    if total is None and len(form.money) == 1:
        total = form.money[0]
    if total is None:
        return {}
    return {name: item for name, item in total.figures.items() if not item.blank}


# ── budget, executed, rate in one breath ─────────────────────────────────────────────────────────


_Trio = tuple[FreeNumber, FreeNumber, FreeNumber]


def _budget(text: Text, trio: _Trio, figures: Mapping[str, Print]) -> Relation | None:
    """An amount directly followed by 全年执行X万元,执行率Y% is the budget, and X is Y of it."""
    budget, executed, rate = trio
    if budget.amount.kind is not Kind.MONEY or executed.amount.kind is not Kind.MONEY or rate.unit != "%":
        return None
    if max(len(number.lead) for number in trio) > LONGEST_WORDS:
        return None
    if not _EXECUTED_WORD.fullmatch(executed.lead) or not _RATE_WORD.fullmatch(rate.lead):
        return None
    opening = not budget.lead and not text.text[: budget.start].strip()
    if not opening and not _BUDGET_WORD.fullmatch(budget.lead):
        return None
    if not all(_next_clause(text, a, b) for a, b in ((budget, executed), (executed, rate))) or budget.per:
        return None
    operands = (text.operand(budget, "预算"), text.operand(executed, "执行"), text.operand(rate, "执行率"))
    key = f"{text.key}@{budget.start}"
    ratio_holds = _is_ratio(budget, executed, rate, 0)
    known = [figures[name] for name in (BUDGET, PREPARED, INITIAL) if name in figures]
    agrees = any(item.amount.interval.meets(budget.amount.interval) for item in known)
    if ratio_holds and (agrees or not known):
        return Relation(rule("prose.budget"), key, Verdict.EXACT, operands)
    unsure = not known and ("年初" in budget.lead or _is_ratio(budget, executed, rate, 1))
    if any(number.approximate for number in trio) or unsure or not _SURE_RATE.search(rate.lead):
        missing = "文字中的数是约数，或执行率不一定是这两个数之比"
        return Relation(rule("prose.budget"), key, Verdict.UNDECIDED, operands, missing=missing)
    if agrees:
        missing = "文字中的执行数与执行率对不上，而预算与表内一致"
        told = _executed(text, executed, rate, figures)
        return told or Relation(rule("prose.budget"), key, Verdict.UNDECIDED, operands, missing=missing)
    if ratio_holds:
        missing = "文字中的预算与表内不同，但与文中的执行数、执行率相符，可能说的是另一笔资金"
        return Relation(rule("prose.budget"), key, Verdict.UNDECIDED, operands, missing=missing)
    return _broken_budget(text, budget, (executed, rate), known, operands, key, opening)


def _next_clause(text: Text, first: FreeNumber, second: FreeNumber) -> bool:
    between = "".join(text.text[first.stop : second.start].split())
    return between[:1] in ("，", ",", "、", "；", ";") and between[1:].strip("：:") == second.lead


def _executed(
    text: Text, executed: FreeNumber, rate: FreeNumber, figures: Mapping[str, Print]
) -> Relation | None:
    """Budget and rate are the form's, the amount between them is not: that one is wrong."""
    known, known_rate = figures.get(EXECUTED), figures.get(RATE)
    if known is None or known_rate is None or not rate.amount.interval.meets(known_rate.amount.interval):
        return None
    if executed.amount.interval.meets(known.amount.interval):
        return None
    return _differs(text, executed, known)


def _is_ratio(whole: FreeNumber, part: FreeNumber, rate: FreeNumber, slack: int) -> bool:
    """True if part over whole may print as the rate, give or take ``slack`` in the last digit."""
    if whole.amount.interval.low <= 0:
        return rate.amount.value == 0
    low = Fraction(part.amount.interval.low * 1_000_000, whole.amount.interval.high)
    high = Fraction(part.amount.interval.high * 1_000_000, whole.amount.interval.low)
    allowed = slack * rate.amount.step
    return low < rate.amount.interval.high + 1 + allowed and high > rate.amount.interval.low - 1 - allowed


def _broken_budget(
    text: Text,
    budget: FreeNumber,
    others: tuple[FreeNumber, FreeNumber],
    known: Sequence[Print],
    operands: tuple[Operand, ...],
    key: str,
    opening: bool,
) -> Relation:
    executed, rate = others
    scale = budget.amount.unit.scale
    expected = known[0].amount.value if known else 0
    proposed = format_scaled(expected, scale, 0) if known else ""
    column = known[0].cited.column or "预算数" if known else ""
    inform = f"表内{column}为 {known[0].amount}" if known else "表内没有预算数可以对照"
    cut = "文字从句中开始，开头可能被截去" if opening else "文中必有一个数写错"
    words = {
        "here": text.where,
        "printed": budget.text,
        "executed": executed.text,
        "rate": rate.text,
        "inform": inform,
        "cut": cut,
    }
    if known:
        operands = (*operands, _in_form(known[0]))
    return Relation(
        rule("prose.budget"),
        key,
        Verdict.BROKEN,
        operands,
        expected=proposed,
        difference=format_scaled(budget.amount.value - expected, scale, 0) if known else "",
        words=words,
        guilty=(0,) if known else (),
    )


# ── a figure named as in the form ────────────────────────────────────────────────────────────────


def _mention(text: Text, form: Form, number: FreeNumber, figures: Mapping[str, Print]) -> Relation | None:
    if number.per or number.unit not in ("%", "元", "万元", ""):
        return None
    if number.year and form.year and int(number.year) != form.year:
        return None
    names = next((names for pattern, names in _STRICT if pattern.fullmatch(number.label)), ())
    known = [figures[name] for name in names if name in figures]
    if known and text.kind != GOAL and _of_the_whole(text, number):
        return _named(text, number, known)
    return _agreeing(text, number, figures) or _spent(text, number, figures)


def _spent(text: Text, number: FreeNumber, figures: Mapping[str, Print]) -> Relation | None:
    """The only sum of an analysis, said to have been spent: a warning where the form executed another."""
    executed = figures.get(EXECUTED)
    money = [n for n in text.numbers if n.amount.kind is Kind.MONEY]
    if (
        text.kind != ANALYSIS
        or len(money) != 1
        or money[0] is not number
        or number.approximate
        or executed is None
    ):
        return None
    alone = text.text[number.stop : number.stop + 1] in _PAUSES
    if not alone or not _SPENT.fullmatch(number.lead) or not _of_the_whole(text, number):
        return None
    known = [figures[name] for name in (EXECUTED, BUDGET, PREPARED, INITIAL) if name in figures]
    limited = _LIMITED.search(_sentence_before(text, number))
    if limited or any(number.amount.interval.meets(item.amount.interval) for item in known):
        return None
    return replace(_differs(text, number, executed), severity=Severity.WARNING)


def _of_the_whole(text: Text, number: FreeNumber) -> bool:
    """True if nothing before the number in its sentence names a part of the project."""
    before = _sentence_before(text, number)
    return not _LIMITED.sub("", _WHOLE_FORM.sub("", before)).strip("截至止到末")


def _named(text: Text, number: FreeNumber, known: Sequence[Print]) -> Relation | None:
    """The text names the figure as the form does: it must print the same."""
    for item in known:
        if item.amount.kind is number.amount.kind and number.amount.interval.meets(item.amount.interval):
            return _sound(text, number, item)
    item = known[0]
    if item.amount.kind is not number.amount.kind:
        return None
    if number.approximate or _LIMITED.search(_sentence_before(text, number)):
        operands = (text.operand(number, "文字"), _in_form(item))
        key = f"{text.key}@{number.start}"
        missing = "文字说的是约数、某一时点或部分资金"
        return Relation(rule("prose.form"), key, Verdict.UNDECIDED, operands, missing=missing)
    return _differs(text, number, item)


def _differs(text: Text, number: FreeNumber, item: Print) -> Relation:
    operands = (text.operand(number, "文字"), _in_form(item))
    key = f"{text.key}@{number.start}"
    unit = number.amount.unit
    expected = format_scaled(item.amount.value, unit.scale, min(number.amount.precision, unit.max_decimals))
    gap = format_scaled(abs(number.amount.value - item.amount.value), unit.scale, number.amount.precision)
    words = {
        "here": text.where,
        "label": number.label,
        "printed": number.text,
        "column": item.cited.column or number.label,
        "known": str(item.amount),
        "difference": f"{gap}{unit.symbol}",
    }
    return Relation(
        rule("prose.form"),
        key,
        Verdict.BROKEN,
        operands,
        expected=expected,
        difference=gap,
        words=words,
        guilty=(0,),
        constraint=intervals_meet(text.cell(number), cell_of(item)),
    )


def _agreeing(text: Text, number: FreeNumber, figures: Mapping[str, Print]) -> Relation | None:
    """Another mention of money or a rate that is the same as one of the form's figures."""
    if not _SOFT.search(number.label):
        return None
    chosen = (RATE,) if number.amount.kind is Kind.RATE else (EXECUTED, BUDGET, PREPARED, INITIAL)
    for name in chosen:
        item = figures.get(name)
        if item is None or item.amount.kind is not number.amount.kind or not item.amount.value:
            continue
        # A rounded mention counts only where it shows enough digits not to agree by chance.
        near = text.kind == ANALYSIS and len(number.digits) >= _TELLING_DIGITS
        if number.amount.value == item.amount.value or (
            near and number.amount.interval.meets(item.amount.interval)
        ):
            return _sound(text, number, item)
    return None


def _sound(text: Text, number: FreeNumber, item: Print) -> Relation:
    """The text agrees: to the digit, or within the rounding of the coarser print."""
    operands = (text.operand(number, "文字"), _in_form(item))
    key = f"{text.key}@{number.start}"
    if number.amount.value == item.amount.value:
        constraint = intervals_meet(text.cell(number), cell_of(item))
        return Relation(rule("prose.form"), key, Verdict.EXACT, operands, constraint=constraint)
    words = {
        "here": text.where,
        "label": number.label or "这个数",
        "printed": number.text,
        "column": item.cited.column or "数",
        "known": str(item.amount),
    }
    fold = f"prose.form.rounded/{item.scope}"
    return Relation(rule("prose.form.rounded"), key, Verdict.TAIL, operands, words=words, fold=fold)


def _in_form(item: Print) -> Operand:
    return Operand(item.cited, "表内", item.amount.decimal, item.amount.unit.symbol)


def _sentence_before(text: Text, number: FreeNumber) -> str:
    """The sentence up to the number."""
    return text.text[sentence_around(text.text, number.start)[0] : number.start]
