"""Whose figure it is: the subject that the words before it name, or the one spoken of so far."""

from __future__ import annotations

from mingzhang.amount import Kind
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.phrases import terms
from mingzhang.points.reading import Role
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.recognition.clauses import Quantity
from mingzhang.recognition.narrative_counts import PERFORMANCE, of_fund
from mingzhang.recognition.narrative_state import State
from mingzhang.recognition.narrative_subject import FLOWS, MAIN, Context, Subject, resolve

BUDGETS = (GENERAL, GOVERNMENT_FUND, STATE_CAPITAL)


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
        subject = _of_evaluation(state, head, subject) or _by_fund(state, subject, context) or subject
    if subject is not None and subject.named:
        subject = of_fund(subject, head + trail)
        state.name(subject)
    return subject


def _of_evaluation(state: State, head: str, subject: Subject) -> Subject | None:
    """开展绩效自评，涉及一般公共预算支出165.16万元: what the projects involve, not what the unit spent."""
    about = state.carried[:1]
    if "涉及" not in head or subject.coordinates[0].measure not in MAIN or not about:
        return None
    return Subject(about, False, "", "") if about[0].measure in PERFORMANCE else None


def _by_fund(state: State, subject: Subject, context: Context) -> Subject | None:
    """三公经费支出8.15万元（其中：一般公共预算支出8.15万元；政府性基金预算支出0万元）: that figure by its budgets."""
    whole, part = context.whole, subject.coordinates[0]
    if whole is None or whole.measure in MAIN or part.measure not in FLOWS or part.fund not in BUDGETS:
        return None
    told = [item.subject for item in state.statements if item.role is Role.VALUE and item.subject.year == 0]
    phase = next((item.phase for item in reversed(told) if item.at(phase=whole.phase) == whole), whole.phase)
    return Subject((whole.at(detail=part.fund),), True, subject.phase or phase, subject.words)


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
