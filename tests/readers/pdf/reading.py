"""Reading a drawn PDF the way the tests look at it: texts of paragraphs, rows of tables, remarks."""

from __future__ import annotations

from mingzhang.document import Document, Paragraph, RemarkKind, Table
from mingzhang.readers.pdf import read_pdf
from tests.readers.pdf.drawing import Sheet, pdf


def read(*sheets: Sheet) -> Document:
    """The document of these pages."""
    return read_pdf(pdf(*sheets), "测试.pdf", "0" * 64)


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def remarked(document: Document, kind: RemarkKind) -> list[str]:
    return [remark.text for remark in document.remarks if remark.kind is kind]


def letters(table: Table) -> str:
    """The table drawn as letters: each cell its own letter over the fields it covers, a dot where none is."""
    height = max((cell.row + cell.rowspan for row in table.rows for cell in row), default=0)
    width = max((cell.column + cell.colspan for row in table.rows for cell in row), default=0)
    picture = [["."] * width for _ in range(height)]
    names = iter("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" * 20)
    for row in table.rows:
        for cell in row:
            name = next(names)
            for i in range(cell.row, cell.row + cell.rowspan):
                for j in range(cell.column, cell.column + cell.colspan):
                    assert picture[i][j] == ".", "two cells on one field"
                    picture[i][j] = name
    return "\n".join(map("".join, picture))
