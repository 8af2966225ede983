"""Exact amounts: what a printed number is, and the interval of true values it stands for.

Money is an exact integer of 分; everything else (counts, percentages, scores) an exact integer of
ten-thousandths of its unit, fine enough for every figure the forms print (2.5 分, 566.28 平方米, 99.95 %).
Binary floating point never enters: 0.1 + 0.2 must be 0.3 in a document that people sign.
"""

from mingzhang.amount.interval import Interval
from mingzhang.amount.numerals import Special, parse_amount, read_money, to_half_width
from mingzhang.amount.unit import (
    COUNT,
    MONEY_UNITS,
    PERCENT,
    SCORE,
    WAN,
    YI,
    YUAN,
    Kind,
    Unit,
    count_unit,
    money_unit,
)
from mingzhang.amount.value import Amount, format_scaled, round_half_up

__all__ = [
    "COUNT",
    "MONEY_UNITS",
    "PERCENT",
    "SCORE",
    "WAN",
    "YI",
    "YUAN",
    "Amount",
    "Interval",
    "Kind",
    "Special",
    "Unit",
    "count_unit",
    "format_scaled",
    "money_unit",
    "parse_amount",
    "read_money",
    "round_half_up",
    "to_half_width",
]
