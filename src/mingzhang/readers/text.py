"""The reader of recovered text: tab-separated tables, narrative, page furniture, broken pages.

Layout is repaired and every repair is remarked: tables are joined over page breaks, repeated headers
dropped, wrapped lines joined. Digits are never touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mingzhang.document import Block, Cell, Document, Paragraph, Remark, RemarkKind, Table, numbering
from mingzhang.place import Place
from mingzhang.readers.delimited import delimited, once
from mingzhang.readers.encoding import UndecodableError, decode
from mingzhang.readers.errors import ReadError
from mingzhang.readers.furniture import furniture, is_marker
from mingzhang.readers.limits import MAX_CELLS, MAX_LINE_LENGTH, MAX_LINES
from mingzhang.regex import regex

if TYPE_CHECKING:
    from mingzhang.readers.spaced import SpacedTable

_CONTENTS_LINE = regex(r"[^\t]*?(?:[.…·．]{3,}+|\t)\s*+\d{1,3}\s*")
MAX_CONTENTS_LINE = 300
"""A longer line is no entry of a contents list: a name, leaders and a page number."""
_CONTENTS_TITLE = regex(r"#*\s*目\s*录\s*")
_LEADERS = regex(r"(?<![.…·．])[.…·．]{3,}+\s*+\d{1,3}\s*\Z")
_ENDS_SENTENCE = regex(r"[。；：！？;:!?…）)”》]\s*\Z")
_HAS_STOP = regex(r"[，。；、,;]")
_OWN_LINE = regex(r"(?:注|附|说明)|[（(][^（(）)]{4,}[）)]\Z")
"""How a short line begins that stands by itself: a note, an annex, a remark in brackets."""
_LEVEL = regex(r"[（(][类款项][）)]")
"""The level of an account behind its name: no paragraph begins with it."""
_NUMBER_END = regex(r"\d\s*\Z")
_UNIT_START = regex(r"(?:万元|亿元|元|年|月|日|个|人|辆|台|批|次|%|％|平方米)")
_LINE_ENDS = regex(r"\r\n|[\r\n\v\x85\u2028\u2029]")
_FULL = "\u2018-\u201d\u3000-\u9fff\uff00-\uffef"
_SET_WIDE = regex(rf"(?<=[{_FULL}]) (?=[\d{_FULL}])|(?<=\d) (?=[{_FULL}])")
_WIDE_LEADERS = regex(r"(?:[.…·．] ){3,}[.…·．]?")
_KEPT_APART = regex(r"\S[ \u3000]+-?\d[\d,]*\.\d|^\s*-?\d[\d,]*\.\d+\s*$|\S {2,}\S")
"""A figure behind a gap or alone on its line, words far apart: without any there is no table kept apart by spaces."""
_APART = regex(r"\t|\S {2,}\S")
_GAP = regex(r" {3,}")
_FIGURE = regex(r"-?[\d,]+\.\d{1,2}")
MIN_RAGGED = 5
"""A table of fewer rows with figures says nothing of lost tabs."""
RAGGED = 6
"""Lines broken at one width differ by so many characters: figures are narrower, signs may not begin a line."""
MIN_WRAPPED = 12
MAX_WRAPPED = 60
FULL_LENGTH = 24
"""A line that begins further left than its paragraph goes on with it if the line before is at least so long."""
WRAP_LENGTH = 30
"""A line shorter than this that ends without a stop is a title, not a wrapped sentence."""
MAX_HEADER_ROWS = 6


class _Line(Struct):
    text: str
    number: int
    page: int | None


class _Builder(Struct):
    """Collects blocks; knows whether the last block can still grow over a page break."""

    file: str
    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    rows: list[_Line] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    """Positions in ``rows`` at which blank lines or furniture interrupted the table."""
    interrupted: bool = False
    cells: int = 0
    indent: int = 0
    """Room left free before the first line of the paragraph that was begun last."""
    length: int = 0
    """Of its last line."""
    width: int = 0
    """Of a line of running text, where the text is broken as its page was; else 0."""

    def place(self, line: _Line) -> Place:
        return Place(self.file, page=line.page, line=line.number, block=len(self.blocks))

    def add_row(self, line: _Line) -> None:
        if self.rows and self.interrupted:
            self.breaks.append(len(self.rows))
        self.interrupted = False
        self.cells += line.text.count("\t") + 1
        if self.cells > MAX_CELLS:
            raise ReadError("cells", self.file, limit=MAX_CELLS)
        self.rows.append(line)

    def close_table(self) -> None:
        if not self.rows:
            return
        first = self.rows[0]
        place = self.place(first)
        rows = self._without_repeated_headers(place)
        self.blocks.append(
            Table(tuple(_cells(line, index, place) for index, line in enumerate(rows)), place, aligned=False)
        )
        self.rows, self.breaks, self.interrupted = [], [], False

    def _without_repeated_headers(self, place: Place) -> list[_Line]:
        dropped: set[int] = set()
        for at in self.breaks:
            line = self.rows[at]
            here = Place(place.file, line.page, line.number, place.block)
            self.remarks.append(Remark(RemarkKind.TABLE_JOINED, line.text.strip(), here))
            count = 0
            while (
                count < min(MAX_HEADER_ROWS, at)
                and at + count < len(self.rows)
                and self.rows[at + count].text.strip() == self.rows[count].text.strip()
            ):
                count += 1
            if count:
                dropped.update(range(at, at + count))
                self.remarks.append(Remark(RemarkKind.REPEATED_HEADER, line.text.strip(), here))
        return [line for index, line in enumerate(self.rows) if index not in dropped]

    def add_spaced(self, table: SpacedTable, lines: Sequence[_Line]) -> None:
        """A table whose columns are told by the gaps between words."""
        self.close_table()
        first = lines[table.region.start]
        place = self.place(first)
        rows: list[tuple[Cell, ...]] = []
        for at, headings in table.heads:
            spans = [
                Cell(text, len(rows), low, _spot(place, lines[at], len(rows), low), 1, high - low + 1)
                for text, low, high in headings
            ]
            rows.append(tuple(spans))
        unsure = set()
        for row in table.rows:
            if not row.sure:
                unsure.add(len(rows))
            rows.append(
                tuple(
                    Cell(row.cells.get(at, ""), len(rows), at, _spot(place, lines[row.line], len(rows), at))
                    for at in range(table.width)
                )
            )
        self.cells += table.width * len(rows)
        if self.cells > MAX_CELLS:
            raise ReadError("cells", self.file, limit=MAX_CELLS)
        self.blocks.append(
            Table(
                tuple(rows),
                place,
                header_rows=len(table.heads),
                spaced=True,
                unsure=frozenset(unsure),
            )
        )

    def _is_open(self, last: Block | None) -> bool:
        """Whether the last line was broken where the page ends, so that what follows further left goes on with it."""
        if not self.width or not isinstance(last, Paragraph) or _LEADERS.search(last.text):
            return False
        ended = _ENDS_SENTENCE.search(last.text) is not None
        return self.length >= (self.width - RAGGED if ended else FULL_LENGTH)

    def add_paragraph(self, line: _Line, blank_before: bool) -> None:
        text = tidy(line.text.strip())
        last = self.blocks[-1] if self.blocks else None
        indent = len(line.text) - len(line.text.lstrip())
        further = indent + 2 <= self.indent and self._is_open(last) and _may_go_on(text)
        self.length = len(text)
        before = self.blocks[-2] if len(self.blocks) > 1 else None
        if isinstance(last, Paragraph) and (
            further
            or _continues(last.text, text, blank_before)
            or (not blank_before and isinstance(before, Paragraph) and _is_half(before.text, last.text, text))
        ):
            here = Place(self.file, line.page, line.number, last.place.block)
            self.blocks[-1] = Paragraph(last.text + text, last.place, (*(last.lines or (last.place,)), here))
            self.remarks.append(Remark(RemarkKind.LINES_JOINED, text, here))
            return
        self.indent = indent
        self.blocks.append(Paragraph(text, self.place(line)))


def read_text(data: bytes, file: str, sha256: str) -> Document:
    """Read a text file's bytes. Raises :class:`ReadError` for what is no text or beyond the limits."""
    try:
        text, cut = decode(data)
    except UndecodableError as error:
        raise ReadError(error.key, file) from error
    lines = without_tabs(_lines(text, file))
    rows = delimited([line.text for line in lines])
    spaced = _spaced(lines, rows)
    builder = _Builder(file, width=_wrap_width(lines))
    blank = True
    contents = False
    until = 0
    for position, line in enumerate(lines):
        if position < until:
            continue
        if position in spaced:
            builder.add_spaced(spaced[position], lines)
            until, blank = spaced[position].region.end, False
            continue
        if position in rows:
            words = rows[position]
            if words is not None:
                builder.add_row(_Line(words, line.number, line.page))
                blank = False
            continue
        stripped = line.text.strip()
        if not stripped:
            blank = True
            builder.interrupted = True
            continue
        if _WIDE_LEADERS.search(line.text):
            line = _Line(_WIDE_LEADERS.sub("....", line.text), line.number, line.page)
            stripped = line.text.strip()
        kind = furniture(stripped) if "\t" not in stripped else None
        if kind is None:
            contents = _in_contents(line.text, contents)
        if kind is RemarkKind.PAGE_NUMBER and not is_marker(stripped) and not _alone(lines, position):
            kind = None
        if kind is not None:
            builder.remarks.append(Remark(kind, stripped, builder.place(line)))
            builder.interrupted = True
            continue
        if _is_row(line.text, stripped, contents, bool(builder.rows)):
            builder.add_row(line)
        else:
            builder.close_table()
            builder.add_paragraph(line, blank)
        blank = False
    builder.close_table()
    if not builder.blocks:
        raise ReadError("empty", file)
    if cut:
        last = lines[-1]
        builder.remarks.append(Remark(RemarkKind.TRUNCATED, last.text.strip(), builder.place(last)))
    return Document(file, "txt", sha256, tuple(builder.blocks), tuple(builder.remarks))


