"""Lines put together to rows: a label that runs over two or three lines of its cell is one label.

The figures of a row stand in the middle of its height. So where a column of codes tells which lines begin a
row, a label's lines without a code belong half to the row above and half to the row below: as many lines
follow a row's middle as went before it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from mingzhang.readers.spaced.slots import Slot
from mingzhang.regex import regex

RAGGED = 3
"""A label goes on in the next line of its cell if its line is the longest but so many characters."""
_TOTAL = regex(r"[合小总]\s*计")
_BEGINS = regex(
    r"[一二三四五六七八九十]{1,3}、|[（(]?\d{1,2}[）)]?[.、．]|[（(][一二三四五六七八九十]|其中|本年|年[初末]|总?合?计"
)
"""How a label begins that is not the rest of another."""


class Row(NamedTuple):
    """A row: the line it stands on, its texts by column, and whether its columns are certain."""

    line: int
    cells: dict[int, str]
    sure: bool


class _Block(NamedTuple):
    """Columns of one list: ``keys`` that every row of it prints (codes or ordinals), names and figures."""

    keys: range
    label: int
    columns: range


def logical_rows(rows: list[Row], slots: Sequence[Slot]) -> list[Row]:
    """The rows of a table's body. ``rows``: one for each line, in the columns ``slots``."""
    blocks = _blocks(slots)
    for block in blocks:
        _put_together(rows, block)
    keyed = {block.label for block in blocks}
    _name_figures(rows, slots, keyed)
    return [row for row in rows if row.cells]


def _name_figures(rows: list[Row], slots: Sequence[Slot], keyed: Collection[int]) -> None:
    """Beside labels without codes: a figure between the two lines of its label gets it, one without a label is unsure."""
    labels = [at for at, slot in enumerate(slots) if "words" in slot.kinds and at not in keyed]
    starts = [at for at, slot in enumerate(slots) if slot.words and (not at or not slots[at - 1].words)]
    for label in labels:
        figures = range(label + 1, min([at for at in starts if at > label], default=len(slots)))
        for at, row in enumerate(rows):
            if label in row.cells or not any("." in row.cells.get(column, "") for column in figures):
                continue
            above, below = rows[at - 1] if at else None, rows[at + 1] if at + 1 < len(rows) else None
            halves = [
                part
                for part in (above, below)
                if part is not None
                and label in part.cells
                and not any(column in part.cells for column in figures)
            ]
            if len(halves) == 2 and not _BEGINS.match(halves[1].cells[label]):
                row.cells[label] = halves[0].cells.pop(label) + halves[1].cells.pop(label)
            elif len(labels) > 1:
                rows[at] = row._replace(sure=False)


def _blocks(slots: Sequence[Slot]) -> list[_Block]:
    """The lists side by side whose rows print codes or ordinals."""
    starts = [at for at, slot in enumerate(slots) if slot.words and (not at or not slots[at - 1].words)]
    found: list[_Block] = []
    for first, end in pairwise([*starts, len(slots)]):
        label = next((at for at in range(first, end) if "words" in slots[at].kinds), end)
        keys = range(first, label)
        if label == first and label + 1 < end and slots[label + 1].kinds == {"ordinal"}:
            keys = range(label + 1, label + 2)
        if label < end and keys:
            found.append(_Block(keys, label, range(first, end)))
    return found


def _put_together(rows: list[Row], block: _Block) -> None:
    """Hand the lines of wrapped labels to their rows; where they do not come out even, the names are left out."""
    label = block.label
    full = max((len(row.cells.get(label, "")) for row in rows), default=0) - RAGGED
    before: list[str] = []
    owner: Row | None = None
    upper: Row | None = None
    owed = 0
    broken = False
    for row in rows:
        inside = [column for column in block.columns if column in row.cells]
        if not inside:
            continue
        name = row.cells.get(label, "")
        if any(row.cells.get(key, "").isdigit() for key in block.keys):
            if owed and owner is not None:
                owner.cells.pop(label, None)
                if upper is not None:
                    upper.cells.pop(label, None)
            texts = [*before, name] if name else before
            if texts:
                row.cells[label] = "".join(texts)
            upper, owner, owed, before = owner, row, len(before), []
            broken = len(name) >= full
        elif owner is not None and _is_rest(owner, row, block) and not (row.sure and owner.sure):
            at = next(at for at, other in enumerate(rows) if other is owner)
            rows[at], owner, upper, owed, before = owner._replace(sure=False), None, None, 0, []
        elif owner is not None and _is_rest(owner, row, block):
            if name:
                owner.cells[label] = owner.cells.get(label, "") + row.cells.pop(label)
            for column in inside:
                if column != label:
                    owner.cells[column] = row.cells.pop(column)
            owed = 0
        elif inside == [label]:
            row.cells.pop(label)
            if owner is not None and (owed or (broken and len(name) < full and not _BEGINS.match(name))):
                owner.cells[label] = owner.cells.get(label, "") + name
                owed = max(owed - 1, 0)
                broken = len(name) >= full
            else:
                before.append(name)
        else:
            owner, upper, owed, before = None, None, 0, []


def _is_rest(owner: Row, row: Row, block: _Block) -> bool:
    """Whether a line without a code prints the figures of the code above, and perhaps the rest of its name."""
    figures = [at for at in block.columns if at > block.label and at not in block.keys]
    has = [any(column in part.cells for column in figures) for part in (owner, row)]
    name = row.cells.get(block.label, "")
    return has == [False, True] and not _BEGINS.match(name) and _TOTAL.search(name) is None
