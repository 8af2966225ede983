"""Arguments: help and complaints are Chinese and complete."""

from __future__ import annotations

import argparse

import pytest

from mingzhang.cli import main, messages
from mingzhang.cli.arguments import Parser, parser

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check"], "缺少文件。"),
        (["决算.txt"], "没有“决算.txt”这个命令；要核对文件，请写“mingzhang check 决算.txt”。"),
        (["check", "a", "--format", "xml"], "--format 不能是“xml”。"),
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
