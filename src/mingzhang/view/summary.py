"""What the text and the page have in common: headline, order and grouping of findings, counts by family.

Both show the same report; whatever one says the other must say, so it is worked out once, here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.findings import (
    Cited,
    Finding,
    Operand,
    RelationCounts,
    Report,
    RuleRun,
    Severity,
    Suspect,
    Unevaluated,
)
from mingzhang.view import messages

LACKING = "content."
"""The rules of what must be in a publication."""


class Numbered(Struct, frozen=True):
    """A finding with the number people know it by: 1, 2, … in the order in which it is shown."""

    number: int
    finding: Finding

    @property
    def label(self) -> str:
        """错误 3, 提醒 4."""
        word = messages.SEVERITIES[self.finding.severity.value]
        return messages.NUMBERED.format(severity=word, number=self.number)


class Group(Struct, frozen=True):
    """The findings of one part of the document, in document order."""

    part: str
    findings: tuple[Numbered, ...]


class Open(Struct, frozen=True):
    """Things of one kind that could not be checked for one reason, with the places known.

    ``what``: the thing itself where it is alone, else what they have in common.
    """

    what: str
    why: str
    count: int
    cited: tuple[Cited, ...]


class FamilyRun(Struct, frozen=True):
    """Relations of one family by verdict."""

    name: str
    counts: RelationCounts


def share(part: int, whole: int) -> str:
    """``part`` of ``whole`` as a percentage with one decimal, in integers; never 0 where there is a part."""
    if part <= 0 or whole <= 0:
        return "0%" if part <= 0 else "100%"
    tenths = (part * 2000 + whole) // (whole * 2)
    if tenths == 0:
        return messages.LESS_THAN_TENTH
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def open_shares(report: Report) -> dict[str, str]:
    """The shares of relations undecided and of numbers unread, as words for a template."""
    relations, counts = report.counts.relations, report.counts
    return {
        "relations": share(relations.undecided, relations.total),
        "numbers": share(counts.unread, counts.numbers),
    }


BLANK_TEMPLATE = "空白模板"
"""The kind of a document whose tables were never filled in."""


def headline(report: Report) -> str:
    """The report in one line. 未发现错误 never stands without the shares that were not checked."""
    errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
    found = _found(errors, warnings)
    shares = open_shares(report)
    if report.document.kind == BLANK_TEMPLATE:
        return messages.UNFILLED
    if not report.complete:
        nothing = report.counts.relations.total == 0
        why = messages.WHY_NOTHING if nothing else messages.WHY_OPEN.format(**shares)
        so_far = messages.INCOMPLETE_SO_FAR.format(found=found) if found else ""
        return messages.INCOMPLETE.format(why=why) + so_far
    if errors:
        return found
    template = messages.CLEAN_WITH_WARNINGS if warnings else messages.CLEAN
    return template.format(warnings=warnings, open=messages.OPEN_SHARE.format(**shares))


def _found(errors: int, warnings: int) -> str:
    if errors and warnings:
        return messages.FOUND_BOTH.format(errors=errors, warnings=warnings)
    if errors:
        return messages.FOUND_ERRORS.format(errors=errors)
    return messages.FOUND_WARNINGS.format(warnings=warnings) if warnings else ""


def advice(report: Report) -> str:
    """What to do about an incomplete check; empty where it is complete."""
    if report.complete:
        return ""
    return messages.NOTHING_ADVICE if report.counts.relations.total == 0 else messages.INCOMPLETE_ADVICE


def no_findings(report: Report) -> str:
    """What stands where errors and warnings would: it promises no more than was checked."""
    if report.complete:
        return messages.NO_FINDINGS
    nothing = report.counts.relations.total == 0
    return messages.NOTHING_CHECKED if nothing else messages.NO_FINDINGS_SO_FAR


def tone(report: Report) -> str:
    """The style of the headline: ``error``, ``warning`` or ``good``."""
    if report.count(Severity.ERROR):
        return "error"
    return "good" if report.complete and not report.count(Severity.WARNING) else "warning"


def coverage(report: Report) -> str:
    """How many relations came out which way, in one sentence."""
    relations = report.counts.relations
    return messages.COVERAGE.format(
        total=relations.total,
        exact=relations.exact,
        tail=relations.tail,
        broken=relations.broken,
        undecided=relations.undecided,
    )


def facts(report: Report) -> list[tuple[str, str]]:
    """What the document is, as label and value."""
    facts, counts = report.document, report.counts
    unit = facts.unit or messages.FACT_UNKNOWN
    if facts.unit_code:
        unit = messages.UNIT_WITH_CODE.format(unit=unit, code=facts.unit_code)
    year = messages.FACT_UNKNOWN if facts.year is None else messages.YEAR.format(year=facts.year)
    read = messages.READ_COUNTS.format(
        tables=counts.tables,
        forms=counts.forms,
        points=counts.points,
        statements=counts.statements,
        numbers=counts.numbers,
        unread=counts.unread,
    )
    return [
        (messages.FACT_FILE, facts.file),
        (messages.FACT_UNIT, unit),
        (messages.FACT_YEAR, year),
        (messages.FACT_KIND, facts.kind or messages.FACT_UNKNOWN),
        (messages.FACT_READ, read),
        *(
            (messages.FACT_BESIDE, messages.COMPANION.format(part=part, file=file))
            for part, file in report.companions
        ),
    ]


def number_findings(report: Report) -> tuple[tuple[Group, ...], tuple[Numbered, ...]]:
    """Errors and warnings grouped by part, and then the notes, numbered on; both in document order."""
    unit = "".join(report.document.unit.split())
    found = (_of_the_whole(finding, unit) for finding in report.findings)
    ordered = sorted(found, key=lambda finding: finding.places[0].place.order)
    grave = [finding for finding in ordered if finding.severity is not Severity.NOTE]
    parts: dict[str, list[Finding]] = {}
    for finding in grave:
        parts.setdefault(finding.places[0].part, []).append(finding)
    number = 0
    groups = []
    for part, findings in parts.items():
        members = tuple(Numbered(number + at, finding) for at, finding in enumerate(findings, 1))
        number += len(findings)
        groups.append(Group(part or messages.WHOLE_DOCUMENT, members))
    mild = [finding for finding in ordered if finding.severity is Severity.NOTE]
    return tuple(groups), tuple(Numbered(number + at, finding) for at, finding in enumerate(mild, 1))


def _of_the_whole(finding: Finding, unit: str) -> Finding:
    """What the whole document lacks is cited at its unit's name, which nobody printed wrong: it is not shown so."""
    if not finding.rule.id.startswith(LACKING):
        return finding
    places = tuple(
        replace(cited, part=messages.WHOLE_DOCUMENT, printed="")
        if unit and "".join(cited.printed.split()) == unit
        else cited
        for cited in finding.places
    )
    return replace(finding, places=places)


