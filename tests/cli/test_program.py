"""main(): exit codes, what goes to which stream, and that one bad file never stops the others."""

from __future__ import annotations

import errno
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

import mingzhang
from mingzhang.cli import main, program
from mingzhang.cli.commands import COMMANDS
from mingzhang.document import Document
from mingzhang.findings import Report
from mingzhang.points.reading import Reading
from mingzhang.readers import ReadError
from tests.view import sample

Capture = pytest.CaptureFixture[str]
SOURCES = Path(mingzhang.__file__).parent.parent

REPORTS: dict[str, Callable[[], Report]] = {
    "好.txt": sample.report,
    "错.txt": lambda: sample.report(sample.finding_error()),
    "提醒.txt": lambda: sample.report(sample.finding_warning()),
    "全.txt": sample.full_report,
}


@pytest.fixture(autouse=True)
def road(monkeypatch: pytest.MonkeyPatch) -> None:
    """read → recognise → check on made-up files, told apart by their names."""

    def read(path: str) -> Document:
        name = Path(path).name
        if name == "断.txt":
            raise KeyboardInterrupt
        if name == "坏.txt":
            raise ReadError("empty", path)
        if name == "锁.txt":
            raise PermissionError(13, "Permission denied")
        return replace(sample.document(), file=path)

    def recognise(document: Document) -> Reading:
        if document.file.endswith("怪.txt"):
            raise IndexError("tuple index out of range")
        return replace(sample.reading(), document=document)

    def check(reading: Reading) -> Report:
        report = REPORTS[Path(reading.document.file).name]()
        return replace(report, document=replace(report.document, file=reading.document.file))

    monkeypatch.setattr(mingzhang, "read", read)
    monkeypatch.setattr(mingzhang, "recognise", recognise)
    monkeypatch.setattr(mingzhang, "check", check)


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["好.txt"], 0),
        (["提醒.txt"], 0),
        (["错.txt"], 1),
        (["坏.txt"], 2),
        (["锁.txt"], 2),
        (["怪.txt"], 2),
        (["好.txt", "错.txt"], 1),
        (["坏.txt", "错.txt", "好.txt"], 2),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_exit_codes(files: list[str], code: int, form: str, capsys: Capture) -> None:
    """0 nothing at error level, 1 errors, 2 not read; of several files the highest."""
    assert main(["check", *files, "--format", form]) == code
    assert "Traceback" not in capsys.readouterr().err


def test_json_of_one_file_is_one_indented_object(capsys: Capture) -> None:
    """Nothing else on standard output, nothing on standard error."""
    main(["check", "全.txt", "--format", "json"])
    out, err = capsys.readouterr()
    assert json.loads(out)["document"]["file"] == "全.txt"
    assert out.startswith('{\n  "schema"')
    assert err == ""


def test_json_of_several_files_is_one_line_each_in_order(capsys: Capture) -> None:
    """A file that cannot be read keeps its line, and its sentence goes to standard error too."""
    main(["check", "错.txt", "坏.txt", "好.txt", "--format", "json"])
    out, err = capsys.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["document"]["file"] for line in lines] == ["错.txt", "坏.txt", "好.txt"]
    assert lines[1]["error"] == "“坏.txt”是空文件，没有可以核对的内容。"
    assert err == "“坏.txt”是空文件，没有可以核对的内容。\n"


def test_text_of_several_files_ends_with_the_totals(capsys: Capture) -> None:
    """One report each, and how it went on the whole."""
    main(["check", "错.txt", "坏.txt", "好.txt"])
    out = capsys.readouterr().out
    assert out.count("明账核对报告") == 2
    assert out.endswith("共核对 3 个文件：1 个发现错误，0 个未能完成核对，1 个未能读取。\n")


