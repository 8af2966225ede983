"""Empty tables carry their sentence, and what the text says does not exist has no money in the tables.

Source: 地方预决算公开操作规程 (财预〔2016〕143号): an empty table is listed and explained.
"""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_accounts import account_codes
from mingzhang.checking.families.wording_support import (
    Passage,
    broken,
    exact,
    narrative,
    spot,
    titles_above,
    undecided,
)
from mingzhang.document import Paragraph, Table
from mingzhang.findings import Cited, Relation, Severity
from mingzhang.points.coordinate import FINAL
from mingzhang.points.reading import DocumentKind, Reading, RecognisedTable
from mingzhang.regex import regex

_EMPTY_SENTENCE = regex(
    r"(?:本表|此表|该表|表中)?[^，。；]{0,4}(?:无数据|没有数据|为空表?|空表)|故本表|(?:没有|无|未发生|未安排|不涉及|均为(?:0|零))[^。；]{0,30}"
    r"(?:收入|支出|收支|经费|拨款|安排|情况|数据|业务|事项)"
)
_NO_DATA = regex(r"(?:本表|此表|该表)[^，。；]{0,6}(?:无数据|没有数据|为空)|故(?:本表|此表)无数据")
_NOTHING = regex(
    r"\A[^。；]{0,60}?(?:无|没有|未发生|未安排|不涉及|不存在)(?:此项|该项|本项)?[^。；0-9，]{0,30}(?:收支|收入|支出|经费|拨款|预算|情况)[^。；]{0,16}[。；]?\s*\Z"
)
_NONE_OF = regex(
    r"本(?:年度?|单位|部门|年)[^，。；：]{0,8}?(?:没有|无|未发生|未安排)([^，。；：、无0-9]{2,16}?)(?=[，。；]|\Z)"
)
_LAST_YEAR = regex(r"上年|去年|以前年度|20\d\d")
_NONZERO = regex(r"(?<![0-9.,])(?:[1-9][0-9,]*(?:\.[0-9]+)?|0\.[0-9]*[1-9][0-9]*)\s*万元")
_DECIMAL = regex(r"\d+\.\d\d")
_STATUTORY = frozenset(
    {"基金表", "国资表", "三公表", "一般公共支出表", "财政拨款支出表", "基本支出表", "信息表"}
)
_TOPICS = (
    ("基金表", regex(r"政府性基金")),
    ("国资表", regex(r"国有资本经营")),
    ("三公表", regex(r"三公")),
)
_ITEMS = (
    ("三公/因公出国", regex(r"因公出国")),
    ("三公/公务用车/购置", regex(r"公务用车购置(?!及|和)")),
    ("三公/公务用车/运行", regex(r"公务用车运行")),
    ("三公/接待", regex(r"公务接待")),
)
MAX_NOTES = 8
MAX_NOTHING = 90


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per statutory table, per section that says there is nothing, per denied account."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    spoken = narrative(reading)
    for table in reading.tables:
        if table.kind in _STATUTORY:
            yield from _table(reading, table, spoken)
    for item in spoken:
        yield from _nothing(reading, item, spoken)
        yield from _denied(reading, item)


_NEXT = regex(r"公开\s*\d+\s*表|表\s*(?:[（(][^（）()]{1,12}[)）])?\s*$")
"""The title or number of a table: what follows belongs to that one, recognised or not."""
MAX_TITLE = 40


def is_empty(reading: Reading, table: RecognisedTable) -> bool | None:
    """Whether a table prints no amount but zero; None where its figures could not be read."""
    if not table.empty:
        return False
    if table.unread:
        return None
    if table.prints:
        return True
    block = reading.document.blocks[table.block]
    if isinstance(block, Table) and any(_DECIMAL.search(cell.text) for row in block.rows for cell in row):
        return None
    return True


def below(reading: Reading, table: RecognisedTable) -> list[Cited]:
    """The notes of a table, and the short paragraphs directly under it."""
    found = list(table.notes)
    others = {other.cited.place.block for other in reading.tables if other.block > table.block}
    others |= {other.block for other in reading.tables if other.block > table.block}
    others |= {section.place.block for section in reading.sections}
    for block in reading.document.blocks[table.block + 1 : table.block + 1 + MAX_NOTES]:
        if block.place.block in others:
            break
        if not isinstance(block, Paragraph):
            continue
        if _NEXT.search(block.text) and len(block.text) <= MAX_TITLE:
            break
        found.append(Cited(block.place, part=table.head.title, printed=block.text))
    return found