def where(cited: Cited) -> str:
    """Where in the file: page and line, or block and cell where the format has neither; '' for all of it."""
    place = cited.place
    if cited.part == messages.WHOLE_DOCUMENT and not cited.printed:
        return ""
    words = [] if place.page is None else [messages.AT_PAGE.format(page=place.page)]
    if place.line is not None:
        words.append(messages.AT_LINE.format(line=place.line))
    if words:
        return "".join(words)
    if place.row is None or place.column is None:
        return messages.AT_BLOCK.format(block=place.block + 1)
    return messages.AT_CELL.format(block=place.block + 1, row=place.row + 1, column=place.column + 1)


def labels(cited: Cited, *, within: str = "") -> str:
    """The names by which a reader knows the place: part, row, column; a part already named is left out."""
    if cited.place.row is None:  # a sentence has subjects, not rows
        names = "".join(messages.QUOTED.format(name=name) for name in (cited.row, cited.column) if name)
    else:
        names = messages.AT_ROW.format(row=cited.row) if cited.row else ""
        names += messages.AT_COLUMN.format(column=cited.column) if cited.column else ""
    part = "" if cited.part == within else cited.part
    return " ".join(word for word in (part, names) if word)


def describe(cited: Cited, *, within: str = "") -> str:
    """A place in full: 第12行，公开03表 “基本支出”行“合计”列，印作“902.56”."""
    printed = messages.AT_PRINTED.format(printed=cited.printed) if cited.printed else ""
    return "，".join(word for word in (where(cited), labels(cited, within=within), printed) if word)


def brief(cited: Cited) -> str:
    """A place within a sentence: its labels, or else where in the file."""
    return labels(cited) or where(cited)


def operand_amount(operand: Operand) -> str:
    """The figure of an operand with its unit, and its factor unless that is plain from its role."""
    words = f"{operand.amount}{operand.unit}" if operand.amount else operand.cited.printed
    if operand.factor == -1:
        return words if operand.role else f"{messages.MINUS} {words}"
    return words if operand.factor == 1 else f"{words} {messages.TIMES.format(factor=operand.factor)}"


