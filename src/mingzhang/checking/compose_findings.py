"""From folds to findings: the words, the places, the operands and the suspect of one cause."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.checking.folding import Fold, guilty_of
from mingzhang.checking.mending import mended
from mingzhang.checking.rulebook import entry_of
from mingzhang.checking.rulebook.arithmetic import ARITHMETIC_FAMILIES, TAIL_MESSAGE, TAIL_REMEDY, TAIL_TITLE
from mingzhang.checking.rulebook.statements import PERCENT_RULES, PERCENT_TAIL_MESSAGE, PERCENT_TAIL_TITLE
from mingzhang.checking.space import UNLISTED
from mingzhang.checking.spots import Spot, spot
from mingzhang.findings import Cited, Finding, Relation, Severity, Suspect, Verdict

MAX_PLACES = 60


def findings(folded: Sequence[Fold]) -> tuple[Finding, ...]:
    """One finding for each fold, numbered in document order."""
    return tuple(_finding(fold, number) for number, fold in enumerate(folded, 1))


def _finding(fold: Fold, number: int) -> Finding:
    lead = _lead(fold)
    title, message, remedy = _templates(fold, lead)
    told = message.format_map(lead.words)
    if len(fold.relations) > 1:
        told += _others(fold, lead)
    return Finding(
        id=f"F{number:03d}",
        rule=lead.rule,
        severity=_severity(fold),
        title=title.format_map(lead.words),
        message=told,
        remedy=remedy.format_map(lead.words),
        places=_places(fold, lead),
        operands=lead.operands,
        expected=lead.expected,
        difference=lead.difference,
        suspect=_suspect(fold, lead),
        relations=tuple(relation.id for relation in fold.relations),
    )


def _templates(fold: Fold, lead: Relation) -> tuple[str, str, str]:
    """The rule's own words, or those of a legitimate tail where nothing is wrong but the last digit."""
    entry = entry_of(lead.rule)
    if lead.verdict is Verdict.TAIL and _severity(fold) is Severity.NOTE:
        if lead.rule.id in PERCENT_RULES:
            return PERCENT_TAIL_TITLE, PERCENT_TAIL_MESSAGE, TAIL_REMEDY
        if lead.rule.family in ARITHMETIC_FAMILIES:
            return TAIL_TITLE, TAIL_MESSAGE, TAIL_REMEDY
    return entry.title, entry.message, entry.remedy


def _lead(fold: Fold) -> Relation:
    """The relation that speaks for the fold: the gravest, broken before tail, and one that knows its culprit."""
    return min(
        fold.relations,
        key=lambda r: (
            (r.severity or r.rule.severity).rank,
            r.verdict is not Verdict.BROKEN,
            bool(fold.suspects) and _spoken_of(r) != spot(fold.suspects[0]),
            not r.guilty,
            len(r.operands),
        ),
    )


def _spoken_of(relation: Relation) -> Spot | None:
    """The cell a relation's message names first: of two prints the second, of a sum the total."""
    at = 1 if relation.rule.family == "agreement" else 0
    return spot(relation.operands[at].cited) if len(relation.operands) > at else None


def _severity(fold: Fold) -> Severity:
    def of(relation: Relation) -> Severity:
        if relation.severity is not None:
            return relation.severity
        return Severity.NOTE if relation.verdict is Verdict.TAIL else relation.rule.severity

    return min((of(relation) for relation in fold.relations), key=lambda severity: severity.rank)


def _others(fold: Fold, lead: Relation) -> str:
    if all(relation.verdict is Verdict.TAIL for relation in fold.relations):
        return f"（共 {len(fold.relations)} 处尾差。）"
    if fold.relations[0].fold and all(relation.rule.id == lead.rule.id for relation in fold.relations):
        return f"（同类共 {len(fold.relations)} 处。）"
    names = list(dict.fromkeys(relation.rule.name for relation in fold.relations if relation is not lead))
    return f"同一处还使另外 {len(fold.relations) - 1} 个关系不成立：{'、'.join(names)}。"


def _places(fold: Fold, lead: Relation) -> tuple[Cited, ...]:
    """The suspects first, then every blamed cell, each once."""
    chosen: dict[tuple[int, int, int, int], Cited] = {}
    for cited in fold.suspects:
        chosen.setdefault(spot(cited), cited)
    for relation in (lead, *fold.relations):
        for cited in guilty_of(relation):
            chosen.setdefault(spot(cited), cited)
    printed = [cited for cited in chosen.values() if not cited.row.endswith(UNLISTED)]
    return tuple(printed or chosen.values())[:MAX_PLACES]


def _suspect(fold: Fold, lead: Relation) -> Suspect | None:
    """The suspected cell with the value that would mend its relations, where they ask for one."""
    if not fold.suspects:
        return None
    cited = fold.suspects[0]
    proposed = mended(fold.relations, cited)
    if not proposed and lead.guilty and lead.operands[lead.guilty[0]].cited == cited:
        proposed = lead.expected
    return Suspect(fold.suspects, _digits(cited.printed), proposed) if proposed else None


def _digits(text: str) -> str:
    return "".join(char for char in text if char in "0123456789.-")
