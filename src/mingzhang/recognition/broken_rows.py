"""Rows that a page break cut: the rest of a wrapped name stands alone in the row below.

2080505 | 机关事业单位基 | 12.00
        | 本养老保险缴费 |
        | 支出           |
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mingzhang.amount import to_half_width
from mingzhang.document import Cell
from mingzhang.points.classification import economic_codes, economic_names, function_classes, function_names
from mingzhang.points.lexicon import item_term, row_term
from mingzhang.points.terms import bare, squeeze
from mingzhang.recognition.columns import LABEL_ROLES, Column
from mingzhang.recognition.grid import code_of

MAX_RESTS = 4
"""So many rows below its own may a name go on."""


def mended(rows: Sequence[tuple[Cell, ...]], columns: Sequence[Column]) -> tuple[tuple[Cell, ...], ...]:
    """The rows with names put together again, where that makes a name known of one that is not."""
    found: list[tuple[Cell, ...]] = []
    at = 0
    while at < len(rows):
        row, taken = rows[at], 0
        joined: tuple[Cell, ...] | None = row
        for count in range(1, MAX_RESTS + 1):
            if at + count >= len(rows) or joined is None or not _is_rest(rows[at + count], columns):
                break
            joined = _joined(joined, rows[at + count])
            if joined is not None and _is_better(row, joined, columns):
                row, taken = joined, count
        found.append(row)
        at += 1 + taken
    return tuple(found)


def _is_rest(row: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether a row holds nothing but words in columns of names."""
    filled = [cell for cell in row if cell.text]
    return bool(filled) and all(
        cell.column < len(columns)
        and columns[cell.column].role in LABEL_ROLES
        and not any(map(str.isdigit, to_half_width(cell.text)))
        for cell in filled
    )


def _joined(row: tuple[Cell, ...], rest: Sequence[Cell]) -> tuple[Cell, ...] | None:
    """The row with the rest of its names, None where the rest stands below nothing."""
    words = {cell.column: cell.text for cell in rest if cell.text}
    if not all(any(cell.column == column and cell.text for cell in row) for column in words):
        return None
    return tuple(
        replace(cell, text=cell.text + words[cell.column]) if cell.column in words else cell for cell in row
    )


def _is_better(row: Sequence[Cell], joined: Sequence[Cell], columns: Sequence[Column]) -> bool:
    """Whether every name that grew is known now and was not before."""
    grown = [(before, after) for before, after in zip(row, joined, strict=True) if before.text != after.text]
    codes = {code for cell in row if (code := code_of(cell.text))}
    return all(_is_known(after.text, codes) and not _is_known(before.text, codes) for before, after in grown)


def _is_known(text: str, codes: set[str]) -> bool:
    """Whether a name is one of the row's own codes, or of a line that needs none."""
    words = squeeze(text)
    names = (function_names().get(code) or economic_names().get(code) or "" for code in codes)
    if words in map(squeeze, names):
        return True
    plain = bare(words)
    if row_term(plain) or item_term(plain) or plain in function_classes():
        return True
    return not codes and words in economic_codes()
