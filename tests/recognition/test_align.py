"""Columns confirmed by their sums: recovered text loses empty cells, digits never change."""

from __future__ import annotations

from tests.drawn import points, table

HEAD = """支出决算表
单位：万元
科目编码|科目名称|本年支出合计|基本支出|项目支出
"""


def test_a_row_that_fits_is_left_alone() -> None:
    """Every sum holds: no remark."""
    found = table(HEAD + "合计||12.00|10.00|2.00\n201|一般公共服务支出|12.00|10.00|2.00\n")
    assert found.remarks == ()


def test_a_whole_row_one_column_aside_is_moved_back() -> None:
    """5.00 = 4.00 + 1.00 holds only where the row is read one column to the right."""
    found = table(
        HEAD
        + "合计||12.00|10.00|2.00\n201|一般公共服务支出|7.00|6.00|1.00\n208|社会保障和就业支出||5.00|4.00|1.00\n"
    )
    assert points(found)["支出 208"] == "5.00万元"
    assert points(found)["基本支出 支出 208"] == "4.00万元"


def test_a_row_that_lost_no_cell_and_stands_aside_is_told() -> None:
    """
    合计                12.00  10.00   2.00
    201                  7.00   6.00   1.00
    208           5.00   4.00   1.00
    The row has a cell for every column, so it is printed one column too far left: each figure is named.
    """
    head = HEAD.replace("科目编码|科目名称", "科目编码|科目名称|栏次")
    found = table(
        head
        + "合计|||12.00|10.00|2.00\n201|一般公共服务支出||7.00|6.00|1.00\n208|社会保障和就业支出|5.00|4.00|1.00|\n"
    )
    assert points(found)["支出 208"] == "5.00万元"
    (row,) = found.shifted
    assert row.steps == 1
    assert [(c.printed, c.column) for c in row.figures] == [
        ("5.00", "本年支出合计"),
        ("4.00", "基本支出"),
        ("1.00", "项目支出"),
    ]
    assert row.stand_in[1:] == ("本年支出合计", "基本支出")
    assert found.remarks == ()


def test_a_full_row_with_one_wrong_figure_is_not_read_aside() -> None:
    """
    21208    120.00   120.00            120.00
    2120899  120.00   120.00           1200.00
    Shifted to the right the second row would hold by itself (120.00 = 120.00), but no column would.
    """
    found = table(
        "政府性基金预算财政拨款收入支出决算表\n单位：万元\n"
        "科目编码|科目名称|年初结转和结余|本年收入|本年支出小计|基本支出|项目支出|年末结转和结余\n"
        "合计|||120.00|120.00||120.00|\n"
        "212|城乡社区支出||120.00|120.00||120.00|\n"
        "21208|国有土地使用权出让收入安排的支出||120.00|120.00||120.00|\n"
        "2120899|其他国有土地使用权出让收入安排的支出||120.00|120.00||1200.00|\n"
    )
    assert found.shifted == ()
    assert found.remarks == ()


def test_a_figure_in_its_neighbour_s_column_of_a_full_row_is_left_to_the_checks() -> None:
    """The row has a cell for every column: 2.00 is printed below 基本支出, and who checks the sums says so."""
    found = table(
        HEAD
        + "合计||12.00|10.00|2.00\n201|一般公共服务支出|10.00|10.00|\n208|社会保障和就业支出|2.00|2.00|\n"
    )
    assert points(found)["基本支出 支出 208"] == "2.00万元"
    assert found.remarks == ()


def test_a_figure_in_its_neighbour_s_column_is_moved_by_the_column_s_sum() -> None:
    """The row lost a cell; 项目支出 2.00 of the total is printed by no row, so the 2.00 belongs there."""
    found = table(
        HEAD + "合计||12.00|10.00|2.00\n201|一般公共服务支出|10.00|10.00|\n208|社会保障和就业支出|2.00|2.00\n"
    )
    assert points(found)["项目支出 支出 208"] == "2.00万元"
    assert "基本支出 支出 208" not in points(found)
    assert len(found.remarks) == 1
    assert "项目支出" in found.remarks[0]


def test_a_wrong_digit_is_never_moved_or_mended() -> None:
    """11.00 + 2.00 is not 12.00, whichever column: it stays, for the checks to find."""
    found = table(HEAD + "合计||12.00|10.00|2.00\n201|一般公共服务支出|12.00|11.00|2.00\n")
    assert points(found)["基本支出 支出 201"] == "11.00万元"
    assert found.remarks == ()


def test_rounding_does_not_look_like_a_shift() -> None:
    """0.01 of 尾差 in a row is no reason to move anything."""
    found = table(HEAD + "合计||12.00|10.00|2.00\n201|一般公共服务支出|12.00|9.99|2.00\n")
    assert found.remarks == ()


def test_two_possible_places_are_no_certain_one() -> None:
    """A lone figure fits both part columns of a table without a total row: it stays where it is."""
    found = table(HEAD + "201|一般公共服务支出|2.00|2.00|\n208|社会保障和就业支出|3.00|3.00|\n")
    assert points(found)["基本支出 支出 201"] == "2.00万元"
    assert found.remarks == ()
