"""Write the example's workbook from a published disclosure whose 元 amounts are not published.

    python tools/reconstruct.py 公开文件.txt 账簿.xlsx

Every printed figure of the ten tables, and every change, rate, share and completion of the narrative, is a
constraint; the amounts are one solution of all of them (a solver proposes, integers decide). Whatever the
document does not say is chosen in tools/example/choices.toml. The same document gives the same bytes.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import mingzhang
from mingzhang.amount import Interval, round_half_up
from mingzhang.points.coordinate import INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Facts, Leaf, Ledger, UnitFacts
from mingzhang.points.ledger.facts import nature_of
from mingzhang.points.reading import Reading, Role, Statement
from mingzhang.points.trees import GENERAL, STATE_CAPITAL
from mingzhang.workbook import blank_tables, write_workbook
from mingzhang.workbook.schema import COUNTS, THREE_PUBLIC, TOTALS, Kind
from tools.example.amounts import Wanted, pick, scatter, solve, wanted
from tools.example.forms import (
    executed,
    indicator_records,
    money_record,
    name_of,
    project_record,
    yuan,
)

CHOICES = Path(__file__).with_name("example") / "choices.toml"
Tables = dict[str, list[dict[str, str]]]


def reconstruct(reading: Reading) -> bytes:
    """The workbook's bytes."""
    choices = tomllib.loads(CHOICES.read_text("utf-8"))
    unit = choices["unit"]
    tables = blank_tables(unit["profile"], reading.year or 0)
    _unit(tables, reading, unit)
    empty = Ledger(UnitFacts("", "", "", "", reading.year or 0, unit["profile"], unit["scope"], unit["type"]))
    facts = Facts(_with(empty, _flows(tables, reading, choices, empty)))
    _last_year(tables, reading, choices, facts)
    _three_public(tables, choices, facts)
    _counts(tables, reading)
    _projects(tables, reading, choices, facts)
    return write_workbook(tables, examples=False)


def _unit(tables: Tables, reading: Reading, unit: Mapping[str, str]) -> None:
    said = {
        "单位名称": reading.unit,
        "单位代码": reading.unit_code,
        "主管部门名称": reading.unit,
        "主管部门代码": unit["department_code"],
        "公开范围": unit["scope"],
        "单位性质": unit["type"],
    }
    for record in tables["单位信息"]:
        record["内容"] = said.get(record["项目"], record["内容"])


def _flows(tables: Tables, reading: Reading, choices: Mapping[str, Any], empty: Ledger) -> list[Leaf]:
    printed = {c: point.prints[0].amount.interval for c, point in reading.points.items()}
    basic, project = choices["basic"], choices["project"]
    leaves: list[Leaf] = []
    for item, codes in basic.items():
        for code in codes:
            place = Coordinate("支出", fund=GENERAL, nature=nature_of(code), function=item, economic=code)
            own = printed[Coordinate("支出", fund=GENERAL, nature="基本支出", economic=code)]
            shared = sum(code in others for others in basic.values()) > 1
            leaves.append(Leaf(place, 0 if shared else scatter(item + code, own)))
    fixed = [
        Leaf(_project_place(project["form_item"], project["form_economic"], name_of(form)), executed(form))
        for form in reading.forms
    ]
    for item, (name, economic) in project["rest"].items():
        place = _project_place(item, economic, name)
        spent = printed[Coordinate("支出", fund=place.fund, nature="项目支出", function=item)]
        others = sum(leaf.value for leaf in fixed if leaf.coordinate.function == item)
        leaves.append(Leaf(place, scatter(name, spent) - others))
    sums = [want for want in wanted(reading) if want.coordinate.measure == "支出"]
    sums += [
        Wanted(
            Coordinate("支出", fund=want.coordinate.fund, function=want.coordinate.function), want.interval
        )
        for want in wanted(reading)
        if want.coordinate.measure == "收入"
    ]
    found = solve(leaves, fixed, sums, empty)
    spent_leaves = [Leaf(leaf.coordinate, found[at]) for at, leaf in enumerate(leaves)] + [
        leaf for leaf in fixed if leaf.value
    ]
    return spent_leaves + _write_flows(tables, spent_leaves)


