"""Codes of coded tables: every row has its parent, no code stands twice, codes ascend."""

from __future__ import annotations

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, arithmetic_findings, breaks, holds, silent


def test_a_well_formed_table(doc: Drawn) -> None:
    """类, 款, 项 in order.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
    合计 | | 30.00 | 20.00 | 10.00
    205 | 教育支出 | 5.00 | 5.00 |
    20502 | 普通教育 | 5.00 | 5.00 |
    2050202 | 小学教育 | 5.00 | 5.00 |
    213 | 农林水支出 | 25.00 | 15.00 | 10.00
    21303 | 水利 | 25.00 | 15.00 | 10.00
    2130301 | 行政运行 | 15.00 | 15.00 |
    2130306 | 水利工程运行与维护 | 10.00 | | 10.00
    """
    assert holds(doc.reading, "codes.parent")
    assert holds(doc.reading, "codes.unique")
    assert holds(doc.reading, "codes.order")


def test_a_row_without_its_parent(doc: Drawn) -> None:
    """21303 is missing, so both of its 项 hang in the air: one warning for the table.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 25.00
    213 | 农林水支出 | 25.00
    2130301 | 行政运行 | 15.00
    2130306 | 水利工程运行与维护 | 10.00
    """
    (found,) = breaks(doc.reading, "codes.parent")
    assert [item.amount for item in found.operands] == ["2130301", "2130306"]
    assert found.words["parents"] == "21303"
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.severity is Severity.WARNING
    assert "21303" in finding.message


def test_a_code_that_stands_twice(doc: Drawn) -> None:
    """The second 2130301 should be 2130306.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 25.00
    213 | 农林水支出 | 25.00
    21303 | 水利 | 25.00
    2130301 | 行政运行 | 15.00
    2130301 | 水利工程运行与维护 | 10.00
    """
    (found,) = breaks(doc.reading, "codes.unique")
    assert found.words["rows"] == "2130301 水利工程运行与维护"


def test_a_row_printed_twice(doc: Drawn) -> None:
    """The same row twice, one below the other, with the same figures: an error, and not only a remark.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 15.00
    213 | 农林水支出 | 15.00
    21303 | 水利 | 15.00
    2130301 | 行政运行 | 15.00
    2130301 | 行政运行 | 15.00
    """
    (found,) = breaks(doc.reading, "codes.unique")
    assert found.severity is Severity.ERROR


def test_a_code_out_of_order(doc: Drawn) -> None:
    """205 behind 213: a note, nothing more.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 30.00
    213 | 农林水支出 | 25.00
    21303 | 水利 | 25.00
    205 | 教育支出 | 5.00
    20502 | 普通教育 | 5.00
    """
    (found,) = breaks(doc.reading, "codes.order")
    assert found.words["rows"] == "205 教育支出"
    assert arithmetic_findings(doc.reading) == []


def test_a_table_without_codes_is_not_asked(doc: Drawn) -> None:
    """公开01 names its classes without codes.

    收入支出决算总表
    收入 | | | 支出 | |
    项目 | 行次 | 金额 | 项目 | 行次 | 金额
    一、一般公共预算财政拨款收入 | 1 | 45.00 | 五、教育支出 | 3 | 45.00
    本年收入合计 | 2 | 45.00 | 本年支出合计 | 4 | 45.00
    """
    assert silent(doc.reading, "codes.parent")
    assert silent(doc.reading, "codes.unique")
    assert silent(doc.reading, "codes.order")


def test_side_by_side_lists_of_economic_codes_have_no_order(doc: Drawn) -> None:
    """公开06 prints three lists beside each other, read row by row.

    一般公共预算财政拨款基本支出决算明细表
    人员经费 | | | 公用经费 | | | | |
    科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数 | 科目代码 | 科目名称 | 决算数
    301 | 工资福利支出 | 50.00 | 302 | 商品和服务支出 | 4.30 | 310 | 资本性支出 | 0.70
    30101 | 基本工资 | 50.00 | 30201 | 办公费 | 4.30 | 31002 | 办公设备购置 | 0.70
    """
    assert holds(doc.reading, "codes.parent")
    assert holds(doc.reading, "codes.unique")
    assert silent(doc.reading, "codes.order")


