"""Words into cells."""

from __future__ import annotations

from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.reading import paragraphs, read, rows, tables


def test_a_name_on_two_lines_is_joined_without_a_space() -> None:
    page = Sheet()
    page.table([["科目名称", "决算数"], ["", "5.20"]], row=40)
    page.text(64, 156, "机关事业单位")
    page.text(64, 170, "职业年金缴费")
    assert rows(tables(read(page))[0]) == [["科目名称", "决算数"], ["机关事业单位职业年金缴费", "5.20"]]


def test_a_figure_wrapped_for_want_of_room_is_whole() -> None:
    page = Sheet()
    page.table([["", "甲"], ["", ""]], column=45, row=40)
    page.text(64, 114, "1,234,56")
    page.text(64, 128, "7.89")
    assert rows(tables(read(page))[0])[0][0] == "1,234,567.89"


def test_two_figures_in_one_cell_stay_two() -> None:
    page = Sheet()
    page.table([["", "甲"], ["", ""]], row=40)
    page.text(64, 114, "12.00")
    page.text(64, 128, "13.00")
    assert rows(tables(read(page))[0])[0][0] == "12.00 13.00"


def test_figures_that_touch_across_a_ruling_are_told_apart() -> None:
    """201|01|99: a code in three narrow columns, drawn as one text."""
    page = Sheet()
    page.table([["类", "款", "项"], ["", "", ""]], column=15)
    page.text(62.5, 134, "201")
    page.text(79, 134, "01")
    page.text(94, 134, "99")
    assert rows(tables(read(page))[0])[1] == ["201", "01", "99"]


def test_names_drawn_as_one_text_over_two_columns_are_cut_at_the_ruling() -> None:
    page = Sheet()
    page.table([["", ""], ["", ""]], column=40)
    page.text(60, 114, "项目编码科目名称")
    assert rows(tables(read(page))[0])[0] == ["项目编码", "科目名称"]


def test_a_figure_wider_than_its_cell_belongs_where_most_of_it_stands() -> None:
    page = Sheet()
    page.table([["合计", "金额"], ["", ""]], column=45)
    page.text(95, 134, "1,234,567.89")
    assert rows(tables(read(page))[0])[1] == ["", "1,234,567.89"]


def test_text_set_along_a_vertical_line_is_one_text() -> None:
    page = Sheet()
    page.table([["", "收入"], ["", "支出"]], column=60, row=80)
    page.text(90, 160, "功能科目", angle=90)
    page.text(80, 200, "经济科目2024", angle=-90)
    assert rows(tables(read(page))[0]) == [["功能科目", "收入"], ["经济科目2024", "支出"]]


def test_letters_stacked_in_a_narrow_cell_are_one_text() -> None:
    page = Sheet()
    page.table([["", "收入"], ["", "支出"]], column=40, row=60)
    for index, char in enumerate("栏次号"):
        page.text(70, 114 + 14 * index, char)
    assert rows(tables(read(page))[0])[0] == ["栏次号", "收入"]


def test_a_line_that_overflows_its_low_cell_stays_in_it() -> None:
    """A head of two lines in a row for one: the second prints over the border."""
    page = Sheet()
    page.table([["组织", "总计"], ["", "5.00"]], row=26)
    page.operators.clear()
    page.table([["", "总计"], ["", "5.00"]], row=26)
    page.text(64, 114, "采购组织形", 14)
    page.text(64, 131, "式", 14)
    assert rows(tables(read(page))[0]) == [["采购组织形式", "总计"], ["", "5.00"]]


def test_text_beside_and_between_tables_is_read_in_order() -> None:
    page = Sheet()
    page.text(60, 80, "上面的标题")
    bottom = page.table([["甲", "乙"]] * 2)
    page.text(60, bottom + 20, "中间的说明")
    page.table([["丙", "丁"]] * 2, y=bottom + 40)
    document = read(page)
    assert [type(block).__name__ for block in document.blocks] == ["Paragraph", "Table", "Paragraph", "Table"]
    assert paragraphs(document) == ["上面的标题", "中间的说明"]


def test_cells_know_their_page_and_box() -> None:
    page = Sheet()
    page.table([["甲", "乙"], ["丙", "丁"]])
    document = read(Sheet(operators=["0 g"]), page)
    cell = tables(document)[0].rows[1][1]
    assert (cell.text, cell.place.page, cell.place.block, cell.place.row, cell.place.column) == (
        "丁",
        2,
        0,
        1,
        1,
    )
    assert cell.place.box == (150, 120, 240, 140)


def test_right_aligned_figures_one_below_the_other_are_not_run_together() -> None:
    """8 above 0.00 at the right border of a cell: never 80.00."""
    page = Sheet()
    page.table([["", "甲"], ["", ""]], column=60, row=40)
    page.text(112, 114, "8")
    page.text(97, 128, "0.00")
    page.text(97, 154, "58.66")
    page.text(97, 168, "9.20")
    assert [row[0] for row in rows(tables(read(page))[0])] == ["8 0.00", "58.66 9.20"]


def test_rows_that_are_not_ruled_are_rows_all_the_same() -> None:
    """Rulings between the columns and around the table, none between its rows."""
    page = Sheet()
    page.text(60, 80, "单位：万元")
    for x in (60, 130, 230, 310, 390):
        page.line(x, 100, x, 200)
    for y in (100, 120, 200):
        page.line(60, y, 390, y)
    for x, text in ((75, "科目编码"), (160, "科目名称"), (255, "决算数"), (335, "预算数")):
        page.text(x, 114, text)
    for number, code in enumerate(("201", "202", "203", "204")):
        y = 136 + 18 * number
        page.text(64, y, code)
        page.text(134, y, "教育支出")
        page.text(285, y, f"{number}.00")
        page.text(365, y, "5.00")
    assert rows(tables(read(page))[0]) == [
        ["科目编码", "科目名称", "决算数", "预算数"],
        *(
            [code, "教育支出", f"{number}.00", "5.00"]
            for number, code in enumerate(("201", "202", "203", "204"))
        ),
    ]


def test_a_last_line_that_reaches_into_the_cell_below_goes_back_up() -> None:
    """A name on two lines in a row too low for it, above a cell with a text of its own."""
    page = Sheet()
    page.table([["", "1.00"], ["", "2.00"]], row=20)
    page.text(64, 112, "其他商品和服务支", 8)
    page.text(64, 124, "出", 8)
    page.text(84, 136, "公用经费合计", 8)
    assert rows(tables(read(page))[0]) == [["其他商品和服务支出", "1.00"], ["公用经费合计", "2.00"]]


def test_a_figure_of_full_width_digits_stays_whole() -> None:
    page = Sheet()
    page.table([["合计", "金额"], ["", ""]], column=60)
    page.text(102, 134, "１，２３４．５０")
    assert rows(tables(read(page))[0])[1] == ["", "１，２３４．５０"]


def test_codes_and_figures_wrapped_in_ruled_rows_are_no_rows_of_their_own() -> None:
    page = Sheet()
    page.table([["编码", "预算数", "决算数"], ["", "", ""], ["", "", ""]], column=36, row=40)
    for row in (0, 1):
        y = 154 + 40 * row
        for column, (upper, lower) in enumerate((("20103", "01"), ("612.3", "4"), ("612.3", "4"))):
            page.text(63 + 36 * column, y, upper)
            page.text(63 + 36 * column, y + 14, lower)
    assert rows(tables(read(page))[0])[1:] == [["2010301", "612.34", "612.34"]] * 2
