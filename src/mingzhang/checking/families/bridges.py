"""Bridges between classifications, each with its condition (hard case 4 of the design).

Where the condition is unknown the bridge is an inequality or a hint, never an equality.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from mingzhang.checking.equation import Equation, Term, evaluate, operand, subject
from mingzhang.checking.near import one_slip_apart
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import Space, space_of
from mingzhang.findings import Relation, Severity, Verdict
from mingzhang.points.coordinate import FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.declared import UnitType
from mingzhang.points.reading import Print, Reading
from mingzhang.points.trees import GENERAL

_BASIC = "基本支出"


class Bridge(Struct, frozen=True):
    """``left`` ≥ Σ ``right`` (or = where ``equal``), with the rule that judges it."""

    rule_id: str
    left: Coordinate
    right: tuple[Coordinate, ...]
    equal: bool = False


def _basic(code: str) -> Coordinate:
    return Coordinate("支出", fund=GENERAL, nature=_BASIC, economic=code)


def _item(code: str) -> Coordinate:
    return Coordinate("支出", fund=GENERAL, nature=_BASIC, function=code)


RUNNING_KINDS = frozenset({UnitType.ADMINISTRATIVE, UnitType.CIVIL_SERVICE})
"""Units that have 机关运行经费; one that says it is such has no other unit in its accounts."""
PUBLIC = Coordinate("支出", fund=GENERAL, nature="公用经费")
BRIDGES: tuple[Bridge, ...] = (
    Bridge("bridge.three_public", Coordinate("三公/因公出国"), (_basic("30212"),)),
    Bridge("bridge.three_public", Coordinate("三公/公务用车/购置"), (_basic("31013"),)),
    Bridge("bridge.three_public", Coordinate("三公/公务用车/运行"), (_basic("30231"),)),
    Bridge("bridge.three_public", Coordinate("三公/接待"), (_basic("30217"),)),
    Bridge("bridge.procurement", Coordinate("支出"), (Coordinate("采购"),)),
    Bridge("bridge.part", Coordinate("采购"), (Coordinate("采购/中小企业"),)),
    Bridge("bridge.part", Coordinate("采购/中小企业"), (Coordinate("采购/小微企业"),)),
    Bridge("bridge.part", Coordinate("三公/接待/国内"), (Coordinate("三公/接待/国内·外事"),)),
    Bridge("bridge.part", Coordinate("接待批次/国内"), (Coordinate("接待批次/国内·外事"),)),
    Bridge("bridge.part", Coordinate("接待人次/国内"), (Coordinate("接待人次/国内·外事"),)),
    Bridge("bridge.allowance", _basic("30102"), (_item("2210202"),)),
    Bridge("bridge.allowance", _basic("30309"), (_item("2100799"),)),
    Bridge("bridge.fleet", Coordinate("公务用车保有量"), (Coordinate("车辆"),), equal=True),
)
"""Sources: 公开09/公开06 share 经济科目 (财预〔2016〕143号); 财库〔2020〕46号 for procurement; the pairs of
function item and economic item are 关联 hints only, because units book them elsewhere legitimately."""

SAME_SOURCE: tuple[tuple[tuple[str, ...], str], ...] = (
    (("2080505",), "30108"),
    (("2080506",), "30109"),
    (("2101101", "2101102"), "30110"),
    (("2101103",), "30111"),
    (("2210201",), "30113"),
)
"""Function items and the economic item they are usually booked to, in 基本支出."""


def relations(reading: Reading) -> Iterator[Relation]:
    """Every bridge whose two ends are printed; one end alone says nothing."""
    space = space_of(reading)
    yield from (evaluate(equation) for equation in equations(space))
    yield from _vehicles(space)
    yield from _counted(space)
    yield from _visitors(space)


def equations(space: Space) -> Iterator[Equation]:
    """The bridges as equations, 机关运行经费 and 三公 budgets included."""
    for bridge in BRIDGES:
        left = space.best.get(bridge.left)
        right = [space.best[c] for c in bridge.right if c in space.best]
        if left is None or not right or (bridge.equal and left.amount.kind is not right[0].amount.kind):
            continue
        yield _bridge(bridge.rule_id, left, right, bridge.equal)
    yield from _same_source(space)
    yield from _meetings(space)
    yield from _running_costs(space)
    yield from _within_budget(space)


def _bridge(rule_id: str, left: Print, right: list[Print], equal: bool) -> Equation:
    sign = 1 if equal else -1
    terms = (Term(sign, left), *(Term(-sign, item) for item in right))
    return Equation(
        rule(rule_id), f"{left.coordinate.words}/{right[0].coordinate.words}", terms, inequality=not equal
    )


def _same_source(space: Space) -> Iterator[Equation]:
    """Sister items of both classifications. A pair that differs is more than a note only where its sisters agree."""
    pairs = []
    for items, code in SAME_SOURCE:
        left = [space.best[_item(item)] for item in items if _item(item) in space.best]
        right = space.best.get(_basic(code))
        if left and right is not None:
            pairs.append((left, right))
    agreeing = sum(1 for left, right in pairs if sum(p.amount.value for p in left) == right.amount.value)
    usual = agreeing * 2 > len(pairs)
    severity = Severity.WARNING if usual else Severity.NOTE
    for left, right in pairs:
        terms = (Term(1, right, "经济科目"), *(Term(-1, item, "功能科目") for item in left))
        if usual and _near(terms):
            yield Equation(rule("bridge.near"), right.coordinate.words, terms)
        else:
            yield Equation(rule("bridge.same_source"), right.coordinate.words, terms, severity=severity)


def _near(terms: Sequence[Term]) -> bool:
    """Whether two figures that are usually equal differ by one slip: a coincidence would be one in a thousand."""
    filled = [term.print.amount for term in terms if term.print.amount.value]
    return len(filled) == 2 and one_slip_apart(*filled)


def _meetings(space: Space) -> Iterator[Equation]:
    """会议费 and 培训费 of the narrative cover projects too: never less than 公开06 prints of basic expenditure."""
    for measure, code in (("会议费", "30215"), ("培训费", "30216")):
        stated, basic = space.best.get(Coordinate(measure)), space.best.get(_basic(code))
        if stated is None or basic is None or not basic.amount.value:
            continue
        terms = (Term(-1, stated, measure), Term(1, basic, "基本支出中的"))
        if _near(terms):
            yield Equation(
                rule("bridge.near"), measure, (Term(1, stated, measure), Term(-1, basic, "基本支出中的"))
            )
        else:
            yield Equation(rule("bridge.meetings"), measure, terms, inequality=True)


def _running_costs(space: Space) -> Iterator[Equation]:
    """机关运行经费 is 公用经费 of 行政 and 参公 units: never more; equal where no other unit shares the accounts."""
    public = space.best.get(PUBLIC)
    kinds = [
        space.best[c]
        for c in (Coordinate(f"机关运行经费/{k}") for k in ("行政单位", "参公事业单位"))
        if c in space.best
    ]
    kinds.sort(key=lambda item: item.blank)
    stated = space.best.get(Coordinate("机关运行经费"))
    if public is not None and (kinds or stated):
        right = kinds or ([stated] if stated else [])
        terms = (Term(-1, public, "公用经费"), *(Term(1, item, "机关运行经费") for item in right))
        yield Equation(rule("bridge.running_within"), "公用经费", terms, inequality=True)
        same = (Term(1, public, "公用经费"), *(Term(-1, item, "机关运行经费") for item in right))
        kind = space.reading.declared.unit_type
        if _near(same):
            yield Equation(rule("bridge.near"), "公用经费", same)
        elif kind is None or kind in RUNNING_KINDS:
            severity = None if kind is None else Severity.WARNING
            yield Equation(rule("bridge.running_equal"), "公用经费", same, severity=severity)
    if stated is not None and kinds:
        terms = (Term(1, stated, "机关运行经费"), *(Term(-1, item, "其中") for item in kinds))
        yield Equation(rule("bridge.running_text"), "机关运行经费", terms)


def _within_budget(space: Space) -> Iterator[Equation]:
    """三公 actuals do not exceed their budget (控制数)."""
    for coordinate, final in space.best.items():
        if not coordinate.measure.startswith("三公") or coordinate != coordinate.at(phase="决算", year=0):
            continue
        for phase in (FULL_BUDGET, SOME_BUDGET, INITIAL_BUDGET):
            budget = space.best.get(coordinate.at(phase=phase))
            if budget is not None:
                terms = (Term(1, final, "决算"), Term(-1, budget, phase))
                yield Equation(rule("bridge.budget_ceiling"), coordinate.words, terms, inequality=True)
                break


def _vehicles(space: Space) -> Iterator[Relation]:
    """Running costs of official cars and vehicles owned go together."""
    cost = space.best.get(Coordinate("三公/公务用车/运行"))
    fleet = space.best.get(Coordinate("车辆")) or space.best.get(Coordinate("公务用车保有量"))
    if cost is None or fleet is None:
        return
    terms = (Term(1, cost, "运行维护费"), Term(1, fleet, "车辆"))
    holds = cost.amount.value == 0 or fleet.amount.value > 0
    yield Relation(
        rule("bridge.cost_without_car"),
        "车辆",
        Verdict.EXACT if holds else Verdict.BROKEN,
        tuple(operand(term) for term in terms),
        words={"cost": f"{cost.amount}", "fleet": f"{fleet.amount}", "subject": subject(cost)},
    )


PAIRS: tuple[tuple[str, str], ...] = (
    ("三公/因公出国", "出国团组"),
    ("三公/因公出国", "出国人次"),
    ("三公/公务用车/购置", "购置车辆数"),
    ("三公/接待", "接待批次"),
    ("三公/接待/国内", "接待批次/国内"),
    ("三公/接待", "接待人次"),
    ("三公/接待/国内", "接待人次/国内"),
    ("三公/接待/国外", "接待批次/国外"),
    ("三公/接待/国内·外事", "接待批次/国内·外事"),
)
"""Amounts and the counts that go with them: one is zero exactly when the other is."""


def _counted(space: Space) -> Iterator[Relation]:
    for money, count in PAIRS:
        cost, number = space.best.get(Coordinate(money)), space.best.get(Coordinate(count))
        if cost is None or number is None:
            continue
        holds = (cost.amount.value == 0) == (number.amount.value == 0)
        yield Relation(
            rule("bridge.counted"),
            f"{money}/{count}",
            Verdict.EXACT if holds else Verdict.BROKEN,
            (operand(Term(1, cost, "金额")), operand(Term(1, number, "数量"))),
            words={
                "cost": f"{cost.amount}",
                "count": f"{number.amount}",
                "subject": subject(cost),
                "other": subject(number),
            },
            guilty=() if holds else (1 if cost.amount.value else 0,),
        )


VISITS: tuple[tuple[str, str], ...] = (
    ("接待批次", "接待人次"),
    ("接待批次/国内", "接待人次/国内"),
    ("接待批次/国外", "接待人次/国外"),
    ("接待批次/国内·外事", "接待人次/国内·外事"),
)
"""Visits and visitors: whoever comes is at least one. Groups that go abroad are not among them: one may join another's."""


def _visitors(space: Space) -> Iterator[Relation]:
    for visits, visitors in VISITS:
        batches, people = space.best.get(Coordinate(visits)), space.best.get(Coordinate(visitors))
        if batches is None or people is None or batches.amount.kind is not people.amount.kind:
            continue
        fewer = people.amount.value < batches.amount.value
        nobody = people.amount.value > 0 and not batches.amount.value
        zero = 1 if not people.amount.value else 0
        yield Relation(
            rule("bridge.visitors"),
            visits,
            Verdict.BROKEN if fewer or nobody else Verdict.EXACT,
            (operand(Term(1, batches, "批次")), operand(Term(1, people, "人次"))),
            words={
                "subject": subject(batches),
                "visits": f"{batches.amount}",
                "other": subject(people),
                "people": f"{people.amount}",
            },
            guilty=(zero,) if nobody or not people.amount.value else (),
        )
