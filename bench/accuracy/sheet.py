"""What the tables have in common: names of funds and incomes, ordinals, the accounts they are drawn from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from accuracy.draft import Draft
from accuracy.layouts import Layout
from accuracy.ledger import (
    BUSINESS,
    CAPITAL,
    FISCAL,
    FUND,
    FUNDS,
    GENERAL,
    LOWER,
    OTHER,
    TRADING,
    UPPER,
    Accounts,
)

ORDINALS = "一二三四五六七八九十"
FUND_NAMES = {
    GENERAL: "一般公共预算财政拨款",
    FUND: "政府性基金预算财政拨款",
    CAPITAL: "国有资本经营预算财政拨款",
}
INCOMES = (
    ("一般公共预算财政拨款收入", GENERAL),
    ("政府性基金预算财政拨款收入", FUND),
    ("国有资本经营预算财政拨款收入", CAPITAL),
    ("上级补助收入", UPPER),
    ("事业收入", BUSINESS),
    ("经营收入", TRADING),
    ("附属单位上缴收入", LOWER),
    ("其他收入", OTHER),
)


Cells = Callable[[str], list[tuple[int, str]]]
"""The amounts of a code's row, each with its fact."""


def ordinal(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    text = ("十" if tens == 1 else ORDINALS[tens - 1] + "十") if tens else ""
    return text + (ORDINALS[ones - 1] if ones else "")


def fund_name(funds: Sequence[str]) -> str:
    """The name of a group of funds in facts."""
    return "全部" if tuple(funds) == FUNDS else "财政" if tuple(funds) == FISCAL else funds[0]


class Sheet:
    """What all tables share: the draft they are drawn into, the layout, the accounts."""

    def __init__(self, draft: Draft, layout: Layout, books: Accounts) -> None:
        self.draft, self.layout, self.books = draft, layout, books
        self.who = "部门" if books.department else "单位"
        self.totals: dict[str, int] = {}