def _table(reading: Reading, table: RecognisedTable, spoken: list[Passage]) -> Iterator[Relation]:
    empty = is_empty(reading, table)
    title = table.head.title or table.kind
    if empty is None:
        yield undecided("wording.empty_table", table.scope, "这张表的数字没有读出来", [table.cited])
        return
    notes = below(reading, table)
    if not empty:
        claim = next((note for note in notes if _NO_DATA.search(note.printed)), None)
        if claim is None:
            yield exact("wording.empty_claim", table.scope, [table.cited])
        else:
            filled = next(item for item in table.prints if item.amount.value)
            words = {
                "where": title,
                "printed": claim.printed[:40],
                "table": title,
                "amount": str(filled.amount),
            }
            yield broken("wording.empty_claim", table.scope, [claim, filled.cited], words, guilty=(0,))
        return
    if any(_EMPTY_SENTENCE.search(note.printed) for note in notes):
        yield exact("wording.empty_table", table.scope, [table.cited])
        return
    told = _told(reading, table.kind, spoken)
    words = {"table": title, "narrative": "情况说明里已经说明，但" if told else ""}
    severity = Severity.NOTE if table.kind in ("信息表", "基本支出表") else None
    yield broken("wording.empty_table", table.scope, [table.cited], words, severity=severity)


def _told(reading: Reading, kind: str, spoken: list[Passage]) -> bool:
    """Whether the text says that what the table shows does not exist."""
    topic = next((pattern for name, pattern in _TOPICS if name == kind), None)
    if topic is None:
        return False
    return any(
        topic.search(titles_above(reading, item) + item.text) and _NOTHING.search(item.text)
        for item in spoken
        if not item.heading
    )


def _nothing(reading: Reading, item: Passage, spoken: list[Passage]) -> Iterator[Relation]:
    """本年度无此项收支: then the section's table is empty. A section that also states amounts is left."""
    if item.heading or len(item.text) > MAX_NOTHING or not _NOTHING.search(item.text):
        return
    if any(pattern.search(item.text) for _, pattern in _ITEMS):
        return  # one of the three expenses: see _denied
    section = [other for other in spoken if other.section == item.section]
    if any(_NONZERO.search(other.text) for other in section) or _LAST_YEAR.search(
        item.text.split("年", 1)[-1]
    ):
        return
    above = titles_above(reading, item)
    kinds = [kind for kind, pattern in _TOPICS if pattern.search(above)]
    for kind in kinds[:1]:
        tables = [table for table in reading.tables if table.kind == kind]
        key = f"text.{spot(item.place)}"
        if not tables:
            yield undecided("wording.empty_claim", key, f"没有读出{kind}", [item.whole])
        filled = [print_ for table in tables for print_ in table.prints if print_.amount.value]
        if tables and not filled:
            yield exact("wording.empty_claim", key, [item.whole, tables[0].cited])
        elif filled:
            words = {
                "where": item.part,
                "printed": item.text[:40],
                "table": tables[0].head.title or kind,
                "amount": str(filled[0].amount),
            }
            yield broken("wording.empty_claim", key, [item.whole, filled[0].cited], words, guilty=(0,))


def _denied(reading: Reading, item: Passage) -> Iterator[Relation]:
    """本单位无公务接待费支出: then no table prints money for it (an account of 公开06: a warning)."""
    for match in _NONE_OF.finditer(item.text):
        if _LAST_YEAR.search(match.group()):
            continue
        name = match.group(1).removesuffix("支出").removesuffix("费用")
        measure = next((key for key, pattern in _ITEMS if pattern.search(name)), "")
        codes = () if measure else account_codes(name)
        prints = [
            print_
            for table in reading.tables
            if (table.kind == "三公表" if measure else "基本" in table.kind)
            for print_ in table.prints
            if print_.coordinate.phase == FINAL
            and print_.coordinate.year == 0
            and (print_.coordinate.measure == measure if measure else print_.coordinate.economic in codes)
        ]
        if not prints:
            continue
        key = f"denied.{spot(item.place)}.{match.start()}"
        cited = item.cite(*match.span())
        filled = next((print_ for print_ in prints if print_.amount.value), None)
        if filled is None:
            yield exact("wording.empty_claim", key, [cited, prints[0].cited])
            continue
        words = {
            "where": item.part or "情况说明",
            "printed": match.group(),
            "table": filled.cited.part or "决算表",
            "amount": str(filled.amount),
        }
        severity = None if measure else Severity.WARNING
        yield broken("wording.empty_claim", key, [cited, filled.cited], words, severity=severity, guilty=(0,))
