"""Sentences in all their cases: increase, decrease, no change, no base, nothing at all, classes come and gone."""

from __future__ import annotations

from mingzhang.compose import compose
from mingzhang.document import Paragraph
from mingzhang.points.coordinate import FULL_BUDGET, INITIAL_BUDGET, Coordinate
from mingzhang.points.ledger import Leaf
from mingzhang.points.trees import GENERAL, GOVERNMENT_FUND
from tests.compose.accounts import ledger_of

WAN = 1_000_000


def _spent(function: str, wan: int, *, economic: str = "30201", fund: str = GENERAL) -> list[Leaf]:
    place = Coordinate("支出", fund=fund, nature="公用经费", function=function, economic=economic)
    return [
        Leaf(place, wan * WAN),
        Leaf(Coordinate("收入", fund=fund, function=function), wan * WAN),
    ]


def _last(function: str, wan: int, budget: int) -> list[Leaf]:
    place = Coordinate("支出", fund=GENERAL, function=function)
    return [Leaf(place.at(year=-1), wan * WAN), Leaf(place.at(phase=INITIAL_BUDGET), budget * WAN)]


def _text(leaves: list[Leaf]) -> str:
    blocks = compose(ledger_of(leaves)).document.blocks
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def _totals(wan: int) -> list[Leaf]:
    return [
        Leaf(Coordinate(measure, fund=fund, year=-1), wan * WAN)
        for measure in ("收入总计", "支出总计")
        for fund in ("全部", "财政拨款")
    ]


def test_more_less_and_the_same() -> None:
    """201 of 100 after 80: +25 %. 208 of 50 after 100: -50 %. 221 of 30 after 30."""
    text = _text(
        _spent("2010301", 100) + _spent("2080501", 50) + _spent("2210201", 30)
        + _last("201", 80, 90) + _last("208", 100, 50) + _last("221", 30, 30) + _totals(180)
    )  # fmt: skip
    assert "较上年决算增加20.00万元，增长25.00%，主要原因是业务量变化" in text
    assert "较上年决算减少50.00万元，下降50.00%" in text
    assert "与上年决算持平" in text
    assert "收入总计持平，支出总计持平" in text
    assert "完成年初预算的111.11%" in text


def test_a_zero_base_has_no_rate() -> None:
    """New class: an amount of increase, no growth rate; no budget, no completion."""
    text = _text(_spent("2010301", 10) + _last("201", 0, 0) + _totals(0))
    sentence = next(line for line in text.splitlines() if line.startswith("一般公共服务支出年初预算"))
    assert sentence == (
        "一般公共服务支出年初预算0万元，支出决算10.00万元，用于保障机构运转，"
        "决算数大于年初预算数的主要原因是年中调整了安排。较上年决算增加10.00万元，主要原因是业务量变化。"
    )


def test_what_equals_its_budget_has_no_reason_to_differ() -> None:
    """10 of 10: a reason given for a difference would contradict the figures."""
    text = _text(_spent("2010301", 10) + _last("201", 8, 10) + _totals(8))
    sentence = next(line for line in text.splitlines() if line.startswith("一般公共服务支出年初预算"))
    assert sentence == (
        "一般公共服务支出年初预算10.00万元，支出决算10.00万元，完成年初预算的100.00%，用于保障机构运转。"
        "较上年决算增加2.00万元，增长25.00%，主要原因是业务量变化。"
    )
    assert "等于年初预算数" not in text


def test_purchases_reserved_for_smaller_suppliers() -> None:
    """Reserved 60, of which 20 for the smallest; won 55 there and 12.5 elsewhere; nothing said where nothing is."""
    plain = _spent("2010301", 100) + _last("201", 100, 100) + _totals(100)
    assert "预留" not in _text(plain)
    figures = (
        ("服务", 80),
        ("预留中小企业", 60),
        ("预留小微企业", 20),
        ("预留中小企业成交", 55),
        ("预留小微企业成交", 20),
    )
    leaves = [Leaf(Coordinate(f"采购/{name}"), wan * WAN) for name, wan in figures]
    leaves.append(Leaf(Coordinate("采购/其他项目中小企业成交"), 125 * WAN // 10))
    text = _text(plain + leaves)
    assert "政府采购支出总额80.00万元" in text
    assert (
        "面向中小企业预留政府采购项目预算金额60.00万元，面向小微企业预留政府采购项目预算金额20.00万元" in text
    )
    assert "由中小企业供应商中标或成交的，采购金额55.00万元；" in text
    assert "在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额12.50万元。" in text


def test_a_vanished_class_is_named() -> None:
    """213 had 116 last year and nothing this year."""
    text = _text(_spent("2010301", 10) + _last("201", 10, 10) + _last("213", 116, 0) + _totals(126))
    assert "农林水支出年初预算0万元，支出决算0万元" in text
    assert "较上年决算减少116.00万元，下降100.00%" in text


def test_funds_that_are_not_there() -> None:
    """No government fund: one sentence; with one: opening, income, spending, closing."""
    plain = _spent("2010301", 10) + _last("201", 10, 10) + _totals(10)
    assert "本年度无此项收支。" in _text(plain)
    fund = plain + _spent("2120803", 5, fund=GOVERNMENT_FUND)
    assert "本年收入5.00万元，本年支出5.00万元，其中基本支出5.00万元、项目支出0万元" in _text(fund)


def test_three_public_with_counts() -> None:
    """Reception of 2 of 4, half of last year's."""
    leaves = _spent("2010301", 2, economic="30217") + _last("201", 2, 2) + _totals(2)
    leaves += [
        Leaf(Coordinate("三公/接待", phase=FULL_BUDGET), 4 * WAN),
        Leaf(Coordinate("三公/接待", year=-1), 4 * WAN),
        Leaf(Coordinate("接待批次/国内"), 3),
        Leaf(Coordinate("接待人次/国内"), 21),
    ]
    text = _text(leaves)
    assert "公务接待费支出2.00万元，完成全年预算的50.00%，与上年相比减少2.00万元，下降50.00%" in text
    assert "国内接待费2.00万元，共接待3批次，21人次" in text


def test_nothing_at_all() -> None:
    """A unit without money still publishes every section."""
    text = _text(_totals(0))
    assert "没有取得收入" in text
    assert "没有发生支出" in text
    assert "本年度没有一般公共预算财政拨款支出。" in text
    assert "本年度没有财政拨款基本支出。" in text
