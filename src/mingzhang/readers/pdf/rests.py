"""A row broken by the end of a page: its rest, at the top of the next page, goes back to its cells.

Office programs let rows run over pages. Read as a row of its own, the rest of a code would be another code.
"""

from __future__ import annotations

from msgspec.structs import replace

from mingzhang.document import numbering
from mingzhang.readers.pdf.nouns import PageTable, Span
from mingzhang.regex import regex

Columns = tuple[int, int]
Above = dict[Columns, tuple[int, str, bool]]
"""By the columns they cover, the cells of the row above: their index, text, and whether they are full."""

CODE_LENGTHS = (3, 5, 7)
"""Digits of a whole code: 类, 款, 项."""
_BROKEN = regex(r"[-+－]?[\d,，]+[.．]\d?")
_WHOLE = regex(r"[-+－]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)[.．]\d{2}")
_FIGURE = regex(r"[-+－]?[\d,，]*[.,，%％]+[\d,，.]*[%％]?")


def rest_of_row(above: Above, below: dict[Columns, str]) -> list[tuple[int, str]]:
    """Index of each cell above that goes on below, with its whole text; nothing when the row below is a row.

    ``below``: the texts of the next page's first row by the columns they cover. It is a rest when each of its
    texts continues a full cell, and some cell above has no continuation or a figure is broken in two.
    """
    texts = {columns: text for columns, text in below.items() if text}
    ends = any(text and not below.get(columns, "") for columns, (_, text, _) in above.items())
    broken = any(
        _figure_goes_on(above[columns][1], text) for columns, text in texts.items() if columns in above
    )
    if not (ends or broken):
        return []
    found = []
    for columns, text in texts.items():
        index, before, full = above.get(columns, (-1, "", False))
        if not full or not _goes_on(before, text):
            return []
        whole = before + text
        latin = before[-1].isascii() and text[0].isascii()
        apart = latin and not whole.isdigit() and not _WHOLE.fullmatch(whole)
        found.append((index, before + " " * apart + text))
    return found


def _goes_on(before: str, text: str) -> bool:
    """Whether one cell may hold both, one after the other: never two codes or two figures."""
    if not before or numbering(text) is not None:
        return False
    if _FIGURE.fullmatch(before) or _FIGURE.fullmatch(text):
        return _figure_goes_on(before, text)
    if before.isdigit() or text.isdigit():
        two = len(before) in CODE_LENGTHS and len(text) in CODE_LENGTHS
        return before.isdigit() and text.isdigit() and not two and len(before + text) in CODE_LENGTHS
    return True


def _figure_goes_on(before: str, text: str) -> bool:
    """Whether a figure was broken behind its point or its first decimal, or before its point: 612.3 above 4."""
    broken = text.startswith((".", "．")) or _BROKEN.fullmatch(before) is not None
    return broken and _WHOLE.fullmatch(before + text) is not None


def without_row(part: PageTable, row: int) -> PageTable:
    """The part without the texts and the cells of one row; cells that reach farther down begin below it."""
    spans: list[Span] = []
    texts: list[str] = []
    full: list[bool] = []
    for span, text, is_full in zip(part.spans, part.texts, part.full, strict=True):
        if span.top != row:
            spans.append(span)
            texts.append(text)
            full.append(is_full)
        elif span.bottom > row + 1:
            spans.append(span._replace(top=row + 1))
            texts.append("")
            full.append(is_full)
    return replace(part, spans=spans, texts=texts, full=full)
