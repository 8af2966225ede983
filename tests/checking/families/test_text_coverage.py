"""A section that goes through the classes leaves none out that has money."""

from __future__ import annotations

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, arithmetic_findings, breaks, holds, silent


def test_every_class_with_money_is_told(doc: Drawn) -> None:
    """公开05 has three classes with money and one without; the narrative tells of three.

    一般公共预算财政拨款支出决算表
    科目代码 | 科目名称 | 小计 | 基本支出 | 项目支出
    合计 | | 30.30 | 20.30 | 10.00
    205 | 教育支出 | 12.00 | 12.00 |
    210 | 卫生健康支出 | 0.30 | 0.30 |
    213 | 农林水支出 | 18.00 | 8.00 | 10.00
    221 | 住房保障支出 | | |

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    （二）一般公共预算财政拨款支出决算结构情况
    2024年度一般公共预算财政拨款支出30.30万元，主要用于以下方面：教育支出（类）12.00万元；农林水支出（类）18.00万元；卫生健康支出（类）0.30万元。
    """
    assert holds(doc.reading, "text.left_out")
    shorter = doc.but(("；卫生健康支出（类）0.30万元", ""))
    (found,) = breaks(shorter, "text.left_out")
    assert found.words["missing"] == "210 卫生健康支出（0.30万元）"
    assert {finding.severity for finding in arithmetic_findings(shorter)} == {Severity.WARNING}
    one = doc.but(("；农林水支出（类）18.00万元；卫生健康支出（类）0.30万元", ""))
    assert silent(one, "text.left_out"), "a sentence about one class is no list"


def test_without_tables_nothing_is_known_to_be_missing(doc: Drawn) -> None:
    """The same sentence alone.

    第三部分 情况说明
    五、一般公共预算财政拨款支出决算情况说明
    2024年度一般公共预算财政拨款支出30.00万元，主要用于以下方面：教育支出（类）12.00万元；农林水支出（类）18.00万元。
    """
    assert breaks(doc.reading, "text.left_out") == []
