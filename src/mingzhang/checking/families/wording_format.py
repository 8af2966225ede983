"""How figures are printed in the text: decimals, thousands separators. Notes only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mingzhang.checking.families.wording_support import Passage, broken, exact, narrative, spot
from mingzhang.findings import Cited, Relation
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

_PERCENT = regex(r"(?<![0-9])([0-9]+)(?:\.([0-9]+))?\s*[%％]")
_MONEY = regex(r"(?<![0-9.,])([0-9][0-9,]*)(?:\.([0-9]+))?\s*万元")
_FEW = 3
"""With fewer figures than this there is no habit to depart from."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per percentage and per amount of the text."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    spoken = narrative(reading)
    yield from _percentages(spoken)
    yield from _amounts(spoken)


def _percentages(spoken: list[Passage]) -> Iterator[Relation]:
    """Every percentage with as many decimals as most; a bare 0 % or 100 % is no departure."""
    found = [(item, match) for item in spoken for match in _PERCENT.finditer(item.text)]
    decimals = Counter(len(match.group(2) or "") for _, match in found)
    if len(found) < _FEW:
        return
    usual = decimals.most_common(1)[0][0]
    for item, match in found:
        key = f"{spot(item.place)}.{match.start()}"
        cited = item.cite(*match.span())
        digits = len(match.group(2) or "")
        if digits == usual or (digits == 0 and match.group(1) in ("0", "100")):
            yield exact("wording.percent_decimals", key, [cited])
            continue
        words = {"where": item.part or "正文", "printed": match.group(), "usual": str(usual)}
        yield broken("wording.percent_decimals", key, [cited], words, fold="wording.percent_decimals")


def _amounts(spoken: list[Passage]) -> Iterator[Relation]:
    """Amounts in 万元 with two decimals (a bare 0 aside), thousands separated everywhere or nowhere."""
    separated: list[tuple[str, Cited, str]] = []
    plain: list[tuple[str, Cited, str]] = []
    for item in spoken:
        for match in _MONEY.finditer(item.text):
            key = f"{spot(item.place)}.{match.start()}"
            cited = item.cite(*match.span())
            where = item.part or "正文"
            whole, digits = match.group(1), match.group(2) or ""
            if len(whole.replace(",", "")) >= 4:
                (separated if "," in whole else plain).append((key, cited, where))
            if len(digits) == 2 or whole == "0":
                yield exact("wording.amount_decimals", key, [cited])
                continue
            if not digits and item.text[: match.start()].endswith("单价"):
                continue  # the threshold of 单价100万元以上设备 is no amount
            words = {"where": where, "printed": match.group()}
            yield broken("wording.amount_decimals", key, [cited], words, fold="wording.amount_decimals")
    rare, usual = sorted((separated, plain), key=len)
    for key, cited, _ in usual:
        yield exact("wording.thousands", key, [cited])
    for key, cited, where in rare:
        words = {"where": where, "printed": cited.printed, "usual": "有" if usual is separated else "没有"}
        yield broken("wording.thousands", key, [cited], words, fold="wording.thousands")
