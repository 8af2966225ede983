"""A workbook with the tables as published, one sheet each: numbers as numbers, codes and words as text."""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from mingzhang.document import Align, Cell, Chart, Document, Paragraph, Publication, Role, numbering
from mingzhang.regex import regex
from mingzhang.render.errors import RenderError
from mingzhang.render.grid import Grid, grid
from mingzhang.render.options import Options
from mingzhang.render.outline import Contents, Cover, Part, Statement, outline
from mingzhang.render.pages import MARGINS, ROOMS, Page, page_of
from mingzhang.render.values import alignment, number
from mingzhang.render.widths import EM, Fit, Room, fit, least_width, width_of

_FORBIDDEN = regex(r"[\[\]:*?/\\\x00-\x1f]")
MAX_NAME = 31
_FONT = {"font_name": "宋体", "font_size": Decimal("10.5")}
_SIZE = 1050
_SIDES = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}
_PAPER_A4 = 9
_SHRUNK = 125
"""A table so much higher than its page, in percent, is still printed on one."""
_ENDLESS = 10**9
_TALLEST = 540
"""No program shows a row higher than this, in pixels."""
_INCH = 254
"""Tenths of a millimetre."""


def render_xlsx(document: Document, options: Options) -> bytes:
    """An XLSX file, the same bytes for the same document. Text is never a formula, whatever it begins with."""
    try:
        import xlsxwriter  # type: ignore[import-untyped]
    except ImportError as error:
        raise RenderError("xlsx-library") from error
    about = document.publication or Publication()
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    day = about.date or datetime.date(1980, 1, 1)
    book.set_properties(
        {
            "title": about.title,
            "author": about.unit,
            "created": datetime.datetime.combine(day, datetime.time(), datetime.UTC),
        }
    )
    parts = outline(document)
    sheets = _Sheets(book)
    statements = [part for part in parts if isinstance(part, Statement)]
    for part in statements:
        sheets.statement(part)
    if not statements:
        sheets.text(_lines(parts))
    book.close()
    return stream.getvalue()


def _lines(parts: Sequence[Part]) -> list[str]:
    found: list[str] = []
    for part in parts:
        if isinstance(part, Cover | Contents):
            found += [line.text for line in part.lines]
        elif isinstance(part, Paragraph) and not isinstance(part, Chart):
            found.append(part.text)
    return found


def _above(part: Statement) -> list[Paragraph]:
    """What stands above a table on its sheet: a workbook has the tables alone, so no part (第…部分) begins in it."""
    titles = [line for line in part.head if line.role is Role.HEADING]
    return [line for line in part.head if line.role is not Role.HEADING or line is titles[-1]]