def outcome(finding: Finding) -> list[tuple[str, str]]:
    """Expected value and difference, as label and figure; with a unit where all operands have the same.

    Where a suspect is named with another value, the expectation of one relation's first operand would only confuse.
    """
    units = {operand.unit for operand in finding.operands}
    unit = units.pop() if len(units) == 1 else ""
    other = finding.suspect is not None and finding.suspect.proposed not in ("", finding.expected)
    expected = "" if other else finding.expected
    pairs = ((messages.EXPECTED, expected), (messages.DIFFERENCE, finding.difference))
    return [(label, f"{value}{unit}") for label, value in pairs if value]


def worth_a_table(finding: Finding) -> bool:
    """True if the operands name a figure that the places do not."""
    shown = {cited.place for cited in finding.places}
    return any(operand.cited.place not in shown for operand in finding.operands)


def suspect_lines(suspect: Suspect) -> list[str]:
    """What is probably misprinted and the next likely, or the candidates where several fit as well; the first leads."""
    tail = messages.SLIP.format(slip=suspect.slip) if suspect.slip else ""
    tail += messages.MENDS.format(count=suspect.mends) if suspect.mends > 1 else ""
    others = [_candidate(other.places, other.printed, other.proposed) for other in suspect.alternatives]
    if suspect.ties:
        first = _candidate(suspect.places, suspect.printed, suspect.proposed) + tail
        return list(dict.fromkeys([messages.SUSPECT_ONE_OF, first, *others]))
    template = messages.SUSPECT_CERTAIN if suspect.certain else messages.SUSPECT_LIKELY
    spot = _spot(suspect.places)
    lead = template.format(where=spot, printed=suspect.printed or messages.BLANK, proposed=suspect.proposed)
    return [lead + tail, *(messages.RUNNER_UP.format(candidate=other) for other in dict.fromkeys(others))]


def _spot(places: Sequence[Cited]) -> str:
    return "、".join(dict.fromkeys(brief(cited) for cited in places))


def _candidate(places: Sequence[Cited], printed: str, proposed: str) -> str:
    return messages.CANDIDATE.format(
        where=_spot(places), printed=printed or messages.BLANK, proposed=proposed
    )


def family_name(family: str) -> str:
    """A family in Chinese. ``wording_years`` is one of ``wording``; an unknown key stands for itself."""
    return messages.FAMILIES.get(family) or messages.FAMILIES.get(family.partition("_")[0], family)


def family_runs(rules: Sequence[RuleRun]) -> list[FamilyRun]:
    """Instances by family, in the order of the rulebook; families without an instance are left out."""
    sums: dict[str, list[int]] = {}
    for run in rules:
        row = sums.setdefault(family_name(run.rule.family), [0, 0, 0, 0])
        counts = (run.counts.exact, run.counts.tail, run.counts.broken, run.counts.undecided)
        row[:] = [total + count for total, count in zip(row, counts, strict=True)]
    return [FamilyRun(name, RelationCounts(*row)) for name, row in sums.items() if any(row)]


def idle_rules(rules: Sequence[RuleRun]) -> list[RuleRun]:
    """The rules that had nothing to work on."""
    return [run for run in rules if run.counts.total == 0]


def idle_reasons(rules: Sequence[RuleRun], limit: int = 0) -> list[str]:
    """Why rules had nothing to work on: for each reason the rules' names, or the first ``limit`` of them."""
    found: dict[str, list[str]] = {}
    for run in idle_rules(rules):
        found.setdefault(run.reason or messages.NOT_RUN_REASON, []).append(run.rule.name)
    lines = []
    for reason, names in found.items():
        words = "、".join(names[:limit] if limit else names)
        if limit and len(names) > limit:
            words = messages.NOT_RUN_FIRST.format(names=words, count=len(names))
        lines.append(messages.NOT_RUN_LINE.format(reason=reason, names=words))
    return lines


def gather(items: Iterable[Unevaluated]) -> list[Open]:
    """Things of one name unchecked for an equal reason as one, in the order of their first appearance.

    What stands in brackets behind the name (the instance of a rule) does not tell them apart.
    """
    found: dict[tuple[str, str], list[Unevaluated]] = {}
    for item in items:
        found.setdefault((item.what.partition("（")[0], item.why), []).append(item)
    return [
        Open(
            same[0].what if len(same) == 1 else name,
            why,
            len(same),
            tuple(item.cited for item in same if item.cited is not None),
        )
        for (name, why), same in found.items()
    ]
