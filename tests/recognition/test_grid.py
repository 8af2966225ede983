"""Grids: which rows are headers, which are 栏次, which are data; and whether headings and rows fit."""

from __future__ import annotations

import pytest

from mingzhang.document import Cell, Table
from mingzhang.place import Place
from mingzhang.recognition.grid import (
    MISFIT,
    Grid,
    code_of,
    continuing,
    fitted,
    grids,
    is_dash,
    is_header_only,
    is_number,
    name_after_code,
)
from tests.drawn import document


def block(drawing: str) -> Table:
    (table,) = (item for item in document(drawing).blocks if isinstance(item, Table))
    return table


def grid(drawing: str) -> Grid:
    (found,) = grids(block(drawing))
    return found


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2080505", "2080505"),
        ("310资本性支出", "310"),
        ("２０８", "208"),
        ("208 05 05", "2080505"),
        ("31001 房屋建筑物购建", "31001"),
        ("2024", ""),
        ("12.50", ""),
        ("合计", ""),
    ],
)
def test_codes(text: str, code: str) -> None:
    """Three, five or seven digits, alone or before a name."""
    assert code_of(text) == code


def test_cells_that_are_numbers_dashes_or_fused_names() -> None:
    """What a cell is, before anybody asks what it means."""
    assert is_number("1,234.50")
    assert not is_number("")
    assert not is_number("12辆")
    assert is_dash("——")
    assert is_dash("-")
    assert not is_dash("-3")
    assert name_after_code("310资本性支出") == "资本性支出"


def test_four_header_rows() -> None:
    """公开09: a phase, items, sub-items, 栏次; then one row of figures."""
    found = grid("""
预算数||||||决算数|||||
合计|因公出国 (境) 费|公务用车购置及运行维护费|||公务接待 费|合计|因公出国 (境) 费|公务用车购置及运行维护费|||公务接待 费
||小计|公务用车 购置费|公务用车 运行维护 费||||小计|公务用车 购置费|公务用车 运行维护 费|
1|2|3|4|5|6|7|8|9|10|11|12
3.00||2.00||2.00|1.00|2.50||1.50||1.50|1.00
""")
    assert (len(found.header_rows), len(found.number_rows), len(found.rows)) == (3, 1, 1)
    assert [column.meaning for column in found.columns[5:7]] == [
        {"phase": "预算·未定", "measure": "三公/接待"},
        {"phase": "决算"},
    ]


def test_a_header_repeated_further_down_begins_a_new_grid() -> None:
    """公开10: every section has its own 项目 / 行次 / 统计数."""
    found = grids(
        block("""
一、政府采购情况||
项目|行次|统计数
合计|1|5.00
二、机关运行经费||
项目||统计数
(一) 行政单位|5|7.00
""")
    )
    assert [len(item.rows) for item in found] == [1, 2, 1]
    assert [column.role for column in found[-1].columns] == ["label", "row_number", "value"]


def test_a_first_row_of_labels_is_no_header() -> None:
    """合计 with blanks, 一、… with blanks."""
    assert len(grid("项目|决算数\n合计|\n一、外交支出|\n").rows) == 2


def test_only_headers() -> None:
    """An empty table of a province that keeps the frame."""
    assert is_header_only(block("科目编码|科目名称|合计|基本支出\n"))
    assert not is_header_only(block("科目编码|科目名称|合计\n合计||\n"))


def test_a_lost_heading_is_put_back_where_the_rows_show_it() -> None:
    """科目名称 is gone from the header: the rows are one cell wider, and names stand below 合计."""
    found = grid("""
科目编码|合计|基本支出|项目支出
合计||12.50|10.00|2.50
201|一般公共服务支出|12.50|10.00|2.50
20101|人大事务|12.50|10.00|2.50
""")
    assert [column.name for column in fitted(found.columns, found.rows)] == [
        "科目编码",
        "",
        "合计",
        "基本支出",
        "项目支出",
    ]


def test_an_amount_before_a_label_does_not_speak_against_the_headings() -> None:
    """120 is the left half's amount, not a code whose name follows."""
    found = grid("""
收入||支出|
项目|金额|项目|金额
一、财政拨款收入|120|一、教育支出|120
本年收入合计|120|本年支出合计|120
""")
    assert not any(column.doubt for column in fitted(found.columns, found.rows))


def test_an_empty_column_that_a_heading_only_spans_is_no_column_of_figures() -> None:
    """
    公用经费 (3)        |
    科目编码 | | 科目名称
    30201    | | 办公费
    """

    def row(at: int, *texts: str) -> tuple[Cell, ...]:
        spot = [Place("甲", block=0, row=at, column=column) for column in range(len(texts))]
        return tuple(Cell(text, at, column, spot[column]) for column, text in enumerate(texts))

    head = (Cell("公用经费", 0, 0, Place("甲", block=0, row=0, column=0), 1, 3),)
    rows = (head, row(1, "科目编码", "", "科目名称"), row(2, "30201", "", "办公费"))
    (found,) = grids(Table(rows, Place("甲", block=0)))
    assert [column.role for column in found.columns] == ["code", "unknown", "name"]


def test_headings_that_fit_nowhere_are_not_guessed() -> None:
    """Names below 合计 and rows of any width: nobody knows which figure is which."""
    found = grid("""
科目编码|合计|基本支出|项目支出
合计|12.50|10.00|2.50
201|一般公共服务支出|12.50|10.00
20101|人大事务|12.50|10.00
""")
    assert {column.doubt for column in fitted(found.columns, found.rows)[1:]} == {MISFIT}


def test_rows_that_go_on_elsewhere_need_as_many_columns() -> None:
    columns = grid("项目编码|科目名称|决算数\n201|教育|5.00").columns
    three, two = block("208|医疗|6.00\n209|文化|7.00").rows, block("208|6.00\n209|7.00").rows
    assert continuing(columns, three, aligned=True) == columns
    assert continuing(columns, two, aligned=True)[-1].doubt == MISFIT
    assert continuing(columns, two, aligned=False) == columns
