"""Statutory tables → points: the forms of the central template, and the damage recovered text does to them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.amount import WAN, Amount
from mingzhang.points.coordinate import Coordinate
from mingzhang.points.trees import GENERAL
from mingzhang.readers import read_file
from mingzhang.recognition.claims import Claims
from mingzhang.recognition.tables import recognise_tables
from tests.drawn import blanks, points, table, tables, unread

BALANCE = """
收入支出决算总表
公开01表
部门名称：清河县档案馆 2024年度
金额单位：万元
收入|||支出||
项目|行次|决算数|项目|行次|决算数
栏次||1|栏次||2
一、一般公共预算财政拨款收入|1|1,310.25|一、一般公共服务支出|32|1,302.20
二、政府性基金预算财政拨款收入|2||二、外交支出|33|
五、事业收入|5|8.00|八、社会保障和就业支出|39|20.05
|9||九、卫生健康支出|40|

|10||二十三、其他支出|54|
本年收入合计|27|1,318.25|本年支出合计|58|1,322.25
使用非财政拨款结余（含专用结余）|28|1.00|结余分配|59|
年初结转和结余|29|5.00|年末结转和结余|60|2.00
|30|||61|
总计|31|1,324.25|总计|62|1,324.25
注：本表反映部门本年度的总收支和年末结转结余情况。
"""


def test_income_and_spending() -> None:
    """公开01: two sides, functional classes by name, balances, totals of either side."""
    assert points(table(BALANCE)) == {
        f"{GENERAL} 收入": "1310.25万元",
        "支出 201": "1302.20万元",
        "事业 收入": "8.00万元",
        "支出 208": "20.05万元",
        "收入": "1318.25万元",
        "支出": "1322.25万元",
        "使用非财政拨款结余": "1.00万元",
        "年初结转和结余": "5.00万元",
        "年末结转和结余": "2.00万元",
        "收入总计": "1324.25万元",
        "支出总计": "1324.25万元",
    }
    assert unread(BALANCE) == {}


def test_blank_cells_of_known_rows_are_zeros() -> None:
    """外交支出 is zero; the rows without a name are nothing."""
    assert blanks(table(BALANCE)) == {
        "政府性基金预算财政拨款 收入",
        "支出 202",
        "支出 210",
        "支出 229",
        "结余分配",
    }


def test_row_numbers_and_column_numbers_are_kept_apart() -> None:
    """行次 of rows without a name too."""
    found = table(BALANCE)
    assert sorted(number for number, _ in found.row_numbers)[:5] == [1, 2, 5, 9, 10]
    assert [number for number, _ in found.column_numbers] == [1, 2]
    assert len(found.row_numbers) == 20


def test_every_print_leads_to_its_cell() -> None:
    """Place, row label, column heading and what is printed there."""
    item = next(
        item for item in table(BALANCE).prints if item.coordinate == Coordinate("支出", function="208")
    )
    assert (item.cited.part, item.cited.row, item.cited.column) == (
        "公开01表 收入支出决算总表",
        "八、社会保障和就业支出",
        "支出·决算数",
    )
    assert (item.cited.printed, item.cited.place.line, item.cited.place.column) == ("20.05", 10, 5)


def test_appropriations_with_their_balances() -> None:
    """公开04: 一般公共预算财政拨款 is an income row, an opening balance row and a column."""
    found = table("""
