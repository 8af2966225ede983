"""Readings built by hand: a document from a few paragraphs and tables, and what was recognised in it.

A test says only what matters to it; everything else is an ordinary, quiet disclosure of 清河县档案馆.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from mingzhang.amount import PERCENT, WAN, Amount, Unit, parse_amount
from mingzhang.document import Block, Cell, Document, Paragraph, Remark, Table, numbering
from mingzhang.findings import Cited, Relation, Verdict
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import (
    ContentsEntry,
    DocumentKind,
    Listing,
    Point,
    Print,
    Reading,
    RecognisedTable,
    Role,
    RowName,
    Section,
    Source,
    Statement,
    TableHead,
)

FILE = "清河县档案馆.txt"
UNIT = "清河县档案馆"
YEAR = 2024
_PARTS = ((3, "说明"), (4, "名词"), (2, "表"), (1, "概况|职责|机构"), (5, "附件"))
_PAGED = re.compile(r"(.+?)[.…]{2,}\s*(\d+)\Z")

Item = str | Sequence[Sequence[str]]


def document(*items: Item, remarks: Iterable[Remark] = ()) -> Document:
    """A document: a string is a paragraph, a list of rows a table."""
    blocks: list[Block] = []
    for number, item in enumerate(items):
        place = Place(FILE, line=number + 1, block=number)
        if isinstance(item, str):
            blocks.append(Paragraph(item, place))
        else:
            blocks.append(Table(tuple(_row(row, at, place) for at, row in enumerate(item)), place))
    return Document(FILE, "txt", "0" * 64, tuple(blocks), tuple(remarks))


def _row(row: Sequence[str], at: int, place: Place) -> tuple[Cell, ...]:
    return tuple(
        Cell(text, at, column, replace(place, row=at, column=column)) for column, text in enumerate(row)
    )


def reading(
    *items: Item,
    kind: DocumentKind = DocumentKind.DEPARTMENT_ACCOUNTS,
    unit: str = UNIT,
    year: int | None = YEAR,
    tables: Sequence[RecognisedTable] = (),
    statements: Sequence[Statement] = (),
    listings: Sequence[Listing] = (),
    glossary: Sequence[Cited] = (),
    remarks: Iterable[Remark] = (),
) -> Reading:
    """A reading of these blocks. Numbered short lines become sections; lines ending in ….5 contents."""
    source = document(*items, remarks=remarks)
    contents = tuple(_contents(source))
    listed = {entry.cited.place.block for entry in contents}
    first = Cited(Place(FILE, block=0), part="封面", printed=unit)
    prints = [item for table in tables for item in table.prints]
    points: dict[Coordinate, Point] = {}
    for item in prints:
        before = points.get(item.coordinate)
        points[item.coordinate] = Point(item.coordinate, (*(before.prints if before else ()), item))
    return Reading(
        document=source,
        kind=kind,
        unit=unit,
        unit_cited=first,
        unit_code="",
        year=year,
        year_cited=first,
        points=points,
        tables=tuple(tables),
        statements=tuple(statements),
        listings=tuple(listings),
        sections=sections(source, listed),
        contents=contents,
        glossary=tuple(glossary),
    )


def sections(source: Document, listed: Iterable[int] = ()) -> tuple[Section, ...]:
    """Short numbered lines without a full stop, levels 1 to 4, as sections."""
    skip = set(listed)
    found: list[Section] = []
    stack: list[int] = []
    for block in source.blocks:
        if not isinstance(block, Paragraph) or block.place.block in skip:
            continue
        number = numbering(block.text)
        if number is None or number.level > 4 or len(block.text) > 40 or "。" in block.text:
            continue
        while stack and found[stack[-1]].level >= number.level:
            stack.pop()
        parent = stack[-1] if stack else -1
        part = found[parent].part if parent >= 0 and found[parent].part else _part(number.title)
        at = block.place.block
        index = len(found)
        found.append(
            Section(
                index,
                number.level,
                number.ordinal,
                number.title,
                number.label,
                block.place,
                at + 1,
                at + 1,
                parent,
                part,
            )
        )
        stack.append(index)
    ended = []
    for item in found:
        later = (other.place.block for other in found[item.index + 1 :] if other.level <= item.level)
        ended.append(replace(item, end=next(later, len(source.blocks))))
    return tuple(ended)


def _part(title: str) -> int:
    return next((part for part, words in _PARTS if re.search(words, title)), 0)


def _contents(source: Document) -> Iterable[ContentsEntry]:
    for block in source.blocks:
        match = _PAGED.fullmatch(block.text) if isinstance(block, Paragraph) else None
        if match is not None:
            yield ContentsEntry(
                match.group(1), int(match.group(2)), Cited(block.place, "目录", printed=match.group(1))
            )


def narrative(*paragraphs: Item, title: str = "一、收入支出决算总体情况说明", **more: object) -> Reading:
    """A reading whose 情况说明 holds these paragraphs."""
    return reading("第三部分 情况说明", title, *paragraphs, **more)  # type: ignore[arg-type]


def table(
    kind: str,
    values: Mapping[Coordinate, str] | None = None,
    *,
    title: str = "",
    number: str = "",
    name: str = "",
    year: int | None = None,
    unit: Unit | None = WAN,
    labels: tuple[str, str] = ("部门名称", "金额单位"),
    names: Sequence[tuple[str, str]] = (),
    rows: Sequence[int] = (),
    notes: Sequence[str] = (),
    block: int = 0,
    ordinal: int = 1,
) -> RecognisedTable:
    """A recognised table: coordinates with what is printed (an empty string is a blank cell), or just rows."""
    scope = f"t{ordinal}"
    part = title or kind

    def cited(row: int, column: int, label: str = "", printed: str = "") -> Cited:
        return Cited(Place(FILE, block=block, row=row, column=column), part=part, row=label, printed=printed)

    prints = tuple(
        Print(key, money(text), cited(at, 1, printed=text), Source.TABLE, scope, blank=not text)
        for at, (key, text) in enumerate((values or {}).items())
    )
    named = tuple(
        RowName(code, words, "function" if code.startswith("2") else "economic", cited(at, 0, words))
        for at, (code, words) in enumerate(names)
    )
    return RecognisedTable(
        kind=kind,
        scope=scope,
        ordinal=ordinal,
        block=block,
        head=TableHead(
            title=title,
            number=number,
            name_label=labels[0] if name else "",
            name=name,
            name_cited=cited(0, 5, printed=name) if name else None,
            year=year,
            year_cited=cited(0, 6) if year else None,
            unit_label=labels[1] if unit else "",
            unit=unit,
            unit_cited=cited(0, 7) if unit else None,
        ),
        cited=Cited(Place(FILE, block=block), part=part, printed=part),
        prints=prints,
        names=named,
        row_numbers=tuple((value, cited(value, 2, printed=str(value))) for value in rows),
        notes=tuple(Cited(Place(FILE, block=block + 1), part=part, printed=note) for note in notes),
        empty=all(item.amount.value == 0 for item in prints),
    )


def money(text: str, unit: Unit = WAN) -> Amount:
    """The amount a cell prints; blank is zero."""
    amount = parse_amount(text or "0", unit, 2)
    assert amount is not None, text
    return amount


def rate(text: str) -> Amount:
    """A percentage."""
    amount = parse_amount(text, PERCENT, 2)
    assert amount is not None, text
    return amount


def span(source: Reading, text: str) -> Cited:
    """The citation of the first place in a paragraph that prints ``text``."""
    for block in source.document.blocks:
        if isinstance(block, Paragraph) and text in block.text:
            at = block.text.index(text)
            return Cited(block.place.span(at, at + len(text)), printed=text)
    raise AssertionError(f"not printed: {text}")


def say(source: Reading, role: Role, subject: Coordinate, text: str, **more: object) -> Statement:
    """A statement whose figure is printed as ``text`` (1.23万元, 4.56%) in one of the paragraphs."""
    figure = text.rstrip("万元%")
    amount = rate(figure) if text.endswith("%") else money(figure)
    cited = span(source, text)
    return Statement(role, subject, amount, cited, 0, (cited.place.block, 0), **more)  # type: ignore[arg-type]


def listing(source: Reading, subject: Coordinate, names: Sequence[str], open_ended: bool = False) -> Listing:
    """A list of account names printed in one of the paragraphs."""
    return Listing(subject, tuple(span(source, name) for name in names), 0, open_ended)


def verdicts(relations: Iterable[Relation], rule: str) -> list[Verdict]:
    """The verdicts of one rule, in order."""
    return [item.verdict for item in relations if item.rule.id == rule]


def broken(relations: Iterable[Relation], rule: str) -> list[Relation]:
    """The broken instances of one rule."""
    return [item for item in relations if item.rule.id == rule and item.verdict is Verdict.BROKEN]