def without_tabs(lines: list[_Line]) -> list[_Line]:
    """The lines with a space for every tab if the tabs of empty cells were lost: then their number says nothing.

    A text that was copied through a web page or a form has one tab where several stood. No row of it then has an
    empty cell, and the rows of its tables have different numbers of cells.
    """
    widths = [[cell.strip() for cell in line.text.strip().split("\t")] for line in lines]
    ragged = even = 0
    run: set[int] = set()
    rows = 0
    for cells in [*widths, []]:
        if len(cells) > 1:
            if not all(cells):
                return lines
            if any(_FIGURE.fullmatch(cell) for cell in cells):
                run.add(len(cells))
                rows += 1
            continue
        if rows >= MIN_RAGGED:
            ragged, even = ragged + (len(run) > 1), even + (len(run) == 1)
        run, rows = set(), 0
    if ragged < 2 or ragged <= even:
        return lines
    return [_Line(line.text.replace("\t", " "), line.number, line.page) for line in lines]


def _spaced(lines: Sequence[_Line], rows: Mapping[int, str | None]) -> dict[int, SpacedTable]:
    """The tables kept apart by spaces, by their first line."""
    texts = [line.text for line in lines]
    if not any(_KEPT_APART.search(text) for text in texts):
        return {}
    from mingzhang.readers.spaced import spaced_tables

    closed = [
        at in rows or (len(text) < 80 and not text.strip().isdigit() and furniture(text.strip()) is not None)
        for at, text in enumerate(texts)
    ]
    found = spaced_tables(texts, closed, [line.page for line in lines])
    return {table.region.start: table for table in found}


