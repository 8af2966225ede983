"""Roll-up: a parent is the sum of its children, on every dimension, wherever a list of them is printed.

One walk over the trees gives the row sums (nature, fund, measure), the column sums (类 = Σ款, 款 = Σ项,
合计 = Σ类) and 人员经费 / 公用经费 from the economic classes: nobody writes a cell's address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mingzhang.checking.equation import Equation, Term
from mingzhang.checking.judged import relations_of
from mingzhang.checking.rulebook import rule
from mingzhang.checking.space import Space
from mingzhang.findings import Relation
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import Print, Reading
from mingzhang.points.trees import PERSONNEL_CLASSES, TREES, children

_BASIC = "基本支出"


def relations(reading: Reading) -> Iterator[Relation]:
    """Every roll-up within one table."""
    return relations_of(reading, equations)


def equations(space: Space) -> Iterator[Equation]:
    """Every roll-up equation of every table, in document order."""
    for scope in space.tables:
        prints = space.by_scope.get(scope, {})
        for dimension in ("fund", "nature", "measure"):
            yield from _tree(prints, dimension, scope)
        for dimension in ("function", "economic"):
            yield from _codes(prints, dimension, scope)
        yield from _economic_totals(prints, scope)
    yield from _across_tables(space)


def _across_tables(space: Space) -> Iterator[Equation]:
    """基本支出 of one table is 人员经费 and 公用经费 of another (公开05 and 公开06)."""
    tree = TREES["nature"]
    for coordinate in space.prints:
        nodes = tree.get(coordinate.nature, ())
        whole = space.table_print(coordinate)
        if whole is None or not nodes:
            continue
        parts: list[Print] = []
        for child in nodes:
            part = space.table_print(coordinate.at(nature=child))
            if part is None or part.scope == whole.scope:
                break
            parts.append(part)
        else:
            yield total("rollup.nature", "across", whole, parts)


def _grouped(prints: Mapping[Coordinate, Print], dimension: str) -> dict[Coordinate, dict[str, Print]]:
    """Prints that differ on one dimension only: rest of the coordinate → node → print."""
    groups: dict[Coordinate, dict[str, Print]] = {}
    blank = {"fund": "", "nature": "", "measure": "", "function": "", "economic": ""}[dimension]
    for coordinate, item in prints.items():
        groups.setdefault(coordinate.at(**{dimension: blank}), {})[getattr(coordinate, dimension)] = item
    return {rest: nodes for rest, nodes in groups.items() if len(nodes) > 1}


def expand(nodes: Mapping[str, Print], tree: Mapping[str, Sequence[str]], node: str) -> list[Print]:
    """A node's print, or those of its descendants where the node itself is not printed."""
    if node in nodes:
        return [nodes[node]]
    return [item for child in tree.get(node, ()) for item in expand(nodes, tree, child)]


def _tree(prints: Mapping[Coordinate, Print], dimension: str, scope: str) -> Iterator[Equation]:
    tree = TREES[dimension]
    for nodes in _grouped(prints, dimension).values():
        for node, parent in nodes.items():
            parts = [item for child in tree.get(node, ()) for item in expand(nodes, tree, child)]
            if parts:
                yield total(f"rollup.{dimension}", scope, parent, parts)


def _codes(prints: Mapping[Coordinate, Print], dimension: str, scope: str) -> Iterator[Equation]:
    for nodes in _grouped(prints, dimension).values():
        below = children(nodes)
        for code, parent in nodes.items():
            if code in below:
                yield total(f"rollup.{dimension}", scope, parent, [nodes[child] for child in below[code]])


def _economic_totals(prints: Mapping[Coordinate, Print], scope: str) -> Iterator[Equation]:
    """人员经费 = 301 + 303, 公用经费 = every other class of 基本支出 (部门预算支出经济分类)."""
    classes = {c: p for c, p in prints.items() if len(c.economic) == 3 and c.nature == _BASIC}
    for coordinate, parent in prints.items():
        if coordinate.nature not in ("人员经费", "公用经费") or coordinate.economic:
            continue
        personnel = coordinate.nature == "人员经费"
        parts = [
            item
            for c, item in classes.items()
            if (c.economic in PERSONNEL_CLASSES) == personnel
            and c.at(economic="", nature=coordinate.nature) == coordinate
        ]
        if parts:
            yield total("rollup.economic", scope, parent, parts)


def total(rule_id: str, scope: str, parent: Print, parts: Sequence[Print]) -> Equation:
    """``parent = Σ parts``."""
    terms = (Term(1, parent, "合计"), *(Term(-1, child, "分项") for child in parts))
    return Equation(rule(rule_id), f"{scope}/{parent.coordinate.words}", terms)
