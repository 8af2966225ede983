"""Titles: the kind is in the words, whatever number or order a province gives its tables."""

from __future__ import annotations

import pytest

from mingzhang.points.coordinate import FINAL, INITIAL_BUDGET
from mingzhang.points.trees import FISCAL, GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.recognition.titles import begins_title, table_number, table_title

KINDS = {
    "收支总表": [
        "收入支出决算总表",
        "2024年度收入支出决算总表 公开01表",
        "部门收支总体情况表",
        "部门收支总表",
        "收支预算总表",
    ],
    "收入表": [
        "收入决算表",
        "二、收入决算表",
        "部门收入总体情况表",
        "收入预算总表",
        "附表2 收入决算表",
        "收入决算明细表",
    ],
    "支出表": [
        "支出决算表",
        "部门支出总表",
        "支出预算总表",
        "支出决算表（按单位）",
        "清河县档案馆2024年度支出决算表",
    ],
    "财政拨款总表": ["财政拨款收入支出决算总表", "财政拨款收支总体情况表", "财政拨款收支预算总表"],
    "一般公共支出表": [
        "一般公共预算财政拨款支出决算表",
        "一般公共预算支出情况表",
        "一般公共预算支出预算表（功能科目）",
        "一般公共预算财政拨款收入支出决算表",
    ],
    "基本支出表": [
        "一般公共预算财政拨款基本支出决算明细表",
        "财政拨款基本支出预算表（经济科目）",
        "一般公共预算基本支出表",
    ],
    "项目支出表": ["一般公共预算财政拨款项目支出决算表", "项目支出表"],
    "基金表": [
        "政府性基金预算财政拨款收入支出决算表",
        "政府性基金预算支出表",
        "政府性基金预算财政拨款收入支出决算表（续表）",
    ],
    "国资表": ["国有资本经营预算财政拨款支出决算表", "国有资本经营预算财政拨款收入支出决算表"],
    "三公表": [
        "财政拨款“三公”经费支出决算表",
        "一般公共预算财政拨款“三公”经费及会议费、培训费支出决算表",
        "财政拨款“三公”经费、行政参公单位机关运行经费情况表",
    ],
    "采购表": [
        "政府采购情况表",
        "政府采购支出预算表",
    ],
    "信息表": [
        "部门决算公开相关信息统计表",
        "机构运行信息表",
        "国有资产使用情况表",
    ],
    "机关运行经费表": ["一般公共预算机关运行经费支出预算表"],
    "财政拨款支出表": ["财政拨款支出决算明细表"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_kinds(kind: str, text: str) -> None:
    """Final accounts and budgets, central, provincial and older wordings."""
    title = table_title(text)
    assert title is not None
    assert title.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "",
        "公开02表",
        "第二部分 2024年度部门决算表",
        "一、收入支出决算总体情况说明",
        "详见一般公共预算财政拨款支出决算表",
        "具体如下表",
        "P档案数字化经费项目支出绩效自评表",
        "本表反映部门本年度收入情况，见收入决算表",
        "单位基本情况表",
        "政府购买服务支出情况表",
        "一般性支出情况表",
        "省对下转移支付支出预算表",
    ],
)
def test_what_is_no_statutory_table(text: str) -> None:
    """Headings, references, self-evaluation forms, other lists."""
    assert table_title(text) is None


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("收入决算表", {"measure": "收入", "phase": FINAL}),
        ("财政拨款收入支出决算总表", {"fund": FISCAL, "phase": FINAL}),
        ("一般公共预算财政拨款支出决算表", {"fund": GENERAL, "measure": "支出", "phase": FINAL}),
        ("一般公共预算支出表", {"fund": GENERAL, "measure": "支出"}),
        ("一般公共预算支出预算表", {"fund": GENERAL, "measure": "支出", "phase": INITIAL_BUDGET}),
        ("政府性基金预算财政拨款收入支出决算表", {"fund": GOVERNMENT_FUND, "phase": FINAL}),
        ("国有资本经营预算财政拨款支出决算表", {"fund": STATE_CAPITAL, "measure": "支出", "phase": FINAL}),
        (
            "财政拨款基本支出预算表",
            {"fund": FISCAL, "measure": "支出", "nature": "基本支出", "phase": INITIAL_BUDGET},
        ),
        ("财政拨款“三公”经费支出决算表", {"measure": "三公", "phase": FINAL}),
        ("“三公”经费、会议费、培训费支出预算表", {"phase": INITIAL_BUDGET}),
    ],
)
def test_what_a_title_says_of_every_cell(text: str, context: dict[str, str]) -> None:
    """一般公共预算 is a fund, 支出预算表 a phase; a table that also holds 会议费 is not all 三公."""
    title = table_title(text)
    assert title is not None
    assert dict(title.context) == context


@pytest.mark.parametrize(
    ("text", "number"),
    [("公开01表", 1), ("公开 10 表", 10), ("财决公开06表", 6), ("表3", 3), ("附表12", 12), ("公开", None)],
)
def test_numbers(text: str, number: int | None) -> None:
    """A number is a label, never the key."""
    assert table_number(text) == number


def test_the_first_half_of_a_title() -> None:
    """It names a fund or a form, and does not end as a title does."""
    assert begins_title("政府性基金预算财政拨款")
    assert begins_title("财政拨款“三公”经费支出决")
    assert not begins_title("收入支出决算总表")
    assert not begins_title("清河县档案馆")


@pytest.mark.parametrize(
    "text",
    [
        "表1：收入支出决算总表",
        "表一：收入支出决算总表",
        "附件1：收入支出决算总表",
        "Sheet 1: 收入支出决算总表",
        "《收入支出决算总表》",
        "收入支出决算总表 单位：万元",
        "收入支出决算总表（单位：元）",
    ],
)
def test_labels_marks_and_the_unit_on_the_title_s_line(text: str) -> None:
    title = table_title(text)
    assert title is not None
    assert (title.kind, title.text) == ("收支总表", "收入支出决算总表")


@pytest.mark.parametrize("text", ["见附表1：收入支出决算总表", "支出决算表：反映本年支出", "表1：略"])
def test_a_line_about_a_table_is_no_title(text: str) -> None:
    assert table_title(text) is None


def test_why_a_table_is_empty_begins_no_title() -> None:
    assert not begins_title("本部门无国有资本经营预算")
