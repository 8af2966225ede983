"""The reader of recovered text: tables found, pages joined, furniture taken out, every repair remarked."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.document import Document, Paragraph, RemarkKind, Table
from mingzhang.readers import ReadError
from mingzhang.readers.text import read_text
from tests.drawn import cells, document, paragraphs


def kinds(source: Document) -> list[RemarkKind]:
    return [remark.kind for remark in source.remarks]


# ── tables ───────────────────────────────────────────────────────────────────────────────────────


def test_rows_of_cells_are_a_table() -> None:
    """Three lines with tabs between two paragraphs; empty cells count."""
    source = document("""
支出决算表
科目编码|科目名称|合计|基本支出
合计||12.50|
201|一般公共服务支出|12.50|
注：本表反映支出。
""")
    assert [type(block) for block in source.blocks] == [Paragraph, Table, Paragraph]
    assert cells(source) == [
        [
            ["科目编码", "科目名称", "合计", "基本支出"],
            ["合计", "", "12.50", ""],
            ["201", "一般公共服务支出", "12.50", ""],
        ]
    ]


def test_every_cell_knows_its_line_row_and_column() -> None:
    """A finding must lead to the cell."""
    source = document("题\n\n甲|乙\n丙|丁\n")
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    place = table.rows[1][1].place
    assert (place.file, place.line, place.block, place.row, place.column) == ("清河县档案馆.txt", 4, 1, 1, 1)


def test_a_table_of_bars_is_a_table_too() -> None:
    """Some recognisers write | 甲 | 乙 | with a rule of dashes below the head."""
    source = read_text("| 项目 | 金额 |\n| --- | ---: |\n| 合计 | 3.00 |\n".encode(), "a.txt", "")
    assert cells(source) == [[["项目", "金额"], ["合计", "3.00"]]]


@given(
    st.lists(
        st.lists(st.text("收支总计一二三0123456789.（）", max_size=6), min_size=2, max_size=6).filter(any),
        min_size=1,
        max_size=8,
    )
)
def test_a_table_written_with_tabs_reads_to_the_same_cells(rows: list[list[str]]) -> None:
    """Any cells: tab between them, one line each."""
    text = "支出决算表\n" + "\n".join("\t".join(["甲", *row]) for row in rows)
    assert cells(read_text(text.encode(), "a.txt", "")) == [[["甲", *row] for row in rows]]


# ── page breaks inside a table ───────────────────────────────────────────────────────────────────


def test_a_blank_line_inside_a_table_is_a_page_break() -> None:
    """One table, and a remark which row the next page begins with."""
    source = document("""
项目|行次|决算数
一、一般公共服务支出|32|

二、外交支出|33|
三、国防支出|34|
""")
    assert [len(table) for table in cells(source)] == [4]
    assert [(remark.kind, remark.text.split("\t")[0]) for remark in source.remarks] == [
        (RemarkKind.TABLE_JOINED, "二、外交支出")
    ]


@pytest.mark.parametrize(
    "between", ["\n- 7 -\n", "\n7\n\n", "- 7 -\n", "7\n", "\f", "7\n\f", "仅供内部审核\n"]
)
def test_page_numbers_and_watermarks_inside_a_table_are_taken_out(between: str) -> None:
    """With or without blank lines or a form feed round them."""
    source = document(f"项目|决算数\n一、外交支出|1.00\n{between}二、国防支出|2.00\n")
    assert cells(source) == [[["项目", "决算数"], ["一、外交支出", "1.00"], ["二、国防支出", "2.00"]]]
    assert all(
        kind in (RemarkKind.PAGE_NUMBER, RemarkKind.WATERMARK, RemarkKind.TABLE_JOINED)
        for kind in kinds(source)
    )


def test_a_header_repeated_on_the_next_page_is_dropped() -> None:
    """Both header rows come again after the break."""
    source = document("""
科目|本年支出|
编码|合计|基本支出
201|5.00|5.00

