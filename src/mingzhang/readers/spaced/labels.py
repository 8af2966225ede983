"""Lines put together to rows: a label that runs over two or three lines of its cell is one label.

The figures of a row stand in the middle of its height. So where a column of codes tells which lines begin a
row, a label's lines without a code belong half to the row above and half to the row below: as many lines
follow a row's middle as went before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mingzhang.readers.spaced.columns import Columns
from mingzhang.readers.spaced.pieces import Piece
from mingzhang.regex import regex

MIN_CODES = 3
_BEGINS = regex(
    r"[一二三四五六七八九十]{1,3}、|[（(]?\d{1,2}[）)]?[.、．]|[（(][一二三四五六七八九十]|其中|本年|年[初末]|总?合?计"
)
"""How a label begins that is not the rest of another."""


class Row(NamedTuple):
    """A row: the line it stands on, its texts by column, and whether its columns are certain."""

    line: int
    cells: dict[int, str]
    sure: bool


def logical_rows(lines: Sequence[tuple[int, Sequence[Piece]]], columns: Columns) -> list[Row]:
    """The rows of a table's body."""
    rows = [_row(line, pieces, columns) for line, pieces in lines]
    codes = _codes(rows, len(columns))
    for code, end in pairwise([*codes, len(columns)]):
        if end > code + 1:
            _put_together(rows, range(code, end))
    _name_figures(rows, columns, codes)
    return [row for row in rows if row.cells]


def _name_figures(rows: list[Row], columns: Columns, codes: Sequence[int]) -> None:
    """Beside labels without codes: a figure between the two lines of its label gets it, one without a label is unsure."""
    labels = [at for at in range(len(columns)) if not columns.numeric[at] and at - 1 not in codes]
    for label, end in pairwise([*labels, len(columns)]):
        figures = range(label + 1, min([end, *(code for code in codes if code > label)]))
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


def _row(line: int, pieces: Sequence[Piece], columns: Columns) -> Row:
    """Each piece in its column; unsure where two share one, or a figure lies across a cut that nothing else decides."""
    cells: dict[int, str] = {}
    sure = True
    homes = [_home(piece, columns) for piece in pieces]
    for at, (piece, home) in enumerate(zip(pieces, homes, strict=True)):
        if home in cells:
            cells[home] += f" {piece.text}"
            sure = sure and not piece.is_number
        else:
            cells[home] = piece.text
        if piece.is_number and not columns.is_sure(piece):
            sure = sure and _is_decided(piece, home, homes[:at], homes[at + 1 :], columns)
    return Row(line, cells, sure)


def _is_decided(
    piece: Piece, home: int, before: Sequence[int], after: Sequence[int], columns: Columns
) -> bool:
    """Whether the columns a figure lies across are all but one taken by its neighbours, or hold no figures."""
    last = Piece("", piece.end - 1, piece.end)
    touched = range(columns.of(Piece("", piece.start, piece.start + 1)), columns.of(last) + 1)
    return all(
        column == home or column in before or column in after or not columns.numeric[column]
        for column in touched
    )


def _home(piece: Piece, columns: Columns) -> int:
    """The column of a piece: a figure's is where its middle is, a label that runs over begins in its own."""
    if piece.is_number:
        touched = range(
            columns.of(Piece("", piece.start, piece.start + 1)),
            columns.of(Piece("", piece.end - 1, piece.end)) + 1,
        )
        numeric = [column for column in touched if columns.numeric[column]]
        return numeric[0] if len(numeric) == 1 else columns.of(piece)
    return columns.of(Piece("", piece.start, piece.start + 1))


def _codes(rows: Sequence[Row], width: int) -> list[int]:
    """The columns of codes: most of what they print are codes."""
    found = []
    for column in range(width):
        texts = [row.cells[column] for row in rows if column in row.cells]
        codes = sum(text.isdigit() and len(text) in (3, 5, 7) for text in texts)
        if codes >= MIN_CODES and codes * 3 >= len(texts) * 2:
            found.append(column)
    return found


def _put_together(rows: list[Row], block: range) -> None:
    """Hand the lines of wrapped labels to their rows; where they do not come out even, the names are left out.

    ``block``: a column of codes, one of names, and those of their figures.
    """
    code, label = block[0], block[1]
    before: list[str] = []
    owner: Row | None = None
    owed = 0
    for row in rows:
        inside = [column for column in block if column in row.cells]
        if not inside:
            continue
        if row.cells.get(code, "")[:3].isdigit():
            if owed and owner is not None:
                owner.cells.pop(label, None)
            texts = [*before, row.cells[label]] if label in row.cells else before
            if texts:
                row.cells[label] = "".join(texts)
            owner, owed, before = row, len(before), []
        elif owner is not None and all(column == code for column in block if column in owner.cells):
            for column in inside:  # a code a line above its name and figure
                owner.cells[column] = row.cells.pop(column) if column != code else owner.cells[column]
        elif inside in ([label], [code]):
            text = row.cells.pop(inside[0])
            if owed and owner is not None:
                owner.cells[label] = owner.cells.get(label, "") + text
                owed -= 1
            else:
                before.append(text)
        else:
            owner, owed, before = None, 0, []
