"""Statutory tables → points: titles, headers, row labels and codes are translated by the lexicon.

Nothing depends on where a column stands or how a table is numbered. What a cell means is the merger of
what its table's title, its column's headings and its row's label say; where these contradict, or a word
is unknown, the figure goes to the unread list with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.amount import WAN, Amount, Unit, count_unit, money_unit, parse_amount, to_half_width
from mingzhang.document import Block, Document, Paragraph, Table
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.coordinate import FINAL, FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET, Coordinate
from mingzhang.points.lexicon import Partial
from mingzhang.points.reading import NumeralFate, Print, RecognisedTable, RowName, ShiftedRow, Source
from mingzhang.points.terms import squeeze
from mingzhang.points.trees import COUNTED
from mingzhang.recognition.align import Moved, confirm_columns
from mingzhang.recognition.broken_rows import mended
from mingzhang.recognition.claims import Claims, is_fault
from mingzhang.recognition.columns import LABEL_ROLES, Column, unit_in
from mingzhang.recognition.flatten import flatten, is_form
from mingzhang.recognition.grid import (
    Grid,
    continuing,
    fitted,
    grids,
    is_number,
    money_figure,
    name_after_code,
)
from mingzhang.recognition.heads import Surroundings, is_note, surroundings
from mingzhang.recognition.meanings import LOST, Context, code_dimension, coordinate, row_meaning
from mingzhang.recognition.refit import NOWHERE, Row, refit, usual_width
from mingzhang.recognition.reheading import reheaded
from mingzhang.recognition.rows import Label, RowParts, Stretch, Value, complete_codes, cut_row
from mingzhang.recognition.spacing import NO_SUM, SHORT, STACKED, UNSURE, doubtful, sums_fail, told_apart
from mingzhang.recognition.titles import TableTitle
from mingzhang.recognition.unheaded import REMARK, statutory_columns
from mingzhang.regex import regex

_MIXED = frozenset({"会议费", "培训费"})
_YEAR = regex(r"(20\d{2})\s*年(?!\s*\d{1,2}\s*月)")
_BUDGET = regex(r"(?:部门|单位)预算|预算公开")
MAX_COVER = 20
MIN_SHARE_OF_PRECISION = 20
"""A visible precision counts as the document's if at least one amount in twenty shows it."""


class _Draft(Struct):
    """One statutory table while it is read; it may grow over several blocks, the last at ``position``."""

    title: TableTitle
    around: Surroundings
    position: int
    place: Place
    context: Context
    money: Unit
    ordinal: int
    prints: list[Print] = field(default_factory=list)
    names: list[RowName] = field(default_factory=list)
    row_numbers: list[tuple[int, Cited]] = field(default_factory=list)
    column_numbers: list[tuple[int, Cited]] = field(default_factory=list)
    dashes: list[Cited] = field(default_factory=list)
    columns: tuple[Column, ...] = ()
    header: tuple[tuple[str, ...], ...] = ()
    """The texts of the header rows that describe ``columns``."""
    remarks: list[str] = field(default_factory=list)
    unread: list[Cited] = field(default_factory=list)
    shifted: list[ShiftedRow] = field(default_factory=list)
    unit_printed: bool = True
    heading: Grid | None = None
    """The header, where it stands apart from the rows (a watermark between them)."""

    @property
    def part(self) -> str:
        return (
            f"{self.around.head.number}表 {self.title.text}".strip()
            if self.around.head.number
            else self.title.text
        )


def recognise_tables(document: Document, claims: Claims) -> tuple[RecognisedTable, ...]:
    """Every statutory table of the document, in order, with its points."""
    drafts: list[_Draft] = []
    blocks = flatten(document)
    year, budget = _publication(blocks)
    for index, block in enumerate(blocks):
        if not isinstance(block, Table) or is_form(block):
            continue
        around = surroundings(blocks, index, claims)
        table_grids = grids(block)
        draft = _continued(around, table_grids, drafts, blocks, index)
        if draft is None:
            title = around.title or _title_by_columns(table_grids)
            if title is None:
                _may_lack(drafts, blocks, index, block)
                continue
            context = Context(
                title, around.head.year or year, budget, mixed=_is_mixed(title, block, table_grids)
            )
            printed = around.head.unit or _unit_in(table_grids)
            money = printed or (drafts[-1].money if drafts else WAN)
            draft = _Draft(title, around, index, block.place, context, money, len(drafts) + 1)
            draft.unit_printed = printed is not None
            drafts.append(draft)
        draft.position = index
        for grid in table_grids:
            _read_grid(draft, grid, claims, block)
    for block in blocks:
        if isinstance(block, Paragraph) and block.place.row is not None and not is_note(block.text):
            claims.take(block.place, NumeralFate.ORDINAL)  # a head line that stood in a row
    _lend_unit(drafts)
    precision = _declared_precision(drafts)
    filled = any(not item.blank for draft in drafts for item in draft.prints)
    return tuple(_finish(draft, precision, filled) for draft in drafts)


