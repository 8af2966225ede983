"""Reading one section: clause by clause, figure by figure."""

from __future__ import annotations

import re

from msgspec.structs import replace

from mingzhang.amount import WAN, Amount, Kind
from mingzhang.points.coordinate import FINAL
from mingzhang.points.reading import Listing, NumeralFate, Role
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.clauses import Clause, Quantity, clauses
from mingzhang.recognition.narrative_apart import ANOTHER_YEAR, told_apart
from mingzhang.recognition.narrative_asides import read_aside, read_in_aside
from mingzhang.recognition.narrative_comparisons import based, read_rest
from mingzhang.recognition.narrative_counts import PERFORMANCE, counted
from mingzhang.recognition.narrative_doubt import settle
from mingzhang.recognition.narrative_percentages import changes, percentage_of, share_base, whose_change
from mingzhang.recognition.narrative_roles import Cue, figure
from mingzhang.recognition.narrative_special import read_equipment
from mingzhang.recognition.narrative_spoken import subject_of
from mingzhang.recognition.narrative_state import State, regroup
from mingzhang.recognition.narrative_subject import MAIN, Subject
from mingzhang.recognition.narrative_zones import Zone, zones
from mingzhang.regex import regex

_LIST = regex(r"其中|以下方面|具体(?:支出)?(?:情况)?如下|分别(?:为|是)|(?:主要)?包括\Z|(?:主要)?用于\Z")
_LAST_YEAR = regex(
    r"(?<![比较与同和由从自用])(?:上年度|上年(?!度)|去年|上一年度|上一年(?!度))(?!已|[^，；。]*(?:结转|结余|相比|对比))"
)
"""A figure that is said to be last year's by the words before its subject: 上年收入合计."""
_NOTHING = regex(r"(?:预算|决算|支出|收入|经费)(?:数|额)?(?:均)?为?\Z")
"""年初预算为0: a zero without a unit is an amount all the same."""
_NOT_AMOUNT = regex(r"年|月|日|号|届|第|[-—~至]\d|余|多(?!支|收|花|用|安排)")


_DAMAGED = regex(r"\d[OoIl](?=[\d.,%万元])|(?<![A-Za-z])[OoIl](?=\d*\.\d|\d+(?:万元|元|%))")
"""8O5.20万元: a figure with a letter for a digit, which nobody can read and of which the words behind may speak."""


def read_section(state: State, claims: Claims) -> list[Listing]:
    """Read the section's flow into ``state``; returns its listings."""
    found: list[Listing] = []
    text = state.stream.text
    done = read_equipment(state, claims)
    asides = zones(text, lambda at: bool(state.names.find(text[at : at + 40], "")))
    for clause in clauses(state.stream):
        _clause(state, clause, asides, claims, done, found)
        if clause.mark in ("。", "！", "？") or clause.mark == "\n":
            state.brackets.clear()
            state.owed = None
            state.told = ()
            at_end = clause.mark == "\n" or text[clause.end + 1 : clause.end + 2] in ("\n", "")
            settle(state)
            state.end_lists(sentence=clause.mark != "\n")
            if at_end and clause.mark != "\n":
                state.base = ""
                if not any(clause.end < zone.marker < clause.end + 30 and zone.reason for zone in asides):
                    state.pending.clear()
    settle(state)
    for index in state.dropped:
        claims.release(state.statements[index].cited.place)
    state.statements = [item for at, item in enumerate(state.statements) if at not in state.dropped]
    state.statements = regroup(sorted(state.statements, key=lambda item: item.cited.place.order))
    return found


