"""Comparisons without a figure (持平, 小于预算数), and what figures are compared with."""

from __future__ import annotations

import re

from mingzhang.points.reading import Role
from mingzhang.recognition.clauses import Clause
from mingzhang.recognition.narrative_counts import of_fund
from mingzhang.recognition.narrative_roles import PRIOR, THAN_BUDGET, comparisons
from mingzhang.recognition.narrative_special import stated_none
from mingzhang.recognition.narrative_state import State
from mingzhang.recognition.narrative_subject import Subject, resolve
from mingzhang.regex import regex

_COMPARED = regex(r"\A(?:相比较?|比较)，?")
"""与上年决算数10.00万元相比增加…: the words behind the figure it is compared with."""
_CLASSED = regex(r"（[类款项]）")
_BRACKETED = regex(r"（[^（）]*）")


def based(state: State, head: str) -> str:
    """Note what the clause compares with, and take the words out of the head."""
    head = _COMPARED.sub("", head)
    match = THAN_BUDGET.search(head)
    if match:
        state.base = state.budget_phase(match["base"])
        return head[: match.start()] + head[match.end() :]
    match = PRIOR.search(head)
    if match:
        state.base = "" if _known_year(state, match["year"]) else None
        return head[: match.start()] + head[match.end() :]
    return head


def _known_year(state: State, words: str | None) -> bool:
    """Whether a named base year can be last year: a year may be a slip, but one long past is meant."""
    if not words or not words[0].isdecimal() or state.year is None:
        return True
    return state.year - int(words[:4]) in (-1, 0, 1, 2)


def read_rest(state: State, clause: Clause, start: int, end: int) -> None:
    """The words after the last figure: a comparison without a figure, a base, or the next subject."""
    text = state.stream.text[start:end]
    if not text:
        return
    found = comparisons(text)
    for at, cue in found:
        head = PRIOR.sub("", cue.head)
        subject = resolve(head, state.context())
        if subject is None:
            subject = _loose_main(state, head)
        if subject is None or (state.doubt and not subject.named):
            continue
        if subject.named:
            state.name(subject)
        place = state.stream.place(start + at, end)
        budget = "预算" in cue.base and not cue.base.startswith(("上", "去"))
        for coordinate in subject.coordinates:
            plain = coordinate.at(year=0, phase=state.default.phase)
            base = plain.at(phase=state.budget_phase(cue.base)) if budget else plain.at(year=-1)
            state.statement(
                Role.COMPARISON,
                plain,
                None,
                place,
                cue.word,
                clause,
                base=base,
                direction=cue.direction,
                word=cue.word,
            )
    if found:
        return
    stated_none(state, clause, start, end)
    head = based(state, text)
    subject = resolve(head.strip("，、"), state.context())
    if (subject is None or not subject.named) and not _CLASSED.search(text):
        head = based(state, _BRACKETED.sub("", text).partition("（")[0].rpartition("）")[2])
        subject = resolve(head.strip("，、"), state.context())
    if subject is not None and subject.named:
        subject = of_fund(subject, head)
        state.name(subject)
        state.mentioned.extend(subject.coordinates)
        if head.endswith("中") and len(subject.coordinates) == 1:
            state.open_list(False, subject.coordinates[0])


def _loose_main(state: State, head: str) -> Subject | None:
    """The subject carried, for a comparison whose words name no other."""
    if head and re.fullmatch(r"(?:本年|当年|年度|支出|决算|数|实际|20\d\d|\|)*", head) and state.carried:
        return Subject(state.carried, False, "", "")
    return None
