"""The indicator rows of a 自评表: levels, name, values, weight and score, in whatever columns they stand."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from mingzhang.amount import SCORE, parse_amount
from mingzhang.document import Cell
from mingzhang.findings import Cited
from mingzhang.points.reading import FormValue, Indicator, NumeralFate, Print
from mingzhang.points.scoring import COST, LEVEL1_OF_LEVEL2
from mingzhang.recognition.form_blocks import Row
from mingzhang.recognition.form_part import Part
from mingzhang.recognition.form_values import (
    claim_value,
    is_achievement,
    is_operator_and_unit,
    normal,
    read_value,
)
from mingzhang.recognition.form_words import (
    bare,
    indicator_term,
    is_cost_class,
    is_cost_label,
    is_plain_number,
    level1_of,
    level2_of,
    squash,
)
from mingzhang.regex import regex

_FUSED = regex(r"(.{2,}?)([=≥≤＝])([^\d=≥≤<>]{0,6})\s*")
_UNFILLED = regex(r"指标\d*[:：]?|[.…·—-]+|无")
_VALUES = ("initial", "operator", "target", "unit", "actual", "note")
MARK_DECIMALS = 2


class IndicatorHead(Struct, frozen=True):
    """The columns in order. ``spans``: the columns (first, last) each term covers."""

    terms: tuple[str, ...]
    spans: Mapping[str, tuple[int, int]]

    @property
    def values(self) -> tuple[str, ...]:
        """The terms between the name and the weight, in the order printed."""
        return tuple(term for term in self.terms if term in _VALUES)

    def at(self, column: int) -> str:
        """The term whose header covers a column."""
        return next((t for t, (low, high) in self.spans.items() if low <= column <= high), "")


class RowCells(Struct):
    """A row taken apart: cells by term (level1, level2, name, initial, target, actual, note, weight …)."""

    by: dict[str, Cell] = field(default_factory=dict)
    label2: str = ""


def read_indicators(rows: list[Row], part: Part) -> tuple[Indicator, ...]:
    """The indicators below the header, which is the first row."""
    if not rows:
        return ()
    head = read_head(rows[0])
    later = _cost_at_level1(rows)
    found: list[Indicator] = []
    level1 = level2 = ""
    for row in rows[1:]:
        cells = _by_span(row, head) if part.aligned else None
        if cells is None:
            cells = _by_order(row, head, later)
        one, two = _levels(cells, later)
        if one or two:
            level1, level2 = one or level1, two
        if later and level1 == COST and not level2:
            level2 = COST
        implied = LEVEL1_OF_LEVEL2.get(level2, "")
        if later and level2 == COST:
            implied = COST
        level1 = implied or level1
        made = _indicator(cells, head, (level1, level2), len(found) + 1, part)
        if made is not None:
            found.append(made)
    return tuple(found)


def read_head(row: Row) -> IndicatorHead:
    """The columns a header row names, each once."""
    terms: dict[str, tuple[int, int]] = {}
    for cell in row:
        term = indicator_term(cell.text)
        if term and term not in terms:
            terms[term] = (cell.column, cell.column + cell.colspan - 1)
    return IndicatorHead(tuple(terms), terms)


def _cost_at_level1(rows: list[Row]) -> bool:
    """Whether 成本指标 is a level-1 label here: 经济成本 … below it, or a second label beside it."""
    for row in rows[1:]:
        labels = [cell for cell in row[:3] if level1_of(cell.text) or level2_of(cell.text)]
        if any(is_cost_class(level2_of(cell.text)) for cell in labels):
            return True
    return False


def _by_span(row: Row, head: IndicatorHead) -> RowCells | None:
    """Cells by the columns of a grid; None where name or weight would not come out right."""
    made = RowCells()
    for cell in row:
        term = head.at(cell.column)
        if term and term not in made.by:
            made.by[term] = cell
    if "name" not in made.by or (level2_of(made.by["name"].text) and len(row) < 3):
        return None
    weight = made.by.get("weight")
    if weight is not None and not is_plain_number(weight.text):
        return None
    two = made.by.get("level2")
    made.label2 = level2_of(two.text) if two else ""
    return made


def _by_order(row: Row, head: IndicatorHead, later: bool) -> RowCells:
    """Cells by their words and their order, empty cells left out."""
    made = RowCells()
    cells = [cell for cell in row if bare(cell.text) != "绩效指标"]
    at = _take_labels(cells, made, later)
    marks = _marks(cells, at, head)
    if at >= len(cells):
        return made
    middle = cells[at + 1 : marks[0]] if marks else list(cells[at + 1 :])
    values = len(head.values)
    if not made.label2 and len(middle) > values > 0 and "level2" in head.terms:
        made.by["level2"], at = cells[at], at + 1
        middle = middle[1:]
    made.by["name"] = cells[at]
    if marks:
        only_score = len(marks) == 1 and _is_score(cells[marks[0]], cells[at], head)
        made.by["score" if only_score else "weight"] = cells[marks[0]]
        if len(marks) > 1:
            made.by["score"] = cells[marks[1]]
        tail = cells[marks[-1] + 1 :]
        if tail:
            made.by["deviation"] = tail[-1]
    made.by.update(_place_values(middle, cells[at], head))
    return made


def _take_labels(cells: list[Cell], made: RowCells, later: bool) -> int:
    """Take the level labels off the front; the index where the name stands."""
    at = 0
    if at < len(cells) and (level1_of(cells[at].text) or (later and is_cost_label(cells[at].text))):
        made.by["level1"] = cells[at]
        at += 1
    if at < len(cells) and level2_of(cells[at].text) and at + 1 < len(cells):
        made.by["level2"] = cells[at]
        made.label2 = level2_of(cells[at].text)
        at += 1
    if at + 1 < len(cells) and not made.by.get("level1") and level1_of(cells[at].text):
        made.by["level1"] = cells[at]
        at += 1
    return at


def _marks(cells: list[Cell], at: int, head: IndicatorHead) -> list[int]:
    """Indices of weight and score: the last run of plain numbers, of which the last two."""
    if "weight" not in head.terms and "score" not in head.terms:
        return []
    end = len(cells) - 1
    while end > at and not is_plain_number(cells[end].text):
        end -= 1
    if end <= at:
        return []
    if (
        "score" in head.terms
        and "weight" in head.terms
        and end - 1 > at
        and is_plain_number(cells[end - 1].text)
    ):
        return [end - 1, end]
    return [end]


def _is_score(cell: Cell, name: Cell, head: IndicatorHead) -> bool:
    """Whether a lone mark stands under 得分, or the form has no 分值."""
    return "weight" not in head.terms or head.at(_shifted(cell, name, head)) == "score"


def _place_values(middle: list[Cell], name: Cell, head: IndicatorHead) -> dict[str, Cell]:
    """The cells between name and weight: a result word is the actual value, a full row goes by order,
    and a short one by where its cells stand against the header."""
    values = head.values
    plain = [term for term in values if term != "note"]
    done = [number for number, cell in enumerate(middle) if is_achievement(cell.text)]
    if done:
        return _around(middle, done[-1], values)
    if len(middle) == len(values):
        return dict(zip(values, middle, strict=True))
    if len(middle) == len(plain) and all(head.at(_shifted(cell, name, head)) != "note" for cell in middle):
        return dict(zip(plain, middle, strict=True))
    standing = [head.at(_shifted(cell, name, head)) for cell in middle]
    if middle and len(set(standing)) == len(standing) and all(term in values for term in standing):
        placed = dict(zip(standing, middle, strict=True))
        if not (len(middle) == 2 and "initial" in placed and "target" in placed and _is_pair(middle)):
            return placed
    if len(middle) == 2 and is_operator_and_unit(middle[0].text) and "initial" in values:
        return {"initial": middle[0], "target": middle[1]}
    if len(middle) == 2:
        return {"target": middle[0], "actual": middle[1]}
    if len(middle) == 1:
        return {"note" if "note" in values else "actual": middle[0]}
    return dict(zip([term for term in values if term != "note"], middle, strict=False))


def _around(middle: list[Cell], done: int, values: tuple[str, ...]) -> dict[str, Cell]:
    """Values around the cell that says what was achieved."""
    placed = {"actual": middle[done]}
    before = [term for term in ("initial", "target") if term in values]
    for term, cell in zip(reversed(before), reversed(middle[:done]), strict=False):
        placed[term] = cell
    if done + 1 < len(middle):
        placed["note"] = middle[done + 1]
    return placed


def _is_pair(middle: list[Cell]) -> bool:
    """Whether two cells are target and actual that slipped one column to the left."""
    return not is_operator_and_unit(middle[0].text) and any(map(str.isdigit, middle[1].text))


def _shifted(cell: Cell, name: Cell, head: IndicatorHead) -> int:
    """The header column a cell stands under once the name stands under its own."""
    return cell.column - name.column + head.spans.get("name", (name.column, 0))[0]


def _levels(cells: RowCells, later: bool) -> tuple[str, str]:
    """Level 1 and level 2 as the row's labels say, '' where it prints none."""
    one_cell, two_cell = cells.by.get("level1"), cells.by.get("level2")
    one = ""
    if one_cell is not None:
        one = level1_of(one_cell.text) or (COST if is_cost_label(one_cell.text) and later else "")
        if not one and level2_of(one_cell.text) and two_cell is None:
            return "", level2_of(one_cell.text)
    two = cells.label2 or (bare(two_cell.text).removesuffix("指标") if two_cell is not None else "")
    return one, two


