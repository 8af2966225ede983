"""Data rows cut into stretches: a label (code and name) and the value cells that belong to it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field

from mingzhang.amount import to_half_width
from mingzhang.document import Cell
from mingzhang.place import Place
from mingzhang.points.classification import economic_names, function_names
from mingzhang.points.terms import squeeze
from mingzhang.recognition.claims import is_fault
from mingzhang.recognition.columns import LABEL_ROLES, Column
from mingzhang.recognition.grid import code_of, is_dash, is_number, name_after_code
from mingzhang.regex import regex

_LEVELS = {"款": 1, "项": 2}
_TAIL = regex(r"\d{1,2}\Z")
"""A piece of a code in the column 款 or 项; a spreadsheet that took it for a number dropped its leading zero."""


class Label(Struct):
    """Code and name of a row or of one side of it, with the places they stand at."""

    code: str = ""
    name: str = ""
    code_place: Place | None = None
    name_place: Place | None = None
    group: int = 0
    side: str = ""
    column: int = -1
    unit: bool = False
    """The column lists subordinate units, not accounts."""
    tails: list[tuple[int, str]] = field(default_factory=list)
    """Two-digit pieces of a code that is split over columns: level (1 款, 2 项) and digits."""
    tail_places: list[Place] = field(default_factory=list)

    @property
    def words(self) -> str:
        """The label as a person names it."""
        return f"{self.code} {self.name}".strip()

    @property
    def list(self) -> str:
        """Which of the lists side by side it belongs to: its side, or which it is where no heading names the sides."""
        return self.side or str(self.group)

    @property
    def place(self) -> Place | None:
        """Where the label stands."""
        return self.name_place or self.code_place


class Value(Struct):
    """A value cell: the text (empty for a blank), the column it stands under, its place."""

    text: str
    column: Column
    place: Place
    dash: bool = False


class Stretch(Struct):
    """One label and its values."""

    label: Label
    values: list[Value] = field(default_factory=list)


class RowParts(Struct):
    """A data row taken apart."""

    stretches: list[Stretch]
    row_numbers: list[tuple[int, Place]]
    place: Place


class _Cutter(Struct):
    columns: Sequence[Column]
    filled: frozenset[int]
    """Columns in which this row prints something."""
    stretches: list[Stretch] = field(default_factory=list)
    row_numbers: list[tuple[int, Place]] = field(default_factory=list)
    group: int = 0
    after_value: bool = False

    def column(self, index: int) -> Column:
        return self.columns[index] if index < len(self.columns) else Column(index, (), "unknown", {})

    def label(self, cell: Cell, column: Column) -> None:
        if self.after_value or not self.stretches:
            side, by = column.meaning.get("side", ""), column.meaning.get("by", "")
            label = Label(group=self.group, side=side, column=column.index, unit=by == "unit")
            self.stretches.append(Stretch(label))
            self.after_value = False
        label = self.stretches[-1].label
        level = _LEVELS.get(squeeze(column.headers[-1])) if column.headers else None
        digits = to_half_width(cell.text).strip()
        if level and _TAIL.match(digits):
            label.tails.append((level, digits.zfill(2)))
            label.code_place = label.code_place or cell.place
            label.tail_places.append(cell.place)
            return
        code = code_of(cell.text)
        if code and (not label.code or len(code) > len(label.code)):
            label.code, label.code_place = code, cell.place
            fused = name_after_code(cell.text)
            if fused:
                label.name, label.name_place = fused, cell.place
        elif (
            not code and label.name != cell.text
        ):  # 合计 merged over two columns is sometimes printed in both
            label.name += cell.text
            label.name_place = label.name_place or cell.place

    def value(self, text: str, column: Column, place: Place, dash: bool = False) -> None:
        if not self.stretches:
            self.stretches.append(Stretch(Label(group=self.group)))
        self.stretches[-1].values.append(Value(text, column, place, dash))
        self.after_value = True


def cut_row(row: Sequence[Cell], columns: Sequence[Column], place: Place) -> RowParts:
    """Cut one data row. A value belongs to the nearest label on its left."""
    cells = {cell.column: cell for cell in row}
    cutter = _Cutter(columns, frozenset(column for column, cell in cells.items() if cell.text))
    width = max(len(columns), max(cells, default=-1) + 1)
    previous = ""
    for index in range(width):
        column = cutter.column(index)
        role = column.role
        if role in LABEL_ROLES and previous not in LABEL_ROLES:
            cutter.group += 1
            cutter.after_value = True
        cell = cells.get(index)
        if column.headers or role != "unknown" or (cell is not None and cell.text):
            previous = role  # an empty column without a heading only keeps others apart
        if cell is None or not cell.text:
            if role == "value" and cutter.stretches and cutter.stretches[-1].label.group == cutter.group:
                spot = (
                    cell.place
                    if cell is not None
                    else Place(place.file, place.page, place.line, place.block, place.row)
                )
                cutter.value("", column, spot)
            continue
        _place_cell(cutter, cell, column, cells.get(index + 1))
    return RowParts(cutter.stretches, cutter.row_numbers, place)


def _place_cell(cutter: _Cutter, cell: Cell, column: Column, following: Cell | None) -> None:
    text = to_half_width(cell.text).strip()
    if column.role == "row_number" and text.isdecimal():
        cutter.row_numbers.append((int(text), cell.place))
    elif is_dash(text):
        cutter.value(text, column, cell.place, dash=True)
    elif column.role in LABEL_ROLES:
        if is_number(text) and "." in text:
            cutter.value(text, _value_column(cutter, column.index), cell.place)
        else:
            cutter.label(cell, column)
    elif is_number(text):
        if not _closes_half(cutter, column) and _is_code(cutter, cell, following):
            cutter.label(cell, column)
        else:
            cutter.value(text, _value_column(cutter, column.index), cell.place)
    elif is_fault(text) or (any(map(str.isdigit, text)) and not any("一" <= char <= "鿿" for char in text)):
        cutter.value(text, _value_column(cutter, column.index), cell.place)
    else:
        cutter.label(cell, column)


def _closes_half(cutter: _Cutter, column: Column) -> bool:
    """Whether a figure stands under the last amount of the left half of a table: 120 there is no code.

    The label that follows it opens the other half; the row's own label stands to the left.
    """
    beside = cutter.column(column.index + 1)
    return column.role == "value" and beside.role in LABEL_ROLES and column.index != min(cutter.filled)


def _is_code(cutter: _Cutter, cell: Cell, following: Cell | None) -> bool:
    """Whether a bare number is a code: a name follows it, or it opens the row and the classification has it."""
    code = code_of(cell.text)
    if not code:
        return False
    if following is not None and following.text and not is_number(following.text):
        return not is_dash(following.text)
    opens = cell.column == min(cutter.filled) and any(column.role in LABEL_ROLES for column in cutter.columns)
    return opens and (code in function_names() or code in economic_names())


def _value_column(cutter: _Cutter, index: int) -> Column:
    """The column itself if it holds values, else the nearest empty value column (left first).

    A column whose heading nobody knows keeps its figure: under its neighbour it would be another fact.
    """
    column = cutter.column(index)
    if column.role in ("value", "change") or (column.role == "unknown" and column.headers) or column.doubt:
        return column
    for offset in range(1, 4):
        for at in (index - offset, index + offset):
            inside = 0 <= at < len(cutter.columns) and at not in cutter.filled
            if inside and cutter.columns[at].role == "value":
                return cutter.columns[at]
    return column


def complete_codes(parts: Sequence[RowParts]) -> None:
    """Put codes together that are split over 类, 款 and 项 columns; a blank 类 means the one above."""
    above = ""
    for part in parts:
        for stretch in part.stretches[:1]:
            label = stretch.label
            if label.tails:
                level = label.tails[0][0]
                head = label.code or above[: 1 + 2 * level]
                code = head + "".join(digits for _, digits in label.tails)
                label.code = code if len(head) == 1 + 2 * level else ""
            above = label.code or above
