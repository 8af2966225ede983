"""Changes against last year: amount, rate and direction word, against the figures and among themselves.

Last year's amount is printed nowhere; it follows from this year's amount and the change. So a rate must be
the change over that difference, and where this year's classes exhaust the total, their changes add up to
the total's (hard case 11: a class that existed only last year must be named).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import Amount, Interval, Kind, round_half_up
from mingzhang.checking.constraints import Judged, Quotient, cell_at, cell_of
from mingzhang.checking.equation import Equation, Term, evaluate, shown
from mingzhang.checking.ratio import Ratio, judge, percent_text, ratio
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import Telling, as_print, named, print_operand, stated_operand, telling_of
from mingzhang.document import Paragraph
from mingzhang.findings import Cell, Key, Relation, Room, Values, Verdict
from mingzhang.points.classification import function_classes
from mingzhang.points.coordinate import FINAL, SOME_BUDGET, Coordinate
from mingzhang.points.reading import Print, Reading, Role, Source, Statement
from mingzhang.points.terms import squeeze


def relations(reading: Reading) -> Iterator[Relation]:
    """Rates, directions, stated prior-year figures and totals of changes."""
    told = telling_of(reading)
    for statement in told.by_role[Role.RATE]:
        if _against_another(statement):
            yield from _rate(told, statement)
    for statement in told.by_role[Role.CHANGE]:
        if _against_another(statement):
            yield from _prior(told, statement)
    yield from _both_sides(told)
    yield from _totals(told)


def _against_another(statement: Statement) -> bool:
    """Whether a change is measured against the year before, or a final figure against its budget."""
    base, subject = statement.base, statement.subject
    if base is None:
        return False
    return base.year == -1 or (subject.phase == FINAL and base.phase != FINAL and base.year == subject.year)


def _base(statement: Statement) -> str:
    """What a change is measured against, in the report's words."""
    assert statement.base is not None
    return "上年" if statement.base.year == -1 else statement.base.phase.replace(SOME_BUDGET, "预算")


def _key(statement: Statement) -> str:
    place = statement.cited.place
    return f"{statement.subject.words}/{place.block}.{place.start}"


def _rate(told: Telling, statement: Statement) -> Iterator[Relation]:
    change = told.companion(statement, Role.CHANGE)
    value = told.value(statement.subject, statement.section)
    if change is not None and None not in (change.direction, statement.direction):
        yield _direction(change, statement)
    if statement.amount is None:
        return
    prior = _stated_prior(told, statement)
    if (
        change is not None
        and change.amount is not None
        and value is not None
        and value.amount.kind is change.amount.kind
    ):
        yield from _rate_by_change(statement, change, value)
    elif prior is not None and value is not None:
        yield _rate_by_prior(statement, value, prior)
    elif statement.subject.measure:
        missing = "本年数" if value is None else f"增减额或{_base(statement)}数"
        yield Relation(
            rule("change.rate"),
            _key(statement),
            Verdict.UNDECIDED,
            (stated_operand(statement, "增减率"),),
            missing=missing,
        )


def _direction(change: Statement, rate: Statement) -> Relation:
    """增加 goes with 增长, 减少 with 下降.

    A wrong word is a wrong sign, so the same can be asked of figures with signs.
    """
    holds = change.direction == rate.direction or 0 in (change.direction, rate.direction)
    return Relation(
        rule("change.direction"),
        _key(rate),
        Verdict.EXACT if holds else Verdict.BROKEN,
        (stated_operand(change, "增减额"), stated_operand(rate, "增减率")),
        words={
            "subject": named(rate),
            "first": change.word,
            "second": rate.word,
            "part": rate.cited.part,
        },
        constraint=_same_sign(change, rate),
    )


def _same_sign(change: Statement, rate: Statement) -> Judged | None:
    if change.amount is None or rate.amount is None:
        return None
    one, other = cell_at(change.cited, change.amount), cell_at(rate.cited, rate.amount)
    product = (change.direction or 0) * (rate.direction or 0)

    def again(values: Values) -> Verdict:
        flips = [values.get(cell.key, cell.amount.value) < 0 for cell in (one, other)]
        signed = -product if flips[0] != flips[1] else product
        return Verdict.EXACT if signed >= 0 else Verdict.BROKEN

    def room(keys: Set[Key], values: Values) -> Room | None:
        own = [cell for cell in (one, other) if cell.key in keys]
        if len(own) != 1 or again(values) is Verdict.EXACT:
            return None
        opposite = -own[0].amount.value
        return Room(opposite, opposite, opposite)

    return Judged((one, other), again, room)


