"""The tables, drawn from the accounts: every amount added up in 分 and rounded once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from accuracy.accounts import CLASSES, NAMES
from accuracy.draft import BLANK, Draft, Part
from accuracy.layouts import NOTES, Layout, title
from accuracy.ledger import BUSINESS, CAPITAL, FISCAL, FUND, FUNDS, GENERAL, LOWER, OTHER, TRADING, UPPER, Accounts, Visits, economic_names
from accuracy.printing import WAN, YUAN

ORDINALS = "一二三四五六七八九十"
FUND_NAMES = {GENERAL: "一般公共预算财政拨款", FUND: "政府性基金预算财政拨款", CAPITAL: "国有资本经营预算财政拨款"}
INCOMES = (
    ("一般公共预算财政拨款收入", GENERAL),
    ("政府性基金预算财政拨款收入", FUND),
    ("国有资本经营预算财政拨款收入", CAPITAL),
    ("上级补助收入", UPPER),
    ("事业收入", BUSINESS),
    ("经营收入", TRADING),
    ("附属单位上缴收入", LOWER),
    ("其他收入", OTHER),
)


def ordinal(number: int) -> str:
    """一 to 九十九."""
    tens, ones = divmod(number, 10)
    text = ("十" if tens == 1 else ORDINALS[tens - 1] + "十") if tens else ""
    return text + (ORDINALS[ones - 1] if ones else "")


class Sheets:
    """Draws one document's tables into a draft."""

    def __init__(self, draft: Draft, layout: Layout, books: Accounts) -> None:
        self.draft, self.layout, self.books = draft, layout, books
        self.who = "部门" if books.department else "单位"
        self.totals: dict[str, int] = {}

    def all(self) -> None:
        """Every table of the layout, in order."""
        draft = self.draft
        draft.area = "tables"
        draft.unit_scale = YUAN if self.layout.yuan and draft.rng.random() < 0.4 else WAN
        makers: dict[str, Callable[[], bool]] = {
            "总表": self.summary, "收入": self.income, "支出": self.spending, "财政": self.fiscal, "一般": self.general,
            "明细": self.details, "一般项目": self.projects, "基金": self.fund, "国资": self.capital, "三公": self.visits,
            "信息": self.information,
        }  # fmt: skip
        for number, kind in enumerate(self.layout.tables, start=1):
            draft.table = kind
            draft.zero = draft.rng.choice((BLANK, BLANK, BLANK, "0.00"))
            draft.mixed = draft.rng.random() < 0.05
            self._head(kind, number)
            filled = makers[kind]()
            draft.para(NOTES[kind], "note", who=self.who, budget=self.layout.budget)
            if not filled:
                draft.para(self._empty(kind), "empty")
        draft.table, draft.unit_scale = "", WAN

    def _empty(self, kind: str) -> str:
        what = {"基金": "政府性基金预算财政拨款收入和支出", "国资": "国有资本经营预算财政拨款支出", "三公": "财政拨款“三公”经费支出"}.get(kind, "此项支出")
        return f"说明：本{self.who}本年度没有{what}，故本表无数据。"

    def _head(self, kind: str, number: int) -> None:
        draft, year = self.draft, self.books.year
        draft.para(title(self.layout, kind), "title")
        if self.layout.numbered:
            draft.para(f"公开{number:02d}表", "head_line")
            unit = draft.figure(self.books.unit, "name", "unit")
            draft.para(f"{self.who}名称：{{unit}}", "head_line", unit=unit)
            draft.para("{year}年度", "head_line", year=draft.figure(str(year), "year", "year", 0))
        name = "元" if draft.unit_scale == YUAN else "万元"
        money = draft.figure(name, "unit", "")
        draft.para("金额单位：{money}" if self.layout.numbered else "单位：{money}", "head_line", money=money)

    # ── 总表 and 财政拨款总表 ────────────────────────────────────────────────────────────────────

    def summary(self) -> bool:
        """公开01."""
        draft, this = self.draft, self.books.this
        numbers, value = self.layout.row_numbers, self.layout.value
        draft.row(*self._wide(["收入", "", ""], ["支出", "", ""]), role="head")
        draft.row(*self._wide(["项目", "行次", value], ["项目", "行次", value]), role="head")
        if numbers:
            draft.row("栏次", "", "1", "栏次", "", "2", role="head")
        incomes = [draft.amount(this.total("income", (fund,)), f"收入|{fund}") for _, fund in INCOMES]
        classes = [draft.amount(this.total("spent", code=code), f"支出|全部|全部|{code}") for code, _ in CLASSES]
        for row, (code, name) in enumerate(CLASSES):
            left: list[Part] = ["", str(row + 1), ""]
            if row < len(INCOMES):
                left = [f"{ordinal(row + 1)}、{INCOMES[row][0]}", str(row + 1), incomes[row]]
            draft.row(*self._wide(left, [f"{ordinal(row + 1)}、{name}", str(row + 32), classes[row]]), key=code)
        income = draft.amount(this.total("income"), "收入|全部")
        spent = draft.amount(this.total("spent"), "支出|全部|全部|")
        used, shared = draft.amount(this.total("used"), "使用结余"), draft.amount(this.total("shared"), "结余分配")
        opening = draft.amount(this.total("opening"), "年初|全部")
        closing = draft.amount(this.total("closing"), "年末|全部")
        whole = this.total("income") + this.total("used") + this.total("opening")
        both = [draft.amount(whole, "收入总计|全部"), draft.amount(whole, "支出总计|全部")]
        base = len(CLASSES)
        rows = (
            ("本年收入合计", income, "本年支出合计", spent),
            ("使用非财政拨款结余（含专用结余）", used, "结余分配", shared),
            ("年初结转和结余", opening, "年末结转和结余", closing),
            ("总计", both[0], "总计", both[1]),
        )
        for at, (one, a, two, b) in enumerate(rows, start=1):
            draft.row(*self._wide([one, str(base + at), a], [two, str(base + at + 31), b]), key=one)
        draft.total(income, incomes)
        draft.total(spent, classes)
        draft.total(both[0], [income, used, opening])
        draft.total(both[1], [spent, shared, closing])
        draft.total(both[0], [both[1]])
        return True

    def fiscal(self) -> bool:
        """公开04."""
        draft, this = self.draft, self.books.this
        value = self.layout.value
        columns = (FISCAL, (GENERAL,), (FUND,), (CAPITAL,))
        heads: list[Part] = ["合计", *FUND_NAMES.values()]
        draft.row(*self._wide(["收入", "", ""], ["支出", "", "", "", "", ""]), role="head")
        draft.row(*self._wide(["项目", "行次", value], ["项目", "行次", *heads]), role="head")
        if self.layout.row_numbers:
            draft.row("栏次", "", "1", "栏次", "", "2", "3", "4", "5", role="head")
        incomes = [draft.amount(this.total("income", (fund,)), f"收入|{fund}") for fund in FISCAL]
        grid: list[list[int]] = []
        for row, (code, name) in enumerate(CLASSES):
            cells = [draft.amount(this.total("spent", funds, code), f"支出|{_fund(funds)}|全部|{code}") for funds in columns]
            draft.total(cells[0], cells[1:])
            grid.append(cells)
            left: list[Part] = ["", str(row + 1), ""]
            if row < 3:
                left = [f"{ordinal(row + 1)}、{FUND_NAMES[FISCAL[row]]}", str(row + 1), incomes[row]]
            draft.row(*self._wide(left, [f"{ordinal(row + 1)}、{name}", str(row + 33), *cells]), key=code)
        income = draft.amount(this.total("income", FISCAL), "收入|财政")
        spent = [draft.amount(this.total("spent", funds), f"支出|{_fund(funds)}|全部|") for funds in columns]
        opening = draft.amount(this.total("opening", FISCAL), "年初|财政")
        closing = [draft.amount(this.total("closing", funds), f"年末|{_fund(funds)}") for funds in columns]
        parts = [draft.amount(this.total("opening", (fund,)), f"年初|{fund}") for fund in FISCAL]
        whole = this.total("income", FISCAL) + this.total("opening", FISCAL)
        left_total = draft.amount(whole, "收入总计|财政")
        right = [draft.amount(this.total("spent", funds) + this.total("closing", funds), f"支出总计|{_fund(funds)}") for funds in columns]
        base = len(CLASSES)
        empty = ["", "", "", ""]
        draft.row(*self._wide(["本年收入合计", str(base + 1), income], ["本年支出合计", str(base + 33), *spent]), key="合计")
        draft.row(*self._wide(["年初财政拨款结转和结余", str(base + 2), opening], ["年末财政拨款结转和结余", str(base + 34), *closing]), key="年初")
        for at, fund in enumerate(FISCAL):
            label = FUND_NAMES[fund] if self.layout.row_numbers else f"{ordinal(at + 1)}、{FUND_NAMES[fund]}"
            draft.row(*self._wide([label, str(base + 3 + at), parts[at]], ["", str(base + 35 + at), *empty]), key=fund)
        draft.row(*self._wide(["总计", str(base + 6), left_total], ["总计", str(base + 38), *right]), key="总计")
        draft.total(income, incomes)
        draft.total(opening, parts)
        draft.total(left_total, [income, opening])
        draft.total(left_total, [right[0]])
        for at in range(4):
            draft.total(spent[at], [cells[at] for cells in grid])
            draft.total(right[at], [spent[at], closing[at]])
        for cells in (spent, closing, right):
            draft.total(cells[0], cells[1:])
        for at in range(3):
            draft.total(right[at + 1], [incomes[at], parts[at]])
        return True

    def _wide(self, left: Sequence[Part], right: Sequence[Part]) -> list[Part]:
        """Both halves of a row; without 行次 where the layout has none."""
        if self.layout.row_numbers:
            return [*left, *right]
        return [left[0], left[2], right[0], *right[2:]]

    # ── tables by 功能分类 ───────────────────────────────────────────────────────────────────────

    def _coded(self, codes: Sequence[str], cells: Callable[[str], list[int]], sums: Sequence[Sequence[int]], kind: str) -> None:
        """Rows of codes with their totals. ``sums``: columns (whole, part, …) that add up in each row."""
        draft = self.draft
        rows = {code: [draft.amount(fen, fact) for fen, fact in cells(code)] for code in ("", *codes)}  # type: ignore[misc]
        for figures in rows.values():
            for columns in sums:
                draft.total(figures[columns[0]], [figures[at] for at in columns[1:]])
        for code, figures in rows.items():
            below = [c for c in codes if len(c) == {0: 3, 3: 5, 5: 7, 7: 0}[len(code)] and c.startswith(code)]
            if below:
                for at, figure in enumerate(figures):
                    draft.total(figure, [rows[c][at] for c in below])
        order = [*codes, ""] if kind in self.layout.bottom else ["", *codes]
        for code in order:
            draft.row(*self._label(code), *rows[code], key=code or "合计")
        self.totals[kind] = rows[""][0]

    def _label(self, code: str) -> list[Part]:
        draft = self.draft
        split = self.layout.codes == "split"
        if not code:
            return ["合计", "", "", ""] if split else ["合计", ""]
        name = draft.figure(NAMES[code], "account", f"科目|{code}")
        printed = draft.figure(code, "code", f"代码|{code}", 0)
        if not split:
            return [printed, name]
        cells: list[Part] = ["", "", "", name]
        cells[{3: 0, 5: 1, 7: 2}[len(code)]] = printed
        return cells

    def _coded_head(self, columns: Sequence[str], over: str = "") -> None:
        """Head rows of a coded table. ``over``: a heading above several columns is not drawn in every layout."""
        draft, form = self.draft, self.layout.codes
        if form == "pair":
            draft.row("科目代码", "科目名称", *columns, role="head")
        elif form == "below":
            draft.row("项目", "", *columns, role="head")
            draft.row("功能分类科目编码", "科目名称", *([""] * len(columns)), role="head")
        else:
            draft.row("项目", "", "", "", *columns, role="head")
            draft.row("支出功能分类科目编码", "", "", "科目名称", *([""] * len(columns)), role="head")
            draft.row("类", "款", "项", "", *([""] * len(columns)), role="head")
        if self.layout.row_numbers and form != "pair":
            labels = ["栏次", "", "", ""] if form == "split" else ["栏次", ""]
            draft.row(*labels, *(str(at + 1) for at in range(len(columns))), role="head")

    def income(self) -> bool:
        """公开02."""
        this = self.books.this
        self._coded_head(["本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入"])
        groups = (FUNDS, FISCAL, (UPPER,), (BUSINESS,), (TRADING,), (LOWER,), (OTHER,))

        def cells(code: str) -> list[tuple[int, str]]:
            tail = f"|{code}" if code else ""
            return [(this.total("income", funds, code), f"收入|{_fund(funds)}{tail}") for funds in groups]

        codes = this.codes(("income",))
        self._coded(codes, cells, [range(7)], "收入")  # type: ignore[arg-type]
        return True

    def spending(self) -> bool:
        """公开03."""
        this = self.books.this
        self._coded_head(["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"])

        def cells(code: str) -> list[tuple[int, str]]:
            made = [(this.total("spent", code=code), f"支出|全部|全部|{code}")]
            made += [(this.total(field, code=code), f"支出|全部|{field}|{code}") for field in ("basic", "project", "upward", "trading", "subsidy")]
            return made

        self._coded(this.codes(("basic", "project", "upward", "trading", "subsidy")), cells, [range(6)], "支出")  # type: ignore[arg-type]
        return True

    def _natures(self, fund: str) -> Callable[[str], list[tuple[int, str]]]:
        this = self.books.this

        def cells(code: str) -> list[tuple[int, str]]:
            fields = (("spent", "全部"), ("basic", "basic"), ("project", "project"))
            return [(this.total(field, (fund,), code), f"支出|{fund}|{nature}|{code}") for field, nature in fields]

        return cells

    def general(self) -> bool:
        """公开05."""
        names = ["合计" if self.layout.codes == "below" else "小计", "基本支出", "项目支出"]
        self._coded_head(names)
        codes = self.books.this.codes(("basic", "project"), (GENERAL,))
        self._coded(codes, self._natures(GENERAL), [range(3)], "一般")  # type: ignore[arg-type]
        return True

    def projects(self) -> bool:
        """一般公共预算财政拨款项目支出决算表."""
        this = self.books.this
        self._coded_head(["合计"])
        codes = this.codes(("project",), (GENERAL,))

        def cells(code: str) -> list[tuple[int, str]]:
            return [(this.total("project", (GENERAL,), code), f"支出|{GENERAL}|project|{code}")]

        self._coded(codes, cells, [], "一般项目")  # type: ignore[arg-type]
        return bool(codes)

    def fund(self) -> bool:
        """公开07."""
        return self._balances(FUND, "基金")

    def capital(self) -> bool:
        """公开08: spending alone, or with balances."""
        if self.layout.wide_capital:
            return self._balances(CAPITAL, "国资")
        self._coded_head(["合计", "基本支出", "项目支出"])
        codes = self.books.this.codes(("spent",), (CAPITAL,))
        self._coded(codes, self._natures(CAPITAL), [range(3)], "国资")  # type: ignore[arg-type]
        return bool(codes)

    def _balances(self, fund: str, kind: str) -> bool:
        this, draft = self.books.this, self.draft
        columns = ["年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"]
        below = ["", "", "小计", "基本支出", "项目支出", ""]
        labels = {"pair": ["科目代码", "科目名称"], "below": ["功能分类科目编码", "科目名称"], "split": ["支出功能分类科目编码", "", "", "科目名称"]}[self.layout.codes]
        draft.row("项目", *([""] * (len(labels) - 1)), *columns, role="head")
        draft.row(*labels, *below, role="head")
        if self.layout.codes == "split":
            draft.row("类", "款", "项", "", *([""] * 6), role="head")

        def cells(code: str) -> list[tuple[int, str]]:
            tail = f"|{code}" if code else ""
            return [
                (this.total("opening", (fund,), code), f"年初|{fund}{tail}"),
                (this.total("income", (fund,), code), f"收入|{fund}{tail}"),
                *self._natures(fund)(code),
                (this.total("closing", (fund,), code), f"年末|{fund}{tail}"),
            ]

        codes = this.codes(("spent", "opening", "closing", "income"), (fund,))
        first = len(draft.lines)
        self._coded(codes, cells, [(2, 3, 4)], kind)  # type: ignore[arg-type]
        for line in draft.lines[first:]:
            figures = [part for cell in line.cells for part in cell if isinstance(part, int)][-6:]
            draft.total(figures[2], [figures[0], figures[1], figures[5]], signs=(1, 1, -1))
        return bool(codes)

    # ── 基本支出明细, 三公, 信息 ──────────────────────────────────────────────────────────────────

    def details(self) -> bool:
        """公开06: 人员经费 left, 公用经费 right."""
        draft, parts = self.draft, self.books.economic
        names = economic_names()
        people = [code for code in names if code[:3] in ("301", "303")]
        office = [code for code in names if code[:3] not in ("301", "303")]
        if self.layout.short_economic:
            office = [code for code in office if code[:3] in ("302", "310")]
        blocks = [people]
        if self.layout.name == "shanxi":
            blocks += [office[:28], office[28:56], office[56:]]
        else:
            half = -(-len(office) // 2) if len(office) > 50 else len(office)
            blocks += [office[:half]] + ([office[half:]] if office[half:] else [])
        draft.row("人员经费", "", "", "公用经费", *([""] * (3 * len(blocks) - 4)), role="head")
        heading = ("科目代码", "科目名称", "决算数") if self.layout.name == "shanxi" else ("经济分类科目编码", "科目名称", "决算数")
        draft.row(*(heading * len(blocks)), role="head")
        made: dict[str, int] = {}
        for row in range(max(len(block) for block in blocks)):
            cells: list[Part] = []
            for block in blocks:
                if row >= len(block):
                    cells += ["", "", ""]
                    continue
                code = block[row]
                if code[:3] in ("309", "311") and self.layout.name == "shanxi":
                    cells += [code, names[code], "——"]
                    continue
                made[code] = draft.amount(parts.get(code, 0), f"经济|{code}")
                cells += [code, names[code], made[code]]
            draft.row(*cells, key=f"第{row}行")
        for code in [code for code in made if len(code) == 3]:
            draft.total(made[code], [made[item] for item in made if len(item) == 5 and item.startswith(code)])
        people_sum = sum(fen for code, fen in parts.items() if code in ("301", "303"))
        rest = sum(fen for code, fen in parts.items() if len(code) == 3) - people_sum
        left, right = draft.amount(people_sum, "人员经费"), draft.amount(rest, "公用经费")
        pad: list[Part] = [""] * (3 * (len(blocks) - 2))
        draft.row("人员经费合计", "", left, "公用经费合计", *pad, "", right, key="合计")
        draft.total(left, [made[code] for code in ("301", "303")])
        draft.total(right, [made[code] for code in made if len(code) == 3 and code not in ("301", "303")])
        basic = next((f.index for f in draft.figures if f.fact == f"支出|{GENERAL}|basic|"), None)
        if basic is not None:
            draft.total(basic, [left, right])
        return True

    def visits(self) -> bool:
        """公开09, in two halves, in pairs or as rows."""
        books, draft = self.books, self.draft
        budget, final = self._visit_cells(books.visits_budget, "预算"), self._visit_cells(books.visits, "决算")
        if not books.visits.all and not books.visits_budget.all:
            for figure in (*budget, *final):
                draft.figures[figure] = type(draft.figures[figure])(figure, "", "amount", "tables", draft.figures[figure].fact, 2, draft.unit_scale)
        getattr(self, f"_visits_{self.layout.visits}")(budget, final)
        return bool(books.visits.all or books.visits_budget.all)

    def _visit_cells(self, visits: Visits, phase: str) -> list[int]:
        made = [
            self.draft.amount(fen, f"三公|{phase}|{name}")
            for name, fen in (
                ("合计", visits.all), ("出国", visits.abroad), ("用车", visits.cars), ("购置", visits.bought),
                ("运行", visits.run), ("接待", visits.reception),
            )
        ]  # fmt: skip
        self.draft.total(made[0], [made[1], made[2], made[5]])
        self.draft.total(made[2], [made[3], made[4]])
        return made

    def _visits_halves(self, budget: list[int], final: list[int]) -> None:
        draft = self.draft
        draft.row("预算数", "", "", "", "", "", "决算数", "", "", "", "", "", role="head")
        draft.row(*(("合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费") * 2), role="head")
        draft.row(*(("", "", "小计", "公务用车购置费", "公务用车运行维护费", "") * 2), role="head")
        draft.row(*(str(at) for at in range(1, 13)), role="head")
        draft.row(*budget, *final, key="三公")

    def _visits_pairs(self, budget: list[int], final: list[int]) -> None:
        draft = self.draft
        draft.row("合计", "", "因公出国（境）费", "", "公务用车购置及运行维护费", "", "", "", "", "", "公务接待费", "", role="head")
        draft.row("", "", "", "", "小计", "", "公务用车购置费", "", "公务用车运行维护费", "", "", "", role="head")
        draft.row(*((f"{self.layout.budget}预算数", "决算数") * 6), role="head")
        draft.row(*(part for pair in zip(budget, final, strict=True) for part in pair), key="三公")

    def _visits_rows(self, budget: list[int], final: list[int]) -> None:
        draft = self.draft
        draft.row("项目", "行次", f"{self.layout.budget}预算数", "决算数", role="head")
        draft.row("栏次", "", "1", "2", role="head")
        labels = ("“三公”经费合计", "1．因公出国（境）费", "2．公务用车购置及运行维护费", "（1）公务用车购置费", "（2）公务用车运行维护费", "3．公务接待费")
        for at, label in enumerate(labels):
            draft.row(label, str(at + 1), budget[at], final[at], key=label)

    def information(self) -> bool:
        """公开10: purchases, 机关运行经费, vehicles."""
        draft, books = self.draft, self.books
        goods = [draft.amount(fen, f"采购|{name}") for name, fen in zip(("货物", "工程", "服务"), books.purchases, strict=True)]
        whole = draft.amount(sum(books.purchases), "采购|合计")
        draft.total(whole, goods)
        draft.row("一、政府采购情况", "", "", role="head")
        draft.row("项目", "行次", "统计数", role="head")
        for at, (label, figure) in enumerate(zip(("合计", "货物", "工程", "服务"), (whole, *goods), strict=True), start=1):
            draft.row(label, str(at), figure, key=label)
        draft.row("二、机关运行经费", "", "", role="head")
        draft.row("项目", "", "统计数", role="head")
        running = draft.amount(books.running, "机关运行")
        other = draft.amount(0)
        pair = (running, other) if books.body != "参公" else (other, running)
        draft.row("(一) 行政单位", "5", pair[0], key="行政单位")
        draft.row("(二) 参照公务员法管理事业单位", "6", pair[1], key="参公")
        draft.row("三、国有资产占用情况", "", "", role="head")
        labels = ("1. 副部(省)级及以上领导用车", "2. 主要负责人用车", "3. 机要通信用车", "4. 应急保障用车", "5. 执法执勤用车", "6. 特种专业技术用车", "7. 离退休干部服务用车", "8. 其他用车")
        cars = [self._count(number, f"车辆|{at}") for at, number in enumerate(books.vehicles)]
        all_cars = self._count(sum(books.vehicles), "车辆")
        draft.total(all_cars, cars)
        draft.row("(一) 车辆数合计(辆)", "7", all_cars, key="车辆")
        for at, label in enumerate(labels):
            draft.row(label, str(8 + at), cars[at], key=label)
        draft.row("(二) 单价100万元(含)以上设备(不含车辆)", "16", self._count(books.equipment, "设备"), key="设备")
        return True

    def _count(self, number: int, fact: str) -> int:
        return self.draft.figure(str(number) if number else "", "count", fact, 0)


def _fund(funds: Sequence[str]) -> str:
    """The name of a group of funds in facts."""
    return "全部" if tuple(funds) == FUNDS else "财政" if tuple(funds) == FISCAL else funds[0]
