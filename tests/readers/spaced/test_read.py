"""Tables that only spaces keep apart, as ``pdftotext -layout`` and typewriters leave them.

      项目                 本年支出合计     基本支出     项目支出
科目编码     科目名称
201     一般公共服务支出          264.87    62.63    202.24
2013999   其他社会工作事务支出       202.24            202.24
"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.document import Paragraph, Table
from mingzhang.readers.text import read_text


def tables(text: str) -> list[Table]:
    document = read_text(text.encode(), "公开.txt", "")
    return [block for block in document.blocks if isinstance(block, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows[table.header_rows :]]


def heads(table: Table) -> list[list[tuple[str, int, int]]]:
    return [
        [(cell.text, cell.column, cell.column + cell.colspan - 1) for cell in row]
        for row in table.rows[: table.header_rows]
    ]


TOTALS = """
单位：万元
              收入                          支出
         项目        决算数               项目         决算数
一、一般公共预算财政拨款收入     307.82   一、一般公共服务支出          264.87
二、政府性基金预算财政拨款收入             二、外交支出
                            八、社会保障和就业支出         10.82
                            十九、住房保障支出            32.13
    本年收入合计         307.82          本年支出合计       307.82
注：本表反映总收支。
"""


def test_two_tables_side_by_side() -> None:
    (table,) = tables(TOTALS)
    assert table.spaced
    assert table.unsure == frozenset()
    assert heads(table) == [
        [("收入", 0, 1), ("支出", 2, 3)],
        [("项目", 0, 0), ("决算数", 1, 1), ("项目", 2, 2), ("决算数", 3, 3)],
    ]
    assert rows(table) == [
        ["一、一般公共预算财政拨款收入", "307.82", "一、一般公共服务支出", "264.87"],
        ["二、政府性基金预算财政拨款收入", "", "二、外交支出", ""],
        ["", "", "八、社会保障和就业支出", "10.82"],
        ["", "", "十九、住房保障支出", "32.13"],
        ["本年收入合计", "307.82", "本年支出合计", "307.82"],
    ]


CODED = """
支出决算表
单位：万元
          项目
                                                                    对附属单位补
  功能分类                  本年支出合计    基本支出     项目支出     上缴上级支出   经营支出
               科目名称                                                   助支出
  科目编码

          合计             307.82   105.58   202.24

201       一般公共服务支出       264.87   62.63    202.24

2013999   其他社会工作事务支出     202.24            202.24

208       社会保障和就业支出      10.82    10.82
          机关事业单位基本养老保
2080505                   6.18     6.18
          险缴费支出
          机关事业单位职业年金缴
2080506                   4.64     4.64
          费支出
210       卫生健康支出         2.71     2.71
注：本表反映支出。
"""


def test_wrapped_names_and_columns_without_figures() -> None:
    """A name's lines belong half above, half below its code; 附属单位 stands in two lines beside columns of one."""
    (table,) = tables(CODED)
    assert len(rows(table)[0]) == 8
    assert [(row[0], row[1]) for row in rows(table)] == [
        ("", "合计"),
        ("201", "一般公共服务支出"),
        ("2013999", "其他社会工作事务支出"),
        ("208", "社会保障和就业支出"),
        ("2080505", "机关事业单位基本养老保险缴费支出"),
        ("2080506", "机关事业单位职业年金缴费支出"),
        ("210", "卫生健康支出"),
    ]
    assert rows(table)[2][2:] == ["202.24", "", "202.24", "", "", ""]
    assert [cell for row in heads(table) for cell in row if cell[1] == 7] == [
        ("对附属单位补", 7, 7),
        ("助支出", 7, 7),
    ]


def test_figures_that_stand_between_two_headings_are_unsure() -> None:
    """Set to the right edge below centred headings, 3.07 stands as near to 项目支出 as to 上缴上级支出."""
    text = """
单位：万元
科目编码                           本年支出合计        基本支出         项目支出        上缴上级支出   经营支出
                      科目名称
                 栏次              1            2            3            4       5
合计                                   95.64        92.57        3.07
201       一般公共服务支出                    2.16         1.85        0.31
20103      政府办公厅事务                    2.16         1.85        0.31
205       教育支出                        0.78         0.27        0.51
"""
    (table,) = tables(text)
    assert all(
        row[0].place.row in table.unsure for row in table.rows if any("." in cell.text for cell in row)
    )


def test_a_figure_without_its_label_is_unsure() -> None:
    """In a table side by side the row's figure on the right has no name: nobody hands it to the name on the left."""
    rows = [
        ["项目", "金额", "项目", "金额"],
        ["一、财政拨款", "158.00", "一、基本支出", "78.77"],
        ["二、财政专户资金", "", "二、项目支出", "63.33"],
        ["三、其他资金", "", "", "16.85"],
        ["四、上年结转", "2.00", "四、结转下年", "1.05"],
    ]
    (table,) = tables("单位：万元\n" + padded(rows, 2))
    assert [row[0].text for row in table.rows if row[0].place.row in table.unsure] == ["三、其他资金"]


