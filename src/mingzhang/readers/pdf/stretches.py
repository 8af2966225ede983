"""Where words of a paragraph stand on the page: by the boxes of their characters, line by line.

A reader's paragraph knows the boxes of its lines; which part of a line prints some words is only asked for the
few that are shown to a person, so the page is opened once more for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from mingzhang.readers.pdf.nouns import Box, Glyphs, around
from mingzhang.readers.pdf.objects import opened

Shown = tuple[int, int, int, int]
"""Left, top, right, bottom in whole points on the page as it is shown, as a Place carries them."""
Spot = tuple[int, Shown]
"""A page (1-based) and a box on it."""
_SLACK = 1
"""Points by which a character's middle may lie outside the rounded box of its line."""
_DOUBLED = 0.25
"""A character that repeats the one before it nearer than this part of its width is the ink of fake bold."""


class Stretch(Struct, frozen=True):
    """Words of a paragraph. ``lines``: where its lines are; ``words`` as printed for the (``before`` + 1)-th time."""

    lines: tuple[Spot, ...]
    words: str
    before: int = 0


class _Char(Struct, frozen=True):
    char: str
    page: int
    line: int
    box: Box


def stretch_spots(data: bytes, file: str, stretches: Sequence[Stretch]) -> list[tuple[Spot, ...]]:
    """For each stretch one spot on every line it stands on; none where its characters are not found.

    Raises :class:`ReadError` for a file that cannot be opened.
    """
    wanted = sorted({page for stretch in stretches for page, _ in stretch.lines})
    pages: dict[int, Glyphs] = {}
    with opened(data, file) as pdf:
        for number in wanted:
            if 1 <= number <= pdf.page_count:
                objects = pdf.page(number)
                if not objects.twist:  # the lines of a page lying on its side are known as it is shown
                    pages[number] = objects.glyphs
    return [_spots(stretch, pages) for stretch in stretches]


def _spots(stretch: Stretch, pages: Mapping[int, Glyphs]) -> tuple[Spot, ...]:
    wanted = "".join(stretch.words.split())
    chars = [
        char
        for number, (page, box) in enumerate(stretch.lines)
        if page in pages
        for char in _line(pages[page], page, number, box)
    ]
    start = _nth("".join(char.char for char in chars), wanted, stretch.before)
    if start is None:
        return ()
    lines: dict[int, list[_Char]] = {}
    for char in chars[start : start + len(wanted)]:
        lines.setdefault(char.line, []).append(char)
    return tuple((found[0].page, around([char.box for char in found]).rounded()) for found in lines.values())


def _line(glyphs: Glyphs, page: int, number: int, box: Shown) -> list[_Char]:
    """The characters of one line, left to right, without blanks and doubled ink."""
    left, top, right, bottom = box
    inside = [
        _Char(char, page, number, Box(*edges))
        for char, *edges in zip(
            glyphs.text, glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms, strict=True
        )
        if not char.isspace()
        and left - _SLACK <= (edges[0] + edges[2]) / 2 <= right + _SLACK
        and top - _SLACK <= (edges[1] + edges[3]) / 2 <= bottom + _SLACK
    ]
    inside.sort(key=lambda item: item.box.left)
    kept: list[_Char] = []
    for item in inside:
        width = item.box.right - item.box.left
        doubled = kept and kept[-1].char == item.char
        if not doubled or item.box.left - kept[-1].box.left > _DOUBLED * width:
            kept.append(item)
    return kept


def _nth(text: str, wanted: str, before: int) -> int | None:
    """Where ``wanted`` stands in ``text`` for the (``before`` + 1)-th time."""
    at = text.find(wanted) if wanted else -1
    for _ in range(before):
        at = text.find(wanted, at + len(wanted)) if at >= 0 else at
    return at if at >= 0 else None
