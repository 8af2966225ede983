"""Plain text: tables as tab-separated rows, paragraphs between blank lines. Exactly what the text reader reads."""

from __future__ import annotations

import re

from mingzhang.document import Chart, Document, Table
from mingzhang.regex import regex
from mingzhang.render.grid import grid
from mingzhang.render.options import Options

_LINE_BREAKS = regex(r"\s*[\n\v\f\r\x85\u2028\u2029]+\s*")


def render_text(document: Document, options: Options) -> bytes:
    """UTF-8 text. A merged cell stands once, at its top left; the positions it covers are empty."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Chart):
            continue
        if isinstance(block, Table):
            parts.append(_table(block))
        elif words := one_line(block.text):
            parts.append(words)
    return ("\n\n".join(parts) + "\n").encode()


def one_line(text: str) -> str:
    """Text without line breaks and tabs, which mean rows and columns here."""
    return _LINE_BREAKS.sub(_join, text).replace("\t", " ").strip()


def _join(match: re.Match[str]) -> str:
    """A break between two words of letters is a blank; between Chinese it is nothing."""
    text, start, end = match.string, match.start(), match.end()
    ascii_sides = start > 0 and end < len(text) and text[start - 1].isascii() and text[end].isascii()
    return " " if ascii_sides else ""


def _table(table: Table) -> str:
    lines = []
    full = grid(table)
    for row in full.rows:
        texts = [""] * full.width
        for cell in row:
            texts[cell.column] = one_line(cell.text)
        line = "\t".join(texts)
        # One column makes no row of tabs by itself.
        lines.append(line if full.width > 1 else line + "\t")
    return "\n".join(lines)
