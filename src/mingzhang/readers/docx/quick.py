"""Ordinary tables in one pass.

Nearly every cell of a disclosure is a paragraph or two of plain runs. lxml finds the few elements that
matter without making objects of the rest, so a table is surveyed in one flat pass; a cell that holds
anything else is marked and read in full, and a table of unusual structure is left to the full reading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mingzhang.readers.docx.names import MC, M, V, W
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

    from mingzhang.readers.docx.styles import Styles


class Raw:
    """A cell as written, which may still grow downwards and to the right.

    ``joins``: it continues the cell above; ``beside``: the one on its left; ``text``: what it holds;
    ``beyond``: its text has to be read in full. ``row``, ``column``: 0-based, known once it is laid out.
    """

    __slots__ = ("beside", "beyond", "cell", "column", "joins", "row", "rowspan", "span", "text")

    def __init__(self, cell: _Element, beyond: bool = False) -> None:
        self.cell = cell
        self.span = self.rowspan = 1
        self.row = self.column = 0
        self.joins = self.beside = False
        self.beyond = beyond
        self.text = ""

    def finish(self) -> None:
        """Tidy up the text gathered from paragraphs and runs."""
        text = self.text.strip()
        if "\n" in text:
            text = "\n".join(words for line in text.split("\n") if (words := line.strip()))
        if not text.isascii() and _ODD.search(text):
            self.beyond = True
        self.text = text


_ROW, _CELL, _PARAGRAPH, _TEXT = W + "tr", W + "tc", W + "p", W + "t"
_SPAN, _MERGE = W + "gridSpan", W + "vMerge"
_STYLES = frozenset({W + "pStyle", W + "rStyle"})
_STRUCTURE = frozenset(
    {
        W + name
        for name in ("tbl", "del", "moveFrom", "hidden", "gridBefore", "hMerge", "cellDel", "txbxContent")
    }
    | {MC + "AlternateContent"}
)
"""Elements that change which rows, cells or runs there are."""
_SPECIAL_WORDS = (
    "tab ptab br cr sym noBreakHyphen fldChar vanish numPr footnoteReference endnoteReference rt rubyPr"
)
_SPECIAL = frozenset({W + name for name in _SPECIAL_WORDS.split()} | {M + "t", M + "den", V + "textpath"})
"""Elements that add, hide or number text: their cell is read in full."""
_WANTED = (_TEXT, _PARAGRAPH, _CELL, _ROW, _SPAN, _MERGE, *_STYLES, *_STRUCTURE, *_SPECIAL)
_ODD = regex("[\xa0\xad\u2007\u200b-\u200f\u202f\u2060\ufeff\uf020-\uf0ff]")


def survey(table: _Element, styles: Styles, most: int) -> list[list[Raw]] | None:
    """The cells of each row, or None where the table is not ordinary. ``most``: the widest span allowed."""
    rows: list[list[Raw]] = []
    nodes = table.iter(*_WANTED)
    next(nodes)  # the table itself
    cell: Raw | None = None
    for node in nodes:
        tag = node.tag
        if tag == _ROW:
            rows.append([])
            cell = None
        elif tag == _CELL:
            if not rows:
                return None
            cell = Raw(node)
            rows[-1].append(cell)
        elif tag in _STRUCTURE or cell is None:
            return None
        elif tag == _TEXT:
            cell.text += node.text or ""
        elif tag == _PARAGRAPH:
            cell.text += "\n"
        elif tag == _SPAN:
            span = node.get(W + "val", "")
            cell.span = min(max(int(span), 1), most) if span.isdecimal() and len(span) < 10 else 1
        elif tag == _MERGE:
            cell.joins = node.get(W + "val", "continue") != "restart"
        elif tag not in _STYLES or not styles.quiet(node.get(W + "val", "")):
            cell.beyond = True
    for row in rows:
        for each in row:
            each.finish()
    return rows