科目|本年支出|
编码|合计|基本支出
208|1.00|1.00
""")
    assert [row[0] for row in cells(source)[0]] == ["科目", "编码", "201", "208"]
    assert RemarkKind.REPEATED_HEADER in kinds(source)


def test_a_different_number_of_columns_after_a_page_break_is_still_the_table() -> None:
    """11 tabs before, 12 after: rows may be ragged."""
    source = document("甲|1|乙|2\n\n丙|3|丁|4|\n")
    assert [len(row) for row in cells(source)[0]] == [4, 5]


def test_form_feeds_are_pages() -> None:
    """Page 2 begins with the form feed, page 3 too; the text carries no trace of them."""
    source = read_text("第一页的话。\n\f第二页的话。\n甲\t乙\f\n第三页的话。\n".encode(), "a.txt", "")
    assert [(block.place.page, block.place.line) for block in source.blocks] == [
        (1, 1),
        (2, 2),
        (2, 3),
        (3, 4),
    ]
    assert paragraphs(source) == ["第一页的话。", "第二页的话。", "第三页的话。"]


def test_without_form_feeds_there_are_no_pages() -> None:
    """Then only lines are cited."""
    assert document("一句话。").blocks[0].place.page is None


# ── furniture in the text ────────────────────────────────────────────────────────────────────────


def test_watermarks_round_the_cover() -> None:
    """Eight times the same stamp; the cover is what is left."""
    stamp = "仅供内部审核\n" * 4
    source = document(f"{stamp}清河县档案馆\n2024年度部门决算\n{stamp}")
    assert paragraphs(source) == ["清河县档案馆", "2024年度部门决算"]
    assert kinds(source) == [RemarkKind.WATERMARK] * 8


def test_a_page_number_stands_alone_a_figure_in_a_text_does_not() -> None:
    """12 between two lines of one paragraph may be a count."""
    source = document("车辆合计\n12\n其中执法用车\n")
    assert paragraphs(source) == ["车辆合计", "12", "其中执法用车"]


def test_the_contents_list_is_no_table() -> None:
    """Tab or leaders and a page number on every line."""
    source = document("""
目 录
第一部分 概况|1
一、主要职责..........2
二、机构设置|3

