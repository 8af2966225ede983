"""A folder: a complete list, hostile files named, pairs found, the same bytes however it was run."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import sys
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import openpyxl
import pytest

import mingzhang
from mingzhang.cli import main
from mingzhang.desk import crew, worker
from mingzhang.desk.crew import Limits, handed_over, results
from mingzhang.desk.examine import Outcome
from mingzhang.desk.folder import check_folder, disclosures
from mingzhang.desk.journal import Journal, digest
from mingzhang.desk.pairing import Known, Paired, pairs
from mingzhang.desk.parts import result_name
from mingzhang.desk.settings import FileSettings
from mingzhang.readers.text import read_text
from mingzhang.render import render
from tests.desk.folders import HOSTILE, generated, hostile
from tests.desk.killing import interrupted, outputs
from tests.readers.writing import to_docx
from tests.render.annotated import annotated
from tests.years import YEARS, accounts, budget

TODAY = date(2026, 9, 1)
ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]


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
    reports = {path.name for path in (tmp_path / "1" / "报告").glob("*.html")}
    assert len(reports) == count
    drafts = {path.name for path in (tmp_path / "1" / "批注稿").iterdir()}
    takes_notes = {path.name for path in source.glob("*决算.*") if path.suffix in (".docx", ".pdf")}
    assert drafts == takes_notes - set(HOSTILE)
    overview = (tmp_path / "1" / "总览.html").read_text("utf-8")
    links = [unquote(link) for link in re.findall(r'href="([^"#]+)"', overview)]
    assert {f"报告/{name}" for name in reports} | {f"批注稿/{name}" for name in drafts} <= set(links)
    assert all((tmp_path / "1" / link).is_file() for link in links)
    assert all(name in overview for name in HOSTILE)


def test_killed_at_random_moments_it_goes_on_to_the_same_bytes(tmp_path: Path) -> None:
    """The whole check and single workers of it are killed again and again; in the end nothing shows of it."""
    source = tmp_path / "源"
    source.mkdir()
    generated(source, 2)
    hostile(source)
    assert main(["check", str(source), "-o", str(tmp_path / "一次"), "--workers", "1"]) == 2
    killings = interrupted(source, tmp_path / "几次", seed=2024, whole=4, pause=0.3)
    assert killings.whole > 0
    assert outputs(tmp_path / "几次") == outputs(tmp_path / "一次")


def test_a_worker_killed_from_outside_is_replaced_and_its_file_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a system short of memory does it: the first worker over a file is killed, the second is left alone."""
    monkeypatch.setattr(crew, "WORKER", "tests.desk.bad_worker")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (tmp_path / "一次.txt").touch()
    (found,) = [result for _, result in results([{"file": "一次.txt"}], tmp_path, Limits(seconds=30))]
    assert found["error"] == "读过 一次.txt"


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_what_killed_workers_is_tried_once_more_with_nobody_else_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    """Two workers die over one file while others are busy; at the end, alone, it is done, as with one worker."""
    monkeypatch.setattr(crew, "WORKER", "tests.desk.bad_worker")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    names = ("挤.txt", "慢1.txt", "慢2.txt", "慢3.txt", "死.txt")
    found = dict(results([{"file": n} for n in names], tmp_path, Limits(workers=workers, seconds=30)))
    assert found[0]["error"] == "读过 挤.txt，同时在做的有 0 个"
    assert [found[at]["error"] for at in (1, 2, 3)] == [f"读过 {name}" for name in names[1:4]]
    assert "意外中止" in found[4]["error"]
    assert found[4]["died"] is True


def test_what_killed_a_worker_twice_is_tried_again_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, but not kept: the machine may have been to blame."""
    (tmp_path / "死.txt").write_text("x", "utf-8")
    monkeypatch.setattr(crew, "WORKER", "tests.desk.bad_worker")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    (item,) = check_folder(tmp_path, tmp_path / "果", TODAY, Limits())
    assert "意外中止" in item.error
    assert not list((tmp_path / "果" / ".mingzhang").glob("*.json"))


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


def test_a_worker_whose_master_is_gone_ends_itself() -> None:
    """The system's alarm is set while a file is worked on, and called off after it."""
    signal = pytest.importorskip("signal")
    if not hasattr(signal, "alarm"):
        pytest.skip("这个系统没有闹钟 (no alarm on this system)")
    worker._alarm(90)
    assert 80 <= signal.alarm(0) <= 90
    worker._alarm(90)
    worker._alarm(0)
    assert signal.alarm(0) == 0


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