def _lend_unit(drafts: Sequence[_Draft]) -> None:
    """A table that has lost its unit line, before any that has one, is in the one unit the others print."""
    units = {draft.money.symbol: draft.money for draft in drafts if draft.unit_printed}
    if len(units) != 1:
        return
    (unit,) = units.values()
    for draft in drafts:
        if not draft.unit_printed and draft.money != unit:
            draft.prints = [_in_unit(item, draft.money, unit) for item in draft.prints]
            draft.money = unit


def _in_unit(item: Print, old: Unit, unit: Unit) -> Print:
    """A print read in the unit of the other tables."""
    if item.amount.unit != old:
        return item
    amount = parse_amount(item.cited.printed, unit) if item.cited.printed else Amount(0, unit, 0)
    return replace(item, amount=amount) if amount is not None else item


def _may_lack(drafts: Sequence[_Draft], blocks: Sequence[Block], index: int, table: Table) -> None:
    """Rows kept apart by spaces that nobody claims may be the rest of the table above: it may lack members."""
    if not table.spaced or not drafts or not _close(blocks, drafts[-1], index):
        return
    draft = drafts[-1]
    draft.position = index
    draft.unread += [
        Cited(cell.place, draft.part, printed=cell.text)
        for row in table.rows
        for cell in row
        if is_number(cell.text)
    ]


def _publication(blocks: Sequence[Block]) -> tuple[int | None, bool]:
    """The year the first lines name, and whether they announce a budget."""
    lines = [block.text for block in blocks[:MAX_COVER] if not isinstance(block, Table)]
    years = [int(match.group(1)) for line in lines if (match := _YEAR.search(line))]
    words = squeeze("".join(lines))
    return (years[0] if years else None), bool(_BUDGET.search(words)) and "决算" not in words


def _is_mixed(title: TableTitle, table: Table, table_grids: Sequence[Grid]) -> bool:
    """Whether a 三公表 lists 会议费 or 培训费 beside 三公, so that its 合计 may hold more."""
    if title.kind != "三公表":
        return False
    measures = {column.meaning.get("measure", "") for grid in table_grids for column in grid.columns}
    labels = {squeeze(row[0].text) for row in table.rows if row}
    return bool(_MIXED & (measures | labels)) or any(word in title.text for word in _MIXED)


def _unit_in(table_grids: Sequence[Grid]) -> Unit | None:
    """The unit that a heading names in brackets."""
    headers = (text for grid in table_grids for column in grid.columns for text in column.headers)
    return next((money_unit(symbol) for text in headers if (symbol := unit_in(text))), None)


def _continued(
    around: Surroundings,
    table_grids: Sequence[Grid],
    drafts: Sequence[_Draft],
    blocks: Sequence[Block],
    index: int,
) -> _Draft | None:
    """The table that a block continues over a page break, or None."""
    title = around.title
    last = drafts[-1] if drafts else None
    if (
        last is None
        or (title is not None and title.kind != last.title.kind)
        or not _close(blocks, last, index)
    ):
        return None
    names = [column.name for column in last.columns]
    if any([column.name for column in grid.columns] == names for grid in table_grids):
        return last
    if len(table_grids) == 1 and _repeats(last, table_grids[0]):
        return last
    if title is None and (known := _title_by_columns(table_grids)) and known.kind == last.title.kind:
        return last  # the header is printed again, cut into other pieces
    return last if title is None and all(not grid.header_rows for grid in table_grids) else None


def _repeats(draft: _Draft, grid: Grid) -> bool:
    """Whether a header is the first rows of the table's own and no more: what a page break repeats of it."""
    header = _header(grid)
    rows = grid.rows and len(grid.columns) == len(draft.columns)
    return bool(header and rows) and header == draft.header[: len(header)]


def _header(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(squeeze(cell.text) for cell in row if cell.text) for row in grid.header_rows)


def _close(blocks: Sequence[Block], draft: _Draft, index: int) -> bool:
    """Whether nothing but short lines stands between a table and the one it may continue."""
    between = blocks[draft.position + 1 : index]
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