def tidy(text: str) -> str:
    """A line without the gaps that its layout put in: leaders, letters set wide, room between words."""
    if "  " not in text and " " in text and len(_SET_WIDE.findall(text)) * 3 >= len(text):
        text = _SET_WIDE.sub("", text)
    text = _WIDE_LEADERS.sub("....", text)
    return _GAP.sub("  ", text)


def _lines(text: str, file: str) -> list[_Line]:
    paged = "\f" in text
    page = 1
    lines: list[_Line] = []
    for number, raw in enumerate(_LINE_ENDS.split(text.replace("\x1a", "")), 1):
        if number > MAX_LINES:
            raise ReadError("lines", file, limit=MAX_LINES)
        if len(raw) > MAX_LINE_LENGTH:
            raise ReadError("line", file, line=number, limit=MAX_LINE_LENGTH)
        before = len(raw) - len(raw.lstrip("\f \t"))
        page += raw[:before].count("\f")
        lines.append(_Line(raw.replace("\f", ""), number, page if paged else None))
        page += raw[before:].count("\f")
    return lines


def _wrap_width(lines: Sequence[_Line]) -> int:
    """The length about which most long lines are: the width of the page they were broken for. 0 if they differ."""
    texts = (line.text.strip() for line in lines)
    lengths = sorted(
        len(text)
        for text in texts
        if len(text) >= FULL_LENGTH and _HAS_STOP.search(text) and not _APART.search(text)
    )
    if len(lengths) < MIN_WRAPPED:
        return 0
    width = lengths[len(lengths) // 2]
    near = sum(width - RAGGED <= length <= width + RAGGED for length in lengths)
    return width if width <= MAX_WRAPPED and near * 2 > len(lengths) else 0


def _may_go_on(text: str) -> bool:
    """Whether a line may be the rest of a paragraph: no numbered heading, no table's title."""
    return numbering(text) is None and not text.endswith("表")


def _in_contents(text: str, before: bool) -> bool:
    """Whether the line belongs to the contents list, which prints tab and page number on every line."""
    if len(text) <= MAX_CONTENTS_LINE and _CONTENTS_TITLE.fullmatch(text.strip()):
        return True
    return before and len(text) <= MAX_CONTENTS_LINE and _CONTENTS_LINE.fullmatch(text) is not None


def _is_row(text: str, stripped: str, contents: bool, in_table: bool) -> bool:
    if "\t" not in text or contents or _LEADERS.search(text):
        return False
    return in_table or "\t" in stripped or text.rstrip("\n").endswith("\t")


def _cells(line: _Line, row: int, table: Place) -> tuple[Cell, ...]:
    file, page, number, block = table.file, line.page, line.number, table.block
    return tuple(
        Cell(text, row, column, Place(file, page, number, block, row, column))
        for column, text in enumerate(once([cell.strip() for cell in line.text.split("\t")]))
    )


def _spot(table: Place, line: _Line, row: int, column: int) -> Place:
    return Place(table.file, line.page, line.number, table.block, row, column)


def _alone(lines: list[_Line], position: int) -> bool:
    """A page number stands between blank lines, page ends or rows; a bare figure in a text does not."""
    return _apart(lines, position, position - 1) and _apart(lines, position, position + 1)


def _apart(lines: list[_Line], position: int, neighbour: int) -> bool:
    if not 0 <= neighbour < len(lines):
        return True
    other = lines[neighbour]
    return not other.text.strip() or "\t" in other.text.strip() or other.page != lines[position].page


def _is_half(before: str, last: str, text: str) -> bool:
    """Whether the last line is half an item: the item before ends with ；, so that this one is a clause too."""
    return (
        before.endswith(("；", ";"))
        and numbering(before) is not None
        and numbering(last) is not None
        and _ENDS_SENTENCE.search(last) is None
        and numbering(text) is None
        and _HAS_STOP.search(text) is not None
    )


def _continues(last: str, text: str, blank_before: bool) -> bool:
    """Whether ``text`` is the rest of the sentence that ``last`` began on the line or page before."""
    if _LEVEL.match(text) and not blank_before and not last.endswith("。"):
        return True
    if len(last) < WRAP_LENGTH or _ENDS_SENTENCE.search(last):
        return False
    if last.endswith("占") and not text[:1].isdigit():
        return False  # the share itself is lost
    if _NUMBER_END.search(last) and _UNIT_START.match(text):
        return True
    if numbering(text) is not None or (len(text) < WRAP_LENGTH and _OWN_LINE.match(text)):
        return False
    if blank_before and not _HAS_STOP.search(last):
        return False
    return _HAS_STOP.search(text) is not None
