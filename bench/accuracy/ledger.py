"""Random accounts of a unit for two years, in 分, at the leaves: 项 × fund × nature, and the budget beside them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from random import Random

from accuracy.accounts import CAPITAL_ITEMS, COMMON, FUND_ITEMS, TRADES, Trade

GENERAL, FUND, CAPITAL = "一般公共", "政府性基金", "国有资本"
UPPER, BUSINESS, TRADING, LOWER, OTHER = "上级补助", "事业", "经营", "附属单位上缴", "其他"
FISCAL = (GENERAL, FUND, CAPITAL)
OWN = (UPPER, BUSINESS, TRADING, LOWER, OTHER)
FUNDS = (*FISCAL, *OWN)


@dataclass(frozen=True, slots=True)
class Entry:
    """The year of one 项 and fund. ``used``: 使用非财政拨款结余; ``shared``: 结余分配."""

    item: str
    fund: str
    basic: int = 0
    project: int = 0
    upward: int = 0
    trading: int = 0
    subsidy: int = 0
    opening: int = 0
    closing: int = 0
    used: int = 0
    shared: int = 0

    @property
    def spent(self) -> int:
        """本年支出."""
        return self.basic + self.project + self.upward + self.trading + self.subsidy

    @property
    def income(self) -> int:
        """本年收入: what balances the year."""
        return self.spent + self.closing + self.shared - self.opening - self.used


@dataclass(frozen=True, slots=True)
class Book:
    """One year's entries."""

    entries: tuple[Entry, ...]

    def total(self, what: str, funds: Iterable[str] = FUNDS, code: str = "") -> int:
        """Σ of one field over funds, below a code."""
        chosen = tuple(funds)
        return sum(getattr(e, what) for e in self.entries if e.fund in chosen and e.item.startswith(code))

    def codes(self, what: Iterable[str], funds: Iterable[str] = FUNDS) -> list[str]:
        """类, 款, 项 with something in the fields, ascending."""
        chosen, names = tuple(funds), tuple(what)
        items = {e.item for e in self.entries if e.fund in chosen and any(getattr(e, n) for n in names)}
        return sorted({item[:length] for item in items for length in (3, 5, 7)})


@dataclass(frozen=True, slots=True)
class Visits:
    """三公 of a year in 分: abroad, cars bought, cars run, receptions."""

    abroad: int
    bought: int
    run: int
    reception: int

    @property
    def cars(self) -> int:
        """公务用车购置及运行维护费."""
        return self.bought + self.run

    @property
    def all(self) -> int:
        """合计."""
        return self.abroad + self.cars + self.reception


@dataclass(frozen=True, slots=True)
class Assets:
    """Purchases in 分 (goods, works, services; of small firms), vehicles by use, equipment, counts with 三公."""

    purchases: tuple[int, int, int]
    small: int
    smallest: int
    vehicles: tuple[int, ...]
    equipment: int
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Accounts:
    """Everything a disclosure is made from."""

    year: int
    unit: str
    code: str
    trade: Trade
    body: str
    """行政, 参公 or 事业."""
    department: bool
    this: Book
    last: Book
    budget: dict[str, int]
    """年初预算 of 一般公共 by 项."""
    full_budget: dict[str, int]
    economic: dict[str, int]
    visits: Visits
    visits_last: Visits
    visits_budget: Visits
    running: int
    running_last: int
    assets: Assets


