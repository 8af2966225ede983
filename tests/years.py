"""Three years of an invented unit: each year's accounts and budget as publications, consistent with each other.

Everything is in whole 分 and rounded once, at printing; a year opens with what the year before closed with.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from tests.checking.ledger import GENERAL, NAMES, OWN, Entry, Ledger, printed, tables
from tests.checking.tables import tabbed

UNIT = "青河县水务局"
ITEMS = (
    ("出国", "因公出国（境）费"),
    ("购置", "公务用车购置费"),
    ("运行", "公务用车运行维护费"),
    ("接待", "公务接待费"),
)
SHARES = {"30101": 5, "30102": 3, "30201": 2, "30217": 1, "30302": 1}


class Year(Struct, frozen=True):
    """One year's books: the ledger, the budget by class in 分, and the 三公 amounts."""

    year: int
    ledger: Ledger
    budget: Mapping[str, int]
    public: Mapping[str, int] = field(default_factory=dict)
    unit: str = UNIT

    def spent(self, code: str = "") -> int:
        """Expenditure of the general fund below a code."""
        return self.ledger.total(lambda e: e.spent, (GENERAL,), code)

    @property
    def running(self) -> int:
        """机关运行经费: the 公用经费 of an administrative unit."""
        return sum(v for code, v in self.ledger.economic.items() if code[:3] not in ("301", "303"))

    @property
    def classes(self) -> list[str]:
        """Classes of the general fund."""
        return [code for code in self.ledger.codes((GENERAL,)) if len(code) == 3]


def _ledger(*rows: tuple[str, str, int, int, int, int]) -> Ledger:
    return Ledger(tuple(Entry(*row) for row in rows), shares=SHARES)


YEARS = {
    2022: Year(
        2022,
        _ledger(
            ("2010301", GENERAL, 91_234_567, 12_000_000, 1_000_000, 2_345_678),
            ("2080505", GENERAL, 8_123_456, 0, 0, 0),
            ("2130306", GENERAL, 0, 33_345_678, 0, 1_234_567),
            ("2130306", OWN, 0, 5_000_000, 700_000, 300_000),
        ),
        {"201": 100_000_000, "208": 8_200_000, "213": 34_000_000},
        {"运行": 3_000_000, "接待": 500_000},
    ),
    2023: Year(
        2023,
        _ledger(
            ("2010301", GENERAL, 95_222_333, 14_111_000, 2_345_678, 1_111_111),
            ("2080505", GENERAL, 8_523_456, 0, 0, 0),
            ("2130306", GENERAL, 0, 36_345_600, 1_234_567, 2_222_222),
            ("2210201", GENERAL, 6_789_012, 0, 0, 0),
            ("2130306", OWN, 0, 5_500_000, 300_000, 900_000),
        ),
        {"201": 108_000_000, "208": 8_500_000, "213": 36_000_000, "221": 7_000_000},
        {"运行": 2_800_000, "接待": 450_000},
    ),
    2024: Year(
        2024,
        _ledger(
            ("2010301", GENERAL, 99_876_543, 10_101_010, 1_111_111, 3_333_333),
            ("2080505", GENERAL, 9_012_345, 0, 0, 0),
            ("2130306", GENERAL, 0, 30_303_030, 2_222_222, 4_444_444),
            ("2210201", GENERAL, 7_000_001, 0, 0, 0),
            ("2130306", OWN, 0, 6_000_000, 900_000, 100_000),
        ),
        {"201": 111_000_000, "208": 9_100_000, "213": 31_000_000, "221": 7_100_000},
        {"运行": 2_600_000, "接待": 470_000},
    ),
}  # fmt: skip


def accounts(this: Year, last: Year | None = None) -> str:
    """The publication of a year's accounts, with changes against ``last``."""
    drawn = f"{this.year}年度部门决算公开\n{this.unit}\n第二部分 {this.year}年度部门决算表\n"
    drawn += _headed(tables(this.ledger), this)
    drawn += "第三部分 情况说明\n" + "\n".join(_narrative(this, last)) + "\n"
    return tabbed(drawn)


def _headed(text: str, this: Year) -> str:
    """Each table under its title with the unit's name, the year and the money unit."""
    parts = []
    for table in text.strip().split("\n\n"):
        title, _, rest = table.partition("\n")
        parts.append(f"{title}\n部门名称：{this.unit}\n{this.year}年度\n金额单位：万元\n{rest}\n")
    return "\n".join(parts)