财政拨款收入支出决算总表
公开04表
金额单位：万元
收入|||支出|||||
项目|行次|金额|项目|行次|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款
一、一般公共预算财政拨款|1|10.00|一、一般公共服务支出|33|9.00|9.00||
二、政府性基金预算财政拨款|2|3.00|十一、城乡社区支出|43|4.00||4.00|
本年收入合计|27|13.00|本年支出合计|59|13.00|9.00|4.00|
年初财政拨款结转和结余|28|2.00|年末财政拨款结转和结余|60|2.00|1.00|1.00|
一般公共预算财政拨款|29|1.00||61||||
政府性基金预算财政拨款|30|1.00||62||||
总计|32|15.00|总计|64|15.00|10.00|5.00|
""")
    printed = points(found)
    assert printed[f"{GENERAL} 收入"] == "10.00万元"
    assert printed[f"{GENERAL} 支出"] == "9.00万元"
    assert printed[f"{GENERAL} 年初结转和结余"] == "1.00万元"
    assert printed[f"{GENERAL} 年末结转和结余"] == "1.00万元"
    assert printed["财政拨款 年初结转和结余"] == "2.00万元"
    assert printed["财政拨款 收入总计"] == printed["财政拨款 支出总计"] == "15.00万元"
    assert len(printed) == 20


def test_the_fund_table_s_balances_and_flows() -> None:
    """公开07: 年初, 收入, 支出 (小计, 基本, 项目), 年末 of every account."""
    found = table("""
政府性基金预算财政拨款收入支出决算表
公开07表
单位：万元
项目||年初结转和结余|本年收入|本年支出|||年末结转和结余
科目代码|科目名称|||小计|基本支出|项目支出|
栏次||1|2|3|4|5|6
合计||1.00|4.00|3.00||3.00|2.00
212|城乡社区支出|1.00|4.00|3.00||3.00|2.00
""")
    fund = "政府性基金预算财政拨款"
    assert points(found)[f"{fund} 年初结转和结余 212"] == "1.00万元"
    assert points(found)[f"{fund} 收入"] == "4.00万元"
    assert points(found)[f"{fund} 支出 212"] == "3.00万元"
    assert points(found)[f"{fund} 项目支出 支出"] == "3.00万元"
    assert points(found)[f"{fund} 年末结转和结余"] == "2.00万元"


DETAIL = """
一般公共预算财政拨款基本支出决算明细表
公开06表
金额单位：万元
人员经费|||公用经费||||||
科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数|科目代码|科目名称|决算数
301|工资福利支出|60.00|302|商品和服务支出|14.00|307|债务利息及费用支出||31013|公务用车购置|
30101|基本工资|60.00|30201|办公费|10.00|309|资本性支出（基本建设）|——|31022|无形资产购置|

303|对个人和家庭的补助|5.00|30217|公务接待费|4.00|30901|房屋建筑物购建|——|399|其他支出||
30302|退休费|5.00|30231|公务用车运行维护费||310|资本性支出|1.00|||
||||||31002|办公设备购置|1.00|||
人员经费合计||65.00|公用经费合计||||||||15.00
"""


def test_four_blocks_of_basic_spending() -> None:
    """公开06: the page break adds a cell, —— does not apply, 公用经费合计 stands eight cells from its label."""
    found = table(DETAIL)
    basic = f"{GENERAL} 基本支出 支出"
    assert points(found) == {
        f"{basic} 301": "60.00万元",
        f"{basic} 30101": "60.00万元",
        f"{basic} 302": "14.00万元",
        f"{basic} 30201": "10.00万元",
        f"{basic} 303": "5.00万元",
        f"{basic} 30302": "5.00万元",
        f"{basic} 30217": "4.00万元",
        f"{basic} 310": "1.00万元",
        f"{basic} 31002": "1.00万元",
        f"{GENERAL} 人员经费 支出": "65.00万元",
        f"{GENERAL} 公用经费 支出": "15.00万元",
    }
    assert [cited.row for cited in found.not_applicable] == [
        "309 资本性支出（基本建设）",
        "30901 房屋建筑物购建",
    ]
    assert unread(DETAIL) == {}


def test_the_code_and_name_of_every_account_are_kept() -> None:
    """For comparing names across tables."""
    names = {name.code: (name.name, name.dimension) for name in table(DETAIL).names}
    assert names["30217"] == ("公务接待费", "economic")
    assert len(names) == 16


def test_three_public_expenses_in_four_header_rows() -> None:
    """公开09: inner spaces in the headings, 栏次 right across."""
    found = table("""
