"""Completeness of the text: 三公, 机关运行经费, 政府采购, 国有资产, 绩效, 名词解释, 概况, the parts.

Only for whole disclosures of final accounts (hard case 13 of the design). Each condition is one
instance: it holds, it does not, or the text could not be recognised.
Source: 预算法第十四条; 预算法实施条例第六条; 地方预决算公开操作规程 (财预〔2016〕143号).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.checking.families.wording_contents import LONG_TITLE, body_lines, plain_title
from mingzhang.checking.families.wording_support import (
    WHOLE_KINDS,
    Passage,
    Zone,
    broken,
    document_cited,
    exact,
    passages,
    undecided,
)
from mingzhang.document import numbering
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.reading import Reading
from mingzhang.regex import regex

_NONE = regex(r"(?:无|没有|未发生|未安排|不涉及|未使用)")
_INSTITUTION = regex(r"(?:学校|中学|小学|学院|大学|医院|卫生院|中心|馆|站|所|幼儿园|院)\Z")
_AMOUNT = r"(?:用|支出)?。?[^。；]{0,40}?(?:[0-9][0-9,.]*\s*[亿千百]?万?元|[0-9][0-9,.]*\s*万|持平|相同)"
_THREE_ITEMS = (
    ("因公出国（境）费", regex(rf"因公出国[（(]?境?[）)]?费?{_AMOUNT}")),
    (
        "公务用车购置费",
        regex(
            rf"公务用车购置(?:支出|费|费用)?(?!及|和|、){_AMOUNT}|车辆购置{_AMOUNT}|公车购置(?!及|和|、)[^。；]{{0,20}}?[0-9]|购置[^。；]{{0,14}}(?:公务用)?车"
        ),
    ),
    (
        "公务用车运行维护费",
        regex(rf"公务用?车运行(?:维护)?(?:费|支出)?{_AMOUNT}|公车运行(?:维护)?费?{_AMOUNT}"),
    ),
    ("公务接待费", regex(rf"公务接待费?{_AMOUNT}|(?:国内)?接待费?(?:支出)?{_AMOUNT}")),
)
_THREE_COUNTS = (
    ("出国团组数和人次", regex(r"团组|出国[^。；]{0,30}人次|团\s*[（(]组")),
    (
        "公务用车购置数",
        regex(r"购置[^。；]{0,30}[0-9]\s*[辆台]|(?:购置|更新)[^。；]{0,14}(?:公务用)?车[^。；]{0,12}[0-9]"),
    ),
    (
        "公务用车保有量",
        regex(r"保有量|保有[^。；]{0,6}[0-9]|公务用车[^。；]{0,16}[0-9一二三四五六七八九十]+\s*辆"),
    ),
    (
        "公务接待批次和人次",
        regex(r"批次|[0-9]\s*批|(?:接待|来访|来宾)[^。；]{0,30}?[0-9]\s*(?:个|人次|次)"),
    ),
)
_COUNT_OF = {
    "因公出国（境）费": "出国团组数和人次",
    "公务用车购置费": "公务用车购置数",
    "公务用车运行维护费": "公务用车保有量",
    "公务接待费": "公务接待批次和人次",
}
"""What is left out with its amount is left out once: the sentence is missing, and the count stood in it."""
_ASSETS = regex(
    r"国有资产(?:占|使用|情况|信息)|共有(?:公务用)?车(?:辆)?|(?:单价|单位价值)[0-9]+万元|资产总额"
)
_COMPARED = regex(r"上年|上一年|去年|20\d\d\s*年|预算")
_MOVED = regex(r"增加|减少|增长|下降|持平|相同|一致|大于|小于|节约|完成|无变化")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per required explanation."""
    if reading.kind not in WHOLE_KINDS or not reading.whole:
        return
    found = passages(reading)
    spoken = [item for item in found if item.zone is Zone.NARRATIVE]
    if not spoken:
        yield undecided("content.narrative", "all", "没有读出情况说明", [document_cited(reading)])
    else:
        yield from _three_public(reading, spoken)
        yield _operating(reading, spoken)
        yield from _procurement(reading, spoken)
        yield _told(reading, found, "content.assets", "国有资产占用情况", _ASSETS)
        yield _told(reading, found, "content.performance", "预算绩效情况", regex(r"绩效"))
    yield _duties(reading, found)
    yield _glossary(reading, found)
    yield from _parts(reading)


def _cited(reading: Reading, found: list[Passage]) -> list[Cited]:
    return [found[0].whole] if found else [document_cited(reading)]


def _told(
    reading: Reading, everything: list[Passage], rule_id: str, what: str, words: re.Pattern[str]
) -> Relation:
    """Whether any sentence (or, failing that, an attachment) speaks of it; a heading alone does not."""
    text = [item for item in everything if item.zone in (Zone.NARRATIVE, Zone.OTHER)]
    found = [item for item in text if words.search(item.text) and not _only_heading(item)]
    if found:
        return exact(rule_id, "all", _cited(reading, found))
    return broken(rule_id, "all", [document_cited(reading)], {"what": what})


def _only_heading(item: Passage) -> bool:
    return item.heading or (
        numbering(item.text) is not None and len(item.text) < 30 and "。" not in item.text
    )


def _section(spoken: list[Passage], reading: Reading, words: re.Pattern[str]) -> list[Passage]:
    """The passages under headings with these words, and those that use the words themselves."""
    under = {section.index for section in reading.sections if words.search(section.title)}
    grown = True
    while grown:
        inner = {s.index for s in reading.sections if s.parent in under} - under
        under |= inner
        grown = bool(inner)
    return [
        item
        for item in spoken
        if (item.section in under or words.search(item.text)) and not _only_heading(item)
    ]


