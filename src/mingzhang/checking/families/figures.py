"""Figures by themselves: no negative money without a word, whole numbers of things, nothing under "——"."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.amount import Kind
from mingzhang.amount.unit import OTHER_SCALE
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import print_operand
from mingzhang.findings import Operand, Relation, Severity, Verdict
from mingzhang.points.reading import Print, Reading, RecognisedTable

MANY_SHOWN = 8
"""With fewer figures that show decimals there is no usual way of a table."""
_AVERAGE = "平均得分"
_FULL_SCORE = 100 * OTHER_SCALE
_THINGS = (
    "车辆",
    "设备",
    "公务用车保有量",
    "购置车辆数",
    "出国团组",
    "出国人次",
    "接待批次",
    "接待人次",
    "自评项目数",
)
"""Measures that count things or people: a fraction of one cannot be."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One relation for each table's signs, each counted figure, and each class printed as not applicable."""
    for table in reading.tables:
        if table.prints:
            yield _signs(table)
            yield from _not_applicable(table)
            yield from _decimals(reading, table)
    for point in reading.points.values():
        for item in point.prints:
            counted = item.amount.kind is Kind.COUNT and item.coordinate.measure.startswith(_THINGS)
            if counted and not item.blank and not item.coordinate.detail:
                yield _whole(item)
            if item.coordinate.measure.endswith(_AVERAGE):
                yield _score(item)


def _signs(table: RecognisedTable) -> Relation:
    """Negative amounts (退回, 冲减) are legitimate and deserve a word (hard case 12)."""
    negative = [item for item in table.prints if item.amount.value < 0]
    shown = negative or list(table.prints[:1])
    return Relation(
        rule("figure.negative"),
        table.scope,
        Verdict.BROKEN if negative else Verdict.EXACT,
        tuple(print_operand(item, "负数") for item in shown),
        words={
            "part": shown[0].cited.part,
            "rows": "、".join(f"{item.cited.row} {item.amount.decimal}" for item in negative[:6]),
        },
        fold=f"negative/{table.scope}" if negative else "",
    )


def _decimals(reading: Reading, table: RecognisedTable) -> Iterator[Relation]:
    """One figure with more decimals than every other of its table: a digit too many, if it is printed without elsewhere
    or beside it.

    Tables whose figures show decimals of several lengths were not rounded, and say nothing.
    """
    shown = [(_places(item), item) for item in table.prints if not item.blank and _places(item)]
    if len(shown) <= MANY_SHOWN:
        return
    longest = max(places for places, _ in shown)
    usual = max((places for places, _ in shown if places < longest), default=longest)
    odd = [item for places, item in shown if places == longest and longest > usual]
    regular = sum(places == usual for places, _ in shown)
    if len(odd) != 1 or regular * 2 < len(shown):
        yield Relation(
            rule("figure.decimals"), table.scope, Verdict.EXACT, (print_operand(shown[0][1], "小数"),)
        )
        return
    (item,) = odd
    scale = item.amount.unit.scale // int(10**usual)
    row = [other for other in table.prints if other.cited.place.row == item.cited.place.row]
    twins = [
        other
        for other in (*reading.points[item.coordinate].prints, *row)
        if other is not item and abs(other.amount.value - item.amount.value) < scale and other.amount.value
    ]
    yield Relation(
        rule("figure.decimals"),
        table.scope,
        Verdict.BROKEN,
        (print_operand(item, "小数"), *(print_operand(twin, "别处") for twin in twins[:1])),
        expected=twins[0].cited.printed.strip() if twins else "",
        words={
            "part": item.cited.part,
            "row": item.cited.row,
            "printed": item.cited.printed,
            "usual": str(usual),
            "elsewhere": f"，{twins[0].cited.part}同一个数是 {twins[0].cited.printed}" if twins else "",
        },
        severity=None if twins else Severity.WARNING,
        guilty=(0,),
    )


def _places(item: Print) -> int:
    """The decimals of a printed amount of money."""
    if item.amount.kind is not Kind.MONEY:
        return 0
    return len("".join(item.cited.printed.split()).partition(".")[2])  # 46. 43 has a gap, and two decimals


def _whole(item: Print) -> Relation:
    place = item.cited.place.order
    return Relation(
        rule("figure.whole"),
        f"{item.coordinate.words}/{place[0]}.{place[1]}.{place[2]}.{place[3]}",
        Verdict.BROKEN if item.amount.value % OTHER_SCALE else Verdict.EXACT,
        (print_operand(item, "数量"),),
        words={
            "part": item.cited.part,
            "what": item.cited.row or item.coordinate.words,
            "printed": f"{item.amount}",
        },
        guilty=(0,),
    )


def _score(item: Print) -> Relation:
    """An average of scores lies between 0 and the full score, 100."""
    return Relation(
        rule("figure.score"),
        f"{item.coordinate.words}/{item.scope}",
        Verdict.EXACT if 0 <= item.amount.value <= _FULL_SCORE else Verdict.BROKEN,
        (print_operand(item, "平均得分"),),
        words={"part": item.cited.part, "printed": f"{item.amount}"},
        guilty=(0,),
    )


def _not_applicable(table: RecognisedTable) -> Iterator[Relation]:
    """A class whose own cell prints —— has no amount in any of its items."""
    by_code = {item.coordinate.economic: item for item in table.prints if item.coordinate.economic}
    for dash in table.not_applicable:
        code = dash.row.split(" ")[0]
        if len(code) != 3 or not code.isdigit():
            continue
        filled = [item for other, item in by_code.items() if other.startswith(code) and item.amount.value]
        yield Relation(
            rule("figure.not_applicable"),
            f"{table.scope}/{code}",
            Verdict.BROKEN if filled else Verdict.EXACT,
            (*(print_operand(item, "金额") for item in filled), Operand(dash, "——")),
            words={
                "part": dash.part,
                "row": dash.row,
                "rows": "、".join(f"{item.cited.row} {item.amount.decimal}" for item in filled),
            },
            guilty=tuple(range(len(filled))),
        )