def _sign(statement: Statement, other: Statement | None = None) -> int:
    direction = statement.direction if statement.direction is not None else other.direction if other else None
    return -1 if direction == -1 else 1


def _rate_by_change(statement: Statement, change: Statement, value: Print) -> Iterator[Relation]:
    assert change.amount is not None
    assert statement.amount is not None
    sign = _sign(change, statement)
    delta = change.amount.interval.times(sign)
    prior = value.amount.interval - delta
    prior_value = value.amount.value - sign * change.amount.value
    if prior_value == 0:
        return  # a rate on a zero base is judged by the wording rules (hard case 12)
    found = ratio(change.amount.value, change.amount.interval, prior_value, prior)
    if found is not None and sign < 0 and value.amount.value >= 0:
        found = _decline(found, change.amount, value.amount)
    operands = (
        stated_operand(statement, "增减率"),
        replace(stated_operand(change, "增减额"), factor=sign),
        print_operand(value, "本年数"),
    )
    if found is None:
        yield Relation(
            rule("change.rate"),
            _key(statement),
            Verdict.UNDECIDED,
            operands,
            missing=f"不为零的{_base(statement)}数",
        )
        return
    verdict = judge(found, statement.amount, statement.digits)
    expected = percent_text(found.printed, statement.digits)
    yield Relation(
        rule("change.rate"),
        _key(statement),
        verdict,
        operands,
        expected=expected,
        difference=_percent_difference(statement.amount, expected),
        words={
            "subject": named(statement),
            "base": _base(statement),
            "part": statement.cited.part,
            "printed": statement.cited.printed,
            "expected": expected,
            "value": f"{value.amount}",
            "change": f"{change.word}{change.amount}",
            "prior": shown(prior_value, value.amount.unit, value.amount.precision),
        },
        fold="tail/text" if verdict is Verdict.TAIL else "",
        constraint=_quotient(statement, change.amount, sign, value, cell_at(change.cited, change.amount)),
    )


def _decline(found: Ratio, change: Amount, value: Amount) -> Ratio:
    """A decline over itself and what is left: both ends move together, and nothing declines by more than 100 %."""
    left, fall = value.interval, change.interval
    ends = ((max(left.high, 0), max(fall.low, 0)), (max(left.low, 0), fall.high))
    if any(rest + lost <= 0 for rest, lost in ends):
        return found
    low, high = (Fraction(100 * lost, rest + lost) for rest, lost in ends)
    return Ratio(found.printed, max(low, found.low), min(high, found.high))