def _three_public(reading: Reading, spoken: list[Passage]) -> Iterator[Relation]:
    """Four amounts with their counts, and a comparison: 三公 is the most read part of a disclosure."""
    found = _section(spoken, reading, regex(r"三公"))
    if not found:
        words = {"what": "“三公”经费支出情况"}
        yield broken("content.three_public", "all", [document_cited(reading)], words)
        return
    yield exact("content.three_public", "all", _cited(reading, found))
    text = "".join(item.text for item in found)
    nothing = len(text) < 150 and _NONE.search(text) is not None
    unsaid: set[str] = set()
    for rule_id, wanted in (
        ("content.three_public_items", _THREE_ITEMS),
        ("content.three_public_counts", _THREE_COUNTS),
    ):
        lacking = [] if nothing else [name for name, pattern in wanted if not pattern.search(text)]
        lacking = [name for name in lacking if name not in unsaid]
        unsaid |= {_COUNT_OF[name] for name in lacking if name in _COUNT_OF}
        if lacking:
            words = {"where": found[0].part, "lacking": "、".join(lacking)}
            yield broken(rule_id, "all", _cited(reading, found), words)
        else:
            yield exact(rule_id, "all", _cited(reading, found))
    if nothing or (_COMPARED.search(text) and _MOVED.search(text)):
        yield exact("content.three_public_change", "all", _cited(reading, found))
    else:
        yield broken("content.three_public_change", "all", _cited(reading, found), {"where": found[0].part})


def _operating(reading: Reading, spoken: list[Passage]) -> Relation:
    """机关运行经费, or the sentence that there is none; an institution may have left it out."""
    words = regex(r"机关运行(?:经)?费|运行经费")
    found = _section(spoken, reading, words)
    if found:
        return exact("content.operating", "all", _cited(reading, found))
    severity = Severity.WARNING if _INSTITUTION.search(reading.unit) else None
    told = {"what": "机关运行经费支出情况"}
    return broken("content.operating", "all", [document_cited(reading)], told, severity=severity)


def _procurement(reading: Reading, spoken: list[Passage]) -> Iterator[Relation]:
    """政府采购: total, goods, works and services, and the share of small and medium enterprises."""
    found = _section(spoken, reading, regex(r"政府采购"))
    if not found:
        yield broken("content.procurement", "all", [document_cited(reading)], {"what": "政府采购支出情况"})
        return
    yield exact("content.procurement", "all", _cited(reading, found))
    text = "".join(item.text for item in found)
    zero = re.search(
        r"(?:采购(?:支出)?(?:总额|金额|合计)|采购支出)(?:（[^）]*）)?(?:合计|总计|共计)?(?:为|共)?\s*0(?:\.0+)?\s*万?元",
        text,
    )
    nothing = zero is not None or re.search(
        r"(?:无|没有|未发生|未安排)[^。；]{0,12}政府采购|政府采购[^。；]{0,6}(?:无|没有|未发生)", text
    )
    wanted = (("货物", "货物"), ("工程", "工程"), ("服务", "服务"), ("中小企业", "中小"))
    lacking = [] if nothing else [name for name, word in wanted if word not in text]
    if lacking:
        words = {"where": found[0].part, "lacking": "、".join(lacking)}
        yield broken("content.procurement_parts", "all", _cited(reading, found), words)
    else:
        yield exact("content.procurement_parts", "all", _cited(reading, found))


def _duties(reading: Reading, found: list[Passage]) -> Relation:
    words = regex(r"职责|职能|主要工作")
    titled = [s for s in reading.sections if words.search(s.title) and s.end > s.start]
    outside = (Zone.CONTENTS, Zone.NARRATIVE, Zone.GLOSSARY, Zone.ATTACHMENT)
    spoken = [
        item
        for item in found
        if item.zone not in outside and words.search(item.text) and not _only_heading(item)
    ]
    if titled:
        return exact("content.duties", "all", [Cited(titled[0].place, printed=titled[0].title)])
    if spoken:
        return exact("content.duties", "all", _cited(reading, spoken))
    return broken("content.duties", "all", [document_cited(reading)], {"what": "单位职责和机构设置"})


def _glossary(reading: Reading, found: list[Passage]) -> Relation:
    explained = [item for item in found if item.zone is Zone.GLOSSARY and "指" in item.text]
    if reading.glossary or explained:
        cited = list(reading.glossary[:1]) or [explained[0].whole]
        return exact("content.glossary", "all", cited)
    return broken("content.glossary", "all", [document_cited(reading)], {"what": "名词解释"})


def _parts(reading: Reading) -> Iterator[Relation]:
    """Every part that the contents list names has its heading in the body."""
    headings = {section.ordinal for section in reading.sections if section.level == 1}
    lines = body_lines(reading)
    body = "".join(lines)
    for entry in reading.contents:
        number = numbering(entry.title)
        if number is None or number.level != 1:
            continue
        key = f"part.{number.ordinal}"
        title = plain_title(entry.title)
        if number.ordinal in headings or title in (body if len(title) >= LONG_TITLE else lines):
            yield exact("content.parts", key, [entry.cited])
        elif not headings:
            yield undecided("content.parts", key, "正文没有读出各部分的标题", [entry.cited])
        else:
            yield broken("content.parts", key, [entry.cited], {"title": entry.title})
