"""Statutory tables → points: titles, headers, row labels and codes are translated by the lexicon.

Nothing depends on where a column stands or how a table is numbered. What a cell means is the merger of
what its table's title, its column's headings and its row's label say; where these contradict, or a word
is unknown, the figure goes to the unread list with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mingzhang.amount import WAN, Amount, Unit, count_unit, parse_amount, to_half_width
from mingzhang.document import Block, Document, Table
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.classification import function_classes
from mingzhang.points.coordinate import DIMENSIONS, FINAL, FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.lexicon import Partial, row_term
from mingzhang.points.reading import NumeralFate, Print, RecognisedTable, RowName, Source
from mingzhang.points.terms import bare
from mingzhang.recognition.align import confirm_columns
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.grid import Column, Grid, grids, merge
from mingzhang.recognition.heads import Surroundings, surroundings
from mingzhang.recognition.rows import Label, RowParts, Stretch, Value, cut_row
from mingzhang.recognition.titles import TableTitle

_FORM_WORDS = ("一级指标", "二级指标", "三级指标", "绩效指标", "年度绩效目标", "资金总额")
_BALANCES = frozenset({"年初结转和结余", "年末结转和结余"})
_COUNTS = {"车辆": "辆", "设备": "台（套）"}
MIN_SHARE_OF_PRECISION = 20
"""A visible precision counts as the document's if at least one amount in twenty shows it."""


@dataclass(slots=True)
class _Draft:
    """One statutory table while it is read; it may grow over several blocks."""

    title: TableTitle
    around: Surroundings
    block: int
    place: Place
    ordinal: int
    prints: list[Print] = field(default_factory=list)
    names: list[RowName] = field(default_factory=list)
    row_numbers: list[tuple[int, Cited]] = field(default_factory=list)
    column_numbers: list[tuple[int, Cited]] = field(default_factory=list)
    dashes: list[Cited] = field(default_factory=list)
    balance: dict[str, str] = field(default_factory=dict)
    section: str = ""
    columns: tuple[Column, ...] = ()
    remarks: list[str] = field(default_factory=list)

    @property
    def part(self) -> str:
        return f"{self.around.head.number}表 {self.title.text}".strip() if self.around.head.number else self.title.text

    @property
    def unit(self) -> Unit:
        return self.around.head.unit or WAN


def recognise_tables(document: Document, claims: Claims) -> tuple[RecognisedTable, ...]:
    """Every statutory table of the document, in order, with its points."""
    drafts: list[_Draft] = []
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table) or is_form(block):
            continue
        around = surroundings(document.blocks, index, claims)
        table_grids = grids(block)
        draft = _draft_for(around, table_grids, drafts, document.blocks, index, block)
        if draft is None:
            continue
        for grid in table_grids:
            _read_grid(draft, grid, claims, block.aligned)
    precision = _declared_precision(drafts)
    filled = any(not item.blank for draft in drafts for item in draft.prints)
    return tuple(_finish(draft, precision, filled) for draft in drafts)


def is_form(table: Table) -> bool:
    """Whether a table is (part of) a 项目支出绩效自评表, which another recogniser reads."""
    words = Counter(word for row in table.rows for cell in row for word in _FORM_WORDS if word in cell.text)
    return len(words) >= 2


def _draft_for(
    around: Surroundings,
    table_grids: Sequence[Grid],
    drafts: list[_Draft],
    blocks: Sequence[Block],
    index: int,
    table: Table,
) -> _Draft | None:
    """The draft a table block belongs to: a new one under its title, or the one it continues."""
    title = around.title
    last = drafts[-1] if drafts else None
    if last is not None and (title is None or title.kind == last.title.kind) and _close(blocks, last, index):
        same_columns = any([c.name for c in grid.columns] == [c.name for c in last.columns] for grid in table_grids)
        if same_columns or (title is None and all(not grid.header_rows for grid in table_grids)):
            return last
    if title is None:
        title = _title_by_columns(table_grids)
    if title is None:
        return None
    draft = _Draft(title, around, index, table.place, len(drafts) + 1)
    drafts.append(draft)
    return draft


def _close(blocks: Sequence[Block], draft: _Draft, index: int) -> bool:
    """Whether nothing but short lines stands between a table and the one it may continue."""
    between = blocks[draft.block + 1 : index]
    return len(between) <= 8 and all(isinstance(block, Table) or len(block.text) <= 40 for block in between)


