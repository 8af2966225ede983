"""How the cells of the workbook look: what is to be filled has a frame, what is given is grey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FRAME = {"border": 1, "border_color": "#C9CED3"}
OPEN = {"locked": False, "valign": "top", **FRAME}
HEADER = {"bold": True, "bg_color": "#DDE8F0", "border": 1, "text_wrap": True, "valign": "vcenter"}
EXAMPLE = {"font_color": "#8A8A8A", "italic": True, "bg_color": "#FAFAF5"}
WORDS = {"num_format": "@", "text_wrap": True}
MONEY = {"num_format": "#,##0.00"}


def styles_of(book: Any) -> Mapping[str, Any]:
    """The formats of a workbook by what they are for.

    Names that come from a code are not locked though nobody fills them: under protection a row with a locked
    cell could not be deleted.
    """
    return {
        name: book.add_format(look)
        for name, look in {
            "title": {"bold": True, "font_size": 14},
            "note": {"font_color": "#555555", "italic": True},
            "header": HEADER,
            "needed": {**HEADER, "font_color": "#9C1C1C"},
            "text": {**OPEN, **WORDS},
            "money": {**OPEN, **MONEY},
            "plain": OPEN,
            "name": {"locked": False, "font_color": "#777777", "valign": "top"},
            "fixed": {"bg_color": "#F3F3F3", "text_wrap": True, "valign": "top", **FRAME},
            "hint": {"font_color": "#777777", "text_wrap": True, "valign": "top"},
            "example": {**OPEN, **WORDS, **EXAMPLE},
            "example money": {**OPEN, **MONEY, **EXAMPLE},
        }.items()
    }
