"""A rule of a bureau's own on one reading and the files beside it: every figure it names found, or the rule undecided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import round_half_up
from mingzhang.checking.equation import Equation, Term, evaluate, shown
from mingzhang.checking.own import messages
from mingzhang.checking.own.rule import Comparison, OwnRule, Part, Reference, Side, Summand
from mingzhang.checking.space import Space, believed, space_of
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Relation, Verdict
from mingzhang.points.coordinate import ALL, Coordinate
from mingzhang.points.reading import Print, Reading

if TYPE_CHECKING:
    from mingzhang.checking.across import Companion, Company


class _Found(Struct, frozen=True):
    """A summand with the print of its figure; ``missing``: what is lacking where there is none."""

    sign: int
    summand: Summand
    print: Print | None
    missing: str = ""

    @property
    def own(self) -> bool:
        return self.summand.reference.part is Part.OWN


def relations(reading: Reading, own: OwnRule, together: Company | None = None) -> Iterator[Relation]:
    """One relation, or none where the document prints none of the figures. ``together``: with the files beside it."""
    found = [
        _looked_up(sign, summand, reading, together)
        for sign, side in ((1, own.left), (-1, own.right))
        for summand in side.terms
    ]
    if not any(item.own and item.print is not None for item in found):
        return
    printed = [item.print for item in sorted(found, key=_order) if item.print is not None]
    missing = [item.missing for item in found if item.print is None]
    if missing:
        operands = tuple(print_operand(item, "") for item in printed)
        yield Relation(own.rule, "all", Verdict.UNDECIDED, operands, missing="、".join(missing))
        return
    yield _judged(own, found)


def _order(item: _Found) -> bool:
    """The document's own figures first: what a relation is about is the document."""
    return not item.own


def _judged(own: OwnRule, found: Sequence[_Found]) -> Relation:
    flip = -1 if own.comparison is Comparison.AT_LEAST else 1
    terms = tuple(
        Term(
            int(flip * item.sign * item.summand.factor * own.scale), item.print, item.summand.reference.words
        )
        for item in sorted(found, key=_order)
        if item.print is not None
    )
    constant = int(flip * (own.left.constant - own.right.constant) * own.scale)
    residue = sum(term.factor * term.print.amount.value for term in terms) + constant
    amount = terms[0].print.amount
    gap = int(round_half_up(abs(Fraction(residue, own.scale)), 0))
    left = len(own.left.terms)
    words_of = {
        "name": own.rule.name,
        "relation": own.rule.words,
        "left": _side(own.left, found[:left]),
        "right": _side(own.right, found[left:]),
        "difference": shown(gap, amount.unit, amount.precision),
    }
    inequality = own.comparison is not Comparison.EQUAL
    made = evaluate(
        Equation(own.rule, "all", terms, inequality=inequality, words=words_of, constant=constant)
    )
    mine = tuple(range(sum(item.own for item in found)))
    if len(mine) < len(terms):  # the other file stands as it is: the document's own figures are to blame
        made = replace(made, guilty=made.guilty or mine)
    if abs(terms[0].factor) != 1:  # the first figure counts a number of times: what it should be is not told
        made = replace(made, expected="", difference="")
    return made


def _side(side: Side, found: Sequence[_Found]) -> str:
    parts: list[str] = []
    for item in found:
        term = item.summand
        sign = "－" if term.factor < 0 else "＋" if parts else ""
        times = "" if abs(term.factor) == 1 else f"{_decimal(abs(term.factor))} × "
        amount = item.print.amount if item.print else ""
        parts.append(f"{sign}{times}{term.reference.words} {amount}".strip())
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


def _looked_up(sign: int, summand: Summand, reading: Reading, together: Company | None) -> _Found:
    reference = summand.reference
    words = reference.words
    if reference.part is Part.OWN:
        return _Found(
            sign, summand, _found(space_of(reading), reference), messages.MISSING.format(term=words)
        )
    files = _files(reference.part, together)
    for companion in files:
        found = _found(companion.space, reference) or _found_otherwise(companion, reference)
        if found is not None:
            return _Found(sign, summand, companion.print(found))
    template = messages.MISSING_THERE if files else messages.NO_FILE
    return _Found(sign, summand, None, template.format(part=reference.part.value, term=words))


def _files(part: Part, together: Company | None) -> tuple[Companion, ...]:
    """The files of that sort and of the right year."""
    if together is None:
        return ()
    from mingzhang.checking.across.company import Part as Sort

    return together.of(Sort(part.value))


def _found_otherwise(companion: Companion, reference: Reference) -> Print | None:
    """A figure that the other file gives otherwise: the same fact on another fund, or the zero of a full list."""
    for phase in reference.phases:
        coordinate = _coordinate(reference, phase)
        found = companion.space.same_fact(coordinate) or companion.space.implied_zero(coordinate)
        if found is not None:
            return found
    return None


def _found(space: Space, reference: Reference) -> Print | None:
    """The believed print of the one coordinate that fits; None where none or several do."""
    for phase in reference.phases:
        wanted = _coordinate(reference, phase)
        prints = [item for item in _prints(space, reference) if item.coordinate == wanted]
        if prints:
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


def _coordinate(reference: Reference, phase: str) -> Coordinate:
    """Every dimension as wanted, and the root of every other one."""
    return Coordinate("", phase, fund=ALL, nature=ALL).at(**reference.wanted)
