"""Loading tells every problem at once, each with its sheet and cell and a remedy."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from mingzhang.points.coordinate import INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Facts
from mingzhang.points.trees import GOVERNMENT_FUND
from mingzhang.readers import ReadError
from mingzhang.workbook import Loaded, Served, blank_tables, load, write_workbook
from tests.workbook.filled import PROFILES, Tables, filled, loaded, told


def test_a_sound_workbook_has_no_problem() -> None:
    """What was typed in 元 arrives in 分."""
    found = loaded(filled())
    assert found.problems == ()
    assert found.sound
    assert found.ledger is not None
    facts = Facts(found.ledger)
    assert facts.value(Coordinate("支出")) == facts.value(Coordinate("收入")) == 15_345_678
    (project,) = found.ledger.projects
    assert project.money[0].executed == 3_000_000


def test_all_problems_come_at_once() -> None:
    """Three wrong cells, three problems, each at its cell (example rows stand above)."""
    tables = filled()
    tables["收支明细"][0]["金额（元）"] = "153456.785"
    tables["收支明细"][1]["功能科目编码"] = "9999999"
    tables["收支明细"][2]["项目名称"] = "没有登记的"
    found = told(tables)
    assert "收支明细!J6 “金额（元）”有 3 位小数：153456.785" in found
    assert "收支明细!C7 功能科目编码“9999999”查不到" in found
    assert "收支明细!J8 项目“没有登记的”没有在“项目”表里登记" in found


@pytest.mark.parametrize(
    ("sheet", "row", "column", "text", "words"),
    [
        ("收支明细", 1, "经济科目编码", "", "支出没有填经济科目"),
        ("收支明细", 1, "经济科目编码", "301", "经济科目编码“301”查不到"),
        ("收支明细", 1, "功能科目编码", "20103", "没有到“项”"),
        ("收支明细", 1, "支出性质", "", "支出没有选支出性质"),
        ("收支明细", 1, "资金来源", "财政", "不在可选的内容里"),
        ("收支明细", 2, "项目名称", "", "项目支出没有填项目名称"),
        ("收支明细", 0, "金额（元）", "153456.79", "收支不平衡"),
        ("预算与上年", 3, "年初预算（元）", "", "没有填年初预算"),
        ("预算与上年", 3, "上年决算（元）", "", "没有填上年决算"),
        ("预算与上年", 3, "变动原因", "", "比上年增加，没有写变动原因"),
        ("预算与上年", 2, "上年决算（元）", "150000", "这一行不填金额"),
        ("项目", 0, "是否自评", "否", "不自评，没有写理由"),
        ("项目", 0, "年度目标", "", "“年度目标”没有填"),
        ("项目资金", 0, "项目名称", "别的", "没有在“项目”表里登记"),
        ("项目资金", 0, "全年执行数（元）", "29999", "收支明细里是 30,000.00 元"),
        ("单位信息", 4, "内容", "二〇二四", "年度应是四位数字"),
        ("单位信息", 4, "内容", "2023", "不能用"),
        ("单位信息", 5, "内容", "hubei-2024", "没有“hubei-2024”这个样式"),
    ],
)
def test_what_is_wrong_is_said(sheet: str, row: int, column: str, text: str, words: str) -> None:
    """One cell spoilt."""
    tables = filled()
    tables[sheet][row][column] = text
    assert any(words in problem for problem in told(tables)), told(tables)
    assert not loaded(tables).sound


def test_a_project_without_a_form() -> None:
    """It spends, it is to be evaluated, but nothing is said about it."""
    tables = filled()
    tables["绩效指标"] = []
    assert any("“绩效指标”里没有它的内容" in problem for problem in told(tables))


def _edited(edit: Any) -> Loaded:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(filled(), examples=False)))
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return load(stream.getvalue(), "账簿.xlsx", PROFILES)


def _problems(edit: Any) -> list[str]:
    return [f"{problem.cell} {problem.what}" for problem in _edited(edit).problems]


def test_a_missing_sheet() -> None:
    """Its name is told, and nothing that only follows from it."""
    assert _problems(lambda book: book.remove(book["结转结余"])) == ["结转结余 缺少工作表“结转结余”"]


def test_a_hidden_sheet() -> None:
    """It is there, but nobody sees it: not called missing."""

    def edit(book: Any) -> None:
        book["三公经费"].sheet_state = "hidden"

    assert _problems(edit) == ["三公经费 工作表“三公经费”被隐藏了"]


def test_a_renamed_column() -> None:
    """The place is that of the header; its rows are not reported one by one, nor sums without them."""

    def edit(book: Any) -> None:
        book["收支明细"]["J3"] = "金额（万元）"

    assert _problems(edit) == ["收支明细!J3 第 3 行缺少列“金额（元）”"]


def test_text_in_a_number_cell() -> None:
    """一万 is no number."""

    def edit(book: Any) -> None:
        book["收支明细"]["J4"] = "一万"

    assert "收支明细!J4 “金额（元）”应是数字，现在是“一万”" in _problems(edit)


def test_a_formula_without_a_stored_value() -> None:
    """openpyxl writes formulas without results, as other programs do. The balance cannot be judged then."""

    def edit(book: Any) -> None:
        book["收支明细"]["J4"] = "=SUM(J5:J6)"

    assert _problems(edit) == ["收支明细!J4 公式没有保存计算结果"]


def test_merged_and_hidden_cells() -> None:
    """Both are refused: what a person does not see is not published."""

    def edit(book: Any) -> None:
        book["收支明细"].merge_cells("B5:B6")
        book["收支明细"].row_dimensions[4].hidden = True
        book["结转结余"].column_dimensions["G"].hidden = True

    found = _problems(edit)
    assert "收支明细!B5 有合并的单元格" in found
    assert "收支明细!A4 有隐藏的行或列里填了内容" in found
    assert "结转结余!G3 有隐藏的行或列里填了内容" in found


def test_columns_may_change_places() -> None:
    """The header counts, not the position."""

    def edit(book: Any) -> None:
        sheet = book["职责机构"]
        for row in range(3, 6):
            sheet.cell(row, 2).value, sheet.cell(row, 3).value = (
                sheet.cell(row, 3).value,
                sheet.cell(row, 2).value,
            )

    assert _edited(edit).sound


def test_too_many_rows() -> None:
    """A sheet full of single vouchers is refused in one sentence."""

    def edit(book: Any) -> None:
        sheet = book["职责机构"]
        for row in range(6, 20_100):
            sheet.cell(row, 2, "职责")
            sheet.cell(row, 3, "保管")

    assert any("行数超过 20000 行" in problem for problem in _problems(edit))


def test_a_workbook_of_something_else() -> None:
    """No sheet of ours: one problem, not one for every sheet."""
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    found = load(stream.getvalue(), "别的.xlsx", PROFILES)
    assert [problem.what for problem in found.problems] == ["这不是明账的填报工作簿：没有认出任何工作表"]
    assert found.ledger is None


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", "账簿".encode()])
def test_no_workbook_at_all(data: bytes) -> None:
    """Refused as any other file that cannot be read."""
    with pytest.raises(ReadError):
        load(data, "账簿.xlsx", PROFILES)


def test_an_empty_workbook_lists_what_to_fill() -> None:
    """Example rows are never read as the unit's own."""
    found = loaded(blank_tables("shanxi-2024", 2024))
    assert not found.sound
    assert any(problem.what == "没有填写本年收入和支出" for problem in found.problems)


