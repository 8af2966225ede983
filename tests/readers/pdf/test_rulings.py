"""Strokes to rulings, and the odd ways in which tables are ruled."""

from __future__ import annotations

import pytest

from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf import rulings
from mingzhang.readers.pdf.nouns import Rulings, Stroke
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import letters, paragraphs, read, rows, tables


def test_double_lines_are_one_and_pieces_are_joined() -> None:
    strokes = Rulings([Stroke(100, 10, 50), Stroke(102, 10, 50), Stroke(101, 52, 90)], [])
    (line,) = rulings.merged_rulings(strokes, 1, "f").across
    assert (line.start, line.end) == (10, 90)
    assert 100 <= line.at <= 102


def test_dots_and_far_pieces_stay_apart() -> None:
    strokes = Rulings([Stroke(100, 10, 50), Stroke(100, 60, 90), Stroke(100, 200, 201)], [])
    assert [(line.start, line.end) for line in rulings.merged_rulings(strokes, 1, "f").across] == [
        (10, 50),
        (60, 90),
    ]


def test_too_many_rulings_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rulings, "MAX_RULINGS", 1)
    with pytest.raises(ReadError, match="第 3 页"):
        rulings.merged_rulings(Rulings([Stroke(1, 0, 9), Stroke(9, 0, 9)], []), 3, "f")


def _ruled(page: Sheet) -> str:
    page.text(64, 114, "甲")
    page.text(154, 134, "乙")
    return letters(tables(read(page))[0])


def test_thin_filled_rectangles_are_rulings() -> None:
    page = Sheet()
    for y in (100, 120, 140):
        page.bar(60, y, 240, y, thick=0.7)
    for x in (60, 150, 240):
        page.bar(x, 100, x, 140, thick=0.7)
    assert _ruled(page) == "AB\nCD"


def test_dashed_double_rectangles_are_rulings() -> None:
    page = Sheet()
    for y in (100, 120, 140):
        for x in range(60, 240, 6):
            page.bar(x, y, x + 4, y, thick=0.3)
            page.bar(x, y + 1.5, x + 4, y + 1.5, thick=0.3)
    for x in (60, 150, 240):
        for y in range(100, 140, 5):
            page.bar(x, y, x, y + 3, thick=0.3)
    assert _ruled(page) == "AB\nCD"


def test_boxes_around_each_cell_make_a_table() -> None:
    page = Sheet()
    for x in (60, 150):
        for y in (100, 120):
            page.frame(x, y, x + 90, y + 20)
    assert _ruled(page) == "AB\nCD"


@pytest.mark.parametrize("side", ["left", "right", "both", "top", "bottom", "corners"])
def test_a_missing_outer_border_is_supplied(side: str) -> None:
    """Many tables are open to the left and right, some to the top or bottom."""
    page = Sheet()
    heights = [
        y for y in (100, 120, 140) if (side, y) not in (("top", 100), ("bottom", 140), ("corners", 140))
    ]
    for y in heights:
        page.line(60, y, 330, y)
    for x in (60, 150, 240, 330):
        if not (x == 60 and side in ("left", "both", "corners")) and not (
            x == 330 and side in ("right", "both", "corners")
        ):
            page.line(x, 100, x, 140)
    page.text(64, 114, "甲")
    page.text(244, 134, "乙")
    table = tables(read(page))[0]
    assert letters(table) == "ABC\nDEF"
    assert rows(table) == [["甲", "", ""], ["", "", "乙"]]


def test_an_underline_and_a_frame_are_no_tables() -> None:
    page = Sheet()
    page.text(60, 100, "有下划线的标题")
    page.line(60, 102, 130, 102)
    page.frame(50, 140, 300, 200)
    page.text(60, 160, "框里的一段话")
    document = read(page)
    assert tables(document) == []
    assert paragraphs(document) == ["有下划线的标题", "框里的一段话"]


def test_shading_is_no_ruling() -> None:
    """A white or grey rectangle behind the head line adds no row to the table."""
    page = Sheet()
    page.operators.append("0.9 g 60 742 180 20 re f")
    page.text(64, 96, "部门：清河县档案馆")
    page.table([["项目", "决算数"], ["合计", "1.00"]])
    document = read(page)
    assert letters(tables(document)[0]) == "AB\nCD"
    assert paragraphs(document) == ["部门：清河县档案馆"]
