"""Wide tables printed as halves on successive pages."""

from __future__ import annotations

import mingzhang
from mingzhang.document import RemarkKind
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read, remarked, rows, tables

LEFT = [
    ["科目编码", "科目名称", "本年收入合计"],
    ["", "栏次", "1"],
    ["", "合计", "12.00"],
    ["201", "一般公共服务支出", "10.00"],
    ["208", "社会保障和就业支出", "2.00"],
]
RIGHT = [
    ["财政拨款收入", "事业收入", "其他收入"],
    ["2", "3", "4"],
    ["11.00", "", "1.00"],
    ["9.00", "", "1.00"],
    ["2.00", "", ""],
]
WHOLE = [left + right for left, right in zip(LEFT, RIGHT, strict=True)]


def _page(lines: list[list[str]], *head: str, below: str = "", y: float = 100, column: float = 150) -> Sheet:
    page = Sheet(842)
    for at, text in enumerate(head):
        page.text(250, 50 + 16 * at, text)
    bottom = page.table(lines, x=60, y=y, column=column)
    if below:
        page.text(60, bottom + 20, below)
    return page


def test_a_half_without_names_belongs_to_the_rows_at_the_same_heights() -> None:
    """
    page 1:  科目编码  科目名称          本年收入合计     page 2:  财政拨款收入  事业收入  其他收入
                       合计                     12.00                      11.00                1.00
    """
    document = read(
        _page(LEFT, "收入决算表", below="注：本表反映收入。"), _page(RIGHT, "公开02表", "金额单位：万元")
    )
    (table,) = tables(document)
    assert rows(table) == WHOLE
    assert table.rows[3][3].place.page == 2
    assert len(remarked(document, RemarkKind.TABLE_JOINED)) == 1
    assert paragraphs(document) == ["收入决算表", "公开02表", "金额单位：万元", "注：本表反映收入。"]


def test_its_figures_are_points_of_the_whole_table() -> None:
    document = read(_page(LEFT, "收入决算表"), _page(RIGHT, "金额单位：万元"))
    reading = mingzhang.recognise(document)
    found = {(c.function, c.fund): point.prints[0].amount.decimal for c, point in reading.points.items()}
    assert str(found["201", "财政拨款"]) == "9.00"
    assert str(found["201", "其他"]) == "1.00"
    assert not reading.unread


def test_names_printed_again_are_dropped() -> None:
    again = [left[:2] + right for left, right in zip(LEFT, RIGHT, strict=True)]
    document = read(_page(LEFT, "收入决算表"), _page(again))
    (table,) = tables(document)
    assert rows(table) == WHOLE
    assert remarked(document, RemarkKind.REPEATED_HEADER)[0].startswith("科目编码 201 208")


def test_numbers_of_columns_that_do_not_go_on_are_those_of_another_table() -> None:
    other = [RIGHT[0], ["1", "2", "3"], *RIGHT[2:]]
    assert len(tables(read(_page(LEFT, "收入决算表"), _page(other)))) == 2


def test_rows_at_other_heights_are_those_of_another_table() -> None:
    assert len(tables(read(_page(LEFT, "收入决算表"), _page(RIGHT, y=110)))) == 2


def test_a_table_with_a_title_of_its_own_is_no_half() -> None:
    assert len(tables(read(_page(LEFT, "收入决算表"), _page(RIGHT, "支出决算表")))) == 2


def test_a_table_with_names_of_its_own_is_no_half() -> None:
    """Two forms of one layout on successive pages."""
    other = [
        ["项目", "类别", "支出合计"],
        ["甲", "乙", "1.00"],
        ["丙", "丁", "2.00"],
        *[["戊", "己", "3.00"]] * 2,
    ]
    assert len(tables(read(_page(LEFT, "收入决算表"), _page(other, column=120)))) == 2


def test_two_forms_that_share_their_labels_are_two() -> None:
    one = [
        ["项目名称", "甲项目", "主管部门"],
        ["指标", "目标", "得分"],
        ["数量", "5.00", "10.00"],
        ["质量", "6.00", "9.00"],
    ]
    other = [["项目名称", "乙项目", "主管部门"], *one[1:]]
    assert len(tables(read(_page(one), _page(other, column=120)))) == 2


def test_both_halves_of_a_table_without_names() -> None:
    """三公 in one row: 预算数 on the left page, 决算数 on the right one."""
    names = ["合计", "因公出国（境）费", "公务接待费"]
    left = [["预算数", "", ""], names, ["4", "5", "6"], ["9.00", "0.00", "9.00"]]
    right = [["决算数", "", ""], names, ["7", "8", "9"], ["8.00", "0.00", "8.00"]]
    (table,) = tables(read(_page(left, "三公经费支出决算表"), _page(right)))
    assert rows(table)[-1] == ["9.00", "0.00", "9.00", "8.00", "0.00", "8.00"]
