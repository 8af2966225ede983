"""Last year's publication carried forward: its 决算 is 上年决算, marked as restored; what it lacks is named."""

from __future__ import annotations

from pathlib import Path

import pytest

import mingzhang
from mingzhang.cli import main
from mingzhang.compose import compose
from mingzhang.document import Document
from mingzhang.points.trees import GENERAL
from mingzhang.render import render
from mingzhang.workbook import carry_published
from tests.compose.accounts import as_text
from tests.workbook.filled import Tables, filled, loaded

Capture = pytest.CaptureFixture[str]


def _composed() -> Document:
    tables = filled()
    tables["收支明细"][0]["金额（元）"] = "154456.78"
    tables["结转结余"] = [
        {
            "类别": "年末结转和结余",
            "功能科目编码": "2010301",
            "资金来源": GENERAL,
            "支出性质": "项目支出",
            "金额（元）": "1000",
        }
    ]
    ledger = loaded(tables).ledger
    assert ledger is not None
    return compose(ledger).document


def _carried(*, items: bool) -> tuple[Tables, tuple[str, ...]]:
    return carry_published(mingzhang.recognise(as_text(_composed())), "shanxi-2024", 2025, items=items)


@pytest.mark.parametrize(("items", "code"), [(False, "201"), (True, "2010301")])
def test_actuals_become_last_year(items: bool, code: str) -> None:
    """15.45 万元 came in, 15.35 of 201 were spent, 0.10 is left; no class without money."""
    tables, lacking = _carried(items=items)
    rows = {(row["指标"], row.get("功能科目编码", "")): row for row in tables["预算与上年"]}
    total, spent = rows["收支总计", ""], rows["一般公共预算财政拨款支出", code]
    assert (total["标记"], total["上年决算（元）"]) == ("还原", "154500.00")
    assert (spent["标记"], spent["上年决算（元）"]) == ("还原", "153500.00")
    assert [key for key in rows if key[1]] == [("一般公共预算财政拨款支出", code)]
    (opening,) = tables["结转结余"]
    assert (opening["类别"], opening["资金来源"], opening["金额（元）"]) == (
        "年初结转和结余",
        GENERAL,
        "1000.00",
    )
    assert [row["上年决算（元）"] for row in tables["三公经费"]] == ["0.00"] * 4
    assert lacking == ()


def test_the_unit_stays_and_the_year_moves() -> None:
    """Name, scope and duties need not be typed again."""
    tables, _ = _carried(items=False)
    said = {row["项目"]: row["内容"] for row in tables["单位信息"]}
    assert (said["单位名称"], said["公开范围"], said["年度"]) == ("云岭县档案馆", "单位", "2025")
    assert tables["职责机构"] == [{"类别": "职责", "内容": "保管档案。"}]


def test_the_command_takes_a_publication(tmp_path: Path, capsys: Capture) -> None:
    """A text or Word file as it lies on the unit's site; a budget has nothing to carry."""
    file = tmp_path / "公开.docx"
    file.write_bytes(render(_composed(), "docx"))
    assert main(["new", str(tmp_path / "2025"), "--from", str(file)]) == 0
    assert "（2024 年度），是公开的万元数" in capsys.readouterr().err
    assert (tmp_path / "2025" / "账簿.xlsx").is_file()
    other = tmp_path / "别的.txt"
    other.write_text("今天天气好。", "utf-8")
    assert main(["new", str(tmp_path / "无"), "--from", str(other)]) == 2


def test_an_unfinished_workbook_is_carried_as_far_as_it_goes(tmp_path: Path, capsys: Capture) -> None:
    """A draft made from a publication: no economic items, so that 三公 of last year stay blank, which is said."""
    clean = Path(__file__).resolve().parents[1] / "data" / "clean.txt"
    assert main(["import", str(clean), "-o", str(tmp_path / "草稿")]) == 0
    capsys.readouterr()
    draft = str(tmp_path / "草稿" / "账簿.xlsx")
    assert main(["new", str(tmp_path / "2025"), "--from", draft]) == 0
    assert "只结转了上年决算和单位信息" in capsys.readouterr().err