def _clause(
    state: State, clause: Clause, asides: list[Zone], claims: Claims, done: set[int], found: list[Listing]
) -> None:
    text = state.stream.text
    at = clause.start
    zone = next((zone for zone in asides if zone.marker < clause.end and clause.start < zone.end), None)
    _opens(state, clause, zone)
    names, apart = told_apart(text, clause, state.context(), state.told, state.year)
    if clause.quantities:
        state.told = names
    for index, quantity in enumerate(clause.quantities):
        if _DAMAGED.search(text, at, quantity.stop + 2):
            state.lose()
            if _DAMAGED.search(text, max(at, quantity.start - 1), quantity.stop + 2):
                at = quantity.stop
                continue
        lead = apart.get(quantity.start, text[at : quantity.start])
        following = clause.quantities[index + 1].start if index + 1 < len(clause.quantities) else clause.end
        if quantity.start in done or lead == ANOTHER_YEAR:
            at = quantity.stop
            continue
        if not _is_figure(text, quantity):
            if quantity.digits and zone is None:
                state.lose()
            continue
        _brackets(state, lead)
        inside = zone is not None and zone.start <= quantity.start < zone.end
        if zone is not None and not inside and zone.marker >= clause.start and quantity.start >= zone.end:
            lead = text[max(at, zone.end) : quantity.start]
        trail = text[quantity.stop : following]
        if inside and zone is not None:
            lead = text[max(at, zone.start) : quantity.start]
        if _quantity(state, clause, quantity, _inner(lead), trail, zone if inside else None):
            claims.take(state.stream.place(quantity.start, quantity.end), NumeralFate.POINT)
        elif not quantity.symbol and quantity.digits and not inside:
            state.lose()
        at = quantity.stop
    if _DAMAGED.search(text, at, clause.end):
        state.lose()
    end = min(clause.end, zone.marker) if zone is not None and zone.marker >= clause.start else clause.end
    if zone is None or zone.marker >= clause.start:
        read_rest(state, clause, at, max(at, end))
    _brackets(state, text[at : clause.end])
    if clause.mark == "：" and text[at : clause.end] == "（其中":
        # 支出5.00万元（其中：…）: the list divides the figure right before the bracket
        state.open_list(sticky=False, bracketed=True)
    if zone is not None and clause.start <= zone.marker < max(clause.end, clause.start + 1):
        read_aside(state, zone, clause, found)


def _opens(state: State, clause: Clause, zone: Zone | None) -> None:
    """Open the lists that this clause announces before its figures are read."""
    text = state.stream.text
    for match in _LIST.finditer(text, clause.start, clause.end):
        if zone is not None and zone.start <= match.start() < zone.end and match.group() != "其中":
            continue
        if match.group().endswith(("包括", "用于")) and clause.mark != "：":
            continue
        if match.start() > clause.start and any(item.stop <= match.start() for item in clause.quantities):
            continue
        after = text[match.end() : match.end() + 3].lstrip("：")
        whole = state.lists[-1].wholes[0] if match.group().endswith("如下") and state.lists else None
        begins = not state.lists and match.group().endswith("如下")
        last = state.values[-1] if state.values else None
        if whole is None and (
            begins or match.group() == "以下方面" or "功能" in text[clause.start - 16 : match.start()]
        ):
            # 其中：基本支出…；项目支出…。具体情况如下： goes back to what the two add up to
            whole = state.of_all_natures()
            if begins and whole is None and last is not None and last.nature != state.default.nature:
                continue
        state.open_list(
            whole=whole, sticky=after.startswith("\n") or match.group().endswith("如下") or after == ""
        )


def _is_figure(text: str, quantity: Quantity) -> bool:
    """False for a year, an ordinal, or a number with 余: nothing that can be checked."""
    if _NOT_AMOUNT.match(text, quantity.stop) and (not quantity.symbol or text[quantity.stop] in "余多"):
        return False
    if quantity.symbol:
        return True
    return text[quantity.stop : quantity.stop + 1] in ("，", "；", "。", "\n", "")


def _inner(lead: str) -> str:
    """The lead without what stands before an open bracket, or inside one that has just been closed."""
    depth = 0
    for at in range(len(lead) - 1, -1, -1):
        if lead[at] == "）":
            depth += 1
        elif lead[at] == "（":
            if depth == 0:
                return lead[at + 1 :]
            depth -= 1
    if depth:
        return lead[lead.index("）") + 1 :] if "（" not in lead[: lead.index("）")] else lead
    return lead


def _brackets(state: State, text: str) -> None:
    """What a bracket says does not change the subject of the words after it."""
    for char in text:
        if char == "（":
            state.brackets.append(state.carried)
        elif char == "）" and state.brackets:
            state.carried = state.brackets.pop()
            state.close_bracket()


def _quantity(
    state: State, clause: Clause, quantity: Quantity, lead: str, trail: str, zone: Zone | None
) -> bool:
    if zone is not None:
        return read_in_aside(state, clause, quantity, lead, trail, zone)
    lead = lead.lstrip("、")
    if not quantity.symbol and not quantity.amount.value and _NOTHING.search(lead):
        quantity = replace(quantity, amount=Amount(0, WAN, 2), digits=0)
        return _figure(state, clause, quantity, figure(lead), lead, trail)
    if quantity.symbol in ("%", ""):
        return percentage_of(state, clause, quantity, lead)
    if quantity.symbol == "个百分点":
        return False
    state.owed = None
    return _figure(state, clause, quantity, figure(lead), lead, trail)