def _read_grid(draft: _Draft, grid: Grid, claims: Claims, table: Table) -> None:
    if grid.header_rows and not grid.rows:
        draft.heading = grid
    elif draft.heading is not None and not grid.header_rows and not table.aligned:
        heads = draft.heading
        grid = replace(grid, columns=heads.columns, header_rows=heads.header_rows)
    own = () if draft.columns and _repeats(draft, grid) else grid.columns
    columns = fitted(own or continuing(draft.columns, grid.rows, table.aligned), grid.rows)
    rows, unsure = mended(grid.rows, columns) if table.aligned else grid.rows, frozenset[int]()
    if table.spaced:
        columns = _confirmed(columns, grid)
    elif not table.aligned:
        columns = reheaded(grid, columns)
        known = statutory_columns(draft.title, columns, rows)
        if known != columns:
            columns = known
            draft.remarks.append(f"{draft.part}：{REMARK}")
        again = refit(rows, columns)
        rows, unsure = again.rows, frozenset(again.rows[at][0].place.row or 0 for at in again.unsure)
        draft.remarks += [f"{draft.part}：{remark}" for remark in again.remarks]
    if not draft.columns or any(column.doubt for column in columns):
        draft.columns, draft.header = columns, _header(grid)
    for row in grid.header_rows:
        for cell in row:
            claims.take(cell.place, NumeralFate.ORDINAL)
    for row in grid.number_rows:
        for cell in row:
            text = to_half_width(cell.text).strip()
            if text.isdecimal():
                draft.column_numbers.append((int(text), Cited(cell.place, draft.part, "栏次", "", text)))
            claims.take(cell.place, NumeralFate.COLUMN_NUMBER)
    draft.context.unlabelled = not any(column.role in LABEL_ROLES for column in columns)
    parts = [cut_row(row, columns, row[0].place) for row in rows if row]
    complete_codes(parts)
    remarks, moved = confirm_columns(parts, columns, _full_rows(grid.rows, rows, columns, table))
    draft.remarks += [f"{draft.part}：{remark}" for remark in remarks]
    draft.shifted += [_shifted(draft, row) for row in moved]
    several = sum(1 for part in parts if any(value.text for s in part.stretches for value in s.values)) > 1
    for part in parts:
        if part.place.row in unsure:
            _leave_row(draft, part, claims, NOWHERE)
        elif part.place.row in table.unsure:
            _leave_row(draft, part, claims, STACKED if len(table.rows[0]) == 1 else UNSURE)
        else:
            _read_row(draft, part, claims, several)
        if table.spaced:
            _lose(draft.context, part, several)


def _confirmed(columns: tuple[Column, ...], grid: Grid) -> tuple[Column, ...]:
    """The columns that gaps told apart, in doubt where the headings or the figures speak against them."""
    width = max((cell.column + cell.colspan for row in grid.rows for cell in row), default=len(columns))
    if not grid.header_rows and width != len(columns):
        return doubtful(columns, SHORT)
    columns = told_apart(columns)
    parts = [cut_row(row, columns, row[0].place) for row in grid.rows if row]
    return doubtful(columns, NO_SUM) if sums_fail(parts, columns) else columns


def _full_rows(
    printed: Sequence[Row], rows: Sequence[Row], columns: Sequence[Column], table: Table
) -> frozenset[int | None]:
    """The rows that have one cell for every column: in these, a figure stands where it is printed.

    A row of recovered text that has more, or had to be put back, was damaged.
    """
    if table.spaced or not (table.aligned or usual_width(printed, len(columns)) == len(columns)):
        return frozenset()
    return frozenset(
        row[0].place.row
        for row, again in zip(printed, rows, strict=True)
        if row and (table.aligned or (len(again) == len(columns) and _undamaged(row, again)))
    )


def _undamaged(row: Row, again: Row) -> bool:
    """Whether a row stands as it was printed, and no name was run together with its code."""
    return _standing(row) == _standing(again) and not any(name_after_code(cell.text) for cell in row[:1])


def _standing(row: Row) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row if cell.text]


def _shifted(draft: _Draft, row: Moved) -> ShiftedRow:
    """What a row says of itself that stands aside."""
    names = [value.column.name for value in row.stretch.values]
    figures = [(at, value) for at, value in enumerate(row.stretch.values) if value.text]
    words = row.stretch.label.words
    return ShiftedRow(
        tuple(Cited(value.place, draft.part, words, value.column.name, value.text) for _, value in figures),
        tuple(names[(at - row.steps) % len(names)] for at, _ in figures),
        row.steps,
    )


def _lose(context: Context, parts: RowParts, several: bool) -> None:
    """Rows under a row whose figures have no known name may belong to anything."""
    for stretch in parts.stretches:
        if any(value.text for value in stretch.values) and isinstance(
            row_meaning(context, stretch.label, several), str
        ):
            context.balance[stretch.label.list] = LOST


