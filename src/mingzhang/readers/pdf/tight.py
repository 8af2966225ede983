"""Characters whose box is only their ink, made as high as the characters beside them.

Fonts that are drawings (Type 3; print functions of browsers make them) say nothing of the height of their letters,
so the box of 一, of a decimal point or of a minus sign is a sliver, and every gap beside it looks wide.
"""

from __future__ import annotations

from mingzhang.readers.pdf.library import Pdfium
from mingzhang.readers.pdf.nouns import Glyphs, Word

SLIVER = 0.6
"""A character is taken for ink alone when it is less than this part as high as its neighbour of the same font
size; a superscript has a smaller size."""
_NEAR = 3


def heighten(library: Pdfium, text_page: int | None, glyphs: Glyphs, words: list[Word]) -> bool:
    """Give such characters their neighbour's height; say whether there were any."""
    heights = sorted(word.bottom - word.top for word in words)
    usual = heights[len(heights) // 2] if heights else 0.0
    if not heights or heights[0] >= SLIVER * usual:
        return False
    changed = False
    for word in words:
        if word.bottom - word.top < SLIVER * usual:
            for index in range(word.first, min(word.first + len(word.text), len(glyphs.text))):
                changed = _heighten(library, text_page, glyphs, index) or changed
    return changed


def _heighten(library: Pdfium, text_page: int | None, glyphs: Glyphs, index: int) -> bool:
    top, bottom = glyphs.tops[index], glyphs.bottoms[index]
    size = library["Text_GetFontSize"](text_page, index)
    for step in (-1, 1, -2, 2, -_NEAR, _NEAR):
        other = index + step
        if not 0 <= other < len(glyphs.text) or glyphs.text[other] <= " ":
            continue
        tall = glyphs.bottoms[other] - glyphs.tops[other]
        beside = max(glyphs.lefts[index] - glyphs.rights[other], glyphs.lefts[other] - glyphs.rights[index])
        within = glyphs.tops[other] - 0.2 * tall < (top + bottom) / 2 < glyphs.bottoms[other] + 0.2 * tall
        alike = abs(library["Text_GetFontSize"](text_page, other) - size) < 0.1 * size
        if bottom - top < SLIVER * tall and within and beside < _NEAR * tall and alike:
            glyphs.tops[index], glyphs.bottoms[index] = glyphs.tops[other], glyphs.bottoms[other]
            return True
    return False
