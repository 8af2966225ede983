"""The document against another file that prints the same facts: the approved tables, the export, the PDF of it.

Prints of one unit and precision must be equal digit by digit; others must share a value of their intervals.
Two tables one last-place unit apart are a warning (hard case 8).
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from mingzhang.checking.across.company import Company, Part
from mingzhang.checking.across.figures import comparable, there
from mingzhang.checking.across.matching import Matching
from mingzhang.checking.equation import shown, subject
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import is_implied
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Cited, Comparison, Relation, Verdict
from mingzhang.points.reading import Print, Source


def relations(company: Company) -> Iterator[Relation]:
    """One relation for each figure that both files print."""
    for companion in company.of(Part.TABLES):
        for key, here, other in Matching(company.space, companion).both:
            yield _relation(f"{key}/{companion.volume}", here, other)


def comparisons(company: Company, relations: tuple[Relation, ...]) -> tuple[Comparison, ...]:
    """For each file compared with: how many figures are equal, which differ, and which only one prints."""
    found = []
    for companion in company.of(Part.TABLES):
        own = [
            relation
            for relation in relations
            if relation.rule.id.startswith("across.against") and relation.key.endswith(f"/{companion.volume}")
        ]
        matching = Matching(company.space, companion)
        found.append(
            Comparison(
                file=companion.reading.document.file,
                equal=sum(relation.verdict is Verdict.EXACT for relation in own),
                different=sum(relation.verdict in (Verdict.BROKEN, Verdict.TAIL) for relation in own),
                only_here=tuple(_shown(item) for item in matching.only_here),
                only_there=tuple(_shown(item) for item in matching.only_there),
            )
        )
    return tuple(found)


def _shown(item: Print) -> Cited:
    return item.cited if item.cited.printed else replace(item.cited, printed=item.amount.decimal)


def _relation(key: str, here: Print, other: Print) -> Relation:
    operands = (print_operand(here, "本文件"), print_operand(other, "对照文件"))
    verdict = _verdict(here, other)
    name = "across.against_tail" if verdict is Verdict.TAIL else "across.against"
    if verdict is Verdict.UNDECIDED:
        missing = f"单位相同的数（{here.amount}、{other.amount}）"
        return Relation(rule(name), key, verdict, operands, missing=missing)
    if verdict is Verdict.EXACT:
        return Relation(rule(name), key, verdict, operands)
    precision = max(here.amount.precision, other.amount.precision)
    gap = here.amount.value - other.amount.value
    words = {
        "subject": f"{subject(here)}（这一行没有印）" if is_implied(here) else subject(here),
        "printed": f"{here.amount}",
        "last": f"{other.amount}",
        "there": there(other),
        "difference": shown(abs(gap), here.amount.unit, precision),
    }
    return Relation(
        rule(name),
        key,
        verdict,
        operands,
        expected=other.amount.decimal if other.amount.unit == here.amount.unit else f"{other.amount}",
        difference=words["difference"].removesuffix(here.amount.unit.symbol),
        words=words,
        severity=rule(name).severity if verdict is Verdict.TAIL else None,
        guilty=(0,),
    )


def _verdict(here: Print, other: Print) -> Verdict:
    one, two = here.amount, other.amount
    if not comparable(here, other):
        return Verdict.UNDECIDED
    if one.value == two.value:
        return Verdict.EXACT
    if one.step != two.step:
        return Verdict.EXACT if one.interval.meets(two.interval) else Verdict.BROKEN
    tables = here.source is Source.TABLE and other.source is Source.TABLE
    return Verdict.TAIL if tables and abs(one.value - two.value) == one.step else Verdict.BROKEN
