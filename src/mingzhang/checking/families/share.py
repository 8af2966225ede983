"""Shares and completion rates: part over whole, final over budget, and shares that add up to 100 %."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import round_half_up
from mingzhang.amount.unit import OTHER_SCALE
from mingzhang.checking.constraints import Judged, Quotient, cell_at, cell_of
from mingzhang.checking.families.completion import by_change
from mingzhang.checking.ratio import a_step_away, judge, percent_text, ratio
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import Telling, named, print_operand, stated_operand, telling_of
from mingzhang.findings import Key, Relation, Room, Severity, Values, Verdict
from mingzhang.points.coordinate import FINAL
from mingzhang.points.reading import Print, Reading, Role, Statement

HUNDRED = 100 * OTHER_SCALE


def relations(reading: Reading) -> Iterator[Relation]:
    """Every share, every completion rate, and the sum of the shares of every list."""
    told = telling_of(reading)
    groups: dict[str, list[Statement]] = {}
    for statement in told.by_role[Role.SHARE]:
        if statement.group:
            groups.setdefault(statement.group, []).append(statement)
    plugged = {id(member) for members in groups.values() for member in _plugged(told, members)}
    for statement in told.by_role[Role.SHARE]:
        yield from _quotient(told, statement, "share.part", "占比", id(statement) in plugged)
    for statement in told.by_role[Role.COMPLETION]:
        yield from _quotient(told, statement, "share.completion", "完成率", False)
    for group, members in groups.items():
        yield from _hundred(told, group, members)


def _plugged(told: Telling, members: Sequence[Statement]) -> Iterator[Statement]:
    """The members of a list in which one share may have been evened out so that all add up to 100 %.

    All of them where the printed shares do; else the one that makes 100 with what the others should be: another
    share is misprinted then, and this one is not to blame (hard case 9).
    """
    if len(members) < 2:
        return
    if _total(members) in (HUNDRED, HUNDRED - _unread(told, members)):
        yield from members
        return
    due = [_due(told, member) for member in members]
    known = [value for value in due if value is not None]
    if len(known) < len(members) or sum(known) == HUNDRED:
        return
    fitting = [
        member
        for member, own in zip(members, known, strict=True)
        if member.amount is not None and sum(known) - own + member.amount.value == HUNDRED
    ]
    if len(fitting) == 1:
        yield from fitting


def _unread(told: Telling, members: Sequence[Statement]) -> int:
    """The share of what the list does not show, as of a member whose name is misspelt: what is left of the whole."""
    base = members[0].base
    whole = told.value(base, members[0].section) if base is not None else None
    parts = [told.value(member.subject, member.section) for member in members]
    if whole is None or any(part is None or part.amount.kind is not whole.amount.kind for part in parts):
        return 0
    left = whole.amount.value - sum(part.amount.value for part in parts if part is not None)
    if left <= whole.amount.step * len(members) or any(member.base != base for member in members):
        return 0
    return int(round_half_up(Fraction(100 * left, whole.amount.value), members[0].digits) * OTHER_SCALE)


def _due(told: Telling, member: Statement) -> int | None:
    """What a share should be by the printed figures, in its smallest unit; None where one is missing."""
    part = told.value(member.subject, member.section)
    whole = told.value(member.base, member.section) if member.base is not None else None
    if part is None or whole is None or part.amount.kind is not whole.amount.kind:
        return None
    found = ratio(part.amount.value, part.amount.interval, whole.amount.value, whole.amount.interval)
    return None if found is None else int(round_half_up(found.printed, member.digits) * OTHER_SCALE)


def _quotient(
    told: Telling, statement: Statement, rule_id: str, role: str, plugged: bool
) -> Iterator[Relation]:
    if statement.amount is None or statement.base is None:
        return
    place = statement.cited.place
    key = f"{statement.subject.words}/{place.block}.{place.row or 0}.{place.start}"
    part = told.value(statement.subject, statement.section)
    whole = told.value(statement.base, statement.section)
    operands = [stated_operand(statement, role)]
    if part is not None:
        operands.append(print_operand(part, "分子"))
    if whole is not None:
        operands.append(print_operand(whole, "分母"))
    change = told.companion(statement, Role.CHANGE) if whole is None and part is not None else None
    if change is not None and part is not None and rule_id == "share.completion":
        found = by_change(statement, change, part, key)
        if found is not None:
            yield found
            return
    if part is None or whole is None or part.amount.kind is not whole.amount.kind:
        missing = statement.subject.words if part is None else statement.base.words
        yield Relation(rule(rule_id), key, Verdict.UNDECIDED, tuple(operands), missing=missing)
        return
    if whole.amount.value == 0:
        return  # a rate on a zero base is judged by the wording rules (hard case 12)
    yield _judged(statement, rule_id, key, part, whole, plugged)


def _judged(
    statement: Statement, rule_id: str, key: str, part: Print, whole: Print, plugged: bool
) -> Relation:
    assert statement.amount is not None
    assert statement.base is not None
    operands = (
        stated_operand(statement, "百分比"),
        print_operand(part, "分子"),
        print_operand(whole, "分母"),
    )
    found = ratio(part.amount.value, part.amount.interval, whole.amount.value, whole.amount.interval)
    if found is None:
        return Relation(rule(rule_id), key, Verdict.UNDECIDED, operands, missing="大于零的分母")
    verdict = judge(found, statement.amount, statement.digits)
    fold = "tail/text" if verdict is Verdict.TAIL and not _equal_but_not_whole(part, whole, statement) else ""
    if verdict is Verdict.BROKEN and plugged and a_step_away(found, statement.amount, statement.digits):
        verdict, rule_id, fold = Verdict.TAIL, "share.plugged", ""
    expected = percent_text(found.printed, statement.digits)
    return Relation(
        rule(rule_id),
        key,
        verdict,
        operands,
        expected=expected,
        words={
            "part": statement.cited.part,
            "subject": named(statement),
            "base": statement.base.words if statement.base.phase == FINAL else statement.base.phase,
            "printed": statement.cited.printed,
            "expected": expected,
            "numerator": f"{part.amount}",
            "denominator": f"{whole.amount}",
        },
        severity=Severity.WARNING
        if verdict is Verdict.TAIL and _equal_but_not_whole(part, whole, statement)
        else None,
        guilty=(0,) if verdict is Verdict.TAIL else (),
        fold=fold,
        constraint=_constraint(statement, part, whole, plugged),
    )


def _constraint(statement: Statement, part: Print, whole: Print, plugged: bool) -> Quotient:
    """The same quotient with other figures; in a plugged list one unit in the last place is no error."""
    assert statement.amount is not None
    percent, digits = statement.amount, statement.digits
    step = max(percent.unit.scale // int(10**digits), 1)

    def verdict(stated: int, top: int, bottom: int) -> Verdict:
        one = replace(part.amount, value=top).interval
        other = replace(whole.amount, value=bottom).interval
        found = ratio(top, one, bottom, other)
        if found is None:
            return Verdict.UNDECIDED
        printed = replace(percent, value=stated)
        judged = judge(found, printed, digits)
        loose = judged is Verdict.BROKEN and plugged and a_step_away(found, printed, digits)
        return Verdict.TAIL if loose else judged

    cells = (cell_at(statement.cited, percent), cell_of(part), cell_of(whole))
    return Quotient(*cells, verdict, Fraction(HUNDRED), step)


def _equal_but_not_whole(part: Print, whole: Print, statement: Statement) -> bool:
    """Two equal figures whose percentage is not 100: rounding could explain it, but a person must look."""
    return (
        part.amount.value == whole.amount.value
        and statement.amount is not None
        and statement.amount.value != HUNDRED
    )


def _total(members: Sequence[Statement]) -> int:
    return sum(member.amount.value for member in members if member.amount is not None)


def _hundred(told: Telling, group: str, members: Sequence[Statement]) -> Iterator[Relation]:
    """The shares of a list that exhausts its whole add up to 100 %, but for the rounding of each."""
    if len(members) < 2:
        return
    total = _total(members)
    operands = tuple(stated_operand(member, "占比") for member in members)
    allowed = sum((member.amount.step + 1) // 2 for member in members if member.amount is not None)
    if total == HUNDRED:
        yield Relation(
            rule("share.hundred"), group, Verdict.EXACT, operands, constraint=_all(members, allowed)
        )
        return
    if not _exhaustive(told, members):
        return
    verdict = Verdict.TAIL if abs(total - HUNDRED) <= allowed else Verdict.BROKEN
    shown = f"{total // OTHER_SCALE}.{total % OTHER_SCALE:04d}".rstrip("0").rstrip(".")
    yield Relation(
        rule("share.hundred"),
        group,
        verdict,
        operands,
        expected="100",
        difference=shown,
        words={"part": members[0].cited.part, "total": shown, "count": str(len(members))},
        fold="tail/text" if verdict is Verdict.TAIL else "",
        constraint=_all(members, allowed),
    )


def _all(members: Sequence[Statement], allowed: int) -> Judged:
    """100 less the shares, within the rounding of each."""
    cells = tuple(cell_at(m.cited, m.amount) for m in members if m.amount is not None)

    def gap(values: Values) -> int:
        return HUNDRED - sum(values.get(cell.key, cell.amount.value) for cell in cells)

    def again(values: Values) -> Verdict:
        off = abs(gap(values))
        return Verdict.EXACT if off == 0 else Verdict.TAIL if off <= allowed else Verdict.BROKEN

    def room(keys: Set[Key], values: Values) -> Room | None:
        own = [cell for cell in cells if cell.key in keys]
        if len(own) != 1:
            return None
        value = values.get(own[0].key, own[0].amount.value) + gap(values)
        return Room(value - allowed, value + allowed, value, firm=False)

    return Judged(cells, again, room)


def _exhaustive(told: Telling, members: Sequence[Statement]) -> bool:
    base = members[0].base
    whole = told.value(base, members[0].section) if base is not None else None
    if whole is None or any(member.base != base for member in members):
        return False
    residue = whole.amount.interval
    for member in members:
        item = told.value(member.subject, member.section)
        if item is None or item.amount.kind is not whole.amount.kind:
            return False
        residue = residue - item.amount.interval
    return 0 in residue