def test_the_same_rows_give_the_same_bytes() -> None:
    """No clock in the file."""
    assert write_workbook(filled()) == write_workbook(filled())


def test_a_code_of_the_units_own_needs_the_name_above_it() -> None:
    """2130599 is named, its 款 21305 is not."""
    tables = filled()
    for row in tables["收支明细"]:
        row["功能科目编码"] = "2130599"
    tables["预算与上年"][3]["功能科目编码"] = "213"
    own = {"编码": "2130599", "名称": "其他巩固脱贫攻坚成果衔接乡村振兴支出"}
    tables["自定义科目"] = [own]
    assert told(tables) == ["收支明细!J6 “2130599”所属的“21305”查不到名称，表里会缺一格"]
    tables["自定义科目"] = [{"编码": "21305", "名称": "巩固脱贫攻坚成果衔接乡村振兴"}, own]
    assert told(tables) == []


def test_a_reason_is_missed_at_its_cell() -> None:
    """Reception of 2,000 of a budget of 5,000, with no word about it. It is part of 机关运行经费, whose row is missing."""
    tables = filled()
    tables["收支明细"][1]["金额（元）"] = "121456.78"
    tables["收支明细"].append({**tables["收支明细"][1], "经济科目编码": "30217", "金额（元）": "2000"})
    tables["三公经费"][3]["全年预算（元）"] = "5000"
    assert told(tables) == [
        "数量与资产 “国内公务接待费”有 2,000.00 元，而“国内公务接待批次（批次）”是 0",
        "数量与资产 “国内公务接待费”有 2,000.00 元，而“国内公务接待人次（人次）”是 0",
        "预算与上年 没有“机关运行经费”这一行",
        "三公经费!G7 “公务接待费”比上年增加，没有写变动原因",
        "三公经费!H7 “公务接待费”的决算小于全年预算，没有写预算差异原因",
    ]


