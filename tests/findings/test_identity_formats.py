"""One document in every format: the same findings under the same identities, with the same figures."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from mingzhang import check, recognise
from mingzhang.cli import demo
from mingzhang.document import Document
from mingzhang.findings import Finding
from mingzhang.readers import read_file
from mingzhang.readers.text import read_text
from mingzhang.render import render
from tests.readers.writing import to_docx, to_html, to_markdown
from tests.render.annotated import annotated
from tests.years import YEARS, accounts

CLEAN = Path(__file__).parents[1] / "data" / "clean.txt"
PLANTED = (
    ("主要原因是馆舍采暖面积扩大", "主要原因是XX"),
    ("项目支出68.86万元，占19.15%", "项目支出68.86万元，占19.51%"),
    ("比2023年增加1.53万元", "比2022年增加1.53万元"),
    ("维修(护)费、培训费、公务接待费", "维修(护)费、会议费、公务接待费"),
    ("共有3个项目，涉及资金70.10万元", "共有4个项目，涉及资金70.10万元"),
    ("30101\t基本工资\t68.24", "30101\t基本工资\t86.24"),
    ("2012604\t档案馆\t62.87\t\t62.87", "2012604\t档案馆\t62.78\t\t62.87"),
    (
        "征集红色档案件数\t≥120件\t≥120件\t114件\t\t10\t9.5",
        "征集红色档案件数\t≥120件\t≥120件\t114件\t\t10\t9.8",
    ),
)
FORMATS = ("docx", "pdf", "html", "word by hand", "page by hand", "md")


@cache
def document(name: str) -> Document:
    """A disclosure with errors, as it was read from text."""
    if name == "demo":
        return read_file(demo.FOLDER / "demo.txt")
    if name == "years":
        text = accounts(YEARS[2024], YEARS[2023]).replace("年初预算为9.10万元", "年初预算为9.01万元")
        return read_text(text.encode(), "水务.txt", "0" * 64)
    text = CLEAN.read_text("utf-8")
    for old, new in PLANTED:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return read_text(text.encode(), "档案.txt", "0" * 64)


def written(made: Document, form: str) -> tuple[str, bytes]:
    """The document in a format: by the project's own renderers, or as other programs write it."""
    if form == "word by hand":
        return "docx", to_docx(made)
    if form == "page by hand":
        return "html", to_html(made).encode()
    if form == "md":
        return "md", to_markdown(made).encode()
    return form, render(annotated(made, charts=False), form)


def found(made: Document) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Identity → rule and figures of all errors and warnings."""
    findings: list[Finding] = [f for f in check(recognise(made)).findings if f.severity.value != "note"]
    assert len({f.identity for f in findings}) == len(findings)
    return {f.identity: (f.rule.id, f.figures) for f in findings}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(("name", "least"), [("demo", 8), ("clean", 8), ("years", 3)])
def test_findings_are_the_same_in_every_format(name: str, least: int, form: str, tmp_path: Path) -> None:
    wanted = found(document(name))
    assert len(wanted) >= least
    suffix, data = written(document(name), form)
    path = tmp_path / f"决算.{suffix}"
    path.write_bytes(data)
    assert found(read_file(path)) == wanted


def test_tables_alone_keep_the_identities_of_what_stands_in_tables(tmp_path: Path) -> None:
    """A workbook of the tables says less, but what it says has the names it has in the whole document."""
    path = tmp_path / "决算表.xlsx"
    path.write_bytes(render(annotated(document("clean"), charts=False), "xlsx"))
    alone, whole = found(read_file(path)), found(document("clean"))
    salaries = {identity for identity, (_, figures) in whole.items() if "86.24" in figures}
    scores = {identity for identity, (rule, _) in whole.items() if rule == "form.quantitative_score"}
    assert salaries
    assert scores
    assert salaries | scores <= alone.keys()
