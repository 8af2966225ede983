"""A whole text document set as a PDF the way an office program sets it: wrapped lines, tables over pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mingzhang.document import Document, Paragraph
from tests.readers.pdf.drawing import Sheet, pdf
from tests.readers.writing import Span, spanned

WIDTH, HEIGHT = 842, 595
LEFT, RIGHT, TOP, BOTTOM = 50, 790, 50, 550
SIZE, LEADING = 9, 14
CELL = 7
"""Size of the letters in tables."""
INSET = 3
HEADING = 40
"""A paragraph of no more letters than this stands on one line of its own."""


def to_pdf(document: Document) -> bytes:
    """The document's pages, numbered at the foot."""
    setter = _Setter()
    for block in document.blocks:
        if isinstance(block, Paragraph):
            setter.paragraph(block.text)
        else:
            rows = spanned(block)
            form = any(span.text == "一级指标" for row in rows for span in row)
            setter.table(rows, 0 if form else header_rows(rows))
    return setter.finished()


def header_rows(rows: Sequence[Sequence[Span]]) -> int:
    """The first rows until one without a merge begins under no cell from above: what a page break repeats."""
    reach = 0
    for index, row in enumerate(rows[:6]):
        if index >= reach and all(span.rowspan == span.colspan == 1 for span in row):
            return index if index else 1
        reach = max([reach, *(span.row + span.rowspan for span in row)])
    return 1


def width_of(text: str, size: float) -> float:
    """Half an em for a Latin letter or digit, one em for the rest, as the tests' font has them."""
    return sum(0.5 if 0 < ord(char) < 0x7F else 1 for char in text) * size


def wrapped(text: str, width: float, size: float) -> Iterator[str]:
    """Lines no wider than this; a line break in the text is kept, a figure is not broken if it fits a line."""
    for part in text.split("\n"):
        line = ""
        for piece in _pieces(part):
            if line and width_of(line + piece, size) > width:
                yield line
                line = ""
            while width_of(piece, size) > width and len(piece) > 1:
                fits = max(1, int(width / size))
                yield piece[:fits]
                piece = piece[fits:]
            line += piece
        yield line


def _pieces(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if char.isascii() and not char.isspace():
            word += char
            continue
        if word:
            yield word
        word = ""
        yield char
    if word:
        yield word


class _Setter:
    """Fills one sheet after the other."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.fresh()

    def fresh(self) -> None:
        self.sheets.append(Sheet(WIDTH, HEIGHT))
        self.y: float = TOP

    def room(self, height: float) -> None:
        if self.y + height > BOTTOM:
            self.fresh()

    def paragraph(self, text: str) -> None:
        indent = 0 if len(text) <= HEADING else 2 * SIZE
        words = text.replace("\t", " ........ ")
        first, *rest = wrapped("　　" + words if indent else words, RIGHT - LEFT, SIZE)
        for line in (first, *rest):
            self.room(LEADING)
            self.y += LEADING
            if line.strip():
                lead = len(line) - len(line.lstrip("　"))
                self.sheets[-1].text(LEFT + lead * SIZE, self.y - 4, line.strip(), SIZE)
        self.y += LEADING / 2

    def table(self, rows: Sequence[Sequence[Span]], header: int) -> None:
        columns = _column_places(rows)
        heights = _row_heights(rows, columns)
        start = 0
        self.room(sum(heights[: header + 2]))
        while start < len(rows):
            drawn = list(range(header)) if start else []
            space = BOTTOM - self.y - sum(heights[index] for index in drawn)
            at = start
            while at < len(rows) and (at == start or space >= heights[at]):
                space -= heights[at]
                at += 1
            at = _uncut(rows, start, at)
            drawn += range(start, at)
            self._part(rows, drawn, columns, heights)
            start = at
            if start < len(rows):
                self.fresh()
        self.y += LEADING

    def _part(
        self, rows: Sequence[Sequence[Span]], drawn: list[int], columns: list[float], heights: list[float]
    ) -> None:
        sheet = self.sheets[-1]
        tops = {}
        y = self.y
        for index in drawn:
            tops[index] = y
            y += heights[index]
        for index in drawn:
            for span in rows[index]:
                bottom = tops[index] + sum(heights[index : index + span.rowspan])
                left, right = columns[span.column], columns[span.column + span.colspan]
                sheet.frame(left, tops[index], right, bottom)
                lines = list(wrapped(span.text, right - left - 2 * INSET, CELL))
                level = (tops[index] + bottom) / 2 - len(lines) * (CELL + 2) / 2
                for number, line in enumerate(lines, 1):
                    if line.strip():
                        sheet.text(left + INSET, level + number * (CELL + 2) - 2, line.strip(), CELL)
        self.y = y

    def finished(self) -> bytes:
        for number, sheet in enumerate(self.sheets, 1):
            sheet.text(WIDTH / 2 - 8, HEIGHT - 20, f"- {number} -", SIZE)
        return pdf(*self.sheets)


def _column_places(rows: Sequence[Sequence[Span]]) -> list[float]:
    """Boundaries, with more room for columns of longer texts."""
    count = max(span.column + span.colspan for row in rows for span in row)
    wanted = [4.0 * CELL] * count
    for row in rows:
        for span in row:
            if span.colspan == 1:
                needed = min(width_of(span.text.partition("\n")[0], CELL) + 2 * INSET + 2, 20 * CELL)
                wanted[span.column] = max(wanted[span.column], needed)
    scale = (RIGHT - LEFT) / sum(wanted)
    places: list[float] = [LEFT]
    for width in wanted:
        places.append(places[-1] + width * scale)
    return [round(place, 2) for place in places]


def _row_heights(rows: Sequence[Sequence[Span]], columns: list[float]) -> list[float]:
    heights = [CELL + 8.0] * len(rows)
    for row in rows:
        for span in row:
            width = columns[span.column + span.colspan] - columns[span.column] - 2 * INSET
            needed = len(list(wrapped(span.text, width, CELL))) * (CELL + 2) + 6
            spread = needed / span.rowspan
            for index in range(span.row, span.row + span.rowspan):
                heights[index] = max(heights[index], spread)
    return heights


def _uncut(rows: Sequence[Sequence[Span]], start: int, at: int) -> int:
    """A page break before ``at`` or the last row before it that no merged cell runs across."""
    for place in range(at, start, -1):
        if not any(span.row < place < span.row + span.rowspan for row in rows[:place] for span in row):
            return place
    return at
