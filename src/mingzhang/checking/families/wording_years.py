"""The year in heads, headings and sentences is the document's own; bases of comparison are the year before.

A year of a law, a plan, a project or a period is never stale (hard case 14 of the design): only a year
that the words around it make the document's own, or the base of its comparison, is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.families.wording_support import (
    ACCOUNTS_KINDS,
    Passage,
    Zone,
    broken,
    exact,
    narrative,
    passages,
    spot,
    undecided,
)
from mingzhang.findings import Relation, Severity
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.regex import regex

_HEADING_YEAR = regex(r"(20\d\d)\s*年(?:度)?[^，。；]{0,12}?(?:决算|预算|收入|支出|情况说明)")
_OTHER_YEARS = regex(r"比|较|预算执行|结转|附件|绩效|项目|评价|报告")
MAX_COVER_LINE = 40
_OWN = (
    "收入支出总计|收支总计|收入总计|支出总计|收入合计|支出合计|总收入|总支出|财政拨款收入|财政拨款支出|财政拨款基本支出"
    '|一般公共预算财政拨款|政府性基金预算|国有资本经营预算|(?:财政拨款)?[“"]?三公[”"]?经费|机关运行经费|政府采购'
    "|(?:国内|国（境）外)?公务接待|国内接待|因公出国|公务用车|(?:没有|无)(?:使用)?(?:政府性基金|国有资本|因公|“三公”)"
    "|(?:财政拨款)?收入?、支出?(?:决算)?总计|部门决算|单位决算|期末"
)
_OWN_YEAR = regex(
    rf"(?:\A|(?<=[。；]))\s*([^，。；、与比较同0-9]{{0,30}}?)(20\d\d)\s*年(?:度)?\s*"
    rf"(?:，?[^，。；、与比较同0-9]{{2,24}}?)?(?:{_OWN})"
)
_BASE_YEAR = regex(
    r"(?:与|比|较|同)\s*(20\d\d)\s*年(?:度)?(?:决算)?(?:数)?\s*(?:相比|比较|增加|减少|增长|下降|持平|相同|多|少)"
)
_ASSET_DATE = regex(r"截[至止]\s*(?:到)?\s*(20\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_ASSETS = regex(r"车辆|国有资产|资产总额|设备")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per year that can be stale."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    yield from _heads(reading)
    if reading.year is None:
        return
    for item in passages(reading):
        if (
            item.heading
            or item.zone is Zone.CONTENTS
            or (item.zone is Zone.COVER and len(item.text) <= MAX_COVER_LINE)
        ):
            yield from _heading(item, reading.year)
    for item in narrative(reading):
        if not item.heading:
            yield from _own_year(item, reading.year)
            yield from _base_year(item, reading.year)
            if reading.kind in ACCOUNTS_KINDS:
                yield from _asset_date(item, reading.year)


def _heads(reading: Reading) -> Iterator[Relation]:
    for table in reading.tables:
        if table.head.year is None:
            continue
        key = f"head.{table.scope}"
        cited = table.head.year_cited or table.cited
        if reading.year is None:
            yield undecided("wording.year", key, "没有读出本文件的年度", [cited])
        elif table.head.year == reading.year:
            yield exact("wording.year", key, [cited])
        else:
            words = _words(f"{table.head.title}表头", f"{table.head.year}年", reading.year)
            yield broken("wording.year", key, [cited], words, expected=str(reading.year))


def _words(where: str, printed: str, year: int) -> dict[str, str]:
    return {"where": where, "printed": printed, "year": str(year)}


def _heading(item: Passage, year: int) -> Iterator[Relation]:
    """A heading that names a year of accounts names the document's own."""
    match = _HEADING_YEAR.search(item.text)
    if match is None or item.zone is Zone.ATTACHMENT or _OTHER_YEARS.search(item.text):
        return
    key = f"heading.{spot(item.place)}"
    cited = item.cite(*match.span(1))
    if int(match.group(1)) == year:
        yield exact("wording.year", key, [cited])
    else:
        where = item.zone.value if item.zone in (Zone.CONTENTS, Zone.COVER) else f"标题“{item.part}”"
        yield broken(
            "wording.year", key, [cited], _words(where, f"{match.group(1)}年", year), expected=str(year)
        )


def _own_year(item: Passage, year: int) -> Iterator[Relation]:
    """A sentence that opens with a year and a total of the accounts speaks of the document's year.

    Where the same paragraph also names the document's year, the sentence may recount an earlier one.
    """
    for match in _OWN_YEAR.finditer(item.text):
        printed = int(match.group(2))
        key = f"text.{spot(item.place)}.{match.start(2)}"
        cited = item.cite(*match.span(2))
        named = re.search(rf"{year}\s*年", item.text) is not None
        own_base = any(int(base.group(1)) == printed for base in _BASE_YEAR.finditer(item.text))
        if printed == year or (named and printed == year - 1 and not own_base):
            yield exact("wording.year", key, [cited])
            continue
        severity = Severity.WARNING if named and not own_base else None
        words = _words(item.part or "正文", f"{printed}年", year)
        yield broken("wording.year", key, [cited], words, severity=severity, expected=str(year))


def _base_year(item: Passage, year: int) -> Iterator[Relation]:
    """The base is the year before; the document's own year as base is an error, an older one is odd."""
    for match in _BASE_YEAR.finditer(item.text):
        printed = int(match.group(1))
        key = f"{spot(item.place)}.{match.start(1)}"
        cited = item.cite(*match.span(1))
        if printed == year - 1:
            yield exact("wording.base_year", key, [cited])
            continue
        words = {
            "where": item.part or "正文",
            "printed": f"{printed}年",
            "base": str(year - 1),
            "text": match.group(),
        }
        severity = None if printed >= year else Severity.WARNING
        yield broken("wording.base_year", key, [cited], words, severity=severity, expected=str(year - 1))


def _asset_date(item: Passage, year: int) -> Iterator[Relation]:
    """The count of vehicles and equipment is that of the year's last day."""
    if not _ASSETS.search(item.text):
        return
    for match in _ASSET_DATE.finditer(item.text):
        key = f"{spot(item.place)}.{match.start()}"
        cited = item.cite(match.start(1), match.end())
        if (int(match.group(1)), int(match.group(2)), int(match.group(3))) == (year, 12, 31):
            yield exact("wording.asset_date", key, [cited])
        else:
            expected = f"{year}年12月31日"
            words = {"where": item.part or "正文", "printed": match.group()[2:], "expected": expected}
            yield broken("wording.asset_date", key, [cited], words, expected=expected)
