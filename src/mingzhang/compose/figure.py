"""Figure: a point as a sentence needs it, with its change, share and completion computed from 分.

Its attributes bear Chinese names because the sentences of a profile are written by people of the trade.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from mingzhang.compose.printing import fixed, grouped, wan
from mingzhang.compose.shapes.listing import name_of
from mingzhang.points.classification import economic_names
from mingzhang.points.coordinate import FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Facts, Remarks


@dataclass(frozen=True, slots=True)
class Figure:
    """One point. ``words``: the ``[text]`` settings of the profile (decimals, thousands)."""

    facts: Facts
    coordinate: Coordinate
    words: Mapping[str, Any]

    @property
    def 值(self) -> int:
        """The exact value: 分, or a count."""
        return self.facts.value(self.coordinate)

    @property
    def 数(self) -> str:
        """A count in digits."""
        return str(self.值)

    @property
    def 万元(self) -> str:
        """``1,776.49万元``; zero is ``0万元``."""
        return self._money(self.值)

    @property
    def 有(self) -> bool:
        """Whether it is anything but zero."""
        return self.值 != 0

    @property
    def 名(self) -> str:
        """The name of its function or economic code."""
        if self.coordinate.economic:
            return economic_names()[self.coordinate.economic]
        return name_of(self.facts, self.coordinate.function)

    @property
    def 上级名(self) -> tuple[str, ...]:
        """Names of 类, 款 and 项 on the way down to its function code."""
        code = self.coordinate.function
        return tuple(name_of(self.facts, code[:length]) for length in (3, 5, 7) if len(code) >= length)

    @property
    def 上年(self) -> Figure:
        """The same point a year before."""
        return self._at(year=-1)

    @property
    def 年初预算(self) -> Figure:
        """Its initial budget."""
        return self._at(phase=INITIAL_BUDGET)

    @property
    def 全年预算(self) -> Figure:
        """Its budget after adjustment."""
        return self._at(phase=FULL_BUDGET)

    @property
    def 用途(self) -> str:
        """What it was used for, in the unit's words."""
        return self._remarks.purpose

    @property
    def 变动原因(self) -> str:
        """Why it differs from last year, in the unit's words."""
        return self._remarks.change

    @property
    def 预算原因(self) -> str:
        """Why it differs from the budget, in the unit's words."""
        return self._remarks.budget

    @property
    def 增减(self) -> int:
        """This year less last year, exactly."""
        return self.值 - self.上年.值

    @property
    def 差额(self) -> str:
        """The size of the change, in 万元."""
        return self._money(abs(self.增减))

    @property
    def 增减率(self) -> str:
        """The change in percent of last year; empty on a zero base, which has no rate."""
        return self._percent(Fraction(abs(self.增减), abs(self.上年.值))) if self.上年.值 else ""

    @property
    def 比上年(self) -> str:
        """``增加500.85万元，增长39.26%``; without a rate on a zero base; ``持平`` where nothing changed."""
        if self.增减 == 0:
            return "持平"
        up = self.增减 > 0
        text = f"{'增加' if up else '减少'}{self.差额}"
        rate = self.增减率
        return f"{text}，{'增长' if up else '下降'}{rate}" if rate else text

    def 占(self, whole: Figure) -> str:
        """Its share of another point in percent; empty where that is zero."""
        return self._percent(Fraction(self.值, whole.值)) if whole.值 else ""

    def 完成(self, budget: Figure) -> str:
        """Itself in percent of a budget; empty on a zero budget, which has no completion."""
        return self._percent(Fraction(self.值, budget.值)) if budget.值 else ""

    def 较(self, other: Figure) -> str:
        """``大于``, ``小于`` or ``等于``."""
        difference = self.值 - other.值
        return "大于" if difference > 0 else "小于" if difference < 0 else "等于"

    def 类(self) -> list[Figure]:
        """Its classes: with anything this year, last year or in the budget, in the order of their codes."""
        return self._codes(3)

    def 项(self) -> list[Figure]:
        """Its items at the lowest level."""
        return self._codes(7)

    def 款(self) -> list[Figure]:
        """Its economic items that are anything but zero."""
        return [self._at(economic=code) for code in self.facts.economics(self.coordinate)]

    def _codes(self, length: int) -> list[Figure]:
        codes: set[str] = set()
        for figure in (self, self.上年, self.年初预算):
            codes.update(code for code in self.facts.codes(figure.coordinate) if len(code) == length)
        return [self._at(function=code) for code in sorted(codes)]

    def _at(self, **changes: str | int) -> Figure:
        return Figure(self.facts, self.coordinate.at(**changes), self.words)

    @property
    def _remarks(self) -> Remarks:
        return self.facts.ledger.remarks.get(self.coordinate, Remarks())

    def _money(self, fen: int) -> str:
        text = "0" if fen == 0 else wan(fen, int(self.words["money_decimals"])).decimal
        return f"{grouped(text) if self.words['thousands'] else text}万元"

    def _percent(self, share: Fraction) -> str:
        return f"{fixed(share * 100, int(self.words['rate_decimals']))}%"
