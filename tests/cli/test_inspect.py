"""``mingzhang inspect``: a page's reading as a drawing."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from mingzhang.cli import main
from mingzhang.cli.arguments import STAGES
from mingzhang.readers.pdf import draw
from tests.readers.pdf.drawing import Sheet, pdf

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    page = Sheet()
    page.table([["项目", "决算数"], ["合计", "12.00"]])
    path = tmp_path / "表.pdf"
    path.write_bytes(pdf(page))
    return path


def test_the_stages_are_those_of_the_reader() -> None:
    assert set(draw.STAGES) == set(STAGES)


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_a_drawing(stage: str, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "图.svg"
    assert main(["inspect", str(file), "--page", "1", "--stage", stage, "-o", str(target)]) == 0
    assert etree.fromstring(target.read_bytes()).tag.endswith("svg")


def test_without_a_target_it_goes_to_the_screen(file: Path, capsys: Capture) -> None:
    assert main(["inspect", str(file), "--page", "1"]) == 0
    assert "12.00" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["表.pdf", "--page", "2"], "没有第 2 页"),
        (["表.txt", "--page", "1"], "不是 PDF"),
        (["没有.pdf", "--page", "1"], "找不到文件"),
        (["表.pdf", "--page", "一"], "要写一个整数"),
        (["表.pdf", "--page", "1", "-o", "表.pdf"], "不能用报告覆盖它"),
    ],
)
def test_what_cannot_be_drawn(
    arguments: list[str], sentence: str, file: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    Path("表.txt").write_text("收入决算表", encoding="utf-8")
    assert main(["inspect", *arguments]) == 2
    assert sentence in capsys.readouterr().err