def _quotient(statement: Statement, change: Amount, sign: int, value: Print, part: Cell) -> Quotient:
    """Rate = change ÷ (this year − change), with other figures; a negative change is one in the other direction."""
    assert statement.amount is not None
    percent, digits = statement.amount, statement.digits

    def verdict(stated: int, delta: int, now: int) -> Verdict:
        signed = sign * delta
        if signed == now > 0 and abs(stated) == 100 * percent.unit.scale:
            return Verdict.EXACT  # the rate customarily written on a zero base; the wording rules warn of it
        size = replace(change, value=abs(delta)).interval
        before = replace(value.amount, value=now).interval - size.times(1 if signed >= 0 else -1)
        found = ratio(abs(delta), size, now - signed, before)
        if found is None:
            return Verdict.UNDECIDED
        if signed < 0:
            found = _decline(found, replace(change, value=abs(delta)), replace(value.amount, value=now))
        return judge(found, replace(percent, value=abs(stated)), digits)

    step = max(percent.unit.scale // int(10**digits), 1)
    stated = cell_at(statement.cited, percent)
    return Quotient(stated, part, cell_of(value), verdict, Fraction(100 * percent.unit.scale), step, sign)


def _rate_by_prior(statement: Statement, value: Print, prior: Print) -> Relation:
    assert statement.amount is not None
    sign = _sign(statement)
    delta = (value.amount.interval - prior.amount.interval).times(sign)
    found = ratio(
        sign * (value.amount.value - prior.amount.value), delta, prior.amount.value, prior.amount.interval
    )
    operands = (
        stated_operand(statement, "增减率"),
        print_operand(value, "本年数"),
        print_operand(prior, f"{_base(statement)}数"),
    )
    if found is None:
        return Relation(
            rule("change.rate"),
            _key(statement),
            Verdict.UNDECIDED,
            operands,
            missing=f"不为零的{_base(statement)}数",
        )
    expected = percent_text(found.printed, statement.digits)
    verdict = judge(found, statement.amount, statement.digits)
    return Relation(
        rule("change.rate"),
        _key(statement),
        verdict,
        operands,
        expected=expected,
        difference=_percent_difference(statement.amount, expected),
        words={
            "subject": named(statement),
            "base": _base(statement),
            "part": statement.cited.part,
            "printed": statement.cited.printed,
            "expected": expected,
            "value": f"{value.amount}",
            "change": statement.word,
            "prior": f"{prior.amount}",
        },
        fold="tail/text" if verdict is Verdict.TAIL else "",
        constraint=_growth(statement, value, prior, sign),
    )


def _growth(statement: Statement, value: Print, prior: Print, sign: int) -> Judged:
    """Rate = (this year − last year) ÷ last year, with other figures."""
    assert statement.amount is not None
    percent, digits = statement.amount, statement.digits
    cells = (cell_at(statement.cited, percent), cell_of(value), cell_of(prior))

    def now(values: Values) -> list[int]:
        return [values.get(cell.key, cell.amount.value) for cell in cells]

    def again(values: Values) -> Verdict:
        stated, this, last = now(values)
        before = replace(prior.amount, value=last).interval
        delta = (replace(value.amount, value=this).interval - before).times(sign)
        found = ratio(sign * (this - last), delta, last, before)
        return judge(found, replace(percent, value=stated), digits) if found else Verdict.UNDECIDED

    def room(keys: Set[Key], values: Values) -> Room | None:
        _, this, last = now(values)
        if cells[0].key not in keys or last <= 0:
            return None
        due = round_half_up(Fraction(100 * sign * (this - last), last), digits) * percent.unit.scale
        step = max(percent.unit.scale // int(10**digits), 1)
        return Room(int(due) - step, int(due) + step, int(due))

    return Judged(cells, again, room)


def _percent_difference(stated: Amount, expected: str) -> str:
    from mingzhang.amount import PERCENT, format_scaled, parse_amount

    right = parse_amount(expected, PERCENT)
    return format_scaled(stated.value - right.value, PERCENT.scale, stated.precision) if right else ""


def _stated_prior(told: Telling, statement: Statement) -> Print | None:
    return told.value(statement.base, statement.section) if statement.base is not None else None


def _prior(told: Telling, statement: Statement) -> Iterator[Relation]:
    """This year − change = last year: against a printed figure, and never below zero."""
    change = as_print(statement)
    value = told.value(statement.subject, statement.section)
    if (
        change is None
        or value is None
        or statement.direction is None
        or change.amount.kind is not value.amount.kind
    ):
        return
    sign = _sign(statement)
    prior = _stated_prior(told, statement)
    base = _base(statement)
    words = {"part": statement.cited.part, "base": base, "change": f"{statement.word}{change.amount}"}
    if prior is not None:
        terms = (Term(sign, change, statement.word), Term(-1, value, "本年数"), Term(1, prior, f"{base}数"))
        yield evaluate(Equation(rule("change.prior"), _key(statement), terms, words=words))
    elif sign > 0 and value.amount.kind is Kind.MONEY and value.amount.value >= 0:
        # Where this year's figure is a reversal (冲减), last year's may have been one too.
        pair = (Term(1, change, statement.word), Term(-1, value, "本年数"))
        yield evaluate(Equation(rule("change.negative"), _key(statement), pair, inequality=True, words=words))


def _signed(statement: Statement, role: str) -> Term | None:
    """A change as a term with its sign; "the same as last year" is a change of zero."""
    item = as_print(statement)
    if item is None:
        return None
    return Term(_sign(statement), item, role) if statement.direction != 0 else Term(1, item, role)


def _both_sides(told: Telling) -> Iterator[Relation]:
    """Both years balance, so the change of 收入总计 is the change of 支出总计."""
    for coordinate, statements in told.changes.items():
        if coordinate.measure != "收入总计":
            continue
        for statement in statements:
            others = [
                s
                for s in told.changes.get(coordinate.at(measure="支出总计"), ())
                if s.section == statement.section
            ]
            first = _signed(statement, "收入总计增减")
            second = _signed(others[0], "支出总计增减") if others else None
            if first is None or second is None or others[0].cited == statement.cited:
                continue
            terms = (first, Term(-second.factor, second.print, second.role))
            yield evaluate(
                Equation(
                    rule("change.both_sides"), _key(statement), terms, words={"part": statement.cited.part}
                )
            )


def _totals(told: Telling) -> Iterator[Relation]:
    """Where the printed classes exhaust the total this year, their changes add up to its change."""
    for coordinate, statements in told.changes.items():
        if coordinate.function or coordinate.measure not in ("支出", "收入"):
            continue
        children = {
            other: found[0]
            for other, found in told.changes.items()
            if len(other.function) == 3 and other.at(function="") == coordinate
        }
        if len(children) < 2:
            continue
        yield _total_of_changes(told, coordinate, statements[0], children)


def _total_of_changes(
    told: Telling, coordinate: Coordinate, whole: Statement, children: dict[Coordinate, Statement]
) -> Relation:
    key = f"{coordinate.words}/classes"
    total = told.value(coordinate, whole.section)
    values = [told.value(child, statement.section) for child, statement in children.items()]
    head = _signed(whole, "合计增减")
    terms: list[Term] = []
    for statement in children.values():
        term = _signed(statement, "分类增减")
        if term is not None:
            terms.append(Term(-term.factor, term.print, term.role))
    if total is None or head is None or any(item is None for item in values):
        return Relation(
            rule("change.classes"),
            key,
            Verdict.UNDECIDED,
            (stated_operand(whole, "合计增减"),),
            missing="各类本年数",
        )
    if not _exhausts(total, [item for item in values if item is not None]):
        return Relation(
            rule("change.classes"),
            key,
            Verdict.UNDECIDED,
            (stated_operand(whole, "合计增减"),),
            missing="未列出的类的增减额",
        )
    words = {"part": whole.cited.part, "change": f"{whole.word}{whole.amount}"}
    equation = Equation(rule("change.classes"), key, (head, *terms), words=words)
    gone = _named_without_figures(told, whole, children)
    if gone and evaluate(equation).verdict is Verdict.BROKEN:
        missing = f"上年有而本年没有的“{gone}”的金额"
        return Relation(
            rule("change.classes"),
            key,
            Verdict.UNDECIDED,
            (stated_operand(whole, "合计增减"),),
            missing=missing,
        )
    signed = Interval.point(equation.residue)
    words["classes"] = _signed_text(-(signed.low - head.factor * head.print.amount.value), head)
    words["gap"] = shown(abs(equation.residue), head.print.amount.unit, head.print.amount.precision)
    return evaluate(equation)


def _named_without_figures(told: Telling, whole: Statement, children: dict[Coordinate, Statement]) -> str:
    """A 类 that the sentences speak of and this year spends nothing on: 上年有科学技术支出，本年没有安排."""
    spoken = {statement.cited.place.block for statement in (whole, *children.values())}
    blocks = told.reading.document.blocks
    texts = [squeeze(block.text) for at in spoken if isinstance(block := blocks[at], Paragraph)]
    listed = {child.function for child in children}
    for name, code in function_classes().items():
        if code in listed or not any(name in text for text in texts):
            continue
        now = told.space.best.get(whole.subject.at(function=code))
        if now is None or now.amount.value == 0:
            return name
    return ""


def _signed_text(value: int, head: Term) -> str:
    amount = head.print.amount
    return ("增加" if value >= 0 else "减少") + shown(abs(value), amount.unit, amount.precision)


def _exhausts(total: Print, values: Sequence[Print]) -> bool:
    if total.source not in (Source.TABLE, Source.TEXT):
        return False
    residue = total.amount.interval
    for item in values:
        residue = residue - item.amount.interval
    return 0 in residue