def _project_place(item: str, economic: str, name: str) -> Coordinate:
    fund = STATE_CAPITAL if item.startswith("223") else GENERAL
    return Coordinate("支出", fund=fund, nature="项目支出", function=item, economic=economic, project=name)


def _write_flows(tables: Tables, leaves: Sequence[Leaf]) -> list[Leaf]:
    """The spending rows, and income equal to spending item by item (nothing was carried over)."""
    income: dict[tuple[str, str], int] = {}
    spending: list[dict[str, str]] = []
    for leaf in sorted(leaves, key=lambda item: item.coordinate):
        place = leaf.coordinate
        key = place.function, place.fund
        income[key] = income.get(key, 0) + leaf.value
        spending.append(
            {
                "收支": "支出",
                "功能科目编码": place.function,
                "经济科目编码": place.economic,
                "资金来源": place.fund,
                "支出性质": "项目支出" if place.project else "基本支出",
                "项目名称": place.project,
                "金额（元）": yuan(leaf.value),
            }
        )
    for (function, fund), value in sorted(income.items()):
        tables["收支明细"].append(
            {"收支": "收入", "功能科目编码": function, "资金来源": fund, "金额（元）": yuan(value)}
        )
    tables["收支明细"] += spending
    return [Leaf(Coordinate("收入", fund=fund, function=f), value) for (f, fund), value in income.items()]


def _with(ledger: Ledger, leaves: Sequence[Leaf]) -> Ledger:
    return Ledger(ledger.unit, tuple(leaves))


def _last_year(tables: Tables, reading: Reading, choices: Mapping[str, Any], facts: Facts) -> None:
    remarks, vanished = choices["remarks"], choices["vanished"]
    general = Coordinate("支出", fund=GENERAL)
    rows: list[dict[str, str]] = []
    for name, places in TOTALS.items():
        record = {"指标": name, **_said(remarks[name])}
        place = places[0]
        if name == "一般公共预算财政拨款支出":
            rows.append(record)
            total, known = _before(reading, facts, place), 0
            for code in (code for code in facts.codes(general) if len(code) == 3):
                own = place.at(function=code)
                before = _before(reading, facts, own)
                known += before
                rows.append(
                    {
                        "指标": name,
                        "功能科目编码": code,
                        "年初预算（元）": yuan(_budget(reading, facts, own)),
                        "上年决算（元）": yuan(before),
                        **_said(remarks[code]),
                    }
                )
            rows.append(
                {
                    "指标": name,
                    "功能科目编码": vanished["code"],
                    "年初预算（元）": "0",
                    "上年决算（元）": yuan(total - known),
                    "变动原因": vanished["reason"],
                }
            )
        elif name in ("政府性基金预算财政拨款支出", "国有资本经营预算财政拨款支出"):
            rows.append(record)
        else:
            rows.append({**record, "上年决算（元）": yuan(_before(reading, facts, place))})
    tables["预算与上年"] = rows


def _said(words: Sequence[str]) -> dict[str, str]:
    return dict(zip(("用途", "变动原因", "预算差异原因"), words, strict=True))


def _before(reading: Reading, facts: Facts, place: Coordinate) -> int:
    """Last year's figure: what makes change and rate print as the narrative has them."""
    change = _statement(reading, place, Role.CHANGE)
    rate = _statement(reading, place, Role.RATE)
    now = facts.value(place)
    assert change.amount is not None
    assert rate.amount is not None
    sign, printed = change.direction or 1, rate.amount

    def fits(size: int) -> bool:
        base = now - sign * size
        return (
            base > 0 and int(round_half_up(Fraction(size * 100, base), rate.digits) * 10_000) == printed.value
        )

    return now - sign * pick(place.words, change.amount.interval, fits)


