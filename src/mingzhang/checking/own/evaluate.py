"""A rule of a bureau's own on one reading: every figure it names found, or the rule undecided."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec.structs import replace

from mingzhang.amount import round_half_up
from mingzhang.checking.equation import Equation, Term, evaluate, shown
from mingzhang.checking.own import messages
from mingzhang.checking.own.rule import Comparison, OwnRule, Reference, Side
from mingzhang.checking.space import Space, believed, space_of
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.coordinate import ALL, Coordinate
from mingzhang.points.reading import Print, Reading


def relations(reading: Reading, own: OwnRule) -> Iterator[Relation]:
    """One relation, or none where the document prints none of the figures."""
    space = space_of(reading)
    sides = [(sign, term) for sign, side in ((1, own.left), (-1, own.right)) for term in side.terms]
    found = [(sign, term, _found(space, term.reference)) for sign, term in sides]
    printed = [item for _, _, item in found if item is not None]
    if not printed:
        return
    missing = [term.reference.words for _, term, item in found if item is None]
    if missing:
        words = "、".join(messages.MISSING.format(term=term) for term in missing)
        operands = tuple(print_operand(item, "") for item in printed)
        yield Relation(own.rule, "all", Verdict.UNDECIDED, operands, missing=words)
        return
    flip = -1 if own.comparison is Comparison.AT_LEAST else 1
    terms = tuple(
        Term(int(flip * sign * term.factor * own.scale), item, term.reference.words)
        for sign, term, item in found
        if item is not None
    )
    constant = int(flip * (own.left.constant - own.right.constant) * own.scale)
    residue = sum(term.factor * term.print.amount.value for term in terms) + constant
    amount = terms[0].print.amount
    gap = int(round_half_up(abs(Fraction(residue, own.scale)), 0))
    difference = shown(gap, amount.unit, amount.precision)
    words_of = {
        "name": own.rule.name,
        "relation": own.rule.words,
        "left": _side(own.left, space),
        "right": _side(own.right, space),
        "difference": difference,
    }
    inequality = own.comparison is not Comparison.EQUAL
    made = evaluate(
        Equation(own.rule, "all", terms, inequality=inequality, words=words_of, constant=constant)
    )
    if abs(terms[0].factor) != 1:  # the first figure counts a number of times: what it should be is not told
        made = replace(made, expected="", difference="")
    yield made


def _side(side: Side, space: Space) -> str:
    parts: list[str] = []
    for term in side.terms:
        item = _found(space, term.reference)
        sign = "－" if term.factor < 0 else "＋" if parts else ""
        times = "" if abs(term.factor) == 1 else f"{_decimal(abs(term.factor))} × "
        parts.append(f"{sign}{times}{term.reference.words} {item.amount if item else ''}".strip())
    for words in side.words:
        parts.append(f"＋{words}" if parts and not words.startswith("－") else words)
    return " ".join(parts)


def _decimal(factor: Fraction) -> str:
    """A factor as people write it: 2, or 3% where it is no whole number."""
    if factor.denominator == 1:
        return str(factor.numerator)
    percent = factor * 100
    digits = next((n for n in range(7) if (percent * 10**n).denominator == 1), 6)
    whole, rest = divmod(int(percent * 10**digits), 10**digits)
    return f"{whole}.{rest:0{digits}d}%" if digits else f"{whole}%"


def _found(space: Space, reference: Reference) -> Print | None:
    """The believed print of the one coordinate that fits; None where none or several do."""
    for phase in reference.phases:
        prints = [item for item in _prints(space, reference) if _fits(item.coordinate, reference, phase)]
        if len({item.coordinate for item in prints}) == 1:
            return believed(prints)
    return None


def _prints(space: Space, reference: Reference) -> Iterator[Print]:
    if reference.table:
        for table in space.reading.tables:
            if table.kind == reference.table:
                yield from table.prints
    else:
        for prints in space.prints.values():
            yield from prints


def _fits(coordinate: Coordinate, reference: Reference, phase: str) -> bool:
    """Every dimension as wanted, and the root of every other one."""
    wanted = Coordinate("", phase, fund=ALL, nature=ALL).at(**reference.wanted)
    return coordinate == wanted
