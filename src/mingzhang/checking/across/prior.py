"""Prior-year figures against last year's accounts: printed ones, and those a change, a rate or a word implies.

本年 1,050.00，比上年增加 50.00   ⇒ 上年 1,000.00 = 上年决算所印
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mingzhang.checking.across.company import Companion, Company, Part, apart
from mingzhang.checking.across.figures import comparable, part_of, printed_there, there
from mingzhang.checking.across.percent import against
from mingzhang.checking.equation import Equation, Term, evaluate, shown, subject
from mingzhang.checking.ratio import ratio
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import as_print, named, print_operand, stated_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.coordinate import FINAL
from mingzhang.points.reading import Print, Role, Statement


def relations(company: Company) -> Iterator[Relation]:
    """Every prior-year figure with every last-year file of the right year."""
    for companion in company.of(Part.LAST_YEAR):
        for relation in (*_printed(company, companion), *_stated(company, companion)):
            yield apart(relation)


def _printed(company: Company, companion: Companion) -> Iterator[Relation]:
    """Figures of the year before that the document prints itself."""
    for coordinate, prints in company.space.prints.items():
        if coordinate.year != -1 or coordinate.phase != FINAL:
            continue
        last = printed_there(companion, coordinate.at(year=0))
        for number, item in enumerate(prints, 1):
            if last is None or not comparable(item, last):
                continue
            words = {
                "part": part_of(item.cited),
                "point": item.cited.row or coordinate.at(year=0).words,
                "change": f"上年为 {item.amount}",
                "last": f"{last.amount}",
                "there": there(last),
            }
            terms = (Term(1, item, "上年数"), Term(-1, last, "上年决算"))
            key = f"{coordinate.words}/{item.source.value}{number}"
            relation = evaluate(Equation(rule("across.prior"), key, terms, words=words))
            relation.words["expected"] = f"{item.amount}" if relation.words else ""
            yield replace(relation, guilty=(0,))


def _stated(company: Company, companion: Companion) -> Iterator[Relation]:
    told = company.told
    seen: dict[str, int] = {}
    for role in (Role.CHANGE, Role.RATE, Role.COMPARISON):
        for statement in told.by_role[role]:
            base, about = statement.base, statement.subject
            if base is None or base.year != -1 or about.year != 0 or base != about.at(year=-1):
                continue
            value = told.value(about, statement.section)
            last = printed_there(companion, about)
            if value is None or last is None or not comparable(value, last):
                continue
            key = f"{about.words}/{part_of(statement.cited)}/{role.value}"
            seen[key] = seen.get(key, 0) + 1
            if seen[key] > 1:
                key = f"{key}{seen[key]}"
            if role is Role.CHANGE:
                yield from _change(statement, value, last, key)
            elif role is Role.RATE:
                if told.companion(statement, Role.CHANGE) is None:
                    yield _rate(statement, value, last, key)
            else:
                yield from _word(statement, value, last, key)


def _change(statement: Statement, value: Print, last: Print, key: str) -> Iterator[Relation]:
    change = as_print(statement)
    if change is None or statement.direction is None or not comparable(change, value):
        return
    sign = -1 if statement.direction < 0 else 1
    prior = value.amount.value - sign * change.amount.value
    words = {
        "part": part_of(statement.cited),
        "point": statement.cited.row or statement.subject.words,
        "change": f"为 {value.amount}，{statement.word}{change.amount}",
        "expected": shown(prior, value.amount.unit, value.amount.precision),
        "last": f"{last.amount}",
        "there": there(last),
    }
    terms = (
        Term(sign, change, statement.word),
        Term(-1, value, "本年数"),
        Term(1, last, "上年决算"),
    )
    relation = evaluate(Equation(rule("across.prior"), key, terms, words=words))
    yield replace(relation, guilty=(0,))


def _rate(statement: Statement, value: Print, last: Print, key: str) -> Relation:
    sign = -1 if statement.direction == -1 else 1
    delta = (value.amount.interval - last.amount.interval).times(sign)
    found = ratio(
        sign * (value.amount.value - last.amount.value), delta, last.amount.value, last.amount.interval
    )
    figures = {"value": (value, "本年数"), "other": (last, "上年决算")}
    return against("across.rate", key, statement, found, name="增减率", **figures)


def _word(statement: Statement, value: Print, last: Print, key: str) -> Iterator[Relation]:
    """增加, 减少 or 持平 without a figure."""
    if statement.direction is None:
        return
    first, second = value.amount.interval, last.amount.interval
    moved = value.amount.value - last.amount.value
    if statement.direction == 0:
        verdict = Verdict.EXACT if moved == 0 else Verdict.TAIL if first.meets(second) else Verdict.BROKEN
    else:
        verdict = Verdict.EXACT if moved * statement.direction > 0 else Verdict.BROKEN
    yield Relation(
        rule("across.direction"),
        key,
        verdict,
        (
            stated_operand(statement, statement.word),
            print_operand(value, "本年数"),
            print_operand(last, "上年决算"),
        ),
        words={
            "subject": named(statement) if statement.cited.row else subject(value),
            "word": statement.word,
            "part": part_of(statement.cited),
            "point": statement.cited.row or statement.subject.words,
            "value": f"{value.amount}",
            "last": f"{last.amount}",
            "there": there(last),
        },
        guilty=(0,),
        fold="tail/across" if verdict is Verdict.TAIL else "",
    )
