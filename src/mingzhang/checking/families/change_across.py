"""Changes of one thing against changes of what it is part of: funds, three-public items, last year's parts.

Last year's figure is this year's less the change. A part was no larger than its whole last year either; the
items of 三公 all unchanged leave the total unchanged; and where nothing is carried over, the funds' changes
add up to that of 财政拨款.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.equation import Equation, Term, evaluate
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import Telling, as_print, stated_operand, telling_of
from mingzhang.findings import Operand, Relation, Verdict
from mingzhang.points.coordinate import ALL, Coordinate
from mingzhang.points.reading import Print, Reading, Statement
from mingzhang.points.trees import FISCAL, FUND, GENERAL, MEASURE

_THREE = "三公"
_THREE_ITEMS = (("三公/因公出国",), ("三公/公务用车/购置", "三公/公务用车/运行"), ("三公/接待",))
_TOTALS = ("收入总计", "支出总计")


def relations(reading: Reading) -> Iterator[Relation]:
    """Every comparison whose figures are stated."""
    told = telling_of(reading)
    yield from _part_last_year(told)
    yield from _three_public(told)
    yield from _items(told)
    yield from _funds(told)


def _stated(told: Telling, coordinate: Coordinate) -> tuple[Statement, Print, Print | None] | None:
    """A change against last year with this year's figure; None for the amount where it says "the same"."""
    for statement in told.changes.get(coordinate, ()):
        value = told.value(coordinate, statement.section)
        if value is not None and statement.direction is not None:
            return statement, value, as_print(statement)
    return None


def _terms(found: tuple[Statement, Print, Print | None], factor: int) -> list[Term]:
    """``factor`` × last year's figure, as this year's figure less the change."""
    statement, value, change = found
    terms = [Term(factor, value, "本年数")]
    if change is not None and statement.direction:
        terms.append(Term(-factor * statement.direction, change, statement.word))
    return terms


def _part_last_year(told: Telling) -> Iterator[Relation]:
    """上年财政拨款 ≤ 上年全部, for totals and for expenditure."""
    for coordinate in told.changes:
        if coordinate.fund not in (FISCAL, GENERAL) or coordinate.function:
            continue
        part, whole = _stated(told, coordinate), _stated(told, coordinate.at(fund=ALL))
        if part is None or whole is None:
            continue
        terms = tuple(_terms(part, 1) + _terms(whole, -1))
        words = {"part": part[0].cited.part, "what": coordinate.words}
        yield evaluate(Equation(rule("change.part"), coordinate.words, terms, inequality=True, words=words))


def _three_public(told: Telling) -> Iterator[Relation]:
    """Every item the same as last year: the total too."""
    whole = _stated(told, Coordinate(_THREE))
    leaves = [Coordinate(name) for names in _THREE_ITEMS for name in names]
    items = [_stated(told, leaf) for leaf in leaves]
    if whole is None or any(item is None or item[0].direction != 0 for item in items):
        return
    statement = whole[0]
    operands: list[Operand] = [stated_operand(statement, "合计")]
    operands += [stated_operand(item[0], "分项") for item in items if item is not None]
    changed = statement.direction != 0 and (statement.amount is None or statement.amount.value != 0)
    yield Relation(
        rule("change.items_same"),
        _THREE,
        Verdict.BROKEN if changed else Verdict.EXACT,
        tuple(operands),
        words={"part": statement.cited.part, "change": f"{statement.word}{statement.amount or ''}"},
        guilty=(0,) if changed else (),
    )


def _items(told: Telling) -> Iterator[Relation]:
    """上年“三公”经费 = Σ 上年各项, each as this year's figure less its change; nothing where one is not said."""
    whole = _stated(told, Coordinate(_THREE))
    if whole is None or (whole[2] is None and whole[0].direction != 0):
        return
    terms = _terms(whole, 1)
    changed = False
    for name in MEASURE[_THREE]:
        found = _stated(told, Coordinate(name))
        leaves = MEASURE.get(name, ()) if name == "三公/公务用车" else ()
        parts = [found] if found is not None or not leaves else [_stated(told, Coordinate(c)) for c in leaves]
        for part in parts:
            if part is None or (part[2] is None and part[0].direction != 0):
                return
            terms += _terms(part, -1)
            changed = changed or part[0].direction != 0
    if not changed:
        return  # told apart as change.items_same
    words = {"part": whole[0].cited.part, "change": f"{whole[0].word}{whole[0].amount or ''}"}
    yield evaluate(Equation(rule("change.items"), _THREE, tuple(terms), words=words))


def _funds(told: Telling) -> Iterator[Relation]:
    """Without carry-over the change of 财政拨款总计 is the sum of the funds' changes (a fund not spoken of: none)."""
    for measure in _TOTALS:
        total = Coordinate(measure, fund=FISCAL)
        whole = _stated(told, total)
        flow = told.space.table_print(Coordinate("支出", fund=FISCAL))
        if whole is None or whole[2] is None or flow is None or flow.amount.value != whole[1].amount.value:
            continue
        parts = [found for fund in FUND[FISCAL] if (found := _fund_change(told, fund)) is not None]
        if not any(item.subject.fund == GENERAL for item in parts):
            continue
        terms = [Term(whole[0].direction or 1, whole[2], "合计增减")]
        terms += [
            Term(-(item.direction or 0), change, "分项增减") for item in parts if (change := as_print(item))
        ]
        words = {"part": whole[0].cited.part, "change": f"{whole[0].word}{whole[0].amount}"}
        yield evaluate(Equation(rule("change.funds"), total.words, tuple(terms), words=words))


def _fund_change(told: Telling, fund: str) -> Statement | None:
    for measure in ("支出", "支出总计"):
        for statement in told.changes.get(Coordinate(measure, fund=fund), ()):
            if statement.amount is not None:
                return statement
    return None
