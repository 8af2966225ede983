"""Figures a sentence sets against each other: A比B增加C, and one parameter of one year printed twice.

Both often stand on the same wrong cell; relations of one text that share a number are told as one cause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import Interval, Kind
from mingzhang.checking.constraints import Sum, Term, same_digits
from mingzhang.checking.families.prose_support import (
    MOST_NUMBERS,
    FreeNumber,
    Text,
    by_sentence,
    comparable,
    shown,
    texts,
)
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Operand, Relation, Verdict
from mingzhang.points.reading import Reading
from mingzhang.regex import regex

_UP = r"增加|增长|提高|上升|上调|提升|上涨|增|多|高"
_DOWN = r"减少|下降|降低|下调|下跌|减|少|低"
_CHANGE = rf"(?:共|净|共计|同比|相应)?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了|额为|额|幅度为|率为)?"
_AGAINST = regex(r"[，,]?\s*(?:比|较|相比|与|同)[^，,。；;、]{0,24}")
_ALREADY = regex(rf"增|减|上升|下降|提高|降低|(?:{_UP}|{_DOWN})了?$")
"""A change between the two figures: the second is then the change itself, not its base."""
_THEN = regex(rf"(?:的)?(?:相比)?[，,]?\s*{_CHANGE}\s*")
_FROM = regex(r"由|从")
_TO = regex(rf"(?:{_UP}|{_DOWN}|调整|变)(?:了)?(?:到|至|为)(?:了)?\s*")
_RESULT = regex(rf"[，,]\s*{_CHANGE}\s*")
_PARAMETER = regex(r"(?:基数|标准|单价|费率|定额|限额)")
_REGION = regex(r"(?:全|本|我)(?:国|省|市|区|县|州|盟|旗)|(?:省|市|县|区)级")
_BOUND = regex(r".*(?:以|按|照|比|较|从|由|据|执行|采用)|(?:其中)?(?:增补|补缴|补|新|原)?")
"""What may stand before the year without naming another owner of the figure."""


def relations(reading: Reading) -> Iterator[Relation]:
    """Every stated difference and every repeated parameter of every text."""
    for text in texts(reading):
        numbers = text.numbers
        if len(numbers) < 2:
            continue
        found = [*_same(text, numbers)]
        for _, inside in by_sentence(text.text, numbers):
            found += _changes(text, inside)
        yield from _folded(text, found)


def _folded(text: Text, found: list[Relation]) -> Iterator[Relation]:
    """Broken relations that cite a common number carry one fold."""
    broken = [relation for relation in found if relation.verdict is Verdict.BROKEN]
    places = [{operand.cited.place for operand in relation.operands} for relation in broken]
    leader = list(range(len(broken)))
    for index in range(len(broken)):
        for other in range(index):
            if places[index] & places[other]:
                leader[index] = leader[other]
                break
    names: dict[str, str] = {}
    for index, relation in enumerate(broken):
        if leader.count(leader[index]) > 1:
            names[relation.id] = f"prose/{text.key}/{leader[index]}"
    for relation in found:
        yield replace(relation, fold=names.get(relation.id, relation.fold))


# ── A比B增加C ────────────────────────────────────────────────────────────────────────────────────


_Trio = tuple[FreeNumber, FreeNumber, FreeNumber]


def _changes(text: Text, numbers: Sequence[FreeNumber]) -> Iterator[Relation]:
    for first, second, third in zip(numbers, numbers[1:], numbers[2:], strict=False):
        if not comparable(first, second):
            continue
        one, two = text.text[first.stop : second.start], text.text[second.stop : third.start]
        match = _THEN.fullmatch(two)
        if match and _AGAINST.fullmatch(one) and not _ALREADY.search(one):
            yield from _change(text, (first, second, third), 1 if match["up"] else -1)
            continue
        match = _RESULT.fullmatch(two)
        if match and _TO.fullmatch(one) and _FROM.search(first.lead):
            yield from _change(text, (second, first, third), 1 if match["up"] else -1)


def _change(text: Text, numbers: _Trio, direction: int) -> Iterator[Relation]:
    """``numbers``: now, before, and the change of ``direction`` the text states."""
    now, before, change = numbers
    stated = change.amount
    operands = (
        text.operand(now, "本数"),
        text.operand(before, "基数", -1),
        text.operand(change, "变动", direction),
    )
    key = f"{text.key}@{change.start}"
    if comparable(now, change):
        yield _difference(text, numbers, direction, operands, key)
        return
    of_money = now.amount.kind is not Kind.RATE and before.amount.value > 0
    if stated.kind is Kind.RATE and change.unit == "%" and of_money:
        low = Fraction(now.amount.interval.low, max(before.amount.interval.high, 1)) - 1
        high = Fraction(now.amount.interval.high, max(before.amount.interval.low, 1)) - 1
        step = 1_000_000  # ten-thousandths of a percent in one
        printed = stated.interval if direction > 0 else -stated.interval
        holds = low * step < printed.high + 1 and high * step > printed.low - 1
        yield _relation(
            text, numbers, direction, operands, key, holds, now.amount.value - before.amount.value
        )


def _difference(
    text: Text,
    numbers: _Trio,
    direction: int,
    operands: tuple[Operand, ...],
    key: str,
) -> Relation:
    now, before, change = (number.amount for number in numbers)
    signed = direction * change.value
    actual = now.value - before.value
    printed: Interval = change.interval.times(direction)
    holds = actual == signed or (now.interval - before.interval).meets(printed)
    return _relation(text, numbers, direction, operands, key, holds, actual)


def _relation(
    text: Text,
    numbers: _Trio,
    direction: int,
    operands: tuple[Operand, ...],
    key: str,
    holds: bool,
    actual: int,
) -> Relation:
    now, before, change = numbers
    constraint = _constraint(text, numbers, direction) if comparable(now, change) else None
    if holds:
        return Relation(rule("prose.change"), key, Verdict.EXACT, operands, constraint=constraint)
    if any(number.approximate for number in numbers):
        return Relation(rule("prose.change"), key, Verdict.UNDECIDED, operands, missing="文字中的数是约数")
    word = "增加" if direction > 0 else "减少"
    same_kind = comparable(now, change)
    expected = shown(abs(actual), change.amount) if same_kind else _rate(now, before, change)
    gap = shown(abs(abs(actual) - change.amount.value), change.amount) if same_kind else ""
    told = f"应为{'增加' if actual >= 0 else '减少'} {expected}"
    told += f"，相差 {gap}" if gap.strip("0.元万亿") else ""
    words = {
        "here": text.where,
        "now": now.text,
        "before": before.text,
        "word": word,
        "printed": change.text,
        "told": told,
    }
    symbol = change.amount.unit.symbol
    return Relation(
        rule("prose.change"),
        key,
        Verdict.BROKEN,
        operands,
        expected=expected.removesuffix(symbol),
        difference=gap.removesuffix(symbol),
        words=words,
        constraint=constraint,
    )


def _constraint(text: Text, numbers: _Trio, direction: int) -> Sum:
    now, before, change = (text.print(number) for number in numbers)
    return Sum((Term(1, now), Term(-1, before), Term(-direction, change)))


def _rate(now: FreeNumber, before: FreeNumber, change: FreeNumber) -> str:
    """The growth of the printed figures in percent, with the decimals the text shows."""
    exact = Fraction(abs(now.amount.value - before.amount.value) * 1_000_000, before.amount.value)
    step = change.amount.step
    return shown(int(exact * Fraction(1, step) + Fraction(1, 2)) * step, change.amount)


# ── one parameter, two values ────────────────────────────────────────────────────────────────────


def _same(text: Text, numbers: Sequence[FreeNumber]) -> Iterator[Relation]:
    named = [
        n for n in numbers if n.year and n.amount.kind is not Kind.COUNT and _PARAMETER.search(n.label[-4:])
    ]
    for index, second in enumerate(named if len(named) <= MOST_NUMBERS else ()):
        first = next((n for n in reversed(named[:index]) if _same_name(n, second)), None)
        if first is None:
            continue
        operands = (text.operand(first, "前一处"), text.operand(second, "后一处"))
        key = f"{text.key}@{second.start}"
        constraint = same_digits(text.cell(first), text.cell(second))
        if first.amount.value == second.amount.value:
            yield Relation(rule("prose.same"), key, Verdict.EXACT, operands, constraint=constraint)
            continue
        words = {
            "here": text.where,
            "name": f"{second.year}年{_REGION.sub('', second.label)}",
            "first": first.text,
            "second": second.text,
        }
        yield Relation(rule("prose.same"), key, Verdict.BROKEN, operands, words=words, constraint=constraint)


def _same_name(first: FreeNumber, second: FreeNumber) -> bool:
    """The same noun phrase of the same year; 全市 may be left out, another owner before the year may not."""
    if first.year != second.year or first.unit != second.unit or first.per != second.per:
        return False
    if first.approximate or second.approximate:
        return False
    regions = [_REGION.findall(number.label) for number in (first, second)]
    if regions[0] and regions[1] and regions[0] != regions[1]:
        return False
    if _REGION.sub("", first.label) != _REGION.sub("", second.label):
        return False
    return _BOUND.fullmatch(first.owner) is not None and _BOUND.fullmatch(second.owner) is not None
