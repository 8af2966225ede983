"""Whole tables without rulings."""

from __future__ import annotations

import mingzhang
from mingzhang.document import RemarkKind
from mingzhang.readers.pdf import read_pdf
from tests.readers.pdf.drawing import Sheet, pdf
from tests.readers.pdf.inferred.loose import INCOME, INCOME_HEAD, INCOME_XS, Loose, income
from tests.readers.pdf.reading import letters, paragraphs, read, remarked, rows, tables

SCAN = "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q"


def test_a_table_of_aligned_words_is_read_like_a_ruled_one() -> None:
    """
    科目编码  科目名称            本年收入合计  财政拨款收入  事业收入  其他收入
    合计                              1776.49       1776.49
    208       社会保障和就业支出        327.07        327.07
    ...
    """
    page = Sheet()
    income(page)
    document = read(page)
    assert rows(tables(document)[0]) == [INCOME_HEAD, *INCOME]
    assert paragraphs(document) == ["收入决算表", "部门：某市教育局", "金额单位：万元"]
    assert remarked(document, RemarkKind.TABLE_INFERRED) == [" ".join(INCOME_HEAD)]


def test_its_figures_become_the_points_of_the_ruled_table() -> None:
    loose, ruled = Sheet(), Sheet(800)
    income(loose)
    ruled.text(250, 60, "收入决算表", 14)
    ruled.text(53, 84, "部门：某市教育局", 9)
    ruled.text(460, 84, "金额单位：万元", 9)
    ruled.table([INCOME_HEAD, *INCOME], x=20, y=100, column=125)
    found, expected = (
        {
            (coordinate, print_.amount)
            for coordinate, point in mingzhang.recognise(read(page)).points.items()
            for print_ in point.prints
        }
        for page in (loose, ruled)
    )
    assert found == expected
    assert len(found) >= 12


def test_a_ruled_table_is_no_inferred_one() -> None:
    page = Sheet()
    page.table([["科目编码", "决算数"], ["201", "5.00"], ["202", "6.00"], ["203", "7.00"]])
    document = read(page)
    assert rows(tables(document)[0])[1] == ["201", "5.00"]
    assert remarked(document, RemarkKind.TABLE_INFERRED) == []


def test_three_rulings_change_nothing() -> None:
    """A table with a line above, one below the header and one at the end."""
    page = Sheet()
    income(page)
    for y in (88, 104, 204):
        page.line(50, y, 540, y)
    assert rows(tables(read(page))[0]) == [INCOME_HEAD, *INCOME]


def test_a_header_that_alone_is_ruled_gives_the_columns() -> None:
    page = Sheet()
    table = Loose(page, [60, 150, 240, 330])
    page.table([["科目编码", "科目名称", "决算数"]], x=60, y=100, column=90, row=20)
    table.rows([["201", "教育", "5.00"], ["202", "", ""], ["", "科技", "6.00"]], 134)
    found = tables(read(page))
    assert rows(found[0]) == [
        ["科目编码", "科目名称", "决算数"],
        ["201", "教育", "5.00"],
        ["202", "", ""],
        ["", "科技", "6.00"],
    ]


def test_group_headings_reach_over_their_columns() -> None:
    """
          预算数                     决算数
    合计  基本支出  项目支出   合计  基本支出  项目支出
    """
    page = Sheet()
    table = Loose(page, [50, 130, 200, 270, 340, 410, 480, 550])
    page.text(60, 80, "单位：万元", 9)
    table.heading("功能科目", 0, 0, 105)
    table.heading("预算数", 1, 3, 98)
    table.heading("决算数", 4, 6, 98)
    table.headings(["", *["合计", "基本支出", "项目支出"] * 2], 112)
    table.rows([[name, *["1.00", "2.00", "3.00"] * 2] for name in ("教育", "科技", "文化", "卫生")], 130)
    assert letters(tables(read(page))[0]).splitlines()[:3] == ["ABBBCCC", "ADEFGHI", "JKLMNOP"]


