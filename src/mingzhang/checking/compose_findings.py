"""From causes to findings: the words, the places, the operands and the suspect of one cause."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.amount import format_scaled
from mingzhang.checking.locating import Carried, Cause, Exchange, guilty_of, spelled
from mingzhang.checking.rulebook import entry_of
from mingzhang.checking.rulebook.arithmetic import ARITHMETIC_FAMILIES, TAIL_MESSAGE, TAIL_REMEDY, TAIL_TITLE
from mingzhang.checking.rulebook.causes import (
    CARRIED,
    EXCHANGED,
    GIVEN_UP,
    MOVED,
    NOT_ISOLATED,
    ROW_LOST,
    ROW_TWICE,
    TURNED,
)
from mingzhang.checking.rulebook.statements import PERCENT_RULES, PERCENT_TAIL_MESSAGE, PERCENT_TAIL_TITLE
from mingzhang.checking.space import UNLISTED
from mingzhang.checking.spots import Spot, spot
from mingzhang.findings import Cited, Finding, Relation, Severity, Verdict

MAX_PLACES = 60


def findings(found: Sequence[Cause]) -> tuple[Finding, ...]:
    """One finding for each cause, numbered in document order."""
    return tuple(_finding(cause, number) for number, cause in enumerate(found, 1))


def _finding(cause: Cause, number: int) -> Finding:
    lead = _lead(cause)
    title, message, remedy = _templates(cause, lead)
    told = message.format_map(lead.words)
    if len(cause.relations) > 1:
        told += _others(cause, lead)
    told += _about(cause)
    return Finding(
        id=f"F{number:03d}",
        rule=lead.rule,
        severity=_severity(cause),
        title=title.format_map(lead.words),
        message=told,
        remedy=remedy.format_map(lead.words),
        places=_places(cause, lead),
        operands=lead.operands,
        expected=lead.expected,
        difference=lead.difference,
        suspect=cause.suspect,
        relations=tuple(relation.id for relation in cause.relations),
    )


def _templates(cause: Cause, lead: Relation) -> tuple[str, str, str]:
    """The rule's own words, or those of a legitimate tail where nothing is wrong but the last digit."""
    entry = entry_of(lead.rule)
    if lead.verdict is Verdict.TAIL and _severity(cause) is Severity.NOTE:
        if lead.rule.id in PERCENT_RULES:
            return PERCENT_TAIL_TITLE, PERCENT_TAIL_MESSAGE, TAIL_REMEDY
        if lead.rule.family in ARITHMETIC_FAMILIES:
            return TAIL_TITLE, TAIL_MESSAGE, TAIL_REMEDY
    return entry.title, entry.message, entry.remedy


def _lead(cause: Cause) -> Relation:
    """The relation that speaks for the cause: the gravest, broken before tail, the one it is
    named after, and one that knows its culprit."""
    return min(
        cause.relations,
        key=lambda r: (
            (r.severity or r.rule.severity).rank,
            r.verdict is not Verdict.BROKEN,
            bool(cause.suspects) and _spoken_of(r) != spot(cause.suspects[0]),
            not r.fold.endswith(f"/{r.key}"),
            not r.guilty,
            len(r.operands),
        ),
    )


def _spoken_of(relation: Relation) -> Spot | None:
    """The cell a relation's message names first: of two prints the second, of a sum the total."""
    at = 1 if relation.rule.family == "agreement" else 0
    return spot(relation.operands[at].cited) if len(relation.operands) > at else None


def _severity(cause: Cause) -> Severity:
    def of(relation: Relation) -> Severity:
        if relation.severity is not None:
            return relation.severity
        return Severity.NOTE if relation.verdict is Verdict.TAIL else relation.rule.severity

    return min((of(relation) for relation in cause.relations), key=lambda severity: severity.rank)


def _others(cause: Cause, lead: Relation) -> str:
    if all(relation.verdict is Verdict.TAIL for relation in cause.relations):
        return f"（共 {len(cause.relations)} 处尾差。）"
    if cause.relations[0].fold and all(relation.rule.id == lead.rule.id for relation in cause.relations):
        return f"（同类共 {len(cause.relations)} 处。）"
    names = list(dict.fromkeys(relation.rule.name for relation in cause.relations if relation is not lead))
    return f"同一处还使另外 {len(cause.relations) - 1} 个关系不成立：{'、'.join(names)}。"


def _about(cause: Cause) -> str:
    """What is known of the cause beyond the words of the rule."""
    if cause.row is not None:
        row = cause.row
        template = ROW_TWICE if row.row else ROW_LOST
        return template.format(
            count=len(cause.relations), total=row.total.row, row=row.row, figures="、".join(row.figures)
        )
    if cause.together is not None:
        return _of_several(cause.together)
    if cause.turned:
        return TURNED.format(count=cause.turned)
    if cause.isolated:
        return ""
    names = "、".join(dict.fromkeys(r.rule.name for r in cause.relations))
    return (GIVEN_UP if cause.given_up else NOT_ISOLATED).format(count=len(cause.relations), names=names)


def _of_several(together: Exchange | Carried) -> str:
    """What several figures of one table have to do with each other."""
    count = len(together.mends)
    if isinstance(together, Exchange):
        first, second = together.first, together.second
        return (MOVED if together.moved else EXCHANGED).format(
            first=_named(first.cited, second.cited),
            second=_named(second.cited, first.cited),
            figure=spelled(first),
            proposed=spelled(second),
            count=count,
        )
    unit, precision = together.cells[0].amount.unit, together.cells[0].amount.precision
    shown = format_scaled(abs(together.difference), unit.scale, precision)
    return CARRIED.format(
        cells=len(together.cells),
        difference=f"{shown}{unit.symbol}",
        all="、".join(_named(cited) for cited in together.places),
        count=count,
    )


def _named(cited: Cited, other: Cited | None = None) -> str:
    """A cell by its row and column; by what tells it from another."""
    same_row = other is not None and other.row == cited.row
    same_column = other is not None and other.column == cited.column
    names = [
        f"“{name}”"
        for name, same in ((cited.row, same_row), (cited.column, same_column))
        if name and not same
    ]
    return (
        (f"{names[0]}行" if same_column else f"{names[-1]}一栏" if same_row else "".join(names))
        if names
        else "这一格"
    )


def _places(cause: Cause, lead: Relation) -> tuple[Cited, ...]:
    """The suspects first, then every blamed cell, each once."""
    chosen: dict[tuple[int, int, int, int], Cited] = {}
    for cited in cause.suspects:
        chosen.setdefault(spot(cited), cited)
    for relation in (lead, *cause.relations):
        for cited in guilty_of(relation):
            chosen.setdefault(spot(cited), cited)
    printed = [cited for cited in chosen.values() if not cited.row.endswith(UNLISTED)]
    return tuple(printed or chosen.values())[:MAX_PLACES]
