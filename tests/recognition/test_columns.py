"""Columns: a stack of headings, each a part of what the figures below mean."""

from __future__ import annotations

import pytest

from mingzhang.document import Cell, Table
from mingzhang.place import Place
from mingzhang.recognition.columns import Column, column_term, merge, unit_in
from mingzhang.recognition.grid import grids
from tests.drawn import document


def columns(drawing: str) -> tuple[Column, ...]:
    (block,) = document(drawing).blocks
    assert isinstance(block, Table)
    (grid,) = grids(block)
    return grid.columns


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("基本支出", {"measure": "支出", "nature": "基本支出"}),
        ("其中：基本支出", {"measure": "支出", "nature": "基本支出"}),
        ("公务用车 运行维护 费", {"measure": "三公/公务用车/运行"}),
        ("2023年决算数", {"phase": "决算", "year": "2023"}),
        ("2024年度预算数（万元）", {"phase": "预算·未定", "year": "2024"}),
        ("2024年度", {"year": "2024"}),
        ("上年", {"year": "-1"}),
        ("金额（元）", {"role": "value"}),
        ("办公费", {"measure": "支出", "economic": "30201"}),
        ("增减额", {"role": "change"}),
    ],
)
def test_headings_in_many_dresses(heading: str, meaning: dict[str, str]) -> None:
    """Inner spaces, years in front, units behind, accounts as headings."""
    assert column_term(heading) == meaning


def test_a_head_line_in_the_header_is_overlooked() -> None:
    """单位：万元 stands above a column and means nothing for it."""
    found = columns("""
科目编码|科目名称|合计|单位：万元
|||基本支出
201|一般公共服务支出|1.00|1.00
""")
    assert found[3].unknown == ()
    assert found[3].meaning == {"measure": "支出", "nature": "基本支出"}


def test_an_unknown_heading_is_unknown() -> None:
    """Never the nearest word."""
    assert column_term("专项债券支出") is None
    assert unit_in("金额（元）") == "元"
    assert unit_in("金额") == ""


def test_a_group_heading_reaches_as_far_as_its_columns() -> None:
    """公务用车购置及运行维护费 over three columns, 公务接待费 begins a group of its own."""
    found = columns("""
合计|公务用车购置及运行维护费|||公务接待费
|小计|公务用车购置费|公务用车运行维护费|
3.00|2.00||2.00|1.00
""")
    assert [column.name for column in found] == [
        "合计",
        "公务用车购置及运行维护费·小计",
        "公务用车购置及运行维护费·公务用车购置费",
        "公务用车购置及运行维护费·公务用车运行维护费",
        "公务接待费",
    ]
    assert [column.meaning.get("measure") for column in found[1:]] == [
        "三公/公务用车",
        "三公/公务用车/购置",
        "三公/公务用车/运行",
        "三公/接待",
    ]


def test_six_pairs_of_budget_and_final_accounts() -> None:
    """Shanghai: below every heading 预算数 and 决算数; a heading stops where the next one above begins."""
    found = columns("""
合计||公务用车购置及运行维护费||||公务接待费|
||小计||公务用车购置费|||
预算数|决算数|预算数|决算数|预算数|决算数|预算数|决算数
3.00|2.00|2.00|1.00|2.00|1.00|1.00|1.00
""")
    assert [column.name for column in found[-2:]] == ["公务接待费·预算数", "公务接待费·决算数"]
    assert [column.meaning.get("measure") for column in found] == [
        None,
        None,
        "三公/公务用车",
        "三公/公务用车",
        "三公/公务用车/购置",
        "三公/公务用车/购置",
        "三公/接待",
        "三公/接待",
    ]


def test_real_spans_are_believed_where_the_format_has_them() -> None:
    """An aligned table: 本年支出 spans two columns, nothing is spread further."""
    place = Place("a.xlsx")
    head = (Cell("科目编码", 0, 0, place), Cell("本年支出", 0, 1, place, colspan=2), Cell("", 0, 3, place))
    below = (
        Cell("", 1, 0, place),
        Cell("小计", 1, 1, place),
        Cell("基本支出", 1, 2, place),
        Cell("备注", 1, 3, place),
    )
    row = (
        Cell("201", 2, 0, place),
        Cell("1.00", 2, 1, place),
        Cell("1.00", 2, 2, place),
        Cell("", 2, 3, place),
    )
    (grid,) = grids(Table((head, below, row), place, aligned=True))
    assert [column.name for column in grid.columns] == [
        "科目编码",
        "本年支出·小计",
        "本年支出·基本支出",
        "备注",
    ]


def test_a_heading_merged_over_part_of_its_columns() -> None:
    """预算数 is merged over two of its three columns, 决算数 over all of its own: both are headings of three.

    | 预算数 <2> |      |      | 决算数 <3> |      |      |
    | 合计 | 出国 | 接待 | 合计 | 出国 | 接待 |
    """
    place = Place("a.docx")
    head = (
        Cell("预算数", 0, 0, place, colspan=2),
        Cell("", 0, 2, place),
        Cell("决算数", 0, 3, place, colspan=3),
    )
    names = ("合计", "因公出国（境）费", "公务接待费") * 2
    below = tuple(Cell(name, 1, column, place) for column, name in enumerate(names))
    row = tuple(Cell("1.00", 2, column, place) for column in range(6))
    (grid,) = grids(Table((head, below, row), place, aligned=True))
    assert [column.headers[0] for column in grid.columns] == ["预算数"] * 3 + ["决算数"] * 3


def test_contradicting_headings_are_unknown() -> None:
    """A column cannot be 基本支出 and 项目支出."""
    found = columns("科目编码|基本支出\n|项目支出\n201|1.00\n")
    assert found[1].unknown == ("项目支出",)


def test_merging_keeps_the_deeper_node() -> None:
    """财政拨款 and 一般公共 make 一般公共, 301 and 30101 make 30101; 基本 and 项目 make nothing."""
    assert merge({"fund": "财政拨款"}, {"fund": "一般公共预算财政拨款"}) == {"fund": "一般公共预算财政拨款"}
    assert merge({"economic": "30101"}, {"economic": "301"}) == {"economic": "30101"}
    assert merge({"nature": "基本支出"}, {"nature": "项目支出"}) is None
    assert merge({"function": "208"}, {"function": "210"}) is None
