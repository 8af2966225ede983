"""The narrative of part three: sentences become statements, points and listings.

Section by section, clause by clause: the words before a figure name its subject and its role; what they
leave out is carried over from the clause before, the open list or the heading. A figure whose words are
not understood is left unclaimed, for the reader of free numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from mingzhang.amount import to_half_width
from mingzhang.document import Document, Paragraph, numbering
from mingzhang.points.reading import Listing, NumeralFate, Print, Section, Statement
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.clauses import Flow, flow
from mingzhang.recognition.narrative_names import Names
from mingzhang.recognition.narrative_reader import read_section
from mingzhang.recognition.narrative_state import start
from mingzhang.recognition.sections import body_start
from mingzhang.regex import regex

_DOCUMENT_NUMBER = regex(r"[〔\[（(【]\s*(?:19|20)\d\d\s*[〕\]）)】]\s*\d+\s*号")
_DATE = regex(r"(?:(?:19|20)\d\d\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?")
_YEAR = regex(r"(?<!\d)(?:19|20)\d\d(?=\s*(?:年|[-—~至]))")
_ITEM_BEFORE_YEAR = regex(r"\s*(?P<number>\d{1,2})[.．](?=(?:19|20)\d\d\s*年)")
"""1.2024年度收入…: the number of an item that a year follows."""
_TOPICS_OUTSIDE = ("机构设置", "预算绩效")


class Narrative(Struct, frozen=True):
    """What the narrative says. ``prints``: the values among the statements, as prints of points."""

    statements: tuple[Statement, ...]
    prints: tuple[Print, ...]
    listings: tuple[Listing, ...]


def recognise_narrative(
    document: Document,
    sections: tuple[Section, ...],
    claims: Claims,
    year: int | None,
    function_names: Mapping[str, str],
) -> Narrative:
    """Read part three (and the counts of part one) and claim every numeral that was understood.

    ``year``: of the document. ``function_names``: name of a functional account → its code, or its codes
    with any separator where several accounts have the name.
    """
    names = Names.of(function_names)
    statements: list[Statement] = []
    prints: list[Print] = []
    listings: list[Listing] = []
    for section in sections:
        if section.part == 3:
            claim_furniture(document, section, sections, claims)
        if not _is_narrative(section):
            continue
        stream = _stream(document, section, sections)
        if not stream.text:
            continue
        state = start(section, _above(section, sections), stream, names, year)
        listings.extend(read_section(state, claims))
        statements.extend(state.statements)
        prints.extend(state.prints)
    return Narrative(tuple(statements), tuple(prints), tuple(listings))


def _is_narrative(section: Section) -> bool:
    if section.part in (0, 3):
        return section.part == 3 or bool(section.topic)
    return section.part in (1, 5) and section.topic in _TOPICS_OUTSIDE


def _above(section: Section, sections: tuple[Section, ...]) -> list[Section]:
    found = []
    parent = section.parent
    while parent >= 0:
        found.append(sections[parent])
        parent = sections[parent].parent
    return found


def _own_blocks(section: Section, sections: tuple[Section, ...]) -> range:
    """The blocks below the heading and before the next heading of any level."""
    following = section.index + 1
    end = sections[following].place.block if following < len(sections) else section.end
    return range(section.start, min(end, section.end))


def _stream(document: Document, section: Section, sections: tuple[Section, ...]) -> Flow:
    parts: list[tuple[Paragraph, int] | None] = []
    head = document.blocks[section.place.block]
    body = body_start(document, section)
    if body is not None and isinstance(head, Paragraph):
        parts.append((head, body))
    for index in _own_blocks(section, sections):
        block = document.blocks[index]
        if isinstance(block, Paragraph):
            parts.append((block, 0))
        elif parts and parts[-1] is not None:
            parts.append(None)
    return flow(parts)


def claim_furniture(
    document: Document, section: Section, sections: tuple[Section, ...], claims: Claims
) -> None:
    """Claim years, dates, document numbers and the numbers of headings and items: they are no amounts."""
    for index in (section.place.block, *_own_blocks(section, sections)):
        block = document.blocks[index]
        if not isinstance(block, Paragraph) or not claims.at(block.place):
            continue
        for pattern, fate in (
            (_DOCUMENT_NUMBER, NumeralFate.DOCUMENT_NUMBER),
            (_YEAR, NumeralFate.YEAR),
            (_DATE, NumeralFate.DATE),
        ):
            for match in pattern.finditer(to_half_width(block.text)):
                claims.take(block.place.span(*match.span()), fate)
        before_year = _ITEM_BEFORE_YEAR.match(block.text)
        if before_year:
            claims.take(block.place.span(*before_year.span("number")), NumeralFate.ORDINAL)
        numbered = numbering(block.text)
        if numbered is not None and numbered.level in (4, 5):
            claims.take(block.place.span(0, numbered.start), NumeralFate.ORDINAL)
