"""Rows that lost an empty cell, gained one, or ran two cells together stand under their columns again."""

from __future__ import annotations

from tests.drawn import blanks, points, table, unread

HEAD = """支出决算表
公开03表
单位：万元
项目||本年支出合计|基本支出|项目支出|上缴上级支出|经营支出
科目代码|科目名称|||||
栏次||1|2|3|4|5
合计||30.00|20.00|10.00||
"""
ROWS = """205|教育支出|18.00|12.00|6.00||
20502|普通教育|18.00|12.00|6.00||
2050201|学前教育|12.00|12.00|||
{row}
208|社会保障和就业支出|12.00|8.00|4.00||
20805|行政事业单位养老支出|8.00|8.00|||
2080505|机关事业单位基本养老保险缴费支出|8.00|8.00|||
20808|抚恤|4.00||4.00||
2080801|死亡抚恤|4.00||4.00||
"""
PROJECT = "项目支出 支出 2050202"


def rows(row: str) -> str:
    return HEAD + ROWS.format(row=row)


def test_a_regular_row_is_left_alone() -> None:
    """Nothing lost, nothing remarked."""
    found = table(rows("2050202|小学教育|6.00||6.00||"))
    assert points(found)[PROJECT] == "6.00万元"
    assert found.remarks == ()


def test_a_lost_empty_cell_is_put_back() -> None:
    """2050202 | 6.00 | 6.00: the blank 基本支出 is gone; only as 项目支出 does it make 普通教育's 6.00."""
    found = table(rows("2050202|小学教育|6.00|6.00||"))
    assert points(found)[PROJECT] == "6.00万元"
    assert "基本支出 支出 2050202" not in points(found)
    assert len(found.remarks) == 1


def test_an_empty_cell_too_many_is_left_out() -> None:
    """6.00 stands under 上缴上级支出 after an empty cell that belongs nowhere."""
    found = table(rows("2050202|小学教育|6.00|||6.00||"))
    assert points(found)[PROJECT] == "6.00万元"


def test_lost_ends_are_no_damage() -> None:
    """A row that merely ends early stands where it stands."""
    found = table(rows("2050202|小学教育|6.00||6.00"))
    assert points(found)[PROJECT] == "6.00万元"
    assert found.remarks == ()


def test_two_figures_in_one_cell() -> None:
    """合计's neighbours ran together: 18.00 12.00."""
    found = table(
        rows("2050202|小学教育|6.00||6.00||").replace(
            "205|教育支出|18.00|12.00|", "205|教育支出|18.00 12.00|"
        )
    )
    assert points(found)["支出 205"] == "18.00万元"
    assert points(found)["基本支出 支出 205"] == "12.00万元"


def test_full_width_figures_run_together() -> None:
    """１８．００ １２．００ is two figures as well."""
    drawing = rows("2050202|小学教育|6.00||6.00||")
    found = table(drawing.replace("205|教育支出|18.00|12.00|", "205|教育支出|１８．００ １２．００|"))
    assert points(found)["基本支出 支出 205"] == "12.00万元"


def test_a_code_run_together_with_its_name() -> None:
    """2050202小学教育 in one cell leaves the row a cell short: its figures do not move."""
    found = table(rows("2050202小学教育|6.00||6.00||"))
    assert points(found)[PROJECT] == "6.00万元"
    assert ("2050202", "小学教育") in [(name.code, name.name) for name in found.names]


def test_a_row_that_fits_nowhere_stays_unread() -> None:
    """No place of the empty cell makes 5.00 of 2.00 and 6.00: the cells are in doubt, so nobody is accused."""
    left = unread(rows("2050202|小学教育|5.00|2.00|6.00|||"))
    assert set(left) >= {"5.00", "2.00"}
    assert all("格子数" in why for why in left.values())


def test_a_wrong_digit_in_a_regular_row_is_kept() -> None:
    """7.00 instead of 6.00 in a row with as many cells as the others: left for the checks to find."""
    found = table(rows("2050202|小学教育|6.00||7.00||"))
    assert points(found)[PROJECT] == "7.00万元"
    assert found.remarks == ()


SIDES = """收入支出决算总表
单位：万元
收入|||支出||
项目|行次|决算数|项目|行次|决算数
一、一般公共预算财政拨款收入|1|30.00|一、一般公共服务支出|5|
二、政府性基金预算财政拨款收入|2||二、外交支出|6|
{row}
|4||八、社会保障和就业支出|8|12.00
本年收入合计|9|30.00|本年支出合计|10|30.00
"""


