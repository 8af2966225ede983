"""One row of figures below a header: 三公表, with budget and actual in two halves or in pairs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingzhang.compose.page import Row
from mingzhang.compose.profile import coordinate_of
from mingzhang.compose.shapes.cells import money
from mingzhang.points.ledger import Facts


def single(table: Mapping[str, Any], facts: Facts) -> list[Row]:
    """The row."""
    base = coordinate_of(table.get("base", ""))
    return [[money(facts, coordinate_of(column, base)) for column in table["columns"]]]
