"""What stands around a table: title, number, unit name, year and money unit above it, notes below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from mingzhang.amount import Unit, money_unit
from mingzhang.document import Block, Paragraph, Table
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.reading import NumeralFate, TableHead
from mingzhang.points.terms import squeeze
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.titles import TableTitle, begins_title, table_number, table_title
from mingzhang.regex import regex

_NAME = regex(
    r"(?<!金额)((?:编制|填报|公开|预算)?(?:部门|单位)(?:[(（][^（(）)]{2,4}[)）])?(?:名称)?)\s*[:：]\s*"
    r"(?!(?:人民币)?(?:元|千元|万元|百万元|亿元))([^\s:：]{2,60}?)(?=\s|[:：]|20\d{2}\s*年|$)"
)
_YEAR = regex(r"(20\d{2})\s*年\s*度?(?!\s*(?!12\s*月\s*31)\d{1,2}\s*月)")
"""A year, of a date only the end of a year: 编制日期 tells when the table was made."""
_UNIT = regex(r"((?:金额|货币|计量)?单位)\s*[:：∶;；(（]\s*(人民币)?\s*(元|千元|万元|百万元|亿元)")
_YEAR_ALONE = regex(r"[（(]?20\d{2}\s*年\s*度?\s*[）)]?")
_NUMBER_LINE = regex(r"(?:财决|部门)?公开\s*\d{1,2}\s*表?$|表$|附?表\s*\d{1,2}$")
_NOTE = regex(r"(?:注|说明|备注)\s*\d*\s*[:：.、]|注\s*\d|[(（]?本表")
_APART = regex(r"\s{2,}|[\t\u3000\n]+")
MAX_HEAD_LINES = 10
MAX_HEAD_LENGTH = 80


class Surroundings(Struct, frozen=True):
    """Head and notes of one table, and its title if there is one."""

    title: TableTitle | None
    title_cited: Cited | None
    head: TableHead
    notes: tuple[Cited, ...]


def head_lines(blocks: Sequence[Block], index: int) -> list[Paragraph]:
    """The short paragraphs directly above the table at ``index``, top first."""
    lines: list[Paragraph] = []
    for position in range(index - 1, max(index - 1 - MAX_HEAD_LINES, -1), -1):
        block = blocks[position]
        if isinstance(block, Table) or len(block.text) > MAX_HEAD_LENGTH or block.text.endswith(("。", "；")):
            break
        if _NOTE.match(block.text):
            break
        lines.append(block)
    return lines[::-1]


def surroundings(blocks: Sequence[Block], index: int, claims: Claims) -> Surroundings:
    """Read what stands above and below the table at ``blocks[index]``."""
    lines = head_lines(blocks, index)
    title, cited, first = _title(lines)
    while first > 0 and is_head_line(lines[first - 1].text):
        first -= 1  # 公开01表 stands above the title in some templates
    head = _head(lines[first:], title, claims)
    return Surroundings(title, cited, head, _notes(blocks, index))


def _title(lines: Sequence[Paragraph]) -> tuple[TableTitle | None, Cited | None, int]:
    """The title nearest to the table; a title split over two or three lines is put together."""
    for position in range(len(lines) - 1, -1, -1):
        for count in (1, 2, 3):
            if position + count > len(lines):
                break
            text = "".join(line.text for line in lines[position : position + count])
            if count > 1 and any(
                is_head_line(line.text) or "  " in line.text for line in lines[position : position + count]
            ):
                break
            title = table_title(text)
            if title is not None:
                return _with_beginning(lines, position, text, title)
    return None, None, 0


def _with_beginning(
    lines: Sequence[Paragraph], position: int, text: str, title: TableTitle
) -> tuple[TableTitle, Cited, int]:
    """The title with the half that stands on the line above it: 支出决算表 alone is another table."""
    if position > 0 and begins_title(above := lines[position - 1].text) and not is_head_line(above):
        whole = table_title(above + text)
        if whole is not None:
            text, title, position = above + text, whole, position - 1
    return title, Cited(lines[position].place, part=title.text, printed=text), position


def is_note(text: str) -> bool:
    """Whether a line is a note (注, 说明) that stands below a table."""
    return _NOTE.match(text) is not None


def is_head_line(text: str) -> bool:
    """Whether a line prints a table's number, unit name, year or money unit, and nothing else."""
    if len(text) > MAX_HEAD_LENGTH:
        return False
    parts = _APART.split(text)
    if len(parts) > 1:
        return all(is_head_line(part) for part in parts if part)
    named = _NAME.match(text) or _UNIT.match(text.lstrip("（(")) or _YEAR_ALONE.fullmatch(text)
    return bool(named or _NUMBER_LINE.fullmatch(squeeze(text)))


def _head(lines: Sequence[Paragraph], title: TableTitle | None, claims: Claims) -> TableHead:
    number = ""
    name_label = name = unit_label = ""
    name_cited = year_cited = unit_cited = None
    year: int | None = None
    unit: Unit | None = None
    for line in lines:
        text, place = line.text, line.place
        found = table_number(text)
        if found is not None and not number:
            number = f"公开{found:02d}"
            claims.take(place, NumeralFate.ORDINAL)
        if match := _NAME.search(text):
            name_label, name = match.group(1), match.group(2)
            name_cited = _cited(place, match, 2, title)
        if match := _YEAR.search(text):
            year, year_cited = int(match.group(1)), _cited(place, match, 1, title)
        if match := _UNIT.search(text):
            unit_label, unit = match.group(1), money_unit(match.group(3))
            unit_cited = _cited(place, match, 3, title)
        for date in re.finditer(r"\d{4}\s*年|\d{1,2}\s*月|\d{1,2}\s*日", text):
            claims.take(place.span(date.start(), date.end()), NumeralFate.YEAR)
    return TableHead(
        title.text if title else "",
        number,
        name_label,
        name,
        name_cited,
        year,
        year_cited,
        unit_label,
        unit,
        unit_cited,
    )


def _cited(place: Place, match: re.Match[str], group: int, title: TableTitle | None) -> Cited:
    part = title.text if title else ""
    return Cited(place.span(match.start(group), match.end(group)), part=part, printed=match.group(group))


def _notes(blocks: Sequence[Block], index: int) -> tuple[Cited, ...]:
    notes: list[Cited] = []
    for position in range(index + 1, min(index + 8, len(blocks))):
        block = blocks[position]
        if isinstance(block, Table) or table_title(block.text) is not None:
            break
        if (
            _NOTE.match(block.text)
            or (notes and re.match(r"\d[.、．]", block.text))
            or "无数据" in block.text
        ):
            notes.append(Cited(block.place, printed=block.text))
        elif notes or len(block.text) > MAX_HEAD_LENGTH:
            break
    return tuple(notes)
