"""``mingzhang accept`` and the options of ``check`` that name other files, on real texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mingzhang.cli import main
from mingzhang.desk.acceptances import NAME, load
from mingzhang.readers import read_file
from mingzhang.render import render
from tests.readers.writing import to_docx, to_html
from tests.render.annotated import annotated
from tests.years import YEARS, accounts, budget

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """2024 with one wrong word, its last year and its budget."""
    text = accounts(YEARS[2024], YEARS[2023]).replace(
        "本部门2024年度机关运行经费", "本部门2023年度机关运行经费"
    )
    (tmp_path / "决算.txt").write_text(text, "utf-8")
    (tmp_path / "2023.txt").write_text(accounts(YEARS[2023], YEARS[2022]), "utf-8")
    (tmp_path / "预算.txt").write_text(budget(YEARS[2024]), "utf-8")
    return tmp_path


def report(capsys: Capture, *arguments: str) -> dict[str, Any]:
    """The JSON report of a check."""
    capsys.readouterr()
    main(["check", *arguments, "--format", "json"])
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def finding(data: dict[str, Any], rule: str) -> dict[str, Any]:
    """The one finding of a rule."""
    (found,) = [f for f in data["findings"] if f["rule"] == rule]
    return dict(found)


def test_other_files_are_compared_and_shown(folder: Path, capsys: Capture) -> None:
    """In the data, in the text and on the page."""
    paths = [str(folder / name) for name in ("决算.txt", "2023.txt", "预算.txt")]
    beside = ["--last-year", paths[1], "--budget", paths[2], "--against", paths[0]]
    data = report(capsys, paths[0], *beside)
    assert [item["part"] for item in data["companions"]] == ["上年决算", "部门预算", "对照文件"]
    assert data["comparisons"][0]["different"] == 0
    main(["check", paths[0], *beside])
    text = capsys.readouterr().out
    assert f"上年决算 {paths[1]}" in text
    assert "个数相同，0 个不同" in text
    page = folder / "报告.html"
    main(["check", paths[0], *beside, "--format", "html", "-o", str(page)])
    assert "个数相同，0 个不同" in page.read_text("utf-8")


def test_a_companion_that_cannot_be_read_is_named(folder: Path, capsys: Capture) -> None:
    assert main(["check", str(folder / "决算.txt"), "--budget", str(folder / "没有.pdf")]) == 2
    assert "用来对照的文件：找不到文件" in capsys.readouterr().err


def test_acceptance_survives_another_format_and_lapses_with_the_figures(
    folder: Path, capsys: Capture
) -> None:
    """Accepted in the text; the same document as DOCX and as HTML; then with another figure."""
    text = folder / "决算.txt"
    rules = [f["rule"] for f in report(capsys, str(text))["findings"]]
    assert rules
    numbers = [f["identity"] for f in report(capsys, str(text))["findings"]]
    assert len(set(numbers)) == len(numbers)
    for code in numbers:
        assert main(["accept", str(text), code, "--reason", "口径不同", "--who", "王会计"]) == 0
    assert "已认可" in capsys.readouterr().err
    assert len(load(folder / NAME)) == len(numbers)
    document = read_file(text)
    (folder / "决算.docx").write_bytes(to_docx(document))
    (folder / "决算.html").write_text(to_html(document), "utf-8")
    for name in ("决算.txt", "决算.docx", "决算.html"):
        data = report(capsys, str(folder / name))
        assert data["findings"] == [], name
        assert data["lapsed"] == []
        assert len(data["accepted"]) == len(numbers)
        assert data["gone"] == []
        assert main(["check", str(folder / name)]) == 0
    capsys.readouterr()


def test_a_changed_figure_is_new_again(folder: Path, capsys: Capture) -> None:
    text = folder / "决算.txt"
    wrong = text.read_text("utf-8").replace("年初预算为9.10万元", "年初预算为9.70万元")
    text.write_text(wrong, "utf-8")
    found = [f for f in report(capsys, str(text))["findings"] if "9.7" in f["figures"]]
    for item in found:
        assert main(["accept", str(text), item["identity"], "--reason", "有批文"]) == 0
    assert not [f for f in report(capsys, str(text))["findings"] if "9.7" in f["figures"]]
    text.write_text(wrong.replace("年初预算为9.70万元", "年初预算为9.80万元"), "utf-8")
    data = report(capsys, str(text))
    assert [f for f in data["findings"] if "9.8" in f["figures"]]
    assert {item["why"] for item in data["lapsed"]} == {"figures"}
    main(["check", str(text)])
    assert "认可已失效" in capsys.readouterr().out
    text.write_text(wrong.replace("年初预算为9.70万元", "年初预算为9.10万元"), "utf-8")
    assert report(capsys, str(text))["gone"]


def test_a_finding_is_named_by_its_number_too(folder: Path, capsys: Capture) -> None:
    text = str(folder / "决算.txt")
    assert main(["accept", text, "1", "--reason", "有理由", "--until", "2099-01-01"]) == 0
    (item,) = load(folder / NAME)
    assert item.until is not None
    assert item.when is not None
    assert main(["accept", text, "99", "--reason", "有理由"]) == 2
    assert "没有问题“99”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("extra", "sentence"),
    [
        (["--reason", " "], "写明理由"),
        (["--reason", "x", "--until", "明年"], "要写日期"),
        (["--reason", "x", "--until", "2001-01-01"], "已经过去"),
    ],
)
def test_a_wrong_acceptance_writes_nothing(
    folder: Path, extra: list[str], sentence: str, capsys: Capture
) -> None:
    assert main(["accept", str(folder / "决算.txt"), "1", *extra]) == 2
    assert sentence in capsys.readouterr().err
    assert not (folder / NAME).exists()


def test_settings_beside_the_file_are_used(folder: Path, capsys: Capture) -> None:
    """A rule of the bureau's own, one switched off; a mistake stops the check with one sentence."""
    text = str(folder / "决算.txt")
    (folder / "mingzhang.toml").write_text(
        "approved = 2025-08-01\npublished = 2025-09-01\n[rules]\n'content.three_public' = '停用'\n"
        "[[rule]]\nid = 'x'\nrelation = '收入决算表[合计] = 支出决算表[合计, 基本支出]'\n",
        "utf-8",
    )
    data = report(capsys, text)
    rules = {rule for f in data["findings"] for rule in [f["rule"], *f["relations"]]}
    assert {"declared.timely", "own.x"} <= rules
    assert not any(rule.startswith("content.three_public") for rule in rules)
    (folder / "mingzhang.toml").write_text("unit_typ = '行政'", "utf-8")
    assert main(["check", text]) == 2
    assert "不认识“unit_typ”" in capsys.readouterr().err


