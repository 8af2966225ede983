"""Reasons: every change has one, none contradicts another, large budget deviations are explained."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.amount import Amount
from mingzhang.checking.families.wording_support import (
    ACCOUNTS_KINDS,
    Passage,
    around,
    broken,
    exact,
    narrative,
    spot,
)
from mingzhang.findings import Cited, Relation
from mingzhang.points.coordinate import INITIAL_BUDGET, SOME_BUDGET
from mingzhang.points.reading import Reading, Role, Statement
from mingzhang.regex import regex

_REASON = regex(r"原因|主要情况|由于|因为|主要是|系因|主要系|受.{1,20}影响|所致")
_BUDGET_REASON = regex(
    r"决算数?.{0,12}预算数?.{0,6}的?(?:主要)?原因|决算数?(?:较|比|与)(?:年初|全年)?预算数?[^上去。]{0,24}原因|预决算差异|追加|追减|年中|年度中|调整预算|预算调整|调增|调减|预算数.{0,8}(?:原因|主要是)"
)
_MORE_STAFF = regex(
    r"(?<!退休)(?<!离休)(?<!遗属)(?<!补助)人员(?:数量|总数|编制)?(?:有所)?(?:增加|增长|增多)(?!工资|经费|待遇)|新(?:进|增|招|录)(?:录|聘|用)?(?:公务员|在职|工作)?人员"
)
_FEWER_STAFF = regex(
    r"(?<!退休)(?<!离休)(?<!遗属)(?<!补助)人员(?:数量|总数|编制)?(?:有所)?(?:减少|减员)(?!工资|经费|待遇)|人员(?:调出|退休)|减员"
)
REASON_BELOW = 3
LARGE_DEVIATION = 20
"""Percentage points by which execution may differ from the initial budget without a reason of its own."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per paragraph with a change, per pair of contrary reasons, per completion rate."""
    if reading.kind not in ACCOUNTS_KINDS and not reading.statements:
        return
    spoken = narrative(reading)
    texts = {item.place.block: index for index, item in enumerate(spoken)}
    yield from _changes(reading, spoken, texts)
    yield from _staff(spoken)
    yield from _completions(reading, spoken, texts)


def _changes(reading: Reading, spoken: list[Passage], texts: dict[int, int]) -> Iterator[Relation]:
    """A paragraph that states an increase or decrease, or the one after it, says why."""
    changed: dict[int, Statement] = {}
    for item in reading.statements:
        if item.role is Role.CHANGE and item.amount is not None and item.amount.value:
            changed.setdefault(item.cited.place.block, item)
    for block, item in changed.items():
        index = texts.get(block)
        if index is None:
            continue
        key = spot(item.cited.place)
        told = bool(item.reason) or bool(_REASON.search(spoken[index].text))
        if told or _told_below(spoken, index, set(changed)):
            yield exact("wording.reason", key, [item.cited])
            continue
        words = {
            "where": item.cited.part or spoken[index].part,
            "what": item.subject.words,
            "change": f"{item.word}{item.amount}",
        }
        yield broken("wording.reason", key, [item.cited], words, fold="wording.reason")


def _told_below(spoken: list[Passage], index: int, changed: set[int]) -> bool:
    """Whether one of the next paragraphs of the section gives the reason and states no change itself."""
    for item in spoken[index + 1 : index + 1 + REASON_BELOW]:
        if item.heading or item.section != spoken[index].section or item.place.block in changed:
            return False
        if _REASON.search(item.text):
            return True
    return False


def _staff(spoken: list[Passage]) -> Iterator[Relation]:
    """Within one document the staff either grew or shrank, unless the text explains both."""
    more = _mentions(spoken, _MORE_STAFF)
    fewer = _mentions(spoken, _FEWER_STAFF)
    if not more and not fewer:
        return
    if not more or not fewer:
        yield exact("wording.reason_conflict", "staff", (more or fewer)[:1])
        return
    words = {
        "more": "；".join(f"{cited.part}“{cited.printed}”" for cited in more[:3]),
        "fewer": "；".join(f"{cited.part}“{cited.printed}”" for cited in fewer[:3]),
    }
    yield broken("wording.reason_conflict", "staff", more + fewer, words, fold="wording.reason_conflict")


def _mentions(spoken: list[Passage], pattern: re.Pattern[str]) -> list[Cited]:
    """Where a reason says so: only in paragraphs that give a reason for a change."""
    found = []
    for item in spoken:
        match = pattern.search(item.text) if "原因" in item.text else None
        if match is not None:
            found.append(item.cite(*match.span()))
    return found


def _rate(reading: Reading, item: Statement, printed: Amount) -> int:
    """The completion rate by the figures, where both are printed: a misprinted rate is another rule's finding."""
    final, budget = reading.points.get(item.subject), reading.points.get(item.base) if item.base else None
    if final is None or budget is None or not final.prints or not budget.prints:
        return printed.value
    below = budget.prints[-1].amount.value
    return 100 * printed.unit.scale * final.prints[-1].amount.value // below if below > 0 else printed.value


def _told_by_items(reading: Reading, item: Statement) -> bool:
    """Whether the sentences after a total give the execution of its accounts one by one, each with its reason."""
    code = item.subject.function
    return any(
        other.role is Role.COMPLETION
        and other.section == item.section
        and other.subject.function.startswith(code)
        and other.subject.function != code
        and other.subject.at(function=code) == item.subject
        for other in reading.statements
    )


def _completions(reading: Reading, spoken: list[Passage], texts: dict[int, int]) -> Iterator[Relation]:
    """Execution far from the initial budget has a reason that speaks of the budget, not of last year."""
    for number, item in enumerate(reading.statements):
        if item.role is not Role.COMPLETION or item.amount is None:
            continue
        if item.base is not None and item.base.phase not in (INITIAL_BUDGET, SOME_BUDGET):
            continue
        index = texts.get(item.cited.place.block)
        if index is None:
            continue
        key = f"{spot(item.cited.place)}.{number}"
        deviation = abs(_rate(reading, item, item.amount) - 100 * item.amount.unit.scale)
        small = deviation <= LARGE_DEVIATION * item.amount.unit.scale or not item.amount.value
        told = bool(item.reason) or _told_by_items(reading, item) or _BUDGET_REASON.search(spoken[index].text)
        if small or told:
            yield exact("wording.budget_reason", key, [item.cited])
            continue
        start = item.cited.place.start or 0
        words = {
            "where": item.cited.part or spoken[index].part,
            "rate": str(item.amount),
            "text": around(spoken[index].text, start, item.cited.place.end or start, 20),
        }
        yield broken("wording.budget_reason", key, [item.cited], words, fold="wording.budget_reason")
