"""Columns told by gaps are trusted only where headings and sums agree; nobody is accused by a misread gap."""

from __future__ import annotations

import mingzhang
from mingzhang.findings import Severity
from mingzhang.points.reading import Reading
from mingzhang.readers.text import read_text
from tests.drawn import points, unread
from tests.readers.spaced.test_read import padded

HEAD = "支出决算表\n单位：万元\n"
NOTE = "注：本表反映支出。\n"


def reading(text: str) -> Reading:
    return mingzhang.recognise(read_text((HEAD + text.strip("\n") + "\n" + NOTE).encode(), "公开.txt", ""))


def test_a_table_kept_apart_by_spaces() -> None:
    """Headings in two lines are put together: 对附属单位 / 补助支出."""
    rows = [
        ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出", "对附属单位"],
        ["", "", "", "", "", "补助支出"],
        ["", "合计", "12.00", "10.00", "2.00", ""],
        ["213", "农林水支出", "12.00", "10.00", "2.00", ""],
        ["21301", "农业农村", "10.00", "10.00", "", ""],
        ["21302", "林业和草原", "2.00", "", "2.00", ""],
    ]
    found = reading(padded(rows, 2))
    (table,) = found.tables
    printed = points(table)
    assert printed["项目支出 支出 21302"] == "2.00万元"
    assert printed["基本支出 支出"] == "10.00万元"
    assert [numeral.cited.printed for numeral in found.unread] == []


COLUMNS = ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"]
ROWS = [
    ["", "合计", "12.00", "10.00", "2.00"],
    ["213", "农林水支出", "12.00", "10.00", "2.00"],
    ["21301", "农业农村", "10.00", "10.00", "0.00"],
    ["21302", "林业和草原", "2.00", "0.00", "2.00"],
]


def test_sums_that_fail_in_most_rows_say_that_the_columns_are_wrong() -> None:
    """The headings stand over the wrong figures: every figure is unread, nothing accused."""
    found = reading(padded([[*COLUMNS[:2], "基本支出", "本年支出合计", "项目支出"], *ROWS], 2))
    (table,) = found.tables
    assert points(table) == {}
    assert "合计关系多数不成立" in found.unread[0].why
    errors = [f for f in mingzhang.check(found).findings if f.severity is Severity.ERROR]
    assert errors == []


def test_one_wrong_figure_is_an_error_as_anywhere() -> None:
    """One row breaks its sum, three keep theirs."""
    wrong = [*ROWS[:2], ["21301", "农业农村", "10.00", "10.50", "0.00"], ROWS[3]]
    found = reading(padded([COLUMNS, *wrong], 2))
    broken = {finding.rule.id for finding in mingzhang.check(found).findings}
    assert broken & {"rollup.nature", "rollup.function"}


def test_two_columns_that_mean_the_same_cannot_be_told_apart() -> None:
    """合计 twice: neither is read."""
    found = reading(padded([[*COLUMNS[:2], "合计", "合计", "项目支出"], *ROWS], 2))
    (table,) = found.tables
    assert set(points(table)) == {
        "项目支出 支出",
        "项目支出 支出 213",
        "项目支出 支出 21301",
        "项目支出 支出 21302",
    }
    assert {numeral.why for numeral in found.unread} == {"按空格分出的列里有两列的表头读起来一样，分不清"}


def test_a_page_that_goes_on_without_a_header_and_with_fewer_columns() -> None:
    """基本支出 is blank on the second page: which of the columns is missing there, nobody can tell."""
    first = padded([COLUMNS, *ROWS[:3]], 2)
    second = padded([["21302", "林业和草原", "2.00", "2.00"], ["2130201", "行政运行", "2.00", "2.00"]], 2)
    found = reading(f"{first}\n\f{second}")
    assert {numeral.why for numeral in found.unread} == {"这一行的数按空格分不清在哪一列"}
    assert [f.title for f in mingzhang.check(found).findings if f.severity is Severity.ERROR] == []


def test_headings_in_three_lines_of_a_tabbed_table() -> None:
    """Recovered text cuts a heading as the page did: 政府性基 / 金预算财 / 政拨款."""
    drawing = """
财政拨款收入支出决算总表
单位：万元
收入||支出||||
|||||政府性基|国有资本
||||一般公共预|金预算财|经营预算
项目|决算数|项目|合计|算财政拨款|政拨款|财政拨款
一、一般公共预算财政拨款|5.00|一、一般公共服务支出|5.00|5.00||
二、政府性基金预算财政拨款|1.00|十一、城乡社区支出|1.00||1.00|
"""
    assert unread(drawing) == {}
