"""Headers that lost or gained an empty cell stand over their columns again; lost ones are the statutory form's."""

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


NO_HEAD = """收入决算表
公开02表
单位：万元
合计||30.00|25.00||4.00|||1.00
205|教育支出|18.00|14.00||4.00|||
20502|普通教育|18.00|14.00||4.00|||
208|社会保障和就业支出|12.00|11.00|||||1.00
"""


class TestLost:
    def test_the_statutory_form_is_read_where_the_rows_prove_it(self) -> None:
        """Nine columns that add up as 公开02's do: 4.00 is 事业收入, 1.00 其他收入."""
        found = table(NO_HEAD)
        assert points(found)["事业 收入 205"] == "4.00万元"
        assert points(found)["其他 收入"] == "1.00万元"
        assert any("表头没有识别出来" in remark for remark in found.remarks)

    def test_rows_that_do_not_add_up_prove_nothing(self) -> None:
        """Nine columns of something else: unread, with the reason."""
        left = unread(NO_HEAD.replace("25.00", "26.00").replace("14.00", "17.00").replace("11.00", "10.00"))
        assert "18.00" in left

    def test_another_number_of_columns_is_another_form(self) -> None:
        """Eight columns under the title of nine: nobody knows which is missing."""
        left = unread(NO_HEAD.replace("||4.00|||", "|4.00|||").replace("|11.00|||||", "|11.00||||"))
        assert "18.00" in left

    def test_two_sides_whose_upper_heading_is_lost(self) -> None:
        """项目, 行次 and 决算数 remain, 收入 and 支出 above them are gone."""
        found = points(
            table(
                "收入支出决算总表\n单位：万元\n项目|行次|决算数|项目|行次|决算数\n"
                "一、一般公共预算财政拨款收入|1|30.00|一、一般公共服务支出|5|12.00\n"
                "二、政府性基金预算财政拨款收入|2||五、教育支出|6|18.00\n"
                "三、国有资本经营预算财政拨款收入|3||八、社会保障和就业支出|7|\n"
                "本年收入合计|4|30.00|本年支出合计|8|30.00\n"
            )
        )
        assert found["支出 205"] == "18.00万元"
        assert found["一般公共预算财政拨款 收入"] == "30.00万元"


def test_a_misread_sign_hides_no_heading_and_no_row() -> None:
    """収入決算表, 本年收人合计 and 教育支岀 are read for what they are."""
    found = points(
        table(
            "收入決算表\n单位：万元\n科目代码|科目名称|本年收人合计|财政拨款收入|事业收入\n合计||12.00|10.00|2.00\n205|教育支岀|12.00|10.00|2.00\n"
        )
    )
    assert found["财政拨款 收入 205"] == "10.00万元"
