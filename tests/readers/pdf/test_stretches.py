"""Words of a paragraph found on the page: by the boxes of their characters, on every line they stand on.

(60, 100)  收入为902.55万元，支出为
(60, 120)  902.55万元，结余为0.00
"""

from __future__ import annotations

from mingzhang.readers.pdf.stretches import Spot, Stretch, stretch_spots
from tests.readers.pdf.drawing import Sheet, pdf

LINES: tuple[Spot, ...] = ((1, (60, 90, 400, 102)), (1, (60, 110, 400, 122)))


def drawn() -> bytes:
    sheet = Sheet()
    sheet.text(60, 100, "收入为902.55万元，支出为")
    sheet.text(60, 120, "902.55万元，结余为0.00")
    return pdf(sheet)


def found(words: str, before: int = 0) -> tuple[Spot, ...]:
    (spots,) = stretch_spots(drawn(), "f.pdf", [Stretch(LINES, words, before)])
    return spots


def test_a_figure_has_the_box_of_its_digits() -> None:
    """Three letters of ten points before it, six digits of five."""
    ((page, (left, top, right, bottom)),) = found("902.55")
    assert (page, left, right) == (1, 90, 120)
    assert 85 <= top < 100 <= bottom <= 105


def test_the_second_time_it_is_printed_stands_on_the_second_line() -> None:
    ((_, (left, top, right, _)),) = found("902.55", 1)
    assert (left, right) == (60, 90)
    assert top > 104


def test_words_over_two_lines_have_a_box_on_each() -> None:
    first, second = found("支出为 902.55")
    assert first[1][0] > second[1][0] == 60
    assert first[1][1] < second[1][1]


def test_what_is_not_printed_so_often_has_none() -> None:
    assert found("902.55", 2) == ()
    assert found("903.55") == ()
    assert found(" ") == ()
    assert stretch_spots(drawn(), "f.pdf", [Stretch(((9, (0, 0, 500, 500)),), "902.55")]) == [()]


def test_ink_printed_twice_for_bold_counts_once() -> None:
    sheet = Sheet()
    for x in (60, 60.4):
        sheet.text(x, 100, "收入为22.00")
    ((_, (left, _, right, _)),) = stretch_spots(pdf(sheet), "f.pdf", [Stretch(LINES, "22.00")])[0:1][0]
    assert (left, right) in ((90, 115), (90, 116))
