"""build, new and score: the folder is whole or untouched, and every problem is said."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from mingzhang.cli import build as command
from mingzhang.cli import main
from mingzhang.workbook import write_workbook
from tests.workbook.filled import filled

Capture = pytest.CaptureFixture[str]
NAME = "云岭县档案馆2024年度单位决算公开"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """A sound workbook on disk."""
    file = tmp_path / "账簿.xlsx"
    file.write_bytes(write_workbook(filled()))
    return file


def test_build_writes_the_folder(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    """One file of each format; a second run replaces them with the same bytes."""
    out = tmp_path / "公开"
    assert main(["build", str(ledger), "-o", str(out)]) == 0
    first = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    assert f"{NAME}.txt" in first
    assert main(["build", str(ledger), "-o", str(out)]) == 0
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}[f"{NAME}.txt"] == first[
        f"{NAME}.txt"
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["公开", "账簿.xlsx"]


def test_a_ledger_with_problems_writes_nothing(tmp_path: Path, capsys: Capture) -> None:
    """The cell, what is wrong, what to do."""
    tables = filled()
    tables["收支明细"][0]["金额（元）"] = "1.234"
    file = tmp_path / "账簿.xlsx"
    file.write_bytes(write_workbook(tables))
    assert main(["build", str(file), "-o", str(tmp_path / "公开")]) == 1
    assert "收支明细!J6  “金额（元）”有 3 位小数：1.234。金额单位是元" in capsys.readouterr().err
    assert not (tmp_path / "公开").exists()


def test_the_screen_stops_until_told_to_go_on(tmp_path: Path, capsys: Capture) -> None:
    """A telephone number in a free text."""
    tables = filled()
    tables["文字"][-1]["内容"] = "联系电话13812345678。"
    file = tmp_path / "账簿.xlsx"
    file.write_bytes(write_workbook(tables))
    arguments = ["build", str(file), "-o", str(tmp_path / "公开")]
    assert main(arguments) == 1
    assert "个人信息：2、其他需要说明的事项" in capsys.readouterr().err
    assert not (tmp_path / "公开").exists()
    assert main([*arguments, "--anyway"]) == 0
    assert (tmp_path / "公开").is_dir()


def test_a_foreign_folder_is_never_replaced(ledger: Path, tmp_path: Path, capsys: Capture) -> None:
    """The folder the workbook itself lies in."""
    assert main(["build", str(ledger), "-o", str(tmp_path)]) == 2
    assert "账簿.xlsx" in capsys.readouterr().err
    assert ledger.is_file()


@pytest.mark.parametrize("text", ["2025-13-01", "明天"])
def test_a_date_must_be_one(ledger: Path, tmp_path: Path, text: str, capsys: Capture) -> None:
    """Said before anything is read."""
    assert command.build(str(ledger), str(tmp_path / "公开"), date=text) == 2
    assert "不是日期" in capsys.readouterr().err


def test_new_writes_a_workbook_once(tmp_path: Path, capsys: Capture) -> None:
    """And never over an existing one."""
    arguments = ["new", str(tmp_path / "2024"), "--region", "shanxi", "--year", "2024"]
    assert main(arguments) == 0
    assert (tmp_path / "2024" / "账簿.xlsx").is_file()
    assert main(arguments) == 2
    assert "已经存在" in capsys.readouterr().err


def test_new_from_the_year_before(ledger: Path, tmp_path: Path) -> None:
    """The next year by default."""
    assert main(["new", str(tmp_path / "2025"), "--from", str(ledger)]) == 0
    assert (tmp_path / "2025" / "账簿.xlsx").is_file()


@pytest.mark.parametrize(("region", "year"), [("atlantis", "2024"), ("shanxi", "1999")])
def test_new_knows_its_profiles(tmp_path: Path, region: str, year: str, capsys: Capture) -> None:
    """An unknown region, or a year before the profile."""
    assert main(["new", str(tmp_path / "x"), "--region", region, "--year", year]) == 2
    assert "样式" in capsys.readouterr().err


def test_a_new_year_keeps_the_region_of_the_old(tmp_path: Path) -> None:
    """Without --region a workbook of Shanghai goes on as one of Shanghai; with it, it changes."""
    for folder, arguments in (
        ("上海", ["--region", "shanghai"]),
        ("下年", ["--from", str(tmp_path / "上海" / "账簿.xlsx")]),
    ):
        assert main(["new", str(tmp_path / folder), *arguments]) == 0
    book = openpyxl.load_workbook(tmp_path / "下年" / "账簿.xlsx")
    said = {row[1]: row[2] for row in book["单位信息"].iter_rows(values_only=True)}
    assert said["样式"] == "shanghai-2024"


def test_score_shows_the_table(ledger: Path, capsys: Capture) -> None:
    """Rate, total and grade of the project, and the summary."""
    assert main(["score", str(ledger)]) == 0
    out = capsys.readouterr().out
    assert "数字化" in out
    assert "优 1 个" in out


def test_a_missing_file_is_said(tmp_path: Path, capsys: Capture) -> None:
    """In one sentence."""
    assert main(["build", str(tmp_path / "没有.xlsx"), "-o", str(tmp_path / "公开")]) == 2
    assert "找不到文件" in capsys.readouterr().err


def test_one_mistake_in_many_rows_is_one_line(tmp_path: Path, capsys: Capture) -> None:
    """Ten duties without a kind: six cells are named, all are counted."""
    tables = filled()
    tables["职责机构"] += [{"内容": f"职责{number}"} for number in range(10)]
    file = tmp_path / "账簿.xlsx"
    file.write_bytes(write_workbook(tables, examples=False))
    assert main(["build", str(file), "-o", str(tmp_path / "公开")]) == 1
    lines = [line for line in capsys.readouterr().err.splitlines() if "没有填" in line]
    assert lines == [
        "  职责机构!B6、B7、B8、B9、B10、B11等 10 格  “类别”没有填。从下拉列表中选择：职责、内设机构、编制范围单位、名词解释。"
    ]


def test_the_package_names_the_units_own_codes(tmp_path: Path) -> None:
    """A 款 and a 项 that no list knows."""
    tables = filled()
    for row in tables["收支明细"]:
        row["功能科目编码"] = "2130599"
    tables["预算与上年"][3]["功能科目编码"] = "213"
    own = {"21305": "乡村振兴", "2130599": "其他乡村振兴支出"}
    tables["自定义科目"] = [{"编码": code, "名称": name} for code, name in own.items()]
    file = tmp_path / "账簿.xlsx"
    file.write_bytes(write_workbook(tables))
    assert main(["build", str(file), "-o", str(tmp_path / "公开")]) == 0
    with (tmp_path / "公开" / "数据" / "functions.csv").open(encoding="utf-8-sig", newline="") as stream:
        names = {row["code"]: row["name"] for row in csv.DictReader(stream)}
    assert {code: name for code, name in names.items() if code.startswith("213")} == {
        "213": "农林水支出",
        **own,
    }


def test_a_file_that_is_no_workbook(tmp_path: Path, capsys: Capture) -> None:
    """Said in the words of filling, not of checking."""
    file = tmp_path / "账簿.xlsx"
    file.write_text("这不是工作簿", encoding="utf-8")
    assert main(["build", str(file), "-o", str(tmp_path / "公开")]) == 2
    assert "不是填报工作簿；请用“mingzhang new”" in capsys.readouterr().err
