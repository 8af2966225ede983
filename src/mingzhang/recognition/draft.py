"""A statutory table while it is read: its points so far, the columns that hold, what stays unread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from mingzhang.amount import Amount, Unit, parse_amount
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.coordinate import FINAL, FULL_BUDGET, INITIAL_BUDGET, SOME_BUDGET
from mingzhang.points.reading import Print, RecognisedTable, RowName, ShiftedRow
from mingzhang.points.terms import squeeze
from mingzhang.recognition.columns import Column
from mingzhang.recognition.grid import Grid
from mingzhang.recognition.heads import Surroundings
from mingzhang.recognition.meanings import Context
from mingzhang.recognition.titles import TableTitle

MIN_SHARE_OF_PRECISION = 20
"""A visible precision counts as the document's if at least one amount in twenty shows it."""


class Draft(Struct):
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


def repeats(draft: Draft, grid: Grid) -> bool:
    """Whether a header is the first rows of the table's own and no more: what a page break repeats of it."""
    header = header_texts(grid)
    rows = grid.rows and len(grid.columns) == len(draft.columns)
    return bool(header and rows) and header == draft.header[: len(header)]


def header_texts(grid: Grid) -> tuple[tuple[str, ...], ...]:
    """The texts of a grid's header, row by row, empty cells left out."""
    return tuple(tuple(squeeze(cell.text) for cell in row if cell.text) for row in grid.header_rows)


def lend_unit(drafts: Sequence[Draft]) -> None:
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


def declared_precision(drafts: Iterable[Draft]) -> Mapping[str, int]:
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


def finish(draft: Draft, precision: Mapping[str, int], filled: bool) -> RecognisedTable:
    """The table as recognised; its blank cells are zeros only if the document prints figures at all (``filled``)."""
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


def _noted_phase(draft: Draft) -> str:
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
