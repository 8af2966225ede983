"""Shares that cannot be: of nothing, of more than the whole, and parts whose shares do not give their sum.

采购金额 60.00 (货物), 900.00 (工程), of which 100 % and 88 % went to small and medium enterprises: together
60.00 + 792.00 = 852.00, which is what the sentence before says they were given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mingzhang.amount.unit import OTHER_SCALE
from mingzhang.checking.constraints import Judged, cell_at, cell_of
from mingzhang.checking.equation import shown
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import Telling, named, print_operand, stated_operand, telling_of
from mingzhang.findings import Cell, Operand, Relation, Values, Verdict
from mingzhang.points.coordinate import FINAL, Coordinate
from mingzhang.points.reading import Print, Reading, Role, Statement
from mingzhang.points.trees import MEASURE

HUNDRED = 100 * OTHER_SCALE
_SMALL = "/中小企业"


def relations(reading: Reading) -> Iterator[Relation]:
    """Shares whose part is not printed are held to their whole, and to the sum of their parts."""
    told = telling_of(reading)
    by_section: dict[int, list[Statement]] = {}
    for statement in told.by_role[Role.SHARE]:
        if statement.amount is None or statement.base is None or statement.base.phase != FINAL:
            continue
        yield from _limits(told, statement)
        if statement.subject.measure.endswith(_SMALL) and statement.subject.measure.count("/") == 2:
            by_section.setdefault(statement.section, []).append(statement)
    for section, shares in by_section.items():
        yield from _together(told, section, shares)


def _limits(told: Telling, statement: Statement) -> Iterator[Relation]:
    """Nothing has no parts, and no part is more than its whole."""
    assert statement.amount is not None
    assert statement.base is not None
    part = told.value(statement.subject, statement.section)
    whole = told.value(statement.base, statement.section)
    key = f"{statement.subject.words}/{statement.cited.place.block}.{statement.cited.place.start}"
    operands: tuple[Operand, ...] = (stated_operand(statement, "占比"),)
    words = {
        "part": statement.cited.part,
        "subject": named(statement),
        "base": statement.base.words,
        "printed": statement.cited.printed,
    }
    if whole is not None and whole.amount.value == 0:
        broken = bool(statement.amount.value)
        operands += (print_operand(whole, "分母"),)
        verdict = Verdict.BROKEN if broken else Verdict.EXACT
        yield Relation(rule("share.of_nothing"), key, verdict, operands, words=words, guilty=(0,))
    elif part is None:
        verdict = Verdict.BROKEN if statement.amount.value > HUNDRED else Verdict.EXACT
        yield Relation(rule("share.over"), key, verdict, operands, words=words, guilty=(0,))


def _together(told: Telling, section: int, shares: Sequence[Statement]) -> Iterator[Relation]:
    """Σ whole × share = what small and medium enterprises were given; one kind of purchase may stand twice."""
    if any(s.amount is not None and s.amount.value > HUNDRED for s in shares):
        return  # told as such
    found = {statement.subject: statement for statement in shares}
    wholes: list[tuple[Statement, Print]] = []
    for kind in MEASURE["采购"]:
        bought = told.value(Coordinate(kind), section)
        if bought is None or not bought.amount.value:
            continue
        own = found.get(Coordinate(kind + _SMALL))
        if own is None or own.base != Coordinate(kind):
            return  # a kind of purchase whose share is not said: nothing follows
        wholes.append((own, bought))
    given = told.value(Coordinate("采购" + _SMALL), section)
    if given is None or not wholes:
        return
    cells = (cell_of(given), *(c for s, w in wholes for c in (_cell(s), cell_of(w))))

    def ends(values: Values) -> tuple[Fraction, Fraction]:
        low = high = Fraction(0)
        for statement, whole in wholes:
            assert statement.amount is not None
            half = Fraction(OTHER_SCALE, 2 * int(10**statement.digits))
            share = values.get(_cell(statement).key, statement.amount.value)
            moved = values.get(cell_of(whole).key, whole.amount.value) - whole.amount.value
            low += Fraction((share - half) * (whole.amount.interval.low + moved), HUNDRED)
            high += Fraction((share + half) * (whole.amount.interval.high + moved), HUNDRED)
        return low, high

    def again(values: Values) -> Verdict:
        low, high = ends(values)
        moved = values.get(cell_of(given).key, given.amount.value) - given.amount.value
        fits = low <= given.amount.interval.high + moved and high >= given.amount.interval.low + moved
        return Verdict.EXACT if fits else Verdict.BROKEN

    low, high = ends({})
    unit, digits = given.amount.unit, given.amount.precision
    words = {
        "part": wholes[0][0].cited.part,
        "given": f"{given.amount}",
        "low": shown(int(low), unit, digits),
        "high": shown(int(high), unit, digits),
        "shares": "、".join(f"{s.cited.printed}%" for s, _ in wholes),
    }
    operands = (print_operand(given, "合计"), *(stated_operand(s, "占比") for s, _ in wholes))
    yield Relation(
        rule("share.procurement"),
        f"s{section}",
        again({}),
        operands,
        words=words,
        constraint=Judged(cells, again),
    )


def _cell(statement: Statement) -> Cell:
    assert statement.amount is not None
    return cell_at(statement.cited, statement.amount)
