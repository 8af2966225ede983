"""A folder: a complete list, hostile files named, pairs found, the same bytes however it was run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import mingzhang
from mingzhang.cli import main
from mingzhang.desk import crew
from mingzhang.desk.crew import Limits, results
from mingzhang.desk.folder import check_folder, disclosures
from mingzhang.desk.pairing import Known, Paired, pairs
from mingzhang.desk.settings import FileSettings
from tests.desk.folders import HOSTILE, generated, hostile
from tests.years import YEARS, accounts

TODAY = date(2026, 9, 1)
SOURCES = Path(mingzhang.__file__).parent.parent
ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file a person sees, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".mingzhang" not in path.parts
    }


def test_one_worker_and_two_give_the_same_bytes_and_nothing_is_left_out(
    tmp_path: Path, capsys: Capture
) -> None:
    source = tmp_path / "源"
    source.mkdir()
    count = generated(source, 2)
    hostile(source)
    for workers in ("1", "2"):
        assert main(["check", str(source), "-o", str(tmp_path / workers), "--workers", workers]) == 2
    shown = capsys.readouterr().out
    assert outputs(tmp_path / "1") == outputs(tmp_path / "2")
    lines = [json.loads(line) for line in (tmp_path / "1" / "结果.jsonl").read_text("utf-8").splitlines()]
    assert len(lines) == count + len(HOSTILE)
    failed = {line["document"]["file"]: line["error"] for line in lines if "error" in line}
    assert set(failed) == set(HOSTILE)
    assert all(failed.values())
    assert all(f"{name}：未能核对。" in shown for name in HOSTILE)
    book = openpyxl.load_workbook(tmp_path / "1" / "问题清单.xlsx")
    assert {"汇总", "检查表", "未能核对的文件", "配对", "第001水务站", "第002水务站"} <= set(book.sheetnames)
    assert (tmp_path / "1" / "整改通知" / "第001水务站.docx").is_file()
    assert not list(tmp_path.parent.rglob("逃.txt"))


def test_killed_at_any_moment_it_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    """Killed after the first, the third and the sixth result; then run to the end."""
    source = tmp_path / "源"
    source.mkdir()
    generated(source, 2)
    assert main(["check", str(source), "-o", str(tmp_path / "一次"), "--workers", "1"]) == 1
    target = tmp_path / "几次"
    command = [sys.executable, "-m", "mingzhang", "check", str(source), "-o", str(target), "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    for moment in (1, 3, 6):
        with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None and len(list((target / ".mingzhang").glob("*.json"))) < moment:
                time.sleep(0.02)
            process.send_signal(signal.SIGKILL)
    kept = len(list((target / ".mingzhang").glob("*.json")))
    assert kept >= 6
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    assert outputs(target) == outputs(tmp_path / "一次")


def test_what_is_finished_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run asks no worker; a changed file alone is done again, with those it belongs to."""
    source = tmp_path / "源"
    source.mkdir()
    generated(source, 1)
    check_folder(source, tmp_path / "果", TODAY, Limits())
    asked: list[str] = []

    def watched(tasks, folder, limits):  # type: ignore[no-untyped-def]
        asked.extend(task["file"] for task in tasks)
        return results(tasks, folder, limits)

    monkeypatch.setattr("mingzhang.desk.folder.results", watched)
    first = check_folder(source, tmp_path / "果", TODAY, Limits())
    assert asked == []
    (changed,) = source.glob("*2024决算.txt")
    changed.write_text(changed.read_text("utf-8").replace("收入总计为", "收入总计 为"), "utf-8")
    check_folder(source, tmp_path / "果", TODAY, Limits())
    assert asked == [changed.name, changed.name]
    assert len(first) == 4


