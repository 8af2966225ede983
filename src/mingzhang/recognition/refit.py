"""Rows of recovered text put back under their columns.

Recovered text loses empty cells, puts some in, or runs two cells together, and the cells behind them stand
one column aside: a row number under 金额, a name under a figure, 基本支出 under 项目支出. A row that has not
as many cells as the others is put where each cell is of its column's kind and the sums of the row and of
the accounts above and below it hold; if nothing tells where, its figures stay unread. Digits never change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import WAN, parse_amount, to_half_width
from mingzhang.document import Cell
from mingzhang.points.trees import children, parent_code
from mingzhang.recognition.align import near, row_sums
from mingzhang.recognition.columns import LABEL_ROLES, Column
from mingzhang.recognition.grid import code_of, is_dash, is_number, name_after_code
from mingzhang.recognition.spacing import with_total
from mingzhang.regex import regex

Row = tuple[Cell, ...]
MOST_LOST = 2
"""So many cells may be lost, or too many, in a row that is put back."""
LEAST_ROWS = 3
MOST_WIDE = 24
FULL_ROWS = 6
"""Where every row ends with a figure, one row in so many is as wide as the header if the others lost their ends."""
_FIGURES = regex(r"-?\d[\d,]*\.\d+(?:\s+-?\d[\d,]*\.\d+)+")
_FIGURE = regex(r"\S+")
_TOTALS = frozenset({"合计", "总计"})
_LOST = "第{line}行的格子数与别的行不同，按各列的内容和合计关系{read}"
MOST_NAMED = 3
NOWHERE = "这一行的格子数与别的行不同，看不出各数属于哪一列"


class Refitted(Struct, frozen=True):
    """The rows as they stand under the columns. ``unsure``: those of which nobody knows where they stand."""

    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()
    unsure: frozenset[int] = frozenset()


class _Score(Struct, frozen=True, order=True):
    """How well a layout fits; the smaller the better."""

    strangers: int
    """Cells that are not of their column's kind."""
    failing: int
    """Sums of the row that do not hold."""
    unrelated: int
    """Sums with the accounts above and below that do not hold."""
    lonely: int
    """Figures in columns where no other row has any."""


class _Known(Struct, frozen=True):
    """What the rows with as many cells as there are columns say: their figures by code, and what is filled."""

    columns: Sequence[Column]
    sums: Sequence[tuple[int, tuple[int, ...]]]
    table: dict[str, dict[int, int]]
    filled: frozenset[int]


def refit(rows: Sequence[Row], columns: Sequence[Column]) -> Refitted:
    """Put the cells of irregular rows under their columns."""
    if len(columns) > MOST_WIDE:
        return Refitted(tuple(rows))
    found = [_told_apart(row, columns, len(columns)) for row in rows]
    usual = usual_width(found, len(columns))
    if usual != len(columns):
        return Refitted(tuple(found))
    sums = [*row_sums(columns), *row_sums(with_total(columns), ("measure",))]
    regular = [(_code(row), amounts_of(row, columns)) for row in found if len(row) == usual]
    filled = frozenset(at for _, amounts in regular for at, amount in amounts.items() if amount)
    known = _Known(columns, sums, {code: amounts for code, amounts in regular if code != "?"}, filled)
    remarks: list[str] = []
    unsure: set[int] = set()
    for at, row in enumerate(found):
        lacking = usual - len(row)
        if not lacking or abs(lacking) > MOST_LOST or not any(is_number(cell.text) for cell in row):
            continue
        layout = _best(row, lacking, known)
        if layout is None:
            unsure.add(at)
            continue
        if _standing(layout) != _standing(row):
            line = next((cell.place.line for cell in row), None)
            remarks.append(_LOST.format(line=line, read=_moved(row, layout, columns)))
        found[at] = layout
    return Refitted(tuple(found), tuple(remarks), frozenset(unsure))


def _moved(row: Row, layout: Row, columns: Sequence[Column]) -> str:
    """Which figures are read under which headings, for a person to look at."""
    stood = {cell.place.order: cell.column for cell in row}
    moved = [
        f"{cell.text} 读作“{columns[cell.column].name}”"
        for cell in layout
        if is_number(cell.text) and stood.get(cell.place.order) != cell.column
    ]
    more = "等" if len(moved) > MOST_NAMED else ""
    return "，" + "，".join(moved[:MOST_NAMED]) + more if moved else "放回各列"


def usual_width(rows: Sequence[Row], headed: int) -> int:
    """How many cells most rows have; the header where there are few rows, or all have lost their empty ends.

    0 where there is no such number.
    """
    counts = Counter(len(row) for row in rows)
    trimmed = not any(row and not row[-1].text for row in rows) and counts[headed] * FULL_ROWS >= len(rows)
    if len(rows) < LEAST_ROWS or (trimmed and len(counts) > 1):
        return headed
    width, often = counts.most_common(1)[0]
    return width if often * 2 > len(rows) else 0


def _told_apart(row: Row, columns: Sequence[Column], usual: int) -> Row:
    """The row with cells that were run together apart again, while it has too few cells."""
    cells: list[Cell] = []
    short = usual - len(row)
    names: dict[int, Cell] = {}
    for cell, after in zip(row, (*row[1:], None), strict=True):
        if len(cells) in names:
            cells.append(names.pop(len(cells)))
        pieces = _figures(cell) if short > 0 and _FIGURES.fullmatch(to_half_width(cell.text)) else [cell]
        code, name = code_of(cell.text), name_after_code(cell.text)
        loose = short > 0 or (after is not None and is_number(after.text))
        at = _name_column(len(cells), columns) if loose and code and name else 0
        if at:
            pieces, names[at] = [replace(cell, text=code)], replace(cell, text=name)
            short -= 1
        if len(pieces) - 1 > short:
            pieces = [cell]
        short -= len(pieces) - 1
        cells += pieces
    cells += names.values()
    return tuple(replace(cell, column=at) for at, cell in enumerate(cells))


