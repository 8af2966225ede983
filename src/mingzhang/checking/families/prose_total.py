"""A whole and its parts in one text: 甲3万元、乙2万元，合计5万元; 总额5万元，其中：甲3万元、乙2万元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.amount import Interval, Kind
from mingzhang.checking.constraints import Sum, Term
from mingzhang.checking.families.prose_support import (
    LONGEST_WORDS,
    PARAGRAPH,
    FreeNumber,
    Text,
    sentence_around,
    shown,
    texts,
    within,
)
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Relation, Verdict
from mingzhang.points.reading import Reading
from mingzhang.regex import regex

_WHOLE = regex(r"(?:合计|共计|总计|总额|总金额|一共|总共)(?:金额|资金|支出|投入|预算|为|达|人民币)*$")
_OTHER_TALK = regex(
    r"比|较|增|减|上年|去年|年初|预算|执行|结余|剩余|余额|累计|每|人均|单价|标准|完成|占|其中|等|基数|超"
)
"""Words in a member of a list that make it more than a name with its amount."""
_SEPARATOR = regex(r"\s*(?:[，,、；;]|和|及|以及)\s*")
_OF_WHICH = regex(r"\s*[，,。]?\s*其中\s*[:：,，]?\s*")
_LEAST_NAME = 2
_ENOUGH = 3


def relations(reading: Reading) -> Iterator[Relation]:
    """Every whole of every text with the parts listed before it, and in forms those listed after 其中."""
    for text in texts(reading):
        numbers = [n for n in text.numbers if n.amount.kind is Kind.MONEY]
        if len(numbers) < _LEAST_NAME + 1:
            continue
        previous = 0
        for whole in numbers:
            if not _WHOLE.search(whole.lead[-LONGEST_WORDS:]):
                continue
            span = sentence_around(text.text, whole.start)
            relation = _before(text, whole, within(numbers, (previous, whole.start)), span)
            if relation is None and text.kind != PARAGRAPH:
                relation = _after(text, whole, within(numbers, (whole.stop, span[1])))
            if relation is not None:
                yield relation
            previous = whole.stop


def _parts(numbers: Sequence[FreeNumber], whole: FreeNumber) -> list[FreeNumber]:
    """Sums in the whole's own unit; standards and parameters in 元 beside 万元 are no parts."""
    return [n for n in numbers if n.unit == whole.unit and not n.per and not n.period]


def _before(
    text: Text, whole: FreeNumber, numbers: Sequence[FreeNumber], span: tuple[int, int]
) -> Relation | None:
    parts = _parts(numbers, whole)
    inside = within(parts, span)
    for chosen in (parts, inside):
        if len(chosen) > 1 and _sum(chosen) == whole.amount.value:
            return _relation(text, whole, chosen, Verdict.EXACT)
    if len(parts) >= _ENOUGH and not whole.approximate and _sum(parts) == _budget(text):
        return _relation(text, whole, parts, Verdict.BROKEN)
    if (
        len(inside) < _LEAST_NAME
        or len(within(numbers, span)) != len(inside)
        or not _is_list(text, [*inside, whole])
    ):
        return None
    return _judged(text, whole, inside)


def _budget(text: Text) -> int | None:
    """The budget of the form the text stands in: parts that make it up are a complete list."""
    for money in text.form.money if text.form else ():
        if money.total and "全年预算数" in money.figures:
            return money.figures["全年预算数"].amount.value
    return None


def _after(text: Text, whole: FreeNumber, numbers: Sequence[FreeNumber]) -> Relation | None:
    parts = _parts(numbers, whole)
    if len(parts) < _LEAST_NAME or not _OF_WHICH.match(text.text, whole.stop):
        return None
    if _sum(parts) == whole.amount.value:
        return _relation(text, whole, parts, Verdict.EXACT)
    clean = len(parts) == len(numbers) and _is_list(text, parts, skip_first=True)
    if clean and _sum(parts) > whole.amount.value:
        return _judged(text, whole, parts)
    missing = "“其中”之后的各项不一定列全"
    return _relation(text, whole, parts, Verdict.UNDECIDED, missing)


def _is_list(text: Text, members: Sequence[FreeNumber], skip_first: bool = False) -> bool:
    """True if between the members stands nothing but a separator and a name: the list is complete.

    ``skip_first``: the list follows 其中, and its last member is no total.
    """
    previous = None
    for member in members:
        name = member.lead
        last = member is members[-1] and not skip_first
        talk = _OTHER_TALK.search(name.removeprefix("其中") if skip_first and previous is None else name)
        if not last and (len(member.label) < _LEAST_NAME or talk or member.approximate):
            return False
        if previous is not None:
            between = "".join(text.text[previous.stop : member.start].split())
            separator = _SEPARATOR.match(between)
            if separator is None or between[separator.end() :].strip("：:") != name:
                return False
        previous = member
    return True


def _judged(text: Text, whole: FreeNumber, parts: Sequence[FreeNumber]) -> Relation:
    """Within the rounding of the parts, or broken; the longest print sets the decimals."""
    decimals = max(number.amount.precision for number in (whole, *parts))
    interval = Interval(0, 0)
    for part in parts:
        interval = interval + part.amount.with_precision(decimals).interval
    if whole.approximate:
        return _relation(text, whole, parts, Verdict.UNDECIDED, "合计是约数")
    if interval.meets(whole.amount.with_precision(decimals).interval):
        return _relation(text, whole, parts, Verdict.TAIL)
    return _relation(text, whole, parts, Verdict.BROKEN)


def _sum(parts: Sequence[FreeNumber]) -> int:
    return sum(part.amount.value for part in parts)


def _relation(
    text: Text, whole: FreeNumber, parts: Sequence[FreeNumber], verdict: Verdict, missing: str = ""
) -> Relation:
    total = _sum(parts)
    decimals = max(number.amount.precision for number in (whole, *parts))
    operands = (text.operand(whole, "合计"), *(text.operand(part, "分项", -1) for part in parts))
    key = f"{text.key}@{whole.start}"
    terms = (
        Term(1, text.print(whole, decimals)),
        *(Term(-1, text.print(part, decimals)) for part in parts),
    )
    constraint = Sum(terms) if verdict is not Verdict.UNDECIDED else None
    if verdict in (Verdict.EXACT, Verdict.UNDECIDED):
        return Relation(rule("prose.total"), key, verdict, operands, missing=missing, constraint=constraint)
    expected = shown(total, whole.amount, decimals)
    difference = shown(abs(whole.amount.value - total), whole.amount, decimals)
    judged = "四舍五入可以造成，属正常尾差" if verdict is Verdict.TAIL else "四舍五入解释不了"
    words = {
        "here": text.where,
        "printed": whole.text,
        "parts": " + ".join(part.text for part in parts),
        "expected": expected,
        "difference": difference,
        "judged": judged,
    }
    symbol = whole.amount.unit.symbol
    return Relation(
        rule("prose.total"),
        key,
        verdict,
        operands,
        expected=expected.removesuffix(symbol),
        difference=difference.removesuffix(symbol),
        words=words,
        constraint=constraint,
    )
