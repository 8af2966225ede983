"""Coordinate: the address of one data point on the dimensions of public accounts."""

from __future__ import annotations

from typing import NamedTuple

ALL = "全部"
"""The root of the fund and nature trees; function and economic use the empty code for their root."""

FINAL = "决算"
INITIAL_BUDGET = "年初预算"
FULL_BUDGET = "全年预算"
SOME_BUDGET = "预算·未定"
PHASES = (FINAL, INITIAL_BUDGET, FULL_BUDGET, SOME_BUDGET)


class Coordinate(NamedTuple):
    """Where a data point stands. Equal coordinates are the same fact, wherever they are printed.

    ``measure``: 收入, 支出, 总计 of either side, balances, 三公 and 采购 items, counts (a path like ``三公/接待``).
    ``phase``: 决算, 年初预算, 全年预算 or 预算·未定. ``year``: relative to the document, 0 or -1.
    ``fund``, ``nature``: nodes of their trees (``全部`` is the root). ``function``, ``economic``:
    classification codes of 3, 5 or 7 digits, empty for the total. ``project``: key of a 自评表.
    A tuple, because coordinates are made, hashed and compared by the ten thousand.
    ``detail``: what else tells two facts apart (origin of a form's money, an indicator, a free noun).
    """

    measure: str
    phase: str = FINAL
    year: int = 0
    fund: str = ALL
    nature: str = ALL
    function: str = ""
    economic: str = ""
    project: str = ""
    detail: str = ""

    def at(self, **changes: str | int) -> Coordinate:
        """The coordinate with some dimensions changed."""
        values: list[str | int] = list(self)
        for name, value in changes.items():
            values[_POSITION[name]] = value
        return tuple.__new__(Coordinate, values)

    @property
    def words(self) -> str:
        """The coordinate in the form's own words, for messages."""
        parts = [
            self.project,
            "上年" if self.year == -1 else "",
            self.phase if self.phase != FINAL else "",
            self.fund if self.fund != ALL else "",
            self.nature if self.nature != ALL else "",
            self.measure.replace("/", "·"),
            self.function,
            self.economic,
            self.detail,
        ]
        return " ".join(part for part in parts if part)


DIMENSIONS = Coordinate._fields
_POSITION = {name: index for index, name in enumerate(DIMENSIONS)}
