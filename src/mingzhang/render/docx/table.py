"""A table of a document as a table of WordprocessingML: real spans, repeated header, rows kept whole."""

from __future__ import annotations

from mingzhang.document import Align, Cell
from mingzhang.render.docx.words import fonts, paragraph, run
from mingzhang.render.fonts import Face
from mingzhang.render.grid import Grid, grid
from mingzhang.render.outline import Statement
from mingzhang.render.pages import room_for
from mingzhang.render.values import alignment
from mingzhang.render.widths import EM, INDENT, Fit, fit
from mingzhang.render.xml import xml

_SIDES = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TWIP = 5
"""Hundredths of a point in a twentieth of one."""


def table(part: Statement, name: str) -> str:
    """The ``w:tbl`` of a statement; ``name`` is what a screen reader calls it."""
    full = grid(part.table)
    fitted = fit(full, room_for(part), part.table.widths)
    columns = [width // _TWIP for width in fitted.widths]
    # A line is a quarter taller than its size; half of that stands above and half below the text already.
    # Programs differ in what they add to a row, so that a little less is spread between the rows.
    pad = max(0, fitted.padding - fitted.size // 8 - 20) // _TWIP
    found = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(columns)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{_EDGES}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{pad}" w:type="dxa"/><w:left w:w="60" w:type="dxa"/>'
        f'<w:bottom w:w="{pad}" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
        f'w:noVBand="1"/><w:tblCaption w:val="{xml(name)}"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{width}"/>' for width in columns),
        "</w:tblGrid>",
    ]
    reaching: dict[int, Cell] = {}
    for y, row in enumerate(full.rows):
        found.append(_row(full, fitted, columns, y, row, reaching))
    return "".join(found) + "</w:tbl>"


def _row(
    full: Grid, fitted: Fit, columns: list[int], y: int, row: tuple[Cell, ...], reaching: dict[int, Cell]
) -> str:
    """A row with the cells that begin in it and what continues from above (``reaching``, by column)."""
    whole = "" if y in fitted.tall else "<w:cantSplit/>"
    head = "<w:tblHeader/>" if y < full.header_rows < len(full.rows) else ""
    begins = {cell.column: cell for cell in row}
    inside = []
    x = 0
    while x < full.width:
        cell = begins.get(x)
        if cell is None:
            above = reaching[x]
            inside.append(_cell(above, columns, "<w:vMerge/>", paragraph("", "TableText")))
            x += above.colspan
            continue
        if cell.rowspan > 1:
            reaching[x] = cell
        merge = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
        inside.append(_cell(cell, columns, merge, _text(full, fitted, cell)))
        x += cell.colspan
    properties = f"<w:trPr>{whole}{head}</w:trPr>" if whole or head else ""
    return f"<w:tr>{properties}{''.join(inside)}</w:tr>"


def _cell(cell: Cell, columns: list[int], merge: str, inside: str) -> str:
    width = sum(columns[cell.column : cell.column + cell.colspan])
    across = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{across}{merge}<w:vAlign w:val="center"/></w:tcPr>'
        f"{inside}</w:tc>"
    )


def _text(full: Grid, fitted: Fit, cell: Cell) -> str:
    side = _SIDES[alignment(cell, full)]
    half = fitted.size // 50
    letters = (fonts(Face.HEI) if cell.bold else "") + f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'
    indent = f'<w:ind w:left="{cell.indent * INDENT * fitted.size // EM // _TWIP}"/>' if cell.indent else ""
    line = f'<w:spacing w:line="{fitted.size * 125 // 100 // _TWIP}" w:lineRule="exact"/>'
    return "".join(
        paragraph(run(words, letters), "TableText", f'{line}{indent}<w:jc w:val="{side}"/>')
        for words in cell.text.strip().split("\n")
    )
