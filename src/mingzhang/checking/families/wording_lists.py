"""Counted lists and numbered tables: 内设机构, 公开01–10, 行次, 栏次."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from mingzhang.checking.families.wording_support import (
    Passage,
    Zone,
    broken,
    exact,
    passages,
    spot,
    undecided,
)
from mingzhang.document import Paragraph
from mingzhang.findings import Cited, Relation
from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.points.terms import squeeze
from mingzhang.regex import regex

_COUNT = regex(
    r"(?:内?设(?:有|立|置|机构)?|下设|共有)[^，。；0-9一二三四五六七八九十]{0,6}"
    r"([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*个\s*(?:职能|内设|机关|业务|综合|正科级|副科级)*(?:机构|处室|科室|股室|处|科|室|部门)[^，。：:；、]{0,4}?"
    r"(?:[，。：:；,]\s*(?:分别是|分别为|即|包括|具体(?:为|包括)?)?[：:]?|分别是[：:]?|分别为[：:]?|包括[：:]?)\s*([^。；;]{4,600})"
)
_BRACKETS = regex(r"[（(【][^（）()【】]*[）)】]")
_SPLIT = regex(r"[、，,]")
_BODY = regex(r"(?:[科室处办局部股队所院站委会组馆厅]|中心|机构)\Z")
_TABLE_NUMBER = regex(r"(?:公开|表|附表)\s*(\d{1,2})")
MAX_NUMBER_LINE = 24
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per counted list, per run of table numbers, and per table with 行次 or 栏次."""
    if reading.kind is not DocumentKind.BLANK_TEMPLATE:
        for item in passages(reading):
            if item.zone in (Zone.DUTIES, Zone.OTHER):
                yield from _bodies(item)
    yield from _table_numbers(reading)
    for table in reading.tables:
        for name, numbers in (("行次", table.row_numbers), ("栏次", table.column_numbers)):
            if len(numbers) > 1:
                yield _line_numbers(f"{table.scope}.{name}", table.head.title, name, numbers)


def _bodies(item: Passage) -> Iterator[Relation]:
    """The stated number of internal bodies is that of the names listed after it."""
    match = _COUNT.search(item.text)
    if match is None:
        return
    key = spot(item.place)
    stated, counted = _value(match.group(1)), count_bodies(match.group(2))
    cited = item.cite(match.start(1), match.end(1))
    if counted is None:
        yield undecided("wording.bodies", key, "列出的机构名称无法逐个分清", [cited])
    elif stated in counted:
        yield exact("wording.bodies", key, [cited])
    else:
        words = {"where": item.part or "概况", "stated": str(stated), "counted": str(counted[0])}
        yield broken("wording.bodies", key, [cited], words, expected=str(counted[0]))


def count_bodies(text: str) -> tuple[int, ...] | None:
    """How many bodies a list names (两种可能 where 和 may join the last two), or None if it cannot be told.

    A piece without a body's ending belongs to the piece after it (``计划、财务科`` is one name).
    """
    plain = _BRACKETS.sub("", text).strip()
    if plain.endswith("等") or re.search(r"[0-9]|等\d*个|负责|主要职责", plain):
        return None
    pieces = [piece.strip() for piece in _SPLIT.split(plain) if piece.strip()]
    ended = [piece for piece in pieces if _BODY.search(piece)]
    if len(ended) < 2 or len(ended) * 2 < len(pieces) or not _BODY.search(pieces[-1]):
        return None
    joined = re.search(r"[科室处办股队所站组](?:和|及|以及|与)", pieces[-1])
    counts = (len(ended), len(pieces)) + ((len(ended) + 1, len(pieces) + 1) if joined else ())
    return tuple(dict.fromkeys(counts))


def _value(text: str) -> int:
    if text.isdecimal():
        return int(text)
    tens, _, ones = text.rpartition("十")
    if "十" not in text:
        return _DIGITS[text[0]]
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def _table_numbers(reading: Reading) -> Iterator[Relation]:
    """公开01, 公开02, … in the order of the tables."""
    numbered = [
        (table, int(match.group(1)))
        for table in reading.tables
        if (match := _TABLE_NUMBER.search(table.head.number.replace(" ", ""))) is not None
    ]
    for (before, low), (table, number) in pairwise(numbered):
        if number == low + 1 or (before.head.number == table.head.number and "-" in table.head.number):
            yield exact("wording.table_numbers", table.scope, [table.cited])
            continue
        if number == 1:
            continue
        if set(range(low + 1, number)) & _printed_numbers(reading):
            why = "两张表之间还印有表号，那张表没有认出来"
            yield undecided("wording.table_numbers", table.scope, why, [table.cited])
            continue
        words = {"table": table.head.title, "printed": table.head.number, "before": before.head.number}
        cited = [table.cited, before.cited]
        yield broken(
            "wording.table_numbers", table.scope, cited, words, expected=f"{low + 1:02d}", guilty=(0,)
        )


def _printed_numbers(reading: Reading) -> set[int]:
    """The numbers of tables that stand on a line of their own, whether the table below was recognised or not."""
    lines = (block.text for block in reading.document.blocks if isinstance(block, Paragraph))
    matches = (_TABLE_NUMBER.match(squeeze(line)) for line in lines if len(line) <= MAX_NUMBER_LINE)
    return {int(match.group(1)) for match in matches if match}


def _line_numbers(key: str, title: str, name: str, numbers: tuple[tuple[int, Cited], ...]) -> Relation:
    """行次 or 栏次 run from the smallest to the largest without gap or repetition."""
    values = sorted(value for value, _ in numbers)
    missing = sorted(set(range(values[0], values[-1] + 1)) - set(values))
    twice = sorted({value for value, after in pairwise(values) if value == after})
    cited = [numbers[0][1]]
    if not missing and not twice:
        return exact("wording.line_numbers", key, cited)
    after = [c for value, c in numbers if value - 1 in missing or value in twice]
    told = "、".join(map(str, missing or twice))
    words = {"table": title, "name": name, "what": "缺" if missing else "重复", "numbers": told}
    return broken("wording.line_numbers", key, after or cited, words, fold="wording.line_numbers")
