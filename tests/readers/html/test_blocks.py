"""Tables that a page builds of blocks, pages that only lead to files, and tables that are pictures."""

from __future__ import annotations

import pytest

from mingzhang.document import Document, Paragraph, RemarkKind, Table
from mingzhang.readers.errors import ReadError
from mingzhang.readers.html import read_html

ROWS = [
    ["项目", "行次", "决算数"],
    ["一、收入", "1", "12.30"],
    ["二、支出", "2", "11.00"],
    ["三、结余", "3", "1.30"],
]


def read(body: str) -> Document:
    page = f"<!doctype html><html><head><meta charset='utf-8'></head><body>{body}</body></html>"
    return read_html(page.encode(), "公开.html", "")


def cells(document: Document) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


@pytest.mark.parametrize(
    ("row", "cell"),
    [("div", "div"), ("ul", "li"), ("div", "span"), ("dl", "dd"), ("li", "p")],
)
def test_rows_of_blocks_are_a_table(row: str, cell: str) -> None:
    """Told by their shape; what the classes are called does not matter."""
    inner = "".join(
        f"<{row} class='x9'>{''.join(f'<{cell}>{text}</{cell}>' for text in texts)}</{row}>" for texts in ROWS
    )
    document = read(f"<div><p>收入支出决算总表</p><div>{inner}</div><p>注：本表反映收支。</p></div>")
    assert cells(document) == [ROWS]
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "收入支出决算总表",
        "注：本表反映收支。",
    ]


def test_a_menu_and_paragraphs_are_no_table() -> None:
    """Links side by side and sentences in columns have no figures, or are long."""
    menu = (
        "<ul><li><a href='/a'>首页</a></li><li><a href='/b'>公开</a></li><li><a href='/c'>互动</a></li></ul>"
        * 4
    )
    text = (
        "<div><p>本年收入合计12.30万元。</p><p>本年支出合计11.00万元。</p><p>年末结转和结余1.30万元。</p></div>"
        * 4
    )
    assert cells(read(menu + text)) == []


def test_a_page_that_only_leads_to_files_says_so() -> None:
    with pytest.raises(ReadError, match="只有附件的链接") as caught:
        read(
            "<h1>某县档案馆2024年度部门决算公开</h1><p>附件：<a href='/f/1.pdf?x=1'>部门决算公开.pdf</a></p>"
        )
    assert "部门决算公开.pdf" in str(caught.value)


def test_a_disclosure_with_an_annex_is_read() -> None:
    text = "<p>本年收入合计12.30万元，比上年增加1.30万元，主要原因是业务增加。</p>" * 30
    assert len(read(text + "<p><a href='2.xlsx'>附表</a></p>").blocks) > 20


def test_pictures_of_the_article_are_remarked() -> None:
    """A table may be one."""
    document = read("<p>收入支出决算总表</p><p><img src='1.png' alt='表一'></p><p>注：见图。</p>")
    assert [(remark.kind, remark.text) for remark in document.remarks] == [(RemarkKind.PICTURE, "表一")]
