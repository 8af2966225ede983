"""Whose figure it is: the subject that the words before it name, or the one spoken of so far."""

from __future__ import annotations

from mingzhang.amount import Kind
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.phrases import terms
from mingzhang.recognition.clauses import Quantity
from mingzhang.recognition.narrative_counts import of_fund
from mingzhang.recognition.narrative_state import State
from mingzhang.recognition.narrative_subject import MAIN, Context, Subject, resolve


def subject_of(state: State, head: str, trail: str, quantity: Quantity) -> Subject | None:
    """The subject a head names, or the one carried over; counts are less strict about the words."""
    context = state.context()
    subject = resolve(head, context)
    if subject is None or not subject.named:
        performance = "自评" in state.families and not (subject is not None and subject.named)
        if performance and trail.startswith("项目中"):
            # 12个项目中，自评等级为优的10个: what follows says of which projects
            trail = state.stream.text[quantity.stop :].partition("。")[0]
        if performance or (subject is None and quantity.amount.kind is Kind.COUNT):
            subject = _loose(state, head, trail, context) or subject
    if subject is not None and subject.named:
        subject = of_fund(subject, head + trail)
        state.name(subject)
    return subject


def _loose(state: State, head: str, trail: str, context: Context) -> Subject | None:
    for text in (head, trail):
        found = [
            term
            for term in terms(text, context.families)
            if term.phrase.measures[:1] and not term.phrase.plain
        ]
        found = [term for term in found if term.phrase.measures[0] not in MAIN]
        if found:
            last = found[-1]
            coordinate = Coordinate(last.phrase.measures[0], context.default.phase, detail=last.phrase.detail)
            return Subject((coordinate,), True, "", text[last.start : last.end])
    if state.carried:
        return Subject(state.carried, False, "", "")
    return None