def test_what_follows_from_a_wrong_cell_is_not_told() -> None:
    """As much as last year, all of it under a code that is not known: nothing fell, so no reason is missed."""
    tables = filled()
    for row in tables["预算与上年"]:
        row["变动原因"] = ""
        if row.get("上年决算（元）"):
            row["上年决算（元）"] = "153456.78"
    for row in tables["收支明细"]:
        row["功能科目编码"] = "2010398"
    assert told(tables) == [
        "收支明细!C6 功能科目编码“2010398”查不到",
        "收支明细!C7 功能科目编码“2010398”查不到",
        "收支明细!C8 功能科目编码“2010398”查不到",
    ]
    tables["收支明细"][1]["经济科目编码"] = "30299x"
    assert len(told(tables)) == 4


def test_a_change_too_small_to_be_printed_needs_no_reason() -> None:
    """49.99 元 more than last year is 持平 in the sentence; 50 元 is 0.01 万元."""
    tables = filled()
    for row in tables["预算与上年"]:
        row["变动原因"] = ""
        if row.get("上年决算（元）"):
            row["上年决算（元）"] = "153406.79"
    assert told(tables) == []
    for row in tables["预算与上年"]:
        if row.get("上年决算（元）"):
            row["上年决算（元）"] = "153406.78"
    assert len(told(tables)) == 4


def test_a_forgotten_row_is_told_once() -> None:
    """201 spends and stands nowhere in 预算与上年: one problem, not one for each of its cells."""
    tables = filled()
    del tables["预算与上年"][3]
    assert told(tables) == ["预算与上年 没有“201 一般公共服务支出”这一行，本年有一般公共预算财政拨款支出"]


def test_a_blank_budget_is_told_at_its_cell() -> None:
    tables = filled()
    tables["预算与上年"][3]["年初预算（元）"] = ""
    assert told(tables) == ["预算与上年!E8 本年有支出的科目没有填年初预算"]


def test_a_part_is_no_more_than_its_whole() -> None:
    """60 won in reserved and 50 in other purchases, of 100 in all; the cell is that of the last of them."""
    tables = filled()
    said = {
        "政府采购服务支出（元）": "100",
        "预留项目由中小企业成交的金额（元）": "60",
        "其他项目由中小企业成交的金额（元）": "50",
    }
    for row in tables["数量与资产"]:
        row["数值"] = said.get(row["指标"], "")
    (problem,) = told(tables)
    assert problem.startswith("数量与资产!C")
    assert problem.endswith(
        "“预留项目由中小企业成交的金额（元）”与“其他项目由中小企业成交的金额（元）”之和大于“政府采购支出（货物、工程、服务相加）”"
    )


def test_a_visit_has_at_least_one_visitor() -> None:
    """5 visits of 3 people are told; 3 visits of 5 are not."""
    tables = filled()
    told_of = "“国内公务接待批次（批次）”大于“国内公务接待人次（人次）”"
    for visits, people in (("5", "3"), ("3", "5")):
        said = {"国内公务接待批次（批次）": visits, "国内公务接待人次（人次）": people}
        for row in tables["数量与资产"]:
            row["数值"] = said.get(row["指标"], row.get("数值", ""))
        assert any(problem.endswith(told_of) for problem in told(tables)) is (visits == "5")


def test_a_workbook_without_the_rows_added_since_is_sound() -> None:
    tables = filled()
    tables["数量与资产"] = [
        row for row in tables["数量与资产"] if "预留" not in row["指标"] and "成交" not in row["指标"]
    ]
    assert told(tables) == []


@pytest.mark.parametrize(
    ("sheet", "row", "words"),
    [
        ("预算与上年", 3, "预算与上年!B9 “一般公共预算财政拨款支出 201”写了两行，前面一行在 B8"),
        ("预算与上年", 0, "预算与上年!B9 “收支总计”写了两行，前面一行在 B5"),
        ("数量与资产", 0, "数量与资产!B35 “因公出国（境）团组数（个）”写了两行，前面一行在 B4"),
        ("三公经费", 3, "三公经费!B8 “公务接待费”写了两行，前面一行在 B7"),
    ],
)
def test_a_row_written_twice(sheet: str, row: int, words: str) -> None:
    """Neither added up nor one of them passed over in silence."""
    tables = filled()
    tables[sheet].append(dict(tables[sheet][row]))
    assert told(tables) == [words]


def test_an_example_row_written_over_is_no_example() -> None:
    """Somebody typed over the example and left its mark: the money would be missing without a word."""

    def edit(book: Any) -> None:
        book["收支明细"]["A4"] = "示例"

    assert _problems(edit) == ["收支明细!A4 这一行标记为“示例”，内容却改过，程序不读"]


