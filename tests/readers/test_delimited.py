"""Rows that a text cuts otherwise than by tabs.

项目,行次,决算数           项目 | 行次 | 决算数        +------+------+
一、收入,1,12.30           一、收入 | 1 | 12.30        | 项目 | 金额 |
二、支出,2,                二、支出 | 2 |              +------+------+
"""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.document import Paragraph, Table
from mingzhang.readers.delimited import delimited
from mingzhang.readers.markdown import read_markdown
from mingzhang.readers.text import read_text


def rows(text: str) -> list[list[list[str]]]:
    document = read_text(text.encode(), "公开.txt", "")
    return [
        [[cell.text for cell in row] for row in block.rows]
        for block in document.blocks
        if isinstance(block, Table)
    ]


def lines(text: str) -> list[str]:
    document = read_text(text.encode(), "公开.txt", "")
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


EXPECTED = [
    [["项目", "行次", "决算数"], ["一、收入", "1", "12.30"], ["二、支出", "2", ""], ["", "3", "5.00"]]
]


@pytest.mark.parametrize(
    "text",
    [
        "项目,行次,决算数\n一、收入,1,12.30\n二、支出,2,\n,3,5.00",
        '项目,行次,"决算数"\n一、收入,1,"12.30"\n二、支出,2,\n,3,5.00',
        "项目 | 行次 | 决算数\n一、收入 | 1 | 12.30\n二、支出 | 2 | \n | 3 | 5.00",
        "项目 | 行次 | 决算数\n--- | --- | ---\n一、收入 | 1 | 12.30\n二、支出 | 2 |\n | 3 | 5.00",
        "| 项目 | 行次 | 决算数 |\n| 一、收入 | 1 | 12.30 |\n| 二、支出 | 2 | |\n| | 3 | 5.00 |",
        "│项目│行次│决算数│\n├───┼───┼───┤\n│一、收入│1│12.30│\n│二、支出│2││\n││3│5.00│",
        "项目｜行次｜决算数\n一、收入｜1｜12.30\n二、支出｜2｜\n｜3｜5.00",
        "+------+----+------+\n| 项目 | 行次 | 决算数 |\n+======+====+======+\n| 一、 | 1 | 12.30 |\n| 收入 | | |\n"
        "+------+----+------+\n| 二、支出 | 2 | |\n+------+----+------+\n| | 3 | 5.00 |\n+------+----+------+",
    ],
    ids=["commas", "quoted", "bare", "ruled", "outer", "drawn", "full width", "grid"],
)
def test_the_same_cells_however_they_are_cut(text: str) -> None:
    assert rows(text) == EXPECTED


@pytest.mark.parametrize(
    "text",
    [
        "项目 | 行次 | 决算数\n--- | --- | ---\n一、收入 | 1 | 12.30\n二、支出 | 2 |\n | 3 | 5.00",
        "|项目|行次|决算数|\n|---|---|---|\n|一、收入|1|12.30|\n|二、支出|2||\n||3|5.00|",
    ],
)
def test_an_empty_first_cell_is_a_cell(text: str) -> None:
    """Without outer pipes the pipe on the left of a row stands behind an empty cell; dropping it moves every figure."""
    document = read_markdown(text.encode(), "公开.md", "")
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [row[-1].text for row in table.rows] == ["决算数", "12.30", "", "5.00"]


def test_a_thousands_separator_in_quotes_is_no_comma() -> None:
    assert rows('合计,"1,776.49",,0.00\n基本支出,"1,000.00",,\n项目支出,776.49,,') == [
        [["合计", "1,776.49", "", "0.00"], ["基本支出", "1,000.00", "", ""], ["项目支出", "776.49", "", ""]]
    ]


def test_a_quoted_cell_may_run_over_lines() -> None:
    """What a spreadsheet saves when a heading is wrapped in its cell."""
    text = '项目,"因公出国\n（境）费",公务接待费\n预算数,0.00,1.00\n决算数,0.00,0.86'
    assert rows(text)[0][0] == ["项目", "因公出国 （境）费", "公务接待费"]


def test_sentences_are_no_rows() -> None:
    """Half-width commas in running text, and one line that speaks of pipes."""
    text = (
        "本年收入1,776.49万元,其中财政拨款1,766.26万元,其他收入10.23万元,都已经收到。\n"
        "本年支出1,776.49万元,其中基本支出1,400.00万元,项目支出376.49万元,都已经支付。\n"
        "比上年增加45.60万元,增长2.6%,其中人员经费增加40.00万元,公用经费增加5.60万元。\n"
        "首页 | 信息公开 | 部门决算"
    )
    assert rows(text) == []
    assert len(lines(text)) == 4


