"""Changes of a part against changes of its whole."""

from __future__ import annotations

from mingzhang.findings import Severity
from tests.checking.tables import Drawn, breaks, holds, silent, tails


def test_a_part_was_no_larger_than_its_whole_last_year(doc: Drawn) -> None:
    """Last year: 财政拨款 110 − 10 = 100 of 全部 120 − 15 = 105.

    第三部分 情况说明
    一、收入支出决算总体情况说明
    2024年度收入总计120.00万元，支出总计120.00万元。与上年相比，收入总计增加15.00万元，增长14.29%。
    四、财政拨款收支决算总体情况说明
    2024年度财政拨款收入总计110.00万元，支出总计110.00万元。与上年相比，财政拨款收入总计增加10.00万元，增长10.00%。
    """
    assert holds(doc.reading, "change.part")
    wrong = doc.but(("收入总计增加15.00万元，增长14.29%", "收入总计增加25.00万元，增长26.32%"))
    (found,) = breaks(wrong, "change.part")
    assert found.words["difference"] == "5.00万元"
    edge = doc.but(("收入总计增加15.00万元，增长14.29%", "收入总计增加20.01万元，增长20.01%"))
    assert len(tails(edge, "change.part")) == 1
    alone = doc.but(("。与上年相比，收入总计增加15.00万元，增长14.29%", ""))
    assert silent(alone, "change.part")


def test_items_that_stay_the_same_make_a_total_that_does(doc: Drawn) -> None:
    """Four items 与上年相同, and so the total; 减少 would contradict them.

    第三部分 情况说明
    九、财政拨款“三公”经费支出决算情况说明
    （一）“三公”经费财政拨款支出决算总体情况说明
    2024年度“三公”经费财政拨款支出决算2.00万元，与上年相同。其中：
    因公出国（境）费支出0万元，与上年相同；
    公务用车购置费支出0万元，与上年相同；
    公务用车运行维护费支出1.50万元，与上年相同；
    公务接待费支出0.50万元，与上年相同。
    """
    assert holds(doc.reading, "change.items_same")
    less = doc.but(("决算2.00万元，与上年相同", "决算2.00万元，比上年减少1.00万元，下降33.33%"))
    (found,) = breaks(less, "change.items_same")
    assert found.words["change"] == "减少1.00万元"
    one_changed = doc.but(
        ("公务接待费支出0.50万元，与上年相同", "公务接待费支出0.50万元，比上年减少0.20万元")
    )
    assert silent(one_changed, "change.items_same")


def test_the_items_changes_add_up(doc: Drawn) -> None:
    """Last year: 1.60 + 0.70 = 2.30, as 2.00 + 0.30 says.

    第三部分 情况说明
    九、财政拨款“三公”经费支出决算情况说明
    （一）“三公”经费财政拨款支出决算总体情况说明
    2024年度“三公”经费财政拨款支出决算2.00万元，比上年减少0.30万元。其中：
    因公出国（境）费支出0万元，与上年持平；
    公务用车购置及运行维护费支出1.50万元，比上年减少0.10万元；
    公务接待费支出0.50万元，比上年减少0.20万元。
    """
    assert holds(doc.reading, "change.items")
    wrong = doc.but(("比上年减少0.10万元", "比上年减少0.70万元"))
    (found,) = breaks(wrong, "change.items")
    assert found.words["difference"] == "0.60万元"
    near = doc.but(("比上年减少0.10万元", "比上年减少0.11万元"))
    assert len(tails(near, "change.items")) == 1
    unsaid = doc.but(("，与上年持平", ""))
    assert silent(unsaid, "change.items")


TABLES = """
财政拨款收入支出决算总表
收入 | | | 支出 | |
项目 | 行次 | 金额 | 项目 | 行次 | 合计
本年收入合计 | 4 | 110.00 | 十二、农林水支出 | 9 | 110.00
| | | 本年支出合计 | 12 | 110.00
"""
FUNDS = """
第三部分 情况说明
四、财政拨款收支决算总体情况说明
2024年度财政拨款收入总计110.00万元，支出总计110.00万元。与上年相比，财政拨款收入总计{total}万元，{rate}%；财政拨款支出总计{total}万元，{rate}%。
五、一般公共预算财政拨款支出决算情况说明
2024年度一般公共预算财政拨款支出100.00万元。与上年相比，一般公共预算财政拨款支出增加10.00万元，增长11.11%。
八、国有资本经营预算财政拨款支出决算情况说明
2024年度国有资本经营预算财政拨款支出10.00万元。与上年相比，国有资本经营预算财政拨款支出增加4.00万元，增长66.67%。
"""


def test_the_funds_changes_add_up() -> None:
    """一般公共 +10.00, 国资 +4.00, 财政拨款 +14.00; anything else is a warning, because last year may have had carry-overs."""
    right = Drawn(TABLES + FUNDS.format(total="增加14.00", rate="增长14.58"))
    assert holds(right.reading, "change.funds")
    wrong = Drawn(TABLES + FUNDS.format(total="增加41.00", rate="增长59.42"))
    found = breaks(wrong.reading, "change.funds")
    assert found
    assert {item.severity or item.rule.severity for item in found} == {Severity.WARNING}


def test_with_carry_overs_the_funds_changes_say_nothing() -> None:
    """总计 110.00 holds more than this year's expenditure of 100.00."""
    carried = Drawn(TABLES.replace("110.00", "100.00") + FUNDS.format(total="增加41.00", rate="增长59.42"))
    assert silent(carried.reading, "change.funds")
