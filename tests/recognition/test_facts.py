"""Facts: what document it is, whose, and of which year."""

from __future__ import annotations

import pytest

from mingzhang.points.reading import DocumentKind, Reading
from mingzhang.recognition.assemble import recognise_document
from tests.drawn import document

TABLE = """
支出决算表
部门名称：清河县档案馆 2024年度
单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
合计||12.50|10.00|2.50
"""
BUDGET = TABLE.replace("支出决算表", "支出预算总表")
TEXT = """
第三部分 2024年度部门决算情况说明

一、收入支出决算总体情况说明

2024年度收入总计12.50万元，支出总计12.50万元。
"""


def read(drawing: str) -> Reading:
    return recognise_document(document(drawing))


@pytest.mark.parametrize(
    ("drawing", "kind"),
    [
        (f"清河县档案馆\n2024年度部门决算\n{TABLE}{TEXT}", DocumentKind.DEPARTMENT_ACCOUNTS),
        (f"清河县档案馆\n2024年度单位决算\n{TABLE}{TEXT}", DocumentKind.UNIT_ACCOUNTS),
        (f"清河县档案馆2024年度部门决算公开\n{TABLE}{TEXT}", DocumentKind.DEPARTMENT_ACCOUNTS),
        (TABLE, DocumentKind.ACCOUNTS_TABLES),
        (BUDGET, DocumentKind.BUDGET_TABLES),
        ("这是一段与决算无关的文字，里面什么表也没有。", DocumentKind.UNKNOWN),
    ],
)
def test_kinds(drawing: str, kind: DocumentKind) -> None:
    """Whole disclosures, tables alone, budgets, anything else."""
    assert read(drawing).kind is kind


def test_an_unfilled_template_is_not_a_disclosure() -> None:
    """Full of XX and without a figure."""
    words = "\n".join(f"{number}、收入XX万元，比上年增加XX万元，增长XX%。" for number in range(1, 8))
    assert (
        read(f"上海市XX局2024年度部门决算\n{TEXT.replace('12.50', 'XX')}\n{words}\n").kind
        is DocumentKind.BLANK_TEMPLATE
    )


def test_a_forgotten_placeholder_does_not_make_a_template() -> None:
    """The figures are there."""
    assert (
        read(f"清河县档案馆2024年度部门决算\n{TABLE}{TEXT}\n（一）XX情况\n").kind
        is DocumentKind.DEPARTMENT_ACCOUNTS
    )


@pytest.mark.parametrize(
    "cover",
    [
        "清河县档案馆\n2024年度部门决算",
        "清河县档案馆2024年度部门决算",
        "2024年度\n清河县档案馆\n部门决算公开",
        "清河县\n档案馆2024年度\n部门决算",
        "仅供内部审核\n清河县档案馆\n\n2024年度部门决算公开情况说明",
    ],
)
def test_the_unit_s_name_on_the_cover(cover: str) -> None:
    """One line or three; broken names are mended by the text below."""
    below = "第一部分 清河县档案馆概况\n\n一、主要职责\n\n清河县档案馆负责接收档案。\n"
    reading = read(f"{cover}\n\n目 录\n第一部分 概况|1\n\n{below}{TEXT}")
    assert (reading.unit, reading.year) == ("清河县档案馆", 2024)
    assert reading.unit_cited is not None
    assert reading.unit_cited.printed[:2] == "清河"


def test_without_a_cover_the_tables_say_it() -> None:
    """Most heads win over one misprint."""
    reading = read(
        TABLE
        + TABLE.replace("支出决算表", "收入决算表")
        .replace("支出", "收入")
        .replace("清河县档案馆", "清河县档案局")
        + BUDGET
    )
    assert reading.unit == "清河县档案馆"
    assert reading.year == 2024


def test_the_year_of_most_tables_beats_a_stale_cover() -> None:
    """The cover still says 2022."""
    heads = "".join(
        TABLE.replace("支出决算表", title) for title in ("支出决算表", "一般公共预算财政拨款支出决算表")
    )
    reading = read(f"清河县档案馆\n2022年度部门决算\n{heads}")
    assert reading.year == 2024
    assert reading.year_cited is not None
    assert reading.year_cited.printed == "2024"


def test_nothing_to_say() -> None:
    """No cover, no table, no form."""
    reading = read("一段文字。")
    assert (reading.unit, reading.unit_cited, reading.year, reading.year_cited) == ("", None, None, None)


@pytest.mark.parametrize(
    "date", ["发布时间：2025-09-10", "公开时间：2025年9月10日", "二〇二五年九月（2025.9.1）"]
)
def test_a_date_on_the_cover_is_not_the_year(date: str) -> None:
    """A web page prints its date of publication above everything else."""
    assert read(f"{date}\n清河县档案馆2024年度部门决算\n{TABLE}{TEXT}").year == 2024


def test_a_narrative_with_a_part_for_tables_that_are_pictures_is_whole() -> None:
    """The titles stand there, the tables are scans: they are missing from what was read, not from the document."""
    titles = "第二部分 2024年度部门决算表\n收入支出决算总表\n支出决算表\n"
    text = TEXT.replace("第二部分", "第三部分")
    assert read(f"清河县档案馆2024年度部门决算\n第一部分 概况\n{titles}{text}").whole
    assert not read(f"清河县档案馆2024年度部门决算\n{TEXT}").whole
