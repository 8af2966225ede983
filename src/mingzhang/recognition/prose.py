"""Free numbers: what the other recognisers left unclaimed in paragraphs and prose cells.

Runs last. A year, a date, an ordinal, a code is claimed as what it is; a number with a noun or a unit
becomes a point of its own, so that it is searchable and counted; the rest stays unread, with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.document import Cell, Document, Paragraph, Table
from mingzhang.findings import Cited
from mingzhang.place import Place
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.prose_numbers import FreeNumber, Lexeme, lexemes
from mingzhang.points.reading import Form, NumeralFate, Print, Section, Source
from mingzhang.points.terms import squeeze
from mingzhang.recognition.claims import Claims, RawNumeral
from mingzhang.regex import regex

FREE_MEASURE = "文中数字"
"""The measure of a number that only a sentence prints."""
BARE_CELL = "表格单元格中只有数字，没有名称"
_SERIAL = frozenset({"序号", "编号", "次序", "顺序号"})
_HEADER_ROWS = 3
_MIN_SERIALS = 3
"""Headings stand in the first so many rows of a table."""
_PROSE = regex(r"[^\W\d_]{4}")
"""A cell that no recogniser described is prose if it has four letters in a row."""


class Spot(Struct, frozen=True):
    """A paragraph or cell known to be prose: the names it is cited by, and the list its numbers belong to.

    ``scope``: as in :class:`~mingzhang.points.reading.Print`; ``project``: key of its 自评表, if any.
    """

    cited: Cited
    scope: str
    source: Source = Source.TEXT
    project: str = ""


_Key = tuple[int, int, int]


def recognise_prose(
    document: Document, claims: Claims, forms: Iterable[Form] = (), sections: Iterable[Section] = ()
) -> tuple[Print, ...]:
    """Claim every numeral still unclaimed in paragraphs and prose cells, and return the free points.

    ``forms`` and ``sections`` give the numbers in their texts a name and a scope; other paragraphs, and
    other cells with words in them, are read without. A cell with nothing but a number is left unread.
    """
    known = {_key(spot.cited.place): spot for spot in _spots(forms)}
    owners = _owners(sections)
    seen: Counter[tuple[str, str]] = Counter()
    prints: list[Print] = []
    for key, numerals in _pending(claims):
        text, place = _text(document, key)
        spot = known.get(key)
        if spot is None and key[1] >= 0 and not _PROSE.search(text):
            if text.strip().isdecimal() and _is_serial(document, key):
                numerals[0].fate = NumeralFate.ORDINAL
            else:
                _settle_bare_cell(text, numerals)
            continue
        spot = spot or _spot_in_section(place, owners.get(key[0]))
        by_start = {item.start: item for item in lexemes(text)}
        for numeral in numerals:
            number = _settle(numeral, by_start.get(numeral.place.start or 0))
            if number is not None:
                prints.append(_print(number, numeral.place, spot, seen))
    return tuple(prints)


def _spots(forms: Iterable[Form]) -> Iterator[Spot]:
    """The prose cells of the forms."""
    for form in forms:
        project = next((item.coordinate.project for item in form.prints), "")
        texts: list[Cited | None] = [form.title, form.goal, form.done, *form.analyses.values(), *form.notes]
        texts += [money.deviation for money in form.money]
        for indicator in form.indicators:
            texts += [indicator.name, indicator.note, indicator.deviation]
            texts += [value.cited for value in (indicator.initial, indicator.target, indicator.actual)]
        yield from (Spot(cited, form.scope, Source.FORM, project) for cited in texts if cited is not None)


def _owners(sections: Iterable[Section]) -> dict[int, Section]:
    """Block → the innermost section it stands in: of two that overlap, the later is inside the earlier."""
    owners: dict[int, Section] = {}
    for section in sections:
        for block in range(section.place.block, section.end):
            owners[block] = section
    return owners


def _spot_in_section(place: Place, section: Section | None) -> Spot:
    if section is None:
        return Spot(Cited(place), f"p{place.block}")
    return Spot(Cited(place, f"{section.label}{section.title}"), f"s{section.index}")


def _pending(claims: Claims) -> Iterator[tuple[_Key, list[RawNumeral]]]:
    """The unclaimed numerals, paragraph by paragraph and cell by cell, in document order."""
    by_key: dict[_Key, list[RawNumeral]] = {}
    for numeral in claims:
        if numeral.fate is None:
            by_key.setdefault(_key(numeral.place), []).append(numeral)
    yield from by_key.items()


def _key(place: Place) -> _Key:
    return (place.block, -1 if place.row is None else place.row, -1 if place.column is None else place.column)


def _text(document: Document, key: _Key) -> tuple[str, Place]:
    """The whole text of the paragraph or cell, and its place."""
    block = document.blocks[key[0]]
    if isinstance(block, Paragraph):
        return block.text, block.place
    cell = _cell(block, key)
    return (cell.text, cell.place) if cell else ("", block.place)


def _cell(table: Table, key: _Key) -> Cell | None:
    """The cell at a row and column; rows stand at their own index in every format."""
    for cell in table.rows[key[1]] if key[1] < len(table.rows) else ():
        if _key(cell.place) == key:
            return cell
    return None


def _is_serial(document: Document, key: _Key) -> bool:
    """Whether a cell stands under 序号, or among 1, 2, 3 … down a column, of a table that no other recogniser
    read (a list of units or of tables, say)."""
    block = document.blocks[key[0]]
    if not isinstance(block, Table):
        return False
    above = (cell for row in block.rows[: min(key[1], _HEADER_ROWS)] for cell in row)
    if any(cell.place.column == key[2] and squeeze(cell.text) in _SERIAL for cell in above):
        return True
    texts = (cell.text.strip() for row in block.rows for cell in row if cell.place.column == key[2])
    numbers = [text for text in texts if text.isdecimal()]
    return len(numbers) >= _MIN_SERIALS and numbers == [str(at + 1) for at in range(len(numbers))]


def _settle(numeral: RawNumeral, lexeme: Lexeme | None) -> FreeNumber | None:
    """Give the numeral its fate; the number if it became a point."""
    if lexeme is None:
        numeral.why = "数字的写法无法辨认"
    elif lexeme.fate is not None:
        numeral.fate = lexeme.fate
    elif lexeme.number is None:
        numeral.why = lexeme.why
    else:
        numeral.fate = NumeralFate.FREE
        return lexeme.number
    return None


def _settle_bare_cell(text: str, numerals: list[RawNumeral]) -> None:
    """A short cell that no recogniser understood: a year, a code or an ordinal is still one."""
    by_start = {item.start: item for item in lexemes(text)}
    for numeral in numerals:
        lexeme = by_start.get(numeral.place.start or 0)
        # A number alone could be anything: the page number pattern is for paragraphs.
        if lexeme is not None and lexeme.fate not in (None, NumeralFate.PAGE_NUMBER):
            numeral.fate = lexeme.fate
        else:
            numeral.why = numeral.why or BARE_CELL


def _print(number: FreeNumber, place: Place, spot: Spot, seen: Counter[tuple[str, str]]) -> Print:
    noun = number.noun or number.label
    name = f"{noun}（{number.unit}）" if number.unit else noun
    seen[spot.project, name] += 1
    ordinal = seen[spot.project, name]
    detail = name if ordinal == 1 else f"{name}·{ordinal}"
    cited = replace(spot.cited, place=place, row=spot.cited.row or noun, printed=number.text)
    coordinate = Coordinate(FREE_MEASURE, project=spot.project, detail=detail)
    return Print(coordinate, number.amount, cited, spot.source, spot.scope)
