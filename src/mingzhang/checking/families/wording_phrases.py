"""Fixed phrases of the form with a missing or wrong character, and wording damaged in recovery."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import (
    Zone,
    around,
    broken,
    edit_distance,
    exact,
    passages,
    spot,
)
from mingzhang.document import Cell, Table
from mingzhang.findings import Cited, Relation
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.points.terms import squeeze
from mingzhang.regex import regex

PHRASES = (
    "一般公共预算财政拨款",
    "政府性基金预算财政拨款",
    "国有资本经营预算财政拨款",
    "社会保障和就业支出",
    "资源勘探工业信息等支出",
    "文化旅游体育与传媒支出",
    "自然资源海洋气象等支出",
)
"""Phrases long enough that one changed character cannot make another legitimate phrase."""
TITLES = (
    "收入支出决算总表",
    "收入支出决算表",
    "收入决算表",
    "收入决算总表",
    "支出决算表",
    "支出决算总表",
    "财政拨款收入支出决算表",
    "财政拨款收入支出决算总表",
    "一般公共预算财政拨款支出决算表",
    "一般公共预算财政拨款收入支出决算表",
    "一般公共预算财政拨款基本支出决算表",
    "一般公共预算财政拨款基本支出决算明细表",
    "一般公共预算财政拨款项目支出决算表",
    "政府性基金预算财政拨款收入支出决算表",
    "政府性基金预算财政拨款支出决算表",
    "国有资本经营预算财政拨款支出决算表",
    "国有资本经营预算财政拨款收入支出决算表",
    "财政拨款三公经费支出决算表",
    "一般公共预算财政拨款三公经费支出决算表",
    "部门决算公开相关信息统计表",
)
_HEAD = 4
_DAMAGED = regex(
    r"(?!达|完)\w成预期(?:指标|目标|值)|指标并具(?!有一定效果)|[^\W\da-zA-Z] ?(?:and|of) ?[^\W\da-zA-Z]|[區財預決條產業]"
)
_TRIGGER = frozenset("期并區財預決條產業adof")
"""A cell without any of these characters cannot match: most cells of a table are settled by that."""
_NOT_TITLE = regex(r"[（(].*[)）]\Z|\A20\d\d年(?:度)?")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per passage that prints a fixed phrase, per table title, and per damaged cell."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE:
        return
    for item in passages(reading):
        if item.zone in (Zone.COVER, Zone.ATTACHMENT):
            continue
        found = damaged_phrase(item.text)
        key = spot(item.place)
        if found is None:
            yield exact("wording.phrase", key, [item.whole])
            continue
        start, end, phrase = found
        words = {
            "where": item.part or "正文",
            "printed": item.text[start:end],
            "phrase": phrase,
            "text": around(item.text, start, end),
        }
        yield broken("wording.phrase", key, [item.cite(start, end)], words, expected=phrase)
    yield from _titles(reading)
    yield from _damage(reading)


def damaged_phrase(text: str) -> tuple[int, int, str] | None:
    """Start, end and intended phrase of the first phrase printed with one character missing or wrong."""
    for phrase in PHRASES:
        for anchor, offset in ((phrase[:_HEAD], 0), (phrase[-_HEAD:], len(phrase) - _HEAD)):
            at = text.find(anchor)
            while at >= 0:
                found = _near(text, phrase, at, offset)
                if found is not None:
                    return (*found, phrase)
                at = text.find(anchor, at + 1)
    return None


def _near(text: str, phrase: str, at: int, offset: int) -> tuple[int, int] | None:
    """The span of ``phrase`` with one character dropped or changed, its anchor standing at ``at``."""
    size = len(phrase)
    start = at - offset
    if start >= 0 and text.startswith(phrase, start):
        return None
    if start >= 0 and start + size <= len(text):
        window = text[start : start + size]
        wrong = [i for i in range(size) if window[i] != phrase[i]]
        if len(wrong) == 1 and "一" <= window[wrong[0]] <= "鿿":
            return start, start + size
    # one character dropped: the anchor at the head stays, the anchor at the tail moves one to the left
    start = at if offset == 0 else at - offset + 1
    window = text[max(start, 0) : start + size - 1]
    if start < 0 or len(window) != size - 1:
        return None
    i = next((i for i in range(size - 1) if window[i] != phrase[i]), size - 1)
    inner = 0 < i < size - 1
    return (start, start + size - 1) if inner and window[i:] == phrase[i + 1 :] else None


def _titles(reading: Reading) -> Iterator[Relation]:
    """A table title at one character's distance from a statutory one, and equal to none."""
    for table in reading.tables:
        title = _NOT_TITLE.sub("", squeeze(table.head.title))
        if len(title) < 5 or "决算" not in title:
            continue  # the statutory titles are those of final accounts; a budget's are of another year's kind
        near = next((known for known in TITLES if edit_distance(title, known, 1) == 1), None)
        if title in TITLES or near is None or damaged_phrase(title) is not None:
            yield exact("wording.phrase", f"title.{table.scope}", [table.cited])
            continue
        words = {"where": table.head.title, "printed": title, "phrase": near, "text": table.head.title}
        yield broken("wording.phrase", f"title.{table.scope}", [table.cited], words, expected=near)


def _damage(reading: Reading) -> Iterator[Relation]:
    """Characters damaged in recovery, without a number: notes, told together."""
    fold = "wording.damage"
    for item in passages(reading):
        match = None if _TRIGGER.isdisjoint(item.text) else _DAMAGED.search(item.text)
        if match is not None:
            words = {
                "where": item.part or "正文",
                "printed": match.group(),
                "text": around(item.text, *match.span()),
            }
            yield broken("wording.damage", spot(item.place), [item.cite(*match.span())], words, fold=fold)
    for block in reading.document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row:
                    yield from _damaged_cell(cell)


def _damaged_cell(cell: Cell) -> Iterator[Relation]:
    if _TRIGGER.isdisjoint(cell.text):
        return
    match = _DAMAGED.search(cell.text)
    if match is not None:
        cited = Cited(cell.place.span(*match.span()), part="表格", printed=match.group())
        words = {"where": "表格", "printed": match.group(), "text": around(cell.text, *match.span())}
        yield broken("wording.damage", spot(cell.place), [cited], words, fold="wording.damage")
