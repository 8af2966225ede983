"""Several publications in one file are said in one sentence; none is held against another."""

from __future__ import annotations

import re

import pytest

import mingzhang
from mingzhang.checking.families.content_several import several
from mingzhang.findings import Report, Severity
from mingzhang.points.reading import Reading
from mingzhang.readers.text import read_text
from tests.conftest import ROOT

CLEAN = (ROOT / "tests" / "data" / "clean.txt").read_text("utf-8")


def read(*texts: str) -> Reading:
    return mingzhang.recognise(read_text("\n".join(texts).encode(), "公开.txt", ""))


def checked(*texts: str) -> Report:
    return mingzhang.check(read(*texts))


def unit_of(text: str) -> str:
    return read(text).unit


def another_unit(text: str) -> str:
    """Another unit with other figures, all of them with one digit more in front; without forms."""
    other = text.replace(unit_of(text), "云岭县林业局")
    other = other[: other.rindex("第五部分")]
    return re.sub(r"(?<![\d,.])\d[\d,]*\.\d\d(?=\t|\n|万元)", lambda match: f"1{match.group()}", other)


def accused(report: Report) -> list[str]:
    return [f.rule.id for f in report.findings if f.severity is Severity.ERROR]


def test_one_publication_is_one() -> None:
    assert several(read(CLEAN)) == ()
    assert "content.several" not in {f.rule.id for f in checked(CLEAN).findings}


def test_two_units() -> None:
    """Both are named, nobody is accused, and what could not be compared is undecided."""
    report = checked(CLEAN, another_unit(CLEAN))
    (finding,) = [f for f in report.findings if f.rule.id == "content.several"]
    assert unit_of(CLEAN) in finding.message
    assert "云岭县林业局" in finding.message
    assert "各存成一个文件" in finding.remedy
    assert accused(report) == []
    assert report.counts.relations.undecided > 0


def test_two_years() -> None:
    year = str(read(CLEAN).year)
    report = checked(CLEAN, CLEAN.replace(year, str(int(year) - 1)))
    assert [f.rule.id for f in report.findings if f.rule.id == "content.several"] == ["content.several"]
    assert accused(report) == []


BUDGET = """
第二部分 {unit}2025年部门预算表
收支预算总表
部门：{unit}|||单位：万元
收入||支出|
项目|预算数|项目|预算数
一、一般公共预算拨款收入|100.00|一、一般公共服务支出|100.00
本年收入合计|100.00|本年支出合计|100.00
收入总计|100.00|支出总计|100.00
收入预算总表
部门：{unit}||单位：万元
科目编码|科目名称|本年收入合计
|合计|100.00
201|一般公共服务支出|100.00
支出预算总表
部门：{unit}||||单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
|合计|100.00|80.00|20.00
201|一般公共服务支出|100.00|80.00|20.00
"""


def test_a_budget_behind_final_accounts() -> None:
    report = checked(CLEAN, BUDGET.replace("|", "\t").format(unit=unit_of(CLEAN)))
    (finding,) = [f for f in report.findings if f.rule.id == "content.several"]
    assert "预算" in finding.message
    assert accused(report) == []


def test_a_unit_misprinted_in_one_head_is_not_another_publication() -> None:
    """Two tables with another name are a misprint, and stay an error."""
    unit = unit_of(CLEAN)
    parts = CLEAN.split(f"名称：{unit}")
    if len(parts) < 4:
        pytest.skip("no heads with names")
    text = f"名称：{unit}".join(parts[:2]) + "名称：云岭县林业局" + f"名称：{unit}".join(parts[2:])
    report = checked(text)
    assert "content.several" not in {f.rule.id for f in report.findings}
    assert "wording.unit_name" in accused(report)


def test_the_same_tables_printed_twice_are_one() -> None:
    """Some print the tables before and again after the narrative."""
    start = CLEAN.index("收入支出决算总表")
    assert several(read(CLEAN, CLEAN[start:])) == ()