def _budget(reading: Reading, facts: Facts, place: Coordinate) -> int:
    """The initial budget: what makes budget and completion print as the narrative has them."""
    budget = reading.points[place.at(phase=INITIAL_BUDGET)].prints[0].amount.interval
    completion = _statement(reading, place, Role.COMPLETION)
    assert completion.amount is not None
    printed, now = completion.amount.value, facts.value(place)

    def fits(value: int) -> bool:
        return int(round_half_up(Fraction(now * 100, value), 2) * 10_000) == printed

    return pick(place.words + "预算", budget, fits)


def _statement(reading: Reading, place: Coordinate, role: Role) -> Statement:
    return next(item for item in reading.statements if item.role is role and item.subject == place)


def _three_public(tables: Tables, choices: Mapping[str, Any], facts: Facts) -> None:
    """The narrative says that budget, actual and last year's are the same."""
    for record in tables["三公经费"]:
        value = yuan(facts.value(THREE_PUBLIC[record["项目"]]))
        purpose, reason = choices["three_public"][record["项目"]]
        record |= {"年初预算（元）": value, "全年预算（元）": value, "上年决算（元）": value}
        record |= {"用途": purpose, "变动原因": reason}


def _counts(tables: Tables, reading: Reading) -> None:
    money = _procurement(reading)
    for record in tables["数量与资产"]:
        place, kind = COUNTS[record["指标"]]
        if kind is Kind.MONEY:
            record["数值"] = yuan(money.get(place, 0))
        else:
            point = reading.points.get(place)
            record["数值"] = str(point.prints[0].amount.value // 10_000) if point else "0"


def _procurement(reading: Reading) -> dict[Coordinate, int]:
    """Goods, works, services, and the contracts whose share of them is printed."""
    whole = reading.points[Coordinate("采购")].prints[0].amount.interval
    found: dict[Coordinate, int] = {}
    for name in ("采购/货物", "采购/工程", "采购/服务"):
        interval = reading.points[Coordinate(name)].prints[0].amount
        found[Coordinate(name)] = scatter(name, interval.interval) if interval.value else 0
    services = Coordinate("采购/服务")
    rest = sum(found.values()) - found[services]
    bound = reading.points[services].prints[0].amount.interval & Interval(whole.low - rest, whole.high - rest)
    small = reading.points[Coordinate("采购/中小企业")].prints[0].amount.interval
    share = _statement(reading, Coordinate("采购/中小企业"), Role.SHARE)
    assert share.amount is not None
    printed = share.amount.value
    found[services] = scatter("采购/服务", bound)
    total = rest + found[services]

    def fits(value: int) -> bool:
        return int(round_half_up(Fraction(value * 100, total), 2) * 10_000) == printed

    value = pick("采购/中小企业", small, fits)
    found[Coordinate("采购/中小企业")] = found[Coordinate("采购/小微企业")] = value
    return found


def _projects(tables: Tables, reading: Reading, choices: Mapping[str, Any], facts: Facts) -> None:
    texts = choices["texts"]
    for form, words in zip(reading.forms, choices["goal"], strict=True):
        spent = facts.value(Coordinate("支出", project=name_of(form)))
        tables["项目"].append(project_record(form, words, texts))
        tables["项目资金"].append(money_record(form, spent, texts))
        tables["绩效指标"] += indicator_records(form, choices)
    for name, _ in choices["project"]["rest"].values():
        tables["项目"].append(
            {"项目名称": name, "是否自评": "否", "不自评的理由": choices["project"]["excuse"]}
        )
    bodies = _bodies(reading)
    tables["职责机构"] = [{"类别": "职责", "内容": text} for text in texts["duties"]]
    tables["职责机构"] += [{"类别": "内设机构", "内容": name} for name in bodies]
    for record in tables["文字"]:
        record["内容"] = texts.get(record["项目"], "")


def _bodies(reading: Reading) -> list[str]:
    """The names of the internal bodies, as the document lists them."""
    for block in reading.document.blocks:
        text = getattr(block, "text", "")
        if "内设机构" in text and "、" in text and "分别是" in text:
            return [name.strip("。") for name in text.partition("：")[2].split("、")]
    return []


def main(argv: Sequence[str]) -> int:
    """Read the document, write the workbook."""
    source, target = argv
    Path(target).write_bytes(reconstruct(mingzhang.recognise(mingzhang.read(source))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