def _name_column(at: int, columns: Sequence[Column]) -> int:
    """Where the name stands that belongs to a code in column ``at``, behind its 款 and 项; 0 if nowhere."""
    if at >= len(columns) or columns[at].role != "code":
        return 0
    while at < len(columns) and columns[at].role == "code":
        at += 1
    return at if at < len(columns) and columns[at].role == "name" else 0


def _figures(cell: Cell) -> list[Cell]:
    """Two figures run together in one cell as cells of their own."""
    return [
        replace(cell, text=match.group(), place=cell.place.span(*match.span()))
        for match in _FIGURE.finditer(cell.text)
    ]


def _best(row: Row, lacking: int, known: _Known) -> Row | None:
    """The layout that fits best, None if several fit as well and none of them is the row as it stands."""
    tried: dict[tuple[tuple[int, str], ...], Row] = {}
    for layout in layouts(row, lacking):
        tried.setdefault(_standing(layout), layout)
    scores = {key: _score(layout, known) for key, layout in tried.items()}
    best = min(scores.values(), default=None)
    if best is None or best.strangers or best.failing:
        own = scores.get(_standing(row))
        return row if own is not None and own == best and not best.failing else None
    fitting = [layout for key, layout in tried.items() if scores[key] == best]
    own_fits = [layout for layout in fitting if _standing(layout) == _standing(row)]
    return fitting[0] if len(fitting) == 1 else own_fits[0] if own_fits else None


def layouts(row: Row, lacking: int) -> Iterator[Row]:
    """The row with as many cells as there are columns: empty ones put in, or left out."""
    if lacking > 0:
        for spots in combinations(range(len(row) + lacking), lacking):
            columns = [at for at in range(len(row) + lacking) if at not in spots]
            yield tuple(replace(cell, column=at) for cell, at in zip(row, columns, strict=True))
        return
    empty = [at for at, cell in enumerate(row) if not cell.text]
    for spots in combinations(empty, -lacking):
        kept = [cell for at, cell in enumerate(row) if at not in spots]
        yield tuple(replace(cell, column=at) for at, cell in enumerate(kept))


def _standing(row: Row) -> tuple[tuple[int, str], ...]:
    """What stands where, empty cells left out."""
    return tuple((cell.column, cell.text) for cell in row if cell.text)


def _score(row: Row, known: _Known) -> _Score:
    amounts = amounts_of(row, known.columns)
    failing = sum(
        not near(amounts.get(whole, 0), sum(amounts.get(part, 0) for part in parts), len(parts))
        for whole, parts in known.sums
    )
    lonely = sum(bool(amount) and at not in known.filled for at, amount in amounts.items())
    return _Score(strangers(row, known.columns), failing, _unrelated(row, amounts, known.table), lonely)


def strangers(row: Row, columns: Sequence[Column]) -> int:
    """How many cells are not of the kind of the column they stand under."""
    texts = {cell.column: to_half_width(cell.text).strip() for cell in row if cell.text}
    strange = 0
    labelled = True
    for at, column in enumerate(columns):
        text = texts.get(at, "")
        if column.role in LABEL_ROLES:
            fresh = at == 0 or columns[at - 1].role not in LABEL_ROLES
            labelled = bool(text) if fresh else labelled or bool(text)
        if text:
            strange += _is_strange(text, column)
            if column.role == "value" and not labelled:
                strange += 1
            numbered = at > 0 and columns[at - 1].role == "row_number" and not texts.get(at - 1)
            strange += column.role == "value" and numbered and text.isdecimal() and len(text) <= 2
    return strange


def _is_strange(text: str, column: Column) -> bool:
    if column.role == "value":
        return any("一" <= char <= "鿿" for char in text)
    if column.role == "row_number":
        return not text.isdecimal()
    if column.role == "code":
        return is_dash(text) or (is_number(text) and not code_of(text))
    return column.role in ("name", "label") and (is_number(text) or is_dash(text))


def _code(row: Row) -> str:
    """The code of a row, '' for the total row, ? for any other."""
    text = next((cell.text for cell in row if cell.text), "")
    return "" if text.replace(" ", "") in _TOTALS else code_of(text) or "?"


def amounts_of(row: Row, columns: Sequence[Column]) -> dict[int, int]:
    """The figures of a row by their column, in 分 of the unit printed."""
    found: dict[int, int] = {}
    for cell in row:
        if cell.text and cell.column < len(columns) and columns[cell.column].role == "value":
            amount = parse_amount(cell.text, WAN)
            if amount is not None:
                found[cell.column] = amount.value
    return found


def _unrelated(row: Row, amounts: dict[int, int], table: dict[str, dict[int, int]]) -> int:
    """In how many columns the row does not add up with the accounts below it, or above it."""
    code = _code(row)
    if code == "?":
        return 0
    trial = {**table, code: amounts}
    below = children(trial)
    around = {code}
    if code:
        above = parent_code(code)
        while above and above not in trial:
            above = parent_code(above)
        around.add(above)
    failing = 0
    for parent in around:
        parts = below.get(parent, [])
        if parent not in trial or not parts:
            continue
        for at in {*amounts, *trial[parent]}:
            total = sum(trial[part].get(at, 0) for part in parts)
            failing += not near(trial[parent].get(at, 0), total, len(parts))
    return failing
