"""The contents list agrees with the document: pages do not run backwards, every entry has its heading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mingzhang.checking.families.wording_support import (
    Zone,
    broken,
    edit_distance,
    exact,
    passages,
    spot,
    undecided,
)
from mingzhang.document import Table, numbering
from mingzhang.findings import Relation, Severity
from mingzhang.points.reading import ContentsEntry, DocumentKind, Reading
from mingzhang.points.terms import squeeze
from mingzhang.regex import regex

_LETTERS = regex(r"[\W_]")
_FIELD = regex(r"\s*PAGEREF.*\Z|\s*HYPERLINK.*\Z")
"""Codes of a word processor's contents field that a conversion left behind."""
_MAX_LINE = 80
_MIN_TITLE = 3
LONG_TITLE = 6
"""A shorter title (概况, 情况说明) is looked for as a whole line, a longer one anywhere."""


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance per pair of paged entries, and one per entry."""
    if reading.kind is DocumentKind.BLANK_TEMPLATE or not reading.contents:
        return
    yield from _pages(reading)
    lines = body_lines(reading)
    body = "".join(lines)
    for index, entry in enumerate(reading.contents):
        title = plain_title(entry.title)
        fragment = len(title) < LONG_TITLE and numbering(entry.title) is None
        if len(title) >= _MIN_TITLE and not fragment:
            yield _entry(f"entry.{index}", entry, title, lines, body)


def plain_title(text: str) -> str:
    """A title without number, quotes, brackets, spaces."""
    text = _FIELD.sub("", text)
    numbered = numbering(text)
    return _LETTERS.sub("", squeeze(numbered.title if numbered and numbered.title else text))


def _pages(reading: Reading) -> Iterator[Relation]:
    paged = [entry for entry in reading.contents if entry.page is not None]
    for before, entry in pairwise(paged):
        key = f"page.{spot(entry.cited.place)}.{entry.title[:20]}"
        if (before.page or 0) <= (entry.page or 0):
            yield exact("wording.contents_page", key, [entry.cited])
            continue
        words = {
            "title": entry.title,
            "page": str(entry.page),
            "before": before.title,
            "before_page": str(before.page),
        }
        yield broken("wording.contents_page", key, [entry.cited, before.cited], words, guilty=(0,))


def body_lines(reading: Reading) -> list[str]:
    """Everything in the body that can be a title: short lines, and cells of tables with one cell."""
    found = [
        plain_title(item.text)
        for item in passages(reading)
        if item.zone is not Zone.CONTENTS and len(item.text) <= _MAX_LINE
    ]
    found += [plain_title(section.title) for section in reading.sections]
    found += [plain_title(table.head.title) for table in reading.tables]
    found += [plain_title(form.title.printed) for form in reading.self_evaluations]
    for block in reading.document.blocks:
        if isinstance(block, Table):
            found += [
                plain_title(row[0].text)
                for row in block.rows[:3]
                if row and 3 < len(row[0].text) <= _MAX_LINE
            ]
    return [line for line in dict.fromkeys(found) if line]


def _entry(key: str, entry: ContentsEntry, title: str, lines: list[str], body: str) -> Relation:
    if title in (body if len(title) >= LONG_TITLE else lines):
        return exact("wording.contents_entry", key, [entry.cited])
    if not lines:
        return undecided("wording.contents_entry", key, "正文没有读出标题", [entry.cited])
    near = next((line for line in lines if _same_heading(title, line)), "")
    words = {"title": entry.title, "near": f"，相近的是“{near}”" if near else ""}
    severity = Severity.NOTE if near else None
    return broken(
        "wording.contents_entry",
        key,
        [entry.cited],
        words,
        severity=severity,
        fold="wording.contents_entry" if near else "",
    )


def _same_heading(title: str, line: str) -> bool:
    """The same heading in slightly other words: few edits, or all characters of the shorter in order."""
    short, long = sorted((title, line), key=len)
    if len(short) >= LONG_TITLE and len(short) * 2 >= len(long):
        rest = iter(long)
        if all(char in rest for char in short):
            return True
    return edit_distance(title, line, 3) <= max(1, min(3, len(title) // 4))