def test_a_name_under_a_figure_s_heading_moves() -> None:
    """三、… | 3 | 五、教育支出: 金额's empty cell is gone, and every cell behind it one to the left."""
    found = table(SIDES.format(row="三、国有资本经营预算财政拨款收入|3|五、教育支出|7|18.00"))
    assert points(found)["支出 205"] == "18.00万元"


def test_a_row_number_is_no_amount() -> None:
    """An empty cell too many puts 7 under 决算数; it is the row's number all the same."""
    found = table(SIDES.format(row="|3|||二十二、灾害防治及应急管理支出|7|"))
    assert "支出 224" not in points(found)


BUDGETS = """财政拨款收入支出决算总表
单位：万元
收入||支出||||
项目|决算数|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
一、一般公共预算财政拨款|28.00|一、一般公共服务支出|28.00|28.00||
二、政府性基金预算财政拨款|2.00|十一、城乡社区支出|2.00||2.00|
三、国有资本经营预算财政拨款||二十三、其他支出||||
{row}
总计|30.00|总计|30.00|28.00|2.00|
"""


def test_a_column_that_no_row_fills_is_not_where_a_figure_stands() -> None:
    """30.00 = 28.00 + 2.00 holds one column aside too, but nothing else stands under 国有资本经营."""
    found = points(table(BUDGETS.format(row="本年收入合计|30.00|本年支出合计|30.00||28.00|2.00|")))
    assert found["政府性基金预算财政拨款 支出"] == "2.00万元"
    assert "国有资本经营预算财政拨款 支出" not in found


THREE = """财政拨款“三公”经费支出决算表
单位：万元
预算数||||||决算数|||||
合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费|合计|因公出国（境）费|公务用车购置及运行维护费|||公务接待费
||小计|公务用车购置费|公务用车运行维护费||||小计|公务用车购置费|公务用车运行维护费|
{row}
"""


def test_the_only_row_of_a_table_is_measured_by_its_header() -> None:
    """One empty cell too many behind 合计 moves eleven figures: only without it does 合计 add up."""
    found = points(table(THREE.format(row="9.00||0.00|7.00|0.00|7.00|2.00|8.00|0.00|6.50|0.00|6.50|1.50")))
    assert found["三公·公务用车·运行"] == "6.50万元"
    assert found["三公·接待"] == "1.50万元"


BASIC = """一般公共预算财政拨款基本支出决算明细表
单位：万元
人员经费|||公用经费||
科目代码|科目名称|决算数|科目代码|科目名称|决算数
301|工资福利支出|20.00|302|商品和服务支出|5.00
30101|基本工资|20.00|30201|办公费|5.00
人员经费||||公用经费||
人员经费合计||20.00|公用经费合计||{total}
"""


def test_a_header_line_on_the_next_page_is_no_row() -> None:
    """人员经费 and 公用经费 are printed again after the page break: they are no zeros."""
    found = table(BASIC.format(total="5.00").replace("人员经费||||公用经费||", "人员经费|||公用经费||"))
    assert not blanks(found) & {"人员经费 支出", "公用经费 支出"}
    assert points(found)["一般公共预算财政拨款 公用经费 支出"] == "5.00万元"


def test_a_blank_beside_a_damaged_figure_is_no_zero() -> None:
    """公用经费合计 | | 5.O0: the figure cannot be read, and the blank on its way does not say 0."""
    damaged = BASIC.format(total="5.O0").replace("人员经费||||公用经费||\n", "")
    assert "一般公共预算财政拨款 公用经费 支出" not in blanks(table(damaged))
    assert "5.O0" in unread(damaged) or "5" in unread(damaged)


def test_a_table_without_a_unit_is_in_that_of_the_others() -> None:
    """The first table has lost 单位：元; the second, which has it, is in 元."""
    from tests.drawn import tables

    first = rows("2050202|小学教育|6.00||6.00||").replace("单位：万元\n", "")
    second = SIDES.format(row="三、国有资本经营预算财政拨款收入|3||五、教育支出|7|18.00")
    one, _ = tables(first + "\n\n" + second.replace("单位：万元", "单位：元"))
    assert points(one)["支出 205"] == "18.00元"


def test_a_row_that_was_put_back_is_no_row_printed_aside() -> None:
    """An empty cell too many is recovery's: nobody is told that the unit printed the row one column aside."""
    found = table(rows("2050202|小学教育|6.00|||6.00||"))
    assert found.shifted == ()
