"""Sums within the narrative: a section's total and the parts it lists.

A sentence's list is exhaustive only if what it leaves out is zero by the tables, or if its final figures
add up to the total; otherwise the parts may only not exceed the whole (hard case 6).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mingzhang.checking.equation import Equation, Term, evaluate
from mingzhang.checking.families.rollup import expand
from mingzhang.checking.rulebook import rule
from mingzhang.checking.telling import Telling, telling_of
from mingzhang.findings import Relation, Severity
from mingzhang.points.coordinate import FINAL, Coordinate
from mingzhang.points.reading import Print, Reading, Source
from mingzhang.points.trees import TREES, child_codes

SELF_EVALUATED = "自评项目数"
BEST = "优"
VEHICLES = "车辆"
OTHER_VEHICLES = "车辆/其他用车"
WORST = frozenset({"差", "不合格"})


def relations(reading: Reading) -> Iterator[Relation]:
    """Every sum within one section of the narrative."""
    return (evaluate(equation) for equation in equations(telling_of(reading)))


def equations(told: Telling) -> Iterator[Equation]:
    """Every such equation, section by section."""
    for scope, prints in told.space.by_scope.items():
        if scope in told.space.tables:
            continue
        text = {c: p for c, p in prints.items() if p.source is Source.TEXT}
        for coordinate, whole in text.items():
            yield from _trees(told, scope, text, coordinate, whole)
            yield from _received(scope, text, coordinate, whole)
            yield from _running(scope, text, coordinate, whole)
            yield from _codes(told, scope, text, coordinate, whole)


def _trees(
    told: Telling, scope: str, text: Mapping[Coordinate, Print], coordinate: Coordinate, whole: Print
) -> Iterator[Equation]:
    for dimension, tree in TREES.items():
        node = getattr(coordinate, dimension)
        names = tree.get(node, ())
        nodes = {
            n: text[coordinate.at(**{dimension: n})]
            for n in _below(tree, node)
            if coordinate.at(**{dimension: n}) in text
        }
        parts = [item for name in names for item in expand(nodes, tree, name)]
        if not parts:
            continue
        left_out = [coordinate.at(**{dimension: n}) for n in names if not expand(nodes, tree, n)]
        yield _sum(told, scope, whole, parts, left_out, dimension)


def _received(
    scope: str, text: Mapping[Coordinate, Print], coordinate: Coordinate, whole: Print
) -> Iterator[Equation]:
    """国内公务接待 = 外事接待 + 其他国内公务接待: amounts, batches and people alike.

    Where 国内公务接待 has no figure of its own and nothing was received abroad, they make up 公务接待.
    """
    inland = coordinate.measure.removesuffix("/国内") + "/国内"
    whole_is_all = coordinate.measure in ("三公/接待", "接待批次", "接待人次") and not (
        {coordinate.at(measure=inland), coordinate.at(measure=f"{coordinate.measure}/国外")} & text.keys()
    )
    if coordinate.detail or not (coordinate.measure == inland or whole_is_all):
        return
    foreign = text.get(coordinate.at(measure=inland + "·外事"))
    other = text.get(coordinate.at(measure=inland, detail="其他国内公务接待"))
    if foreign is not None and other is not None:
        terms = (Term(1, whole, "合计"), Term(-1, foreign, "分项"), Term(-1, other, "分项"))
        yield Equation(rule("text.sum"), f"{scope}/接待/{coordinate.words}", terms)


def _running(
    scope: str, text: Mapping[Coordinate, Print], coordinate: Coordinate, whole: Print
) -> Iterator[Equation]:
    """公务用车运行维护费 = 加油 + 维修 + 保险 + 其他, where what is left for 其他 is said too."""
    kinds = ("加油", "维修", "保险", "其他")
    parts = [text.get(coordinate.at(measure=f"{coordinate.measure}·{kind}")) for kind in kinds]
    if coordinate.measure == "三公/公务用车/运行" and all(part is not None for part in parts):
        terms = (Term(1, whole, "合计"), *(Term(-1, part, "分项") for part in parts if part is not None))
        yield Equation(rule("text.sum"), f"{scope}/运行/{coordinate.words}", terms)


def _below(tree: Mapping[str, Sequence[str]], node: str) -> list[str]:
    return [name for child in tree.get(node, ()) for name in (child, *_below(tree, child))]


def _codes(
    told: Telling, scope: str, text: Mapping[Coordinate, Print], coordinate: Coordinate, whole: Print
) -> Iterator[Equation]:
    code = coordinate.function
    nodes = {c.function: p for c, p in text.items() if c.function and c.at(function=code) == coordinate}
    parts = [nodes[child] for child in child_codes(code, nodes)]
    if not parts:
        return
    # An account that is named below a code and has none of its own (its table's row stayed unread)
    parts += [
        p
        for c, p in text.items()
        if c.detail and c.function not in nodes and c.at(function=code, detail="") == coordinate
        if c.function.startswith(code) and not any(c.function.startswith(n) for n in nodes if n != code)
    ]
    family = coordinate.at(phase=FINAL)
    level = min(len(part.coordinate.function) for part in parts)
    listed = set(nodes)
    left_out = [
        c
        for c in told.space.prints
        if len(c.function) == level
        and c.at(function=code) == family
        and c.function.startswith(code)
        and not _covered(c.function, listed)
    ]
    yield _sum(told, scope, whole, parts, left_out, "function")


def _covered(code: str, listed: set[str]) -> bool:
    return code in listed or any(other.startswith(code) for other in listed)


def _sum(
    told: Telling,
    scope: str,
    whole: Print,
    parts: Sequence[Print],
    left_out: Sequence[Coordinate],
    dimension: str,
) -> Equation:
    key = f"{scope}/{dimension}/{whole.coordinate.words}"
    if _exhaustive(told, scope, whole, parts, left_out):
        terms = (Term(1, whole, "合计"), *(Term(-1, item, "分项") for item in parts))
        return Equation(rule("text.sum"), key, terms, severity=_severity(whole, parts))
    terms = (Term(-1, whole, "合计"), *(Term(1, item, "其中") for item in parts))
    return Equation(rule("text.parts"), key, terms, inequality=True)


def _severity(whole: Print, parts: Sequence[Print]) -> Severity | None:
    """A budget larger than its listed parts may have a class that was budgeted and never spent, and so is not listed."""
    short = whole.amount.value > sum(item.amount.value for item in parts)
    return Severity.WARNING if whole.coordinate.phase != FINAL and short else None


def _exhaustive(
    told: Telling, scope: str, whole: Print, parts: Sequence[Print], left_out: Sequence[Coordinate]
) -> bool:
    """What the list leaves out is zero by a table; a budget's list is as exhaustive as its final one.

    Of projects by grade nothing is left out where the sentence goes from the best grade to the worst: the
    names of the grades between them differ by province. A list of vehicles that ends with the other ones is whole.
    """
    if whole.coordinate.measure == SELF_EVALUATED:
        grades = {part.coordinate.measure.rpartition("/")[2] for part in parts}
        return len(grades) > 2 and BEST in grades and bool(WORST & grades)
    if whole.coordinate.measure == VEHICLES and any(
        part.coordinate.measure == OTHER_VEHICLES for part in parts
    ):
        return True
    for coordinate in left_out:
        item = told.space.table_print(coordinate.at(phase=FINAL))
        if item is None:
            if coordinate.function or _table_lists(told, whole, parts):
                continue
            return _shares_full(told, scope, parts)
        if item.amount.value:
            return False
    if whole.coordinate.function == "" and any(part.coordinate.function for part in parts):
        return bool(told.space.tables) or _shares_full(told, scope, parts)
    return True


def _table_lists(told: Telling, whole: Print, parts: Sequence[Print]) -> bool:
    """Some table prints the whole and these parts, and none of what is left out: that is nothing."""
    wanted = [item.coordinate.at(phase=FINAL) for item in (whole, *parts)]
    return any(all(c in told.space.by_scope.get(scope, {}) for c in wanted) for scope in told.space.tables)


def _shares_full(told: Telling, scope: str, parts: Sequence[Print]) -> bool:
    """Without tables a list is exhaustive if it prints shares of nearly 100 %."""
    from mingzhang.checking.families.share import HUNDRED
    from mingzhang.points.reading import Role

    subjects = {part.coordinate for part in parts}
    shares = [
        s.amount.value
        for s in told.by_role[Role.SHARE]
        if f"s{s.section}" == scope and s.subject in subjects and s.amount is not None
    ]
    return len(shares) == len(subjects) and abs(sum(shares) - HUNDRED) * 1000 <= HUNDRED
