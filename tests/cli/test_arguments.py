"""Arguments: help and complaints are Chinese and complete."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from mingzhang.cli import main, messages
from mingzhang.cli.arguments import Parser, parser
from mingzhang.cli.commands import COMMANDS

CLEAN = Path(__file__).parents[1] / "data" / "clean.txt"
Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check"], "缺少 文件。"),
        (["accept"], "缺少 文件、问题、--reason。"),
        (
            ["check", "--last-year", "a", "b"],
            "缺少 文件。要核对的文件请写在 --last-year、--budget、--against 这些选项的前面。",
        ),
        (["classification", "x"], "动作 不能是“x”，可以写：load、list。"),
        (["new", "a", "--year", "去年"], "--year 后面要写一个整数，不能是“去年”。"),
        (["决算.txt"], "没有“决算.txt”这个命令；要核对文件，请写“mingzhang check 决算.txt”。"),
        (
            ["check", "a", "--format", "xml"],
            "--format 不能是“xml”，可以写：text、json、html、xlsx、letter、marked。",
        ),
        (["check", "a", "--foo"], "不认识“--foo”。"),
        (["check", "a", "-o"], "-o/--output 后面要写一个值。"),
        (["check", "a", "--all=1"], "--all 后面不需要值。"),
    ],
)
def test_a_wrong_command_is_explained(arguments: list[str], sentence: str, capsys: Capture) -> None:
    """Exit code 2, one line, no English."""
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"命令写得不对：{sentence}")
    assert "--help" in err
    assert err.count("\n") == 1


def test_without_a_command_the_help_is_shown(capsys: Capture) -> None:
    """On standard error, as something is missing."""
    assert main([]) == 2
    assert capsys.readouterr().err == messages.HELP


def _commands(top: Parser) -> dict[str, argparse.ArgumentParser]:
    (action,) = [a for a in top._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(action.choices)


def test_every_command_does_something() -> None:
    """A command that the parser takes has a way to run it, and the other way round."""
    assert set(_commands(parser("1"))) == set(COMMANDS)


def test_every_option_is_in_its_help_page(capsys: Capture) -> None:
    """The pages are written by hand; this holds them to the code."""
    top = parser("1")
    for name, command in _commands(top).items():
        assert name in top.format_help()
        assert main([name, "--help"]) == 0
        page = capsys.readouterr().out
        for action in command._actions:
            assert all(option in page for option in action.option_strings), (name, action.option_strings)
            assert all(choice in page for choice in action.choices or ()), name


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "{file}", "--workers", "2"], "--workers 只在核对文件夹时有用"),
        (["check", "{file}", "--config", "没有.toml"], "读不了“没有.toml”：没有这个文件；"),
        (["new", "{file}"], "这里要写到一个文件夹里，而“{file}”是一个文件；请换一个名字。"),
        (["import", "{file}", "-o", "{file}"], "这里要写到一个文件夹里"),
        (
            ["build", "{file}", "-o", "o"],
            "“{file}”不是填报工作簿；请用“mingzhang new”生成“账簿.xlsx”，填好以后再编制。",
        ),
        (["build", "没有.xlsx", "-o", "o"], "找不到文件“没有.xlsx”，请检查路径和文件名。"),
        (["score", "{folder}"], "“{folder}”不是填报工作簿"),
        (["coverage", "{folder}"], "“{folder}”是一个文件夹，请指定其中的一个文件。"),
        (["accept", "{folder}", "1", "--reason", "x"], "“{folder}”是一个文件夹"),
        (["inspect", "{file}", "--page", "1"], "不是 PDF"),
        (["classification", "load", "{file}"], "多半不是财政部门发布的科目表，没有装入。"),
    ],
    ids=lambda value: " ".join(value[:2]) if isinstance(value, list) else "",
)
def test_what_people_get_wrong_is_told_in_one_chinese_sentence(
    arguments: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """A file for a folder, a folder for a file, a path that is none: what is wrong and what to do."""
    monkeypatch.setenv("MINGZHANG_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "决算.txt"
    file.write_text(CLEAN.read_text("utf-8"), "utf-8")
    words = {"file": str(file), "folder": str(tmp_path)}
    assert main([text.format(**words) for text in arguments]) == 2
    err = capsys.readouterr().err
    assert sentence.format(**words) in err
    assert "程序出了故障" not in err
    assert not re.search(r"[A-Z][a-z]+ [a-z]+", err), "no English of the system"
