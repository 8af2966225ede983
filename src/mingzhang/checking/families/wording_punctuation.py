"""Doubled punctuation, numbers that were never filled in, and numbers without their unit."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import (
    Passage,
    Zone,
    around,
    broken,
    exact,
    narrative,
    passages,
    spot,
)
from mingzhang.findings import Relation, Severity
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

_MARK = regex(r"[，。、；：,;]")
_DOUBLED = regex(
    r"(?<![。.…])(?:，[，。、；：,]|。[，、；：;]|。。(?!。)|、[，。、；：]|；[，。、；：;]|：[，。、；：]|,,|;;|,，)"
)
_MISSING = regex(
    r"(?:支出|收入|预算|决算|总计|合计|总额|金额|增加|减少|共计|经费)(?:数|额|为|了)?\s*(万元)"
    r"|(?:占比|占|增长|下降|预算的|支出的|合计的|总额的)\s*([%％])"
)
_BARE_RATE = regex(
    r"(?:占比|占|增长|下降|增幅|降幅|比重为?|完成[^，。；、0-9]{0,12}的)(?:[^0-9，。；、（）]{0,16}的?)"
    r"([0-9][0-9,]*\.[0-9]{1,2})\s*(?=[，。；）,;]|$)"
)
_BARE_AMOUNT = regex(
    r"(?:收入|支出|预算|决算|总计|合计|总额|金额|经费|费|增加|减少)(?:数|额)?(?:为|共)?\s*"
    r"([0-9][0-9,]*\.[0-9]{2})\s*(?=[，。；,;]|$)"
)
_STATED_UNIT = regex(r"单位\s*[:：]\s*(?:人民币)?[亿万千百]?元")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per passage for each of the three rules."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    for item in passages(reading):
        if item.zone not in (Zone.CONTENTS, Zone.COVER) and _MARK.search(item.text):
            yield _doubled(item)
    spoken = narrative(reading)
    unit_stated = {item.section for item in spoken if _STATED_UNIT.search(item.text)}
    for item in spoken:
        if "万元" in item.text or "%" in item.text or "％" in item.text:
            yield _missing(item)
        if item.section not in unit_stated and "." in item.text:
            yield _bare(item)


def _doubled(item: Passage) -> Relation:
    key = spot(item.place)
    match = _DOUBLED.search(item.text)
    if match is None:
        return exact("wording.punctuation", key, [item.whole])
    words = {
        "where": item.part or "正文",
        "mark": match.group(),
        "text": around(item.text, match.start(), match.end()),
    }
    severity = Severity.NOTE if item.zone is Zone.ATTACHMENT else None
    cited = item.cite(match.start(), match.end())
    return broken("wording.punctuation", key, [cited], words, severity=severity, fold="wording.punctuation")


def _missing(item: Passage) -> Relation:
    key = spot(item.place)
    match = _MISSING.search(item.text)
    if match is None or _STATED_UNIT.search(item.text):
        return exact("wording.number_missing", key, [item.whole])
    words = {"where": item.part or "正文", "text": around(item.text, match.start(), match.end())}
    return broken("wording.number_missing", key, [item.cite(match.start(), match.end())], words)


def _bare(item: Passage) -> Relation:
    """A rate without %, or an amount without 万元; an enumeration (12.5、13.6万元) states its unit last."""
    key = spot(item.place)
    match, unit = _BARE_RATE.search(item.text), "%"
    if match is None:
        match, unit = _BARE_AMOUNT.search(item.text), "万元"
    if match is None or "分别" in item.text[max(match.start() - 30, 0) : match.start()]:
        return exact("wording.unit_missing", key, [item.whole])
    words = {
        "where": item.part or "正文",
        "number": match.group(1),
        "unit": unit,
        "text": around(item.text, match.start(), match.end()),
    }
    return broken("wording.unit_missing", key, [item.cite(match.start(1), match.end(1))], words)
