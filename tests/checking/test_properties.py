"""What must be true of any accounts at all: rounding never accuses, and a wrong figure never passes."""

from __future__ import annotations

import re

from hypothesis import Phase, assume, example, given, settings
from hypothesis import strategies as st

from mingzhang.findings import Severity, Verdict
from tests.checking.ledger import (
    CAPITAL,
    ECONOMIC,
    FUND,
    GENERAL,
    ITEMS,
    OTHER,
    OWN,
    Entry,
    Ledger,
    printed,
    tables,
)
from tests.checking.tables import arithmetic_findings, breaks, read, relations

STEADY = settings(max_examples=25, deadline=None, derandomize=True, phases=[Phase.explicit, Phase.generate])
"""The same examples every time; no shrinking, because a smaller ledger of many tables takes minutes to find."""

FEN = st.integers(1, 90_000_000)
"""Up to 90 万元 in 分: small enough that every last digit matters."""


@st.composite
def entries(draw: st.DrawFn, fund: str, balances: bool) -> list[Entry]:
    """Some 项 of one fund; now and then a negative amount (冲减)."""
    items = draw(
        st.lists(st.sampled_from(ITEMS[fund]), unique=True, min_size=1 if fund == GENERAL else 0, max_size=6)
    )
    found = []
    for item in sorted(items):
        basic = draw(st.sampled_from([0, 1])) * draw(FEN)
        project = draw(st.sampled_from([0, 1, 1, -1] if fund == GENERAL else [0, 1])) * draw(FEN)
        closing = draw(st.sampled_from([0, 1])) * draw(FEN) if balances else 0
        opening = draw(st.integers(0, max(basic + project + closing, 0))) if balances else 0
        found.append(Entry(item, fund, basic, project, opening, closing))
    return found


@st.composite
def ledgers(draw: st.DrawFn) -> Ledger:
    """Consistent accounts of a unit with any funds, with or without balances."""
    balances = draw(st.booleans())
    funds = [GENERAL, *draw(st.lists(st.sampled_from([FUND, CAPITAL, OWN, OTHER]), unique=True))]
    found = [entry for fund in funds for entry in draw(entries(fund, balances))]
    codes = draw(st.lists(st.sampled_from(ECONOMIC), unique=True, min_size=1))
    shares = {code: draw(st.integers(1, 1000)) for code in codes}
    surplus = draw(FEN) if OWN in funds and draw(st.booleans()) else 0
    return Ledger(tuple(found), surplus, shares)


def wrong(text: str) -> list[str]:
    """The ids of what does not hold in the drawn tables, and of what could not be decided."""
    found = relations(read(text))
    assert found
    return [
        item.id
        for item in found
        if item.verdict in (Verdict.BROKEN, Verdict.UNDECIDED) and not _hint(item.rule.id)
    ]


def _hint(rule_id: str) -> bool:
    """Bridges that other units break legitimately, and negative amounts, which deserve a word."""
    return rule_id.startswith("bridge.") or rule_id == "figure.negative"


@STEADY
@given(ledgers())
@example(Ledger((Entry("2010301", GENERAL, 3_555_000, 0), Entry("2050202", GENERAL, 4_445_000, 4_445_000))))
@example(Ledger((Entry("2120803", FUND, 0, 55_000, 5_000, 0), Entry("2050202", GENERAL, 5_000, -5_000))))
@example(Ledger((Entry("2050202", GENERAL, 4_999), Entry("2050203", GENERAL, 5_000))))
def test_rounding_alone_is_never_an_error(ledger: Ledger) -> None:
    """Accounts in 元 and 分, added up exactly and rounded once: nothing is broken, jointly or singly."""
    assert wrong(tables(ledger)) == []


@STEADY
@given(ledgers(), st.data())
def test_a_figure_changed_by_more_than_rounding_never_passes(ledger: Ledger, data: st.DataObject) -> None:
    """Any printed figure of any table, leaf or total, changed by 0.20 万元 or more, and no flood of findings."""
    text = tables(ledger)
    figures = list(re.finditer(r"(?<=\| )-?\d+\.\d\d(?!\d)", text))
    assume(figures)
    chosen = data.draw(st.sampled_from(figures))
    value = int(chosen.group().replace(".", "")) * 10_000
    change = data.draw(st.one_of(st.integers(20, 2_000), st.integers(-2_000, -20))) * 10_000
    changed = text[: chosen.start()] + (printed(value + change) or "0.00") + text[chosen.end() :]
    reading = read(changed)
    assert any(
        item.verdict is Verdict.BROKEN and item.rule.severity is Severity.ERROR for item in relations(reading)
    )
    assert len([item for item in arithmetic_findings(reading) if item.severity is Severity.ERROR]) <= 2


def test_the_ledger_prints_half_up() -> None:
    """4,999 分 are 0.00, 5,000 分 are 0.01, −5,000 分 are −0.01, nothing is blank."""
    assert [printed(value) for value in (0, 4_999, 5_000, -5_000, 902_564_999, 902_555_000)] == [
        "", "0.00", "0.01", "-0.01", "902.56", "902.56",
    ]  # fmt: skip


def test_the_ledger_is_read_as_eight_tables() -> None:
    """The drawing is a disclosure as the reader knows it, or the properties would prove nothing."""
    book = Ledger(
        (
            Entry("2010301", GENERAL, 90_000_000, 1_234_567, 0, 5_000_000),
            Entry("2120803", FUND, 0, 7_654_321, 1_000_000, 0),
            Entry("2239999", CAPITAL, 0, 3_333_333),
            Entry("2050202", OWN, 2_222_222),
        ),
        surplus=1_000_000,
        shares={"30101": 3, "30201": 1},
    )
    reading = read(tables(book))
    assert [table.kind for table in reading.tables] == [
        "收支总表", "收入表", "支出表", "财政拨款总表", "一般公共支出表", "基本支出表", "基金表", "国资表",
    ]  # fmt: skip
    assert reading.unread == ()
    assert breaks(reading, "joint") == []
    evaluated = {item.rule.id for item in relations(reading)}
    assert {
        "agreement", "rollup.fund", "rollup.nature", "rollup.function", "rollup.economic", "identity.total",
        "identity.balance", "funds.parts", "funds.within", "joint", "codes.parent",
    } <= evaluated  # fmt: skip
