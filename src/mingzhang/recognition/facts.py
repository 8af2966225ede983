"""What document it is: kind, unit, year, and the lines of its cover."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from mingzhang.document import Document, Paragraph, Table
from mingzhang.findings import Cited
from mingzhang.points.reading import DocumentKind, Form, RecognisedTable, Section
from mingzhang.points.terms import squeeze
from mingzhang.regex import regex

_CONTENTS = regex(r"#*目录")
_YEAR = regex(r"(20\d{2})(?!\s*(?:年|[-/.])\s*\d{1,2}\s*(?:月|[-/.]|日|\b))")
"""A year that is not part of a date: a page tells when it was published, before anything else."""
_KIND = regex(r"(部门|单位)?\s*(决算|预算)")
_TITLE_TAIL = regex(
    r"(?:20\d{2}|[X×]{2,4})?年?度?(?:部门|单位)?(?:决算|预算)(?:信息)?(?:公开)?(?:情况)?(?:说明|报告|文本)?$"
)
_PLACEHOLDER = regex(r"[XxＸ×]{2,}|_{3,}")
_ORGANISATION = regex(
    r"(?:部|局|委|院|厅|办|室|会|中心|校|学|所|站|队|府|处|馆|台|社|团|庭|联|园|场|段|司|党组|委员会|大队|支队|协会)"
    r"(?:[(](?:本级|机关|本部)[)])?$"
)
MIN_CONTENTS = 5
"""A contents list of fewer entries promises no whole disclosure."""
MIN_PLACEHOLDERS = 12
"""An unfilled template is full of XX; a filled document keeps at most a forgotten few."""


class Facts(Struct, frozen=True):
    """Kind, unit and year with the places they are printed at, and the cover's lines."""

    kind: DocumentKind
    unit: str
    unit_cited: Cited | None
    unit_code: str
    year: int | None
    year_cited: Cited | None
    cover: tuple[Cited, ...]
    whole: bool


def facts(
    document: Document,
    sections: Sequence[Section],
    tables: Sequence[RecognisedTable],
    forms: Sequence[Form],
    contents: int,
) -> Facts:
    """Read the facts; where the cover is missing, table heads and forms are asked.

    ``contents``: number of entries of the contents list.
    """
    cover = _cover(document, sections, tables)
    kind = _kind(document, cover, sections, tables, forms, contents)
    unit, unit_cited = _unit(document, cover, tables, forms)
    year, year_cited = _year(cover, tables, forms)
    codes = Counter(form.unit_code for form in forms if form.unit_code)
    code = codes.most_common(1)[0][0] if codes else ""
    return Facts(kind, unit, unit_cited, code, year, year_cited, cover, _is_whole(sections, tables, contents))


def _is_whole(sections: Sequence[Section], tables: Sequence[RecognisedTable], contents: int) -> bool:
    """Tables and narrative together, either with a contents list that promises the rest, or the narrative with
    a part for the tables: where none is read there, they are pictures or a layout nobody can read."""
    parts = {section.part for section in sections}
    narrative = 3 in parts
    return bool((tables or 2 in parts) and narrative) or (
        contents >= MIN_CONTENTS and bool(tables or narrative)
    )


def _cover(
    document: Document, sections: Sequence[Section], tables: Sequence[RecognisedTable]
) -> tuple[Cited, ...]:
    """The lines before the contents list, the first heading or the first table's head."""
    stops = [section.start - 1 for section in sections[:1]] + [
        table.cited.place.block for table in tables[:1]
    ]
    stop = min(stops, default=len(document.blocks))
    lines: list[Cited] = []
    for block in document.blocks[: min(stop, 20)]:
        if isinstance(block, Table) or _CONTENTS.match(squeeze(block.text)) or len(block.text) > 80:
            break
        lines.append(Cited(block.place, part="封面", printed=block.text))
    return tuple(lines)


