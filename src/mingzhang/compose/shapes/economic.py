"""Basic expenditure by economic 款 in blocks side by side: 基本支出表."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from mingzhang.compose.page import Draft, Row
from mingzhang.compose.profile import coordinate_of
from mingzhang.compose.shapes.cells import BLANK, label, money
from mingzhang.document import ValueKind
from mingzhang.points.classification import economic_names
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger import Facts

NOT_APPLICABLE = "——"


def economic(table: Mapping[str, Any], facts: Facts) -> list[Row]:
    """Each block lists classes (``301 303``) or a stretch of codes (``310-31010``); then the foot."""
    base = coordinate_of(table["base"])
    blocks = [block_codes(block) for block in table["blocks"]]
    barred: Sequence[str] = table.get("not_applicable", ())
    rows: list[Row] = []
    for at in range(max(map(len, blocks))):
        row: Row = []
        for codes in blocks:
            row += _entry(facts, base, codes[at], barred) if at < len(codes) else [BLANK] * 3
        rows.append(row)
    foot: Row = []
    for text, meaning, colspan in table["foot"]:
        foot += [
            label(text, colspan=colspan, bold=True),
            money(facts, coordinate_of(meaning, base), bold=True),
        ]
    return [*rows, foot]


def block_codes(block: str) -> list[str]:
    """The codes of one block, in the order of the classification."""
    codes: list[str] = []
    for part in block.split():
        first, dash, last = part.partition("-")
        if dash:
            codes += [code for code in economic_names() if first <= code <= last]
        else:
            codes += [code for code in economic_names() if code.startswith(first)]
    return codes


def _entry(facts: Facts, base: Coordinate, code: str, barred: Sequence[str]) -> Row:
    name = label(economic_names()[code], indent=(len(code) - 3) // 2)
    figure = money(facts, base.at(economic=code))
    if not figure.text and any(fnmatchcase(code, pattern) for pattern in barred):
        figure = Draft(NOT_APPLICABLE, ValueKind.AMOUNT)
    return [Draft(code, ValueKind.CODE, head=True), name, figure]
