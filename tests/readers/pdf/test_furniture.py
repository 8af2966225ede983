"""Page numbers, running heads and watermarks."""

from __future__ import annotations

from mingzhang.document import RemarkKind
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read, remarked, rows, tables


def test_page_numbers_at_the_foot_are_taken_out() -> None:
    pages = []
    for number in range(1, 4):
        page = Sheet()
        page.text(60, 100, f"正文{number}段。")
        page.text(290, 810, f"- {number} -")
        pages.append(page)
    document = read(*pages)
    assert paragraphs(document) == ["正文1段。", "正文2段。", "正文3段。"]
    assert remarked(document, RemarkKind.PAGE_NUMBER) == ["- 1 -", "- 2 -", "- 3 -"]


def test_a_number_in_the_text_is_no_page_number() -> None:
    page = Sheet()
    page.text(60, 300, "2024")
    page.text(60, 400, "正文。")
    assert paragraphs(read(page)) == ["2024", "正文。"]


def test_running_heads_are_taken_out_of_many_pages() -> None:
    pages = []
    for number in range(5):
        page = Sheet()
        page.text(60, 40, "清河县档案馆决算公开")
        page.text(60, 200, f"正文{number}。")
        pages.append(page)
    document = read(*pages)
    assert all(text.startswith("正文") for text in paragraphs(document))
    assert remarked(document, RemarkKind.PAGE_HEAD) == ["清河县档案馆决算公开"] * 5


def test_a_title_on_three_pages_is_content() -> None:
    pages = []
    for _ in range(3):
        page = Sheet()
        page.text(60, 40, "支出决算表")
        pages.append(page)
    assert paragraphs(read(*pages)) == ["支出决算表"] * 3


def test_a_slanted_watermark_leaves_the_table_alone() -> None:
    page = Sheet()
    page.table([["项目", "决算数"], ["合计", "12.00"]])
    page.text(80, 150, "内部资料", 30, angle=35, grey=0.8)
    document = read(page)
    assert rows(tables(document)[0]) == [["项目", "决算数"], ["合计", "12.00"]]
    assert remarked(document, RemarkKind.WATERMARK) == ["内部资料"]


def test_a_large_pale_watermark_leaves_the_table_alone() -> None:
    page = Sheet()
    page.table([["项目", "决算数"], ["合计", "12.00"]])
    page.text(70, 138, "样稿", 30, grey=0.85)
    document = read(page)
    assert rows(tables(document)[0]) == [["项目", "决算数"], ["合计", "12.00"]]
    assert remarked(document, RemarkKind.WATERMARK) == ["样稿"]


def test_a_large_dark_title_is_no_watermark() -> None:
    page = Sheet()
    page.text(70, 60, "收入决算表", 30)
    page.text(70, 100, "正文。")
    page.text(70, 120, "正文。")
    assert paragraphs(read(page))[0] == "收入决算表"


def test_small_slanted_text_is_content() -> None:
    """The labels of a chart's axis stand at a slant; they are no watermark."""
    page = Sheet()
    page.text(60, 60, "支出结构图")
    page.text(100, 300, "基本支出", 9, angle=30)
    document = read(page)
    assert remarked(document, RemarkKind.WATERMARK) == []
    assert paragraphs(document) == ["支出结构图", "基本支出"]


def test_a_watermark_repeated_over_the_page_is_said_once() -> None:
    page = Sheet()
    page.text(60, 60, "正文在这里。")
    for y in (200, 400, 600):
        page.text(100, y, "征求意见稿", 30, angle=45)
    assert remarked(read(page), RemarkKind.WATERMARK) == ["征求意见稿"]
