"""Rows by function code, 类 to 项, with amounts in columns: 收入表, 支出表, 一般公共支出表, 基金表, 国资表."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingzhang.compose.page import Draft, Row
from mingzhang.compose.profile import coordinate_of
from mingzhang.compose.shapes.cells import BLANK, label, money
from mingzhang.document import ValueKind
from mingzhang.points.classification import function_names
from mingzhang.points.ledger import Facts


def listing(table: Mapping[str, Any], facts: Facts) -> list[Row]:
    """The total's row, and a row for each code that has an amount in any column."""
    base = coordinate_of(table.get("base", ""))
    columns = [coordinate_of(column, base) for column in table["columns"]]
    codes = sorted({code for column in columns for code in facts.codes(column)})
    total: Row = [
        label("合计", colspan=2, bold=True),
        *(money(facts, column, bold=True) for column in columns),
    ]
    rows: list[Row] = []
    for code in codes:
        depth = (len(code) - 3) // 2
        rows.append(
            [
                Draft(code, ValueKind.CODE, head=True),
                label(name_of(facts, code), indent=depth),
                *(money(facts, column.at(function=code)) for column in columns),
            ]
        )
    if not rows and table.get("blank_rows"):
        rows = [[BLANK] * (len(columns) + 2) for _ in range(int(table["blank_rows"]))]
    return [*rows, total] if table.get("total") == "bottom" else [total, *rows]


def name_of(facts: Facts, code: str) -> str:
    """The name of a code: the unit's own where it gives one, else the classification's."""
    return facts.ledger.names.get(code) or function_names().get(code, "")