def test_a_column_with_a_heading_and_no_figure_is_kept() -> None:
    page = Sheet()
    income(page)
    table = tables(read(page))[0]
    assert [row[4].text for row in table.rows] == ["事业收入", *[""] * 6]


def test_a_name_on_two_lines_beside_a_figure_in_the_middle_is_one_row() -> None:
    page = Sheet()
    table = Loose(page, [50, 150, 250])
    table.headings(["科目名称", "决算数"], 90)
    for y, figure in ((120, "5.00"), (150, "6.00"), (180, "7.00"), (210, "8.00")):
        table.name("机关事业单位基本养", 0, y - 5)
        table.name("老保险缴费支出", 0, y + 5)
        table.figure(figure, 1, y)
    assert rows(tables(read(page))[0])[1:] == [
        ["机关事业单位基本养老保险缴费支出", figure] for figure in ("5.00", "6.00", "7.00", "8.00")
    ]


def test_rows_go_on_over_the_page_under_the_same_columns() -> None:
    first, second = Sheet(), Sheet()
    income(first)
    Loose(second, INCOME_XS).rows([["221", "住房保障支出", "80.00", "80.00", "", ""]], 60)
    document = read(first, second)
    assert rows(tables(document)[0])[-1] == ["221", "住房保障支出", "80.00", "80.00", "", ""]
    assert len(tables(document)) == 1
    assert len(remarked(document, RemarkKind.TABLE_JOINED)) == 1


def test_a_table_without_a_figure_is_a_table_below_its_head() -> None:
    page = Sheet()
    table = Loose(page, [50, 150, 250, 350, 450])
    page.text(53, 84, "国有资本经营预算财政拨款支出决算表", 9)
    page.text(53, 98, "单位：万元", 9)
    table.headings(["科目编码", "科目名称", "基本支出", "项目支出"], 114)
    page.text(53, 136, "注：本单位没有此项支出，故本表无数据。", 9)
    assert rows(tables(read(page))[0]) == [["科目编码", "科目名称", "基本支出", "项目支出"]]


def test_the_hidden_text_of_a_scan_is_read() -> None:
    """Words a point off their places, on lines that fall by half a degree, behind the picture of the page."""
    page = Sheet()
    page.operators.append(SCAN + " 3 Tr")
    income(page, jitter=1, fall=0.008)
    document = read_pdf(pdf(page), "扫描.pdf", "0" * 64)
    assert rows(tables(document)[0]) == [INCOME_HEAD, *INCOME]


def test_running_text_with_figures_is_no_table() -> None:
    page = Sheet()
    lines = (
        "　　2024年度收入总计1776.49万元，与上年相比增加12.50万元，增长",
        "0.71%。其中：财政拨款收入1776.49万元，占100.00%；其他收入 0.00 万元，",
        "占 0.00 %。支出总计 1776.49 万元，其中：基本支出 902.56 万元，占 50.81",
        "%；项目支出 873.93 万元，占 49.19 %。年末结转和结余 0.00 万元，持平。",
    )
    for number, line in enumerate(lines):
        page.text(60, 100 + 16 * number, line, 10)
    assert tables(read(page)) == []


def test_a_list_of_contents_is_no_table() -> None:
    page = Sheet()
    for number, (title, at) in enumerate(
        [("一、收入", "3"), ("二、支出", "5"), ("三、三公经费", "8"), ("四、采购", "12")]
    ):
        page.text(60, 100 + 20 * number, title)
        page.text(500, 100 + 20 * number, at)
    assert tables(read(page)) == []


def test_the_labels_of_a_chart_are_no_table() -> None:
    page = Sheet()
    for x, y, text in (
        (80, 300, "0.00"), (80, 250, "500.00"), (80, 200, "1000.00"), (150, 240, "902.56"), (300, 210, "873.93"),
        (150, 320, "基本支出"), (300, 320, "项目支出"),
    ):  # fmt: skip
        page.text(x, y, text)
    assert tables(read(page)) == []


