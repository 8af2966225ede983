"""Rows of a workbook's sheets as texts, between the file and the Ledger."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Record = Mapping[str, str]
"""A row to be written: column header → text."""


class Row(Struct, frozen=True):
    """A row as read: texts and cell names by column header."""

    sheet: str
    number: int
    texts: Mapping[str, str]
    columns: Mapping[str, int]

    def text(self, key: str) -> str:
        """The text of a column, blank where the cell is."""
        return self.texts.get(key, "")

    def cell(self, key: str) -> str:
        """The cell of a column as a person finds it: ``收支明细!I17``."""
        return f"{self.sheet}!{letters(self.columns.get(key, 0))}{self.number}"


def letters(column: int) -> str:
    """0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text
