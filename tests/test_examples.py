"""The project's own example: clean, nothing is found; with planted errors, exactly these are found.

The unit (云岭县档案馆) is invented, and so are its figures: they were rounded once from amounts in 元, so
the tables carry some legitimate tails (尾差).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import mingzhang
from mingzhang.cli import demo as command
from mingzhang.findings import Finding, Report, Severity
from mingzhang.view.json import dump, report_json

CLEAN = Path(__file__).parent / "data" / "clean.txt"
DEMO = command.FOLDER / "demo.txt"
EXPECTED: list[dict[str, Any]] = json.loads((command.FOLDER / "expected.json").read_text("utf-8"))["errors"]


def _report(path: Path) -> Report:
    return mingzhang.check(mingzhang.recognise(mingzhang.read(path)))


def _of(report: Report, severity: Severity) -> list[str]:
    return [_words(finding) for finding in report.findings if finding.severity is severity]


def _words(finding: Finding) -> str:
    return f"{finding.rule.id} 第{finding.places[0].place.line}行：{finding.title}"


@pytest.fixture(scope="module")
def clean() -> Report:
    """The report on the disclosure without errors."""
    return _report(CLEAN)


@pytest.fixture(scope="module")
def planted() -> Report:
    """The report on the same disclosure with eight errors planted."""
    return _report(DEMO)


def test_clean_disclosure(clean: Report) -> None:
    """Ten tables, three forms, ten sections that agree to the last digit: no error and no warning."""
    assert _of(clean, Severity.ERROR) == []
    assert _of(clean, Severity.WARNING) == []
    assert clean.exit_code == 0


def test_clean_disclosure_is_read_whole(clean: Report) -> None:
    """Not silent because blind: every table and form is recognised, and every number is read and decided."""
    assert (clean.counts.tables, clean.counts.forms) == (10, 3)
    assert clean.document.unit == "云岭县档案馆"
    assert clean.document.year == 2024
    assert clean.counts.unread == 0
    assert clean.counts.relations.undecided == 0
    assert clean.counts.relations.total > 1000
    assert clean.complete


def test_tails_are_told_as_notes(clean: Report) -> None:
    """类 13.62 above 项 9.53 + 4.08: rounding explains it, so it is a note and not an error."""
    assert clean.counts.relations.tail > 0
    assert any("21011" in finding.title for finding in clean.findings if finding.severity is Severity.NOTE)


def test_exactly_the_planted_errors(planted: Report) -> None:
    """One finding for each planted error; nothing else at error level."""
    missed, extra = command.compare(EXPECTED, planted.findings)
    assert missed == []
    assert [_words(finding) for finding in extra] == []
    assert planted.exit_code == 1


def test_planted_errors_raise_no_other_alarm(planted: Report, clean: Report) -> None:
    """Consequences of an error are folded into its finding: no warnings beside the errors."""
    assert _of(planted, Severity.WARNING) == []
    assert planted.counts.relations.total == clean.counts.relations.total


@pytest.mark.parametrize("wanted", EXPECTED, ids=lambda wanted: f"line {wanted['line']}")
def test_each_error_alone(wanted: dict[str, Any], tmp_path: Path) -> None:
    """One damaged line in the clean document, one finding: no error is found only with another's help.

    The balance is printed in two rows, and the score counts in the total: their lines go together.
    """
    lines, damaged = (file.read_text("utf-8").split("\n") for file in (CLEAN, DEMO))
    at = wanted["line"] - 1
    together = {at}
    if wanted.get("rule") == "form.balance":
        together.add(at + 1)
    if wanted.get("rule") == "form.quantitative_score":
        together |= {n for n in range(at, len(lines)) if lines[n] != damaged[n]}
    file = tmp_path / "one.txt"
    file.write_text("\n".join(damaged[n] if n in together else line for n, line in enumerate(lines)), "utf-8")
    missed, extra = command.compare([wanted], _report(file).findings)
    assert missed == []
    assert [_words(finding) for finding in extra] == []


def test_every_expectation_says_why() -> None:
    """expected.json is read by people too: each entry has its reason, and a place."""
    for wanted in EXPECTED:
        assert wanted["why"].endswith("。")
        assert wanted["line"] > 0
    assert len({(wanted["line"], wanted.get("printed")) for wanted in EXPECTED}) == len(EXPECTED)


def test_demo_command(capsys: pytest.CaptureFixture[str]) -> None:
    """``./run demo`` ends well."""
    assert command.demo() == 0
    assert "全部找到" in capsys.readouterr().out


def test_two_runs_give_the_same_bytes() -> None:
    """The same file, the same JSON, byte for byte."""
    first, second = (dump(report_json(_report(DEMO))).encode() for _ in range(2))
    assert first == second


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_saved_on_windows(encoding: str, tmp_path: Path, planted: Report) -> None:
    """Saved by 记事本 in another encoding, with Windows line ends: the findings are the same."""
    file = tmp_path / "决算公开.txt"
    file.write_bytes(DEMO.read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    report = _report(file)
    assert [_words(finding) for finding in report.findings] == [_words(item) for item in planted.findings]
    assert report.counts == planted.counts
