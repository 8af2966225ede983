"""The shapes of the statutory tables. A profile names one for each table; adding one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mingzhang.compose.page import Row
from mingzhang.compose.shapes.economic import economic
from mingzhang.compose.shapes.listing import listing
from mingzhang.compose.shapes.sections import sections
from mingzhang.compose.shapes.sides import sides
from mingzhang.compose.shapes.single import single
from mingzhang.points.ledger import Facts

Shape = Callable[[Mapping[str, Any], Facts], list[Row]]

SHAPES: Mapping[str, Shape] = {
    "sides": sides,
    "list": listing,
    "economic": economic,
    "single": single,
    "sections": sections,
}