def _title_by_columns(table_grids: Sequence[Grid]) -> TableTitle | None:
    """A table without a title is known by what its columns say, if they say enough."""
    columns = [column for grid in table_grids for column in grid.columns]
    funds = {column.meaning.get("fund", "") for column in columns}
    natures = {column.meaning.get("nature", "") for column in columns}
    measures = {column.meaning.get("measure", "") for column in columns}
    if {"上级补助", "事业"} <= funds:
        return TableTitle("收入表", "收入决算表", {"measure": "收入"})
    if {"上缴上级支出", "经营支出"} <= natures:
        return TableTitle("支出表", "支出决算表", {"measure": "支出"})
    if {"三公/因公出国", "三公/接待"} <= measures:
        return TableTitle("三公表", "“三公”经费支出决算表", {"measure": "三公"})
    return None


def _read_grid(draft: _Draft, grid: Grid, claims: Claims, aligned: bool) -> None:
    columns = grid.columns or draft.columns
    draft.columns = draft.columns or columns
    for row in grid.header_rows:
        for cell in row:
            claims.take(cell.place, NumeralFate.ORDINAL)
    for row in grid.number_rows:
        for cell in row:
            text = to_half_width(cell.text).strip()
            if text.isdigit():
                draft.column_numbers.append((int(text), Cited(cell.place, draft.part, "栏次", "", text)))
            claims.take(cell.place, NumeralFate.COLUMN_NUMBER)
    parts = [cut_row(row, columns, row[0].place) for row in grid.rows if row]
    if not aligned:
        draft.remarks += [f"{draft.part}：{remark}" for remark in confirm_columns(parts, columns)]
    several = sum(1 for part in parts if any(value.text for s in part.stretches for value in s.values)) > 1
    for part in parts:
        _read_row(draft, part, claims, several)


def _read_row(draft: _Draft, parts: RowParts, claims: Claims, several: bool) -> None:
    for number, place in parts.row_numbers:
        draft.row_numbers.append((number, Cited(place, draft.part, "", "行次", str(number))))
        claims.take(place, NumeralFate.ROW_NUMBER)
    for stretch in parts.stretches:
        _claim_label(draft, stretch.label, claims)
        meaning = _row_meaning(draft, stretch, several)
        before = len(draft.prints)
        for value in stretch.values:
            _read_value(draft, stretch, value, meaning, claims)
        _drop_shadows(draft.prints, before)


def _drop_shadows(prints: list[Print], start: int) -> None:
    """A blank beside a figure of the same coordinate in one row is an empty cell on the figure's way, not a zero."""
    filled = {item.coordinate for item in prints[start:] if not item.blank}
    prints[start:] = [item for item in prints[start:] if not (item.blank and item.coordinate in filled)]


def _claim_label(draft: _Draft, label: Label, claims: Claims) -> None:
    if label.code_place is not None:
        claims.take(label.code_place, NumeralFate.CODE)
    if label.name_place is not None:
        claims.take(label.name_place, NumeralFate.ORDINAL)
    if label.code and label.name and label.place is not None:
        dimension = _code_dimension(label.code)
        draft.names.append(RowName(label.code, label.name, dimension, Cited(label.place, draft.part, label.words)))


def _code_dimension(code: str) -> str:
    return "function" if code.startswith("2") else "economic"


def _row_meaning(draft: _Draft, stretch: Stretch, several: bool) -> Partial | str:
    """What the row's label says of its cells, or the reason why that is not known."""
    label = stretch.label
    if label.code:
        return {_code_dimension(label.code): label.code}
    if not label.name:
        return {} if draft.title.kind == "三公表" else "没有行名称"
    words = bare(label.name)
    term = row_term(words) or row_term(words.split("(")[0])
    if term is None:
        function = function_classes().get(words)
        if function is not None:
            return {"function": function}
        if draft.title.kind == "三公表":
            return {"detail": words} if several else {}
        return f"行名称“{label.name}”不在词表里"
    return _in_context(draft, term, label, words)


def _in_context(draft: _Draft, term: Partial, label: Label, words: str) -> Partial:
    """Complete a row term from its section, its side, and the balance row it stands under."""
    section = term.get("section")
    if section is not None:
        draft.section = section
        return {"measure": section, "role": "section"}
    role = term.get("role")
    if role == "total":
        return {"measure": draft.section} if draft.section else {}
    if role == "grand_total":
        return {"role": "grand_total"}
    if "measure" in term:
        draft.balance[label.side] = term["measure"] if term["measure"] in _BALANCES else ""
        return term
    if draft.balance.get(label.side):
        return {**term, "measure": draft.balance[label.side]}
    return term


