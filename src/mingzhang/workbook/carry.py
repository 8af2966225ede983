"""Carrying last year's workbook forward: what was 决算 becomes 上年决算; what stays, stays; the rest is blank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger import Facts, Ledger
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.workbook.schema import THREE_PUBLIC, TOTALS
from mingzhang.workbook.tables import Row
from mingzhang.workbook.template import blank_tables
from mingzhang.workbook.validate import split_by_economics

KEPT = ("职责机构", "自定义科目")
KEPT_UNIT = ("单位名称", "单位代码", "主管部门名称", "主管部门代码", "公开范围", "单位性质")
OPENING, CLOSING = "年初结转和结余", "年末结转和结余"
SPLIT = {
    "一般公共预算财政拨款支出": GENERAL,
    "政府性基金预算财政拨款支出": GOVERNMENT_FUND,
    "国有资本经营预算财政拨款支出": STATE_CAPITAL,
}


def carry_forward(
    ledger: Ledger, rows: Mapping[str, Sequence[Row]], profile: str, year: int, *, items: bool
) -> dict[str, list[dict[str, str]]]:
    """The rows of the new year's workbook. ``items``: last year's spending by 项 instead of by 类.

    What follows from economic items (三公, 机关运行经费) is left blank where spending has none.
    """
    tables = blank_tables(profile, year)
    for sheet in KEPT:
        tables[sheet] = [dict(row.texts) for row in rows[sheet]]
    unit = {row.text("项目"): row.text("内容") for row in rows["单位信息"]}
    for record in tables["单位信息"]:
        if record["项目"] in KEPT_UNIT:
            record["内容"] = unit.get(record["项目"], "")
    facts = Facts(ledger)
    whole = split_by_economics(ledger)
    tables["预算与上年"] = _last_year(facts, 7 if items else 3, whole=whole)
    for record in tables["三公经费"]:
        if whole:
            record["上年决算（元）"] = _yuan(facts.value(THREE_PUBLIC[record["项目"]]))
    tables["结转结余"] = [
        {
            "类别": OPENING,
            "功能科目编码": row.text("功能科目编码"),
            "资金来源": row.text("资金来源"),
            "支出性质": row.text("支出性质"),
            "金额（元）": row.text("金额（元）"),
        }
        for row in rows["结转结余"]
        if row.text("类别") == CLOSING
    ]
    return tables


def _last_year(facts: Facts, length: int, *, whole: bool) -> list[dict[str, str]]:
    records: list[dict[str, str]] = []
    for name, places in TOTALS.items():
        record = {"指标": name}
        if name not in SPLIT and (whole or name != "机关运行经费"):
            record["上年决算（元）"] = _yuan(facts.value(places[0]))
        records.append(record)
        if name in SPLIT:
            place = Coordinate("支出", fund=SPLIT[name])
            records += [
                {
                    "指标": name,
                    "功能科目编码": code,
                    "上年决算（元）": _yuan(facts.value(place.at(function=code))),
                }
                for code in facts.codes(place)
                if len(code) == length
            ]
    return records


def _yuan(fen: int) -> str:
    whole, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{whole}.{rest:02d}"
