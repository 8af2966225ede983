"""What the checker makes of a document, clean or planted: the only module that calls it."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from random import Random

import mingzhang
from accuracy import witness
from accuracy.compose import disclosure
from accuracy.draft import Document, written
from accuracy.plant import Plant
from accuracy.planter import KINDS, PRINCIPAL, WORDS, plant, several
from mingzhang.findings import Cited, Finding, Report, Severity


@dataclass(frozen=True, slots=True)
class Outcome:
    """One planted document. ``findings``: errors in it; ``first``: the right print named first; ``value``: with the
    right value; ``certain``: a proposal marked certain that is not what the clean document prints there;
    ``seen``: an error, a warning or a remark on how a figure was read that was not there before."""

    kind: str
    area: str
    layout: str
    seed: int
    visible: bool
    identifiable: bool
    located: bool
    error: bool
    seen: bool
    first: bool
    value: bool
    findings: int
    certain: bool
    note: str = ""
    wanted: int = 1
    found: int = 0


@dataclass(frozen=True, slots=True)
class Clean:
    """One clean document: the rules that reported errors, warnings, and whether the check was complete."""

    seed: int
    layout: str
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    complete: bool
    notes: tuple[str, ...] = field(default=())


def check_text(text: str) -> Report:
    """The report on a text, read from a file as users give it."""
    with tempfile.TemporaryDirectory(prefix="accuracy-") as folder:
        path = Path(folder) / "决算公开.txt"
        path.write_text(text, encoding="utf-8", newline="\n")
        return mingzhang.check(mingzhang.recognise(mingzhang.read(path)))


@lru_cache(maxsize=2)
def baseline(seed: int) -> tuple[Document, Report, frozenset[tuple[int, ...]]]:
    """A clean document, its report and the relations that do not hold in it (none, if the generator is right)."""
    document = disclosure(seed)
    text, _ = written(document)
    return document, check_text(text), frozenset(witness.broken(document))


def clean(seed: int) -> Clean:
    """Measure a clean document."""
    document, report, broken = baseline(seed)
    errors = [finding for finding in report.findings if finding.severity is Severity.ERROR]
    warnings = tuple(f.rule.id for f in report.findings if f.severity is Severity.WARNING)
    notes = tuple(f"{f.title} [{_where(f)}]" for f in errors) + (("见证人不符",) if broken else ())
    return Clean(seed, document.layout, tuple(f.rule.id for f in errors), warnings, report.complete, notes)


def planted(seed: int, kind: str, number: int) -> Outcome | None:
    """Plant one error of a kind into the document of a seed and measure."""
    document, before, broken = baseline(seed)
    rng = Random(f"错 {seed} {kind} {number}")
    made = plant(document, kind, rng, broken)
    return None if made is None else _outcome(made, before)


def many(seed: int, number: int) -> Outcome | None:
    """Plant two or three misread digits at once: all cells found?"""
    document, _, broken = baseline(seed)
    plants = several(document, number, Random(f"多 {seed} {number}"), broken)
    if plants is None:
        return None
    text, _ = written(plants[0].document)
    report = check_text(text)
    errors = [f for f in report.findings if f.severity is Severity.ERROR]
    found = sum(any(_at(cited, item) for f in report.findings for cited in _named(f)) for item in plants)
    kind = "两处" if number == 2 else "三处"
    right = found == number
    return Outcome(
        kind, "", document.layout, seed, True, True, True, bool(errors), bool(errors), right, False, len(errors),
        False, "；".join(f"{p.truth}→{p.printed}" for p in plants), number, found,
    )  # fmt: skip


def _outcome(made: Plant, before: Report) -> Outcome:
    document = made.document
    text, _ = written(document)
    report = check_text(text)
    known = Counter(_sign(f) for f in before.findings)
    errors = [f for f in report.findings if f.severity is Severity.ERROR and not known[_sign(f)]]
    warnings = [f for f in report.findings if f.severity is Severity.WARNING and not known[_sign(f)]]
    right = [f for f in errors if _first(f, made)]
    value = any(f.suspect is not None and _same(f.suspect.proposed, made.truth) for f in right)
    clean_lines = written(baseline(document.seed)[0])[0].split("\n")
    certain = any(
        f.suspect is not None
        and f.suspect.certain
        and not (_first(f, made) and _same(f.suspect.proposed, made.truth))
        and not any(_same(f.suspect.proposed, _clean(cited, clean_lines)) for cited in f.suspect.places)
        for f in errors
    )
    about = made.spot.line if made.spot else 0
    note = f"{made.truth}→{made.printed} 第{about}行 {made.table}"
    if errors:
        note += f"；报：{errors[0].title} [{_where(errors[0])}]"
    return Outcome(
        made.kind, made.area, document.layout, document.seed, made.visible, made.identifiable, made.figure is not None,
        bool(errors), bool(errors or warnings or set(report.remarks) - set(before.remarks)),
        bool(errors) and _first(errors[0], made), value, len(errors), certain, note,
    )  # fmt: skip


def _same(proposed: str, truth: str) -> bool:
    """Whether a proposal is the true value: 10.5 and 10.50 are one figure, and a blank is nothing."""
    texts = [_digits(proposed) or "0", _digits(truth) or "0"]
    try:
        return Fraction(texts[0]) == Fraction(texts[1])
    except ValueError:
        return texts[0] == texts[1]


def _clean(cited: Cited, lines: list[str]) -> str:
    """What the document without the error prints in the same cell; no text where it has no such cell.

    A figure that stands in its neighbour's column is two wrong cells, and either may be mended.
    """
    line, column = cited.place.line, cited.place.column
    cells = lines[line - 1].split("\t") if line is not None and line <= len(lines) else []
    return cells[column] if column is not None and column < len(cells) else "无"


def _sign(finding: Finding) -> tuple[str, str]:
    return finding.rule.id, finding.title


def _named(finding: Finding) -> tuple[Cited, ...]:
    """The prints a finding names as wrong, in its order of suspicion."""
    if finding.suspect is None:
        return finding.places[:1]
    return finding.suspect.places + tuple(
        cited for other in finding.suspect.alternatives for cited in other.places
    )


def _first(finding: Finding, made: Plant) -> bool:
    """Whether the first print named is the planted one."""
    if made.spot is None:
        return True
    cited = finding.suspect.places[0] if finding.suspect is not None else finding.places[0]
    return _at(cited, made)


def _at(cited: Cited, made: Plant) -> bool:
    """The same line and, for a figure, its text there: readers may move columns, never change digits."""
    spot = made.spot
    if spot is None or cited.place.line != spot.line:
        return False
    if made.kind in WORDS:
        return True
    return _digits(made.printed) in _digits(cited.printed) or (not made.printed and spot.column is not None)


def _digits(text: str) -> str:
    return text.replace(",", "").replace("，", "").strip()


def _where(finding: Finding) -> str:
    cited = finding.suspect.places[0] if finding.suspect is not None else finding.places[0]
    mended = f"→{finding.suspect.proposed}" if finding.suspect is not None else ""
    return f"{finding.rule.id} 第{cited.place.line}行 {cited.printed}{mended}"


__all__ = ["KINDS", "PRINCIPAL", "Clean", "Outcome", "clean", "many", "planted"]
