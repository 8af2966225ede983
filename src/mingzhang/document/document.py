"""Document, Paragraph, Table and Cell, and the reader's remarks on what it did to the layout.

Whoever writes a document also says what its blocks are for (:class:`Role`, :class:`ValueKind`, …), so that
it can be set as a publication. Readers leave these at their defaults, and nobody who reads depends on them.
"""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct

from mingzhang.place import Place


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    TITLE = "title"
    """The title of the document, on its cover."""
    COVER = "cover"
    """Another line of the cover: year, unit, date."""
    CONTENTS = "contents"
    """Level 0: the title of the list of contents. Level 1 and more: an entry, worded as the heading it names."""
    HEADING = "heading"
    """Level 1 第一部分, 2 一、 and the titles of tables and forms, 3 （一）, 4 1、."""
    CAPTION = "caption"
    """A line between a table's title and the table: its number, the unit, the year, 金额单位."""
    NOTE = "note"
    """A note below a table."""
    ITEM = "item"
    """An item of a list, its number or mark included."""
    SIGNATURE = "signature"


class ValueKind(StrEnum):
    """What the cells of a column hold, or one cell where it differs from its column."""

    TEXT = "text"
    AMOUNT = "amount"
    COUNT = "count"
    PERCENT = "percent"
    SCORE = "score"
    CODE = "code"
    """Digits that are a name: never a number, leading zeros kept."""
    LINE = "line"
    """The number of a row or column (行次, 栏次)."""


class Align(StrEnum):
    """Where a cell's text stands, if not where its kind puts it."""

    START = "start"
    CENTER = "center"
    END = "end"


class Paragraph(Struct, frozen=True):
    """One paragraph or heading. ``lines``: places of its physical lines where it was joined from several.

    ``level``: 1 to 4 of a heading, 0 and more of the contents, else 0.
    """

    text: str
    place: Place
    lines: tuple[Place, ...] = ()
    role: Role = Role.BODY
    level: int = 0


class Cell(Struct, frozen=True):
    """One cell of a table. ``row``, ``column`` are 0-based in the table; spans are at least 1.

    ``kind``: None where it is the column's. ``head``: the cell names its row (or the rows it spans) or, in a
    form, what stands beside or below it. ``indent``: steps the text of a row's name stands further in.
    """

    text: str
    row: int
    column: int
    place: Place
    rowspan: int = 1
    colspan: int = 1
    kind: ValueKind | None = None
    head: bool = False
    bold: bool = False
    align: Align | None = None
    indent: int = 0


class Table(Struct, frozen=True):
    """Rows of cells. Rows may be ragged (tab-separated text) and cells may span.

    ``aligned``: True where the format fixes columns (a grid of rulings, a sheet), False for
    tab-separated text, in which empty cells may have been lost and a figure may stand in a
    neighbour's column.

    ``spaced``: the columns were inferred from the gaps between words; whoever reads such a table confirms them
    before trusting them. ``unsure``: rows (``row`` of their places) in which not even the gaps tell the column.

    ``header_rows``: rows at the top that are repeated on every page. ``kinds``: one for each column, or
    empty. ``widths``: relative widths of the columns, or empty where the contents decide. ``wide``: stands on a
    landscape page. ``form``: labels and texts of differing widths in one grid, as a 自评表. ``caption``:
    what the table is called where it is named and not printed (a sheet's name, a file's name).
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    aligned: bool = True
    header_rows: int = 0
    kinds: tuple[ValueKind, ...] = ()
    widths: tuple[int, ...] = ()
    wide: bool = False
    form: bool = False
    caption: str = ""
    spaced: bool = False
    unsure: frozenset[int] = frozenset()


class ChartKind(StrEnum):
    """How a chart shows its series: bars side by side, bars on top of one another, lines."""

    BAR = "bar"
    STACK = "stack"
    LINE = "line"


class Series(Struct, frozen=True):
    """One series of a chart. ``values``: one for each category, exact decimals as printed (``1766.26``)."""

    name: str
    values: tuple[str, ...]


class Chart(Paragraph, frozen=True, kw_only=True):
    """A picture of figures that the document prints elsewhere.

    For whoever reads words it is a paragraph without any, so nothing is counted twice. ``unit``: of the
    values, for the axis (万元). ``alternative``: the same in words, for who cannot see it.
    """

    text: str = ""
    title: str = ""
    kind: ChartKind = ChartKind.BAR
    unit: str = ""
    categories: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    alternative: str = ""


Block = Paragraph | Table
"""A :class:`Chart` is a Paragraph too: test for it first where it matters."""


class RemarkKind(StrEnum):
    """What a reader did to, or noticed about, the layout."""

    TABLE_JOINED = "table joined over a page break"
    TABLE_INFERRED = "cells told by where the words stand, without rulings"
    LINES_JOINED = "wrapped lines joined"
    WATERMARK = "watermark"
    PAGE_NUMBER = "page number"
    REPEATED_HEADER = "repeated header dropped"
    TRUNCATED = "file cut short"
    PAGE_WITHOUT_TEXT = "page without text"
    HIDDEN_SHEET = "hidden sheet skipped"
    HIDDEN_CELLS = "hidden rows or columns skipped"
    FORMULA_WITHOUT_VALUE = "formula without a stored value"
    PAGE_HEAD = "running head or foot"
    FONT_WITHOUT_UNICODE = "font without Unicode"
    PICTURE = "picture not read"
    EMBEDDED = "embedded document not read"


class Remark(Struct, frozen=True):
    """A remark of the reader, with the text it concerns and its place."""

    kind: RemarkKind
    text: str
    place: Place


class Publication(Struct, frozen=True):
    """What an output says about itself. ``date``: of publication; it also stands for every clock in the output.

    ``unit``, ``unit_code``: who publishes. ``year``: of the accounts. ``region``: key of the profile.
    """

    title: str = ""
    unit: str = ""
    unit_code: str = ""
    year: int | None = None
    date: datetime.date | None = None
    region: str = ""
    language: str = "zh-CN"


class Document(Struct, frozen=True):
    """A file as blocks in reading order.

    ``file``: name as given; ``format``: txt, pdf, …; ``sha256``: of the file's bytes, hex.
    ``publication``: None for a document that was read.
    """

    file: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
    publication: Publication | None = None