def _figure(state: State, clause: Clause, quantity: Quantity, cue: Cue, lead: str, trail: str) -> bool:
    head = based(state, cue.head)
    if cue.of_base:
        return _base_value(state, clause, quantity, cue, head)
    subject = subject_of(state, head, trail, quantity)
    if subject is not None and state.doubt and not subject.named and cue.role is not Role.CHANGE:
        subject = None
    if subject is None or not _understood(subject, quantity):
        if quantity.amount.kind is Kind.MONEY:
            state.lose()
        return False
    if cue.role is Role.CHANGE:
        meant = whose_change(state, clause, subject)
        if (
            state.base is None
            or meant is None
            or (quantity.amount.kind is Kind.COUNT and meant.coordinates[0].measure in MAIN)
        ):
            return False
        subject = meant
        changes(state, clause, quantity, cue, subject)
        return True
    titled = state.named_at == len(state.statements) and state.stream.text[quantity.start - 1] == "："
    bare = not lead.strip("，") and not trail and state.carried and quantity.amount.kind is Kind.MONEY
    if bare and not titled:
        return False
    year = _year(state, cue.prior, lead, subject)
    if year is None:
        return False
    if cue.prior and year == -1:
        state.base = ""  # 比上年决算10.00万元减少…: what follows is measured by it
    return _values(state, clause, quantity, subject, year, lead, trail)


def _understood(subject: Subject, quantity: Quantity) -> bool:
    return quantity.amount.kind is not Kind.RATE and bool(subject.coordinates)


def _year(state: State, prior: str, lead: str, subject: Subject) -> int | None:
    """0 or -1: which year a value is of; None for a year that is neither."""
    if not prior:
        if _LAST_YEAR.search(lead):
            return -1
        named = re.search(r"(19|20)\d\d(?=年)", lead)
        if named is None or state.year is None or int(named.group()) == state.year:
            return 0
        before = any(subject.coordinates[0] == value for value in state.values)
        return -1 if before and int(named.group()) == state.year - 1 else None if before else 0
    if prior[0].isdecimal() and state.year is not None:
        return -1 if state.year - int(prior[:4]) == 1 else None
    return -1


def _values(
    state: State, clause: Clause, quantity: Quantity, subject: Subject, year: int, lead: str, trail: str
) -> bool:
    made = []
    for coordinate in subject.coordinates:
        if quantity.amount.kind is not Kind.MONEY or coordinate.measure in PERFORMANCE:
            target = counted(coordinate, lead, quantity.symbol, trail)
            if target is None:
                return False
            made.append(target)
        elif coordinate.measure.startswith(("车辆", "内设机构", "绩效问题")):
            return False
        else:
            made.append(coordinate)
    place = state.stream.place(quantity.start, quantity.end)
    for target in made:
        at = target.at(year=year, phase=subject.phase or state.default.phase)
        if subject.phase and subject.phase != FINAL:
            state.budgets.append((target, subject.phase))
        state.statement(Role.VALUE, at, quantity.amount, place, quantity.text, clause, digits=quantity.digits)
        if year == 0:
            state.values.append(target)
    return True


def _base_value(state: State, clause: Clause, quantity: Quantity, cue: Cue, head: str) -> bool:
    """The amount of what is measured by: 完成预算5万元的…, 占支出合计100万元的…, 比预算5万元减少…."""
    place = state.stream.place(quantity.start, quantity.end)
    subject = subject_of(state, head, "", quantity)
    if subject is None or quantity.amount.kind is not Kind.MONEY or (state.doubt and not subject.named):
        return False
    if cue.role is Role.SHARE:
        base = share_base(state, cue.base, subject.coordinates[0])
        if base is None:
            return False
        state.statement(Role.VALUE, base, quantity.amount, place, quantity.text, clause)
        state.owed = (Role.SHARE, cue.base)
        return True
    phase = state.budget_phase(cue.base)
    state.budgets.extend((coordinate, phase) for coordinate in subject.coordinates)
    for coordinate in subject.coordinates:
        state.statement(Role.VALUE, coordinate.at(phase=phase), quantity.amount, place, quantity.text, clause)
    state.base = phase
    state.owed = (Role.COMPLETION, cue.base)
    return True