def test_an_example_row_left_as_it_is_is_passed_over() -> None:
    found = load(write_workbook(filled(), examples=True), "账簿.xlsx", PROFILES)
    assert found.problems == ()


def test_a_cell_of_given_rows_is_called_by_its_row() -> None:
    def edit(book: Any) -> None:
        book["三公经费"]["C4"] = "无"
        book["数量与资产"]["C4"] = 1.5

    assert _problems(edit) == [
        "三公经费!C4 “因公出国（境）费·年初预算（元）”应是数字，现在是“无”",
        "数量与资产!C4 “因公出国（境）团组数（个）”应是不带小数的个数：1.5",
    ]


def test_one_fund_out_of_balance_is_told_once() -> None:
    """All money together is out of balance by the same, which says nothing new; 事业 money out of balance does."""
    tables = filled()
    tables["收支明细"][0]["金额（元）"] = "153456.79"
    assert [words for words in told(tables) if "收支不平衡" in words] == [
        "收支明细 一般公共预算财政拨款收支不平衡：收入方 153,456.79 元，支出方 153,456.78 元，相差 0.01 元"
    ]
    tables["收支明细"].append({**tables["收支明细"][0], "资金来源": "事业", "金额（元）": "5"})
    assert any("全部资金收支不平衡" in words for words in told(tables))


def test_the_budget_that_is_published_is_asked_for_where_the_other_is_given() -> None:
    """Shanxi prints the adjusted budget: with the initial one alone it would print none at all."""
    tables = filled()
    tables["三公经费"][3]["年初预算（元）"] = "5000"
    assert told(tables) == [
        "三公经费!C7 “公务接待费”填了年初预算，没有填全年预算；公开的表和说明用的是全年预算"
    ]
    tables["三公经费"][3]["全年预算（元）"] = "0"
    assert told(tables) == []
    initial = {"shanxi-2024": Served(2024, three_public=INITIAL_BUDGET)}
    tables["三公经费"][3] |= {"年初预算（元）": "", "全年预算（元）": "5000"}
    found = load(write_workbook(tables), "账簿.xlsx", initial)
    assert [problem.cell for problem in found.problems] == ["三公经费!D7"]


def _with_fund(balances: list[tuple[str, str, str]]) -> Tables:
    """5 of 政府性基金 came for 2120803, 3 were spent there; balances by kind, code and amount."""
    tables = filled()
    tables["自定义科目"] = [{"编码": code, "名称": code} for code in ("21208", "2120803", "2120804")]
    base = {"功能科目编码": "2120803", "资金来源": GOVERNMENT_FUND}
    tables["收支明细"] += [
        {**base, "收支": "收入", "金额（元）": "5"},
        {
            **base,
            "收支": "支出",
            "经济科目编码": "31005",
            "支出性质": "项目支出",
            "项目名称": "数字化",
            "金额（元）": "3",
        },
    ]
    tables["项目资金"][0]["全年执行数（元）"] = "30003"
    tables["项目资金"][0]["全年预算数（元）"] = "30003"
    tables["结转结余"] = [
        {
            "类别": kind,
            "功能科目编码": code,
            "资金来源": GOVERNMENT_FUND,
            "支出性质": "项目支出",
            "金额（元）": amount,
        }
        for kind, code, amount in balances
    ]
    return tables


def test_the_balance_of_a_fund_needs_its_item() -> None:
    """The fund's table prints it by item: without one its rows would not add up to its total."""
    found = told(_with_fund([("年末结转和结余", "", "2")]))
    assert found == ["结转结余!C5 政府性基金预算财政拨款的结转结余没有填功能科目，公开的表按科目列示"]
    assert told(_with_fund([("年末结转和结余", "2120803", "2")])) == []


def test_each_item_of_a_fund_balances() -> None:
    """2 are left, but under another item: the total balances, both rows of the fund's table would not."""
    found = told(_with_fund([("年末结转和结余", "2120804", "2")]))
    assert found == [
        "收支明细!J9 政府性基金预算财政拨款“2120803 2120803”收支不平衡：收入方 5.00 元，支出方 3.00 元，相差 2.00 元",
        "结转结余!G5 政府性基金预算财政拨款“2120804 2120804”收支不平衡：收入方 0.00 元，支出方 2.00 元，相差 2.00 元",
    ]


def test_a_text_nobody_asks_for_is_told() -> None:
    """A row of 文字 that was renamed would be lost without a word."""
    tables = filled()
    tables["文字"][-1] = {"项目": "其他说明", "内容": "本年没有。"}
    assert told(tables) == ["文字!B7 不认识的行“其他说明”"]
