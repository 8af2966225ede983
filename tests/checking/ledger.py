"""A unit's accounts in whole 分, printed as the statutory tables 公开01 to 公开08 in 万元, rounded half up.

The ledger is at the leaves (项, fund, nature, 经济分类); every table is added up from it in 分 and rounded
once, at printing. So what these tables print is always consistent, however its last digits look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct, field

GENERAL, FUND, CAPITAL, OWN, OTHER = "一般公共", "政府性基金", "国有资本", "事业", "其他"
FISCAL = (GENERAL, FUND, CAPITAL)
BASIC, PROJECT = "基本", "项目"

NAMES = {
    "201": "一般公共服务支出", "20103": "政府办公厅（室）及相关机构事务", "2010301": "行政运行", "2010399": "其他政府办公厅（室）及相关机构事务支出",
    "205": "教育支出", "20502": "普通教育", "2050202": "小学教育", "2050203": "初中教育",
    "208": "社会保障和就业支出", "20805": "行政事业单位养老支出", "2080501": "行政单位离退休", "2080505": "机关事业单位基本养老保险缴费支出",
    "20807": "就业补助", "2080799": "其他就业补助支出",
    "210": "卫生健康支出", "21011": "行政事业单位医疗", "2101101": "行政单位医疗", "2101103": "公务员医疗补助",
    "212": "城乡社区支出", "21208": "国有土地使用权出让收入安排的支出", "2120803": "城市建设支出", "2120804": "农村基础设施建设支出",
    "213": "农林水支出", "21303": "水利", "2130301": "行政运行", "2130306": "水利工程运行与维护",
    "221": "住房保障支出", "22102": "住房改革支出", "2210201": "住房公积金",
    "223": "国有资本经营预算支出", "22399": "其他国有资本经营预算支出", "2239999": "其他国有资本经营预算支出",
}  # fmt: skip
ITEMS = {
    GENERAL: ("2010301", "2010399", "2050202", "2050203", "2080501", "2080505", "2080799", "2101101", "2101103", "2130301", "2130306", "2210201"),
    FUND: ("2120803", "2120804"),
    CAPITAL: ("2239999",),
    OWN: ("2050202", "2130306"),
    OTHER: ("2050203", "2130301"),
}  # fmt: skip
"""Which 项 a fund may pay for here."""
ECONOMIC = ("30101", "30102", "30108", "30113", "30201", "30211", "30217", "30302", "30305", "31002")
_ECONOMIC_NAMES = {
    "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴", "30108": "机关事业单位基本养老保险缴费", "30113": "住房公积金",
    "302": "商品和服务支出", "30201": "办公费", "30211": "差旅费", "30217": "公务接待费",
    "303": "对个人和家庭的补助", "30302": "退休费", "30305": "生活补助",
    "310": "资本性支出", "31002": "办公设备购置",
}  # fmt: skip
_CLASSES = ("201", "205", "208", "210", "212", "213", "221", "223")
_ORDINALS = dict(
    zip(_CLASSES, ("一、", "五、", "八、", "九、", "十一、", "十二、", "十九、", "二十一、"), strict=True)
)
_INCOME_ROWS = (
    ("一、一般公共预算财政拨款收入", GENERAL),
    ("二、政府性基金预算财政拨款收入", FUND),
    ("三、国有资本经营预算财政拨款收入", CAPITAL),
    ("四、上级补助收入", ""),
    ("五、事业收入", OWN),
    ("六、经营收入", ""),
    ("七、附属单位上缴收入", ""),
    ("八、其他收入", OTHER),
)


class Entry(Struct, frozen=True):
    """The flow of one 项 and fund in a year, in 分: what was spent by nature, and the balances at both ends."""

    item: str
    fund: str
    basic: int = 0
    project: int = 0
    opening: int = 0
    closing: int = 0

    @property
    def spent(self) -> int:
        """本年支出."""
        return self.basic + self.project

    @property
    def income(self) -> int:
        """本年收入: what the balance requires."""
        return self.spent + self.closing - self.opening


class Ledger(Struct, frozen=True):
    """Entries, the surplus used and distributed (equal, so that both sides balance), and how basic money was spent.

    ``shares``: weights of the economic items; the general fund's basic expenditure is divided by them.
    """

    entries: tuple[Entry, ...]
    surplus: int = 0
    shares: Mapping[str, int] = field(default_factory=lambda: {"30101": 1})

    def total(self, what: Callable[[Entry], int], funds: Iterable[str] = (), code: str = "") -> int:
        """Σ over the entries of some funds (all without any) below a code."""
        chosen = tuple(funds)
        return sum(
            what(e) for e in self.entries if (not chosen or e.fund in chosen) and e.item.startswith(code)
        )

    def codes(self, funds: Iterable[str]) -> list[str]:
        """类, 款 and 项 that these funds have, in ascending order."""
        chosen = tuple(funds)
        items = {e.item for e in self.entries if not chosen or e.fund in chosen}
        return sorted({item[:length] for item in items for length in (3, 5, 7)})

    @property
    def economic(self) -> dict[str, int]:
        """The general fund's 基本支出 by economic 款, exactly divided."""
        whole, weights = self.total(lambda e: e.basic, (GENERAL,)), sum(self.shares.values())
        parts = {code: whole * weight // weights for code, weight in self.shares.items()}
        first = next(iter(parts))
        parts[first] += whole - sum(parts.values())
        return parts


def printed(value: int, scale: int = 1_000_000) -> str:
    """An amount in 分 as a cell prints it: two decimals of 万元, half away from zero; nothing for zero."""
    if value == 0:
        return ""
    step = scale // 100
    hundredths = (2 * abs(value) + step) // (2 * step)
    text = f"{hundredths // 100}.{hundredths % 100:02d}"
    return f"-{text}" if value < 0 and hundredths else text


def tables(ledger: Ledger) -> str:
    """公开01 to 公开08, drawn with ``|`` between cells."""
    made = (_summary, _income, _spending, _fiscal, _general, _details, _fund, _capital)
    return "\n\n".join("\n".join(" | ".join(row) for row in make(ledger)) for make in made) + "\n"


Rows = list[Sequence[str]]


def _spent(entry: Entry) -> int:
    return entry.spent


def _income_of(entry: Entry) -> int:
    return entry.income


def _opening(entry: Entry) -> int:
    return entry.opening


def _closing(entry: Entry) -> int:
    return entry.closing


def _summary(book: Ledger) -> Rows:
    rows: Rows = [["收入支出决算总表"], ["收入", "", "支出", ""], ["项目", "金额", "项目", "金额"]]
    for (label, fund), code in zip(_INCOME_ROWS, _CLASSES, strict=True):
        income = book.total(_income_of, (fund,)) if fund else 0
        rows.append(
            [label, printed(income), _ORDINALS[code] + NAMES[code], printed(book.total(_spent, code=code))]
        )
    income, spent = book.total(_income_of), book.total(_spent)
    opening, closing = book.total(_opening), book.total(_closing)
    rows += [
        ["本年收入合计", printed(income), "本年支出合计", printed(spent)],
        ["使用非财政拨款结余", printed(book.surplus), "结余分配", printed(book.surplus)],
        ["年初结转和结余", printed(opening), "年末结转和结余", printed(closing)],
        ["总计", printed(income + book.surplus + opening), "总计", printed(spent + book.surplus + closing)],
    ]
    return rows


def _coded(book: Ledger, funds: Sequence[str], cells: Callable[[str], list[int]]) -> Rows:
    rows: Rows = [["合计", "", *(printed(value) for value in cells(""))]]
    rows += [[code, NAMES[code], *(printed(value) for value in cells(code))] for code in book.codes(funds)]
    return rows


def _income(book: Ledger) -> Rows:
    def cells(code: str) -> list[int]:
        by = [book.total(_income_of, funds, code) for funds in (FISCAL, (OWN,), (OTHER,))]
        return [sum(by), by[0], 0, by[1], 0, 0, by[2]]

    head = [
        "科目代码",
        "科目名称",
        "本年收入合计",
        "财政拨款收入",
        "上级补助收入",
        "事业收入",
        "经营收入",
        "附属单位上缴收入",
        "其他收入",
    ]
    return [["收入决算表"], head, *_coded(book, (), cells)]


def _natures(book: Ledger, funds: Sequence[str]) -> Callable[[str], list[int]]:
    def cells(code: str) -> list[int]:
        basic, project = (
            book.total(lambda e: e.basic, funds, code),
            book.total(lambda e: e.project, funds, code),
        )
        return [basic + project, basic, project]

    return cells


def _spending(book: Ledger) -> Rows:
    def cells(code: str) -> list[int]:
        return [*_natures(book, ())(code), 0, 0, 0]

    head = [
        "科目代码",
        "科目名称",
        "本年支出合计",
        "基本支出",
        "项目支出",
        "上缴上级支出",
        "经营支出",
        "对附属单位补助支出",
    ]
    return [["支出决算表"], head, *_coded(book, (), cells)]


def _fiscal(book: Ledger) -> Rows:
    columns = (FISCAL, (GENERAL,), (FUND,), (CAPITAL,))
    rows: Rows = [
        ["财政拨款收入支出决算总表"],
        ["收入", "", "支出", "", "", "", ""],
        [
            "项目",
            "金额",
            "项目",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
        ],
    ]
    labels = ["一、一般公共预算财政拨款", "二、政府性基金预算财政拨款", "三、国有资本经营预算财政拨款"]
    income = [printed(book.total(_income_of, (fund,))) for fund in FISCAL]
    for number, code in enumerate(_CLASSES):
        left = [labels[number], income[number]] if number < 3 else ["", ""]
        rows.append(
            [
                *left,
                _ORDINALS[code] + NAMES[code],
                *(printed(book.total(_spent, funds, code)) for funds in columns),
            ]
        )

    def both(
        left: str, right: str, first: Callable[[Entry], int], second: Callable[[Entry], int]
    ) -> list[str]:
        return [
            left,
            printed(book.total(first, FISCAL)),
            right,
            *(printed(book.total(second, funds)) for funds in columns),
        ]

    rows.append(both("本年收入合计", "本年支出合计", _income_of, _spent))
    rows.append(both("年初财政拨款结转和结余", "年末财政拨款结转和结余", _opening, _closing))
    rows += [
        [label[2:], printed(book.total(_opening, (fund,))), "", "", "", "", ""]
        for label, fund in zip(labels, FISCAL, strict=True)
    ]
    rows.append(both("总计", "总计", lambda e: e.income + e.opening, lambda e: e.spent + e.closing))
    return rows


def _general(book: Ledger) -> Rows:
    head = ["科目代码", "科目名称", "小计", "基本支出", "项目支出"]
    return [["一般公共预算财政拨款支出决算表"], head, *_coded(book, (GENERAL,), _natures(book, (GENERAL,)))]


def _details(book: Ledger) -> Rows:
    parts = book.economic
    left, right = (
        [c for c in _ECONOMIC_NAMES if (c[:3] in ("301", "303")) == personnel] for personnel in (True, False)
    )

    def side(codes: Sequence[str], row: int) -> list[str]:
        if row >= len(codes):
            return ["", "", ""]
        code = codes[row]
        return [code, _ECONOMIC_NAMES[code], printed(sum(v for c, v in parts.items() if c.startswith(code)))]

    rows: Rows = [
        ["一般公共预算财政拨款基本支出决算明细表"],
        ["人员经费", "", "", "公用经费", "", ""],
        ["科目代码", "科目名称", "决算数"] * 2,
    ]
    rows += [[*side(left, row), *side(right, row)] for row in range(max(len(left), len(right)))]
    personnel = sum(value for code, value in parts.items() if code[:3] in ("301", "303"))
    rows.append(
        ["人员经费合计", "", printed(personnel), "公用经费合计", "", printed(sum(parts.values()) - personnel)]
    )
    return rows


def _fund(book: Ledger) -> Rows:
    def cells(code: str) -> list[int]:
        opening, income, closing = (
            book.total(what, (FUND,), code) for what in (_opening, _income_of, _closing)
        )
        return [opening, income, *_natures(book, (FUND,))(code), closing]

    return [
        ["政府性基金预算财政拨款收入支出决算表"],
        ["项目", "", "年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"],
        ["科目代码", "科目名称", "", "", "小计", "基本支出", "项目支出", ""],
        *_coded(book, (FUND,), cells),
    ]


def _capital(book: Ledger) -> Rows:
    head = ["科目代码", "科目名称", "合计", "基本支出", "项目支出"]
    return [
        ["国有资本经营预算财政拨款支出决算表"],
        head,
        *_coded(book, (CAPITAL,), _natures(book, (CAPITAL,))),
    ]