def test_a_worker_that_dies_or_hangs_takes_nothing_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "WORKER", "tests.desk.bad_worker")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    tasks = [{"file": name} for name in ("甲.txt", "死.txt", "挂.txt", "乙.txt")]
    found = dict(results(tasks, tmp_path, Limits(workers=1, seconds=3)))
    assert found[0]["error"] == "读过 甲.txt"
    assert "意外中止" in found[1]["error"]
    assert "超过 3 秒" in found[2]["error"]
    assert found[3]["error"] == "读过 乙.txt"


def test_a_file_that_outgrows_its_memory_is_named(tmp_path: Path) -> None:
    """Far too little memory for anything: every file is named with a reason, and the check ends."""
    (tmp_path / "甲.txt").write_text(accounts(YEARS[2024]) * 40, "utf-8")
    (item,) = check_folder(tmp_path, tmp_path / "果", TODAY, Limits(megabytes=48))
    assert item.error


def test_pairs_are_found_and_can_be_corrected() -> None:
    """By unit and year; a whole disclosure before bare tables; the settings before everything."""
    known = [
        Known("2024.pdf", "青河县水务局", "101", 2024, "部门决算"),
        Known("a表.xlsx", "青河县水务局", "101", 2023, "决算表"),
        Known("旧名2023.pdf", "青河县水利局", "101", 2023, "部门决算"),
        Known("2024预算.pdf", "青河县 水务局", "", 2024, "部门预算"),
        Known("别处2023.pdf", "白河县水务局", "102", 2023, "部门决算"),
        Known("无名.pdf", "", "", 2024, "部门决算"),
    ]
    found = pairs(known, {})
    assert found["2024.pdf"] == Paired(("旧名2023.pdf",), ("2024预算.pdf",))
    assert not found["别处2023.pdf"]
    assert not found["无名.pdf"]
    said = {"2024.pdf": FileSettings("2024.pdf", last_year=("a表.xlsx",), budget=())}
    assert pairs(known, said)["2024.pdf"] == Paired(("a表.xlsx",), ())


def test_the_break_only_the_pair_can_tell_is_found(tmp_path: Path) -> None:
    """The invented last year of one document, without any option given."""
    generated(tmp_path, 1)
    (this,) = tmp_path.glob("*2024决算.txt")
    this.write_text(this.read_text("utf-8").replace("年初预算为9.10万元", "年初预算为9.20万元"), "utf-8")
    checked = {item.file: item for item in check_folder(tmp_path, tmp_path / "果", TODAY, Limits())}
    item = checked[this.name]
    assert item.paired.last_years
    relations = {r.partition(":")[0] for f in item.result["report"]["findings"] for r in f["relations"]}
    assert "across.budget" in relations


def test_only_documents_are_taken_and_links_are_not_followed(tmp_path: Path) -> None:
    for name in ("甲.txt", "图.jpg", "~$甲.docx", ".隐.txt", "果/乙.txt", "子/丙.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x", "utf-8")
    (tmp_path / "链.txt").symlink_to(tmp_path / "甲.txt")
    (tmp_path / "环").symlink_to(tmp_path)
    assert disclosures(tmp_path, tmp_path / "果") == sorted(["子/丙.pdf", "甲.txt"])


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        (["--format", "html"], "一次只能核对一个文件夹"),
        (["--budget", "x"], "一次只能核对一个文件夹"),
        (["--workers", "0"], "--workers 后面要写大于零的整数"),
        (["--time-limit", "x"], "--time-limit 后面要写大于零的整数"),
    ],
)
def test_options_that_do_not_go_with_a_folder(
    tmp_path: Path, extra: list[str], sentence: str, capsys: Capture
) -> None:
    assert main(["check", str(tmp_path), *extra]) == 2
    assert sentence in capsys.readouterr().err


def test_an_empty_folder_and_wrong_settings_are_told(tmp_path: Path, capsys: Capture) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "没有找到可以核对的文件" in capsys.readouterr().err
    (tmp_path / "甲.txt").write_text("x", "utf-8")
    (tmp_path / "mingzhang.toml").write_text("x = 1", "utf-8")
    assert main(["check", str(tmp_path)]) == 2
    assert "不认识“x”" in capsys.readouterr().err
