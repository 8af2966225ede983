"""Units in which a disclosure prints: 元, 千元, 万元, 亿元, %, 分 (score) and counted nouns."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

OTHER_SCALE = 10_000
"""Smallest steps in one unit of a count, percentage or score (ten-thousandths)."""


class Kind(StrEnum):
    """What sort of quantity an amount is; amounts of different kinds never compare."""

    MONEY = "money"
    COUNT = "count"
    RATE = "rate"
    SCORE = "score"


class Unit(Struct, frozen=True):
    """A unit as printed, and how many smallest steps (分 for money) one of it is."""

    symbol: str
    kind: Kind
    scale: int

    @property
    def max_decimals(self) -> int:
        """How many decimals a print in this unit may have before it is finer than the smallest step."""
        return len(str(self.scale)) - 1


YUAN = Unit("元", Kind.MONEY, 100)
QIAN = Unit("千元", Kind.MONEY, 100_000)
WAN = Unit("万元", Kind.MONEY, 1_000_000)
BAIWAN = Unit("百万元", Kind.MONEY, 100_000_000)
YI = Unit("亿元", Kind.MONEY, 10_000_000_000)
MONEY_UNITS: tuple[Unit, ...] = (YI, BAIWAN, WAN, QIAN, YUAN)

PERCENT = Unit("%", Kind.RATE, OTHER_SCALE)
SCORE = Unit("分", Kind.SCORE, OTHER_SCALE)
COUNT = Unit("", Kind.COUNT, OTHER_SCALE)

_MONEY_BY_SYMBOL = {unit.symbol: unit for unit in MONEY_UNITS} | {
    "人民币元": YUAN,
    "人民币万元": WAN,
    "万": WAN,
    "亿": YI,
}


def money_unit(symbol: str) -> Unit | None:
    """The money unit a head line names (``万元``, ``人民币元``), or None."""
    return _MONEY_BY_SYMBOL.get(symbol)


def count_unit(noun: str) -> Unit:
    """The unit of a counted noun (辆, 人次, 平方米): one of it is one, whatever the noun."""
    return Unit(noun, Kind.COUNT, OTHER_SCALE)
