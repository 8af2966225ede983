"""Agreement: one point, many prints. The same amount is printed with the same digits everywhere.

No tolerance between prints of one unit and precision; with different ones their intervals must meet.
Two *tables* one last-place unit apart are a warning (尾差不一致), a *text* that agrees with no table is
an error (hard case 8 of the design).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from mingzhang.checking.constraints import Agreement, cell_of, key_of
from mingzhang.checking.equation import shown, subject
from mingzhang.checking.precision import as_meant
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import Space, believed, space_of
from mingzhang.findings import Operand, Relation, Severity, Values, Verdict
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading, Source

COSTS = ("人员经费", "公用经费")


def relations(reading: Reading) -> Iterator[Relation]:
    """k prints of a point give k − 1 relations; a class missing from an exhaustive list counts as a print."""
    space = space_of(reading)
    units = Counter(table.head.unit.symbol for table in reading.tables if table.head.unit is not None)
    usual = units.most_common(1)[0][0] if units else "万元"
    for coordinate, prints in space.prints.items():
        others = [*_implied(space, coordinate, prints), *_other_node(space, coordinate, prints)]
        everything = as_meant([*prints, *others], space.rounds) if others else prints
        if len(everything) > 1:
            yield from _compare(coordinate, everything, usual)


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


def _compare(coordinate: Coordinate, prints: Sequence[Print], usual: str) -> Iterator[Relation]:
    reference = believed(prints)
    others = [item for item in prints if item is not reference]
    tables = [item for item in prints if item.source is Source.TABLE]
    outvoted = sum(1 for item in prints if item.amount.value == reference.amount.value) > 1
    for index, item in enumerate(others):
        yield _relation(coordinate, reference, item, tables, index, outvoted, usual)


def _relation(
    coordinate: Coordinate,
    reference: Print,
    item: Print,
    tables: Sequence[Print],
    index: int,
    outvoted: bool,
    usual: str,
) -> Relation:
    """One print against the believed one; where only two stand against each other neither is blamed here."""
    verdict, severity = _verdict(reference, item, tables)
    unit = reference.amount.unit
    key = f"{coordinate.words}/{index + 1}"
    operands = (_operand(reference, "通行的数"), _operand(item, "此处的数"))
    constraint = _constraint(reference, item, tables)
    if verdict is Verdict.EXACT:
        return Relation(rule("agreement"), key, verdict, operands, constraint=constraint)
    if verdict is Verdict.UNDECIDED:
        return Relation(
            rule("agreement"), key, verdict, operands, missing=_TWICE.format(part=item.cited.part)
        )
    if _wrong_unit(reference, item):
        odd = item if reference.amount.unit.symbol == usual else reference
        return _unit_relation(reference if odd is item else item, odd, key)
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
        constraint=constraint,
    )


def _constraint(reference: Print, item: Print, tables: Sequence[Print]) -> Agreement:
    """The same comparison with other figures."""

    def verdict(first: int, second: int, values: Values) -> Verdict:
        if first == second:
            return Verdict.EXACT
        others = [_reading(table, values.get(key_of(table), table.amount.value)) for table in tables]
        return _verdict(_reading(reference, first), _reading(item, second), others)[0]

    return Agreement(cell_of(reference), cell_of(item), verdict)


def _reading(item: Print, value: int) -> Print:
    """The print, had it shown another value."""
    return replace(item, amount=replace(item.amount, value=value))


def _operand(item: Print, role: str) -> Operand:
    return Operand(item.cited, role, item.amount.decimal, item.amount.unit.symbol)


def _verdict(reference: Print, item: Print, tables: Sequence[Print]) -> tuple[Verdict, Severity | None]:
    if item.amount.kind is not reference.amount.kind:
        return Verdict.UNDECIDED, None
    same_table = item.scope == reference.scope in {t.scope for t in tables}
    if item.amount.value != reference.amount.value and same_table and not _said_twice(item, reference):
        return Verdict.UNDECIDED, None  # a table prints no figure twice: two rows were not told apart
    if item.amount.value == reference.amount.value:
        return Verdict.EXACT, None
    if item.source is Source.TEXT and any(other.amount.value == item.amount.value for other in tables):
        return Verdict.EXACT, None
    if item.amount.step == reference.amount.step:
        both_tables = item.source is Source.TABLE and reference.source is Source.TABLE
        if both_tables and abs(item.amount.value - reference.amount.value) == item.amount.step:
            return Verdict.TAIL, Severity.WARNING
        return Verdict.BROKEN, None
    if item.amount.interval.meets(reference.amount.interval):
        return (Verdict.TAIL if item.amount.unit == reference.amount.unit else Verdict.EXACT), None
    return Verdict.BROKEN, None


def _said_twice(one: Print, other: Print) -> bool:
    """Whether the columns 小计 and 人员经费 (or 公用经费) of one row repeat a figure: an account is of one of the two."""
    same_row = (one.cited.place.line, one.cited.row) == (other.cited.place.line, other.cited.row)
    return same_row and one.cited.column.endswith(COSTS) != other.cited.column.endswith(COSTS)


_TWICE = "能把{part}中的两个数分辨开的行名称或列名称"


def _wrong_unit(reference: Print, item: Print) -> bool:
    """The same digits in two money units: one table's head names the wrong unit."""
    one, other = reference.amount, item.amount
    return one.unit != other.unit and one.value * other.unit.scale == other.value * one.unit.scale != 0


def _unit_relation(reference: Print, item: Print, key: str) -> Relation:
    words = {
        "here": item.cited.part,
        "unit": item.amount.unit.symbol,
        "there": reference.cited.part,
        "usual": reference.amount.unit.symbol,
        "digits": item.amount.decimal,
    }
    operands = (_operand(reference, "通行的数"), _operand(item, "此处的数"))
    fold = f"unit/{item.scope}"
    return Relation(
        rule("agreement.unit"), key, Verdict.BROKEN, operands, words=words, guilty=(1,), fold=fold
    )
