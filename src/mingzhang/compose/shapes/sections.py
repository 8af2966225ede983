"""Sections of labelled figures in one table: 信息表 (采购, 机关运行经费, 国有资产)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingzhang.compose.page import Draft, Row
from mingzhang.compose.profile import coordinate_of
from mingzhang.compose.shapes.cells import count, label, line, money
from mingzhang.document import ValueKind
from mingzhang.points.ledger import Facts


def sections(table: Mapping[str, Any], facts: Facts) -> list[Row]:
    """``rows``: a title (one entry), a header (all words), or label, line number, meaning and ``count``."""
    base = coordinate_of(table.get("base", ""))
    rows: list[Row] = []
    for entry in table["rows"]:
        if len(entry) == 1:
            rows.append([label(entry[0], colspan=3, bold=True)])
        elif len(entry) == 3 and isinstance(entry[1], str):
            rows.append([Draft(text, ValueKind.TEXT, bold=True) for text in entry])
        else:
            place = coordinate_of(entry[2], base)
            figure = count(facts, place) if len(entry) > 3 and entry[3] == "count" else money(facts, place)
            rows.append([label(entry[0]), line(entry[1]), figure])
    return rows
