"""What the prose families share: the texts of a document, their sentences, citing a number in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import Amount, Kind, format_scaled
from mingzhang.checking.constraints import cell_at
from mingzhang.findings import Cell, Cited, Operand
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.prose_numbers import FreeNumber, free_numbers
from mingzhang.points.prose_words import same_counting
from mingzhang.points.reading import Form, Print, Reading, Source
from mingzhang.regex import regex

__all__ = ["FreeNumber", "Text", "free_numbers", "paragraphs", "same_counting", "sentences", "shown", "texts"]

GOAL = "年度目标"
DONE = "实际完成情况"
ANALYSIS = "分析"
PARAGRAPH = "正文"
_STOPS = "。；;！!？?\n"
_STOP = regex(r"[。；;！!？?\n]")
MOST_NUMBERS = 48
"""A sentence with more numbers than this is a table in disguise; no arithmetic is read into it."""
LONGEST_WORDS = 24
"""Words longer than this are no plain name of a sum."""


class Text(Struct, frozen=True):
    """A text in prose.

    ``kind``: 年度目标, 实际完成情况 or 分析 of a form, or 正文. ``shift``: where the text begins in its cell,
    because cells are cited without the blanks around them.
    """

    text: str
    cited: Cited
    kind: str
    form: Form | None = None
    shift: int = 0

    @property
    def numbers(self) -> tuple[FreeNumber, ...]:
        """Its numbers with noun or unit, in order."""
        return free_numbers(self.text)

    @property
    def key(self) -> str:
        """A key of the paragraph or cell, for relations."""
        place = self.cited.place
        parts = (place.block, place.row, place.column)
        return ".".join(str(part) for part in parts if part is not None)

    def cite(self, number: FreeNumber) -> Cited:
        """The number where it stands."""
        start = (self.cited.place.start or 0) + self.shift
        place = self.cited.place.span(start + number.start, start + number.end)
        return replace(self.cited, place=place, printed=number.text)

    def operand(self, number: FreeNumber, role: str, factor: int = 1) -> Operand:
        """The number as an operand."""
        return Operand(self.cite(number), role, number.digits, number.amount.unit.symbol, factor)

    def cell(self, number: FreeNumber) -> Cell:
        """The number as the cell of a constraint."""
        return cell_at(self.cite(number), number.amount, Source.FORM if self.form else Source.TEXT)

    def print(self, number: FreeNumber, decimals: int | None = None) -> Print:
        """The number as a print of a sum, with the decimals it is meant to have."""
        amount = number.amount if decimals is None else number.amount.with_precision(decimals)
        source = Source.FORM if self.form else Source.TEXT
        return Print(Coordinate("文中数字"), amount, self.cite(number), source, self.key)

    @property
    def where(self) -> str:
        """How a person names the place: part and row."""
        cited = self.cited
        inside = "、".join(part for part in (cited.row, cited.column) if part)
        return f"{cited.part}“{inside}”" if inside else cited.part or "正文"


def texts(reading: Reading) -> Iterator[Text]:
    """The prose of the forms, form by form, then the paragraphs outside them."""
    for form in reading.self_evaluations:
        yield from form_texts(reading, form)
    yield from paragraphs(reading)


def form_texts(reading: Reading, form: Form) -> Iterator[Text]:
    """Goal, result and analyses of one form."""
    analyses = [(ANALYSIS, cited) for cited in form.analyses.values()]
    for kind, cited in [(GOAL, form.goal), (DONE, form.done), *analyses]:
        if cited is not None and cited.printed:
            yield Text(cited.printed, cited, kind, form, _shift(reading, cited))


def _shift(reading: Reading, cited: Cited) -> int:
    """How many blanks stand before the printed text in its cell."""
    place = cited.place
    if place.start is not None or place.block >= len(reading.document.blocks):
        return 0
    rows = getattr(reading.document.blocks[place.block], "rows", ())
    row = rows[place.row] if place.row is not None and place.row < len(rows) else ()
    for cell in row:
        if cell.place.column == place.column and cell.place.row == place.row:
            return max(str(cell.text).find(cited.printed), 0)
    return 0


def paragraphs(reading: Reading) -> Iterator[Text]:
    """Paragraphs with figures, outside forms and contents, cited by the heading above them."""
    skipped = {block for form in reading.self_evaluations for block in form.blocks}
    skipped.update(note.place.block for form in reading.self_evaluations for note in form.notes)
    skipped.update(entry.cited.place.block for entry in reading.contents)
    owners: dict[int, str] = {}
    for section in reading.sections:
        for index in range(section.start, section.end):
            owners[index] = f"{section.label}{section.title}"
    for block in reading.document.blocks:
        text = getattr(block, "text", "")
        number = block.place.block
        if text and number not in skipped and any(map(str.isdigit, text)):
            yield Text(text, Cited(block.place, owners.get(number, ""), printed=text), PARAGRAPH)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of ``text``."""
    start = 0
    for match in _STOP.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def by_sentence(text: str, numbers: Sequence[FreeNumber]) -> Iterator[tuple[str, list[FreeNumber]]]:
    """The sentences that hold numbers, each with its own; one with too many is left out."""
    at = 0
    for start, end in sentences(text):
        first = at
        while at < len(numbers) and numbers[at].start < end:
            at += 1
        if 0 < at - first <= MOST_NUMBERS:
            yield text[start:end], list(numbers[first:at])


def sentence_around(text: str, position: int) -> tuple[int, int]:
    """The span of the sentence in which ``position`` stands."""
    start = max((text.rfind(mark, 0, position) for mark in _STOPS), default=-1) + 1
    match = _STOP.search(text, position)
    return start, match.start() if match else len(text)


def within(numbers: Iterable[FreeNumber], span: tuple[int, int]) -> list[FreeNumber]:
    """The numbers that stand in a span of the text."""
    return [number for number in numbers if span[0] <= number.start < span[1]]


def shown(value: int, like: Amount, precision: int | None = None) -> str:
    """A value in smallest steps with the unit of ``like``, for messages."""
    decimals = like.precision if precision is None else precision
    return f"{format_scaled(value, like.unit.scale, decimals)}{like.unit.symbol}"


def comparable(first: FreeNumber, second: FreeNumber) -> bool:
    """True if the two amounts may be subtracted: both money, both rates, or the same counting unit."""
    if first.amount.kind is not second.amount.kind or bool(first.per) != bool(second.per):
        return False
    return first.amount.kind in (Kind.MONEY, Kind.RATE) or first.unit == second.unit
