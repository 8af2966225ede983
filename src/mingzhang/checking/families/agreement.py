"""Agreement: one point, many prints. The same amount is printed with the same digits everywhere.

No tolerance between prints of one unit and precision; with different ones their intervals must meet.
Two *tables* one last-place unit apart are a warning (尾差不一致), a *text* that agrees with no table is
an error (hard case 8 of the design).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.amount import Interval, parse_amount
from mingzhang.checking.equation import shown, subject
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import Space, believed, space_of
from mingzhang.findings import Operand, Relation, Severity, Verdict
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading, Source


def relations(reading: Reading) -> Iterator[Relation]:
    """k prints of a point give k − 1 relations; a class missing from an exhaustive list counts as a print."""
    space = space_of(reading)
    for coordinate, prints in space.prints.items():
        everything = [*prints, *_implied(space, coordinate, prints), *_other_node(space, coordinate, prints)]
        if len(everything) > 1:
            yield from _compare(coordinate, everything)


def _implied(space: Space, coordinate: Coordinate, prints: Sequence[Print]) -> list[Print]:
    """Zeros of tables that list the family but not this class (公开01 has all classes, 公开03 only some)."""
    if len(coordinate.function) != 3:
        return []
    scopes = {item.scope for item in prints}
    zero = space.implied_zero(coordinate)
    return [zero] if zero is not None and zero.scope not in scopes else []


def _other_node(space: Space, coordinate: Coordinate, prints: Sequence[Print]) -> list[Print]:
    """What a table prints of the same fact on another node of the fund tree, for a figure only a text prints.

    说明六 speaks of 财政拨款基本支出 where 公开05 prints 一般公共 and 公开03 all funds (hard case 2).
    """
    if any(item.source is Source.TABLE for item in prints):
        return []
    found = space.same_fact(coordinate)
    return [found] if found is not None else []


def _compare(coordinate: Coordinate, prints: Sequence[Print]) -> Iterator[Relation]:
    reference = believed(prints)
    others = [item for item in prints if item is not reference]
    tables = [item for item in prints if item.source is Source.TABLE]
    outvoted = sum(1 for item in prints if item.amount.value == reference.amount.value) > 1
    for index, item in enumerate(others):
        yield _relation(coordinate, reference, item, tables, index, outvoted)


def _relation(
    coordinate: Coordinate, reference: Print, item: Print, tables: Sequence[Print], index: int, outvoted: bool
) -> Relation:
    """One print against the believed one; where only two stand against each other neither is blamed here."""
    verdict, severity = _verdict(reference, item, tables)
    unit = reference.amount.unit
    key = f"{coordinate.words}/{index + 1}"
    operands = (_operand(reference, "通行的数"), _operand(item, "此处的数"))
    if verdict is Verdict.EXACT:
        return Relation(rule("agreement"), key, verdict, operands)
    difference = abs(item.amount.value - reference.amount.value)
    words = {
        "point": coordinate.words,
        "here": subject(item),
        "printed": f"{item.amount}",
        "there": subject(reference),
        "expected": f"{reference.amount}",
        "difference": shown(difference, unit, max(item.amount.precision, reference.amount.precision)),
    }
    name = "agreement.tail" if severity is Severity.WARNING else "agreement"
    return Relation(
        rule(name),
        key,
        verdict,
        operands,
        expected=reference.amount.decimal,
        difference=words["difference"].removesuffix(unit.symbol),
        words=words,
        severity=severity,
        guilty=(1,) if outvoted or verdict is Verdict.TAIL else (),
    )


def _operand(item: Print, role: str) -> Operand:
    return Operand(item.cited, role, item.amount.decimal, item.amount.unit.symbol)


def _verdict(reference: Print, item: Print, tables: Sequence[Print]) -> tuple[Verdict, Severity | None]:
    if item.amount.kind is not reference.amount.kind:
        return Verdict.UNDECIDED, None
    if item.amount.value == reference.amount.value:
        return Verdict.EXACT, None
    if item.source is Source.TEXT and any(other.amount.value == item.amount.value for other in tables):
        return Verdict.EXACT, None
    if item.amount.step == reference.amount.step:
        both_tables = item.source is Source.TABLE and reference.source is Source.TABLE
        if both_tables and abs(item.amount.value - reference.amount.value) == item.amount.step:
            return Verdict.TAIL, Severity.WARNING
        if item.source is Source.TEXT and _rounded(item).meets(reference.amount.interval):
            return Verdict.TAIL, None
        return Verdict.BROKEN, None
    if item.amount.interval.meets(reference.amount.interval):
        return Verdict.EXACT, None
    return Verdict.BROKEN, None


def _rounded(item: Print) -> Interval:
    """What a text's figure stands for if its visible decimals are all it was rounded to (902.6 for 902.56)."""
    visible = parse_amount(item.cited.printed, item.amount.unit)
    if visible is None or visible.value != item.amount.value or visible.precision >= item.amount.precision:
        return item.amount.exact
    return visible.interval
