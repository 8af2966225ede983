"""Names that a page break cut are put together, and nothing else is."""

from __future__ import annotations

import pytest

from mingzhang.document import Table
from mingzhang.recognition.broken_rows import mended
from mingzhang.recognition.grid import grids
from tests.drawn import document


def names(rows: str, head: str = "科目编码|科目名称|合计") -> list[list[str]]:
    (block,) = document(f"{head}\n{rows}").blocks
    assert isinstance(block, Table)
    (grid,) = grids(block)
    return [[cell.text for cell in row if cell.text] for row in mended(grid.rows, grid.columns)]


def test_a_name_over_two_rows_or_three() -> None:
    """
    2080505 | 机关事业单位基 | 12.00
            | 本养老保险缴费 |
            | 支出           |
    """
    whole = [["2080505", "机关事业单位基本养老保险缴费支出", "12.00"]]
    assert names("2080505|机关事业单位基|12.00\n|本养老保险缴费支出|\n") == whole
    assert names("2080505|机关事业单位基|12.00\n|本养老保险缴费|\n|支出|\n") == whole


def test_brackets_of_any_width_are_the_name_s() -> None:
    found = names("20103|政府办公厅（室）及|12.00\n|相关机构事务|\n")
    assert found == [["20103", "政府办公厅（室）及相关机构事务", "12.00"]]


def test_a_row_of_a_balance_keeps_its_meaning() -> None:
    """年初财政拨款 alone would be another row."""
    found = names("年初财政拨款|1|13.00\n结转和结余||\n", "项目|行次|金额")
    assert found == [["年初财政拨款结转和结余", "1", "13.00"]]


@pytest.mark.parametrize(
    "rows",
    [
        "201|一般公共服务支出|12.00\n|其中|\n",
        "201|一般公共服务支出|12.00\n|教育支出|\n",
        "201|某某支出甲|12.00\n|乙|\n",
        "201|一般公共服务|12.00\n|支出|5.00\n",
    ],
)
def test_what_makes_no_known_name_is_left_alone(rows: str) -> None:
    """A row of its own, a name nobody knows, a row with a figure."""
    assert len(names(rows)) == 2
