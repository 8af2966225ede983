"""Heads: title, number, unit name, year and money unit, however the lines are broken."""

from __future__ import annotations

import pytest

from mingzhang.amount import WAN, YUAN, Unit
from mingzhang.points.reading import RecognisedTable
from mingzhang.recognition.heads import is_head_line
from tests.drawn import table, tables, unread

ROWS = """科目编码|科目名称|本年支出合计|基本支出|项目支出
合计||12.50|10.00|2.50
"""


def head(lines: str) -> RecognisedTable:
    return table(f"{lines}\n{ROWS}")


@pytest.mark.parametrize(
    "lines",
    [
        "支出决算表\n公开03表\n部门名称：清河县档案馆\n2024年度\n金额单位：万元",
        "支出决算表\n\n公开03\n\n表\n\n部门名称：清河县档案馆\n\n2024年度\n\n金额单位：万元\n",
        "支出决算表\n公开03表\n部门名称：清河县档案馆 2024年度\n金额单位：万元",
        "公开03表\n支出决算表\n部门名称：清河县档案馆 2024年度 金额单位：万元",
        "支出决算表 公开03表\n部门名称：清河县档案馆2024年度\n金额单位：人民币万元",
        "支出决算表\n||||公开03表\n部门名称：清河县档案馆||2024年度||金额单位：万元",
        "支出决算表||||\n公开03表||||\n部门名称：清河县档案馆||2024年度||\n||||金额单位：万元",
        "三、支出决算表（公开03表）\n部门名称: 清河县档案馆\n（2024年度）\n金额单位(万元)",
    ],
)
def test_a_head_in_every_layout(lines: str) -> None:
    """One line or five, number above or below, inside the table's rows or outside."""
    found = head(lines).head
    assert (found.number, found.name, found.year, found.unit) == ("公开03", "清河县档案馆", 2024, WAN)
    assert found.name_label == "部门名称"
    assert unread(f"{lines}\n{ROWS}") == {}


@pytest.mark.parametrize(
    ("line", "label", "unit"),
    [
        ("单位：万元", "单位", WAN),
        ("单位:元", "单位", YUAN),
        ("金额单位：人民币元", "金额单位", YUAN),
        ("货币单位：万元", "货币单位", WAN),
    ],
)
def test_only_a_unit_line(line: str, label: str, unit: Unit) -> None:
    """Shanghai prints nothing else: 单位：万元 is no unit's name."""
    found = head(f"支出决算表\n{line}").head
    assert (found.unit_label, found.unit, found.name, found.number) == (label, unit, "", "")


@pytest.mark.parametrize(
    "label", ["部门", "单位", "部门名称", "单位名称", "编制单位", "填报单位", "公开部门", "部门（单位）名称"]
)
def test_labels_of_the_unit_name(label: str) -> None:
    """They differ by place; the name is the name."""
    assert head(f"支出决算表\n{label}：清河县档案馆").head.name == "清河县档案馆"


def test_the_cited_places_lead_to_the_words() -> None:
    """A finding about the year points at 2024, not at the line."""
    found = head("支出决算表\n部门名称：清河县档案馆 2024年度\n金额单位：万元").head
    assert found.year_cited is not None
    assert (found.year_cited.printed, found.year_cited.place.line) == ("2024", 2)
    assert (found.year_cited.place.start, found.year_cited.place.end) == (12, 16)


def test_a_title_over_two_lines() -> None:
    """支出决算表 alone would be another table."""
    found = head("政府性基金预算财政拨款\n收入支出决算表\n公开08表")
    assert (found.kind, found.head.title) == ("基金表", "政府性基金预算财政拨款收入支出决算表")


def test_a_title_broken_inside_a_word() -> None:
    """…支出决 / 算表."""
    found = head("2024年度一般公共预算财政拨款支出决\n算表\n公开05表")
    assert (found.kind, found.head.year) == ("一般公共支出表", 2024)


def test_a_unit_printed_once_holds_for_the_tables_below() -> None:
    """元 above the first table only."""
    first, second = tables(
        f"收入决算表\n单位：元\n科目编码|科目名称|本年收入合计|财政拨款收入\n合计||1200.50|1200.50\n\n支出决算表\n{ROWS}"
    )
    assert [{str(item.amount.unit.symbol) for item in found.prints} for found in (first, second)] == [
        {"元"},
        {"元"},
    ]


def test_a_unit_in_a_heading() -> None:
    """金额（元） says it too."""
    found = table(
        "支出决算表\n部门：清河县档案馆\n科目编码|科目名称|本年支出合计（元）|基本支出（元）\n合计||125000.00|100000.00\n"
    )
    assert {item.amount.unit for item in found.prints} == {YUAN}


def test_notes_below() -> None:
    """注 and 说明 belong to the table, the next heading does not."""
    found = head("支出决算表\n单位：万元")
    assert found.notes == ()
    found, *_ = tables(
        f"支出决算表\n单位：万元\n{ROWS}\n注：本表反映部门本年度各项支出情况。\n说明：四舍五入。\n第三部分 情况说明\n"
    )
    assert [note.printed[:2] for note in found.notes] == ["注：", "说明"]


@pytest.mark.parametrize(
    "text",
    ["（单位：万元）", "公开01表  单位：万元", "单位∶元", "单位;万元", "部门：云岭县档案馆　　金额单位：元"],
)
def test_head_lines_with_brackets_other_colons_or_side_by_side(text: str) -> None:
    assert is_head_line(text)


def test_a_sentence_with_a_gap_is_no_head_line() -> None:
    assert not is_head_line("本单位  共有3人")


def test_a_cell_of_several_head_lines_is_one() -> None:
    """The right cell of a frame between title and table."""
    assert is_head_line("公开03表\n金额单位：万元")
    assert not is_head_line("公开03表\n合计")


@pytest.mark.parametrize(
    ("line", "year"), [("编制日期：2025年3月10日", None), ("2024年12月31日", 2024), ("2024年度", 2024)]
)
def test_a_date_of_making_is_not_the_year_of_the_accounts(line: str, year: int | None) -> None:
    found = head(f"支出决算表\n部门：清河县档案馆\n{line}\n金额单位：万元").head
    assert (found.year, found.unit) == (year, WAN)
