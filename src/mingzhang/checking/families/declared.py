"""What the unit declares against what its document says: dates, level, and the rows of 机关运行经费.

Nothing is declared of most documents; then none of these relations arises.
Source: 预算法第14条 (twenty days); 部门决算名词解释（机关运行经费）.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mingzhang.checking.equation import subject
from mingzhang.checking.families.bridges import RUNNING_KINDS
from mingzhang.checking.families.wording_support import broken, exact, undecided
from mingzhang.checking.space import Space, space_of
from mingzhang.findings import Cited, Relation
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.declared import Level, UnitType
from mingzhang.points.reading import DocumentKind, Print, Reading

DAYS = 20
_LEVELS = {DocumentKind.DEPARTMENT_ACCOUNTS: Level.DEPARTMENT, DocumentKind.UNIT_ACCOUNTS: Level.UNIT}
_ROWS = {UnitType.ADMINISTRATIVE: "参公事业单位", UnitType.CIVIL_SERVICE: "行政单位"}
"""The row of 机关运行经费 that a unit of each type leaves empty."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One relation for each thing that is declared and can be compared."""
    yield from _dates(reading)
    yield from _level(reading)
    if reading.declared.unit_type is not None:
        yield from _running(space_of(reading), reading.declared.unit_type)


def _dates(reading: Reading) -> Iterator[Relation]:
    approved, published = reading.declared.approved, reading.declared.published
    if approved is None and published is None:
        return
    cited = (_cover(reading),)
    if approved is None or published is None:
        yield undecided("declared.timely", "days", "批复日期" if approved is None else "公开日期", cited)
        return
    limit = approved + timedelta(days=DAYS)
    words = {
        "approved": _date(approved),
        "published": _date(published),
        "limit": _date(limit),
        "days": str((published - approved).days),
    }
    if published < approved:
        yield broken("declared.order", "days", cited, words, fold="declared.order")
        return
    yield exact("declared.order", "days", cited)
    yield (
        exact("declared.timely", "days", cited)
        if published <= limit
        else broken("declared.timely", "days", cited, words, fold="declared.timely")
    )


def _level(reading: Reading) -> Iterator[Relation]:
    level, found = reading.declared.level, _LEVELS.get(reading.kind)
    if level is None:
        return
    cited = (_cover(reading),)
    if found is None:
        yield undecided("declared.level", "level", "写明部门决算或单位决算的封面", cited)
    elif found is level:
        yield exact("declared.level", "level", cited)
    else:
        words = {"declared": level.value, "kind": reading.kind.value}
        yield broken("declared.level", "level", cited, words, fold="declared.level")


def _running(space: Space, kind: UnitType) -> Iterator[Relation]:
    rows = [space.best.get(Coordinate(f"机关运行经费/{name}")) for name in _ROWS.values()]
    stated = space.best.get(Coordinate("机关运行经费"))
    if kind not in RUNNING_KINDS:
        filled = [item for item in (stated, *rows) if item is not None]
        if filled:
            worst = next((item for item in filled if item.amount.value), None)
            yield _empty("declared.running_kind", worst or filled[0], kind)
        return
    other = space.best.get(Coordinate(f"机关运行经费/{_ROWS[kind]}"))
    if other is not None:
        yield _empty("declared.running_row", other, kind)


def _empty(rule_id: str, item: Print, kind: UnitType) -> Relation:
    if item.amount.value == 0:
        return exact(rule_id, item.coordinate.words, (item.cited,))
    words = {"subject": subject(item), "printed": f"{item.amount}", "kind": kind.value}
    return broken(rule_id, item.coordinate.words, (item.cited,), words)


def _date(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _cover(reading: Reading) -> Cited:
    """Where the document names its unit: the dates themselves are printed nowhere."""
    return reading.unit_cited or Cited(Place(reading.document.file), "封面")