def test_a_program_fault_names_the_file_and_is_no_traceback(capsys: Capture) -> None:
    """Unless --debug is given."""
    assert main(["check", "怪.txt", "好.txt"]) == 2
    out, err = capsys.readouterr()
    assert "核对“怪.txt”时程序出了故障，" in err
    assert "Traceback" not in err
    assert "未发现错误" in out
    main(["check", "怪.txt", "--debug"])
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "没有做完：磁盘空间不够；"),
        (OSError(errno.ENAMETOOLONG, "File name too long", "长"), "没有做完，“长”：文件名太长；"),
        (OSError(9999, "Some words"), "没有做完：系统错误 9999；"),
        (OSError("Some words"), "没有做完：系统没有说明原因；"),
        (MemoryError("words"), "内存不够"),
        (RecursionError("words"), "程序出了故障；请加上 --debug"),
    ],
)
def test_what_no_command_expected_is_told_in_chinese(
    error: Exception, sentence: str, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Neither the system's words nor the names of Python's exceptions mean anything to an accountant."""

    def failing(options: object) -> int:
        raise error

    monkeypatch.setitem(COMMANDS, "rules", failing)
    monkeypatch.setattr(program, "_silence", lambda: None)
    assert main(["rules"]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(sentence)
    assert not re.search("[A-Za-z]{3}", shown.replace("--debug", ""))


def test_an_empty_name_is_no_folder(capsys: Capture) -> None:
    """As a variable that was never set gives it: the folder one stands in must not be checked for it."""
    assert main(["check", ""]) == 2
    assert "文件名是空的" in capsys.readouterr().err


def test_interrupted(tmp_path: Path, capsys: Capture) -> None:
    """Ctrl-C: 130, and no half report."""
    target = tmp_path / "报告.json"
    assert main(["check", "好.txt", "断.txt", "--format", "json", "-o", str(target)]) == 130
    assert list(tmp_path.iterdir()) == []
    assert "已中断" in capsys.readouterr().err


def test_output_to_a_file(tmp_path: Path, capsys: Capture) -> None:
    """Whole, in UTF-8, with nothing on standard output."""
    target = tmp_path / "报告.txt"
    assert main(["check", "全.txt", "-o", str(target)]) == 1
    assert "发现 1 个错误" in target.read_text("utf-8")
    assert capsys.readouterr().out == ""
    assert [path.name for path in tmp_path.iterdir()] == ["报告.txt"]


def test_an_unreadable_file_leaves_an_older_report_alone(tmp_path: Path) -> None:
    """Nothing to write: nothing is touched."""
    target = tmp_path / "报告.txt"
    target.write_text("旧", "utf-8")
    assert main(["check", "坏.txt", "-o", str(target)]) == 2
    assert target.read_text("utf-8") == "旧"


def test_the_report_may_not_replace_its_file(tmp_path: Path, capsys: Capture) -> None:
    """-o names the input by mistake."""
    file = tmp_path / "好.txt"
    file.write_text("原文", "utf-8")
    assert main(["check", str(file), "-o", str(file)]) == 2
    assert file.read_text("utf-8") == "原文"
    assert "不能用报告覆盖它" in capsys.readouterr().err


@pytest.mark.parametrize(("output", "word"), [("", "是一个文件夹"), ("没有/报告.txt", "没有文件夹")])
def test_an_impossible_target_is_refused(output: str, word: str, tmp_path: Path, capsys: Capture) -> None:
    """A folder, or a file in a folder that is not there."""
    assert main(["check", "好.txt", "-o", str(tmp_path / output)]) == 2
    assert word in capsys.readouterr().err


def test_pages_of_several_files_need_a_folder(tmp_path: Path, capsys: Capture) -> None:
    """It is made, and equal names are told apart."""
    folder = tmp_path / "网页" / "今天"
    files = ["甲/错.txt", "乙/错.txt", "坏.txt"]
    assert main(["check", *files, "--format", "html", "-o", str(folder)]) == 2
    assert sorted(path.name for path in folder.iterdir()) == ["错-2.html", "错.html"]
    assert main(["check", *files, "--format", "html"]) == 2
    assert "用 -o 指定一个文件夹" in capsys.readouterr().err
    plain = tmp_path / "文件"
    plain.write_text("", "utf-8")
    assert main(["check", *files, "--format", "html", "-o", str(plain)]) == 2
    assert plain.read_text("utf-8") == ""


def test_a_page_on_standard_output(capsys: Capture) -> None:
    """One file, no -o."""
    assert main(["check", "全.txt", "--format", "html"]) == 1
    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_a_gbk_console_shows_a_question_mark_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """€ and 𠮷 are not in GBK; the report still comes out, and JSON stays UTF-8."""
    monkeypatch.setitem(REPORTS, "全.txt", lambda: replace(sample.report(), remarks=("价 € 𠮷",)))
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "gbk"))
    assert main(["check", "全.txt"]) == 0
    assert "未发现错误" in raw.getvalue().decode("gbk")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "gbk", newline="\r\n"))
    assert main(["check", "全.txt", "--format", "json"]) == 0
    assert "价 € 𠮷" in raw.getvalue().decode("utf-8")
    assert b"\r" not in raw.getvalue()


def test_a_closed_pipe_is_silent(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """mingzhang check … | head."""

    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    assert main(["check", "全.txt"]) == 141
    assert capsys.readouterr().err == ""


def test_a_name_that_is_no_unicode_is_still_json(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linux file names are bytes."""
    name = "\udcff坏.txt"
    monkeypatch.setattr(mingzhang, "read", lambda path: (_ for _ in ()).throw(ReadError("empty", path)))
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, "utf-8"))
    assert main(["check", name, "--format", "json"]) == 2
    assert json.loads(raw.getvalue().decode("utf-8"))["document"]["file"] == name


def test_version_and_help_are_cheap() -> None:
    """The cold start imports no room and neither rich nor json."""
    code = (
        "import sys; from mingzhang.cli import main; main(['--version']);"
        "print([m for m in sys.modules if m.startswith(('mingzhang.', 'rich', 'json', 'highspy'))"
        " and not m.startswith('mingzhang.cli')])"
    )
    environment = {"PYTHONPATH": str(SOURCES), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, env=environment, check=True
    )
    version, modules = done.stdout.decode("utf-8").splitlines()
    assert version == f"明账 mingzhang {mingzhang.__version__}"
    assert modules == "[]"
