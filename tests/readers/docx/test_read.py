"""Word documents are read as Word prints them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.document import Document, Paragraph, RemarkKind, Table
from mingzhang.readers import ReadError
from mingzhang.readers.docx import read_docx
from tests.readers.docx.package import p, packed, r, tbl, tc, tr, word
from tests.readers.spans import spanned_tables
from tests.readers.writing import Span, docx_table, grid_of

LIST = (
    '<w:abstractNum w:abstractNumId="4">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="second"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%4"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def numbered(text: str, level: int = 0, instance: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>')


def read(data: bytes) -> Document:
    return read_docx(data, "公开.docx", "0" * 64)


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks if isinstance(block, Paragraph)]


def table(data: bytes) -> Table:
    return next(block for block in read(data).blocks if isinstance(block, Table))


def refused(data: bytes) -> str:
    with pytest.raises(ReadError) as caught:
        read(data)
    assert str(caught.value).count("。") == 1
    return caught.value.key


def test_the_numbers_of_lists_are_written_before_their_paragraphs() -> None:
    """一、总体 / （一）收入 / （二）支出 / 二、收入: Word prints these numbers, the text does not hold them."""
    body = (
        numbered("总体")
        + numbered("收入", 1)
        + numbered("支出", 1)
        + numbered("明细", 2)
        + numbered("收入情况")
        + numbered("其中", 1)
    )
    assert texts(word(body, numbering=LIST)) == [
        "一、总体",
        "（一）收入",
        "（二）支出",
        "1. 明细",
        "二、收入情况",
        "（一）其中",
    ]


def test_a_list_that_is_told_to_restart_begins_at_one_and_a_second_instance_counts_on() -> None:
    body = numbered("甲") + numbered("乙") + numbered("丙", 0, 2) + numbered("丁", 0, 2) + numbered("戊")
    assert texts(word(body, numbering=LIST)) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊"]


def test_a_style_numbers_its_paragraphs_and_legal_numbers_are_plain() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="second"><w:basedOn w:val="base"/></w:style>'
    )
    body = numbered("甲") + p("乙", '<w:pStyle w:val="second"/>') + numbered("丙", 3)
    assert texts(word(body, styles=styles, numbering=LIST)) == ["一、甲", "（一）乙", "1.1 丙"]


def test_numbers_up_to_a_hundred_in_chinese() -> None:
    body = "".join(numbered(f"项{at}") for at in range(1, 112))
    found = texts(word(body, numbering=LIST))
    assert [found[at - 1].partition("项")[0] for at in (10, 11, 20, 21, 99, 100, 101, 110, 111)] == [
        "十、", "十一、", "二十、", "二十一、", "九十九、", "一百、", "一百零一、", "一百一十、", "一百一十一、",
    ]  # fmt: skip


def test_a_bullet_and_a_list_switched_off_print_no_number() -> None:
    bullet = (
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert texts(word(numbered("甲") + numbered("乙", 0, 0), numbering=bullet)) == ["甲", "乙"]


def test_tracked_changes_are_taken_as_accepted() -> None:
    """本年收入 12.30（原为 11.30）万元; the end of one paragraph is deleted, so the next one continues it."""
    body = p(
        r("本年收入")
        + f"<w:del>{r('x').replace('w:t', 'w:delText')}</w:del><w:ins>{r('12.30')}</w:ins>"
        + f"<w:moveFrom>{r('移走')}</w:moveFrom><w:moveTo>{r('万元')}</w:moveTo>",
        "<w:rPr><w:del/></w:rPr>",
    ) + p("，增加0.20万元。")
    assert texts(word(body)) == ["本年收入12.30万元，增加0.20万元。"]


def test_deleted_rows_are_gone_and_a_merge_over_them_stays_whole() -> None:
    body = tbl(
        tr(tc("科目", '<w:vMerge w:val="restart"/>'), tc("1")),
        tr(tc("", "<w:vMerge/>"), tc("9"), properties="<w:del/>"),
        tr(tc("", "<w:vMerge/>"), tc("2"), properties="<w:ins/>"),
    )
    assert grid_of(table(word(body)).rows) == [("科目", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 1, 1, 1, 1)]


def test_hidden_text_is_dropped_and_what_only_the_web_view_hides_is_kept() -> None:
    styles = '<w:style w:type="character" w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = p(
        r("一、概况") + r("秘密", "<w:vanish/>") + r("也不见", '<w:rStyle w:val="h"/>')
        + r("可见", '<w:rStyle w:val="h"/><w:vanish w:val="0"/>') + r("3", "<w:webHidden/>")
    )  # fmt: skip
    assert texts(word(body, styles=styles)) == ["一、概况可见3"]


def test_a_contents_line_keeps_its_tab_and_page_number() -> None:
    """A TOC field: the outer instruction and the PAGEREF within it are not text, their results are."""
    begin, part, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
    line = r("第一部分 概况") + "<w:r><w:tab/></w:r>" + begin + code + part + r("3") + end
    body = p(begin + code + part + f"<w:hyperlink>{line}</w:hyperlink>") + p(line) + p(end + r("正文"))
    assert texts(word(body)) == ["第一部分 概况\t3", "第一部分 概况\t3", "正文"]


def test_a_field_that_never_ends_loses_no_text() -> None:
    body = (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>')
        + p("收入总计12.30万元。")
        + tbl(tr(tc("1"), tc("2")))
    )
    assert texts(word(body)) == ["收入总计12.30万元。"]


def test_a_text_box_is_read_once_at_its_anchor_and_notes_come_last() -> None:
    box = f"<w:txbxContent>{p('部门名称：柳河县统计局')}</w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>" + box + "</wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )  # fmt: skip
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = p(r("支出120.50") + note + r("万元。") + shape) + p("其后")
    found = texts(word(body, footnotes=f'<w:footnote w:id="2">{p("含追加。")}</w:footnote>'))
    assert found == ["支出120.50万元。", "部门名称：柳河县统计局", "其后", "含追加。"]


def test_a_watermark_in_the_header_is_remarked_and_the_header_itself_dropped() -> None:
    header = p(
        r("柳河县统计局 第1页")
        + '<w:r><w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict></w:r>'
    )
    document = read(word(p("正文"), header=header))
    assert [remark.text for remark in document.remarks if remark.kind is RemarkKind.WATERMARK] == ["内部资料"]
    assert len(document.blocks) == 1


def test_symbols_breaks_and_soft_characters() -> None:
    """≥95%: the sign is a character of a symbol font; a soft break separates two lines of a title."""
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    body = p(sign + r("95%\u200b")) + p(r("柳河县统计局") + "<w:r><w:br/></w:r>" + r("2024年度部门决算"))
    assert texts(word(body)) == ["≥95%", "柳河县统计局", "2024年度部门决算"]


def test_merges_in_both_directions() -> None:
    """
    项目      │ 金额
    编码 名称 ├──────
              │ 本年
    """
    body = tbl(
        tr(tc("项目", '<w:gridSpan w:val="2"/>'), tc("金额")),
        tr(tc("编码"), tc("名称"), tc("本年", '<w:vMerge w:val="restart"/>')),
        tr(tc(p("201") + p("01")), tc("", ""), tc("", "<w:vMerge/>")),
    )
    assert grid_of(table(word(body)).rows) == [
        ("项目", 0, 0, 1, 2), ("金额", 0, 2, 1, 1), ("编码", 1, 0, 1, 1), ("名称", 1, 1, 1, 1),
        ("本年", 1, 2, 2, 1), ("201\n01", 2, 0, 1, 1), ("", 2, 1, 1, 1),
    ]  # fmt: skip


def test_rows_may_begin_later_and_old_converters_merge_sideways() -> None:
    body = tbl(
        tr(tc("甲"), tc("乙", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")),
        tr(tc("丙"), properties='<w:gridBefore w:val="1"/>'),
    )
    assert grid_of(table(word(body)).rows) == [("甲", 0, 0, 1, 1), ("乙", 0, 1, 1, 2), ("丙", 1, 1, 1, 1)]


def test_a_nested_table_follows_the_outer_one_and_a_frame_is_no_table() -> None:
    inner = tbl(tr(tc("内1"), tc("内2")))
    document = read(word(tbl(tr(tc("外1"), tc(inner + p("外2")))) + tbl(tr(tc(p("框内一") + p("框内二"))))))
    kinds = [block.text if isinstance(block, Paragraph) else grid_of(block.rows) for block in document.blocks]
    assert kinds == [
        [("外1", 0, 0, 1, 1), ("外2", 0, 1, 1, 1)],
        [("内1", 0, 0, 1, 1), ("内2", 0, 1, 1, 1)],
        "框内一",
        "框内二",
    ]
    assert [block.place.block for block in document.blocks] == [0, 1, 2, 3]


def test_a_table_that_frames_title_head_line_and_table_is_taken_apart() -> None:
    """
    ┌ 支出决算表 ────────────────────────┐
    │ 部门：清河县档案馆 │ 金额单位：万元 │
    │ ┌ 项目 │ 金额 ┐                    │
    └────────────────────────────────────┘
    """
    wide = '<w:gridSpan w:val="2"/>'
    inner = tbl(tr(tc("项目"), tc("金额")), tr(tc("合计"), tc("1.20")))
    frame = tbl(
        tr(tc("支出决算表", wide)),
        tr(tc("部门：清河县档案馆"), tc("金额单位：万元")),
        tr(tc(inner + p(), wide)),
    )
    shown = ["支出决算表", "部门：清河县档案馆", "金额单位：万元", 2]
    kinds = [b.text if isinstance(b, Paragraph) else len(b.rows) for b in read(word(frame)).blocks]
    assert kinds == shown
    # Word runs neighbouring tables into one.
    joined = (
        frame.removesuffix("</w:tbl>")
        + frame.removeprefix("<w:tbl>").removesuffix("</w:tbl>") * 2
        + "</w:tbl>"
    )
    kinds = [b.text if isinstance(b, Paragraph) else len(b.rows) for b in read(word(joined)).blocks]
    assert kinds == shown * 3


def test_a_form_with_a_table_in_one_cell_is_still_a_table() -> None:
    """Three rows of label and text: the cells around a table are no mere frame."""
    inner = tbl(tr(tc("科目"), tc("金额")))
    form = tbl(
        tr(tc("名称"), tc("甲")),
        tr(tc("部门"), tc("乙")),
        tr(tc("地点"), tc("丙")),
        tr(tc("明细"), tc(inner + p())),
    )
    assert [len(b.rows) for b in read(word(form)).blocks if isinstance(b, Table)] == [4, 1]


def test_a_text_set_in_one_column_of_cells_is_text() -> None:
    document = read(word(tbl(tr(tc("一、收入情况")), tr(tc("收入合计12.50万元。")))))
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "一、收入情况",
        "收入合计12.50万元。",
    ]


def columns(*widths: int) -> str:
    return (
        f"<w:tblGrid>{''.join(f'<w:gridCol w:w={chr(34)}{width}{chr(34)}/>' for width in widths)}</w:tblGrid>"
    )


def wide(count: int) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def test_borders_dragged_by_a_hair_are_one_border() -> None:
    """
    科目    │ 合计   │ 基本
    教育     │ 12.50   │ 8.00     (dragged to the right by a millimetre)
    """
    body = tbl(
        columns(1500, 60, 1400, 60, 1500),
        tr(tc("科目"), tc("合计", wide(2)), tc("基本", wide(2))),
        tr(tc("教育", wide(2)), tc("12.50", wide(2)), tc("8.00")),
    )
    assert grid_of(table(word(body)).rows) == [
        ("科目", 0, 0, 1, 1), ("合计", 0, 1, 1, 1), ("基本", 0, 2, 1, 1),
        ("教育", 1, 0, 1, 1), ("12.50", 1, 1, 1, 1), ("8.00", 1, 2, 1, 1),
    ]  # fmt: skip


def test_narrow_columns_that_a_row_has_are_columns() -> None:
    """
    科目编码 │ 名称
    类│款│项 │ 教育
    """
    body = tbl(
        columns(300, 300, 300, 1500),
        tr(tc("科目编码", wide(3)), tc("名称")),
        tr(tc("205"), tc("01"), tc("02"), tc("教育")),
    )
    assert grid_of(table(word(body)).rows) == [
        ("科目编码", 0, 0, 1, 3), ("名称", 0, 3, 1, 1),
        ("205", 1, 0, 1, 1), ("01", 1, 1, 1, 1), ("02", 1, 2, 1, 1), ("教育", 1, 3, 1, 1),
    ]  # fmt: skip


def floating(position: str, *rows: str) -> str:
    return tbl(f"<w:tblPr><w:tblpPr {position}/></w:tblPr>", *rows)


@pytest.mark.parametrize(
    ("position", "moved"),
    [
        ('w:vertAnchor="page" w:tblpY="3000"', True),
        ('w:vertAnchor="text" w:tblpY="900"', True),
        ('w:vertAnchor="text" w:tblpY="1"', False),
    ],
)
def test_a_table_dragged_below_its_title_stands_below_it(position: str, moved: bool) -> None:
    """Word stores a table afloat before the paragraph it is anchored to, here its own title."""
    rows = (tr(tc("项目"), tc("金额")), tr(tc("合计"), tc("1.20")))
    body = (
        p("第二部分 2024年度决算表")
        + floating(position, *rows)
        + p("支出决算表")
        + p("部门：甲局    金额单位：万元")
        + p("注：无。")
    )
    kinds = [b.text if isinstance(b, Paragraph) else 0 for b in read(word(body)).blocks]
    head = ["支出决算表", "部门：甲局    金额单位：万元"]
    assert kinds == (
        ["第二部分 2024年度决算表", *head, 0, "注：无。"]
        if moved
        else ["第二部分 2024年度决算表", 0, *head, "注：无。"]
    )


def test_a_table_afloat_below_its_own_title_stays_there() -> None:
    rows = (tr(tc("项目"), tc("金额")), tr(tc("合计"), tc("1.20")))
    page = 'w:vertAnchor="page" w:tblpY="3000"'
    body = p("收入决算表") + floating(page, *rows) + p("支出决算表") + floating(page, *rows)
    kinds = [b.text if isinstance(b, Paragraph) else 0 for b in read(word(body)).blocks]
    assert kinds == ["收入决算表", 0, "支出决算表", 0]


TYPED = ("支出决算表", "科目编码\t科目名称\t合计\t基本支出\t项目支出", "合计\t\t12.50\t8.00\t4.50", "201\t教育\t12.50\t8.00\t4.50", "20101\t小学\t12.50\t8.00\t4.50")  # fmt: skip


def typed(lines: tuple[str, ...]) -> bytes:
    runs = [
        "<w:r><w:tab/></w:r>".join(r(part) if part else "" for part in line.split("\t")) for line in lines
    ]
    return word("".join(f"<w:p>{run}</w:p>" for run in runs))


def test_tables_typed_with_tabs_are_tables_where_the_file_has_no_other() -> None:
    """A plain text opened in Word and saved: an empty cell is an empty place between tabs."""
    found = table(typed(TYPED))
    assert not found.aligned
    assert [cell.text for cell in found.rows[1]] == ["合计", "", "12.50", "8.00", "4.50"]


def test_typed_columns_without_empty_places_are_not_believed() -> None:
    """合计 | 12.50: the tabs of empty cells may have been lost, and with them the columns."""
    lost = tuple(line.replace("\t\t", "\t") for line in TYPED)
    assert not any(isinstance(block, Table) for block in read(typed(lost)).blocks)


@settings(max_examples=40, deadline=None)
@given(spanned_tables())
def test_any_table_survives_writing_and_reading(drawn: tuple[list[list[Span]], int, int]) -> None:
    rows, height, width = drawn
    if all(len(row) <= 1 for row in rows):
        return  # a frame, not a table
    found = table(docx_table(rows, height, width))
    assert found.aligned
    assert grid_of(found.rows) == [
        (s.text, s.row, s.column, s.rowspan, s.colspan) for row in rows for s in row
    ]


LAUGHS = '<!DOCTYPE w [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (word(p("正文"))[:200], "docx-damaged"),
        (b"PK\x03\x04", "docx-damaged"),
        (packed({"xl/workbook.xml": "<a/>"}), "docx-foreign"),
        (word("", {"word/document.xml": "<w:document"}), "docx-damaged"),
        (word("", {"word/document.xml": LAUGHS}), "docx-dtd"),
        (word("", {"word/document.xml": LAUGHS.encode("utf-16")}), "docx-dtd"),
        (word(p()), "docx-empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "docx-encrypted"),
        (word(p("x" * 6_000_000)), "docx-bomb"),
        (packed({f"a{at}": "" for at in range(10_001)}), "docx-bomb"),
        (word("<w:tbl><w:tr><w:tc>" * 80 + p("深") + "</w:tc><w:tc/></w:tr></w:tbl>" * 80), "docx-deep"),
        (
            word(tbl(tr(tc("1", '<w:gridSpan w:val="1000"/>'), tc("2", '<w:gridSpan w:val="1000"/>')))),
            "docx-wide",
        ),
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence(data: bytes, key: str) -> None:
    assert refused(data) == key


def test_an_external_relationship_is_not_followed() -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
        'Type="http://x/header" TargetMode="External" Target="file:///etc/passwd"/><Relationship Id="r8" '
        'Type="http://x/header" Target="../../../../etc/passwd"/></Relationships>'
    )
    assert texts(word(p("正文"), {"word/_rels/document.xml.rels": links})) == ["正文"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_never_crashes(data: st.DataObject) -> None:
    whole = bytearray(word(numbered("甲") + tbl(tr(tc("1"), tc("2"))), numbering=LIST))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    end = data.draw(st.integers(0, len(whole)))
    with contextlib.suppress(ReadError):
        assert read(bytes(whole[: end or len(whole)])).blocks


def test_pictures_and_embedded_documents_are_remarked() -> None:
    """A table pasted as a picture, and a chunk of another format: neither is read, both are said."""
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="r1"/>'
    body = p(f"<w:r><w:drawing>{blip}</w:drawing></w:r>") + p("收入支出决算总表") + '<w:altChunk r:id="r2"/>'
    document = read_docx(word(body), "公开.docx", "")
    assert [remark.kind for remark in document.remarks] == [RemarkKind.PICTURE, RemarkKind.EMBEDDED]
    assert len(document.blocks) == 1


def test_content_controls_around_tables_rows_cells_and_runs_change_nothing() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    run = f"<w:p>{control(r('12.30'))}</w:p>"
    rows = control(tr(tc("项目"), control(tc("金额")))) + tr(tc("收入"), tc(run))
    (table,) = read_docx(word(control(tbl(rows))), "公开.docx", "").blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["项目", "金额"], ["收入", "12.30"]]


AS_CHUNK = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk"/></Relationships>'
)
PAGE = "<html><body><p>支出决算表</p><table><tr><td>项目<td>金额<tr><td>合计<td>1.20</table></body></html>"
SAVED = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'


@pytest.mark.parametrize(
    "chunk", [PAGE.encode(), PAGE.encode("gb18030"), SAVED + PAGE.encode() + b"\r\n--b--", word(p("支出决算表") + tbl(tr(tc("项目"), tc("金额")), tr(tc("合计"), tc("1.20"))))]
)  # fmt: skip
def test_an_embedded_page_or_document_is_read_where_it_stands(chunk: bytes) -> None:
    """What generators of Word files leave for Word to unfold (altChunk)."""
    extra: dict[str, str | bytes] = {"word/_rels/document.xml.rels": AS_CHUNK, "word/chunk": chunk}
    document = read(word(p("前") + '<w:altChunk r:id="r9"/>' + p("后"), extra=extra))
    assert [b.text if isinstance(b, Paragraph) else len(b.rows) for b in document.blocks] == [
        "前",
        "支出决算表",
        2,
        "后",
    ]
    assert document.remarks == ()


def test_a_document_embedded_in_an_embedded_one_is_told_not_read() -> None:
    """And so is a chunk of no known kind."""
    inner = word(
        p("内") + '<w:altChunk r:id="r9"/>',
        extra={"word/_rels/document.xml.rels": AS_CHUNK, "word/chunk": word(p("最内"))},
    )
    for chunk, texts in ((inner, ["外", "内"]), (b"{\\rtf1 a}", ["外"])):
        extra: dict[str, str | bytes] = {"word/_rels/document.xml.rels": AS_CHUNK, "word/chunk": chunk}
        document = read(word(p("外") + '<w:altChunk r:id="r9"/>', extra=extra))
        assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == texts
    assert [remark.kind for remark in document.remarks] == [RemarkKind.EMBEDDED]


def test_an_embedded_workbook_is_told_once() -> None:
    """Word shows a picture of it."""
    shape = '<v:shape><v:imagedata r:id="r2"/></v:shape>'
    ole = '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12" r:id="r3"/>'
    document = read(word(p("收入决算表") + p(f"<w:r><w:object>{shape}{ole}</w:object></w:r>")))
    assert [remark.kind for remark in document.remarks] == [RemarkKind.EMBEDDED]
