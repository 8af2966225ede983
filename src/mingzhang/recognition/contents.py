"""The table of contents and the glossary: entries and terms with their places.

The contents list precedes everything; its lines look like headings and must not become sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from mingzhang.document import Document, Paragraph, Table, numbering
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.reading import ContentsEntry, Section
from mingzhang.regex import regex

_CONTENTS_WORD = regex(r"[\s#*]*目\s*录\s*[#*]*")
_PAGED = regex(
    r"(?P<title>.*?\S)(?:\s*[.…·．]{3,}\s*|\s*\t+\s*|\s{2,}|(?<=[一-鿿）)])\s(?=\d{1,3}\s*\Z)|\s*PAGEREF\s+\S+\s+\\?h\s+)[(（]?\s*(?P<page>\d{1,3})\s*[)）]?\s*"
)
_LEADERS = regex(r".*\S\s*[.…·．]{3,}\s*[(（]?\s*\d{1,3}\s*[)）]?\s*")
MAX_LINE = 300
"""A longer line is no entry at all, and too long to look for leaders in."""
_TERM_END = regex(r"[：:]|(?=是?指)")
MAX_ENTRY = 60
"""A longer line ends a contents list without page numbers."""
_LABEL = regex(r"\s*[一-鿿]{0,4}(?:时间|日期|电话|网址|单位|部门|联系人|负责人)\s*[：:].*")
"""A line of the cover or of the site that a list of contents may take in: 公开时间：2024年9月20日."""
_PART_BY_WORD = regex(r"第[一二三四五六七八九十\d]{1,2}(?:部分|章)")


def contents_range(document: Document) -> tuple[int, int]:
    """Block range of the contents list, its title line included; empty (0, 0) where there is none.

    A list with page numbers ends with the last such line. One without ends where its first entry, or
    an earlier 第…部分, is printed a second time, or where running text begins.
    """
    start = next((i for i, block in enumerate(document.blocks) if _is_title(block)), None)
    if start is None:
        return _paged_run(document)
    seen: set[str] = set()
    first_part = ""
    for index in range(start + 1, len(document.blocks)):
        block = document.blocks[index]
        if isinstance(block, Table):
            if all(_paged("\t".join(cell.text for cell in row)) for row in block.rows):
                continue
            return start, index
        paged = _paged(block.text)
        key = _key(paged["title"] if paged else block.text)
        part = _PART_BY_WORD.match(key)
        if not paged and (key in seen or (part and part.group() in seen)):
            return start, index
        if not paged and (
            len(block.text) > MAX_ENTRY or "。" in block.text or (first_part and _no_entry(block.text))
        ):
            return start, index
        seen.add(key)
        if part:
            seen.add(part.group())
            first_part = first_part or part.group()
    return start, len(document.blocks)


def contents_entries(document: Document, sections: tuple[Section, ...]) -> tuple[ContentsEntry, ...]:
    """The lines of the contents list, in order. ``page`` is None where none is printed."""
    start, end = contents_range(document)
    found = []
    for text, place in _lines(document, start, end):
        paged = _paged(text)
        title = paged["title"].strip() if paged else text.strip()
        if _LABEL.fullmatch(title):
            continue
        page = int(paged["page"]) if paged else None
        found.append(ContentsEntry(title, page, Cited(place, "目录", printed=title)))
    return tuple(found)


def glossary(document: Document, sections: tuple[Section, ...]) -> tuple[Cited, ...]:
    """The terms that part four explains, as printed, with the places of their paragraphs."""
    found = []
    for section in sections:
        if section.part != 4 or (section.parent >= 0 and sections[section.parent].part == 4):
            continue
        for block in document.blocks[section.start : section.end]:
            if isinstance(block, Paragraph):
                term = _term(block.text)
                if term:
                    found.append(Cited(block.place, "名词解释", row=term, printed=term))
    return tuple(found)


def _term(text: str) -> str:
    numbered = numbering(text)
    rest = numbered.title if numbered else text.strip()
    end = _TERM_END.search(rest)
    if end is None or end.start() == 0 or end.start() > 40:
        return ""
    if numbered is None and "指" not in rest[: end.start() + 4]:
        return ""
    return rest[: end.start()].strip(" *")


def _is_title(block: object) -> bool:
    return isinstance(block, Paragraph) and _CONTENTS_WORD.fullmatch(block.text) is not None


def _no_entry(text: str) -> bool:
    """A line that cannot stand in a contents list: unnumbered and ending like a sentence."""
    return numbering(text) is None and text.rstrip().endswith(("；", "，", "："))


def _paged(text: str) -> re.Match[str] | None:
    """An entry that ends in its page number."""
    line = text.strip()
    return _PAGED.fullmatch(line) if len(line) <= MAX_LINE else None


def _key(text: str) -> str:
    return re.sub(r"[\s*#\-]", "", text)


def _paged_run(document: Document) -> tuple[int, int]:
    """Contents lines without the word 目录: at least three lines in a row with leaders and a page."""
    run = 0
    for index, block in enumerate(document.blocks):
        if isinstance(block, Paragraph) and len(block.text) <= MAX_LINE and _LEADERS.fullmatch(block.text):
            run += 1
            continue
        if run >= 3:
            return index - run, index
        run = 0
    return 0, 0


def _lines(document: Document, start: int, end: int) -> Iterator[tuple[str, Place]]:
    for block in document.blocks[start:end]:
        if isinstance(block, Paragraph):
            if not _is_title(block):
                yield block.text, block.place
            continue
        for row in block.rows:
            text = "\t".join(cell.text for cell in row if cell.text)
            if text:
                yield text, row[0].place
