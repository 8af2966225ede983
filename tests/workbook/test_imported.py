"""A published disclosure as a draft: what it prints, marked as restored; what it cannot tell, blank."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

import mingzhang
from mingzhang.cli import main
from mingzhang.compose import compose
from mingzhang.points.coordinate import INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Leaf
from mingzhang.points.scoring import Band
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND
from mingzhang.workbook import draft_of
from tests.compose.accounts import UNIT, as_text, ledger_of
from tests.workbook.filled import Tables, filled, loaded, told


@pytest.fixture(scope="module")
def draft() -> Tables:
    """The draft of what the filled workbook publishes: 15.35 万元 of 201."""
    ledger = loaded(filled()).ledger
    assert ledger is not None
    reading = mingzhang.recognise(as_text(compose(ledger).document))
    return draft_of(reading, "shanxi-2024", ())


def test_amounts_are_restored_from_wan(draft: Tables) -> None:
    """123,456.78 元 were printed as 12.35: the draft has 123,500.00, and says so."""
    spending = [row for row in draft["收支明细"] if row["收支"] == "支出"]
    assert [(row["标记"], row["支出性质"], row["金额（元）"]) for row in spending] == [
        ("还原", "基本支出", "123500.00"),
        ("还原", "项目支出", "30000.00"),
    ]
    assert {row["资金来源"] for row in draft["收支明细"]} == {GENERAL}


def test_last_year_comes_from_the_changes(draft: Tables) -> None:
    """15.35 is 0.35 more than last year, and 15.00 was budgeted."""
    (row,) = [row for row in draft["预算与上年"] if row.get("功能科目编码")]
    assert (row["年初预算（元）"], row["上年决算（元）"]) == ("150000.00", "150000.00")
    assert row["变动原因"] == "业务增加"


def test_forms_and_texts_come_along(draft: Tables) -> None:
    """Project, money, indicators, duties."""
    assert [row["项目名称"] for row in draft["项目"]] == ["数字化"]
    assert [row["全年执行数（元）"] for row in draft["项目资金"]] == ["30000.00"]
    assert [(row["运算符"], row["调整后指标值"], row["分值"]) for row in draft["绩效指标"]] == [
        ("≥", "5", "50"),
        ("≥", "5", "30"),
        ("≥", "5", "10"),
    ]
    assert {"类别": "职责", "内容": "保管档案。"} in draft["职责机构"]


def _draft_of(leaves: list[Leaf], profile: str, digits: int) -> Tables:
    ledger = ledger_of(leaves, unit=replace(UNIT, profile=profile))
    return draft_of(mingzhang.recognise(as_text(compose(ledger).document)), profile, (BEST,), digits=digits)


WAN = 1_000_000
BEST = Band("达成预期指标", 80, 100)
SPENT = Coordinate("支出", fund=GENERAL, nature="公用经费", function="2010301", economic="30201")
RECEIVED = Coordinate("收入", fund=GENERAL, function="2010301")
BUDGETED = Coordinate("支出", fund=GENERAL, function="2010301", phase=INITIAL_BUDGET)


def test_what_equals_its_budget_is_not_what_was_spent_last_year() -> None:
    """The centre's text says of each item that it equals its budget, and nothing of last year: that stays blank."""
    tables = _draft_of(
        [Leaf(SPENT, 10 * WAN), Leaf(RECEIVED, 10 * WAN), Leaf(BUDGETED, 10 * WAN)], "central-2024", 7
    )
    (row,) = [row for row in tables["预算与上年"] if row.get("功能科目编码")]
    assert (row["年初预算（元）"], row["上年决算（元）"]) == ("100000.00", "")


def test_budgets_of_items_are_added_up_to_their_class() -> None:
    """A text that goes down to items, for a workbook that asks for classes: 6 and 5 of 201, which spent 10."""
    other = {"function": "2010302"}
    leaves = [
        Leaf(SPENT, 6 * WAN), Leaf(SPENT.at(**other), 4 * WAN),
        Leaf(RECEIVED, 6 * WAN), Leaf(RECEIVED.at(**other), 4 * WAN),
        Leaf(BUDGETED, 6 * WAN), Leaf(BUDGETED.at(**other), 5 * WAN),
    ]  # fmt: skip
    (row,) = [row for row in _draft_of(leaves, "central-2024", 3)["预算与上年"] if row.get("功能科目编码")]
    assert (row["功能科目编码"], row["年初预算（元）"]) == ("201", "110000.00")


def test_a_fund_comes_with_its_items_and_its_own_codes() -> None:
    """2 left of 2120803, a code that the list of accounts has not: the balance has its item, the code its name."""
    spent = Coordinate("支出", fund=GOVERNMENT_FUND, nature="项目支出", function="2120803", economic="31005")
    closing = Coordinate("年末结转和结余", fund=GOVERNMENT_FUND, nature="项目支出", function="2120803")
    leaves = [
        Leaf(spent, 3 * WAN),
        Leaf(Coordinate("收入", fund=GOVERNMENT_FUND, function="2120803"), 5 * WAN),
        Leaf(closing, 2 * WAN),
    ]
    tables = _draft_of(leaves, "shanxi-2024", 3)
    (balance,) = tables["结转结余"]
    assert (balance["类别"], balance["功能科目编码"], balance["金额（元）"]) == (
        "年末结转和结余",
        "2120803",
        "20000.00",
    )
    assert {"编码": "2120803", "名称": "城市建设支出"} in tables["自定义科目"]


def test_a_project_row_without_its_project_is_told_and_no_project_beside(draft: Tables) -> None:
    """The spending sheet cannot say yet what the project spent: that it differs would follow from this alone."""
    found = told(draft)
    assert any("项目支出没有填项目名称" in problem for problem in found)
    assert not any("全年执行数合计" in problem for problem in found)


def test_a_draft_is_not_published(draft: Tables) -> None:
    """Restored amounts stop the build until they are those of the books; what is blank is asked for."""
    found = told(draft)
    assert any(problem.startswith("收支明细!A6 标记为“还原”") for problem in found)
    assert any("支出没有填经济科目" in problem for problem in found)
    assert not loaded(draft).sound


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And refuses what is no disclosure."""
    clean = Path(__file__).resolve().parents[1] / "data" / "clean.txt"
    assert main(["import", str(clean), "-o", str(tmp_path / "草稿")]) == 0
    assert (tmp_path / "草稿" / "账簿.xlsx").is_file()
    other = tmp_path / "别的.txt"
    other.write_text("今天天气好。", "utf-8")
    assert main(["import", str(other), "-o", str(tmp_path / "无")]) == 2
