"""The coverage map: what is guarded, and which wrong digits would go unseen."""

from __future__ import annotations

from mingzhang.checking.coverage import coverage_map
from mingzhang.findings.coverage import Guarded
from tests.checking.tables import Drawn, read


def numbers(doc: Drawn) -> dict[str, Guarded]:
    """The numbers of a drawn disclosure by what they print (the last of equal ones)."""
    return {number.printed: number for number in coverage_map(doc.reading).numbers}


def test_a_figure_of_a_sum_is_guarded_in_every_digit(doc: Drawn) -> None:
    """本年支出 = 基本 + 项目 in one row, and the column adds up: any wrong digit beyond rounding is seen.

    支出决算表
    科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出 | 上缴上级支出 | 经营支出 | 对附属单位补助支出
    合计 | | 36.11 | 20.07 | 16.04 | | |
    205 | 教育支出 | 36.11 | 20.07 | 16.04 | | |
    20502 | 普通教育 | 36.11 | 20.07 | 16.04 | | |
    2050202 | 小学教育 | 36.11 | 20.07 | 16.04 | | |
    """
    found = numbers(doc)
    assert found["20.07"].guards >= 2
    assert found["20.07"].misprints == 36
    assert all(text.startswith("20.0") for text in found["20.07"].unseen)
    assert found["20.07"].state in ("thin", "full")


def test_what_stands_alone_is_bare(doc: Drawn) -> None:
    """One sentence, one figure, and no other print of it.

    第三部分 2024年度部门决算情况说明
    一、收入支出决算总体情况说明
    2024年度收入总计1776.49万元。
    """
    (number,) = [n for n in coverage_map(doc.reading).numbers if n.printed == "1776.49"]
    assert number.state == "bare"
    assert number.misprints == 54
    assert number.unseen == ()


def test_a_document_without_figures_has_an_empty_map() -> None:
    found = coverage_map(read("第三部分 2024年度部门决算情况说明"))
    assert (found.numbers, found.misprints, found.unseen) == ((), 0, 0)
