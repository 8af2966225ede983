"""An official list of accounts (政府收支分类科目) as rows of cells → codes and names.

A code stands whole in one cell (2010101), or split over the columns 类, 款, 项 (201 | 01 | 01), each printed only
where it changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingzhang.regex import regex

_DIGITS = regex(r"\d{2}(?:\d(?:\d{2}(?:\d{2})?)?)?")
_WHOLE = (3, 5, 7)
FIRST_DIGITS = "23"
"""Functional codes begin with 2, those of the departments' economic classification with 3."""
MAX_NAME = 60


def codes_of(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Code of 3, 5 or 7 digits → name, in the order of the list."""
    found: dict[str, str] = {}
    above = ""
    item_column = -1
    for row in rows:
        cells = [cell.strip() for cell in row]
        digits = [(at, cell) for at, cell in enumerate(cells) if _DIGITS.fullmatch(cell)]
        if not digits:
            continue
        name = next((cell for cell in cells[digits[-1][0] + 1 :] if cell and not cell.isdigit()), "")
        code = max((cell for _, cell in digits if len(cell) in _WHOLE), key=len, default="")
        pairs = [(at, cell) for at, cell in digits if len(cell) == 2]
        if code and len(code) == 3:
            item_column = digits[0][0] + 2
            code += "".join(cell for _, cell in pairs)
        elif not code and above and pairs:
            keep = 5 if pairs[0][0] >= item_column and len(above) >= 5 else 3
            code = above[:keep] + "".join(cell for _, cell in pairs)
        if len(code) not in _WHOLE or code[0] not in FIRST_DIGITS:
            continue
        above = code
        name = "".join(name.split())
        if name and len(name) <= MAX_NAME:
            found.setdefault(code, name)
    return found
