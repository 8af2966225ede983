"""The demo: exactly the expected errors, or it says what differs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import mingzhang
from mingzhang.cli import demo as command
from mingzhang.document import Document
from mingzhang.findings import Report
from mingzhang.points.reading import Reading
from tests.view import sample

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An example whose report has one error: 说明三, line 2, 580.37 for 581.37."""

    def read(path: str) -> Document:
        return sample.document()

    def recognise(document: Document) -> Reading:
        return sample.reading()

    def check(reading: Reading) -> Report:
        return sample.full_report()

    monkeypatch.setattr(mingzhang, "read", read)
    monkeypatch.setattr(mingzhang, "recognise", recognise)
    monkeypatch.setattr(mingzhang, "check", check)
    (tmp_path / "demo.txt").write_text("样例", "utf-8")
    return tmp_path


def _expect(folder: Path, *errors: dict[str, object]) -> None:
    (folder / "expected.json").write_text(json.dumps({"errors": errors}), "utf-8")


def test_exactly_the_expected_errors(folder: Path, capsys: Capture) -> None:
    """Rule, line, printed and proposed all agree; the warning does not count."""
    _expect(folder, {"rule": "agreement.prints", "line": 2, "printed": "580.37", "proposed": "581.37"})
    assert command.demo(folder=folder, examples=folder) == 0
    assert capsys.readouterr().out.endswith("样例中预设的 1 个错误全部找到，没有多报。\n")


@pytest.mark.parametrize("wrong", [{"line": 3}, {"rule": "rollup.rows"}, {"printed": "1"}, {"proposed": "1"}])
def test_one_missed_is_one_extra(folder: Path, wrong: dict[str, object], capsys: Capture) -> None:
    """What was expected elsewhere was not found, and what was found was not expected."""
    _expect(folder, {"rule": "agreement.prints", "line": 2} | wrong)
    assert command.demo(folder=folder, examples=folder) == 1
    out = capsys.readouterr().out
    assert "没有找到：" in out
    assert "多报了：本年支出合计前后不一致" in out


def test_the_example_is_missing(tmp_path: Path, capsys: Capture) -> None:
    """A damaged installation."""
    assert command.demo(folder=tmp_path) == 2
    assert "请重新安装明账" in capsys.readouterr().err