def _kind(
    document: Document,
    cover: Sequence[Cited],
    sections: Sequence[Section],
    tables: Sequence[RecognisedTable],
    forms: Sequence[Form],
    contents: int,
) -> DocumentKind:
    text = "".join(squeeze(line.printed) for line in cover)
    narrative = any(section.part == 3 for section in sections)
    if not tables and not forms and not narrative:
        return DocumentKind.UNKNOWN
    if _is_blank(document, tables):
        return DocumentKind.BLANK_TEMPLATE
    titles = (
        text
        + "".join(section.title for section in sections[:8])
        + "".join(table.head.title for table in tables[:3])
    )
    budget = "预算公开" in text or ("决算" not in titles and "预算" in titles)
    if not narrative and contents < MIN_CONTENTS and {section.part for section in sections} <= {0, 2, 5}:
        if forms and not tables:
            return DocumentKind.PERFORMANCE_FORMS
        if tables and not forms:
            return DocumentKind.BUDGET_TABLES if budget else DocumentKind.ACCOUNTS_TABLES
    unit = "单位决算" in text or "单位预算" in text or ("部门决算" not in titles and "单位决算" in titles)
    if budget:
        return DocumentKind.UNIT_BUDGET if unit else DocumentKind.DEPARTMENT_BUDGET
    return DocumentKind.UNIT_ACCOUNTS if unit else DocumentKind.DEPARTMENT_ACCOUNTS


def _is_blank(document: Document, tables: Sequence[RecognisedTable]) -> bool:
    if any(not table.empty for table in tables):
        return False
    marks = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            marks += len(_PLACEHOLDER.findall(block.text))
    return marks >= MIN_PLACEHOLDERS


def _unit(
    document: Document, cover: Sequence[Cited], tables: Sequence[RecognisedTable], forms: Sequence[Form]
) -> tuple[str, Cited | None]:
    names = Counter(table.head.name for table in tables if table.head.name)
    common = names.most_common(1)[0][0] if names else ""
    for line in cover:
        text = squeeze(line.printed)
        if common and common in text:
            return common, line
    named = _cover_name(document, cover)
    if named is not None:
        return named
    for table in tables:
        if table.head.name == common and common:
            return common, table.head.name_cited
    for form in forms:
        if form.unit is not None and form.unit.printed:
            return form.unit.printed, form.unit
    return "", None


def _cover_name(document: Document, cover: Sequence[Cited]) -> tuple[str, Cited] | None:
    """The unit the cover names; a name broken over lines is the one that the text below says in full."""
    first: tuple[str, Cited] | None = None
    for count in (3, 2, 1):
        for at in range(len(cover) - count + 1):
            name = _TITLE_TAIL.sub("", squeeze("".join(line.printed for line in cover[at : at + count])))
            if len(name) < 4 or not _ORGANISATION.search(name) or _KIND.fullmatch(name):
                continue
            if count > 1 and not _is_said(document, name, len(cover)):
                continue
            if count > 1:
                return name, cover[at]
            first = first or (name, cover[at])
    return first


def _is_said(document: Document, name: str, after: int) -> bool:
    paragraphs = (block.text for block in document.blocks[after:] if isinstance(block, Paragraph))
    return any(name in text for text in paragraphs)


def _year(
    cover: Sequence[Cited], tables: Sequence[RecognisedTable], forms: Sequence[Form]
) -> tuple[int | None, Cited | None]:
    """The cover's year unless most table heads say another."""
    years = Counter(table.head.year for table in tables if table.head.year)
    years.update(form.year for form in forms if form.year)
    printed = [(int(match.group(1)), line) for line in cover if (match := _YEAR.search(line.printed))]
    if printed and (not years or years[printed[0][0]] * 2 >= sum(years.values())):
        return printed[0]
    if years:
        year = years.most_common(1)[0][0]
        cited = next((t.head.year_cited for t in tables if t.head.year == year), None)
        return year, cited or next((form.year_cited for form in forms if form.year == year), None)
    return printed[0] if printed else (None, None)