def _leave_row(draft: _Draft, parts: RowParts, claims: Claims, why: str) -> None:
    """Leave every figure of a row unread whose columns are uncertain."""
    for stretch in parts.stretches:
        if stretch.label.code_place is not None:
            claims.take(stretch.label.code_place, NumeralFate.CODE)
        if stretch.label.name_place is not None:
            claims.take(stretch.label.name_place, NumeralFate.ORDINAL)
        for value in stretch.values:
            cited = Cited(value.place, draft.part, stretch.label.words, "", value.text)
            _leave(draft, cited, claims, why)
            if draft.unread and draft.unread[-1] is cited:  # it may belong to any column
                draft.unread[-1] = replace(cited, place=replace(cited.place, column=None))


def _read_row(draft: _Draft, parts: RowParts, claims: Claims, several: bool) -> None:
    for number, place in parts.row_numbers:
        draft.row_numbers.append((number, Cited(place, draft.part, "", "行次", str(number))))
        claims.take(place, NumeralFate.ROW_NUMBER)
    for stretch in parts.stretches:
        _claim_label(draft, stretch.label, claims)
        meaning = row_meaning(draft.context, stretch.label, several)
        before = len(draft.prints)
        damaged = {
            found
            for value in stretch.values
            if (found := _read_value(draft, stretch, value, meaning, claims)) is not None
        }
        _drop_shadows(draft.prints, before, damaged)


def _drop_shadows(prints: list[Print], start: int, damaged: set[Coordinate]) -> None:
    """A blank beside a figure of the same coordinate in one row is an empty cell on the figure's way, not a zero.

    The figure may be ``damaged``, and stay unread: still the blank is no zero.
    """
    filled = damaged | {item.coordinate for item in prints[start:] if not item.blank}
    prints[start:] = [item for item in prints[start:] if not (item.blank and item.coordinate in filled)]


def _claim_label(draft: _Draft, label: Label, claims: Claims) -> None:
    if label.code_place is not None:
        for place in (label.code_place, *label.tail_places):
            claims.take(place, NumeralFate.CODE)
    if label.name_place is not None:
        claims.take(label.name_place, NumeralFate.ORDINAL)
    if label.code and label.name and label.place is not None:
        dimension = code_dimension(label.code)
        draft.names.append(
            RowName(label.code, label.name, dimension, Cited(label.place, draft.part, label.words))
        )


def _read_value(
    draft: _Draft, stretch: Stretch, value: Value, meaning: Partial | str, claims: Claims
) -> Coordinate | None:
    """Read one cell; returns the coordinate of a figure whose digits cannot be read."""
    label = stretch.label
    cited = Cited(value.place, draft.part, label.words, value.column.name, value.text)
    if value.dash:
        draft.dashes.append(cited)
        return None
    if value.column.role == "change" or (not isinstance(meaning, str) and meaning.get("role") == "change"):
        claims.take(value.place, NumeralFate.FREE, "增减、占比列，由别的列算出")
        return None
    if isinstance(meaning, str):
        _leave(draft, cited, claims, meaning)
        return None
    if not value.text and meaning.get("role") == "section":
        return None
    found = coordinate(draft.context, value.column, meaning, label.side)
    if isinstance(found, str):
        _leave(draft, cited, claims, found)
        return None
    unit = _unit_of(found, draft.money)
    text = value.text
    if (signed := money_figure(text)) is not None:
        text, unit = signed[0], money_unit(signed[1]) or unit
    amount = parse_amount(text, unit) if text else Amount(0, unit, 0)
    if amount is None:
        why = (
            f"单元格里是“{value.text}”，公式没有算出数"
            if is_fault(value.text)
            else f"“{value.text}”不是写法完好的数字"
        )
        _leave(draft, cited, claims, why)
        if draft.unread and value.place.column != value.column.index:
            draft.unread[-1] = replace(cited, place=replace(cited.place, column=None))
        return found
    draft.prints.append(Print(found, amount, cited, Source.TABLE, f"t{draft.ordinal}", blank=not value.text))
    claims.take(value.place, NumeralFate.POINT)
    return None


def _leave(draft: _Draft, cited: Cited, claims: Claims, why: str) -> None:
    """Leave a figure unread, and say why. A list that holds one is not known to be exhaustive."""
    if cited.printed:
        claims.take(cited.place, NumeralFate.UNREAD, why)
        if is_fault(cited.printed) or any(char in "123456789" for char in to_half_width(cited.printed)):
            draft.unread.append(cited)


def _unit_of(coordinate: Coordinate, money: Unit) -> Unit:
    noun = COUNTED.get(coordinate.measure.split("/")[0])
    return count_unit(noun) if noun else money


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
        block=draft.place.block,
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
        unread=tuple(draft.unread),
        shifted=tuple(draft.shifted),
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
