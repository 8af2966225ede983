"""A published disclosure as a draft: what it prints, marked as restored; what it cannot tell, blank."""

from __future__ import annotations

from pathlib import Path

import pytest

import mingzhang
from mingzhang.cli import main
from mingzhang.compose import compose
from mingzhang.points.trees import GENERAL
from mingzhang.workbook import draft_of
from tests.compose.accounts import as_text
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
