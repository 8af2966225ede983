"""Rows whose columns cannot be otherwise are read; the others are named.

项目          本年收入合计  财政拨款收入  上级补助收入  其他收入
科目名称           1          2          3         4
行政运行       612.34     612.34
其他支出         5.00                            5.00
"""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mingzhang.document import Table
from mingzhang.readers.text import read_text
from tests.readers.spaced.test_read import heads, money, padded, room, rows, tables


def unsure(table: Table) -> list[str]:
    """The first filled cell of every row whose columns nobody can tell."""
    return [
        next(cell.text for cell in row if cell.text) for row in table.rows if row[0].place.row in table.unsure
    ]


SLIPPED = """
公开03表
单位：万元
  项目                         本年支出合 基本支 项目支 上缴上级支 经营支 对附属单位补助支
 支出功能分类科目编         科目名称        计        出      出     出 出 出
     码
   类 款 项            栏次          1        2      3    4 5 6
合计                             1177.38 841.28 336.10
201         一般公共服务支出            814.94 612.34 202.60
201   03    政府办公厅（室）及相关机构事务     802.94 612.34 190.60
201   03 01 行政运行                612.34 612.34
201   03 02 一般行政管理事务            190.60        190.60
212   08 99 其他国有土地使用权出让收入安排的
            支出                  120.00        120.00
注：完。
"""
"""As ``pdftotext -layout`` writes it: headings broken over lines a space apart, a code in three columns."""


def test_the_row_of_numbers_tells_the_columns_of_crowded_headings() -> None:
    (table,) = tables(SLIPPED)
    assert table.unsure == frozenset()
    assert ("上缴上级支", 7, 7) in heads(table)[0]
    assert ("出", 7, 7) in heads(table)[1]
    assert rows(table)[2:4] == [
        ["201", "", "", "一般公共服务支出", "814.94", "612.34", "202.60", "", "", ""],
        ["201", "03", "", "政府办公厅（室）及相关机构事务", "802.94", "612.34", "190.60", "", "", ""],
    ]


def test_figures_below_the_first_line_of_a_name_belong_to_its_code() -> None:
    (table,) = tables(SLIPPED)
    name = "其他国有土地使用权出让收入安排的支出"
    assert rows(table)[-1] == ["212", "08", "99", name, "120.00", "", "120.00", "", "", ""]


def test_figures_to_the_right_of_narrow_headings_on_the_left() -> None:
    """Set to the right edge of wide columns, 809.94 stands nearer to the heading beside its own: nobody is accused."""
    drawn = [
        ["项目", "行次", "合计", "一般公共预算财政拨款", "政府性基金预算财政拨款"],
        ["一、一般公共服务支出", "33", "809.94", "809.94", ""],
        ["二、外交支出", "34", "", "", ""],
        ["十一、城乡社区支出", "43", "120.00", "", "120.00"],
    ]
    (table,) = tables("单位：万元\n" + padded(drawn, 2))
    assert table.unsure == frozenset()
    assert rows(table) == drawn[1:]


ORDERED = """
收入支出决算总表
公开01表
单位：万元
收入 支出
项目 行次 金额 项目 行次 金额
栏次 1 栏次 2
一、一般公共预算财政拨款收入 1 1052.38 一、一般公共服务支出 32 814.94
二、政府性基金预算财政拨款收入 2 120.00 二、外交支出 33
9 九、卫生健康支出 40 42.55
本年收入合计 27 1177.38 本年支出合计 58 1177.38
注：完。
"""


def test_a_space_between_cells_and_ordinals_that_tell_the_rest() -> None:
    """Copied from a page: the ordinals say whose figure is missing."""
    (table,) = tables(ORDERED)
    assert unsure(table) == ["栏次"]  # the row of numbers, which prints no ordinals
    assert heads(table)[0] == [("收入", 0, 2), ("支出", 3, 5)]
    assert rows(table)[1:] == [
        ["一、一般公共预算财政拨款收入", "1", "1052.38", "一、一般公共服务支出", "32", "814.94"],
        ["二、政府性基金预算财政拨款收入", "2", "120.00", "二、外交支出", "33", ""],
        ["", "9", "", "九、卫生健康支出", "40", "42.55"],
        ["本年收入合计", "27", "1177.38", "本年支出合计", "58", "1177.38"],
    ]


COPIED = """
支出决算表
公开03表
部门：某局 单位：万元
项目 本年支出合计 基本支出 项目支出
功能分类科目编码 科目名称
栏次 1 2 3
合计 30.00 20.00 10.00
201 一般公共服务支出 30.00 20.00 10.00
20101 人大事务 30.00 20.00 10.00
2010101 行政运行 20.00 20.00
2010102 一般行政管理事务 10.00 10.00
注：完。
"""


