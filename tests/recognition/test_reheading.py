"""Headers that lost or gained an empty cell stand over their columns again."""

from __future__ import annotations

from tests.drawn import points, table, tables, unread

FUND = """政府性基金预算财政拨款收入支出决算表
单位：万元
项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
{second}
合计||1.00|9.00|8.00||8.00|2.00
212|城乡社区支出|1.00|9.00|8.00||8.00|2.00
21208|国有土地使用权出让收入安排的支出|1.00|9.00|8.00||8.00|2.00
"""
RIGHT = "科目代码|科目名称|||小计|基本支出|项目支出|"


class TestMoved:
    def test_as_printed(self) -> None:
        assert (
            points(table(FUND.format(second=RIGHT)))["政府性基金预算财政拨款 项目支出 支出 212"] == "8.00万元"
        )

    def test_an_empty_cell_lost_before_the_headings_of_expenditure(self) -> None:
        """小计 would stand over 本年收入: then 9.00 and 8.00 had the same name."""
        found = points(table(FUND.format(second="科目代码|科目名称||小计|基本支出|项目支出|")))
        assert found["政府性基金预算财政拨款 收入 212"] == "9.00万元"
        assert found["政府性基金预算财政拨款 项目支出 支出 212"] == "8.00万元"

    def test_an_empty_cell_too_many_between_headings(self) -> None:
        """本年支出合计 | | 基本支出 over rows of three figures: 项目支出 is the third of them."""
        found = points(
            table(
                "支出决算表\n单位：万元\n科目代码|科目名称|本年支出合计||基本支出|项目支出\n合计||12.00|10.00|2.00\n"
                "201|一般公共服务支出|12.00|10.00|2.00\n20103|政府办公厅（室）及相关机构事务|12.00|10.00|2.00\n"
            )
        )
        assert found["项目支出 支出 201"] == "2.00万元"

    def test_the_header_stands_apart_from_the_rows(self) -> None:
        """A watermark between header and rows: the rows are still read by that header."""
        drawing = FUND.format(second=RIGHT).replace("合计|", "\n仅供内部审核\n\n合计|", 1)
        (found,) = tables(drawing)
        assert points(found)["政府性基金预算财政拨款 收入 212"] == "9.00万元"


def test_a_misread_sign_hides_no_heading_and_no_row() -> None:
    """収入決算表, 本年收人合计 and 教育支岀 are read for what they are."""
    found = points(
        table(
            "收入決算表\n单位：万元\n科目代码|科目名称|本年收人合计|财政拨款收入|事业收入\n合计||12.00|10.00|2.00\n205|教育支岀|12.00|10.00|2.00\n"
        )
    )
    assert found["财政拨款 收入 205"] == "10.00万元"


def test_a_header_that_cannot_be_put_right_leaves_its_figures_unread() -> None:
    """Two cells too many, and rows that do not add up either way: nobody knows what stands where."""
    left = unread(
        "支出决算表\n单位：万元\n科目代码||科目名称|本年支出合计||基本支出|项目支出\n合计||12.00|9.00|2.00\n"
        "201|一般公共服务支出|12.00|9.00|2.00\n20103|政府办公厅（室）及相关机构事务|12.00|9.00|2.00\n"
    )
    assert {"12.00", "9.00", "2.00"} <= set(left)
