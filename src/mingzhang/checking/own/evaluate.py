"""A rule of a bureau's own on one reading: every figure it names found, or the rule undecided."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.equation import Equation, Term, evaluate, shown
from mingzhang.checking.own import messages
from mingzhang.checking.own.rule import Comparison, OwnRule, Reference, Summand
from mingzhang.checking.space import Space, believed, space_of
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.coordinate import ALL, Coordinate
from mingzhang.points.reading import Print, Reading


def relations(reading: Reading, own: OwnRule) -> Iterator[Relation]:
    """One relation, or none where the document prints none of the figures."""
    space = space_of(reading)
    sides = [(1, term) for term in own.left] + [(-1, term) for term in own.right]
    found = [(side, term, _found(space, term.reference)) for side, term in sides]
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
        Term(flip * side * term.sign, item, term.reference.words)
        for side, term, item in found
        if item is not None
    )
    residue = sum(term.factor * term.print.amount.value for term in terms)
    amount = terms[0].print.amount
    words_of = {
        "name": own.rule.name,
        "relation": own.rule.words,
        "left": _side(own.left, space),
        "right": _side(own.right, space),
        "difference": shown(abs(residue), amount.unit, amount.precision),
    }
    inequality = own.comparison is not Comparison.EQUAL
    yield evaluate(Equation(own.rule, "all", terms, inequality=inequality, words=words_of))


def _side(terms: tuple[Summand, ...], space: Space) -> str:
    parts = []
    for at, term in enumerate(terms):
        item = _found(space, term.reference)
        sign = "－" if term.sign < 0 else "＋" if at else ""
        parts.append(f"{sign}{term.reference.words} {item.amount if item else ''}".strip())
    return " ".join(parts)


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