def test_of_several_that_fit_the_nearest_is_taken() -> None:
    """A copy of everything in another folder: each document goes with its own neighbours."""
    known = [
        Known(f"{folder}/{name}", "青河县水务局", "", year, kind)
        for folder in ("a/备份", "b/正式")
        for name, year, kind in (("2023.pdf", 2023, "部门决算"), ("2024.pdf", 2024, "部门决算"))
    ]
    known.append(Known("2024预算.pdf", "青河县水务局", "", 2024, "部门预算"))
    found = pairs(known, {})
    assert found["b/正式/2024.pdf"] == Paired(("b/正式/2023.pdf",), ("2024预算.pdf",))
    assert found["a/备份/2024.pdf"] == Paired(("a/备份/2023.pdf",), ("2024预算.pdf",))


def test_a_department_goes_with_its_like() -> None:
    """A department and its own office publish under one name, each in every year."""
    known = [
        Known(f"{year}{level}.pdf", "青河县水务局", "", year, f"{level}决算")
        for year in (2023, 2024)
        for level in ("单位", "部门")
    ]
    found = pairs(known, {})
    assert found["2024部门.pdf"].last_years == ("2023部门.pdf",)
    assert found["2024单位.pdf"].last_years == ("2023单位.pdf",)


def test_a_folder_that_cannot_be_looked_into_stops_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Left out in silence its files would pass for checked."""
    (tmp_path / "甲.txt").write_text("x", "utf-8")
    inner = tmp_path / "锁"
    inner.mkdir()
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "锁":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert main(["check", str(tmp_path)]) == 2
    shown = capsys.readouterr().err
    assert f"打不开文件夹“{inner}”：没有权限" in shown
    assert "Permission" not in shown


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


def test_several_years_are_paired_year_by_year(tmp_path: Path) -> None:
    """2022, 2023, 2024 and three budgets: a break between two years is told of the later one, and nowhere else."""
    for year, book in YEARS.items():
        text = accounts(book, YEARS.get(year - 1))
        if year == 2023:
            text = text.replace(
                "机关运行经费为27.63万元，比2022年增加", "机关运行经费为27.63万元，比2022年减少"
            )
        (tmp_path / f"{year}决算.txt").write_text(text, "utf-8")
        (tmp_path / f"{year}预算.txt").write_text(budget(book), "utf-8")
    checked = {item.file: item for item in check_folder(tmp_path, tmp_path / "果", TODAY, Limits())}
    for year in YEARS:
        item = checked[f"{year}决算.txt"]
        assert item.paired.budgets == (f"{year}预算.txt",)
        assert item.paired.last_years == ((f"{year - 1}决算.txt",) if year > 2022 else ())
        broken = {r.partition(":")[0] for f in item.result["report"]["findings"] for r in f["relations"]}
        assert any(rule.startswith("across.") for rule in broken) is (year == 2023)


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


def test_drafts_with_notes_lie_in_the_results_and_follow_their_files(tmp_path: Path, capsys: Capture) -> None:
    """For a DOCX and a PDF with findings, below their own folders; corrected or taken away, the draft goes too."""
    source, target = tmp_path / "源", tmp_path / "果"
    source.joinpath("子").mkdir(parents=True)
    text = read_text(accounts(YEARS[2024]).encode(), "甲.txt", "0" * 64)
    source.joinpath("甲.docx").write_bytes(to_docx(text))
    source.joinpath("子", "乙.pdf").write_bytes(render(annotated(text, charts=False), "pdf"))
    source.joinpath("丙.txt").write_text(accounts(YEARS[2024]), "utf-8")
    source.joinpath("预算.docx").write_bytes(
        to_docx(read_text(budget(YEARS[2024]).encode(), "预算.txt", "0" * 64))
    )
    assert main(["check", str(source), "-o", str(target)]) == 1
    drafts = target / "批注稿"
    assert {path.relative_to(drafts).as_posix() for path in drafts.rglob("*.*")} == {"甲.docx", "子/乙.pdf"}
    with zipfile.ZipFile(drafts / "甲.docx") as package:
        assert "word/comments.xml" in package.namelist()
    first = outputs(target)
    assert main(["check", str(source), "-o", str(target)]) == 1
    assert outputs(target) == first
    drafts.joinpath("甲.docx").write_bytes(b"corrected in the draft itself")
    source.joinpath("子", "乙.pdf").unlink()
    capsys.readouterr()
    assert main(["check", str(source), "-o", str(target)]) == 1
    assert "改名留着：批注稿/甲（改过的）.docx" in capsys.readouterr().err
    assert not (drafts / "子").exists()
    assert (drafts / "甲.docx").read_bytes() == first["批注稿/甲.docx"]


def test_where_the_pictures_of_a_folders_reports_go(tmp_path: Path) -> None:
    """Beside each report, or inside it on request; another choice is another result."""
    source, target = tmp_path / "源", tmp_path / "果"
    source.mkdir()
    text = read_text(accounts(YEARS[2024]).encode(), "甲.txt", "0" * 64)
    source.joinpath("甲.pdf").write_bytes(render(annotated(text, charts=False), "pdf"))
    main(["check", str(source), "-o", str(target)])
    page = (target / "报告" / "甲.pdf.html").read_text("utf-8")
    links = re.findall(r'<img[^>]*src="([^"]*)"', page)
    assert links
    assert all((target / "报告" / unquote(link)).is_file() for link in links)
    main(["check", str(source), "-o", str(target), "--pages", "inside"])
    assert [path.name for path in (target / "报告").iterdir()] == ["甲.pdf.html"]
    assert "data:image/png" in (target / "报告" / "甲.pdf.html").read_text("utf-8")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="这个系统的文件名总是 Unicode")
def test_names_in_gbk_as_an_unpacked_archive_leaves_them(tmp_path: Path, capsys: Capture) -> None:
    """青河.pdf in GBK beside 青河.pdf in UTF-8, and bytes that are neither: all are checked, named and paired."""
    source, target = tmp_path / "源", tmp_path / "果"
    source.mkdir()
    document = read_text(accounts(YEARS[2024], YEARS[2023]).encode(), "甲.txt", "0" * 64)
    data = render(annotated(document, charts=False), "pdf")
    source.joinpath(os.fsdecode("白河2024.pdf".encode("gbk"))).write_bytes(data)
    source.joinpath(os.fsdecode("青河.txt".encode("gbk"))).write_text(accounts(YEARS[2023]), "utf-8")
    source.joinpath("青河.txt").write_text("今天天气很好。", "utf-8")
    source.joinpath(os.fsdecode(b"\xff\xfe.txt")).write_text("x", "utf-8")
    assert main(["check", str(source), "-o", str(target)]) == 2
    shown = capsys.readouterr().out
    assert "白河2024.pdf：发现" in shown
    assert "同时核对：_udcc7" in shown
    assert (target / "批注稿" / "白河2024.pdf").is_file()
    page = (target / "报告" / "白河2024.pdf.html").read_text("utf-8")
    (first, *_) = re.findall(r'<img[^>]*src="([^"]*)"', page)
    assert (target / "报告" / unquote(first)).is_file()
    lines = (target / "结果.jsonl").read_text("utf-8").splitlines()
    files = [json.loads(line)["document"]["file"] for line in lines]
    assert len(set(files)) == 4
    assert {"白河2024.pdf", "青河.txt"} <= set(files)


def test_a_very_long_name_spoils_nothing(tmp_path: Path) -> None:
    """As long as the system takes it; the results add to it, so theirs are cut and told apart."""
    source, target = tmp_path / "源", tmp_path / "果"
    source.mkdir()
    text = accounts(YEARS[2024])
    document = read_text(text.encode(), "甲.txt", "0" * 64)
    names = [f"{'青' * 80}{end}.pdf" for end in "甲乙"]
    for name in names:
        source.joinpath(name).write_bytes(render(annotated(document, charts=False), "pdf"))
    assert main(["check", str(source), "-o", str(target)]) == 1
    assert len(list((target / "报告").glob("*.html"))) == len(list((target / "批注稿").iterdir())) == 2
    for page in (target / "报告").glob("*.html"):
        links = re.findall(r'<img[^>]*src="([^"]*)"', page.read_text("utf-8"))
        assert links
        assert all((target / "报告" / unquote(link)).is_file() for link in links)
    assert result_name("子/甲.pdf") == "子/甲.pdf"


def test_a_letter_names_no_note(tmp_path: Path) -> None:
    source = tmp_path / "源"
    source.mkdir()
    source.joinpath("甲.txt").write_text(accounts(YEARS[2024]), "utf-8")
    for name, extra in (("少", []), ("全", ["--all"])):
        assert main(["check", str(source), "-o", str(tmp_path / name), *extra]) == 1
    few, all_ = ((tmp_path / name / "整改通知" / "青河县水务局.docx").read_bytes() for name in ("少", "全"))
    assert few == all_
    assert (tmp_path / "少" / "问题清单.xlsx").read_bytes() != (
        tmp_path / "全" / "问题清单.xlsx"
    ).read_bytes()


def test_notes_are_listed_on_request(tmp_path: Path) -> None:
    """With --all the list and the draft name them as well; a letter asks nobody to correct a note."""
    source = tmp_path / "源"
    source.mkdir()
    text = Path(__file__).parents[1].joinpath("data", "clean.txt").read_text("utf-8")
    source.joinpath("甲.docx").write_bytes(to_docx(read_text(text.encode(), "甲.txt", "0" * 64)))
    assert main(["check", str(source), "-o", str(tmp_path / "少")]) == 0
    assert main(["check", str(source), "-o", str(tmp_path / "全"), "--all"]) == 0
    assert not (tmp_path / "少" / "批注稿").exists()
    assert (tmp_path / "全" / "批注稿" / "甲.docx").is_file()
    assert not (tmp_path / "全" / "整改通知").exists()
    listed = openpyxl.load_workbook(tmp_path / "全" / "问题清单.xlsx")
    severities = {cell.value for page in listed for row in page.iter_rows() for cell in row}
    assert "提示" in severities


def test_a_draft_that_takes_no_notes_spoils_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = mingzhang.recognise(read_text(accounts(YEARS[2024]).encode(), "甲.docx", "0" * 64))
    outcome = Outcome("甲.docx", mingzhang.check(reading), reading)
    monkeypatch.setattr(worker, "examine", lambda task: outcome)
    monkeypatch.setattr(worker, "draft_of", lambda outcome, notes: 1 // 0)
    result = worker.work({"file": "甲.docx", "today": "2026-09-01"})
    assert result["error"] == ""
    assert result["unmarked"] is True
    monkeypatch.setattr(worker, "page_of", lambda outcome, pages, name: 1 // 0)
    assert "程序出了故障" in worker.work({"file": "甲.docx", "today": "2026-09-01"})["error"]


@pytest.mark.parametrize("cut", [1, 8, 10_000])
def test_an_answer_is_taken_whole_or_not_at_all(cut: int) -> None:
    """A worker that dies while it hands a part over has not answered."""
    stream = io.BytesIO()
    worker._answer(stream, {"error": "", "parts": {"page.html": b"<p>" * 4000, "draft": b"\n\0"}})
    whole = stream.getvalue()
    assert handed_over(io.BytesIO(whole)) == {
        "error": "",
        "parts": {"page.html": b"<p>" * 4000, "draft": b"\n\0"},
    }
    assert handed_over(io.BytesIO(whole[:-cut])) is None


def test_a_journal_whose_parts_lead_elsewhere_is_not_believed(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    journal.put("k", {"error": "", "parts": {"page.html": b"x"}})
    found = journal.get("k")
    assert found is not None
    assert found["parts"]["page.html"].read_bytes() == b"x"
    kept = tmp_path / ".mingzhang" / "k.json"
    for parts in (["../../x"], ["page.html", "draft"], "page.html", [1]):
        kept.write_text(json.dumps({"error": "", "parts": parts}), "utf-8")
        assert journal.get("k") is None


def test_what_somebody_filled_in_is_kept_and_what_is_stale_goes(tmp_path: Path, capsys: Capture) -> None:
    """A reviewer writes into the list; later a unit has nothing to correct any more and its file is gone."""
    source, target = tmp_path / "源", tmp_path / "果"
    source.mkdir()
    generated(source, 2)
    assert main(["check", str(source), "-o", str(target)]) == 1
    before = outputs(target)
    (target / "问题清单.xlsx").write_bytes(b"filled in")
    (target / "备忘.txt").write_text("自己的", "utf-8")
    (target / "整改通知" / ".第001水务站.docx.99.part").write_bytes(b"left behind")
    for file in source.glob("第002*"):
        file.unlink()
    capsys.readouterr()
    assert main(["check", str(source), "-o", str(target)]) == 1
    assert "改名留着：问题清单（改过的）.xlsx" in capsys.readouterr().err
    after = outputs(target)
    assert after["问题清单（改过的）.xlsx"] == b"filled in"
    assert after["备忘.txt"].decode() == "自己的"
    assert any("第002" in name for name in before)
    assert not any("第002" in name or name.endswith(".part") for name in after)
    assert openpyxl.load_workbook(target / "问题清单.xlsx").sheetnames[0] == "汇总"


def test_a_list_of_what_was_written_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    """The list stands in the folder like any file: nothing outside is ever removed because of it."""
    source, target = tmp_path / "源", tmp_path / "果"
    source.mkdir()
    (source / "甲.txt").write_text(accounts(YEARS[2024]), "utf-8")
    outside = tmp_path / "外.txt"
    outside.write_text("x", "utf-8")
    main(["check", str(source), "-o", str(target)])
    listed = {"../外.txt": digest(outside), str(outside): digest(outside)}
    (target / ".mingzhang" / "written.json").write_text(json.dumps(listed), "utf-8")
    main(["check", str(source), "-o", str(target)])
    assert outside.is_file()