第二部分 决算表
项目|决算数
合计|1.00
""")
    assert cells(source) == [[["项目", "决算数"], ["合计", "1.00"]]]
    assert [line.split("\t")[0].split(".")[0] for line in paragraphs(source)][1:4] == [
        "第一部分 概况",
        "一、主要职责",
        "二、机构设置",
    ]


# ── wrapped lines ────────────────────────────────────────────────────────────────────────────────

LONG = "清河县档案馆2024年度一般公共预算财政拨款支出共计人民币捌佰万元整，与上年"


def test_a_wrapped_line_is_joined() -> None:
    """One sentence over two lines is one paragraph that knows both lines."""
    source = document(f"{LONG}\n相比增加三十万元，主要是库房维修。\n")
    (block,) = source.blocks
    assert isinstance(block, Paragraph)
    assert block.text == f"{LONG}相比增加三十万元，主要是库房维修。"
    assert [place.line for place in block.lines] == [1, 2]
    assert kinds(source) == [RemarkKind.LINES_JOINED]


@pytest.mark.parametrize("between", ["\n\n", "\n\n- 12 -\n\n", "\n\f"])
def test_a_line_wrapped_over_a_page_break_is_joined(between: str) -> None:
    """A blank line, a page number or a form feed between the halves."""
    source = document(f"{LONG}{between}相比增加三十万元，主要是库房维修。\n")
    assert paragraphs(source) == [f"{LONG}相比增加三十万元，主要是库房维修。"]


def test_a_figure_is_never_parted_from_its_unit() -> None:
    """Every second line of some texts is blank."""
    source = document(
        "清河县档案馆关于二〇二四年度收入支出决算总体情况的说明总计 307.82\n\n万元。与上年相比无变化。\n"
    )
    assert paragraphs(source)[0].endswith("307.82万元。与上年相比无变化。")


@pytest.mark.parametrize(
    "following",
    [
        "二、支出决算情况",
        "（一）基本支出，共十万元",
        "注：单位为万元，下同",
        "附件1，明细",
        "（此页无正文，下页续）",
    ],
)
def test_headings_and_notes_are_not_the_rest_of_a_sentence(following: str) -> None:
    """Even after a line without a full stop."""
    assert paragraphs(document(f"{LONG}\n{following}\n")) == [LONG, following]


def test_short_lines_and_ended_sentences_stay_apart() -> None:
    """A title does not wrap; a full stop ends."""
    source = document(f"清河县档案馆\n部门决算，2024年度\n{LONG}。\n其中，维修费二十万元。\n")
    assert len(paragraphs(source)) == 4


# ── a file cut short ─────────────────────────────────────────────────────────────────────────────


@given(st.integers(1, 400))
def test_a_document_cut_anywhere_is_still_read(length: int) -> None:
    """In the middle of a title, of a row, of a cell: what is there is there."""
    whole = "支出决算表\n单位：万元\n\n科目编码\t科目名称\t合计\n" + "2013101\t行政运行\t1234.50\n" * 12
    source = read_text(whole[:length].encode(), "a.txt", "")
    assert source.blocks
    assert "".join(paragraphs(source))[:4] == whole[: min(length, 4)]


@given(st.text(st.sampled_from("一、（）年度表公开注：12.,|\t\n\f\r —-。，"), max_size=120))
def test_any_layout_is_read_or_refused(text: str) -> None:
    """Nothing is lost either: every character that is no space stands in a block or in a remark."""
    try:
        source = read_text(text.encode(), "a.txt", "")
    except ReadError:
        return  # nothing but blanks, page numbers or watermarks
    kept = "".join(paragraphs(source)) + "".join(
        text for table in cells(source) for row in table for text in row
    )
    kept += "".join(remark.text for remark in source.remarks)
    assert {c for c in text if not c.isspace() and c not in "|-"} <= set(kept)


@pytest.mark.parametrize(
    "mark", ["--- Page 5 ---", "第 5 页", "<!-- page 5 -->", "\f", "[第5页]", "---", r"\pagebreak"]
)
def test_a_table_goes_on_over_the_mark_of_a_page(mark: str) -> None:
    """Between any two rows, and within its header, with or without blank lines around."""
    rows = ["项目\t行次\t决算数", "栏次\t\t1", "一、收入\t1\t12.30", "二、支出\t2\t11.00"]
    for at in range(1, len(rows)):
        for blank in ("", "\n"):
            lines = [*rows[:at], f"{blank}{mark}{blank}", *rows[at:]]
            (table,) = read_text("\n".join(lines).encode(), "公开.txt", "").blocks
            assert isinstance(table, Table)
            assert [[cell.text for cell in row] for row in table.rows] == [row.split("\t") for row in rows]


def test_the_contents_go_on_over_the_mark_of_a_page() -> None:
    text = "目录\n一、主要职能\t1\n第 2 页\n二、机构设置\t2\n三、收入决算表\t3\n"
    assert not any(isinstance(block, Table) for block in read_text(text.encode(), "公开.txt", "").blocks)


FUNDS = "\n\n".join(
    f"{title}\n科目编码\t科目名称\t合计\t财政拨款\t事业收入\t其他收入\n"
    + "\n".join([*body, "229\t其他支出\t3.00\t1.00\t1.00\t1.00"])
    for title, body in (
        ("收入决算表", [f"20{at}\t第{at}项\t{at}.00\t{at}.00\t\t" for at in range(1, 6)]),
        ("支出决算表", [f"21{at}\t另{at}项\t{at}.50\t\t{at}.25\t{at}.25" for at in range(1, 6)]),
    )
)


def test_lost_tabs_of_empty_cells_leave_no_figure_in_a_wrong_column() -> None:
    """Copied through a page, a row has one tab where two stood: 212 另2项 2.50 [lost] 2.25 2.25.

    With its tabs the row says which column is empty; without them its figures may be in several.
    """
    kept = read_text(FUNDS.encode(), "甲.txt", "0" * 64)
    assert not any(block.spaced for block in kept.blocks if isinstance(block, Table))
    lost = read_text(re.sub("\t+", "\t", FUNDS).encode(), "甲.txt", "0" * 64)
    tables = [block for block in lost.blocks if isinstance(block, Table)]
    placed = {
        cell.text: (cell.column, at in table.unsure)
        for table in tables
        for at, row in enumerate(table.rows)
        for cell in row
    }
    assert placed["3.00"] == (2, False)
    assert placed["2.25"][1]
    assert placed["4.25"][1]