财政拨款“三公”经费支出决算表
公开09表
金额单位：万元
预算数||||||决算数|||||
合计|因公出国 (境) 费|公务用车购置及运行维护费|||公务接待 费|合计|因公出国 (境) 费|公务用车购置及运行维护费|||公务接待 费
||小计|公务用车 购置费|公务用车 运行维护 费||||小计|公务用车 购置费|公务用车 运行维护 费|
1|2|3|4|5|6|7|8|9|10|11|12
3.50||3.00||3.00|0.50|2.41||2.20||2.20|0.21
注：预算数为“三公”经费全年预算数，反映按规定程序调整后的预算数。
""")
    assert points(found) == {
        "全年预算 三公": "3.50万元",
        "全年预算 三公·公务用车": "3.00万元",
        "全年预算 三公·公务用车·运行": "3.00万元",
        "全年预算 三公·接待": "0.50万元",
        "三公": "2.41万元",
        "三公·公务用车": "2.20万元",
        "三公·公务用车·运行": "2.20万元",
        "三公·接待": "0.21万元",
    }
    assert "三公·因公出国" in blanks(found)


@pytest.mark.parametrize(
    ("note", "phase"),
    [
        ("注：预算数为“三公”经费全年预算数。", "全年预算"),
        ("注：预算数为年初预算数，决算数包括以前年度结转资金。", "年初预算"),
        ("注：本表反映“三公”经费支出预决算情况。", "预算·未定"),
    ],
)
def test_a_note_sets_the_phase_of_the_budget(note: str, phase: str) -> None:
    """Without one, which budget it is stays open."""
    found = table(
        f"财政拨款“三公”经费支出决算表\n单位：万元\n项目|预算数|决算数\n公务接待费|2.00|1.00\n{note}\n"
    )
    assert points(found) == {f"{phase} 三公·接待": "2.00万元", "三公·接待": "1.00万元"}


INFORMATION = """
部门决算公开相关信息统计表
公开10表
金额单位：万元
一、政府采购情况||
项目|行次|统计数
合计|1|9.00
货物|2|3.00
工程|3|
服务|4|6.00
二、机关运行经费||
项目||统计数
(一) 行政单位|5|15.00
(二) 参照公务员法管理事业单位|6|
三、国有资产占用情况||
(一) 车辆数合计(辆)|7|2
3. 机要通信用车|10|1
8. 其他用车|15|1
(二) 单价100万元(含)以上设备(不含车辆)|17|1
"""


def test_information_in_three_sections() -> None:
    """公开10: money and counts, 行次 only on some rows, a header repeated on the way."""
    assert points(table(INFORMATION)) == {
        "采购": "9.00万元",
        "采购·货物": "3.00万元",
        "采购·服务": "6.00万元",
        "机关运行经费·行政单位": "15.00万元",
        "车辆": "2辆",
        "车辆·机要通信用车": "1辆",
        "车辆·其他用车": "1辆",
        "设备·100万元以上": "1台（套）",
    }
    assert [number for number, _ in table(INFORMATION).row_numbers] == [1, 2, 3, 4, 5, 6, 7, 10, 15, 17]
    assert unread(INFORMATION) == {}


# ── pages ────────────────────────────────────────────────────────────────────────────────────────

HEAD = "科目代码|科目名称|本年支出合计|基本支出|项目支出"
FIRST = f"支出决算表\n公开03表\n部门名称：清河县档案馆 2024年度\n金额单位：万元\n{HEAD}\n合计||12.00|10.00|2.00\n201|一般公共服务支出|12.00|10.00|2.00\n"
SECOND = "20101|人大事务|12.00|10.00|2.00\n2010101|行政运行|12.00|10.00|2.00\n"


@pytest.mark.parametrize(
    "between",
    [
        "\n",
        "\n- 7 -\n\n",
        "\f",
        f"\n{HEAD}\n",
        f"\n支出决算表（续）\n公开03表\n部门名称：清河县档案馆 2024年度\n金额单位：万元\n{HEAD}\n",
        f"\n支出决算表\n金额单位：万元\n{HEAD}\n",
        "\n续表\n",
    ],
)
def test_a_table_over_two_pages_is_one_table(between: str) -> None:
    """Blank line, page number, form feed, repeated header, repeated head with 续."""
    found = table(FIRST + between + SECOND)
    assert points(found)["支出 2010101"] == "12.00万元"
    assert len(found.prints) == 12


def test_a_page_that_repeats_only_the_first_header_row() -> None:
    """
    科目编码 |     | 科目名称 | 支出合计 | 基本支出 | 项目支出
    类       | 款 |
    """
    first = "支出决算表\n公开03表\n金额单位：万元\n科目编码||科目名称|支出合计|基本支出|项目支出\n类|款||||\n合计|||9.00|7.00|2.00\n"
    second = "\n科目编码||科目名称|支出合计|基本支出|项目支出\n213|02|林业和草原|9.00|7.00|2.00\n"
    assert points(table(first + second))["支出 21302"] == "9.00万元"


def test_a_failed_formula_is_listed_as_unread() -> None:
    found = "支出决算表\n金额单位：万元\n科目编码|科目名称|支出合计\n201|一般公共服务支出|#REF!\n"
    assert unread(found) == {"#REF!": "单元格里是“#REF!”，公式没有算出数"}
    assert [cited.printed for cited in table(found).unread] == ["#REF!"]


@given(st.integers(0, 300))
def test_a_document_cut_in_the_middle_of_a_table_is_still_recognised(length: int) -> None:
    """Whatever is left of the table is read; no figure is invented."""
    whole = points(table(FIRST + SECOND))
    start = FIRST.index("合计||")
    for found in tables((FIRST + SECOND)[: start + length]):
        for words, amount in points(found).items():
            digits = amount.removesuffix("万元").rstrip("0").rstrip(".")
            assert whole[words].startswith(digits)


# ── what is not understood is said ───────────────────────────────────────────────────────────────


def test_unknown_headings_and_rows_keep_their_figures_unread() -> None:
    """专项债券支出 is in no lexicon; its figure is not given to a neighbour."""
    drawing = (
        f"支出决算表\n单位：万元\n{HEAD}|专项债券支出\n合计||12.00|10.00|1.50|0.50\n某某特别事项||3.25|||\n"
    )
    found = table(drawing)
    assert points(found)["项目支出 支出"] == "1.50万元"
    reasons = unread(drawing)
    assert set(reasons) == {"0.50", "3.25"}
    assert "专项债券支出" in reasons["0.50"]
    assert "某某特别事项" in reasons["3.25"]
    assert [cited.printed for cited in found.unread] == ["0.50", "3.25"]


def test_badly_written_numbers_are_unread() -> None:
    """17,76.49 may be 1,776.49 or 17,764.90: nobody knows."""
    drawing = f"支出决算表\n单位：万元\n{HEAD}\n合计||17,76.49|10.00|2.00\n"
    assert "支出" not in points(table(drawing))
    assert "写法" in unread(drawing)["17"]


def test_an_account_may_be_new() -> None:
    """A code that no dictionary lists is a code all the same."""
    assert (
        points(table(f"支出决算表\n单位：万元\n{HEAD}\n2019977|档案保护特别支出|1.00|1.00|\n"))[
            "支出 2019977"
        ]
        == "1.00万元"
    )


def test_negative_amounts_are_amounts() -> None:
    """退回 and 冲减."""
    assert (
        points(table(f"支出决算表\n单位：万元\n{HEAD}\n201|一般公共服务支出|-1.20|-1.20|\n"))["支出 201"]
        == "-1.20万元"
    )


def test_changes_and_shares_beside_the_figures_are_no_facts() -> None:
    """增减额 and 占比 follow from other columns."""
    drawing = "支出决算表\n部门：清河县档案馆\n2024年度\n科目编码|科目名称|2023年决算数|2024年决算数|增减额|增减（%）\n合计||8.00|12.00|4.00|50.00\n"
    assert points(table(drawing)) == {"上年 支出": "8.00万元", "支出": "12.00万元"}
    assert unread(drawing) == {}


def test_empty_tables_are_empty() -> None:
    """A frame, a row of blanks, a note: listed, with nothing in it."""
    found = table(f"国有资本经营预算财政拨款支出决算表\n单位：万元\n{HEAD}\n合计||||\n注：本表无数据。\n")
    assert (found.kind, found.empty, len(found.notes)) == ("国资表", True, 1)


def test_other_lists_are_no_statutory_tables() -> None:
    """The list of subordinate units."""
    assert (
        tables("纳入决算编制范围的单位包括：\n序号|单位名称|备注\n1|清河县档案馆（本级）|\n2|清河县方志办|\n")
        == ()
    )


def test_the_document_s_precision_is_declared_for_all_its_amounts() -> None:
    """Trailing zeros are trimmed: 12 among amounts with two decimals is 12.00."""
    found = table(f"支出决算表\n单位：万元\n{HEAD}\n合计||12|9.75|2.25\n201|一般公共服务支出|12|9.75|2.25\n")
    total = next(item.amount for item in found.prints if item.coordinate == Coordinate("支出"))
    assert total == Amount(12_000_000, WAN, 2)


def test_the_reference_document(reference: Path) -> None:
    """Ten tables, numbered 01 to 10, and every figure of them read."""
    source = read_file(reference)
    claims = Claims(source)
    found = recognise_tables(source, claims)
    assert [item.head.number for item in found] == [f"公开{number:02d}" for number in range(1, 11)]
    assert [item.kind for item in found] == [
        "收支总表", "收入表", "支出表", "财政拨款总表", "一般公共支出表", "基本支出表", "基金表", "国资表", "三公表", "信息表"
    ]  # fmt: skip
    assert all(item.unread == () for item in found)
    assert [len(item.row_numbers) for item in found] == [62, 0, 0, 64, 0, 0, 0, 0, 0, 16]
    assert len(found[5].not_applicable) == 18
    assert [item.empty for item in found] == [number == 7 for number in range(1, 11)]


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("¥1,200.00", "1200.00万元"),
        ("￥1200.00", "1200.00万元"),
        ("1200.00万元", "1200.00万元"),
        ("12000000.00元", "12000000.00元"),
    ],
)
def test_a_money_sign_or_a_unit_beside_a_figure(printed: str, amount: str) -> None:
    """A number format of the sheet, or a unit typed into every cell; the cell's own unit holds."""
    drawing = f"支出决算表\n单位：万元\n科目编码|科目名称|本年支出合计|基本支出\n213|农林水支出|{printed}|{printed}\n"
    assert points(table(drawing))["基本支出 支出 213"] == amount
    assert unread(drawing) == {}