def economic_names() -> dict[str, str]:
    """Codes and names of the 部门预算支出经济分类."""
    with (Path(__file__).parent / "economic.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


def accounts(rng: Random, department: bool) -> Accounts:
    """Random accounts that balance."""
    trade = rng.choice(TRADES)
    body = rng.choice(trade.bodies)
    size = rng.choice((10, 40, 120, 120, 500))
    entries = _general(rng, trade, body, size)
    if rng.random() < 0.4:
        entries += [_entry(rng, item, FUND, size, basic=False) for item in rng.choice(FUND_ITEMS)]
    if rng.random() < 0.3:
        entries += [_entry(rng, item, CAPITAL, size, basic=False) for item in rng.choice(CAPITAL_ITEMS)]
    entries += _own(rng, trade, body, size)
    this = Book(tuple(e for e in entries if e.spent or e.opening or e.closing or e.income))
    last = Book(tuple(_last(rng, entry, trade) for entry in this.entries) + _vanished(rng, this, size))
    basic = this.total("basic", (GENERAL,))
    economic = _economic(rng, basic, body)
    visits = _visits(rng, economic)
    office = sum(v for k, v in economic.items() if len(k) == 5 and k[:3] not in ("301", "303"))
    budget = {e.item: _near(rng, e.spent, zero=0.08) for e in this.entries if e.fund == GENERAL}
    return Accounts(
        year=rng.choice((2022, 2023, 2024)),
        unit="",
        code=f"{rng.randint(101, 899)}",
        trade=trade,
        body=body,
        department=department,
        this=this,
        last=last,
        budget=budget,
        full_budget={
            e.item: e.spent + rng.choice((0, 0, rng.randint(0, 2000) * 10_000))
            for e in this.entries
            if e.fund == GENERAL
        },
        economic=economic,
        visits=visits,
        visits_last=_visits_last(rng, visits),
        visits_budget=_visits_budget(rng, visits),
        running=office if body != "事业" else 0,
        running_last=max(1, _near(rng, office, zero=0)) if body != "事业" else 0,
        assets=_assets(rng, this, visits),
    )


def _money(rng: Random, size: int) -> int:
    """An amount in 分, of the unit's size; some are round numbers of 元 or 百元."""
    fen = rng.randint(20_000, 1_500_000) * (size if rng.random() < 0.85 else max(1, size // 50))
    return fen // (step := rng.choice((1, 1, 1, 100, 10_000))) * step


def _near(rng: Random, fen: int, zero: float) -> int:
    """A budget or last year's figure for an amount; sometimes nothing, sometimes the same."""
    if fen <= 0 or rng.random() < zero:
        return 0
    if rng.random() < 0.08:
        return fen
    return fen * rng.randint(550, 1450) // 1000 // 100 * 100


def _entry(rng: Random, item: str, fund: str, size: int, *, basic: bool) -> Entry:
    both = rng.random() < 0.3
    one, two = _money(rng, size), _money(rng, size)
    carried = rng.random() < 0.3
    made = Entry(
        item,
        fund,
        basic=one if basic else 0,
        project=two if not basic or both else 0,
        closing=rng.randint(1, 300_000) * size if carried else 0,
    )
    opening = (
        rng.randint(0, min(made.spent + made.closing, 400_000 * size)) if carried or rng.random() < 0.1 else 0
    )
    return replace(made, opening=opening)


def _general(rng: Random, trade: Trade, body: str, size: int) -> list[Entry]:
    own = [trade.run if body != "事业" else trade.serve]
    others = [code for code in trade.items if code not in own]
    own += rng.sample(others, rng.randint(0, min(3, len(others))))
    entries = []
    for item in sorted(set(own)):
        main = item in (trade.run, trade.serve)
        entry = _entry(rng, item, GENERAL, size, basic=main)
        if main and item == trade.run:
            entry = replace(entry, project=0)
        if not main and rng.random() < 0.04:
            entry = replace(entry, project=-rng.randint(1, 30_000) * size, opening=0, closing=0)
        entries.append(entry)
    for item, bodies, chance in COMMON:
        if body in bodies and rng.random() < chance:
            project = item in ("2080799", "2100799", "2089999")
            entry = _entry(rng, item, GENERAL, max(1, size // 4), basic=not project)
            entries.append(replace(entry, opening=0, closing=0, project=entry.project if project else 0))
    return entries


def _own(rng: Random, trade: Trade, body: str, size: int) -> list[Entry]:
    """Money that is not appropriated: more often with 事业单位."""
    found: list[Entry] = []
    busy = 0.5 if body == "事业" else 0.1
    item = trade.serve if body == "事业" else trade.run
    if rng.random() < busy:
        entry = _entry(rng, item, BUSINESS, size, basic=True)
        used = rng.randint(1, 100_000) * size if rng.random() < 0.4 else 0
        shared = rng.randint(1, 100_000) * size if rng.random() < 0.5 else 0
        used = min(used, max(0, entry.income + shared - 1))
        found.append(replace(entry, used=used, shared=shared))
    if rng.random() < busy / 3:
        found.append(
            replace(
                _entry(rng, item, TRADING, size, basic=False), project=0, trading=_money(rng, size), opening=0
            )
        )
    if rng.random() < busy / 4:
        found.append(
            replace(
                _entry(rng, item, LOWER, size, basic=False), project=0, subsidy=_money(rng, size), opening=0
            )
        )
    if rng.random() < busy / 4:
        found.append(_entry(rng, rng.choice(trade.items), UPPER, size, basic=False))
    if rng.random() < 0.35:
        found.append(replace(_entry(rng, item, OTHER, max(1, size // 10), basic=True), upward=0))
    return found


def _last(rng: Random, entry: Entry, trade: Trade) -> Entry:
    """The same 项 last year; what it left is this year's opening balance. Some are new this year."""
    if rng.random() < 0.08 and entry.item != trade.run:
        empty = Entry(entry.item, entry.fund, closing=entry.opening)
        return replace(empty, opening=0)
    changed = {
        item.name: getattr(entry, item.name) * rng.randint(700, 1350) // 1000
        for item in fields(Entry)
        if item.name in ("basic", "project", "upward", "trading", "subsidy")
    }
    if rng.random() < 0.04:
        changed = {name: getattr(entry, name) for name in changed}
    return Entry(entry.item, entry.fund, closing=entry.opening, **changed)


def _vanished(rng: Random, this: Book, size: int) -> tuple[Entry, ...]:
    """Now and then a class that existed only last year."""
    if rng.random() > 0.15 or this.total("spent", code="206"):
        return ()
    return (Entry("2060702", GENERAL, project=_money(rng, max(1, size // 5))),)


def _economic(rng: Random, basic: int, body: str) -> dict[str, int]:
    """The general fund's 基本支出 by 款 and 类, exactly divided."""
    names = economic_names()
    people = ["30101", "30102", "30103", "30108", "30109", "30110", "30111", "30112", "30113", "30199"]
    if body == "事业":
        people.append("30107")
    rest = ["30301", "30302", "30304", "30305", "30307", "30309", "30399"]
    office = [
        "30201",
        "30202",
        "30204",
        "30205",
        "30206",
        "30207",
        "30208",
        "30209",
        "30211",
        "30213",
        "30216",
        "30226",
        "30227",
        "30228",
        "30229",
        "30239",
        "30299",
        "31002",
    ]
    cars = ["30217", "30231"]
    chosen = sorted(
        [
            "30101",
            "30201",
            *rng.sample(people[1:], rng.randint(3, len(people) - 1)),
            *rng.sample(rest, rng.randint(1, 4)),
            *rng.sample(office[1:], rng.randint(3, 12)),
            *rng.sample(cars, rng.randint(0, 2)),
        ]
    )
    weights = {code: rng.randint(1, 400 if code[:3] in ("301", "303") else 60) for code in chosen}
    whole = sum(weights.values())
    parts = {code: basic * weight // whole for code, weight in weights.items()}
    parts["30101"] += basic - sum(parts.values())
    for code in [code for code in names if len(code) == 3]:
        parts[code] = sum(fen for item, fen in parts.items() if len(item) == 5 and item.startswith(code))
    return parts


def _visits(rng: Random, economic: dict[str, int]) -> Visits:
    """三公: what basic spending holds, and sometimes more in project spending."""
    extra = [rng.randint(100, 900_000) if rng.random() < 0.15 else 0 for _ in range(4)]
    return Visits(
        extra[0],
        economic.get("31013", 0) + (rng.randint(80_000, 250_000) * 100 if rng.random() < 0.1 else 0),
        economic.get("30231", 0) + extra[2],
        economic.get("30217", 0) + extra[3],
    )


def _visits_last(rng: Random, now: Visits) -> Visits:
    return Visits(
        *(
            _near(rng, fen, zero=0.15) if fen else (rng.randint(0, 1) * rng.randint(0, 1) * 300_000)
            for fen in (now.abroad, now.bought, now.run, now.reception)
        )
    )


def _visits_budget(rng: Random, now: Visits) -> Visits:
    return Visits(
        *(
            -(-fen * rng.randint(1000, 1300) // 1000 // 10_000) * 10_000
            if fen
            else rng.randint(0, 1) * rng.randint(0, 1) * 500_000
            for fen in (now.abroad, now.bought, now.run, now.reception)
        )
    )


def _assets(rng: Random, this: Book, visits: Visits) -> Assets:
    """Purchases, vehicles and the counts that go with 三公."""
    most = max(1_000_000, this.total("spent") // 6)
    goods, works, services = (
        rng.randint(10_000, most // 3) if rng.random() < chance else 0 for chance in (0.9, 0.3, 0.8)
    )
    purchases = goods, works, services
    whole = sum(purchases)
    small = whole * rng.randint(300, 1000) // 1000
    if rng.random() < 0.1:
        small = whole
    kept = rng.randint(1, 5) if visits.run else 0
    vehicles = [0] * 8
    for _ in range(kept + (rng.randint(0, 2) if kept else 0)):
        vehicles[rng.choice((2, 3, 4, 5, 7))] += 1
    groups = rng.randint(3, 60) if visits.reception else 0
    people = groups * rng.randint(3, 9) + rng.randint(0, 2)
    counts = {
        "团组": rng.randint(1, 3) if visits.abroad else 0,
        "出国人次": rng.randint(3, 9) if visits.abroad else 0,
        "购置": rng.randint(1, 2) if visits.bought else 0,
        "保有": kept,
        "批次": groups,
        "人次": people if groups else 0,
    }
    smallest = small if rng.random() < 0.3 else small * rng.randint(200, 1000) // 1000
    return Assets(purchases, small, smallest, tuple(vehicles), rng.choice((0, 0, 0, 2)), counts)
