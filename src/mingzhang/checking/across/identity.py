"""The other files are of the same unit, level and year; one of another year is compared no further."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.across.company import Companion, Company, Part
from mingzhang.checking.rulebook import rule
from mingzhang.findings import Cited, Operand, Relation, Verdict
from mingzhang.place import Place
from mingzhang.points.reading import Reading
from mingzhang.points.terms import squeeze


def relations(company: Company) -> Iterator[Relation]:
    """Name, code and year of each companion against the document's."""
    for companion in company.companions:
        for rule_id, here, there in (
            ("across.name", company.reading.unit, companion.reading.unit),
            ("across.code", company.reading.unit_code, companion.reading.unit_code),
        ):
            if here and there:
                yield _same(company.reading, companion, rule_id, here, there)
        yield from _level(company, companion)
        yield from _year(company, companion)


def another_level(company: Company, companion: Companion) -> bool:
    """Whether one of the two is a department's publication and the other a single unit's."""
    here, there = level_of(company.reading), level_of(companion.reading)
    return companion.part is not Part.TABLES and bool(here and there) and here != there


def level_of(reading: Reading) -> str:
    """部门 or 单位, as the settings say or as the document calls itself; '' where neither tells."""
    if reading.declared.level is not None:
        return reading.declared.level.value
    word = reading.kind.value[:2]
    return word if word in ("部门", "单位") else ""


def _level(company: Company, companion: Companion) -> Iterator[Relation]:
    if companion.part is Part.TABLES or not company.fits(companion):
        return
    here, there = level_of(company.reading), level_of(companion.reading)
    if here and there:
        budget = companion.part is Part.BUDGET
        words = {
            "here": f"{here}{'预算' if '预算' in company.reading.kind.value else '决算'}",
            "there": f"{there}{'预算' if budget else '决算'}",
            "which": companion.part.value,
            "file": companion.reading.document.file,
        }
        verdict = Verdict.EXACT if here == there else Verdict.BROKEN
        yield _relation(company.reading, companion, "across.level", verdict, words)


def _same(reading: Reading, companion: Companion, rule_id: str, here: str, there: str) -> Relation:
    verdict = Verdict.EXACT if squeeze(here) == squeeze(there) else Verdict.BROKEN
    words = {"which": companion.part.value, "here": here, "there": there}
    return _relation(reading, companion, rule_id, verdict, words)


def _year(company: Company, companion: Companion) -> Iterator[Relation]:
    if companion.part is Part.TABLES:
        return
    own, other = company.reading.year, companion.reading.year
    if own is None or other is None:
        lacking = "本文件的年度" if own is None else f"{companion.part.value}的年度"
        yield _relation(company.reading, companion, "across.year", Verdict.UNDECIDED, {}, lacking)
        return
    words = {
        "which": companion.part.value,
        "file": companion.reading.document.file,
        "wanted": str(own + companion.wanted),
        "found": str(other),
        "here": str(own),
    }
    others = company.of(companion.part)
    if company.fits(companion):
        yield _relation(company.reading, companion, "across.year", Verdict.EXACT, words)
    elif not others:  # an older year beside the right one was given for its own sake
        yield _relation(company.reading, companion, "across.year", Verdict.BROKEN, words)


def _relation(
    reading: Reading,
    companion: Companion,
    rule_id: str,
    verdict: Verdict,
    words: dict[str, str],
    missing: str = "",
) -> Relation:
    here = reading.unit_cited or Cited(Place(reading.document.file), "封面", printed=reading.unit)
    other = companion.reading
    there = other.unit_cited or Cited(Place(other.document.file), "封面", printed=other.unit)
    operands = (Operand(here, "本文件"), Operand(companion.cited(there), companion.part.value))
    key = f"{companion.part.value}{companion.volume}"
    fold = f"{rule_id}/{companion.volume}" if verdict is Verdict.BROKEN else ""
    return Relation(
        rule(rule_id), key, verdict, operands, words=words, missing=missing, guilty=(0,), fold=fold
    )
