"""Reading one section: clause by clause, figure by figure."""

from __future__ import annotations

import re
from dataclasses import replace

from mingzhang.amount import WAN, Amount, Kind
from mingzhang.points.coordinate import FINAL, Coordinate
from mingzhang.points.phrases import terms
from mingzhang.points.reading import Listing, NumeralFate, Role
from mingzhang.points.trees import FISCAL
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.clauses import Clause, Quantity, clauses
from mingzhang.recognition.narrative_apart import told_apart
from mingzhang.recognition.narrative_asides import read_aside, read_in_aside
from mingzhang.recognition.narrative_comparisons import based, read_rest
from mingzhang.recognition.narrative_counts import PERFORMANCE, counted, of_fund
from mingzhang.recognition.narrative_doubt import settle
from mingzhang.recognition.narrative_roles import DIFFERENCE, Cue, figure, percentage
from mingzhang.recognition.narrative_special import read_equipment
from mingzhang.recognition.narrative_state import State, regroup
from mingzhang.recognition.narrative_subject import BALANCES, MAIN, Context, Subject, resolve
from mingzhang.recognition.narrative_zones import Zone, zones

_LIST = re.compile(r"其中|以下方面|具体(?:支出)?(?:情况)?如下|分别(?:为|是)|(?:主要)?包括\Z|(?:主要)?用于\Z")
_LAST_YEAR = re.compile(
    r"(?<![比较与同和由从自用])(?:上年度?|去年|上一年度?)(?![^，；。]*(?:结转|结余|相比|对比))"
)
"""A figure that is said to be last year's by the words before its subject: 上年收入合计."""
_NOTHING = re.compile(r"(?:预算|决算|支出|收入|经费)(?:数|额)?(?:均)?为?\Z")
"""年初预算为0: a zero without a unit is an amount all the same."""
_NOT_AMOUNT = re.compile(r"年|月|日|号|届|第|[-—~至]\d|余|多")


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
    names, apart = told_apart(text, clause, state.context(), state.told)
    if clause.quantities:
        state.told = names
    for index, quantity in enumerate(clause.quantities):
        lead = apart.get(quantity.start, text[at : quantity.start])
        following = clause.quantities[index + 1].start if index + 1 < len(clause.quantities) else clause.end
        if quantity.start in done:
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
    end = min(clause.end, zone.marker) if zone is not None and zone.marker >= clause.start else clause.end
    if zone is None or zone.marker >= clause.start:
        read_rest(state, clause, at, max(at, end))
    _brackets(state, text[at : clause.end])
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
        if whole is None and (
            match.group() == "以下方面" or "功能" in text[clause.start - 16 : match.start()]
        ):
            whole = state.of_all_natures()
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
        return _percentage(state, clause, quantity, lead)
    if quantity.symbol == "个百分点":
        return False
    state.owed = None
    return _figure(state, clause, quantity, figure(lead), lead, trail)


def _figure(state: State, clause: Clause, quantity: Quantity, cue: Cue, lead: str, trail: str) -> bool:
    head = based(state, cue.head)
    if cue.of_base:
        return _base_value(state, clause, quantity, cue, head)
    subject = _subject(state, head, trail, quantity)
    if subject is not None and state.doubt and not subject.named and cue.role is not Role.CHANGE:
        subject = None
    if subject is None or not _understood(subject, quantity):
        if quantity.amount.kind is Kind.MONEY:
            state.lose()
        return False
    if cue.role is Role.CHANGE:
        if (
            state.base is None
            or _belongs_above(state, clause, subject)
            or (quantity.amount.kind is Kind.COUNT and subject.coordinates[0].measure in MAIN)
        ):
            return False
        _changes(state, clause, quantity, cue, subject)
        return True
    if not lead.strip("，") and not trail and state.carried and quantity.amount.kind is Kind.MONEY:
        return False
    year = _year(state, cue.prior, lead, subject)
    if year is None:
        return False
    return _values(state, clause, quantity, subject, year, lead, trail)


def _belongs_above(state: State, clause: Clause, subject: Subject) -> bool:
    """收入总计…，其中年初结转和结余…，较上年增加…: perhaps it is the total's change, so it is left alone.

    Not where the paragraph speaks of the balance alone: 2.年末结转和结余…。与上年相比，增加….
    """
    if subject.named or subject.coordinates[0].measure not in BALANCES:
        return False
    block = clause.sentence[0]
    told = [
        item.subject for item in state.statements if item.sentence[0] == block and item.role is Role.VALUE
    ]
    return any(item.measure not in BALANCES for item in told) or len(set(told)) != 1


def _understood(subject: Subject, quantity: Quantity) -> bool:
    return quantity.amount.kind is not Kind.RATE and bool(subject.coordinates)


def _subject(state: State, head: str, trail: str, quantity: Quantity) -> Subject | None:
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
    subject = _subject(state, head, "", quantity)
    if subject is None or quantity.amount.kind is not Kind.MONEY or (state.doubt and not subject.named):
        return False
    if cue.role is Role.SHARE:
        base = _share_base(state, cue.base, subject.coordinates[0])
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


def _percentage(state: State, clause: Clause, quantity: Quantity, lead: str) -> bool:
    owed, state.owed = state.owed, None
    cue = percentage(lead)
    if cue is None and owed is not None and lead in ("的", "的比例为", "的比重为"):
        cue = Cue(owed[0], "", owed[1])
    if cue is None or (not quantity.symbol and not lead):
        return False
    head = based(state, cue.head)
    subject = _subject(state, head, "", quantity)
    if subject is None:
        return False
    if state.doubt and not subject.named and cue.role is Role.SHARE:
        return False
    if cue.word == DIFFERENCE:
        return _difference(state, clause, quantity, cue, subject)
    if cue.role is Role.RATE:
        if state.base is None or _belongs_above(state, clause, subject):
            return False
        _changes(state, clause, quantity, cue, subject)
        return True
    place = state.stream.place(quantity.start, quantity.end)
    more = {"digits": quantity.digits, "percent_sign": bool(quantity.symbol)}
    for coordinate in subject.coordinates:
        plain = coordinate.at(year=0, phase=state.default.phase)
        if cue.role is Role.COMPLETION:
            base: Coordinate | None = plain.at(phase=state.budget_phase(cue.base))
        else:
            plain = _shared(state, plain)
            base = _share_base(state, cue.base, plain)
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


_WHOLE_WORDS = re.compile(r"(?:全部|总|其)?(?:采购|支出|收入|总额|合计|总数|总|金额|经费)*")
"""A whole that is named only by what kind of thing it is: 占全部支出的, 占采购支出总额的."""


_OF_ALL = re.compile(r"(?<=[一-鿿）])总(支出|收入)")
"""占财政拨款“三公”经费总支出的: of the spending just named, not of 总支出."""


def _share_base(state: State, words: str, subject: Coordinate) -> Coordinate | None:
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


def _meant(state: State, coordinate: Coordinate) -> Coordinate:
    """与上年相比，财政拨款支出增加… under 一般公共预算: the change of the figure that this section stated."""
    own = coordinate.at(fund=state.default.fund)
    if coordinate.fund != FISCAL or state.default.fund == FISCAL or coordinate in state.values:
        return coordinate
    return own if own in state.values else coordinate


def _changes(state: State, clause: Clause, quantity: Quantity, cue: Cue, subject: Subject) -> None:
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
