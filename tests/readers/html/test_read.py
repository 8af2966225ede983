"""Web pages are read as a browser shows them, and only their article."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.document import Document, Paragraph, Table
from mingzhang.readers import ReadError
from mingzhang.readers.html import read_html
from tests.readers.spans import spanned_tables
from tests.readers.writing import Span, grid_of, html_table


def read(page: str | bytes) -> Document:
    return read_html(page.encode() if isinstance(page, str) else page, "公开.html", "0" * 64)


def texts(page: str | bytes) -> list[str]:
    return [block.text for block in read(page).blocks if isinstance(block, Paragraph)]


def grid(page: str) -> list[tuple[str, int, int, int, int]]:
    return grid_of(next(block for block in read(page).blocks if isinstance(block, Table)).rows)


@pytest.mark.parametrize(
    ("declared", "actual"),
    [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("gbk", "utf-8"), ("utf-8", "gb18030"), ("", "gb18030"), ("utf-16", "utf-8"), ("x-unknown", "utf-8")],
)  # fmt: skip
def test_characters_are_those_of_the_bytes_whatever_the_page_declares(declared: str, actual: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    assert texts(
        f"<html><head>{meta}</head><body><p>镕基镇财政所２０２４年度决算</p></body></html>".encode(actual)
    ) == ["镕基镇财政所２０２４年度决算"]


def test_a_mark_at_the_beginning_decides() -> None:
    assert texts("<meta charset=gbk><p>决算</p>".encode("utf-16")) == ["决算"]
    assert texts("<meta charset=gbk><p>决算</p>".encode("utf-8-sig")) == ["决算"]


def test_spans_follow_the_rules_of_browsers() -> None:
    """A span ends with its section, 0 reaches to its end, nonsense is 1, a cell moves past what is taken."""
    page = (
        "<table><tfoot><tr><td>合计<td>9</tfoot><thead><tr><th rowspan=5>项目</th><th colspan='x'>金额</th></tr></thead>"
        "<tbody><tr><td rowspan=0>甲</td><td>1</td></tr><tr><td colspan=0>2</td></tr></tbody></table>"
    )
    assert grid(page) == [
        ("项目", 0, 0, 1, 1), ("金额", 0, 1, 1, 1), ("甲", 1, 0, 2, 1), ("1", 1, 1, 1, 1),
        ("2", 2, 1, 1, 1), ("合计", 3, 0, 1, 1), ("9", 3, 1, 1, 1),
    ]  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(spanned_tables())
def test_any_table_survives_writing_and_reading(drawn: tuple[list[list[Span]], int, int]) -> None:
    rows, _height, _width = drawn
    spans = [span for row in rows for span in row]
    if sum(bool(span.text) for span in spans) < 2 or all(len(row) <= 1 for row in rows):
        return
    found = next(block for block in read(html_table(rows)).blocks if isinstance(block, Table))
    assert found.aligned
    assert grid_of(found.rows) == [(s.text, s.row, s.column, s.rowspan, s.colspan) for s in spans]


def test_cells_hold_lines_and_entities_and_links_but_nothing_hidden() -> None:
    page = (
        "<style>.gone{display:none} @media print{.paper{display:none}} .tab{display:none} .tab.on{display:block}</style>"
        "<table><tr><td>政府<br>采购&nbsp;</td><td><a href='/x'>12.30</a><span style='display: none'>9</span></td></tr>"
        "<tr><td class=gone>隐</td><td class=paper>&ge;95%</td><td class=tab>甲<script>1</script></td></tr>"
        "<tr hidden><td>隐</td></tr></table>"
    )
    assert [cell[0] for cell in grid(page)] == ["政府\n采购", "12.30", "≥95%", "甲"]


def test_lines_of_the_source_are_no_lines_of_the_text() -> None:
    assert texts("<p>本年收入\n   12.30\n万元，比上年 增加</p><p>A\nB</p><div>一、概况<br>二、说明</div>") == [
        "本年收入12.30万元，比上年 增加", "A B", "一、概况", "二、说明",
    ]  # fmt: skip


def test_numbers_of_lists_are_written_out() -> None:
    page = (
        "<ol start=3><li><p>丙</p><ul><li>点</li></ul></li><li value=9>壬</li></ol><ol type=A><li>甲</li></ol>"
        "<ol style='list-style-type:cjk-ideographic'><li>概况</li><li>说明</li></ol><ol style='list-style:none'><li>一、收入</li></ol>"
    )
    assert texts(page) == ["3. 丙", "点", "9. 壬", "A. 甲", "一、概况", "二、说明", "一、收入"]


def test_a_table_that_arranges_the_page_is_taken_apart_and_a_nested_one_follows() -> None:
    inner = "<table><tr><td>科目<td>金额<tr><td>办公费<td>1.20</table>"
    page = f"<table><tr><td>柳河县统计局2024年度决算</td></tr><tr><td><p>说明。</p>{inner}</td></tr></table>"
    assert [b.text if isinstance(b, Paragraph) else len(b.rows) for b in read(page).blocks] == [
        "柳河县统计局2024年度决算",
        "说明。",
        2,
    ]
    form = f"<table><tr><td>名称<td>甲<tr><td>部门<td>乙<tr><td>明细<td>见下{inner}</table>"
    assert [len(b.rows) for b in read(form).blocks if isinstance(b, Table)] == [3, 2]


ARTICLE = "".join(
    f"<p>{'一二三四五六'[at]}、本年度收入情况说明。柳河县统计局按照要求组织预算执行，资金使用符合规定，没有结转。</p>"
    for at in range(6)
)
TABLE = "<table><tr><td>科目<td>金额</tr><tr><td>办公费<td>1.20</tr><tr><td>差旅费<td>0.30</tr></table>"
MENU = "".join(f"<li><a href='/c{at}'>政务公开栏目{at}</a></li>" for at in range(20))


@pytest.mark.parametrize(
    "names",
    [
        ("header", "crumb", "content", "footer"),
        ("a1", "a2", "a3", "a4"),
        ("content", "article", "nav", "zoom"),
    ],
)
def test_the_article_is_told_by_its_text_not_by_names(names: tuple[str, str, str, str]) -> None:
    """Menus, position, side bar, share buttons and imprint go; names may say anything at all."""
    one, two, three, four = names
    page = (
        f"<html><head><title>柳河县统计局2024年度部门决算公开-柳河县人民政府</title></head><body><div class={one}><h2>柳河县人民政府</h2><ul>{MENU}</ul></div>"
        f"<div id={two}>您现在的位置：<a href=/>首页</a> &gt; <a href=/j>决算</a></div><table width=100%><tr><td><ul>{MENU}</ul></td><td>"
        f"<h1>柳河县统计局2024年度部门决算公开</h1><div>发布时间：2025-09-12　来源：本站　字号：大 中 小</div><div class={three}>{ARTICLE}{TABLE}</div>"
        f"<div>【打印本页】【关闭窗口】</div><div>上一篇：<a href=1>没有了</a></div></td></tr></table><div class={four}>主办单位：柳河县人民政府办公室 吉ICP备1号</div></body></html>"
    )
    found = read(page).blocks
    words = [block.text for block in found if isinstance(block, Paragraph)]
    assert words[0] == "柳河县统计局2024年度部门决算公开"
    assert [text[:2] for text in words[1:]] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert sum(isinstance(block, Table) for block in found) == 1


def test_a_plain_page_is_the_article_cover_and_contents_included() -> None:
    page = f"<body><p>柳河县统计局</p><p>2024年度部门决算</p><p>目录</p><p><a href='#a'>第一部分 概况</a></p>{ARTICLE}{TABLE}</body>"
    assert texts(page)[:4] == ["柳河县统计局", "2024年度部门决算", "目录", "第一部分 概况"]


def test_a_short_part_is_no_imprint_whatever_its_unit_does() -> None:
    """统一登记注册 and 网站地图 are duties here, as they are furniture elsewhere."""
    first = (
        "<section><h2>第一部分 概况</h2><h3>一、主要职责</h3><p>（一）负责经营主体统一登记注册。</p>"
        "<p>（二）编制网站地图和办理技术支持。</p></section>"
    )
    page = f"<body><main>{first}<section><h2>第二部分 情况说明</h2>{ARTICLE}{TABLE}</section></main><div>技术支持：某公司</div></body>"
    assert texts(page)[:4] == [
        "第一部分 概况",
        "一、主要职责",
        "（一）负责经营主体统一登记注册。",
        "（二）编制网站地图和办理技术支持。",
    ]
    assert "技术支持：某公司" not in texts(page)


def test_places_name_block_cell_and_source_line() -> None:
    document = read("<p>表</p>\n<table>\n<tr><td>科目<td>金额\n<tr><td>办公费\n<td>1.20</table>")
    block = document.blocks[1]
    assert isinstance(block, Table)
    last = block.rows[1][1].place
    assert (last.block, last.row, last.column, last.line) == (1, 1, 1, 5)


@pytest.mark.parametrize(
    ("page", "key"),
    [
        ("", "html-empty"),
        ("<html><head><title>公开</title></head><body><script>load()</script></body></html>", "html-empty"),
        ("<div>" * 5000 + "深", "html-deep"),
        ("<table><tr><td>a<td>b" + "<td colspan=1000>x" * 6 + "</table>", "html-wide"),
        ("<p " + "a " * 60_000 + ">x", "html-large"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(page: str, key: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(page)
    assert caught.value.key == key
    assert str(caught.value).endswith("。")


def test_entities_of_a_dtd_do_not_expand() -> None:
    page = '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><p>甲&b;乙</p>'
    assert "root:" not in "".join(texts(page))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["<table>", "<tr>", "<td rowspan=3>", "<td colspan=2>", "</table>", "<p>", "<ol>", "<li>", "决算", "&#1;", "</div>", "<div hidden>", "<b>", "<br>", "1.20"]), max_size=40))  # fmt: skip
def test_any_soup_of_tags_is_read_or_refused(tags: list[str]) -> None:
    with contextlib.suppress(ReadError):
        assert read("".join(tags)).blocks


def test_furniture_in_the_cells_of_a_layout_table_is_left_out() -> None:
    """The whole page is one table: 当前位置, 发布时间 and 附件 stand in rows beside the article's."""
    head = "<tr><td>当前位置：<a href='/'>首页</a> <a href='/c'>财政</a></td></tr><tr><td>发布时间：2025-09-10</td></tr>"
    page = f"<table>{head}<tr><td>{ARTICLE}{TABLE}</td></tr><tr><td>版权所有：柳河县统计局</td></tr></table>"
    found = texts(f"<body>{page}</body>")
    assert len(found) == 6
    assert found[0].startswith("一、本年度收入")


def test_pictures_below_a_heading_alone_are_remarked() -> None:
    """A page of nothing but scanned sheets."""
    page = "<html><body><h1>柳河县统计局2024年度决算</h1><p><img src=1.jpg></p><p><img src=2.jpg></p></body></html>"
    assert len(read(page).remarks) == 2


def test_tables_behind_tabs_are_read_and_hidden_ones_are_not() -> None:
    """One panel is shown, its neighbours at a click; a hidden table by itself is nobody's to see."""
    panels = "".join(
        f"<div class='con' style='{'display:none' if at else ''}'><p>表{at}</p>{TABLE}</div>"
        for at in range(3)
    )
    page = f"<div>{panels}</div><div class='old' style='display:none'><p>旧表</p>{TABLE}</div>"
    document = read(page)
    assert [b.text if isinstance(b, Paragraph) else 0 for b in document.blocks] == [
        "表0",
        0,
        "表1",
        0,
        "表2",
        0,
    ]
