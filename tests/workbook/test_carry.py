"""Last year's workbook carried forward: its 决算 is 上年决算, its closing balance the opening one."""

from __future__ import annotations

from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger import Facts
from mingzhang.points.trees import GENERAL
from mingzhang.workbook import carry_forward, load_tables, write_workbook
from tests.workbook.filled import filled, loaded


def _carried() -> dict[str, list[dict[str, str]]]:
    tables = filled()
    tables["收支明细"][0]["金额（元）"] = "154456.78"
    tables["结转结余"] = [{"类别": "年末结转和结余", "功能科目编码": "2010301", "资金来源": GENERAL, "支出性质": "项目支出", "金额（元）": "1000"}]  # fmt: skip
    found = loaded(tables)
    assert found.ledger is not None
    rows = load_tables(write_workbook(tables), "账簿.xlsx", [])
    return carry_forward(found.ledger, rows, "shanxi-2024", 2025, items=False)


def test_actuals_become_last_year() -> None:
    """收支总计 15.45 万元 and 201 15.35 万元 of this year stand in 上年决算."""
    again = loaded(_carried())
    assert again.ledger is not None
    facts = Facts(again.ledger)
    assert facts.value(Coordinate("收入总计", year=-1)) == 15_445_678
    assert facts.value(Coordinate("支出", fund=GENERAL, function="201", year=-1)) == 15_345_678
    assert facts.value(Coordinate("年初结转和结余", fund=GENERAL)) == 100_000
    assert facts.value(Coordinate("支出")) == 0


def test_the_unit_stays_and_the_year_moves() -> None:
    """Name, duties and bodies need not be typed again."""
    again = loaded(_carried()).ledger
    assert again is not None
    assert (again.unit.name, again.unit.year, again.duties) == ("云岭县档案馆", 2025, ("保管档案。",))