def test_a_space_between_cells_full_rows_are_read_the_others_named() -> None:
    """行政运行 20.00 20.00: nobody knows whether 基本支出 or 项目支出 is blank."""
    (table,) = tables(COPIED)
    assert unsure(table) == ["2010101", "2010102"]
    assert rows(table)[1] == ["", "合计", "30.00", "20.00", "10.00"]


def test_a_copied_table_whose_title_may_stand_behind_it_is_unsure() -> None:
    """In the order of drawing the lines above are those of another table."""
    (table,) = tables(COPIED.replace("支出决算表\n", "27,664.22\n"))
    assert len(unsure(table)) == 6


def test_a_page_that_goes_on_without_a_header_reads_its_full_rows() -> None:
    first = [["科目编码", "科目名称", "本年支出合计", "基本支出"], ["", "合计", "3.00", "2.00"]]
    first += [["201", "一般公共服务支出", "2.00", "2.00"], ["208", "社会保障和就业支出", "1.00", ""]]
    second = [["20801", "人力资源管理事务", "1.00", "0.50"], ["20802", "民政管理事务", "0.50", "0.50"]]
    one, two = tables("单位：万元\n" + padded(first, 1) + "\n\f" + padded(second, 1) + "\n注：完。\n")
    assert (one.unsure, two.unsure) == (frozenset(), frozenset())
    assert rows(two) == second


def test_one_row_alone_on_the_next_page_is_not_lost() -> None:
    """Which of the two columns is blank on that page, nobody can tell: unread, but a row of the table."""
    first = [["科目编码", "科目名称", "本年支出合计", "基本支出"], ["", "合计", "3.00", "2.00"]]
    first += [["201", "一般公共服务支出", "2.00", "2.00"]]
    _, two = tables("单位：万元\n" + padded(first, 1) + "\n\f208   社会保障和就业支出   1.00\n注：完。\n")
    assert unsure(two) == ["208"]


def test_a_line_that_ends_a_label_belongs_to_the_table_above_not_to_the_next() -> None:
    """次页 repeats the header; 支出 at the foot of the page is the end of a name."""
    head = ["科目编码", "科目名称", "本年支出合计", "基本支出"]
    first = [
        head,
        ["201", "一般公共服务支出", "2.00", "2.00"],
        ["2080505", "机关事业单位基本养老", "1.00", ""],
    ]
    second = [head, ["221", "住房保障支出", "4.00", "4.00"], ["22102", "住房改革支出", "4.00", "4.00"]]
    text = (
        "单位：万元\n"
        + padded(first, 1)
        + "\n          保险缴费支出\n\f"
        + padded(second, 1)
        + "\n注：完。\n"
    )
    one, two = tables(text)
    assert rows(one)[-1][:2] == ["2080505", "机关事业单位基本养老保险缴费支出"]
    assert rows(two) == second[1:]


NAMES = ["行政运行", "一般行政管理事务", "机关事业单位基本养老保险缴费支出", "抚恤", "住房公积金"]
HEADS = ["科目名称", "本年收入合计", "财政拨款收入", "事业收入", "其他收入"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), *[st.integers(0, 99_999_999)] * 4), min_size=3, max_size=9),
    st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=9, max_size=9),
    st.integers(1, 6),
    st.booleans(),
    st.sampled_from([1, 2]),
)
def test_any_gap_and_either_edge_is_read_back_or_unsure(
    drawn: list[tuple[str, int, int, int, int]],
    blank: list[list[bool]],
    gap: int,
    right: bool,
    wide: int,
) -> None:
    """A table printed by display width, figures at either edge, a space or six between columns."""
    body = [
        [name, money(whole), *("" if gone else money(part) for part, gone in zip(parts, gaps, strict=True))]
        for (name, whole, *parts), gaps in zip(drawn, blank, strict=False)
    ]
    cells = [HEADS, *body]
    widths = [max(room(row[at], wide) for row in cells) for at in range(len(HEADS))]
    lines = []
    for row in cells:
        parts = [
            " " * (width - room(text, wide)) + text
            if right and "." in text
            else text + " " * (width - room(text, wide))
            for text, width in zip(row, widths, strict=True)
        ]
        lines.append((" " * gap).join(parts).rstrip())
    document = read_text(
        ("收入决算表\n单位：万元\n" + "\n".join(lines) + "\n注：完。\n").encode(), "公开.txt", ""
    )
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    read = [row for row in table.rows[table.header_rows :] if row[0].place.row not in table.unsure]
    expected = [row for at, row in enumerate(body, table.header_rows) if at not in table.unsure]
    assert [[cell.text for cell in row] for row in read] == expected
