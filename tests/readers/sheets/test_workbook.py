"""Workbooks of every format, read into blocks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import openpyxl
import pytest
import xlwt  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from mingzhang.document import Cell, RemarkKind, Table
from mingzhang.place import Place
from mingzhang.readers import ReadError
from mingzhang.readers.sheets import read_workbook, workbook_format
from tests.readers.sheets import opendocument
from tests.readers.sheets.books import (
    Rows,
    Span,
    by_openpyxl,
    by_xlsxwriter,
    by_xlwt,
    drawn,
    filled,
    grid,
    read,
    saved,
)

HEADED: Rows = [
    ["收入支出决算总表"],
    [None, None, None, None, None, "公开01表"],
    ["部门：清河县档案馆", None, None, None, None, "金额单位：万元"],
    ["收入", None, None, "支出", None, None],
    ["项目", "行次", "金额", "项目", "行次", "金额"],
    ["一、财政拨款收入", 1, 83.5, "一、一般公共服务支出", 32, 83.5],
    ["总计", 31, 83.5, "总计", 62, 83.5],
    ["注：本表反映总收支。"],
]
HEADED_SPANS: list[Span] = [(0, 0, 0, 5), (3, 0, 3, 2), (3, 3, 3, 5), (7, 0, 7, 5)]
HEADED_DRAWN = [
    "收入支出决算总表",
    "公开01表",
    "部门：清河县档案馆",
    "金额单位：万元",
    [
        [("收入", 1, 3), ("支出", 1, 3)],
        ["项目", "行次", "金额", "项目", "行次", "金额"],
        ["一、财政拨款收入", "1", "83.5", "一、一般公共服务支出", "32", "83.5"],
        ["总计", "31", "83.5", "总计", "62", "83.5"],
    ],
    "注：本表反映总收支。",
]


def ods(rows: Rows, spans: Sequence[Span] = ()) -> bytes:
    texts = [["" if value is None else str(value) for value in row] for row in rows]
    width = max(map(len, texts))
    texts = [[*row, *[""] * (width - len(row))] for row in texts]
    sizes = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in spans}
    return opendocument.package(opendocument.content(opendocument.table(texts, sizes)))


WRITERS: dict[str, Callable[[Rows, Sequence[Span]], bytes]] = {
    "openpyxl": lambda rows, spans: by_openpyxl(filled(rows, spans)),
    "xlsxwriter": by_xlsxwriter,
    "xlwt": by_xlwt,
    "ods": ods,
}


@pytest.mark.parametrize("writer", WRITERS)
def test_titles_head_lines_and_notes_are_paragraphs_and_the_grid_is_a_table(writer: str) -> None:
    data = WRITERS[writer](HEADED, HEADED_SPANS)
    document = read(data)
    assert drawn(document) == HEADED_DRAWN
    assert document.format == workbook_format(data)
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert table.aligned
    cell = table.rows[2][2]
    assert cell == Cell("83.5", 2, 2, Place("决算表.xlsx", page=1, line=6, block=4, row=2, column=2))
    with pytest.raises(AttributeError):
        cell.text = "84"  # type: ignore[misc]


@settings(deadline=None, max_examples=60)
@given(st.data(), st.sampled_from(sorted(WRITERS)))
def test_random_tables_with_random_merged_ranges_survive(data: st.DataObject, writer: str) -> None:
    height, width = data.draw(st.integers(2, 6)), data.draw(st.integers(2, 6))
    spans: list[Span] = []
    taken: set[tuple[int, int]] = set()
    for _ in range(data.draw(st.integers(0, 4))):
        top, left = data.draw(st.integers(0, height - 1)), data.draw(st.integers(0, width - 1))
        bottom, right = data.draw(st.integers(top, height - 1)), data.draw(st.integers(left, width - 1))
        area = {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        if len(area) > 1 and not area & taken:
            spans.append((top, left, bottom, right))
            taken |= area
    anchors = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in spans}
    words = st.sampled_from(["甲", "乙丙", "12.30", "戊 己", 'x<&>"y'])
    expected: list[list[object]] = []
    rows: list[list[str | None]] = []
    for down in range(height):
        rows.append([])
        expected.append([])
        for across in range(width):
            covered = (down, across) in taken and (down, across) not in anchors
            text = None if covered else data.draw(words)
            rows[-1].append(text)
            if not covered:
                size = anchors.get((down, across))
                expected[-1].append(text if size is None else (text, *size))
    # A frame of codes keeps every row and column of the grid a row and a column of the table.
    framed: Rows = [
        [f"c{n}" for n in range(width + 1)],
        *[[f"r{n}", *row] for n, row in enumerate(rows)],
        [f"e{n}" for n in range(width + 1)],
    ]
    expected = [[*framed[0]], *[[f"r{n}", *row] for n, row in enumerate(expected)], [*framed[-1]]]
    moved = [(top + 1, left + 1, bottom + 1, right + 1) for top, left, bottom, right in spans]
    tables = [block for block in read(WRITERS[writer](framed, moved)).blocks if isinstance(block, Table)]
    assert [grid(table) for table in tables] == [expected]


def test_several_texts_on_one_head_row_are_several_paragraphs() -> None:
    """
    单位名称： | 清河县档案馆 |      | 公开02表 | 金额单位：万元
    科目编码   | 科目名称     | 合计 | 基本支出 | 项目支出
    """
    rows: Rows = [
        ["支出决算表"],
        ["单位名称：", "清河县档案馆", None, "公开02表", "金额单位：万元"],
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        [2012604, "档案馆", 8.5, 8.5, None],
    ]
    assert drawn(read(by_openpyxl(filled(rows)))) == [
        "支出决算表",
        "单位名称：清河县档案馆",
        "公开02表",
        "金额单位：万元",
        [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["2012604", "档案馆", "8.5", "8.5", ""]],
    ]


def test_tables_below_each_other_are_cut_at_titles_and_blank_rows() -> None:
    rows: Rows = [
        ["收入决算表"],
        ["项目", "金额"],
        ["合计", 1],
        ["支出决算表"],
        ["项目", "金额"],
        ["合计", 2],
        [None],
        ["科目", "数"],
        ["类", 3],
    ]
    assert drawn(read(by_openpyxl(filled(rows)))) == [
        "收入决算表",
        [["项目", "金额"], ["合计", "1"]],
        "支出决算表",
        [["项目", "金额"], ["合计", "2"]],
        [["科目", "数"], ["类", "3"]],
    ]


def test_tables_side_by_side_are_read_one_after_the_other() -> None:
    """
    收入决算表 |    |  | 支出决算表 |
    项目       | 金额 |  | 项目       | 金额
    合计       | 1   |  | 合计       | 2
               |     |  | 教育       | 2
    (blank)
    其他       | 3   |  | 其他       | 4
    """
    rows: Rows = [
        ["收入决算表", None, None, "支出决算表"],
        ["项目", "金额", None, "项目", "金额"],
        ["合计", 1, None, "合计", 2],
        [None, None, None, "教育", 2],
        [None],
        ["其他", 3, None, "其他", 4],
    ]
    assert drawn(read(by_openpyxl(filled(rows)))) == [
        "收入决算表",
        [["项目", "金额"], ["合计", "1"], ["", ""], ["", ""], ["其他", "3"]],
        "支出决算表",
        [["项目", "金额"], ["合计", "2"], ["教育", "2"], ["", ""], ["其他", "4"]],
    ]


def test_a_note_is_none_of_the_rows_though_a_check_stands_beside_it() -> None:
    rows: Rows = [
        ["支出决算表"],
        ["项目", "金额", None, "校验"],
        ["合计", 1, None, 0],
        ["注：本表反映本年度各项支出情况。", None, None, 0],
    ]
    assert drawn(read(by_openpyxl(filled(rows))))[1:] == [
        [["项目", "金额", "", "校验"], ["合计", "1", "", "0"]],
        "注：本表反映本年度各项支出情况。",
        "0",
    ]


def test_a_blank_column_inside_a_table_does_not_cut_it() -> None:
    """The two halves of 收入支出决算总表, one title over both."""
    rows: Rows = [
        ["收入支出决算总表"],
        ["项目", "金额", None, "项目", "金额"],
        ["收入", 1, None, "支出", 1],
        ["总计", 1, None, "总计", 1],
    ]
    assert drawn(read(by_openpyxl(filled(rows))))[1:] == [
        [["项目", "金额", "", "项目", "金额"], ["收入", "1", "", "支出", "1"], ["总计", "1", "", "总计", "1"]]
    ]


def test_a_blank_row_between_figures_does_not_cut_a_table() -> None:
    rows: Rows = [["收入决算表"], ["项目", "金额"], ["合计", 1], [None], ["其他", 2]]
    assert drawn(read(by_openpyxl(filled(rows))))[1] == [
        ["项目", "金额"],
        ["合计", "1"],
        ["", ""],
        ["其他", "2"],
    ]


def test_a_row_with_only_a_name_stays_in_the_table_and_an_empty_total_too() -> None:
    rows: Rows = [
        ["信息统计表"],
        ["一、政府采购情况"],
        ["项目", "行次", "统计数"],
        ["货物", 1, 2.5],
        ["二、机关运行经费"],
        ["合计"],
        ["说明：本馆没有国有资本经营支出。"],
    ]
    assert drawn(read(by_openpyxl(filled(rows)))) == [
        "信息统计表",
        [
            ["一、政府采购情况", "", ""],
            ["项目", "行次", "统计数"],
            ["货物", "1", "2.5"],
            ["二、机关运行经费", "", ""],
            ["合计", "", ""],
        ],
        "说明：本馆没有国有资本经营支出。",
    ]


def test_a_group_heading_alone_above_the_right_columns_is_a_header_row() -> None:
    rows: Rows = [
        ["支出表"],
        [None, None, "本年支出", None],
        ["编码", "名称", "小计", "项目"],
        [201, "服务", 1, 1],
    ]
    data = by_openpyxl(filled(rows, [(1, 2, 1, 3)]))
    assert drawn(read(data))[1] == [
        ["", "", ("本年支出", 1, 2)],
        ["编码", "名称", "小计", "项目"],
        ["201", "服务", "1", "1"],
    ]


def test_signatures_below_a_table_are_paragraphs() -> None:
    rows: Rows = [["收入决算表"], ["项目", "金额"], ["合计", 1], ["单位负责人：", "甲", None, "填表人：乙"]]
    assert drawn(read(by_openpyxl(filled(rows))))[2:] == ["单位负责人：甲", "填表人：乙"]


def test_empty_edges_are_trimmed_and_empty_columns_inside_kept() -> None:
    rows: Rows = [[None], [None, None, "项目", None, "金额"], [None, None, "合计", None, 5]]
    assert drawn(read(by_openpyxl(filled(rows)))) == ["Z01", [["项目", "", "金额"], ["合计", "", "5"]]]


def test_the_sheet_name_speaks_only_where_no_title_does_and_only_if_it_says_something() -> None:
    rows: Rows = [["项目", "金额"], ["合计", 5]]
    named = by_openpyxl(filled(rows, title="收入决算表"))
    assert drawn(read(named))[0] == "收入决算表"
    unnamed = by_openpyxl(filled(rows, title="Sheet1"))
    assert drawn(read(unnamed)) == [[["项目", "金额"], ["合计", "5"]]]


def test_hidden_sheets_are_skipped_with_a_remark() -> None:
    def very_hidden(sheet: Worksheet) -> None:
        filled([["甲", 1], ["乙", 2]])(sheet)
        sheet.sheet_state = "veryHidden"

    document = read(by_openpyxl(filled(HEADED), HIDDENSHEETNAME=very_hidden))
    assert [remark.kind for remark in document.remarks] == [RemarkKind.HIDDEN_SHEET]
    assert "甲" not in str(document.blocks)


def test_hidden_rows_and_columns_are_left_out_with_a_remark() -> None:
    """
    项目 | (元，隐藏) | 万元
    合计 |      50000 | 5
    (隐藏)      70000 | 7
    """

    def fill(sheet: Worksheet) -> None:
        filled([["项目", "元", "万元"], ["合计", 50000, 5], ["旧数", 70000, 7], ["其他", 10000, 1]])(sheet)
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True

    document = read(by_openpyxl(fill))
    assert drawn(document)[1] == [["项目", "万元"], ["合计", "5"], ["其他", "1"]]
    assert [(r.kind, r.text) for r in document.remarks] == [(RemarkKind.HIDDEN_CELLS, "Z01：第3行、B列")]


def test_numbers_are_printed_by_their_format_and_texts_left_alone() -> None:
    def fill(sheet: Worksheet) -> None:
        filled(
            [
                ["项目", "金额", "比率", "日期", "码", "错"],
                ["合计", 1776.49, 0.123, 45657, "0012.50", "#REF!"],
            ]
        )(sheet)
        sheet["B2"].number_format = "#,##0.00"
        sheet["C2"].number_format = "0.00%"
        sheet["D2"].number_format = 'yyyy"年"m"月"d"日"'
        sheet["F2"].data_type = "e"

    assert drawn(read(by_openpyxl(fill)))[1] == [
        ["项目", "金额", "比率", "日期", "码", "错"],
        ["合计", "1,776.49", "12.30%", "2024年12月31日", "0012.50", "#REF!"],
    ]


@pytest.mark.parametrize(
    ("code", "printed"),
    [("#,##0.00", "1,776.49"), ("0.00%", "177649.00%"), ("#,##0.00;-#,##0.00;", "1,776.49")],
)
def test_xls_numbers_are_printed_by_their_format(code: str, printed: str) -> None:
    rows: Rows = [["项目", "金额"], ["合计", 1776.49], ["无", 0]]
    table = drawn(read(by_xlwt(rows, code=code)))[-1]
    assert isinstance(table, list)
    assert table[1] == ["合计", printed]
    assert table[2] == ["无", {"#,##0.00": "0.00", "0.00%": "0.00%"}.get(code, "")]


def test_a_sheet_that_does_not_show_zeros_prints_none() -> None:
    def fill(sheet: Worksheet) -> None:
        filled([["项目", "金额", "数"], ["合计", 0, 5]])(sheet)
        sheet.sheet_view.showZeros = False

    assert drawn(read(by_openpyxl(fill)))[1] == [["项目", "金额", "数"], ["合计", "", "5"]]


def test_a_formula_without_a_stored_value_prints_itself_and_is_remarked() -> None:
    """A blank would be read as zero, and zero would be a lie."""
    document = read(by_openpyxl(filled([["项目", "金额"], ["甲", 5], ["合计", "=SUM(B2:B2)"]])))
    assert drawn(document)[1] == [["项目", "金额"], ["甲", "5"], ["合计", "=SUM(B2:B2)"]]
    assert [remark.kind for remark in document.remarks] == [RemarkKind.FORMULA_WITHOUT_VALUE]


def test_long_xls_strings_that_run_over_a_record_are_whole() -> None:
    texts = [f"{'清河' * (100 + n)}{n}" if n % 2 else "x" * 3000 + str(n) for n in range(60)]
    rows: Rows = [[f"第{n}项", text, 1] for n, text in enumerate(texts)]
    table = drawn(read(by_xlwt(rows)))[-1]
    assert table == [[f"第{n}项", text, "1"] for n, text in enumerate(texts)]


def test_ods_texts_are_those_displayed() -> None:
    """Comments, repeated cells, spaces, and a value whose displayed text is empty."""
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>批注</text:p>'
        "</office:annotation><text:p>其中：<text:s text:c='2'/>甲</text:p></table:table-cell>"
        '<table:table-cell office:value-type="float" office:value="1776.49"><text:p>1,776.49</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="0"><text:p/></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="2.5" table:number-columns-repeated="2"/>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    )
    hidden = '<table:table table:name="旧" table:style-name="hidden"><table:table-row><table:table-cell office:value-type="string"><text:p>旧</text:p></table:table-cell></table:table-row></table:table>'
    document = read(
        opendocument.package(
            opendocument.content(f'<table:table table:name="表">{row}</table:table>{hidden}')
        )
    )
    assert drawn(document) == [[["其中：  甲", "1,776.49", "", "2.5", "2.5"]]]
    assert [remark.kind for remark in document.remarks] == [RemarkKind.HIDDEN_SHEET]


def _shared(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The same package with one part changed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body.decode()).encode() if name == part else body)
    return buffer.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("<sheetData>", "<sheetData><!-- a comment -->"),
        lambda text: text.replace("<v>", "<v >"),
        lambda text: text.replace("<?xml", "\ufeff<?xml", 1) if text.startswith("<?xml") else text,
        lambda text: text.replace('<c r="A', '<c  r="A'),
    ],
)
def test_sheets_of_an_unusual_shape_give_the_same_cells(change: Callable[[str], str]) -> None:
    data = by_openpyxl(filled(HEADED, HEADED_SPANS))
    assert drawn(read(_shared(data, SHEET, change))) == HEADED_DRAWN


def test_a_prefix_on_every_element_changes_nothing() -> None:
    import re

    def prefixed(text: str) -> str:
        text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text)
        return text.replace("xmlns=", "xmlns:x=")

    data = by_openpyxl(filled(HEADED, HEADED_SPANS))
    for part in (SHEET, "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"):
        data = _shared(data, part, prefixed)
    assert drawn(read(data)) == HEADED_DRAWN


@pytest.mark.parametrize(
    ("key", "data"),
    [
        ("sheet-damaged", by_openpyxl(filled(HEADED))[:3000]),
        ("sheet-damaged", by_xlwt(HEADED)[:700]),
        ("sheet-foreign", b"not a workbook"),
        ("sheet-empty", by_openpyxl(filled([[None]]))),
        (
            "sheet-dtd",
            _shared(
                by_openpyxl(filled(HEADED)), "xl/workbook.xml", lambda t: "<!DOCTYPE w [<!ENTITY a 'b'>]>" + t
            ),
        ),
        ("sheet-encrypted", opendocument.package("", manifest="<m><manifest:encryption-data/></m>")),
        (
            "sheet-cells",
            by_openpyxl(lambda s: [s.cell(n, 1 + n * 4 * m, "x") for n in range(1, 900) for m in (0, 1)]),
        ),
    ],
)
def test_what_cannot_be_read_gets_one_sentence(key: str, data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_workbook(data, "表.xlsx", "")
    assert caught.value.key == key
    assert str(caught.value).startswith("“表.xlsx”")


def test_an_encrypted_package_is_told_by_its_streams() -> None:
    """Excel keeps a workbook with a password in a compound file with the stream EncryptedPackage."""
    data = by_xlwt([["甲", 1]]).replace("Workbook".encode("utf-16-le"), "EncrPack".encode("utf-16-le"))
    entry = bytearray(data)
    at = data.index("EncrPack".encode("utf-16-le"))
    name = "EncryptedPackage".encode("utf-16-le") + b"\0\0"
    entry[at : at + len(name)] = name
    entry[at + 64 : at + 66] = len(name).to_bytes(2, "little")
    with pytest.raises(ReadError) as caught:
        read(bytes(entry))
    assert caught.value.key == "sheet-encrypted"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    data = _shared(by_openpyxl(filled(HEADED)), SHEET, lambda text: text + " " * 70_000_000)
    with pytest.raises(ReadError) as caught:
        read(data)
    assert caught.value.key == "sheet-bomb"


def test_a_workbook_of_macros_and_one_with_nothing_visible() -> None:
    book = openpyxl.Workbook()
    buffer = io.BytesIO(saved(book))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"")
    with pytest.raises(ReadError) as caught:
        read(buffer.getvalue())
    assert caught.value.key == "sheet-empty"


def test_a_hidden_xls_sheet_is_skipped() -> None:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("收入决算表")
    for column, text in enumerate(["项目", "金额"]):
        sheet.write(0, column, text)
    sheet.write(1, 0, "合计")
    sheet.write(1, 1, 5)
    hidden = book.add_sheet("封面代码")
    hidden.write(0, 0, "x")
    hidden.visibility = 2
    buffer = io.BytesIO()
    book.save(buffer)
    document = read(buffer.getvalue())
    assert drawn(document) == ["收入决算表", [["项目", "金额"], ["合计", "5"]]]
    assert [(remark.kind, remark.text) for remark in document.remarks] == [
        (RemarkKind.HIDDEN_SHEET, "封面代码")
    ]
