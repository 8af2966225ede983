"""Opening a PDF and taking a page's characters and paths out of PDFium; every handle is closed here."""

from __future__ import annotations

import ctypes
import math
from array import array
from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from itertools import repeat
from threading import Lock

from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf.fonts import always_the_same
from mingzhang.readers.pdf.image import grey_image
from mingzhang.readers.pdf.library import Pdfium, pdfium
from mingzhang.readers.pdf.limits import MAX_GLYPHS, MAX_OBJECTS, MAX_PAGES
from mingzhang.readers.pdf.nouns import SLANTED, Box, Glyphs, PageObjects, Word, around
from mingzhang.readers.pdf.paths import strokes_of
from mingzhang.readers.pdf.probe import harmless
from mingzhang.readers.pdf.tight import heighten
from mingzhang.readers.pdf.turning import Turn, turn_words
from mingzhang.readers.pdf.unicode import clean
from mingzhang.readers.pdf.words import words_of

_LOCK = Lock()
"""PDFium may be used by one thread at a time."""
_ERROR_PASSWORD = 4
_ERROR_SECURITY = 5
_SLANT = math.radians(5)
_QUARTER = math.pi / 2
_LYING_LETTERS = 12
"""A page is turned for no fewer letters: a narrow cell may hold a few set along a vertical line."""
_SAME_ANGLE = 0.02
_MARK_SIZE = 1.5
"""A watermark's letters are at least so many times as high as the page's usual ones."""
_PALE = 150
"""The darkest colour component (0–255) that still makes pale text."""


class OpenedPdf:
    """An open document; only inside :func:`opened`."""

    def __init__(self, library: Pdfium, handle: int, file: str) -> None:
        self.library = library
        self.file = file
        self._handle = handle
        self.page_count: int = library["GetPageCount"](handle)

    def page(self, number: int) -> PageObjects:
        """What the page holds (1-based). A page that cannot be opened is as one without text."""
        with self.loaded(number) as page:
            if page is None:
                return PageObjects(number, 595, 842, 0, Glyphs("", [], [], [], []), pictures=1)
            return _page_objects(self.library, page, number, self.file)

    def image(self, number: int, dots_per_inch: int) -> tuple[int, int, bytes]:
        """Width and height in dots and the grey bytes of a page, as :class:`PageImage` describes them."""
        with self.loaded(number) as page:
            return grey_image(self.library, page, dots_per_inch)

    @contextmanager
    def loaded(self, number: int) -> Iterator[int | None]:
        page = self.library["LoadPage"](self._handle, number - 1)
        try:
            yield page
        finally:
            if page:
                self.library["ClosePage"](page)


@contextmanager
def opened(data: bytes, file: str, *, to_draw: bool = False) -> Iterator[OpenedPdf]:
    """Open a PDF. ``to_draw``: with the system's fonts, for a picture of its pages; never for reading them.

    Raises :class:`ReadError` when it is encrypted, damaged or beyond the limits.
    """
    with _LOCK:
        try:
            library = pdfium()
        except (ImportError, OSError, AttributeError) as error:
            raise ReadError("pdf_library", file) from error
        if not harmless(data):
            raise ReadError("pdf_harmful", file)
        with nullcontext() if to_draw else always_the_same(library), _handle(library, data, file) as handle:
            document = OpenedPdf(library, handle, file)
            if document.page_count < 1:
                raise ReadError("pdf_damaged", file)
            if document.page_count > MAX_PAGES:
                raise ReadError("pdf_pages", file, count=document.page_count, limit=MAX_PAGES)
            yield document


@contextmanager
def _handle(library: Pdfium, data: bytes, file: str) -> Iterator[int]:
    handle = library["LoadMemDocument64"](data, len(data), None)
    if not handle:
        code = library["GetLastError"]()
        raise ReadError(
            "pdf_encrypted" if code in (_ERROR_PASSWORD, _ERROR_SECURITY) else "pdf_damaged", file
        )
    try:
        yield handle
    finally:
        library["CloseDocument"](handle)


def _page_objects(library: Pdfium, page: int, number: int, file: str) -> PageObjects:
    turn = Turn.of(library, page)
    count = library["Page_CountObjects"](page)
    if count > MAX_OBJECTS:
        raise ReadError("pdf_objects", file, page=number, limit=MAX_OBJECTS)
    text_page = library["Text_LoadPage"](page)
    try:
        facts = _texts(library, text_page, turn, number, file)
        if twist := _lying(facts.words):
            turn = turn.twisted(twist)
            facts = _texts(library, text_page, turn, number, file)
    finally:
        if text_page:
            library["Text_ClosePage"](text_page)
    facts.objects = count
    facts.strokes, facts.pictures = strokes_of(library, page, count, turn, number, file)
    return facts


def _texts(library: Pdfium, text_page: int | None, turn: Turn, number: int, file: str) -> PageObjects:
    glyphs = _glyphs(library, text_page, turn, number, file)
    facts = PageObjects(number, turn.width, turn.height, turn.twist, glyphs)
    _sort_words(library, text_page, turn, facts)
    return facts


def _lying(words: list[Word]) -> int:
    """The clockwise quarter turns that make nearly all of the page's text upright; 0 when it is."""
    turned = [word for word in words if word.quarter in (1, 2, 3)]
    letters = sum(len(word.text) for word in turned)
    if letters < _LYING_LETTERS or 5 * letters < 4 * sum(len(word.text) for word in words):
        return 0
    return Counter(word.quarter for word in turned).most_common(1)[0][0]


