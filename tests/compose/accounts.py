"""Ledgers for tests: a small one with everything in it, and sound ones at random."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st
from msgspec.structs import replace

import mingzhang
from mingzhang.compose import Composed, compose
from mingzhang.document import Document
from mingzhang.points.coordinate import ALL, FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Facts, Leaf, Ledger, Remarks, UnitFacts
from mingzhang.points.ledger.facts import nature_of
from mingzhang.points.reading import Reading
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.readers.text import read_text
from mingzhang.render import render

PROJECT = "档案数字化"
ITEMS: Mapping[str, tuple[str, ...]] = {
    GENERAL: (
        "2010301",
        "2010302",
        "2050299",
        "2080501",
        "2080505",
        "2101101",
        "2101103",
        "2130301",
        "2210201",
    ),
    GOVERNMENT_FUND: ("2120803", "2120804"),
    STATE_CAPITAL: ("2239999",),
    "事业": ("2050299",),
    "其他": ("2010302",),
}
NAMES = {"2040101": "武装警察部队", "20401": "武装警察部队", "2050299": "其他普通教育支出", "20502": "普通教育", "2120803": "城市建设支出", "2120804": "农村基础设施建设支出",
         "21208": "国有土地使用权出让收入安排的支出", "21301": "农业农村", "2130301": "行政运行", "21303": "水利"}  # fmt: skip
BASIC = ("30101", "30102", "30108", "30113", "30201", "30211", "30217", "30231", "30302", "30305", "31002")
PROJECTS = ("30227", "30212", "31013", "31204")
UNIT = UnitFacts("云岭县档案馆", "201001", "云岭县档案馆", "201", 2024, "shanxi-2024", "单位")


def ledger_of(leaves: list[Leaf], *, unit: UnitFacts = UNIT) -> Ledger:
    """A ledger that says why everything changed, so that it may be published."""
    remarks: dict[Coordinate, Remarks] = {}
    for leaf in leaves:
        place = leaf.coordinate
        for function in ("", place.function[:3], place.function):
            for measure in ("收入总计", "支出总计", "支出", "机关运行经费", place.measure):
                for fund in (ALL, "财政拨款", place.fund):
                    where = Coordinate(measure, fund=fund, function=function)
                    remarks[where] = Remarks("保障机构运转", "业务量变化", "年中调整了安排")
    return Ledger(
        unit,
        tuple(leaves),
        remarks,
        {},
        ("保管全县档案。", "指导档案工作。"),
        ("办公室", "保管科"),
        names=NAMES,
    )


def published(ledger: Ledger) -> tuple[Composed, Reading]:
    """The disclosure, and what is read back from its text."""
    composed = compose(ledger)
    return composed, mingzhang.recognise(as_text(composed.document))


def as_text(document: Document) -> Document:
    """A document after it was written as text and read again."""
    return read_text(render(document, "txt"), "公开.txt", "")


FEN = st.integers(10_000, 90_000_000)
"""100 元 to 90 万元 in 分: small enough that every last digit matters, large enough to be printed."""


@st.composite
def ledgers(draw: st.DrawFn, profile: str = "shanxi-2024", digits: int = 3) -> Ledger:
    """A sound ledger: any funds, with or without balances, budgets and last year, vanished and new classes."""
    leaves: list[Leaf] = []
    funds = [GENERAL, *draw(st.lists(st.sampled_from([f for f in ITEMS if f != GENERAL]), unique=True))]
    balances = draw(st.booleans())
    for fund in funds:
        for item in draw(st.lists(st.sampled_from(ITEMS[fund]), unique=True, min_size=1, max_size=5)):
            leaves += draw(_item(fund, item, balances))
    facts = Facts(Ledger(UNIT, tuple(leaves)))
    general = Coordinate("支出", fund=GENERAL)
    classes = {code for code in facts.codes(general) if len(code) == digits}
    gone = {3: ["207", "212", "213"], 7: ["2040101", "2013101"]}[digits]
    vanished = draw(st.sets(st.sampled_from(gone), max_size=1)) - classes
    before = 0
    for code in sorted(classes | vanished):
        now = facts.value(general.at(function=code))
        last = draw(st.sampled_from([now, 0, draw(FEN)])) if code in classes else draw(FEN)
        before += last
        leaves.append(Leaf(general.at(function=code, year=-1), last))
        leaves.append(
            Leaf(general.at(function=code, phase=INITIAL_BUDGET), draw(st.sampled_from([0, now, draw(FEN)])))
        )
    other = draw(st.sampled_from([0, draw(FEN)]))
    for measure in ("收入总计", "支出总计"):
        leaves.append(Leaf(Coordinate(measure, year=-1), before + other))
        leaves.append(Leaf(Coordinate(measure, fund="财政拨款", year=-1), before))
    leaves.append(Leaf(Coordinate("机关运行经费", year=-1), draw(FEN)))
    leaves += _three_public(draw, facts)
    unit = replace(UNIT, profile=profile)
    return ledger_of(leaves, unit=unit)


@st.composite
def _item(draw: st.DrawFn, fund: str, item: str, balances: bool) -> list[Leaf]:
    found: list[Leaf] = []
    spent = 0
    if fund == GENERAL:
        for code in draw(st.lists(st.sampled_from(BASIC), unique=True, max_size=4)):
            fen = draw(FEN)
            spent += fen
            place = Coordinate("支出", fund=fund, nature=nature_of(code), function=item, economic=code)
            found.append(Leaf(place, fen))
    if not found or draw(st.booleans()):
        fen = draw(FEN)
        spent += fen
        code = draw(st.sampled_from(PROJECTS))
        place = Coordinate(
            "支出", fund=fund, nature="项目支出", function=item, economic=code, project=PROJECT
        )
        found.append(Leaf(place, fen))
    closing = draw(FEN) if balances and draw(st.booleans()) else 0
    opening = draw(st.sampled_from([0, spent // 3, spent + closing])) if balances else 0
    for measure, fen in (
        ("收入", spent + closing - opening),
        ("年初结转和结余", opening),
        ("年末结转和结余", closing),
    ):
        nature = ALL if measure == "收入" else "项目支出"
        if fen:
            found.append(Leaf(Coordinate(measure, fund=fund, nature=nature, function=item), fen))
    return found


def _three_public(draw: st.DrawFn, facts: Facts) -> list[Leaf]:
    found: list[Leaf] = []
    for measure, counts in (
        ("三公/因公出国", ("出国团组", "出国人次")),
        ("三公/公务用车/购置", ("购置车辆数",)),
        ("三公/公务用车/运行", ("公务用车保有量", "车辆/机要通信用车")),
        ("三公/接待", ("接待批次/国内", "接待人次/国内")),
    ):
        now = facts.value(Coordinate(measure))
        budget = now + draw(st.integers(0, 100_000)) if now else draw(st.sampled_from([0, 500_000]))
        last = draw(st.sampled_from([now, 0, 300_000]))
        for phase in (FULL_BUDGET, INITIAL_BUDGET):
            found.append(Leaf(Coordinate(measure, phase=phase), budget))
        found.append(Leaf(Coordinate(measure, year=-1), last))
        if now:
            # A visit has at least one visitor, as the counts of one purpose stand in this order.
            numbers = sorted(draw(st.integers(1, 9)) for _ in counts)
            found += [Leaf(Coordinate(name), number) for name, number in zip(counts, numbers, strict=True)]
    goods = draw(st.sampled_from([0, draw(FEN)]))
    found.append(Leaf(Coordinate("采购/货物"), goods))
    found.append(Leaf(Coordinate("采购/中小企业"), goods // 2))
    found.append(Leaf(Coordinate("采购/小微企业"), goods // 3))
    return found