def test_rules_are_listed_as_a_settings_file_has_them(folder: Path, capsys: Capture) -> None:
    config = folder / "局里.toml"
    config.write_text(
        "[rules]\n'agreement' = '停用'\n[[rule]]\nid = 'x'\nname = '自己的'\nrelation = '三公经费.决算 <= 三公经费.预算'\n",
        "utf-8",
    )
    assert main(["rules", "--config", str(config)]) == 0
    out = capsys.readouterr().out
    assert "停用  同数一致" in out
    assert "自己的  own.x" in out
    assert main(["rules", "--config", str(config), "--format", "json"]) == 0
    rules = {rule["id"]: rule for rule in json.loads(capsys.readouterr().out)["rules"]}
    assert rules["agreement"]["used"] is False
    assert rules["own.x"]["used"] is True
    assert main(["rules", "--config", str(folder / "没有.toml")]) == 2


def test_acceptance_survives_the_export_from_docx_to_pdf(tmp_path: Path, capsys: Capture) -> None:
    """Everything found in a whole disclosure is accepted in the DOCX; its PDF and page bring nothing new."""
    text = (Path(__file__).parents[1] / "data" / "clean.txt").read_text("utf-8")
    (tmp_path / "稿.txt").write_text(text.replace("支出决算为2.17万元", "支出决算为2.71万元"), "utf-8")
    document = annotated(read_file(tmp_path / "稿.txt"), charts=False)
    for key in ("docx", "pdf", "html"):
        (tmp_path / f"决算.{key}").write_bytes(render(document, key))
    first = report(capsys, str(tmp_path / "决算.docx"))["findings"]
    assert any(f["severity"] == "error" for f in first)
    codes = [f["identity"] for f in first]
    assert main(["accept", str(tmp_path / "决算.docx"), *codes, "--reason", "已核实"]) == 0
    for key in ("docx", "pdf", "html"):
        data = report(capsys, str(tmp_path / f"决算.{key}"))
        assert data["findings"] == [], key
        assert len(data["accepted"]) == len(codes)
        assert data["lapsed"] == data["gone"] == []
