"""Rows: labels and the figures that belong to them."""

from __future__ import annotations

from mingzhang.document import Table
from mingzhang.recognition.grid import grids
from mingzhang.recognition.rows import RowParts, complete_codes, cut_row
from tests.drawn import document


def parts(drawing: str) -> list[RowParts]:
    (block,) = document(drawing).blocks
    assert isinstance(block, Table)
    (grid,) = grids(block)
    found = [cut_row(row, grid.columns, row[0].place) for row in grid.rows]
    complete_codes(found)
    return found


def told(drawing: str) -> list[list[tuple[str, list[str]]]]:
    """For each row its stretches: the label, and its values with the column they stand under."""
    return [
        [
            (stretch.label.words, [f"{value.text}@{value.column.name}" for value in stretch.values])
            for stretch in row.stretches
        ]
        for row in parts(drawing)
    ]


def test_two_sides_of_a_row() -> None:
    """收入 and 支出 stand side by side; each value belongs to the label on its left."""
    assert told("""
项目|行次|收入决算数|项目|行次|支出决算数
一、财政拨款|1|3.00|一、外交支出|32|
""") == [[("一、财政拨款", ["3.00@收入决算数"]), ("一、外交支出", ["@支出决算数"])]]


def test_row_numbers_are_no_figures() -> None:
    """行次 of both sides, and a side that has only a 行次."""
    (row,) = parts("项目|行次|决算数|项目|行次|决算数\n总计|31|3.00|总计|62|3.00\n")
    assert [number for number, _ in row.row_numbers] == [31, 62]
    (row,) = parts("项目|行次|决算数|项目|行次|决算数\n|30|||61|\n")
    assert [number for number, _ in row.row_numbers] == [30, 61]
    assert [value.text for stretch in row.stretches for value in stretch.values if value.text] == []


def test_four_blocks_side_by_side() -> None:
    """公开06; a total stands eight cells right of its label."""
    head = "|".join(["科目代码|科目名称|决算数"] * 4)
    assert told(f"""
{head}
301|工资福利支出|6.00|302|商品和服务支出|4.00|307|债务利息及费用支出||310|资本性支出|
人员经费合计||6.00|公用经费合计||||||||4.00
""") == [
        [
            ("301 工资福利支出", ["6.00@决算数"]),
            ("302 商品和服务支出", ["4.00@决算数"]),
            ("307 债务利息及费用支出", ["@决算数"]),
            ("310 资本性支出", ["@决算数"]),
        ],
        [("人员经费合计", ["6.00@决算数"]), ("公用经费合计", ["@决算数", "4.00@决算数"])],
    ]


def test_code_and_name_in_one_cell() -> None:
    """310资本性支出, with the blank where the name would be."""
    assert told("科目代码|科目名称|决算数\n310资本性支出||0.50\n") == [[("310 资本性支出", ["0.50@决算数"])]]


def test_a_code_split_over_three_columns() -> None:
    """类, 款, 项 in every row, or only what is new."""
    assert [
        row[0][0]
        for row in told("""
科目编码|||科目名称|合计
类|款|项||
213|||农林水支出|5.00
213|02||林业和草原|5.00
213|02|01|行政运行|5.00
|05||巩固脱贫衔接乡村振兴|1.00
||99|其他支出|1.00
""")
    ] == [
        "213 农林水支出",
        "21302 林业和草原",
        "2130201 行政运行",
        "21305 巩固脱贫衔接乡村振兴",
        "2130599 其他支出",
    ]


def test_a_split_code_that_lost_its_leading_zeros() -> None:
    """A spreadsheet took 02 and 01 for numbers."""
    rows = told("科目编码|||科目名称|合计\n类|款|项||\n213|2||林业和草原|5.00\n213|2|1|行政运行|5.00\n")
    assert [row[0][0] for row in rows] == ["21302 林业和草原", "2130201 行政运行"]


def test_an_amount_of_three_digits_before_the_other_half_is_no_code() -> None:
    """
    一、财政拨款收入 | 120 | 一、教育支出 | 205
    """
    assert told("项目|金额|项目|金额\n一、财政拨款收入|120|一、教育支出|205\n") == [
        [("一、财政拨款收入", ["120@金额"]), ("一、教育支出", ["205@金额"])]
    ]


def test_a_failed_formula_is_a_value_nobody_can_read() -> None:
    """#REF! is no part of a row's name."""
    assert told("项目|预算数|决算数\n接待费|#REF!|0.70\n培训费|####|#DIV/0!\n") == [
        [("接待费", ["#REF!@预算数", "0.70@决算数"])],
        [("培训费", ["####@预算数", "#DIV/0!@决算数"])],
    ]


def test_dashes_are_values_that_do_not_apply() -> None:
    """—— beside a figure."""
    (row,) = parts("项目|预算数|决算数\n国内接待费|——|0.70\n")
    assert [value.dash for value in row.stretches[0].values] == [True, False]


def test_a_figure_moves_only_where_its_own_heading_is_missing() -> None:
    """One cell too far right: taken back. Below an unknown heading: left there."""
    assert told("科目编码|科目名称|合计\n201|一般公共服务支出||5.00\n")[0][0][1] == ["@合计", "5.00@合计"]
    assert told("科目编码|科目名称|合计|专项债券\n201|一般公共服务支出|5.00|3.00\n")[0][0][1] == [
        "5.00@合计",
        "3.00@专项债券",
    ]


def test_a_code_that_opens_a_row_without_a_name_is_no_amount() -> None:
    """The name was lost: 201 is the code all the same."""
    assert told("科目名称|合计|基本支出\n201|5.00|5.00\n") == [[("201", ["5.00@合计", "5.00@基本支出"])]]


def test_a_superscript_is_no_line_number() -> None:
    """A footnote mark stands in the 行次 column: no number is made of it, and the row's figure is read."""
    (row,) = parts("项目|行次|金额\n一、一般公共预算财政拨款收入|²|3.00\n")
    assert row.row_numbers == []
    assert [value.text for stretch in row.stretches for value in stretch.values] == ["²", "3.00"]
