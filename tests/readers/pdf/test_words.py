"""Glyphs to words."""

from __future__ import annotations

from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read


def test_fake_bold_is_read_once() -> None:
    """加粗 by drawing every word again a third of a point to the right."""
    page = Sheet()
    page.text(60, 100, "收入合计1,100.11")
    page.text(60.3, 100, "收入合计1,100.11")
    assert paragraphs(read(page)) == ["收入合计1,100.11"]


def test_fake_bold_glyph_by_glyph() -> None:
    """Every letter doubled before the next one is drawn."""
    page = Sheet()
    for index, char in enumerate("合计"):
        page.text(60 + 10 * index, 100, char)
        page.text(60.4 + 10 * index, 100, char)
    assert paragraphs(read(page)) == ["合计"]


def test_equal_digits_side_by_side_are_kept() -> None:
    page = Sheet()
    page.text(60, 100, "111100.00")
    assert paragraphs(read(page)) == ["111100.00"]


def test_digits_on_a_shifted_baseline_stay_in_their_line() -> None:
    page = Sheet()
    page.text(60, 100, "本年支出")
    page.text(100, 102, "307.82")
    page.text(130, 100, "万元")
    assert paragraphs(read(page)) == ["本年支出307.82万元"]


def test_text_outside_the_page_is_not_there() -> None:
    page = Sheet()
    page.text(60, 100, "页内")
    page.text(700, 100, "页外")
    page.text(60, -40, "页外")
    assert paragraphs(read(page)) == ["页内"]


def test_a_space_between_words_and_none_within_a_figure() -> None:
    page = Sheet()
    page.text(60, 100, "第一部分")
    page.text(110, 100, "单位概况")
    page.text(60, 150, "1,234")
    page.text(85.2, 150, ".56")
    assert paragraphs(read(page)) == ["第一部分 单位概况", "1,234.56"]


def test_radicals_are_read_as_ordinary_characters() -> None:
    """Some print drivers write ⼈⼯ (radicals) for 人工."""
    from mingzhang.readers.pdf.unicode import clean

    assert clean("⼈⼯⻓⺠\u3000\x02\uf0b7\ue001") == "人工长民 -•\ufffd"
