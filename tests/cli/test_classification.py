"""``mingzhang classification``: an official list is read, kept and used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mingzhang.cli import main
from mingzhang.desk import accounts
from mingzhang.points import classification
from mingzhang.points.classification import function_names
from mingzhang.points.classification.listing import codes_of

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path / "home"))
    accounts.use_loaded.cache_clear()
    yield tmp_path
    classification.forget()
    accounts.use_loaded.cache_clear()


def _list(folder: Path, count: int = 30) -> str:
    """2025年政府收支分类科目: 201 and thirty 款 below it, one of them with a new name."""
    rows = ["2025年政府收支分类科目", "类\t款\t项\t科目名称", "201\t\t\t一般公共服务支出"]
    rows += [f"\t{number:02d}\t\t事务{number}" for number in range(1, count + 1)]
    file = folder / "科目.txt"
    file.write_text("\n".join(rows), encoding="utf-8")
    return str(file)


@pytest.mark.parametrize(
    "rows",
    [
        [["201", "一般公共服务支出"], ["20101", "人大事务"], ["2010101", "行政运行"]],
        [["201", "", "", "一般公共服务支出"], ["", "01", "", "人大事务"], ["", "", "01", "行政运行"]],
        [["201", "", "", "一般公共服务支出"], ["201", "01", "", "人大事务"], ["201", "01", "01", "行政运行"]],
    ],
    ids=["whole", "split", "split and repeated"],
)
def test_codes_whole_and_split(rows: list[list[str]]) -> None:
    assert codes_of(rows) == {"201": "一般公共服务支出", "20101": "人大事务", "2010101": "行政运行"}


def test_other_numbers_are_no_codes() -> None:
    assert codes_of([["1", "甲"], ["501", "机关工资"], ["2025", "年"], ["12.50", "乙"]]) == {}


def test_a_list_is_kept_and_used(home: Path, capsys: Capture) -> None:
    assert main(["classification", "load", _list(home)]) == 0
    assert "已装入 2025 年科目表：31 个科目" in capsys.readouterr().out
    assert main(["classification", "list"]) == 0
    assert "2025 年：31 个科目" in capsys.readouterr().out
    accounts.use_loaded()
    assert function_names()["20130"] == "事务30"
    assert function_names()["2010101"] == "行政运行"  # what was shipped is still known


@pytest.mark.parametrize(
    ("count", "sentence"), [(3, "没有认出科目编码和名称（只认出 4 个）"), (30, "没有写明年度")]
)
def test_what_is_no_list_is_refused(count: int, sentence: str, home: Path, capsys: Capture) -> None:
    file = Path(_list(home, count))
    file.write_text(file.read_text("utf-8").replace("2025年", ""), encoding="utf-8")
    assert main(["classification", "load", str(file)]) == 2
    assert sentence in capsys.readouterr().err
    assert not accounts.loaded()


def test_without_a_file_it_is_asked_for(capsys: Capture) -> None:
    assert main(["classification", "load"]) == 2
    assert "文件名" in capsys.readouterr().err


def test_nothing_loaded_is_said(capsys: Capture) -> None:
    assert main(["classification", "list"]) == 0
    assert "还没有装入" in capsys.readouterr().out