def test_a_label_in_two_lines_around_its_figure() -> None:
    drawn = [
        ["项目", "金额", "项目", "金额"],
        ["一、财政拨款", "158.00", "一、基本支出", "78.77"],
        ["二、财政专户资金", "", "三、单位预留机", ""],
        ["三、其他资金", "", "", "16.85"],
        ["", "", "动经费", ""],
        ["四、上年结转", "2.00", "四、结转下年", "1.05"],
    ]
    (table,) = tables("单位：万元\n" + padded(drawn, 2))
    assert rows(table)[2] == ["三、其他资金", "", "三、单位预留机动经费", "16.85"]
    assert table.unsure == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "单位：万元\n合计数为          12.30万元，其中：\n   基本支出          10.00万元，占81.3%。\n",
        "目录\n一、主要职能              3\n二、机构设置              4\n三、收入决算表            12\n",
        "序号        单位名称            备注\n 1    某某局（本级）\n 2    某某中心\n",
    ],
    ids=["sentences", "contents", "no figures"],
)
def test_no_tables(text: str) -> None:
    assert tables(text) == []


def test_one_cell_to_a_line() -> None:
    """``pdftotext`` without ``-layout``: the cells are kept together, and none is sure of its column."""
    cells = [
        "收入",
        "项目",
        "一、财政拨款收入",
        "支出",
        "264.87",
        "决算数",
        "307.82",
        "八、社会保障和就业支出",
        "10.82",
        "总计",
    ]
    (table,) = tables("收入支出决算总表\n单位：万元\n" + "\n\n".join(cells) + "\n注：本表反映总收支。\n")
    assert [row[0].text for row in table.rows] == cells
    assert len(table.unsure) == len(cells)


def test_a_heading_line_set_wide_and_leaders_with_spaces() -> None:
    """共 接 待 0 批 次, and . . . . in the contents."""
    text = "第一部分 概况 . . . . . . . . . 1\n本 单 位 共 接 待 国 内 公 务 0 批 次 ， 0 人 次 。\n"
    document = read_text(text.encode(), "公开.txt", "")
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "第一部分 概况 ....1",
        "本单位共接待国内公务0批次，0人次。",
    ]


WRAPPED = "".join(
    f"     {at}、社会保障和就业支出（类）行政事业单位养老支出（款）机\n\n关事业单位基本养老保险缴费支出（项）。主要用于养老保险支出。\n\n"
    for at in range(1, 9)
)
"""Paragraphs whose first line is indented, broken at thirty characters, a blank line between any two lines."""


def paragraphs(text: str) -> list[str]:
    document = read_text(text.encode(), "公开.txt", "")
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_a_paragraph_goes_on_further_left() -> None:
    assert [text[:2] for text in paragraphs(WRAPPED)] == [f"{at}、" for at in range(1, 9)]
    assert "机关事业单位" in paragraphs(WRAPPED)[0]


def test_a_sentence_that_ends_with_the_line_does_not_end_the_paragraph() -> None:
    """（项）。 fills the line; 主要用于 begins the next, further left."""
    text = (
        WRAPPED
        + "     9、住房保障支出（类）住房改革支出（款）住房公积金（项）。\n\n主要用于缴纳住房公积金，支出决算17.70万元。\n"
    )
    assert paragraphs(text)[-1].endswith("17.70万元。")


def test_where_lines_are_not_broken_a_line_further_left_is_another_paragraph() -> None:
    """Each paragraph is one indented line; a title and a heading without a number stand at the margin."""
    long = "　　本年收入合计177.49万元，比上年增加12.30万元，主要原因是业务增加。" * 3
    text = "\n".join(
        [long[: 40 + 17 * at] + "。" for at in range(12)] + ["机关运行经费说明", "收入支出决算总表"]
    )
    assert paragraphs(text)[-2:] == ["机关运行经费说明", "收入支出决算总表"]


NAMES = ["一般公共服务支出", "教育支出", "社会保障和就业支出", "卫生健康支出", "农林水支出", "住房保障支出"]


def padded(cells: list[list[str]], wide: int) -> str:
    """Columns padded to their widest cell, figures to the right, with three columns of room between."""
    widths = [max(room(row[at], wide) for row in cells) for at in range(len(cells[0]))]
    lines = []
    for row in cells:
        parts = []
        for text, width in zip(row, widths, strict=True):
            gap = " " * (width - room(text, wide))
            parts.append(gap + text if "." in text else text + gap)
        lines.append("   ".join(parts).rstrip())
    return "\n".join(lines)


def money(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def room(text: str, wide: int) -> int:
    return sum(wide if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), *[st.integers(0, 99_999_999)] * 4), min_size=3, max_size=8),
    st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=8, max_size=8),
    st.sampled_from([1, 2]),
)
def test_what_is_padded_is_read_back_or_unsure(
    drawn: list[tuple[str, int, int, int, int]], blank: list[list[bool]], wide: int
) -> None:
    """Random figures, some left out, a 汉字 as wide as one letter or two: every cell in its column, or named unsure."""
    body = [
        [name, money(whole), *("" if gone else money(part) for part, gone in zip(parts, gaps, strict=True))]
        for (name, whole, *parts), gaps in zip(drawn, blank, strict=False)
    ]
    head = ["科目名称", "本年支出合计", "基本支出", "项目支出", "经营支出"]
    (table,) = tables("单位：万元\n" + padded([head, *body], wide) + "\n注：完。\n")
    read = [row for row in table.rows[table.header_rows :] if row[0].place.row not in table.unsure]
    expected = [row for at, row in enumerate(body, table.header_rows) if at not in table.unsure]
    assert [[cell.text for cell in row] for row in read] == expected
