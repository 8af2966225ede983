"""Tables whose header is lost are read by the statutory form where their rows prove it."""

from __future__ import annotations

from tests.drawn import points, table, unread

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
