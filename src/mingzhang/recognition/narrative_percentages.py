"""Percentages and changes: shares and what they are of, completion, rates, and by how much a figure moved."""

from __future__ import annotations

from msgspec.structs import replace

from mingzhang.amount import Kind
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Role
from mingzhang.points.trees import FISCAL
from mingzhang.recognition.clauses import Clause, Quantity
from mingzhang.recognition.narrative_comparisons import based
from mingzhang.recognition.narrative_counts import PERFORMANCE, counted
from mingzhang.recognition.narrative_roles import DIFFERENCE, Cue, percentage
from mingzhang.recognition.narrative_spoken import subject_of
from mingzhang.recognition.narrative_state import State
from mingzhang.recognition.narrative_subject import BALANCES, Context, Subject, resolve
from mingzhang.regex import regex

_WHOLE_WORDS = regex(r"(?:全部|总|其)?(?:采购|支出|收入|总额|合计|总数|总|金额|经费)*")
"""A whole that is named only by what kind of thing it is: 占全部支出的, 占采购支出总额的."""
_OF_ALL = regex(r"(?<=[一-鿿）])总(支出|收入)")
"""占财政拨款“三公”经费总支出的: of the spending just named, not of 总支出."""


def percentage_of(state: State, clause: Clause, quantity: Quantity, lead: str) -> bool:
    owed, state.owed = state.owed, None
    cue = percentage(lead)
    if cue is None and owed is not None and lead in ("的", "的比例为", "的比重为"):
        cue = Cue(owed[0], "", owed[1])
    if cue is None or (not quantity.symbol and not lead):
        return False
    head = based(state, cue.head)
    subject = subject_of(state, head, "", quantity)
    if subject is None:
        return False
    if state.doubt and not subject.named and cue.role is Role.SHARE:
        return False
    if cue.word == DIFFERENCE:
        return _difference(state, clause, quantity, cue, subject)
    if cue.role is Role.RATE:
        meant = whose_change(state, clause, subject)
        if state.base is None or meant is None:
            return False
        subject = meant
        changes(state, clause, quantity, cue, subject)
        return True
    place = state.stream.place(quantity.start, quantity.end)
    more = {"digits": quantity.digits, "percent_sign": bool(quantity.symbol)}
    for coordinate in subject.coordinates:
        plain = coordinate.at(year=0, phase=state.default.phase)
        if cue.role is Role.COMPLETION:
            base: Coordinate | None = plain.at(phase=state.budget_phase(cue.base))
        else:
            plain = _shared(state, plain)
            base = share_base(state, cue.base, plain)
            if base is None or base == plain:
                return False
        state.statement(cue.role, plain, quantity.amount, place, quantity.text, clause, base=base, **more)
    return True


def _difference(state: State, clause: Clause, quantity: Quantity, cue: Cue, subject: Subject) -> bool:
    """预决算差异率: by how much the final figure differs from its budget; without a sign the figures tell which way."""
    if len(subject.coordinates) != 1:
        return False
    plain = subject.coordinates[0].at(year=0, phase=state.default.phase)
    base = plain.at(phase=state.budget_phase(cue.base))
    stated = {item.coordinate: item.amount.value for item in state.prints}
    if plain not in stated or base not in stated:
        return False
    fell = stated[plain] < stated[base] and quantity.amount.value > 0
    place = state.stream.place(quantity.start, quantity.end)
    state.statement(
        Role.RATE,
        plain,
        quantity.amount,
        place,
        quantity.text,
        clause,
        base=base,
        direction=-1 if fell else 1,
        word=cue.word,
        digits=quantity.digits,
        percent_sign=bool(quantity.symbol),
    )
    return True


def _shared(state: State, plain: Coordinate) -> Coordinate:
    """The figure a share is of: where the subject of performance is spoken of, its money stated last."""
    if plain.measure in PERFORMANCE and state.values:
        return state.values[-1]
    return plain


def share_base(state: State, words: str, subject: Coordinate) -> Coordinate | None:
    words = _OF_ALL.sub(r"\1", words)
    if not words or words in ("总", "其", "全部"):
        return state.above(subject)
    context = state.context()
    default = Coordinate(context.default.measure, context.default.phase, 0, subject.fund)
    found = resolve(
        words, Context(default, (), None, context.families | {subject.measure.split("/")[0]}, context.names)
    )
    if found is None or not found.named:
        return state.above(subject) if _WHOLE_WORDS.fullmatch(words) else None
    base = found.coordinates[0]
    if state.one_budget and base.fund == FISCAL and subject.function:
        return base.at(fund=state.default.fund)
    if subject.measure in ("收入", "支出") and words.startswith(("总收入", "总支出", "收入总额", "支出总额")):
        return state.above(subject) or base.at(measure=subject.measure, fund="全部")
    if found.plain_total:
        return base.at(fund="全部")
    return base


def changes(state: State, clause: Clause, quantity: Quantity, cue: Cue, subject: Subject) -> None:
    place = state.stream.place(quantity.start, quantity.end)
    more = {
        "direction": cue.direction,
        "word": cue.word,
        "digits": quantity.digits if cue.role is Role.RATE else 0,
        "percent_sign": bool(quantity.symbol),
    }
    for coordinate in subject.coordinates:
        coordinate = _meant(state, coordinate)
        counts = quantity.amount.kind is Kind.COUNT
        target = (counted(coordinate, cue.head, quantity.symbol, "") if counts else None) or coordinate
        plain = target.at(year=0, phase=state.default.phase)
        base = plain.at(phase=state.base) if state.base else plain.at(year=-1)
        state.statement(cue.role, plain, quantity.amount, place, quantity.text, clause, base=base, **more)


def _meant(state: State, coordinate: Coordinate) -> Coordinate:
    """与上年相比，财政拨款支出增加… under 一般公共预算: the change of the figure that this section stated."""
    own = coordinate.at(fund=state.default.fund)
    if coordinate.fund != FISCAL or state.default.fund == FISCAL or coordinate in state.values:
        return coordinate
    return own if own in state.values else coordinate


def whose_change(state: State, clause: Clause, subject: Subject) -> Subject | None:
    """收入总计…，其中年初结转和结余…，较上年增加…: perhaps the total's change, perhaps the balance's.

    The figures will tell (:mod:`narrative_doubt`). A paragraph that speaks of the balance alone leaves no
    doubt: 2.年末结转和结余…。与上年相比，增加…. None where there is nothing else it could be of.
    """
    own = subject.coordinates[0]
    if subject.named or own.measure not in BALANCES or state.doubt:
        return subject
    block = clause.sentence[0]
    here = [item for item in state.statements if item.sentence[0] == block]
    told = [item.subject for item in here if item.role is Role.VALUE]
    totals = [item for item in told if item.measure not in BALANCES]
    if not totals:
        return subject if len(set(told)) == 1 else None
    spoken = any(item.role is Role.CHANGE and item.subject == totals[-1] for item in here)
    state.doubt = (own, totals[-1]) if spoken else (totals[-1], own)
    state.carried = state.doubt[:1]
    return replace(subject, coordinates=state.carried)