def test_two_lines_with_commas_are_no_table() -> None:
    assert rows("甲,乙,丙\n1,2,3") == []


def test_a_whole_sheet_saved_with_commas() -> None:
    """Title and head line fill up with commas; the sheet that follows has another width."""
    text = (
        "收入支出决算总表,,\n部门：云岭县档案馆,,金额单位：万元\n项目,金额,备注\n收入,1.00,\n支出,1.00,\n"
        "第三部分 说明\n项目,预算数,决算数,备注\n收入,1.00,1.00,\n支出,1.00,1.00,"
    )
    assert [[len(row) for row in table] for table in rows(text)] == [[3] * 5, [4] * 3]
    assert lines(text) == ["第三部分 说明"]


TEXTS = st.sampled_from(
    ["", "合计", "12.30", "1,776.49", "2010101", "一、本年收入", "——", "-0.05", "“三公”经费", 'a"b']
)
TABLES = st.integers(3, 6).flatmap(
    lambda width: st.lists(st.lists(TEXTS, min_size=width, max_size=width), min_size=3, max_size=8)
)


@given(TABLES)
def test_any_table_survives_commas(drawn: list[list[str]]) -> None:
    drawn = [[f"项目{at}", *row[1:]] for at, row in enumerate(drawn)]
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(drawn)
    assert rows(stream.getvalue()) == [drawn]


@given(TABLES, st.booleans(), st.booleans())
def test_any_table_survives_pipes(drawn: list[list[str]], outer: bool, blank: bool) -> None:
    """With outer pipes and without, rows apart or not; an empty row without outer pipes is a row all the same."""
    drawn = [[f"项目{at}", *row[1:]] for at, row in enumerate(drawn)]
    edge = ("| ", " |") if outer else ("", "")
    lines = [edge[0] + " | ".join(row) + edge[1] for row in drawn]
    assert rows(("\n\n" if blank else "\n").join(lines)) == [drawn]


def test_a_sentence_in_three_columns_is_said_once_and_in_two_columns_twice() -> None:
    """A merged cell printed in every column it spans; two cells that rightly say the same."""
    goal = "完成全年档案整理，按时归档。"
    text = f"| 年度目标 | {goal} | {goal} | {goal} | x |\n| 目标 | {goal} | {goal} | 12.30 | 12.30 |\n| a | b | b | b | b |"
    assert rows(text) == [
        [["年度目标", goal, "", "", "x"], ["目标", goal, goal, "12.30", "12.30"], ["a", "b", "b", "b", "b"]]
    ]


def test_lines_drawn_heavy() -> None:
    lines = ["┏━━━┳━━━┓", "┃项目  ┃金额  ┃", "┣━━━╋━━━┫", "┃合计  ┃1.00  ┃", "┗━━━┻━━━┛"]
    assert [delimited(lines)[at] for at in range(5)] == [None, "项目\t金额", None, "合计\t1.00", None]


def test_quoted_cells_between_tabs() -> None:
    """A spreadsheet quotes the cells it copies that hold two lines, and doubles their quotes."""
    lines = [
        ['项目\t"财政', '拨款"\t合计'][0],
        '拨款"\t合计',
        '"""三公""经费"\t1.00\t2.00',
        '他说"好"\t3',
    ]
    assert delimited(lines) == {0: "项目\t财政 拨款\t合计", 1: None, 2: '"三公"经费\t1.00\t2.00'}


def test_short_tables_of_a_comma_separated_file() -> None:
    """The head's line and an empty table have fewer rows than a table needs elsewhere."""
    lines = [
        "部门：某局,,金额单位：万元",
        "项目,决算数,预算数",
        "合计,1.00,2.00",
        "其他,1.00,2.00",
        "",
        "合计,,,",
    ]
    assert set(delimited(lines)) == {0, 1, 2, 3, 5}


def test_commas_of_sentences_are_no_cells() -> None:
    """One table in the file does not make a row of every sentence."""
    lines = ["项目,决算数,预算数", "合计,1.00,2.00", "其他,1.00,2.00", "", "增加, 减少, 持平, 其他的都有。"]
    assert set(delimited(lines)) == {0, 1, 2}
