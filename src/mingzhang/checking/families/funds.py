"""Funds across tables: prints on different nodes of the fund tree are compared through the tree.

公开04 prints 财政拨款 by class, 公开05, 07 and 08 its three parts by item, 公开03 all funds: what they say
of one function and nature must fit. Equality of 全部 and 财政拨款 is a shortcut that holds only where the
unit spends nothing else; then it holds at every item, because no part exceeds its whole. Where amounts are
negative (冲减) parts may exceed their whole, and only equalities remain.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.equation import Equation, Term
from mingzhang.checking.judged import relations_of
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import Space, is_implied
from mingzhang.findings import Relation
from mingzhang.points.coordinate import ALL, Coordinate
from mingzhang.points.reading import Print, Reading, Source
from mingzhang.points.trees import FISCAL, FUND

_FLOWS = ("收入", "支出")
_BALANCES = ("年初结转和结余", "年末结转和结余")
_OTHER = ("使用非财政拨款结余", "结余分配")


def relations(reading: Reading) -> Iterator[Relation]:
    """Every relation through the fund tree that needs more than one table."""
    return relations_of(reading, equations)


def equations(space: Space) -> Iterator[Equation]:
    """Parts of 财政拨款 across tables, 财政拨款 within 全部, and income = expenditure without balances."""
    pure = {measure: space.pure(measure) for measure in (*_FLOWS, *_BALANCES, "收入总计", "支出总计")}
    seen: set[Coordinate] = set()
    for coordinate in space.prints:
        rest = coordinate.at(fund="")
        if rest in seen or not _tabled(space, coordinate):
            continue
        seen.add(rest)
        yield from _fiscal_parts(space, rest)
        yield from _fiscal_in_all(space, rest, pure.get(rest.measure, False))
    balances = [space.table_print(Coordinate(measure)) for measure in (*_BALANCES, *_OTHER)]
    known = [item for item in balances if item is not None and item.amount.value == 0]
    if pure["收入"] and pure["支出"] and len(known) == len(balances):
        yield from _income_spent(space, sum(0 if item.blank else item.amount.step // 2 for item in known))


def _tabled(space: Space, coordinate: Coordinate) -> bool:
    return any(item.source is Source.TABLE for item in space.prints[coordinate])


def _elsewhere(space: Space, coordinate: Coordinate, scope: str) -> Print | None:
    """A table's print of the coordinate, preferably in another table than ``scope``; implied zeros count."""
    prints = [item for item in space.prints.get(coordinate, ()) if item.source is Source.TABLE]
    others = [item for item in prints if item.scope != scope]
    if others:
        return others[0]
    zero = space.implied_zero(coordinate)
    return zero or (prints[0] if prints else None)


def _fiscal_parts(space: Space, rest: Coordinate) -> Iterator[Equation]:
    whole = space.table_print(rest.at(fund=FISCAL))
    if whole is None:
        return
    parts = {fund: _elsewhere(space, rest.at(fund=fund), whole.scope) for fund in FUND[FISCAL]}
    known = [item for item in parts.values() if item is not None]
    if not known or all(item.scope == whole.scope for item in known):
        return
    missing = len(known) < len(parts)
    if missing and space.negative:
        return
    terms = (
        (Term(-1, whole, FISCAL), *(Term(1, item, "其中") for item in known))
        if missing
        else _whole(whole, known)
    )
    yield Equation(rule("funds.parts"), rest.words, terms, inequality=missing)


def _whole(whole: Print, parts: list[Print]) -> tuple[Term, ...]:
    return (Term(1, whole, "合计"), *(Term(-1, item, "分项") for item in parts))


def _fiscal_in_all(space: Space, rest: Coordinate, pure: bool) -> Iterator[Equation]:
    whole = space.table_print(rest.at(fund=ALL))
    if whole is None:
        return
    fiscal = _elsewhere(space, rest.at(fund=FISCAL), whole.scope)
    if fiscal is not None and fiscal.scope == whole.scope:
        return
    parts = [fiscal] if fiscal is not None else _parts(space, rest, whole)
    if not parts:
        return
    terms = _whole(whole, parts)
    if pure:
        hidden = 0 if space.only_fiscal else whole.amount.step - 1
        yield Equation(rule("funds.pure"), rest.words, terms, slack=hidden)
    elif not space.negative:
        yield Equation(
            rule("funds.within"),
            rest.words,
            tuple(Term(-t.factor, t.print, t.role) for t in terms),
            inequality=True,
        )


def _parts(space: Space, rest: Coordinate, whole: Print) -> list[Print]:
    """The three parts of 财政拨款 for items that 公开04 does not go down to; empty unless all are known.

    Parts that no table lists say nothing of a zero whole, but contradict one that is not.
    """
    found: list[Print] = []
    printed = False
    for fund in FUND[FISCAL]:
        item = _elsewhere(space, rest.at(fund=fund), whole.scope)
        if item is None:
            return []
        printed = printed or not is_implied(item)
        found.append(item)
    return found if printed or whole.amount.value else []


def _income_spent(space: Space, hidden: int) -> Iterator[Equation]:
    """Without any carry-over every item's income is its expenditure; ``hidden``: balances that round to 0.00."""
    for coordinate in space.prints:
        if coordinate.measure != "收入" or coordinate.fund != ALL or coordinate.year or coordinate.detail:
            continue
        income = space.table_print(coordinate)
        spent = space.table_print(coordinate.at(measure="支出"))
        if income is not None and spent is not None and income.scope != spent.scope:
            terms = (Term(1, spent, "支出"), Term(-1, income, "收入"))
            yield Equation(rule("funds.spent"), coordinate.words, terms, slack=hidden)