def _narrative(this: Year, last: Year | None) -> list[str]:
    lines = ["一、收入支出决算总体情况说明"]
    total = this.ledger.total(lambda e: e.income + e.opening)
    before = last.ledger.total(lambda e: e.income + e.opening) if last else 0
    wan = _wan(total)
    sentence = f"本部门{this.year}年度收入总计为{wan}万元，支出总计为{wan}万元。"
    if last:
        change, rate = _change(total, before)
        sentence += f"同上年相比，收入总计{change}，{rate}；支出总计{change}，{rate}，主要原因是项目变化。"
    lines += [
        sentence,
        "五、一般公共预算财政拨款支出决算情况说明",
        "（一）一般公共预算财政拨款支出决算总体情况",
    ]
    sentence = f"本部门{this.year}年度用一般公共预算财政拨款安排的支出为{_wan(this.spent())}万元。"
    if last:
        change, rate = _change(this.spent(), last.spent())
        sentence += f"同上年相比，一般公共预算财政拨款支出{change}，{rate}，主要原因是水利项目变化。"
    lines += [sentence, "（三）一般公共预算财政拨款支出决算具体情况"]
    budget = sum(this.budget.values())
    lines.append(
        f"{this.year}年度，本部门一般公共预算财政拨款支出年初预算为{_wan(budget)}万元，"
        f"支出决算为{_wan(this.spent())}万元，完成年初预算的{_percent(this.spent(), budget)}%。其中："
    )
    for number, code in enumerate(this.classes, 1):
        spent, planned = this.spent(code), this.budget[code]
        sentence = (
            f"{number}.{NAMES[code]}（类）年初预算为{_wan(planned)}万元，支出决算为{_wan(spent)}万元，"
            f"完成年初预算的{_percent(spent, planned)}%。"
        )
        if last and last.spent(code):
            change, rate = _change(spent, last.spent(code))
            sentence += f"比上年{change}，{rate}，主要原因是工作安排变化。"
        lines.append(sentence)
    lines += ["十、其他重要事项情况说明", "（一）机关运行经费支出情况说明"]
    sentence = f"本部门{this.year}年度机关运行经费为{_wan(this.running)}万元"
    if last:
        change, rate = _change(this.running, last.running)
        sentence += f"，比{this.year - 1}年{change}，{rate}，主要原因是办公费变化"
    lines.append(sentence + "。")
    return lines


def with_public(this: Year, last: Year | None = None) -> str:
    """The publication with the table of 三公 and what is told of it, against ``last``."""
    text = accounts(this, last)
    head = "第三部分 情况说明\n"
    assert text.count(head) == text.count("十、其他重要事项情况说明\n") == 1
    text = text.replace(head, tabbed(_public_table(this)) + "\n" + head)
    told = "九、财政拨款“三公”经费支出决算情况说明\n" + "\n".join(_public_told(this, last)) + "\n"
    return text.replace("十、其他重要事项情况说明\n", told + "十、其他重要事项情况说明\n")


def _public_table(this: Year) -> str:
    abroad, bought, run, guests = (this.public.get(key, 0) for key in ("出国", "购置", "运行", "接待"))
    cars = bought + run
    cells = [_wan(value) for value in (abroad + cars + guests, abroad, cars, bought, run, guests)]
    return (
        f"财政拨款“三公”经费支出决算表\n部门名称：{this.unit}\n{this.year}年度\n金额单位：万元\n"
        "决算数 | | | | |\n"
        "合计 | 因公出国（境）费 | 公务用车购置及运行维护费 | | | 公务接待费\n"
        " | | 小计 | 公务用车购置费 | 公务用车运行维护费 | \n" + " | ".join(cells) + "\n"
    )


def _public_told(this: Year, last: Year | None) -> list[str]:
    total = sum(this.public.values())
    before = sum(last.public.values()) if last else 0
    lines = [
        f"本部门{this.year}年度“三公”经费支出决算为{_wan(total)}万元{_compared(total, before, last)}。其中："
    ]
    for key, name in ITEMS:
        now = this.public.get(key, 0)
        then = last.public.get(key, 0) if last else 0
        lines.append(f"{name}{_wan(now)}万元{_compared(now, then, last)}；")
    lines[-1] = lines[-1][:-1] + "。"
    return lines


def _compared(now: int, before: int, last: Year | None) -> str:
    """，比上年增加…，增长…，主要原因是…; 与上年持平 where both are equal."""
    if last is None:
        return ""
    if now == before:
        return "，与上年持平"
    change, rate = _change(now, before)
    return (
        f"，比上年{change}，{rate}，主要原因是公务活动变化"
        if before
        else f"，比上年{change}，主要原因是公务活动变化"
    )


def budget(this: Year) -> str:
    """The publication of a year's budget."""
    total = sum(this.budget.values())
    rows = [f"合计 | | {_wan(total)} | {_wan(total)} | "]
    for code, value in sorted(this.budget.items()):
        rows.append(f"{code} | {NAMES[code]} | {_wan(value)} | {_wan(value)} | ")
    head = f"部门名称：{this.unit}\n{this.year}年度\n金额单位：万元\n科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出\n"
    return tabbed(
        f"{this.year}年部门预算公开\n{this.unit}\n第二部分 {this.year}年度部门预算表\n"
        f"支出预算总表\n{head}" + "\n".join(rows) + "\n\n"
        f"一般公共预算财政拨款支出预算表\n{head}" + "\n".join(rows) + "\n"
        f"第三部分 情况说明\n{this.year}年一般公共预算财政拨款支出预算为{_wan(total)}万元。\n"
    )


def _wan(value: int) -> str:
    return printed(value) or "0.00"


def _change(now: int, before: int) -> tuple[str, str]:
    """增加…万元 and 增长…%, computed from what is printed as people do."""
    first, second = _printed(now), _printed(before)
    word, grown = ("增加", "增长") if first >= second else ("减少", "下降")
    gap = abs(first - second)
    percent = (gap * 20_000 + second) // (2 * second) if second else 0
    return f"{word}{gap // 100}.{gap % 100:02d}万元", f"{grown}{percent // 100}.{percent % 100:02d}%"


def _printed(value: int) -> int:
    """Hundredths of 万元, rounded half up."""
    return (value + 5_000) // 10_000


def _percent(part: int, whole: int) -> str:
    value = (_printed(part) * 20_000 + _printed(whole)) // (2 * _printed(whole))
    return f"{value // 100}.{value % 100:02d}"
