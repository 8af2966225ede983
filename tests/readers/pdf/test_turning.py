"""Rotated pages and pages whose content lies on its side."""

from __future__ import annotations

import pytest

from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read, rows, tables

TEXT = "横向页面上的文字共十二个以上"


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_rotated_page_with_its_text_turned_reads_upright(rotate: int) -> None:
    """Landscape printed into a portrait page that is shown rotated."""
    page = Sheet(595, 842, rotate=rotate)
    page.text(300, 700 if rotate == 90 else 100, TEXT, angle=rotate)
    (block,) = read(page).blocks
    assert paragraphs(read(page)) == [TEXT]
    box = block.place.box
    assert box is not None
    assert box[2] - box[0] > box[3] - box[1]


def _lying() -> Sheet:
    """A table drawn on its side: what is up lies to the left."""
    page = Sheet(595, 842)
    for x in (100, 130, 160):
        page.line(x, 300, x, 700)
    for y in (300, 500, 700):
        page.line(100, y, 160, y)
    for x, y, words in (
        (120, 690, "科目名称与编码"),
        (120, 490, "决算数（万元）"),
        (150, 690, "合计"),
        (150, 490, "12.00"),
    ):
        page.text(x, y, words, angle=90)
    return page


def test_a_page_that_lies_on_its_side_is_turned_upright() -> None:
    assert rows(tables(read(_lying()))[0]) == [["科目名称与编码", "决算数（万元）"], ["合计", "12.00"]]


def test_places_of_a_turned_page_are_as_the_page_is_shown() -> None:
    cell = tables(read(_lying()))[0].rows[1][1]
    assert cell.text == "12.00"
    assert cell.place.box == (130, 300, 160, 500)


def test_a_few_turned_letters_do_not_turn_the_page() -> None:
    page = Sheet()
    page.text(60, 100, "正文在这里写了很多字很多字很多字。")
    page.text(500, 300, "竖排", angle=90)
    assert "正文在这里写了很多字很多字很多字。" in paragraphs(read(page))