def test_a_heading_that_stands_over_no_group_makes_no_table() -> None:
    """预算数 stands far to the right of the columns it could cover: whose heading it is nobody knows."""
    page = Sheet()
    table = Loose(page, [50, 130, 200, 270, 340, 410])
    table.headings(["科目", "合计", "基本支出", "项目支出", "经营支出"], 112)
    page.text(330, 98, "预算数", 9)
    table.rows([[name, "1.00", "2.00", "3.00", "4.00"] for name in ("教育", "科技", "文化", "卫生")], 130)
    assert tables(read(page)) == []


WIDE_XS = [50, 120, 250, 350, 450, 550]
WIDE_HEAD = ["科目编码", "科目名称", "本年收入合计", "事业收入", "其他收入"]
WIDE = [
    ["208", "社会保障和就业支出", "327.07", "", "1.00"],
    ["210", "卫生健康支出", "35.57", "", ""],
    ["215", "资源勘探工业信息等支出", "1333.91", "", "2.00"],
]


def _numbered(table: Loose, y: float) -> None:
    table.heading("栏次", 0, 1, y)
    table.headings(["", "", "1", "2", "3"], y)


def test_the_numbers_of_columns_stand_in_the_middle_and_the_figures_at_the_right() -> None:
    """
    科目编码  科目名称              本年收入合计  事业收入  其他收入
             栏次                       1           2         3
    208      社会保障和就业支出        327.07                1.00
    """
    page = Sheet()
    table = Loose(page, WIDE_XS)
    page.text(53, 84, "金额单位：万元", 9)
    table.headings(WIDE_HEAD, 100)
    _numbered(table, 116)
    table.rows(WIDE, 132)
    assert rows(tables(read(page))[0])[2:] == WIDE


def test_a_header_that_alone_is_ruled_may_number_its_columns() -> None:
    page = Sheet()
    table = Loose(page, [60, 150, 240, 330])
    page.table([["科目编码", "科目名称", "决算数"], ["栏次", "", "1"]], x=60, y=100, column=90, row=20)
    table.rows([["201", "教育", "5.00"], ["202", "科技", "6.00"]], 154)
    assert rows(tables(read(page))[0])[2:] == [["201", "教育", "5.00"], ["202", "科技", "6.00"]]


def test_a_ruled_top_row_heads_the_rows_below_it_and_keeps_the_unit() -> None:
    """
    |部门：某局 |金额单位：元      |
    |项目       |预算数   决算数   |   <- not ruled
     合计         9.00      8.06
    """
    page = Sheet()
    table = Loose(page, [60, 240, 330, 420])
    page.table([["部门：某局", "金额单位：元"]], x=60, y=100, column=180, row=16)
    table.headings(["项目", "预算数", "决算数"], 128)
    table.rows([["合计", "9.00", "8.06"], ["公务接待费", "1.00", "0.86"], ["公务用车", "8.00", "7.20"]], 144)
    document = read(page)
    assert rows(tables(document)[0]) == [
        ["项目", "预算数", "决算数"],
        ["合计", "9.00", "8.06"],
        ["公务接待费", "1.00", "0.86"],
        ["公务用车", "8.00", "7.20"],
    ]
    assert paragraphs(document) == ["部门：某局", "金额单位：元"]


def test_rows_go_on_below_the_header_printed_again() -> None:
    first, second = Sheet(), Sheet()
    income(first)
    table = Loose(second, INCOME_XS)
    table.headings(INCOME_HEAD, 60)
    table.rows([["221", "住房保障支出", "80.00", "", "", ""]], 78)
    document = read(first, second)
    (table_read,) = tables(document)
    assert rows(table_read)[-1] == ["221", "住房保障支出", "80.00", "", "", ""]
    assert remarked(document, RemarkKind.REPEATED_HEADER) == [" ".join(INCOME_HEAD)]


