"""Figure: a point as a sentence needs it, with its change, share and completion computed from 分."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

from mingzhang.compose.printing import fixed, grouped, wan
from mingzhang.compose.shapes.listing import name_of
from mingzhang.compose.wording import phrase
from mingzhang.points.classification import economic_names
from mingzhang.points.coordinate import FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Facts, Remarks

COUNTED = frozenset(
    {"出国团组", "出国人次", "购置车辆数", "公务用车保有量", "接待批次", "接待人次", "车辆", "设备"}
)
"""Measures that count things; every other one is money."""

VOCABULARY: Mapping[str, str] = {
    "增减率": "change_rate",
    "增减": "change",
    "上级名": "path",
    "上年": "before",
    "年初预算": "initial_budget",
    "全年预算": "full_budget",
    "用途": "purpose",
    "变动原因": "change_reason",
    "预算原因": "budget_reason",
    "差额": "change_size",
    "比上年": "against_last_year",
    "万元": "money",
    "占": "share_of",
    "完成": "completion_of",
    "较": "compared_to",
    "类": "classes",
    "项": "items",
    "款": "economic_items",
    "值": "value",
    "数": "count",
    "有": "present",
    "名": "name",
}
"""What the sentences of a profile call a figure's attributes: they are written by people of the trade."""


class Figure(Struct, frozen=True):
    """One point. ``words``: the ``[text]`` settings of the profile (decimals, thousands)."""

    facts: Facts
    coordinate: Coordinate
    words: Mapping[str, Any]

    def __getitem__(self, word: str) -> Any:
        """An attribute by the name sentences use (``收入总计.比上年``)."""
        return getattr(self, VOCABULARY[word])

    @property
    def value(self) -> int:
        """The exact value: 分, or a count."""
        return self.facts.value(self.coordinate)

    @property
    def count(self) -> str:
        """A count in digits."""
        return str(self.value)

    @property
    def money(self) -> str:
        """``1,776.49万元``; zero is ``0万元``."""
        return self._money(self.value)

    @property
    def present(self) -> bool:
        """Whether it prints as anything but zero: what a sentence calls nothing must look like nothing."""
        return self._step(self.value) != 0

    @property
    def name(self) -> str:
        """The name of its function or economic code."""
        if self.coordinate.economic:
            return economic_names()[self.coordinate.economic]
        return name_of(self.facts, self.coordinate.function)

    @property
    def path(self) -> tuple[str, ...]:
        """Names of 类, 款 and 项 on the way down to its function code."""
        code = self.coordinate.function
        return tuple(name_of(self.facts, code[:length]) for length in (3, 5, 7) if len(code) >= length)

    @property
    def before(self) -> Figure:
        """The same point a year before."""
        return self._at(year=-1)

    @property
    def initial_budget(self) -> Figure:
        """Its initial budget."""
        return self._at(phase=INITIAL_BUDGET)

    @property
    def full_budget(self) -> Figure:
        """Its budget after adjustment."""
        return self._at(phase=FULL_BUDGET)

    @property
    def purpose(self) -> str:
        """What it was used for, in the unit's words."""
        return phrase(self._remarks.purpose)

    @property
    def change_reason(self) -> str:
        """Why it differs from last year, in the unit's words."""
        return phrase(self._remarks.change)

    @property
    def budget_reason(self) -> str:
        """Why it differs from the budget, in the unit's words."""
        return phrase(self._remarks.budget)

    @property
    def change(self) -> int:
        """This year less last year, exactly; 0 where the difference is too small to be printed."""
        difference = self.value - self.before.value
        return difference if self._step(difference) else 0

    @property
    def change_size(self) -> str:
        """The size of the change, in 万元."""
        return self._money(abs(self.change))

    @property
    def change_rate(self) -> str:
        """The change in percent of last year; empty on a zero base, which has no rate."""
        return (
            self._percent(Fraction(abs(self.change), abs(self.before.value))) if self.before.present else ""
        )

    @property
    def against_last_year(self) -> str:
        """``增加500.85万元，增长39.26%``; without a rate on a zero base; ``持平`` where nothing changed."""
        if self.change == 0:
            return "持平"
        up = self.change > 0
        text = f"{'增加' if up else '减少'}{self.change_size}"
        rate = self.change_rate
        return f"{text}，{'增长' if up else '下降'}{rate}" if rate else text

    def share_of(self, whole: Figure) -> str:
        """Its share of another point in percent; empty where that is zero."""
        return self._percent(Fraction(self.value, whole.value)) if whole.present else ""

    def completion_of(self, budget: Figure) -> str:
        """Itself in percent of a budget; empty on a zero budget, which has no completion."""
        return self._percent(Fraction(self.value, budget.value)) if budget.present else ""

    def compared_to(self, other: Figure) -> str:
        """``大于``, ``小于`` or ``等于``."""
        difference = self._step(self.value) - self._step(other.value)
        return "大于" if difference > 0 else "小于" if difference < 0 else "等于"

    def classes(self) -> list[Figure]:
        """Its classes: with anything this year, last year or in the budget, in the order of their codes."""
        return self._codes(3)

    def items(self) -> list[Figure]:
        """Its items at the lowest level."""
        return self._codes(7)

    def economic_items(self) -> list[Figure]:
        """Its economic items that are anything but zero."""
        found = (self._at(economic=code) for code in self.facts.economics(self.coordinate))
        return [figure for figure in found if figure.present]

    def _codes(self, length: int) -> list[Figure]:
        codes: set[str] = set()
        for figure in (self, self.before, self.initial_budget):
            codes.update(code for code in self.facts.codes(figure.coordinate) if len(code) == length)
        return [self._at(function=code) for code in sorted(codes)]

    def _at(self, **changes: str | int) -> Figure:
        return Figure(self.facts, self.coordinate.at(**changes), self.words)

    @property
    def _remarks(self) -> Remarks:
        return self.facts.ledger.remarks.get(self.coordinate, Remarks())

    @property
    def counted(self) -> bool:
        """Whether it is a number of things and no money."""
        return self.coordinate.measure.partition("/")[0] in COUNTED

    def _step(self, value: int) -> int:
        """What is printed of a value, in 分 (a count is printed as it is)."""
        return value if self.counted else wan(value, int(self.words["money_decimals"])).value

    def _money(self, fen: int) -> str:
        text = wan(fen, int(self.words["money_decimals"])).decimal if self._step(fen) else "0"
        return f"{grouped(text) if self.words['thousands'] else text}万元"

    def _percent(self, share: Fraction) -> str:
        return f"{fixed(share * 100, int(self.words['rate_decimals']))}%"
