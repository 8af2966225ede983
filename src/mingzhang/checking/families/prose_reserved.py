"""What small and medium suppliers won, in reserved and in other purchases, is no more than all purchases."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.amount import Amount, money_unit, parse_amount
from mingzhang.checking.families.wording_support import Passage, broken, exact, narrative, spot
from mingzhang.findings import Cited, Relation
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

RULE = "prose.reserved"
_SUM = r"(?:采购)?(?:金额|合同金额|支出)?[^。；，]{0,6}?(?P<sum>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>万元|亿元|元)"
_ALL = regex(
    r"政府采购(?:支出)?(?:总额|金额|支出|合计)(?:[（(][^（()）]*[)）])?(?:共计|合计|总计)?[为是]?\s*(?P<sum>[0-9][0-9,]*(?:\.[0-9]+)?)\s*(?P<unit>万元|亿元|元)"
)
_RESERVED = regex(r"面向中小企业预留的?政府采购项目中[，,][^。；]*?中小企业[^。；]*?" + _SUM)
_OTHER = regex(r"其他政府采购项目中[，,][^。；]*?中小企业[^。；]*?" + _SUM)
_DECIMALS = 2
_NEAR = 3
"""Paragraphs over which one account of purchases may run."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for each total of purchases with both sums after it."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    told = narrative(reading)
    for index, item in enumerate(told):
        whole = _found(_ALL, [item])
        if whole is None:
            continue
        parts = [_found(pattern, told[index : index + _NEAR + 1]) for pattern in (_RESERVED, _OTHER)]
        reserved, other = parts
        if reserved is None or other is None:
            continue
        cited = [whole[1], reserved[1], other[1]]
        key = spot(item.place)
        least = reserved[0].interval.low + other[0].interval.low
        if least <= whole[0].interval.high:
            yield exact(RULE, key, cited)
            continue
        words = {
            "where": item.part or "情况说明",
            "reserved": str(reserved[0]),
            "other": str(other[0]),
            "whole": str(whole[0]),
        }
        yield broken(RULE, key, cited, words, guilty=(2,))


def _found(pattern: re.Pattern[str], items: list[Passage]) -> tuple[Amount, Cited] | None:
    for item in items:
        match = pattern.search(item.text)
        if match is None:
            continue
        unit = money_unit(match["unit"])
        amount = parse_amount(match["sum"], unit, _DECIMALS) if unit else None
        if amount is not None:
            return amount, item.cite(*match.span("sum"))
    return None
