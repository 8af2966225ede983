"""Zero bases: no growth rate over a zero year, no completion rate of a zero budget (hard case 12)."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.amount import Amount
from mingzhang.checking.families.wording_support import Passage, broken, exact, narrative, spot, undecided
from mingzhang.findings import Relation, Severity
from mingzhang.points.reading import DocumentKind, Reading, Role, Statement
from mingzhang.regex import regex

_BUDGET = regex(r"(年初|全年|调整)?预算(?:数|安排)?(?:数?为|安排)?\s*([0-9][0-9,]*(?:\.[0-9]+)?)\s*万?元")
_COMPLETION = regex(r"完成(?:了)?(年初|全年|调整)?预算(?:数)?的?\s*(?:比例为)?\s*[0-9][0-9,.]*\s*[%％]")
_COMPLETED_NOTHING = regex(
    r"完成(?:了)?(?:年初|全年|调整)?预算(?:数)?(?:为)?\s*(?P<budget>0(?:\.0+)?)\s*万?元的\s*(?P<rate>[0-9][0-9,.]*)\s*[%％]"
)
"""完成全年预算0万元的1%: the budget stands inside."""
_ZERO_RATE = regex(r"(?<![0-9.])0(?:\.0+)?\s*[%％]")
"""Nothing of nothing: 完成预算的0% says nothing, but nothing false either."""
_EXPLAINED = regex(r"[，,]?\s*[（(]?[^（(）)。；]{0,24}?(?:无法计算|不能计算|无法比较|不可比|不计算|不适用)")
"""（预算数为0，无法计算）: said at once, so that nobody takes the figure for a rate."""
_SENTENCE = regex(r"[^。；]*[。；]?")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per growth rate, and one per completion rate whose budget stands before it."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    yield from _growth(reading)
    for item in narrative(reading):
        if "完成" in item.text:
            yield from _completion(item)


def _growth(reading: Reading) -> Iterator[Relation]:
    """A rise as large as the amount itself means the year before was zero: it has no rate."""
    changes: dict[tuple[int, object], Statement] = {}
    for item in reading.statements:
        if item.role is Role.CHANGE and item.amount is not None:
            changes[(item.cited.place.block, item.subject)] = item
    for number, item in enumerate(reading.statements):
        if item.role is not Role.RATE or item.amount is None or item.direction != 1:
            continue
        key = f"{spot(item.cited.place)}.{number}"
        change = changes.get((item.cited.place.block, item.subject))
        current = _current(reading, item)
        if change is None or change.amount is None or current is None:
            yield undecided("wording.zero_base", key, "没有读出本年数或增加额", [item.cited])
        elif change.amount.value == current and current != 0:
            words = {
                "where": item.cited.part or "情况说明",
                "what": item.subject.words,
                "rate": str(item.amount),
                "change": str(change.amount),
            }
            cited = [item.cited, change.cited]
            severity, fold = (
                (Severity.ERROR, "")
                if _impossible(item.amount, change.amount)
                else (None, "wording.zero_base")
            )
            yield broken("wording.zero_base", key, cited, words, severity=severity, guilty=(0,), fold=fold)
        else:
            yield exact("wording.zero_base", key, [item.cited, change.cited])


def _impossible(rate: Amount, change: Amount) -> bool:
    """Whether a rate is too small for a year before that is printed as zero.

    100 % is a habit that misleads, and a year before of a few 元 makes a rate of thousands per cent; any other
    rate contradicts the change beside it.
    """
    if rate.value == 100 * rate.unit.scale:
        return False
    most_before = 2 * change.interval.high - 2 * change.value + 2
    return rate.value * most_before < 100 * rate.unit.scale * change.interval.low


def _current(reading: Reading, item: Statement) -> int | None:
    """This year's value of what a rate is about, from any print of the point."""
    point = reading.points.get(item.subject)
    if point is None or not point.prints:
        return None
    return point.prints[0].amount.value


def _completion(item: Passage) -> Iterator[Relation]:
    """The budget named last before 完成…预算, of the same kind where the kind is named, is not zero."""
    for sentence in _SENTENCE.finditer(item.text):
        text, offset = sentence.group(), sentence.start()
        budgets = list(_BUDGET.finditer(text))
        for match in _COMPLETED_NOTHING.finditer(text):
            if match["rate"].strip("0.,"):
                key = f"{spot(item.place)}.{offset + match.start()}"
                rate = item.cite(offset + match.start(), offset + match.end())
                words = {
                    "where": item.part or "情况说明",
                    "rate": match.group(),
                    "budget": f"{match['budget']}万元",
                }
                yield broken("wording.zero_budget", key, [rate], words, guilty=(0,))
        for match in _COMPLETION.finditer(text):
            before = [
                budget
                for budget in budgets
                if budget.end() <= match.start()
                and (budget.group(1) or "") == (match.group(1) or budget.group(1) or "")
            ]
            if not before:
                continue
            budget = before[-1]
            key = f"{spot(item.place)}.{offset + match.start()}"
            rate = item.cite(offset + match.start(), offset + match.end())
            base = item.cite(offset + budget.start(), offset + budget.end())
            if budget.group(2).strip("0.,") or _EXPLAINED.match(text, match.end()):
                yield exact("wording.zero_budget", key, [rate, base])
                continue
            words = {"where": item.part or "情况说明", "rate": match.group(), "budget": budget.group()}
            if _ZERO_RATE.search(match.group()):
                yield broken(
                    "wording.zero_budget",
                    key,
                    [rate, base],
                    words,
                    severity=Severity.WARNING,
                    guilty=(0,),
                    fold="wording.zero_budget",
                )
            else:
                yield broken("wording.zero_budget", key, [rate, base], words, guilty=(0,))