SUMMARY = """
收入支出决算总表
收入 | | 支出 |
项目 | 金额 | 项目 | 金额
一、一般公共预算财政拨款收入 | 30.00 | 五、教育支出 | 5.00
 | | 十二、农林水支出 | 25.00
本年收入合计 | 30.00 | 本年支出合计 | 30.00
"""


def test_a_row_without_a_code_that_is_printed_twice() -> None:
    """农林水支出 25.00 stands on two lines: nothing is added up twice, but one line is too many."""
    assert holds(Drawn(SUMMARY).reading, "codes.row_twice")
    line = " | | 十二、农林水支出 | 25.00\n"
    twice = Drawn(SUMMARY.replace(line, line * 2)).reading
    (found,) = breaks(twice, "codes.row_twice")
    assert found.operands[0].amount == "25.00"
    (finding,) = arithmetic_findings(twice)
    assert finding.severity is Severity.WARNING
    other = Drawn(SUMMARY.replace(line, line + " | | 十三、交通运输支出 | 25.00\n")).reading
    assert holds(other, "codes.row_twice")


def test_a_table_of_coded_rows_alone_has_no_such_lines() -> None:
    """Its rows are told apart by their codes, which codes.unique judges."""
    coded = Drawn("支出决算表\n科目代码 | 科目名称 | 本年支出合计\n213 | 农林水支出 | 25.00\n")
    assert silent(coded.reading, "codes.row_twice")


def test_a_row_that_stands_one_column_aside(doc: Drawn) -> None:
    """The figures of 213 stand one column too far right: each is named with both columns.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出
    合计 | | 30.00 | 20.00 | 10.00 |
    205 | 教育支出 | 5.00 | 5.00 | |
    213 | 农林水支出 | | 25.00 | 15.00 | 10.00
    """
    (found,) = breaks(doc.reading, "codes.shifted")
    assert found.words["moves"].startswith("25.00 印在“基本支出”，应在“本年支出合计”")
    assert found.words["side"] == "右"
    assert found.guilty == (0, 1, 2)
    (finding,) = arithmetic_findings(doc.reading)
    assert finding.severity is Severity.ERROR


def test_a_row_that_lost_a_cell_is_only_read_aside(doc: Drawn) -> None:
    """Recovered text lost the empty cells of 213: the layout is repaired, and no error told.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出
    合计 | | 30.00 | 20.00 | 10.00 |
    205 | 教育支出 | 5.00 | 5.00 | |
    213 | 农林水支出 | 25.00 | 15.00 | 10.00
    """
    assert holds(doc.reading, "codes.shifted")
    assert arithmetic_findings(doc.reading) == []


def test_a_document_without_tables_has_no_row_aside(doc: Drawn) -> None:
    """Nothing is printed that could stand aside.

    第三部分 情况说明
    """
    assert silent(doc.reading, "codes.shifted")


def test_a_parent_that_another_table_lists_is_missing_here(doc: Drawn) -> None:
    """公开03 lists 20502, 公开05 does not, and every other item there has its parent: an error.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计
    合计 | | 30.00
    205 | 教育支出 | 5.00
    20502 | 普通教育 | 5.00
    2050202 | 小学教育 | 5.00
    213 | 农林水支出 | 25.00
    21303 | 水利 | 25.00
    2130301 | 行政运行 | 15.00
    2130306 | 水利工程运行与维护 | 10.00

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计
    合计 | | 30.00
    205 | 教育支出 | 5.00
    2050202 | 小学教育 | 5.00
    213 | 农林水支出 | 25.00
    21303 | 水利 | 25.00
    2130301 | 行政运行 | 15.00
    2130306 | 水利工程运行与维护 | 10.00
    """
    (found,) = breaks(doc.reading, "codes.parent")
    assert found.severity is Severity.ERROR