def test_names_without_a_figure_at_the_end_are_rows_of_the_list() -> None:
    page = Sheet()
    table = Loose(page, [50, 200, 300])
    table.headings(["项目", "决算数"], 90)
    names = ["一、教育支出", "二、科技支出", "三、文化支出", "四、卫生支出", "五、农林支出", "六、其他支出"]
    table.rows([[name, f"{at}.00" if at < 4 else ""] for at, name in enumerate(names)], 106)
    assert rows(tables(read(page))[0])[-2:] == [["五、农林支出", ""], ["六、其他支出", ""]]


def test_a_scan_too_uneven_for_rows_makes_no_table_and_its_figures_stand_alone() -> None:
    """Words 5 points off their lines, on rows of 12 points: nobody can say which figure is whose."""
    page = Sheet()
    table = Loose(page, WIDE_XS, jitter=5, row=12)
    page.text(53, 84, "金额单位：万元", 9)
    for column, text in enumerate(WIDE_HEAD):
        Loose(page, WIDE_XS).heading(text, column, column, 100)
    table.rows([[f"20{at}", f"支出{at}", f"{at}1.00", f"{at}2.00", f"{at}3.00"] for at in range(1, 9)], 118)
    document = read(page)
    assert tables(document) == []
    assert {"11.00", "83.00"} <= set(paragraphs(document))
    reading = mingzhang.recognise(document)
    assert not reading.points
    assert len(reading.unread) >= 24


def test_headings_of_the_parts_of_a_code_stand_in_the_row_of_numbers() -> None:
    """
       科目编码     科目名称   决算数
    类   款   项     栏次        1
    201  03          政府办公  5.00
    """
    page = Sheet()
    table = Loose(page, [50, 90, 130, 170, 300, 400])
    page.text(53, 84, "金额单位：万元", 9)
    table.heading("科目编码", 0, 2, 100)
    table.headings(["", "", "", "科目名称", "决算数"], 100)
    table.headings(["类", "款", "项", "栏次", "1"], 116)
    table.rows([["201", "", "", "公共服务", "9.00"], ["201", "03", "", "政府办公", "5.00"]] * 2, 132)
    found = rows(tables(read(page))[0])
    assert found[-2:] == [["201", "", "", "公共服务", "9.00"], ["201", "03", "", "政府办公", "5.00"]]
    assert [text for text in found[1] if text] == ["类", "款", "项"]


def test_the_rest_of_a_wrapped_unit_name_is_no_heading() -> None:
    page = Sheet()
    table = Loose(page, [50, 200, 260, 410, 480])
    page.text(53, 70, "部门：某省某市某区某某某某管理委员", 9)
    page.text(90, 80, "会", 9)
    page.text(400, 75, "金额单位：万元", 9)
    table.heading("收入", 0, 1, 100)
    table.heading("支出", 2, 3, 100)
    table.headings(["项目", "决算数", "项目", "决算数"], 116)
    table.rows([["一、财政拨款", "9.00", "一、教育", "5.00"], ["二、事业", "1.00", "二、科技", "5.00"]], 132)
    document = read(page)
    assert rows(tables(document)[0])[0] == ["收入", "支出"]


def test_groups_that_cross_make_no_table() -> None:
    """预算数 stands over the first two columns, 三公 below it over the second and third."""
    page = Sheet()
    xs = [50, 130, 200, 270, 340]
    table = Loose(page, xs)
    page.text(53, 70, "金额单位：万元", 9)
    table.heading("预算数", 0, 1, 90)
    table.heading("决算数", 2, 3, 90)
    table.heading("公务用车", 1, 2, 104)
    table.headings(["合计", "购置", "运行", "接待"], 118)
    table.rows([["1.00", "2.00", "3.00", "4.00"]] * 3, 134)
    assert tables(read(page)) == []
