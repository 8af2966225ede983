"""The trees of the dimensions: declared once, added up by compose, verified by check, used to read headers.

A parent is the sum of its children wherever an exhaustive list of them is printed.
Source: 部门决算报表 (公开01–公开10) and 政府收支分类科目.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mingzhang.points.coordinate import ALL

FISCAL = "财政拨款"
GENERAL = "一般公共预算财政拨款"
GOVERNMENT_FUND = "政府性基金预算财政拨款"
STATE_CAPITAL = "国有资本经营预算财政拨款"

FUND: Mapping[str, tuple[str, ...]] = {
    ALL: (FISCAL, "上级补助", "事业", "经营", "附属单位上缴", "其他"),
    FISCAL: (GENERAL, GOVERNMENT_FUND, STATE_CAPITAL),
    "事业": ("财政专户管理资金", "其他事业收入"),
}

NATURE: Mapping[str, tuple[str, ...]] = {
    ALL: ("基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出", "单位预留机动经费"),
    "基本支出": ("人员经费", "公用经费"),
}

MEASURE: Mapping[str, tuple[str, ...]] = {
    "三公": ("三公/因公出国", "三公/公务用车", "三公/接待"),
    "三公/公务用车": ("三公/公务用车/购置", "三公/公务用车/运行"),
    "三公/接待": ("三公/接待/国内", "三公/接待/国外"),
    "接待批次": ("接待批次/国内", "接待批次/国外"),
    "接待人次": ("接待人次/国内", "接待人次/国外"),
    "采购": ("采购/货物", "采购/工程", "采购/服务"),
    "机关运行经费": ("机关运行经费/行政单位", "机关运行经费/参公事业单位"),
    "车辆": (
        "车辆/副部级以上领导用车",
        "车辆/主要负责人用车",
        "车辆/机要通信用车",
        "车辆/应急保障用车",
        "车辆/执法执勤用车",
        "车辆/特种专业技术用车",
        "车辆/离退休干部服务用车",
        "车辆/其他用车",
    ),
    "资产": (
        "资产/流动资产",
        "资产/固定资产",
        "资产/对外投资",
        "资产/在建工程",
        "资产/无形资产",
        "资产/其他资产",
    ),
    "自评项目数": tuple(f"自评项目数/{grade}" for grade in ("优", "良", "中", "合格", "差", "不合格")),
}

COUNTED: Mapping[str, str] = {
    "车辆": "辆",
    "购置车辆数": "辆",
    "公务用车保有量": "辆",
    "设备": "台（套）",
    "出国团组": "个",
    "出国人次": "人",
    "接待批次": "批次",
    "接待人次": "人次",
}
"""Measures that count things, by the first step of their path, and the noun; every other measure is money."""

PERSONNEL_CLASSES = ("301", "303")
"""经济分类 classes of 人员经费; every other class of 基本支出 is 公用经费."""

INCOME_SIDE = ("收入", "使用非财政拨款结余", "年初结转和结余")
EXPENDITURE_SIDE = ("支出", "结余分配", "年末结转和结余")
TOTALS: Mapping[str, tuple[str, ...]] = {"收入总计": INCOME_SIDE, "支出总计": EXPENDITURE_SIDE}
"""Totals of both sides of 收支总表, equal to each other: income + used surplus + opening carry-over =
expenditure + distribution of surplus + closing carry-over. Source: row formulas of 公开01, 公开04, 公开07."""

THREE_PUBLIC_ECONOMIC: Mapping[str, tuple[str, ...]] = {
    "三公/因公出国": ("30212",),
    "三公/公务用车/购置": ("30913", "31013"),
    "三公/公务用车/运行": ("30231",),
    "三公/接待": ("30217",),
}
"""The economic 款 of which the 三公 actuals consist, over 基本支出 and 项目支出 of 财政拨款."""

UNIT_COSTS: dict[str, tuple[tuple[str, str], ...]] = {
    "人均接待费": (
        ("三公/接待/国内", "接待人次/国内"),
        ("三公/接待", "接待人次"),
        ("三公/接待", "接待人次/国内"),
    ),
    "车均运行维护费": (("三公/公务用车/运行", "公务用车保有量"),),
    "车均购置费": (("三公/公务用车/购置", "购置车辆数"),),
    "人均出国费": (("三公/因公出国", "出国人次"),),
}
"""A cost per head or per vehicle → what is divided by what, in the order in which it is meant."""

PARTIAL_MEASURES = (
    "三公/接待/国内·外事",
    "接待批次/国内·外事",
    "接待人次/国内·外事",
    "采购/中小企业",
    "采购/小微企业",
)
"""Measures that are a part of another without an exhaustive list: (part ≤ whole) only."""

TREES: Mapping[str, Mapping[str, tuple[str, ...]]] = {"fund": FUND, "nature": NATURE, "measure": MEASURE}


def parent_code(code: str) -> str:
    """The parent of a classification code: 2080501 → 20805 → 208 → '' (the total)."""
    return code[:-2] if len(code) > 3 else ""


def children(codes: Iterable[str]) -> dict[str, list[str]]:
    """The codes directly below each code, in ascending order; below '' those with nothing printed above them.

    A code whose own parent is not printed hangs below its nearest printed ancestor, so that a list
    with a missing 款 row is still added up.
    """
    present = set(codes)
    found: dict[str, list[str]] = {}
    for code in sorted(present - {""}):
        ancestor = parent_code(code)
        while ancestor and ancestor not in present:
            ancestor = parent_code(ancestor)
        found.setdefault(ancestor, []).append(code)
    return found


def child_codes(parent: str, codes: Iterable[str]) -> list[str]:
    """The codes that hang directly below ``parent``, printed or not, among ``codes``."""
    return children((*codes, parent)).get(parent, [])


def ancestors(tree: Mapping[str, tuple[str, ...]], node: str) -> tuple[str, ...]:
    """The nodes above ``node``, nearest first."""
    for parent, children in tree.items():
        if node in children:
            return (parent, *ancestors(tree, parent))
    return ()
