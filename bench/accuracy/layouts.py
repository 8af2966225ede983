"""How the places lay their publications out: what varies, as one record each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """One place's form.

    ``tables``: kinds in order; ``numbered``: 公开NN表 above each; ``row_numbers``: 行次 and 栏次; ``value``: heading
    of a lone amount column; ``codes``: pair (代码, 名称), below (under 项目) or split (类 款 项); ``bottom``: kinds
    whose 合计 stands last; ``visits``: halves, pairs or rows; ``depth``: narrative per 类 or 项; ``rate_digits``:
    decimals of rates; ``narrative_first``; ``forms``: whether 自评表 are attached; ``wide_capital``: 国资 with balances;
    ``budget``: 年初 or 全年, which budget 三公 is measured by; ``yuan``: whether tables may be in 元.
    """

    name: str
    label: str
    tables: tuple[str, ...]
    numbered: bool = True
    row_numbers: bool = True
    value: str = "金额"
    codes: str = "pair"
    bottom: tuple[str, ...] = ()
    visits: str = "halves"
    depth: str = "类"
    rate_digits: int = 2
    narrative_first: bool = False
    forms: bool = False
    wide_capital: bool = False
    budget: str = "全年"
    yuan: bool = False
    short_economic: bool = False


NINE = ("总表", "收入", "支出", "财政", "一般", "明细", "基金", "国资", "三公")

LAYOUTS = (
    Layout("shanxi", "山西式十表", (*NINE, "信息"), forms=True),
    Layout("central", "九表（中央式）", NINE, value="决算数", codes="below", depth="项", budget="年初"),
    Layout(
        "shanghai",
        "上海式九表",
        ("总表", "收入", "支出", "财政", "一般", "明细", "三公", "基金", "国资"),
        numbered=False,
        row_numbers=False,
        value="决算数",
        codes="below",
        bottom=("一般",),
        visits="pairs",
        depth="项",
        wide_capital=True,
        budget="年初",
        short_economic=True,
    ),
    Layout(
        "western",
        "多表式（类款项分栏、说明在前、一位小数）",
        ("总表", "收入", "支出", "财政", "一般", "明细", "一般项目", "基金", "国资", "三公"),
        value="决算数",
        codes="split",
        bottom=("一般项目",),
        visits="rows",
        depth="项",
        rate_digits=1,
        narrative_first=True,
        yuan=True,
        budget="年初",
    ),
)

TITLES = {
    "总表": "收入支出决算总表",
    "收入": "收入决算表",
    "支出": "支出决算表",
    "财政": "财政拨款收入支出决算总表",
    "一般": "一般公共预算财政拨款支出决算表",
    "明细": "一般公共预算财政拨款基本支出决算明细表",
    "一般项目": "一般公共预算财政拨款项目支出决算表",
    "基金": "政府性基金预算财政拨款收入支出决算表",
    "国资": "国有资本经营预算财政拨款支出决算表",
    "三公": "财政拨款“三公”经费支出决算表",
    "信息": "部门决算公开相关信息统计表",
}

NOTES = {
    "总表": "注：本表反映{who}本年度的总收支和年末结转结余情况。本套报表金额单位转换时可能存在尾数误差。",
    "收入": "注：本表反映{who}本年度取得的各项收入情况。",
    "支出": "注：本表反映{who}本年度各项支出情况。",
    "财政": "注：本表反映{who}本年度财政拨款总收支和年末结转结余情况。",
    "一般": "注：本表反映{who}本年度一般公共预算财政拨款支出情况。",
    "明细": "注：本表反映{who}本年度一般公共预算财政拨款基本支出明细情况。",
    "一般项目": "注：本表反映{who}本年度一般公共预算财政拨款项目支出情况。",
    "基金": "注：本表反映{who}本年度政府性基金预算财政拨款收入、支出及结转和结余情况。",
    "国资": "注：本表反映{who}本年度国有资本经营预算财政拨款支出情况。",
    "三公": "注：本表反映{who}本年度“三公”经费支出预决算情况。"
    "其中，预算数为“三公”经费{budget}预算数；决算数是包括当年财政拨款和以前年度结转资金安排的实际支出。",
    "信息": "注：本表反映{who}本年度政府采购、机关运行经费和国有资产占用情况。",
}


def title(layout: Layout, kind: str) -> str:
    """A table's title in a layout."""
    if kind == "国资" and layout.wide_capital:
        return "国有资本经营预算财政拨款收入支出决算表"
    if kind == "明细" and layout.short_economic:
        return "一般公共预算财政拨款基本支出决算表"
    return TITLES[kind]
