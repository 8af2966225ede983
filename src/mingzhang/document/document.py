"""Document, Paragraph, Table and Cell, and the reader's remarks on what it did to the layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingzhang.place import Place


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or heading. ``lines``: places of its physical lines where it was joined from several."""

    text: str
    place: Place
    lines: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. ``row``, ``column`` are 0-based in the table; spans are at least 1."""

    text: str
    row: int
    column: int
    place: Place
    rowspan: int = 1
    colspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells. Rows may be ragged (tab-separated text) and cells may span.

    ``aligned``: True where the format fixes columns (a grid of rulings, a sheet), False for
    tab-separated text, in which empty cells may have been lost and a figure may stand in a
    neighbour's column.
    """

    rows: tuple[tuple[Cell, ...], ...]
    place: Place
    aligned: bool = True


Block = Paragraph | Table


class RemarkKind(StrEnum):
    """What a reader did to, or noticed about, the layout."""

    TABLE_JOINED = "table joined over a page break"
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


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of the reader, with the text it concerns and its place."""

    kind: RemarkKind
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Document:
    """A file as blocks in reading order.

    ``file``: name as given; ``format``: txt, pdf, …; ``sha256``: of the file's bytes, hex.
    """

    file: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    remarks: tuple[Remark, ...] = ()
