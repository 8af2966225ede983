"""The report as text. golden/report.txt is the whole report on the made-up disclosure."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from mingzhang.view import report_text
from mingzhang.view.layout import Line, Span, width
from mingzhang.view.terminal import paint
from tests.view import sample

GOLDEN = Path(__file__).parent / "golden" / "report.txt"


def test_the_whole_report() -> None:
    """Read the golden file: it is what a person sees."""
    assert report_text(sample.full_report(), columns=80) == GOLDEN.read_text("utf-8")


@pytest.mark.parametrize("columns", [48, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    """Narrow windows wrap; the table of families needs 70 columns and is left alone."""
    lines = report_text(sample.full_report(), columns=columns, full=True).splitlines()
    tables = {line for line in lines if line.endswith(tuple("0123456789")) or line.startswith("类别")}
    assert all(width(line) <= columns for line in lines if line not in tables)


def test_notes_are_one_line_each_unless_all_is_asked_for() -> None:
    """The note's remedy and operands appear only in full."""
    assert "一般不用修改。\n" not in report_text(sample.report(sample.finding_note()))
    assert "一般不用修改。\n" in report_text(sample.report(sample.finding_note()), full=True)


def test_long_lists_are_cut_with_their_count() -> None:
    """16 unread numbers: ten, and how many more."""
    text = report_text(sample.report(unread=16))
    assert "未能读出的数字（16 个）" in text
    assert "另有 6 项" in text
    assert "另有 6 项" not in report_text(sample.report(unread=16), full=True)


def test_a_rule_without_instance_says_why() -> None:
    """No form, no weights."""
    assert "文件中没有自评表：权重" in report_text(sample.report())


def test_hostile_text_cannot_steer_the_terminal() -> None:
    """The escape code of the hostile cell is gone."""
    assert "\x1b" not in report_text(sample.full_report(), full=True)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file gets plain text; the words are the same."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    lines: list[Line] = [(Span("错误 1", "error"), Span("  本年支出合计"))]
    file, terminal = io.StringIO(), _Terminal()
    paint(lines, file)
    paint(lines, terminal)
    assert file.getvalue() == "错误 1  本年支出合计\n"
    assert "\x1b[" in terminal.getvalue()
    assert "本年支出合计" in terminal.getvalue()