def _read_value(draft: _Draft, stretch: Stretch, value: Value, meaning: Partial | str, claims: Claims) -> None:
    label = stretch.label
    cited = Cited(value.place, draft.part, label.words, value.column.name, value.text)
    if value.dash:
        draft.dashes.append(cited)
        return
    if isinstance(meaning, str):
        if value.text:
            claims_why(claims, value.place, meaning)
        return
    if not value.text and meaning.get("role") == "section":
        return
    coordinate = _coordinate(draft, value.column, meaning, label.side)
    if isinstance(coordinate, str):
        if value.text:
            claims_why(claims, value.place, coordinate)
        return
    unit = _unit_of(coordinate, draft.unit)
    amount = parse_amount(value.text, unit) if value.text else Amount(0, unit, 0)
    if amount is None:
        claims_why(claims, value.place, f"“{value.text}”不是写法完好的数字")
        return
    draft.prints.append(
        Print(coordinate, amount, cited, Source.TABLE, f"t{draft.ordinal}", blank=not value.text)
    )
    claims.take(value.place, NumeralFate.POINT)


def claims_why(claims: Claims, place: Place, why: str) -> None:
    """Leave the numerals at a place unread, and say why."""
    claims.take(place, NumeralFate.UNREAD, why)


def _unit_of(coordinate: Coordinate, money: Unit) -> Unit:
    noun = _COUNTS.get(coordinate.measure.split("/")[0])
    return count_unit(noun) if noun else money


def _coordinate(draft: _Draft, column: Column, meaning: Partial, side: str) -> Coordinate | str:
    if column.role == "unknown" and not column.meaning and column.headers:
        return f"列名“{column.name}”不在词表里"
    columns = dict(column.meaning)
    side = columns.pop("side", "") or side
    if meaning.get("measure") and columns.get("measure") in ("收入", "支出"):
        columns.pop("measure")
    context = dict(draft.title.context)
    if meaning.get("measure") or columns.get("measure"):
        context.pop("measure", None) if context.get("measure") in ("收入", "支出") else None
    merged = merge(context, columns)
    full = merge(merged, {k: v for k, v in meaning.items() if k != "role"}) if merged is not None else None
    if full is None:
        return "表名、列名与行名称互相矛盾"
    if meaning.get("role") == "grand_total":
        full["measure"] = f"{side or full.get('measure', '')}总计"
    if "measure" not in full and side:
        full["measure"] = side
    if not full.get("measure") or full["measure"] == "总计":
        return "看不出是收入还是支出"
    if full.get("economic") and full.get("nature") in ("人员经费", "公用经费"):
        full["nature"] = "基本支出"  # 公开06's block headings repeat what the economic class already says
    return Coordinate(**{key: value for key, value in full.items() if key in DIMENSIONS})  # type: ignore[arg-type]


def _declared_precision(drafts: Iterable[_Draft]) -> Mapping[str, int]:
    """Declared decimals by unit: the most decimals that a fair share of the document's amounts show."""
    seen: dict[str, Counter[int]] = {}
    for draft in drafts:
        for item in draft.prints:
            if not item.blank:
                seen.setdefault(item.amount.unit.symbol, Counter())[item.amount.precision] += 1
    declared: dict[str, int] = {}
    for symbol, counts in seen.items():
        total = sum(counts.values())
        fit = [decimals for decimals, count in counts.items() if count * MIN_SHARE_OF_PRECISION >= total]
        declared[symbol] = max(fit, default=0)
    return declared


def _finish(draft: _Draft, precision: Mapping[str, int], filled: bool) -> RecognisedTable:
    phase = _noted_phase(draft)
    prints = []
    for item in draft.prints:
        if item.blank and not filled:
            continue
        declared = max(item.amount.precision, precision.get(item.amount.unit.symbol, 0))
        coordinate = item.coordinate
        if phase and coordinate.phase == SOME_BUDGET:
            coordinate = coordinate.at(phase=phase)
        prints.append(replace(item, coordinate=coordinate, amount=item.amount.with_precision(declared)))
    return RecognisedTable(
        kind=draft.title.kind,
        scope=f"t{draft.ordinal}",
        ordinal=draft.ordinal,
        block=draft.block,
        head=draft.around.head,
        cited=draft.around.title_cited or Cited(draft.place, part=draft.part),
        prints=tuple(prints),
        names=tuple(draft.names),
        row_numbers=tuple(draft.row_numbers),
        column_numbers=tuple(draft.column_numbers),
        not_applicable=tuple(draft.dashes),
        notes=draft.around.notes,
        empty=all(item.amount.value == 0 for item in prints),
        remarks=tuple(draft.remarks),
    )


def _noted_phase(draft: _Draft) -> str:
    """The phase a table's note declares for its 预算数 column (hard case 3)."""
    for note in draft.around.notes:
        text = note.printed
        if "预算数" not in text:
            continue
        if "全年预算" in text or "调整" in text:
            return FULL_BUDGET
        if "年初预算" in text:
            return INITIAL_BUDGET
    return FINAL if not draft.prints else ""