def _indicator(
    cells: RowCells, head: IndicatorHead, levels: tuple[str, str], ordinal: int, part: Part
) -> Indicator | None:
    name_cell = cells.by.get("name")
    if name_cell is None or _UNFILLED.fullmatch(squash(name_cell.text)):
        return None
    for term in ("level1", "level2"):
        if term in cells.by:
            part.claims.take(cells.by[term].place, NumeralFate.FREE, "指标级次名称中的数字")
    figures = any(term in cells.by for term in (*_VALUES, "weight", "score"))
    if not figures and not cells.label2:
        return None
    name, initial = _name(name_cell, levels, part)
    detail = f"{levels[0]}/{levels[1]}/{name.printed}#{ordinal}"
    operator = normal(cells.by["operator"].text) if "operator" in cells.by else ""
    unit = squash(cells.by["unit"].text) if "unit" in cells.by else ""

    def value(term: str, column: str) -> FormValue:
        cell = cells.by.get(term)
        if cell is None:
            return FormValue()
        cited = part.cite(cell, name.printed, column)
        read = read_value(cell, cited, operator if term == "target" else "", unit)
        amount = claim_value(part.claims, cell, read)
        if amount is not None:
            part.figure(cited, amount, f"绩效指标/{column}", detail)
        return read

    read_initial = value("initial", "年初值")
    note = cells.by.get("note")
    deviation = cells.by.get("deviation")
    return Indicator(
        levels[0],
        levels[1],
        name,
        initial if initial.cited is not None else read_initial,
        value("target", "目标值"),
        value("actual", "实际完成值"),
        part.cite(note, name.printed, "定性指标情况说明") if note else None,
        _mark(cells.by.get("weight"), "分值", name, detail, part),
        _mark(cells.by.get("score"), "得分", name, detail, part),
        part.cite(deviation, name.printed, "偏差原因") if deviation else None,
        name,
        lost=not figures and "weight" in head.terms,
    )


def _name(cell: Cell, levels: tuple[str, str], part: Part) -> tuple[Cited, FormValue]:
    """The indicator's name, and the initial value where the two cells were fused (``补助金=元``)."""
    fused = _FUSED.fullmatch(cell.text.strip())
    row = "/".join(level for level in levels if level)
    if fused is None:
        return part.cite(cell, row, "三级指标"), FormValue()
    start = cell.text.index(fused.group(1))
    middle = start + len(fused.group(1))
    printed = cell.text[middle:].strip()
    name = Cited(cell.place.span(start, middle), part.words, row, "三级指标", fused.group(1))
    cited = Cited(cell.place.span(middle, len(cell.text)), part.words, fused.group(1), "年初值", printed)
    return name, FormValue(printed, normal(fused.group(2)), None, fused.group(3), cited)


def _mark(cell: Cell | None, column: str, name: Cited, detail: str, part: Part) -> Print | None:
    """A weight or a score."""
    if cell is None:
        return None
    word = squash(cell.text)
    amount = parse_amount(word.removesuffix("分"), SCORE, MARK_DECIMALS)
    if amount is None:
        return None
    return part.figure(part.cite(cell, name.printed, column), amount, f"绩效指标/{column}", detail)
