"""The rows of a table under its columns: each figure a point, or unread with the reason."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mingzhang.amount import Amount, Unit, count_unit, money_unit, parse_amount, to_half_width
from mingzhang.document import Table
from mingzhang.findings import Cited
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.lexicon import Partial
from mingzhang.points.reading import NumeralFate, Print, RowName, ShiftedRow, Source
from mingzhang.points.trees import COUNTED
from mingzhang.recognition.align import Moved, confirm_columns
from mingzhang.recognition.broken_rows import mended
from mingzhang.recognition.claims import Claims, is_fault
from mingzhang.recognition.columns import LABEL_ROLES, Column
from mingzhang.recognition.draft import Draft, header_texts, repeats
from mingzhang.recognition.grid import (
    Grid,
    continuing,
    fitted,
    money_figure,
    name_after_code,
)
from mingzhang.recognition.meanings import LOST, Context, code_dimension, coordinate, row_meaning
from mingzhang.recognition.refit import NOWHERE, Row, refit, usual_width
from mingzhang.recognition.reheading import reheaded
from mingzhang.recognition.rows import Label, RowParts, Stretch, Value, complete_codes, cut_row
from mingzhang.recognition.spacing import NO_SUM, SHORT, STACKED, UNSURE, doubtful, sums_fail, told_apart
from mingzhang.recognition.unheaded import REMARK, statutory_columns


def read_grid(draft: Draft, grid: Grid, claims: Claims, table: Table) -> None:
    """Add the rows of a grid to the draft."""
    if grid.header_rows and not grid.rows:
        draft.heading = grid
    elif draft.heading is not None and not grid.header_rows and not table.aligned:
        heads = draft.heading
        grid = replace(grid, columns=heads.columns, header_rows=heads.header_rows)
    own = () if draft.columns and repeats(draft, grid) else grid.columns
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
        draft.columns, draft.header = columns, header_texts(grid)
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


def _shifted(draft: Draft, row: Moved) -> ShiftedRow:
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


def _leave_row(draft: Draft, parts: RowParts, claims: Claims, why: str) -> None:
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


def _read_row(draft: Draft, parts: RowParts, claims: Claims, several: bool) -> None:
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


def _claim_label(draft: Draft, label: Label, claims: Claims) -> None:
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
    draft: Draft, stretch: Stretch, value: Value, meaning: Partial | str, claims: Claims
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


def _leave(draft: Draft, cited: Cited, claims: Claims, why: str) -> None:
    """Leave a figure unread, and say why. A list that holds one is not known to be exhaustive."""
    if cited.printed:
        claims.take(cited.place, NumeralFate.UNREAD, why)
        if is_fault(cited.printed) or any(char in "123456789" for char in to_half_width(cited.printed)):
            draft.unread.append(cited)


def _unit_of(coordinate: Coordinate, money: Unit) -> Unit:
    noun = COUNTED.get(coordinate.measure.split("/")[0])
    return count_unit(noun) if noun else money
