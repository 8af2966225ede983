"""Markdown as converters write it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.document import Document, Paragraph, RemarkKind, Table
from mingzhang.readers import ReadError
from mingzhang.readers.markdown import read_markdown
from tests.readers.writing import grid_of


def read(text: str) -> Document:
    return read_markdown(text.encode(), "公开.md", "0" * 64)


def texts(text: str) -> list[str]:
    return [block.text for block in read(text).blocks if isinstance(block, Paragraph)]


def tables(text: str) -> list[list[list[str]]]:
    found = [block for block in read(text).blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row] for row in block.rows] for block in found]


def test_headings_emphasis_links_and_escapes_leave_their_words() -> None:
    text = "# 第一部分 概况 #\n\n##一、职责\n\n**二、机构**设置\\*，见[附件](a.pdf)和`甲`。\n\n1\\. 说明 &ge; ~~旧~~\n\n- （一）收入_snake_case_2\n"
    assert texts(text) == [
        "第一部分 概况",
        "一、职责",
        "二、机构设置*，见附件和甲。",
        "1. 说明 ≥ 旧",
        "（一）收入_snake_case_2",
    ]


def test_a_pipe_table_keeps_escaped_pipes_and_empty_cells() -> None:
    text = "收入表\n\n| 科目 | **金额** | 备注 |\n|:--|--:|:-:|\n| 办公\\|费 | 1.20 | |\n| 差旅费 | | 见<br>注 |\n\n其后"
    assert tables(text) == [[["科目", "金额", "备注"], ["办公|费", "1.20", ""], ["差旅费", "", "见\n注"]]]
    assert texts(text) == ["收入表", "其后"]


def test_a_table_may_go_without_outer_pipes_and_a_rule_may_be_missing() -> None:
    assert tables("科目|金额\n---|---\n办公费|1.20\n") == [[["科目", "金额"], ["办公费", "1.20"]]]
    assert tables("| 科目 | 金额 |\n| 办公费 | 1.20 |\n") == [[["科目", "金额"], ["办公费", "1.20"]]]


def test_an_embedded_html_table_keeps_its_spans_and_its_line() -> None:
    document = read(
        '# 表\n\n<html><body><table><tr><td rowspan="2">科目</td><td>金额</td></tr>\n<tr><td>1.20</td></tr></table></body></html>\n\n注：无。'
    )
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert table.aligned
    assert grid_of(table.rows) == [("科目", 0, 0, 2, 1), ("金额", 0, 1, 1, 1), ("1.20", 1, 1, 1, 1)]
    assert table.rows[1][0].place.line == 4
    assert isinstance(document.blocks[2], Paragraph)


def test_a_sentence_over_two_lines_is_one_paragraph_and_titles_are_not_joined() -> None:
    first = "柳河县统计局2024年度收入总计12.30万元，支出总计12.30万元，与上年相比，收入、支出"
    assert texts(f"{first}\n各增加0.20万元，增长1.65%。\n一、收入\n二、支出") == [
        first + "各增加0.20万元，增长1.65%。",
        "一、收入",
        "二、支出",
    ]


def test_page_numbers_and_watermarks_alone_on_a_line_are_remarked() -> None:
    document = read("第一部分 概况\n\n- 3 -\n\n内部资料\n\n正文。")
    assert [remark.kind for remark in document.remarks] == [RemarkKind.PAGE_NUMBER, RemarkKind.WATERMARK]
    assert len(document.blocks) == 2


def test_front_matter_comments_and_code_fences() -> None:
    assert texts("---\ntitle: 甲\n---\n正文<!-- 批\n注 -->\n\n```\n代码一\n```\n\n---\n> 引文") == [
        "正文",
        "代码一",
        "引文",
    ]


def test_nothing_to_read_is_said() -> None:
    with pytest.raises(ReadError) as caught:
        read("<!-- 空 -->\n\n---\n")
    assert caught.value.key == "empty"


@settings(max_examples=80, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["", "合计", "12.30", "a|b", "\\", "*", "<", "2010101"]), min_size=2, max_size=5), min_size=2, max_size=6))  # fmt: skip
def test_any_pipe_table_survives_writing_and_reading(rows: list[list[str]]) -> None:
    width = min(map(len, rows))
    cells = [["头", *row[:width]] for row in rows]
    written = [
        [
            cell.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")
            for cell in row
        ]
        for row in cells
    ]
    rule = ["---"] * (width + 1)
    assert tables("\n".join("| " + " | ".join(row) + " |" for row in (written[0], rule, *written[1:]))) == [
        cells
    ]
