"""Confirming the columns of tab-separated tables by their own sums.

Recovered text loses empty cells, so a figure may stand in a neighbour's column. A shifted figure keeps its
row's sum when two parts change places; only the column's sum betrays it. Where moving figures sideways,
and nothing else, makes every sum of the row and of its columns hold, the layout is repaired and remarked.
Digits never change.

A row that lost no cell prints its figures where they stand. A whole row aside is read in its own columns all
the same, and told (:class:`Moved`): everything it breaks would hide that. One figure aside is left to the checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from msgspec import Struct

from mingzhang.amount import WAN, parse_amount
from mingzhang.place import Place
from mingzhang.points.coordinate import ALL
from mingzhang.points.trees import FISCAL, TREES, children
from mingzhang.recognition.columns import Column
from mingzhang.recognition.rows import RowParts, Stretch, Value

_DIMENSIONS = ("nature", "fund")
_TOTALS = frozenset({"合计", "总计"})
MAX_SHIFT = 2


class _Row(Struct):
    """A coded row (the total row has the empty code) and its values by column index."""

    code: str
    stretch: Stretch
    place: Place
    full: bool
    """It has as many cells as the table has columns: none was lost."""

    def amounts(self) -> dict[int, int]:
        return {value.column.index: _number(value) for value in self.stretch.values}


def _number(value: Value) -> int:
    amount = parse_amount(value.text, WAN) if value.text and not value.dash else None
    return amount.value if amount is not None else 0


class Moved(Struct):
    """A row that is read ``steps`` columns further right (left where negative), with its values."""

    stretch: Stretch
    place: Place
    steps: int
    full: bool

    @property
    def remark(self) -> str:
        """For a row that lost cells: how it is read."""
        side = "右" if self.steps > 0 else "左"
        return f"第{self.place.line}行的金额按合计关系向{side}移 {abs(self.steps)} 列读取"


def confirm_columns(
    parts: Sequence[RowParts], columns: Sequence[Column], full: Set[int | None] = frozenset()
) -> tuple[list[str], list[Moved]]:
    """Repair shifted figures of coded rows in place; a remark for each repair, and the rows that lost no cell.

    ``full``: the rows (``row`` of their places) that have a cell for every column.
    """
    rows = list(_coded(parts, full))
    sums = row_sums(columns)
    if len(rows) < 2 or not sums:
        return [], []
    moved = list(_shift_rows(rows, sums))
    remarks = [row.remark for row in moved if not row.full]
    return [*remarks, *_move_figures(rows)], [row for row in moved if row.full]


def row_sums_hold(
    part: RowParts, columns: Sequence[Column], dimensions: Sequence[str] = _DIMENSIONS
) -> list[bool]:
    """For each sum that the columns' headings promise and the row prints, whether it holds."""
    verdicts = []
    for stretch in part.stretches[:1]:
        amounts = {value.column.index: _number(value) for value in stretch.values if value.text}
        for whole, parts in row_sums(columns, dimensions):
            if whole in amounts or any(at in amounts for at in parts):
                verdicts.append(_holds(amounts, [(whole, parts)]))
    return verdicts


def _coded(parts: Sequence[RowParts], full: Set[int | None]) -> Iterator[_Row]:
    for part in parts:
        for stretch in part.stretches[:1]:
            if stretch.label.code or stretch.label.name.replace(" ", "") in _TOTALS:
                yield _Row(stretch.label.code, stretch, part.place, part.place.row in full)


def row_sums(
    columns: Sequence[Column], dimensions: Sequence[str] = _DIMENSIONS
) -> list[tuple[int, tuple[int, ...]]]:
    """Which column is the sum of which, by what their headings mean."""
    found: list[tuple[int, tuple[int, ...]]] = []
    for dimension in dimensions:
        for nodes in _nodes(columns, dimension):
            for node, below in TREES[dimension].items():
                present = tuple(nodes[child] for child in below if child in nodes)
                whole = nodes.get(node, nodes.get(ALL) if node == FISCAL and _only_fiscal(nodes) else None)
                if whole is not None and len(present) >= 2:
                    found.append((whole, present))
    return found


def _only_fiscal(nodes: Mapping[str, int]) -> bool:
    """Whether the columns beside 合计 are budgets of 财政拨款 alone (公开04), whose sum 合计 then is."""
    return not any(child in nodes for child in TREES["fund"][ALL])


def _nodes(columns: Sequence[Column], dimension: str) -> list[dict[str, int]]:
    """Columns that differ on one dimension only, by node: 年初结转 of 公开07 is no sum of 基本 and 项目支出.

    A bare 合计 or 小计 is the whole of the only group that lacks one.
    """
    groups: dict[tuple[tuple[str, str], ...], dict[str, int]] = {}
    for column in columns:
        if column.role == "value":
            rest = tuple(sorted((key, value) for key, value in column.meaning.items() if key != dimension))
            groups.setdefault(rest, {}).setdefault(column.meaning.get(dimension, ALL), column.index)
    bare = groups.get((), {})
    lacking = [nodes for rest, nodes in groups.items() if rest and ALL not in nodes]
    if ALL in bare and len(lacking) == 1:
        lacking[0][ALL] = bare[ALL]
    return list(groups.values())