class _Sheets:
    """Writes sheets into a book; formats and names are shared by all of them."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.names: set[str] = set()
        self.formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def statement(self, part: Statement) -> None:
        full = grid(part.table)
        fitted = fit(full, _room(part, full), part.table.widths)
        sheet = self.book.add_worksheet(self._name(part))
        for column, width in enumerate(fitted.widths):
            # Hundredths of a point to pixels of a ninety-sixth of an inch.
            sheet.set_column_pixels(column, column, max(width * 4 // 300, 20))
        at = 0
        for line in _above(part):
            at = self._line(sheet, at, full.width, sum(fitted.widths), line)
        top = at
        for row, height in zip(full.rows, fitted.heights, strict=True):
            sheet.set_row_pixels(at, min(max(height * 4 // 300 + 4, 20), _TALLEST))
            for cell in row:
                self._cell(sheet, full, cell, top)
            at += 1
        for line in part.notes:
            at = self._line(sheet, at, full.width, sum(fitted.widths), line)
        self._paper(sheet, part, full, fitted, top, at)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{_letters(full.width - 1)}{max(at, 1)}"})

    def text(self, lines: Sequence[str]) -> None:
        """A sheet of the paragraphs of a document without tables."""
        sheet = self.book.add_worksheet("正文")
        sheet.set_column_pixels(0, 0, 640)
        for at, line in enumerate(lines):
            sheet.write_string(at, 0, line, self._format(text_wrap=True, align="left"))

    def _line(self, sheet: Any, at: int, width: int, room: int, line: Paragraph) -> int:
        """A line across the table, ``room`` hundredths of a point wide; the next free row."""
        title = line.role is Role.HEADING
        side = "center" if title else "right" if line.role is Role.CAPTION else "left"
        look = self._format(align=side, bold=title, text_wrap=True, **({"font_size": 16} if title else {}))
        text = line.text.strip()
        if width > 1:
            sheet.merge_range(at, 0, at, width - 1, "", look)
        sheet.write_string(at, 0, text, look)
        if title:
            sheet.set_row_pixels(at, 36)
        else:
            lines = -(-width_of(text) * _SIZE // EM // max(room, 1))
            sheet.set_row_pixels(at, max(lines, 1) * 20)
        return at + 1

    def _cell(self, sheet: Any, full: Grid, cell: Cell, top: int) -> None:
        text = cell.text.strip()
        value = number(text, full.kind(cell))
        look = self._format(
            align=_SIDES[alignment(cell, full)],
            border=1,
            text_wrap=value is None,
            bold=cell.bold,
            indent=cell.indent,
            num_format=value.format if value else "@" if text else "General",
        )
        y, x = top + cell.row, cell.column
        if cell.rowspan > 1 or cell.colspan > 1:
            sheet.merge_range(y, x, y + cell.rowspan - 1, x + cell.colspan - 1, "", look)
        if value is not None:
            sheet.write_number(y, x, value.value, look)
        elif text:
            sheet.write_string(y, x, text, look)
        else:
            sheet.write_blank(y, x, None, look)

    def _paper(self, sheet: Any, part: Statement, full: Grid, fitted: Fit, top: int, end: int) -> None:
        """Printed on A4, all columns on one page and all rows too where they nearly are; the header repeated."""
        margins = MARGINS[page_of(part)]
        sheet.set_paper(_PAPER_A4)
        if page_of(part) is Page.WIDE:
            sheet.set_landscape()
        room = ROOMS[page_of(part)]
        high = fitted.height * room.width // max(sum(fitted.widths), 1)
        sheet.fit_to_pages(1, 1 if high < room.height * _SHRUNK // 100 else 0)
        sheet.center_horizontally()
        sheet.set_margins(
            *(_inches(value) for value in (margins.left, margins.right, margins.top, margins.bottom))
        )
        sheet.set_footer("&C— &P —")
        if full.header_rows and full.header_rows < len(full.rows):
            sheet.repeat_rows(top, top + full.header_rows - 1)
            sheet.freeze_panes(top + full.header_rows, 0)
        sheet.print_area(0, 0, max(end - 1, 0), full.width - 1)

    def _format(self, **wanted: object) -> Any:
        look = {**_FONT, "valign": "vcenter", **wanted}
        key = tuple(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]

    def _name(self, part: Statement) -> str:
        """A sheet's name: what the table is called, shortened, and different from all others."""
        heading = next((line.text for line in reversed(part.head) if line.role is Role.HEADING), "")
        head = numbering(heading)
        words = part.table.caption or (head.title if head and head.title else heading)
        base = _FORBIDDEN.sub(" ", words).strip(" '")[:MAX_NAME] or f"表{len(self.names) + 1}"
        name, count = base, 1
        while name.casefold() in self.names or name.casefold() == "history":
            count += 1
            name = f"{base[: MAX_NAME - 4]}({count})"
        self.names.add(name.casefold())
        return name


def _room(part: Statement, full: Grid) -> Room:
    """The width of the page and a quarter more, for text of one size: a screen is no sheet, and print is scaled."""
    width = max(ROOMS[page_of(part)].width * 5 // 4, least_width(full, _SIZE))
    return Room(width, _ENDLESS, _ENDLESS, plain=_SIZE, packed=_SIZE, spread=_SIZE, least=_SIZE)


def _letters(column: int) -> str:
    """The letters of a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _inches(tenths: int) -> Decimal:
    return Decimal(tenths * 100 // _INCH).scaleb(-2)
