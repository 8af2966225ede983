"""A sheet as the formats hand it on: printed texts at their rows and columns, merged ranges, what is hidden."""

from __future__ import annotations

from msgspec import Struct, field

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; all 0-based and inclusive."""


class Sheet(Struct):
    """One sheet. ``position``: 1-based in the workbook, hidden sheets counted.

    ``rows``: row → column → printed text, both 0-based, cells without text left out.
    ``unvalued``: formulas whose result was never stored; their cells print the formula.
    """

    name: str
    position: int
    hidden: bool = False
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    unvalued: int = 0


class Workbook(Struct, frozen=True):
    """The sheets in order, and the format they came in: xlsx, xlsm, xls or ods."""

    format: str
    sheets: tuple[Sheet, ...]