def _holds(amounts: dict[int, int], sums: Sequence[tuple[int, tuple[int, ...]]]) -> bool:
    return all(
        near(amounts.get(whole, 0), sum(amounts.get(part, 0) for part in parts), len(parts))
        for whole, parts in sums
    )


def near(whole: int, total: int, terms: int) -> bool:
    """Whether a sum of so many rounded terms may print as the whole."""
    return abs(whole - total) <= (terms + 1) * WAN.scale // 200


def _shift_rows(rows: Sequence[_Row], sums: Sequence[tuple[int, tuple[int, ...]]]) -> Iterator[Moved]:
    """A whole row one or two columns aside: accepted if exactly one shift makes its own sums hold.

    A row that lost no cell is read aside only if the sums of all its columns ask for it too.
    """
    for row in rows:
        if _holds(row.amounts(), sums):
            continue
        fitting = [shift for shift in range(-MAX_SHIFT, MAX_SHIFT + 1) if shift and _fits(row, shift, sums)]
        if len(fitting) == 1 and (not row.full or _columns_agree(row, fitting[0], rows)):
            _shift(row.stretch.values, fitting[0])
            yield Moved(row.stretch, row.place, fitting[0], row.full)


def _columns_agree(row: _Row, shift: int, rows: Sequence[_Row]) -> bool:
    """Whether every column adds up once the row is shifted, as far as the rows above and below it tell."""
    table = {other.code: other.amounts() for other in rows}
    if len(table) != len(rows):
        return False
    below = children(table)
    around = [
        code for code in table if row.code in below.get(code, ()) or (code == row.code and below.get(code))
    ]
    values = row.stretch.values
    columns = [value.column.index for value in values]
    numbers = [_number(value) for value in values]
    moved: dict[int, int] = {}
    for at, column in enumerate(columns):  # a row that is too wide has two cells in one column
        moved[column] = moved.get(column, 0) + numbers[(at - shift) % len(numbers)]
    trial = {**table, row.code: moved}
    return bool(around) and all(_column_holds(code, at, trial, below) for code in around for at in columns)


def _fits(row: _Row, shift: int, sums: Sequence[tuple[int, tuple[int, ...]]]) -> bool:
    values = row.stretch.values
    filled = [index for index, value in enumerate(values) if value.text]
    if not filled or filled[0] + shift < 0 or filled[-1] + shift >= len(values):
        return False
    columns = [value.column.index for value in values]
    moved = {columns[index + shift]: _number(values[index]) for index in filled}
    return _holds(moved, sums)


def _shift(values: list[Value], shift: int) -> None:
    columns = [value.column for value in values]
    order = list(range(len(values)))
    for index in order:
        values[index].column = columns[(index + shift) % len(columns)]


def _move_figures(rows: Sequence[_Row]) -> Iterator[str]:
    """One figure in the wrong part: accepted if it mends every column sum it touches."""
    table = {row.code: row.amounts() for row in rows}
    if len(table) != len(rows):
        return
    below = children(table)
    parents = {child: code for code, found in below.items() if code in table for child in found}
    for row in rows:
        for value in row.stretch.values:
            if not value.text or row.full:
                continue
            target = _target(row, value, table, below, parents)
            if target is not None:
                value.column, target.column = target.column, value.column
                table[row.code] = row.amounts()
                yield f"第{row.place.line}行的 {value.text} 按列合计读作“{value.column.name}”"


def _target(
    row: _Row,
    value: Value,
    table: dict[str, dict[int, int]],
    below: dict[str, list[str]],
    parents: dict[str, str],
) -> Value | None:
    """The blank cell of the row to which the figure belongs by the sums of both columns, if exactly one."""
    around = [code for code in (row.code, parents.get(row.code)) if code is not None and below.get(code)]
    before = value.column.index
    if not around or all(_column_holds(code, before, table, below) for code in around):
        return None
    fitting: list[Value] = []
    for other in row.stretch.values:
        if other.text or other.dash or other.column.index == before:
            continue
        amounts = dict(table[row.code])
        amounts[before], amounts[other.column.index] = 0, _number(value)
        trial = {**table, row.code: amounts}
        if all(
            _column_holds(code, at, trial, below) for code in around for at in (before, other.column.index)
        ):
            fitting.append(other)
    return fitting[0] if len(fitting) == 1 else None


def _column_holds(
    code: str, column: int, table: dict[str, dict[int, int]], below: dict[str, list[str]]
) -> bool:
    found = below[code]
    return near(table[code].get(column, 0), sum(table[child].get(column, 0) for child in found), len(found))
