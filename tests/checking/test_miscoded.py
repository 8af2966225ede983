"""A misprinted code takes its consequences with it: one finding, not four."""

from __future__ import annotations

from mingzhang.checking import check_reading
from mingzhang.findings import Severity
from tests.checking.tables import Drawn

TABLES = """
收入决算表
科目代码 | 科目名称 | 本年收入合计 | 财政拨款收入
合计 | | 25.00 | 25.00
213 | 农林水支出 | 25.00 | 25.00
21303 | 水利 | 25.00 | 25.00
2130301 | 行政运行 | 15.00 | 15.00
2130306 | 水利工程运行与维护 | 10.00 | 10.00

支出决算表
科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | | 25.00 | 15.00 | 10.00
213 | 农林水支出 | 25.00 | 15.00 | 10.00
21303 | 水利 | 25.00 | 15.00 | 10.00
2130301 | 行政运行 | 15.00 | 15.00 |
2130306 | 水利工程运行与维护 | 10.00 | | 10.00

一般公共预算财政拨款支出决算表
科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
合计 | | 25.00 | 15.00 | 10.00
213 | 农林水支出 | 25.00 | 15.00 | 10.00
21303 | 水利 | 25.00 | 15.00 | 10.00
2130301 | 行政运行 | 15.00 | 15.00 |
{code} | 水利工程运行与维护 | 10.00 | | 10.00
"""


def errors(code: str) -> list[str]:
    report = check_reading(Drawn(TABLES.format(code=code)).reading)
    return [f.title for f in report.findings if f.severity is Severity.ERROR]


def test_the_sums_a_misprinted_code_breaks_belong_to_it() -> None:
    """2130806 drops out of 21303 in 公开05; the other tables print 2130306."""
    assert errors("2130306") == []
    (found,) = errors("2130806")
    assert "2130806" in found
    assert "2130306" in found


def test_a_sum_elsewhere_keeps_its_own_finding() -> None:
    """The code and, in another table, a figure: two findings."""
    text = TABLES.format(code="2130806").replace(
        "2130301 | 行政运行 | 15.00 | 15.00\n", "2130301 | 行政运行 | 15.00 | 18.00\n"
    )
    report = check_reading(Drawn(text).reading)
    assert len([f for f in report.findings if f.severity is Severity.ERROR]) == 2


def test_a_class_with_another_code_is_one_error() -> None:
    """213 printed as 215 in 公开03: its items lack a parent and 公开01 a class, all for one reason."""
    total = """
收入支出决算总表
收入 | | 支出 |
项目 | 决算数 | 项目 | 决算数
一、一般公共预算财政拨款收入 | 25.00 | 十二、农林水支出 | 25.00
本年收入合计 | 25.00 | 本年支出合计 | 25.00
"""
    text = total + TABLES.format(code="2130306")
    row = "213 | 农林水支出 | 25.00 | 15.00 | 10.00"
    report = check_reading(Drawn(text.replace(row, row.replace("213", "215"), 1)).reading)
    (found,) = [f for f in report.findings if f.severity is Severity.ERROR]
    assert "215" in found.title


def test_a_class_that_is_missing_is_one_error() -> None:
    """The row 213 of 公开03 is not there; 公开01 and the other tables print it."""
    total = """
收入支出决算总表
收入 | | 支出 |
项目 | 决算数 | 项目 | 决算数
一、一般公共预算财政拨款收入 | 30.00 | 五、教育支出 | 5.00
 | | 十二、农林水支出 | 25.00
本年收入合计 | 30.00 | 本年支出合计 | 30.00
"""
    school = "205 | 教育支出 | 5.00 | 5.00 |\n20502 | 普通教育 | 5.00 | 5.00 |\n2050202 | 小学教育 | 5.00 | 5.00 |\n"
    spent = """
支出决算表
科目代码 | 科目名称 | 本年支出合计 | 基本支出 | 项目支出
合计 | | 30.00 | 20.00 | 10.00
SCHOOL213 | 农林水支出 | 25.00 | 15.00 | 10.00
21303 | 水利 | 25.00 | 15.00 | 10.00
2130301 | 行政运行 | 15.00 | 15.00 |
2130306 | 水利工程运行与维护 | 10.00 | | 10.00
""".replace("SCHOOL", school)
    again = spent.replace("支出决算表", "一般公共预算财政拨款支出决算表").replace("本年支出合计", "小计")
    whole = total + spent + again
    assert [f for f in check_reading(Drawn(whole).reading).findings if f.severity is Severity.ERROR] == []
    lacking = whole.replace("213 | 农林水支出 | 25.00 | 15.00 | 10.00\n", "", 1)
    (found,) = [f for f in check_reading(Drawn(lacking).reading).findings if f.severity is Severity.ERROR]
    assert found.rule.id in ("codes.parent", "agreement")
