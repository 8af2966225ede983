"""What is printed in a document, in a form that can be compared across formats."""

from __future__ import annotations

import hashlib
from functools import lru_cache

import pytest

from mingzhang.document import Document, Table
from mingzhang.readers.formats import format_of, reader_of
from mingzhang.render.grid import grid

Printed = str | list[tuple[str, int, int, int, int]]


def back(data: bytes) -> Document:
    """Rendered bytes as a reader sees them."""
    return reader_of(format_of(data))(data, "a", hashlib.sha256(data).hexdigest())


def squeeze(text: str) -> str:
    return "".join(text.split())


def printed(document: Document) -> list[Printed]:
    """Paragraphs without their blanks, and tables as full grids of cells with spans."""
    found: list[Printed] = []
    for block in document.blocks:
        if isinstance(block, Table):
            found.append(cells(block))
        elif block.text.strip():
            found.append(squeeze(block.text))
    return found


def flowing(document: Document) -> list[Printed]:
    """As :func:`printed`, paragraphs between two tables as one: where lines end is a matter of layout."""
    found: list[Printed] = []
    for item in printed(document):
        last = found[-1] if found else None
        if isinstance(item, str) and isinstance(last, str):
            found[-1] = last + item
        else:
            found.append(item)
    return found


def cells(table: Table) -> list[tuple[str, int, int, int, int]]:
    return [
        (squeeze(cell.text), cell.row, cell.column, cell.rowspan, cell.colspan)
        for row in grid(table).rows
        for cell in row
    ]


def texts(table: Table) -> list[list[str]]:
    """The grid of texts, what a merged cell covers being empty."""
    full = grid(table)
    found = []
    for row in full.rows:
        line = [""] * full.width
        for cell in row:
            line[cell.column] = squeeze(cell.text)
        found.append(line)
    return found


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


@lru_cache(maxsize=1)
def chinese_fonts() -> bool:
    """Whether this machine has an open Chinese font, as PDFs need."""
    import typst

    from mingzhang.render.fonts import stacks

    return all(stacks((), typst.Fonts(True, False, []).families()).values())


needs_fonts = pytest.mark.skipif(
    "not __import__('tests.render.reading', fromlist=['x']).chinese_fonts()",
    reason="这台机器没有中文字体（例如 fonts-noto-cjk），不能生成 PDF",
)
