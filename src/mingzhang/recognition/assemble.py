"""Putting a Reading together: each recogniser in turn, then the account of every numeral."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mingzhang.document import Document
from mingzhang.points.classification import function_names
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.reading import (
    Form,
    Numeral,
    NumeralFate,
    Point,
    Print,
    Reading,
    RecognisedTable,
    Section,
)
from mingzhang.points.strays import with_strays
from mingzhang.points.terms import squeeze
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.cut import cut_short
from mingzhang.recognition.facts import facts
from mingzhang.recognition.tables import recognise_tables


def recognise_document(document: Document) -> Reading:
    """Recognise everything a document holds. Content never raises; what is not understood is unread."""
    from mingzhang.recognition.contents import contents_entries, glossary
    from mingzhang.recognition.forms import recognise_forms
    from mingzhang.recognition.narrative import recognise_narrative
    from mingzhang.recognition.prose import recognise_prose
    from mingzhang.recognition.sections import sections as read_sections

    claims = Claims(document)
    sections = read_sections(document)
    tables = recognise_tables(document, claims)
    forms = recognise_forms(document, claims, None)
    contents = contents_entries(document, sections)
    told = facts(document, sections, tables, forms, len(contents))
    names = _function_names(tables)
    narrative = recognise_narrative(document, sections, claims, told.year, names)
    for entry in contents:
        claims.take(entry.cited.place, NumeralFate.PAGE_NUMBER)
    prose = recognise_prose(document, claims, forms, sections)
    numerals = _numerals(document, claims, sections, tables, forms)
    tables = with_strays(tables, document, numerals)
    prints = [item for table in tables for item in table.prints]
    prints += narrative.prints
    prints += [item for form in forms for item in form.prints]
    prints += prose
    return Reading(
        document=document,
        kind=told.kind,
        unit=told.unit,
        unit_cited=told.unit_cited,
        unit_code=told.unit_code,
        year=told.year,
        year_cited=told.year_cited,
        points=_points(prints),
        tables=tables,
        statements=narrative.statements,
        listings=narrative.listings,
        forms=tuple(form for form in forms if not form.whole_unit),
        whole_forms=tuple(form for form in forms if form.whole_unit),
        sections=sections,
        contents=contents,
        glossary=glossary(document, sections),
        numerals=numerals,
        cover=told.cover,
        names=names,
        whole=told.whole,
        cut_short=cut_short(document, sections, contents),
    )


def _function_names(tables: Iterable[RecognisedTable]) -> Mapping[str, str]:
    """Function name → code: the document's own tables first, then the dictionary's classes."""
    names = {squeeze(name): code for code, name in function_names().items() if len(code) == 3}
    for table in tables:
        for row in table.names:
            if row.dimension == "function":
                names[squeeze(row.name)] = row.code
    return names


def _points(prints: Iterable[Print]) -> Mapping[Coordinate, Point]:
    grouped: dict[Coordinate, list[Print]] = {}
    for item in prints:
        grouped.setdefault(item.coordinate, []).append(item)
    return {coordinate: Point(coordinate, tuple(items)) for coordinate, items in grouped.items()}


def _numerals(
    document: Document,
    claims: Claims,
    sections: tuple[Section, ...],
    tables: tuple[RecognisedTable, ...],
    forms: tuple[Form, ...],
) -> tuple[Numeral, ...]:
    """Every numeral with its fate and the part of the disclosure it stands in."""
    from mingzhang.findings import Cited

    parts = _parts(document, sections, tables, forms)
    return tuple(
        Numeral(
            raw.text,
            Cited(raw.place, printed=raw.text),
            raw.fate or NumeralFate.UNREAD,
            parts[raw.place.block],
            raw.why or ("" if raw.fate else "没有认出这个数说的是什么"),
        )
        for raw in claims
    )


def _parts(
    document: Document,
    sections: tuple[Section, ...],
    tables: tuple[RecognisedTable, ...],
    forms: tuple[Form, ...],
) -> list[int]:
    """The part (0 cover and contents, 1 to 5) of each block."""
    parts = [0] * len(document.blocks)
    for section in sections:
        if section.part:
            for block in range(max(section.start - 1, 0), min(section.end, len(parts))):
                parts[block] = section.part
    for table in tables:
        parts[table.block] = 2
        for block in range(table.cited.place.block, table.block):
            parts[block] = 2
    for form in forms:
        for block in form.blocks or (form.cited.place.block,):
            parts[block] = 5
    return parts