@pytest.mark.parametrize("printed", ["(1,200.00)", "1200.0O", "l200.00", "1 200.00", "12..00"])
def test_a_figure_that_is_none_is_left_unread(printed: str) -> None:
    """Brackets may mean minus or nothing; letters for digits are recognition errors: nobody guesses."""
    drawing = (
        "支出决算表\n单位：万元\n科目编码|科目名称|本年支出合计|基本支出\n213|农林水支出|1200.00|1200.00\n"
        f"21301|农业农村|1200.00|{printed}\n"
    )
    assert "基本支出 支出 21301" not in points(table(drawing))
    assert unread(drawing) != {}


def test_rows_without_names_are_no_totals_when_there_are_several() -> None:
    """The right half of a wide table on a page of its own: whose figures these are nobody knows."""
    drawing = """
支出决算表
单位：万元
基本支出|项目支出|经营支出
902.56|873.93|
140.87|10.23|
62.78|5.00|
"""
    assert points(table(drawing)) == {}
    assert set(unread(drawing).values()) == {"没有行名称"}


def test_column_numbers_that_go_on_from_another_page_are_no_figures() -> None:
    drawing = """
三公经费支出决算表
单位：万元
合计|因公出国（境）费|公务用车购置费|公务用车运行维护费|公务接待费
7|8|9|10|11
3.00|0.00|0.00|2.00|1.00
"""
    assert points(table(drawing))["三公"] == "3.00万元"
    assert unread(drawing) == {}
