"""Facts: any coordinate is added up from the leaves by the trees."""

from __future__ import annotations

from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger import Facts, Leaf, Ledger, UnitFacts
from mingzhang.points.trees import FISCAL, GENERAL, STATE_CAPITAL

UNIT = UnitFacts("某局", "1", "某局", "1", 2024, "shanxi-2024")


def _spent(function: str, economic: str, nature: str, fen: int, fund: str = GENERAL) -> Leaf:
    return Leaf(Coordinate("支出", fund=fund, nature=nature, function=function, economic=economic), fen)


def _facts(*leaves: Leaf, unit: UnitFacts = UNIT) -> Facts:
    return Facts(Ledger(unit, leaves))


def test_funds_natures_and_codes_add_up() -> None:
    """
    2010301 基本 30101 100 | 30201 20 (一般公共) ; 2239999 项目 7 (国资)
    财政拨款 127, 基本 120, 人员 100, 201 类 120.
    """
    facts = _facts(
        _spent("2010301", "30101", "人员经费", 100),
        _spent("2010301", "30201", "公用经费", 20),
        _spent("2239999", "31204", "项目支出", 7, STATE_CAPITAL),
    )
    fiscal = Coordinate("支出", fund=FISCAL)
    assert facts.value(fiscal) == 127
    assert facts.value(fiscal.at(nature="基本支出")) == 120
    assert facts.value(fiscal.at(nature="人员经费")) == 100
    assert facts.value(fiscal.at(function="201")) == 120
    assert facts.value(fiscal.at(fund=STATE_CAPITAL)) == 7
    assert facts.codes(fiscal) == ["201", "20103", "2010301", "223", "22399", "2239999"]
    assert facts.economics(fiscal.at(nature="公用经费")) == ["30201"]


def test_three_public_comes_from_the_economic_items_of_fiscal_money() -> None:
    """30231 of 基本 and of 项目 is 运行维护费; what other money paid is not 三公."""
    facts = _facts(
        _spent("2010301", "30231", "公用经费", 38),
        _spent("2010302", "30231", "项目支出", 2),
        _spent("2010302", "30231", "项目支出", 5, "其他"),
        _spent("2010301", "30217", "公用经费", 9),
        Leaf(Coordinate("三公/接待/国外"), 4),
    )
    assert facts.value(Coordinate("三公/公务用车/运行")) == 40
    assert facts.value(Coordinate("三公/公务用车")) == 40
    assert facts.value(Coordinate("三公")) == 49
    assert facts.value(Coordinate("三公/接待/国内")) == 5


def test_running_costs_stand_in_the_row_of_the_unit_type() -> None:
    """公用经费 of an administration is no running cost of an institution."""
    leaf = _spent("2010301", "30201", "公用经费", 20)
    facts = _facts(leaf)
    assert facts.value(Coordinate("机关运行经费/行政单位")) == 20
    assert facts.value(Coordinate("机关运行经费/参公事业单位")) == 0
    institution = _facts(leaf, unit=UnitFacts("某中心", "1", "", "", 2024, "", type="其他事业单位"))
    assert institution.value(Coordinate("机关运行经费")) == 0


def test_totals_of_both_sides() -> None:
    """收入 + 年初 = 支出 + 年末."""
    facts = _facts(
        Leaf(Coordinate("收入", fund=GENERAL, function="2010301"), 90),
        Leaf(Coordinate("年初结转和结余", fund=GENERAL, nature="项目支出", function="2010301"), 30),
        _spent("2010301", "30201", "项目支出", 100),
        Leaf(Coordinate("年末结转和结余", fund=GENERAL, nature="项目支出", function="2010301"), 20),
    )
    assert facts.value(Coordinate("收入总计")) == facts.value(Coordinate("支出总计", fund=FISCAL)) == 120


def test_a_total_of_last_year_is_what_was_typed() -> None:
    """1,275.64 of all money is not added to the 1,274.53 of 财政拨款 in it."""
    facts = _facts(
        Leaf(Coordinate("收入总计", year=-1), 127564),
        Leaf(Coordinate("收入总计", fund=FISCAL, year=-1), 127453),
    )
    assert facts.value(Coordinate("收入总计", year=-1)) == 127564
