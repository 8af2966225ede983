"""``mingzhang coverage``: text, JSON, page; an unreadable file is 2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mingzhang.cli import main
from mingzhang.cli.demo import FOLDER

Capture = pytest.CaptureFixture[str]
DEMO = str(FOLDER / "demo.txt")


def test_text(capsys: Capture) -> None:
    """Two sentences, then the numbers by part; errors in the document are no failure here."""
    assert main(["coverage", DEMO]) == 0
    out = capsys.readouterr().out
    assert "没有任何关系可以对照" in out
    assert "不会被发现" in out
    assert "看不出来的错法" in out


def test_json(capsys: Capture) -> None:
    assert main(["coverage", DEMO, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    counts = found["counts"]
    assert counts["numbers"] == len(found["numbers"])
    assert counts["unguarded"] == sum(1 for number in found["numbers"] if not number["guards"])
    assert 0 < counts["unseen"] < counts["misprints"]


def test_page(capsys: Capture) -> None:
    """The report with the document's numbers shaded."""
    assert main(["coverage", DEMO, "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert 'class="num thin"' in page
    assert '<mark class="bare">' in page


def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: Capture) -> None:
    assert main(["coverage", str(tmp_path / "无.txt")]) == 2
    assert capsys.readouterr().err
