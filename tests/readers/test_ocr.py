"""The place where an OCR engine plugs in: a page image in, words with boxes and confidence out."""

from __future__ import annotations

from collections.abc import Sequence

from mingzhang.document import Paragraph, RemarkKind, Table
from mingzhang.readers.ocr import OcrWord, PageImage, reliable
from mingzhang.readers.pdf import read_pdf
from tests.readers.pdf.drawing import Sheet, pdf
from tests.readers.pdf.reading import remarked, rows


class FixedEngine:
    """An engine that always reads the same words and remembers the images it saw."""

    def __init__(self, *words: OcrWord) -> None:
        self.found = words
        self.seen: list[PageImage] = []

    def words(self, image: PageImage) -> Sequence[OcrWord]:
        self.seen.append(image)
        return self.found


def _scan() -> Sheet:
    """A page of rulings without text, as a scan with traced lines has them."""
    page = Sheet()
    page.table([["", ""], ["", ""]])
    return page


def _at(text: str, x: int, y: int, confidence: int = 95) -> OcrWord:
    """A word whose box, in points, begins at x, y."""
    left, top, right, bottom = (v * 200 // 72 for v in (x, y, x + 10 * len(text), y + 10))
    return OcrWord(text, (left, top, right, bottom), confidence)


def test_the_words_of_an_engine_fill_the_page() -> None:
    engine = FixedEngine(_at("收入决算表", 60, 60), _at("合计", 64, 105), _at("12.00", 154, 125))
    document = read_pdf(pdf(_scan()), "扫描.pdf", "", engine)
    title, table = document.blocks
    assert isinstance(title, Paragraph)
    assert isinstance(table, Table)
    assert title.text == "收入决算表"
    assert rows(table) == [["合计", ""], ["", "12.00"]]


def test_the_engine_gets_the_page_as_a_grey_image() -> None:
    engine = FixedEngine()
    read_pdf(pdf(_scan()), "扫描.pdf", "", engine)
    (image,) = engine.seen
    assert (image.page, image.width, image.height, image.dots_per_inch) == (1, 1652, 2338, 200)
    assert len(image.grey) == image.width * image.height
    assert min(image.grey) < 128 < max(image.grey)


def test_pages_with_text_are_not_given_to_the_engine() -> None:
    page = Sheet()
    page.text(60, 60, "收入决算表")
    engine = FixedEngine()
    read_pdf(pdf(page), "f.pdf", "", engine)
    assert engine.seen == []


def test_a_page_in_which_the_engine_finds_nothing_is_named() -> None:
    document = read_pdf(pdf(_scan()), "扫描.pdf", "", FixedEngine())
    assert remarked(document, RemarkKind.PAGE_WITHOUT_TEXT) == ["第 1 页"]


def test_doubtful_words_are_left_out() -> None:
    words = [
        _at("合计", 60, 60),
        _at("12.0O", 60, 80, 40),
        OcrWord("", (0, 0, 9, 9), 99),
        OcrWord("甲", (5, 5, 5, 9), 99),
    ]
    assert [word.text for word in reliable(words)] == ["合计"]
