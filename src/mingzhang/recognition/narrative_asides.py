"""Asides: figures and lists inside a reason or a purpose."""

from __future__ import annotations

import re

from mingzhang.amount import Kind
from mingzhang.points.reading import Listing, Role
from mingzhang.recognition.clauses import Clause, Quantity
from mingzhang.recognition.narrative_counts import counted
from mingzhang.recognition.narrative_listing import listing
from mingzhang.recognition.narrative_roles import comparisons
from mingzhang.recognition.narrative_state import State
from mingzhang.recognition.narrative_subject import COSTS, is_part, resolve
from mingzhang.recognition.narrative_zones import Zone


def read_in_aside(
    state: State, clause: Clause, quantity: Quantity, lead: str, trail: str, zone: Zone
) -> bool:
    """A figure within a reason or a purpose counts only where it states the subject itself once more."""
    lead = lead.lstrip("：，、")
    subject = resolve(lead, state.context())
    if quantity.symbol in ("辆",) and state.carried and quantity.amount.kind is Kind.COUNT:
        target = counted(state.carried[0], lead, quantity.symbol, trail)
        if target is None or target.measure != "公务用车保有量":
            return False
    elif (
        subject is None
        or not subject.named
        or quantity.amount.kind is not Kind.MONEY
        or len(subject.coordinates) > 1
    ):
        return False
    else:
        target = subject.coordinates[0]
        restated = target in state.carried and zone.reason
        if not restated and not (not zone.reason and state.carried and is_part(target, state.carried[0])):
            return False
        target = target.at(phase=subject.phase or state.default.phase)
        if not lead.startswith(subject.words):
            return False
    place = state.stream.place(quantity.start, quantity.end)
    state.statement(Role.VALUE, target, quantity.amount, place, quantity.text, clause, group="", whole=None)
    return True


def read_aside(state: State, zone: Zone, clause: Clause, found: list[Listing]) -> None:
    """Give a reason to what it explains, or read a listing of accounts."""
    text = state.stream.text
    if zone.reason:
        before = text[clause.start : zone.marker]
        budget = True if "预算" in before and ("于" in before or "持平" in before) else None
        if budget is None and re.search(r"上年|去年|20\d\d年", before):
            budget = False
        last = state.statements[-1].subject if state.statements and comparisons(before) else None
        state.give_reason(text[zone.start : zone.end].strip("：，。；\n"), budget, last)
        return
    end = zone.end
    if state.carried and state.carried[0].nature in COSTS and not re.search(r"\d", text[zone.start : end]):
        start = zone.start + (len(text[zone.start : end]) - len(text[zone.start : end].lstrip("：\n")))
        made = listing(state.stream, start, end, state.carried[0], state.part, state.section.index)
        if made is not None:
            found.append(made)
