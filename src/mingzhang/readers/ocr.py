"""Where an engine for optical character recognition plugs in. There is no engine here.

A page of a scan has no text; whoever has an engine gives it to the reader, which hands it the page's image
and gets words with boxes and confidence back. Everything else stays as for a page with text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

MIN_CONFIDENCE = 60
"""Words recognised with less than this are left out and remarked: a guessed digit is worse than none."""


class PageImage(Struct, frozen=True):
    """A page as a grey image. ``page``: 1-based; ``width``, ``height``: in dots; ``dots_per_inch``: its
    resolution; ``grey``: one byte per dot, row by row from the top, 0 black to 255 white."""

    page: int
    width: int
    height: int
    dots_per_inch: int
    grey: bytes


class OcrWord(Struct, frozen=True):
    """A recognised word. ``box``: left, top, right, bottom in dots of the image; ``confidence``: 0 to 100."""

    text: str
    box: tuple[int, int, int, int]
    confidence: int


class OcrEngine(Protocol):
    """What an engine must offer."""

    def words(self, image: PageImage) -> Sequence[OcrWord]:
        """The words of one page image, in any order."""
        ...


def reliable(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words worth reading: not empty, with a box that has an extent, of sufficient confidence."""
    return [
        word
        for word in words
        if word.text.strip()
        and word.confidence >= MIN_CONFIDENCE
        and word.box[2] > word.box[0]
        and word.box[3] > word.box[1]
    ]
