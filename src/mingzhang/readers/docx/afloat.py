"""Tables set afloat: Word stores one before the paragraph it is anchored to, wherever on the page it is drawn.

A table that somebody dragged below its title is stored before it; left there, it would bear the title of the
table before.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from mingzhang.document import numbering
from mingzhang.readers.docx.names import W
from mingzhang.readers.drafts import Draft, Line
from mingzhang.readers.sheets.words import is_head_row, is_title
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

MIN_DROP = 300
"""Twentieths of a point that a table is drawn below the top of its anchor's first line, or more: below that line."""
HEAD_LINES = 4
_APART = regex(r"\s{2,}|\t")
_POSITION = f"{W}tblPr/{W}tblpPr"


def is_afloat(table: _Element) -> bool:
    """Whether a table is drawn below the paragraphs it is stored before."""
    position = table.find(_POSITION)
    if position is None:
        return False
    if position.get(W + "vertAnchor", "margin") != "text":
        return True
    drop = position.get(W + "tblpY", "")
    return drop.isdecimal() and len(drop) < 9 and int(drop) >= MIN_DROP


def is_headed(drafts: Sequence[Draft]) -> bool:
    """Whether a title stands right above: then it is this table's."""
    for draft in drafts[: -HEAD_LINES - 1 : -1]:
        if not isinstance(draft, Line) or not is_head(draft):
            return False
        if _is_title(draft.text):
            return True
    return False


def is_head(draft: Draft) -> bool:
    """Whether a draft is the title of a table or another line of its head."""
    return isinstance(draft, Line) and (_is_title(draft.text) or is_head_row(_APART.split(draft.text)))


def _is_title(text: str) -> bool:
    """A table's title; 第二部分 决算表 is that of a part."""
    number = numbering(text)
    return is_title(text) and (number is None or number.level > 1)