def _glyphs(library: Pdfium, text_page: int | None, turn: Turn, number: int, file: str) -> Glyphs:
    """All characters with their boxes, fetched in bulk: no Python code runs for a single character."""
    count = library["Text_CountChars"](text_page) if text_page else 0
    if count <= 0:
        return Glyphs("", [], [], [], [])
    if count > MAX_GLYPHS:
        raise ReadError("pdf_glyphs", file, page=number, limit=MAX_GLYPHS)
    text = _text(library, text_page, count)
    boxes = array("f", bytes(16 * count))
    base = boxes.buffer_info()[0]
    fetch = map(
        library["Text_GetLooseCharBox"], repeat(text_page), range(count), range(base, base + 16 * count, 16)
    )
    deque(fetch, maxlen=0)
    return Glyphs(clean(text), *turn.boxes(boxes[0::4], boxes[1::4], boxes[2::4], boxes[3::4]))


def _text(library: Pdfium, text_page: int | None, count: int) -> str:
    """One character per glyph. PDFium's text buffer leaves out some glyphs; then they are asked one by one."""
    units = array("H", bytes(2 * count + 2))
    written = library["Text_GetText"](text_page, 0, count, units.buffer_info()[0])
    if written == count + 1:
        text = units[:count].tobytes().decode("utf-16-le" if _LITTLE else "utf-16-be", "replace")
        if len(text) == count:
            return text
    codes = map(library["Text_GetUnicode"], repeat(text_page), range(count))
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
    )


_LITTLE = array("H", [1]).tobytes()[0] == 1


def _sort_words(library: Pdfium, text_page: int | None, turn: Turn, facts: PageObjects) -> None:
    """Build the page's words and set apart slanted and pale ones; count glyphs without Unicode."""
    words = words_of(facts.glyphs, facts.width, facts.height)
    if heighten(library, text_page, facts.glyphs, words):
        words = words_of(facts.glyphs, facts.width, facts.height)
    firsts = [word.first for word in words]
    if (
        any(map(library["Text_HasUnicodeMapError"], repeat(text_page), firsts))
        or "\ufffd" in facts.glyphs.text
    ):
        words = _marked(library, text_page, words, facts)
    angles = list(map(library["Text_GetCharAngle"], repeat(text_page), firsts))
    if any(angles) or turn.quarters:
        words = _turned(words, angles, turn)
    facts.words, facts.marks = _without_marks(library, text_page, words)


def _marked(library: Pdfium, text_page: int | None, words: list[Word], facts: PageObjects) -> list[Word]:
    """Glyphs without Unicode as U+FFFD: what PDFium gives for them is their number in the font."""
    unmapped = library["Text_HasUnicodeMapError"]
    marked: list[Word] = []
    for word in words:
        if unmapped(text_page, word.first) == 1 or "\ufffd" in word.text:
            facts.unmapped += len(word.text)
            word = word._replace(text="\ufffd" * len(word.text))
        marked.append(word)
    return marked


def _turned(words: list[Word], angles: list[float], turn: Turn) -> list[Word]:
    """Upright words, those set along a vertical line put together, and those at a slant put together."""
    upright: list[Word] = []
    turned: list[tuple[int, Word]] = []
    slanted: list[tuple[float, Word]] = []
    for word, own in zip(words, angles, strict=True):
        angle = turn.seen(own)
        quarter = round(angle / _QUARTER)
        if abs(angle - quarter * _QUARTER) > _SLANT:
            slanted.append((angle, word))
        elif quarter % 4:
            turned.append((quarter % 4, word))
        else:
            upright.append(word)
    return upright + turn_words(turned) + _slanted_words(slanted)


def _slanted_words(slanted: list[tuple[float, Word]]) -> list[Word]:
    """Glyphs at a slant put together while each stands next to the one before, in the file and on the page."""
    found: list[Word] = []
    angle_before, last = 0.0, None
    for angle, word in slanted:
        if last is not None and abs(angle_before - angle) < _SAME_ANGLE and _touch(last, word):
            box = around([Box(*found[-1][1:5]), Box(*word[1:5])])
            found[-1] = Word(found[-1].text + word.text, *box, found[-1].first, SLANTED)
        else:
            found.append(word._replace(quarter=SLANTED))
        angle_before, last = angle, word
    return found


def _touch(one: Word, other: Word) -> bool:
    size = max(one.bottom - one.top, other.bottom - other.top)
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return across < size / 2 and down < size / 2


def _without_marks(
    library: Pdfium, text_page: int | None, words: list[Word]
) -> tuple[list[Word], list[Word]]:
    """Words and watermarks: large pale text, and text at a slant that is large or pale.

    Only large and slanted words are asked for their colour: there are few. Small dark text at a slant labels
    the axis of a chart.
    """
    heights = sorted(word.bottom - word.top for word in words if word.upright)
    large = heights[len(heights) // 2] * _MARK_SIZE if heights else 0.0
    kept: list[Word] = []
    marks: list[Word] = []
    for word in words:
        is_mark = False
        if word.quarter == SLANTED:
            is_mark = _letter(word) >= large or _pale(library, text_page, word.first)
        elif word.upright and word.bottom - word.top >= large:
            is_mark = _pale(library, text_page, word.first)
        (marks if is_mark else kept).append(word)
    return kept, marks


def _letter(word: Word) -> float:
    """About the height of the letters of slanted text: its diagonal, shared among them."""
    return math.hypot(word.right - word.left, word.bottom - word.top) / (len(word.text) + 1)


def _pale(library: Pdfium, text_page: int | None, glyph: int) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = library["Text_GetFillColor"](text_page, glyph, *map(ctypes.byref, (red, green, blue, alpha)))
    return bool(known) and (min(red.value, green.value, blue.value) >= _PALE or alpha.value <= 128)
