"""A class of expenditure that existed only last year is named in the narrative (hard case 11 of the design)."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.across.company import Companion, Company, Part
from mingzhang.checking.across.figures import there
from mingzhang.checking.families.wording_support import narrative
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.classification import function_names
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading, Source
from mingzhang.points.terms import squeeze
from mingzhang.points.trees import GENERAL

_SPENT = (Coordinate("支出"), Coordinate("支出", fund=GENERAL))


def relations(company: Company) -> Iterator[Relation]:
    """One relation for each class that last year's tables print and this year's do not."""
    for companion in company.of(Part.LAST_YEAR):
        told = ""
        for code, last in _classes(companion).items():
            if not _gone(company, code):
                continue
            told = told or squeeze("".join(item.text for item in narrative(company.reading)))
            total = _total(company)
            if total is not None and told:
                yield _relation(company, companion, code, last, total, told)


def _classes(companion: Companion) -> dict[str, Print]:
    """Classes with expenditure last year, all funds before the general one."""
    found: dict[str, Print] = {}
    for base in _SPENT:
        for coordinate, prints in companion.space.prints.items():
            code = coordinate.function
            if len(code) != 3 or coordinate != base.at(function=code):
                continue
            item = next((p for p in prints if p.source is Source.TABLE and p.amount.value), None)
            if item is not None:
                found.setdefault(code, companion.print(item))
    return found


def _gone(company: Company, code: str) -> bool:
    """Whether this year's tables say that the class has no expenditure; False where they do not say."""
    said = [
        item
        for base in _SPENT
        if (
            item := company.space.table_print(base.at(function=code))
            or company.space.implied_zero(base.at(function=code))
        )
    ]
    return bool(said) and all(item.amount.value == 0 for item in said)


def _total(company: Company) -> Print | None:
    return next((item for base in _SPENT if (item := company.space.table_print(base)) is not None), None)


def _names_of(reading: Reading, code: str) -> list[str]:
    """The names that a document prints for an account."""
    return [name for name, printed in reading.names.items() if printed == code]


def _relation(
    company: Company, companion: Companion, code: str, last: Print, total: Print, told: str
) -> Relation:
    printed = (name for reading in (company.reading, companion.reading) for name in _names_of(reading, code))
    name = next(printed, None) or function_names().get(code, code)
    plain = squeeze(name)
    named = plain in told or plain.removesuffix("支出") in told
    words = {"name": name, "last": f"{last.amount}", "there": there(last)}
    return Relation(
        rule("across.vanished"),
        f"{code}/{companion.volume}",
        Verdict.EXACT if named else Verdict.BROKEN,
        (print_operand(total, "本年支出合计"), print_operand(last, "上年决算")),
        words=words,
        guilty=(0,),
        fold="" if named else f"across.vanished/{code}",
    )
