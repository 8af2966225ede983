"""A table of a document as an HTML table with scopes on its headers."""

from __future__ import annotations

from html import escape

from mingzhang.document import Align, Cell, Table, ValueKind
from mingzhang.render.grid import Grid, grid
from mingzhang.render.values import alignment

MANY = 8
"""Columns from which a table asks for more room on a narrow screen."""


def table(source: Table, caption: str, label: str) -> str:
    """``caption``: markup of the caption, or empty; then ``label`` names the table."""
    full = grid(source)
    head, rest = full.rows[: full.header_rows], full.rows[full.header_rows :]
    many = ' class="many"' if full.width >= MANY else ""
    name = f"<caption>{caption}</caption>" if caption else ""
    named = "" if caption else f' aria-label="{escape(label)}"'
    parts = [f"<table{many}{named}>{name}"]
    if head:
        parts.append(f"<thead>{''.join(_row(full, row) for row in head)}</thead>")
    if rest:
        parts.append(f"<tbody>{''.join(_row(full, row) for row in rest)}</tbody>")
    return "".join([*parts, "</table>"])


def _row(full: Grid, row: tuple[Cell, ...]) -> str:
    return f"<tr>{''.join(_cell(full, cell) for cell in row)}</tr>"


def _cell(full: Grid, cell: Cell) -> str:
    down = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
    across = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
    text = escape(cell.text.strip()).replace("\n", "<br>")
    names = _classes(full, cell)
    look = f' class="{names}"' if names else ""
    indent = f' style="padding-inline-start:{cell.indent + 1}em"' if cell.indent else ""
    if full.is_head(cell) and text:
        return f'<th scope="{_scope(full, cell)}"{down}{across}{look}{indent}>{text}</th>'
    return f"<td{down}{across}{look}{indent}>{text}</td>"


def _scope(full: Grid, cell: Cell) -> str:
    if cell.row < full.header_rows:
        return "colgroup" if cell.colspan > 1 else "col"
    return "rowgroup" if cell.rowspan > 1 else "row"


def _classes(full: Grid, cell: Cell) -> str:
    """n: figures, c: in the middle, k: codes, b: bold."""
    found = []
    if cell.row >= full.header_rows:
        side = alignment(cell, full)
        found += ["n"] if side is Align.END else ["c"] if side is Align.CENTER and not cell.head else []
        found += ["k"] if full.kind(cell) is ValueKind.CODE else []
    return " ".join([*found, *(["b"] if cell.bold else [])])
