"""The ten sections of 情况说明: sentence shapes as published documents have them, in words of our own."""

from __future__ import annotations

from accuracy.accounts import CLASSES, NAMES
from accuracy.draft import Draft, Part
from accuracy.layouts import Layout
from accuracy.ledger import BUSINESS, CAPITAL, FISCAL, FUND, FUNDS, GENERAL, LOWER, OTHER, TRADING, UPPER, Accounts, economic_names
from accuracy.printing import WAN, decimal, rounded
from accuracy.sheets import ordinal

UP = ("增加", "增加", "上升")
DOWN = ("减少", "减少", "降低")
REASONS_UP = ("新增专项工作任务", "人员工资标准调整", "项目工程量比计划多", "社会保险缴费基数调整", "设备到期更新")
REASONS_DOWN = ("压减一般性支出", "上年一次性项目已经完成", "有人员退休", "部分项目推迟实施", "合同结算价低于预算")


class Narrative:
    """Writes one document's 情况说明 into a draft."""

    def __init__(self, draft: Draft, layout: Layout, books: Accounts) -> None:
        self.draft, self.layout, self.books = draft, layout, books
        rng = draft.rng
        self.who = rng.choice((books.unit, "本部门" if books.department else "本单位", ""))
        self.before = rng.choice(("与上年相比", f"与{books.year - 1}年度相比", "同上年相比", "较上年"))
        self.trim = rng.random() < 0.1
        self.share_word = rng.choice(("占", "占比"))
        self.reason_word = rng.choice(("主要原因是", "主要原因：", "主要是"))
        self.year = f"{books.year}年度"

    # ── pieces ───────────────────────────────────────────────────────────────────────────────────

    def percent(self, number: int, divisor: int, kind: str = "percent") -> int:
        """A percentage of two amounts in 分."""
        digits = self.layout.rate_digits
        text = decimal(rounded(100 * number, divisor, digits), digits, trim=self.trim)
        return self.draft.figure(text, kind, "", digits)

    def share(self, part: int, whole: int, part_fen: int, whole_fen: int) -> int:
        """A share and its tie."""
        made = self.percent(part_fen, whole_fen)
        self.draft.tie("ratio", made, part, whole)
        return made

    def reason(self, delta: int) -> str:
        """A reason that fits the direction."""
        return self.draft.rng.choice(REASONS_UP if delta > 0 else REASONS_DOWN)

    def change(self, now: int, fen: int, last: int, *, subject: str = "", reason: bool = True, lead: str | None = None) -> tuple[Part, ...]:
        """比上年增加…万元，增长…%, or 与上年持平."""
        draft, rng = self.draft, self.draft.rng
        delta = fen - last
        lead = lead if lead is not None else rng.choice(("比上年", "较上年", f"比{self.books.year - 1}年"))
        why = f"，{self.reason_word}{self.reason(delta)}" if reason else ""
        if delta == 0 or rounded(abs(delta), 1_000_000, 2) == 0:
            if delta == 0:
                return draft.fill(f"{subject}{{word}}", word=draft.figure(rng.choice(("与上年持平", "与上年相同")), "word"))
            why = ""
        word = draft.figure(rng.choice(UP if delta > 0 else DOWN), "word")
        figure = draft.said(abs(delta))
        if last <= 0:
            return draft.fill(f"{lead}{subject}{{word}}{{delta}}万元{why}", word=word, delta=figure)
        rate = self.percent(abs(delta), last)
        grow = draft.figure(rng.choice(("增长", "上升") if delta > 0 else ("下降", "降低")), "word")
        draft.tie("change", rate, figure, now, signs=(1 if delta > 0 else -1,))
        return draft.fill(f"{lead}{subject}{{word}}{{delta}}万元，{{grow}}{{rate}}%{why}", word=word, delta=figure, grow=grow, rate=rate)

    def completion(self, final: int, fen: int, budget: int, budget_fen: int, name: str) -> tuple[Part, ...]:
        """完成年初预算的…%, unless nothing was budgeted."""
        if budget_fen <= 0 or fen < 0:
            return ()
        rate = self.percent(fen, budget_fen)
        self.draft.tie("ratio", rate, final, budget)
        return self.draft.fill(f"，完成{name}的{{rate}}%", rate=rate)

    def heading(self, text: str) -> None:
        """A heading line."""
        self.draft.para(text, "heading")

    # ── sections ─────────────────────────────────────────────────────────────────────────────────

    def all(self) -> list[str]:
        """Every section; returns their headings for the contents."""
        draft = self.draft
        draft.area = "narrative"
        draft.table = ""
        draft.zero = draft.rng.choice(("0", "0.00"))
        wide = "收入支出" if self.layout.wide_capital else "支出"
        visits = ("“三公”经费", "财政拨款“三公”经费支出决算情况说明", self.visits)
        middle = [
            ("基金", "政府性基金预算财政拨款收支决算情况说明", self.fund),
            ("国资", f"国有资本经营预算财政拨款{wide}决算情况说明", self.capital),
        ]
        tail = [visits, *middle] if self.layout.name == "shanghai" else [*middle, visits]
        sections = [
            ("", "收入支出决算总体情况说明", self.overall),
            ("", "收入决算情况说明", self.income),
            ("", "支出决算情况说明", self.spending),
            ("", "财政拨款收支决算总体情况说明", self.fiscal),
            ("", "一般公共预算财政拨款支出决算情况说明", self.general),
            ("", "一般公共预算财政拨款基本支出决算情况说明", self.basic),
            *tail,
            ("", "其他重要事项情况说明", self.others),
        ]
        titles = []
        for number, (_, name, write) in enumerate(sections, start=1):
            titles.append(f"{ordinal(number)}、{name}")
            self.heading(titles[-1])
            write()
        return titles

    def _lead(self) -> str:
        return f"{self.who}{self.year}"

    def overall(self) -> None:
        """一: both totals and their change."""
        this, last = self.books.this, self.books.last
        now = this.total("income") + this.total("used") + this.total("opening")
        then = last.total("spent") + last.total("shared") + last.total("closing")
        self._both("", now, then, "全部")

    def fiscal(self) -> None:
        """四: the same of 财政拨款."""
        this, last = self.books.this, self.books.last
        now = this.total("income", FISCAL) + this.total("opening", FISCAL)
        then = last.total("spent", FISCAL) + last.total("closing", FISCAL)
        self._both("财政拨款", now, then, "财政")

    def _both(self, fund: str, now: int, then: int, name: str) -> None:
        draft, rng = self.draft, self.draft.rng
        one = draft.said(now, f"收入总计|{name}")
        delta = now - then
        why = f"{self.reason_word}{self.reason(delta)}。"
        if rng.random() < 0.5 and delta:
            two = draft.said(now, f"支出总计|{name}")
            draft.total(one, [two])
            first = draft.fill(f"{self._lead()}{fund}收入总计{{a}}万元，支出总计{{b}}万元。{self.before}，", a=one, b=two)
            left = self.change(one, now, then, subject=f"{fund}收入总计", reason=False, lead="")
            right = self.change(two, now, then, subject=f"{fund}支出总计", reason=False, lead="")
            draft.say(first, left, (rng.choice(("，", "；")),), right, (f"。{why}",))
            return
        word = rng.choice(("收入支出总计{a}万元", "收、支总计均为{a}万元"))
        subject = "收入支出总计" if word.startswith("收入") else "收、支总计各"
        first = draft.fill(f"{self._lead()}{fund}{word}。", a=one)
        if not delta:
            draft.say(first, draft.fill(f"{fund}收入支出总计{{word}}。", word=draft.figure("与上年持平", "word")))
            return
        draft.say(first, (f"{self.before}，",), self.change(one, now, then, subject=f"{fund}{subject}", reason=False, lead=""), (f"。{why}",))

    def _list(self, start: tuple[Part, ...], whole: int, whole_fen: int, items: list[tuple[str, int, str]]) -> None:
        """A whole and its parts with shares; now and then the shares are plugged to 100."""
        draft, rng = self.draft, self.draft.rng
        figures = [(label, draft.said(fen, fact), fen) for label, fen, fact in items]
        draft.total(whole, [figure for _, figure, _ in figures])
        digits = self.layout.rate_digits
        shares = [rounded(100 * fen, whole_fen, digits) for _, _, fen in figures] if whole_fen > 0 else []
        off = 100 * 10**digits - sum(shares)
        if shares and abs(off) == 1 and rng.random() < 0.5:
            shares[max(range(len(shares)), key=lambda at: shares[at])] += off
        parts: list[tuple[Part, ...]] = []
        for at, (label, figure, _) in enumerate(figures):
            if not shares:
                parts.append(draft.fill(f"{label}{{a}}万元", a=figure))
                continue
            made = draft.figure(decimal(shares[at], digits, trim=self.trim), "percent", "", digits)
            draft.tie("ratio", made, figure, whole, slack=1 if abs(off) == 1 else 0)
            parts.append(draft.fill(f"{label}{{a}}万元，{self.share_word}{{b}}%", a=figure, b=made))
        if rng.random() < 0.5:
            draft.say(start)
            for at, part in enumerate(parts):
                draft.say(part, ("。" if at == len(parts) - 1 else "；",))
        else:
            joined: list[tuple[Part, ...]] = [start]
            for at, part in enumerate(parts):
                joined += [part, ("。" if at == len(parts) - 1 else "；",)]
            draft.say(*joined)

    def income(self) -> None:
        """二: the sources of income."""
        this, draft = self.books.this, self.draft
        whole_fen = this.total("income")
        whole = draft.said(whole_fen, "收入|全部")
        groups = (("财政拨款收入", FISCAL, "收入|财政"), *((name, (fund,), f"收入|{fund}") for name, fund in (("上级补助收入", UPPER), ("事业收入", BUSINESS), ("经营收入", TRADING), ("附属单位上缴收入", LOWER), ("其他收入", OTHER))))
        keep = draft.rng.random() < 0.2
        items = [(name, this.total("income", funds), fact) for name, funds, fact in groups]
        items = [item for item in items if item[1] or keep]
        self._list(draft.fill(f"{self._lead()}收入合计{{a}}万元，其中：", a=whole), whole, whole_fen, items)

    def spending(self) -> None:
        """三: by nature."""
        this, draft = self.books.this, self.draft
        whole_fen = this.total("spent")
        whole = draft.said(whole_fen, "支出|全部|全部|")
        items = [(name, this.total(field), f"支出|全部|{field}|") for name, field in (("基本支出", "basic"), ("项目支出", "project"), ("上缴上级支出", "upward"), ("经营支出", "trading"), ("对附属单位补助支出", "subsidy"))]
        self._list(draft.fill(f"{self._lead()}支出合计{{a}}万元，其中：", a=whole), whole, whole_fen, [item for item in items if item[1]])

    def general(self) -> None:
        """五: 一般公共预算 as a whole, by class, against the budget."""
        draft, this, last = self.draft, self.books.this, self.books.last
        fen, then = this.total("spent", (GENERAL,)), last.total("spent", (GENERAL,))
        all_fen = this.total("spent")
        fact = f"支出|{GENERAL}|全部|"
        self.heading("（一）一般公共预算财政拨款支出决算总体情况")
        figure = draft.said(fen, fact)
        whole = self._silent(all_fen, "支出|全部|全部|")
        share = self.share(figure, whole, fen, all_fen)
        first = draft.fill(f"{self._lead()}一般公共预算财政拨款支出{{a}}万元，占本年支出合计的{{b}}%。{self.before}，一般公共预算财政拨款支出", a=figure, b=share)
        draft.say(first, self.change(figure, fen, then, lead=""), self._vanished(), ("。",))
        self.heading("（二）一般公共预算财政拨款支出决算结构情况")
        again = draft.said(fen, fact)
        classes = [code for code, _ in CLASSES if this.total("spent", (GENERAL,), code)]
        mark = draft.rng.choice(("（类）", "（类）", ""))
        self._list(
            draft.fill(f"{self._lead()}一般公共预算财政拨款支出{{a}}万元，主要用于以下方面：", a=again),
            again,
            fen,
            [(NAMES[code] + mark, this.total("spent", (GENERAL,), code), f"{fact}{code}") for code in classes],
        )
        self.heading("（三）一般公共预算财政拨款支出决算具体情况")
        self._details(classes, fen, fact)

    def _silent(self, fen: int, fact: str) -> int:
        """The print of a fact that stands in the tables already."""
        return next(f.index for f in self.draft.figures if f.fact == fact and f.area == "tables") if any(
            f.fact == fact and f.area == "tables" for f in self.draft.figures
        ) else next(f.index for f in self.draft.figures if f.fact == fact)

    def _vanished(self) -> tuple[Part, ...]:
        """A class that was there only last year is named."""
        this, last = self.books.this, self.books.last
        gone = [code for code, _ in CLASSES if last.total("spent", (GENERAL,), code) and not this.total("spent", (GENERAL,), code)]
        if not gone:
            return ()
        return (f"，上年有{'、'.join(NAMES[code] for code in gone)}，本年没有安排",)

    def _details(self, classes: list[str], fen: int, fact: str) -> None:
        draft, books = self.draft, self.books
        deep = self.layout.depth == "项"
        codes = books.this.codes(("spent",), (GENERAL,))
        codes = [code for code in codes if len(code) == 7] if deep else classes
        plans = {code: sum(v for item, v in books.budget.items() if item.startswith(code)) for code in codes}
        plan_fen = sum(plans.values())
        plan, final = draft.said(plan_fen, "年初预算|"), draft.said(fen, fact)
        is_word = draft.rng.choice(("", "为"))
        draft.say(
            draft.fill(f"{self._lead()}一般公共预算财政拨款支出年初预算{is_word}{{a}}万元，支出决算{is_word}{{b}}万元", a=plan, b=final),
            self.completion(final, fen, plan, plan_fen, "年初预算"),
            ("。其中：",),
        )
        parts = []
        for number, code in enumerate(codes, start=1):
            parts.append(self._detail(number, code, plans[code], fact, is_word, deep))
        draft.total(plan, parts)

    def _detail(self, number: int, code: str, plan_fen: int, fact: str, is_word: str, deep: bool) -> int:
        draft, books = self.draft, self.books
        fen = books.this.total("spent", (GENERAL,), code)
        then = books.last.total("spent", (GENERAL,), code)
        plan, final = draft.said(plan_fen, f"年初预算|{code}"), draft.said(fen, f"{fact}{code}")
        name: tuple[Part, ...] = (f"{number}.{NAMES[code]}",)
        if deep:
            account = draft.figure(NAMES[code], "account", f"说明科目|{code}")
            name = draft.fill(f"{number}.{NAMES[code[:3]]}（类）{NAMES[code[:5]]}（款）{{a}}（项）", a=account)
        head = draft.fill(f"年初预算{is_word}{{a}}万元，支出决算{is_word}{{b}}万元", a=plan, b=final)
        done = self.completion(final, fen, plan, plan_fen, "年初预算")
        if draft.rng.random() < 0.7 or not deep:
            draft.say(name, head, done, ("。",), self.change(final, fen, then), ("。",))
        else:
            above = rounded(fen, WAN, 2) - rounded(plan_fen, WAN, 2)
            word = "大于" if above > 0 else "小于" if above < 0 else "等于"
            why = f"的主要原因是{self.reason(above)}" if above else ""
            told = draft.fill(f"。决算数{{word}}年初预算数{why}。", word=draft.figure(word, "word"))
            draft.say(name, head, done, told)
        return plan

    def basic(self) -> None:
        """六: by economic classification."""
        draft, books = self.draft, self.books
        economic, names = books.economic, economic_names()
        people_fen = economic["301"] + economic["303"]
        fen = books.this.total("basic", (GENERAL,))
        whole = draft.said(fen, f"支出|{GENERAL}|basic|")
        people, office = draft.said(people_fen, "人员经费"), draft.said(fen - people_fen, "公用经费")
        draft.total(whole, [people, office])
        full = draft.rng.random() < 0.6
        lists = []
        for group in (("301", "303"), ("302", "310")):
            codes = [code for code in sorted(economic) if len(code) == 5 and code[:3] in group and rounded(economic[code], WAN, 2) > 0]
            if not full:
                codes = sorted(sorted(codes, key=lambda code: -economic[code])[:4])
            lists.append("、".join(names[code] for code in codes) + ("" if full else "等"))
        colon = draft.rng.choice(("主要包括", "主要包括："))
        draft.say(
            draft.fill(f"{self._lead()}一般公共预算财政拨款基本支出{{a}}万元，其中：", a=whole),
            draft.fill(f"人员经费{{a}}万元，{colon}{lists[0]}；", a=people),
            draft.fill(f"公用经费{{a}}万元，{colon}{lists[1]}。" if lists[1] not in ("", "等") else "公用经费{a}万元。", a=office),
        )

    def fund(self) -> None:
        """七: 政府性基金."""
        draft, this, last = self.draft, self.books.this, self.books.last
        opening, income, spent, closing = (this.total(what, (FUND,)) for what in ("opening", "income", "spent", "closing"))
        if not (opening or income or spent or closing):
            draft.para(draft.rng.choice((f"{self._lead()}没有政府性基金预算财政拨款收入和支出。", "本年度无此项收支。")))
            return
        figures = {
            "a": draft.said(opening, f"年初|{FUND}"),
            "b": draft.said(income, f"收入|{FUND}"),
            "c": draft.said(spent, f"支出|{FUND}|全部|"),
            "d": draft.said(closing, f"年末|{FUND}"),
        }
        draft.total(figures["c"], [figures["a"], figures["b"], figures["d"]], signs=(1, 1, -1))
        head = draft.fill(f"{self._lead()}政府性基金预算财政拨款年初结转和结余{{a}}万元，本年收入{{b}}万元，本年支出{{c}}万元，年末结转和结余{{d}}万元。", **figures)
        tail = self.change(figures["c"], spent, last.total("spent", (FUND,)), subject="政府性基金预算财政拨款支出", lead=f"{self.before}，")
        draft.say(head, tail, ("。",))

    def capital(self) -> None:
        """八: 国有资本经营预算."""
        draft, this, last = self.draft, self.books.this, self.books.last
        spent = this.total("spent", (CAPITAL,))
        if not spent:
            draft.para(f"{self._lead()}没有国有资本经营预算财政拨款支出。")
            return
        figure = draft.said(spent, f"支出|{CAPITAL}|全部|")
        head = draft.fill(f"{self._lead()}国有资本经营预算财政拨款支出{{a}}万元。", a=figure)
        draft.say(head, self.change(figure, spent, last.total("spent", (CAPITAL,)), subject="国有资本经营预算财政拨款支出", lead=f"{self.before}，"), ("。",))

    def visits(self) -> None:
        """九: 三公 as a whole, by item, with counts."""
        draft, books = self.draft, self.books
        now, then, plan = books.visits, books.visits_last, books.visits_budget
        budget = self.layout.budget
        self.heading("（一）“三公”经费财政拨款支出决算总体情况说明")
        whole = draft.said(now.all, "三公|决算|合计")
        plan_figure = draft.said(plan.all, "三公|预算|合计")
        draft.say(
            draft.fill(f"{self._lead()}“三公”经费财政拨款支出{budget}预算{{a}}万元，支出决算{{b}}万元", a=plan_figure, b=whole),
            self.completion(whole, now.all, plan_figure, plan.all, f"{budget}预算"),
            ("，",),
            self.change(whole, now.all, then.all),
            ("。其中：",),
        )
        items = (("因公出国（境）费", now.abroad, then.abroad, plan.abroad, "出国"), ("公务用车购置费", now.bought, then.bought, plan.bought, "购置"), ("公务用车运行维护费", now.run, then.run, plan.run, "运行"), ("公务接待费", now.reception, then.reception, plan.reception, "接待"))
        parts = []
        for at, (name, fen, last, plan_fen, fact) in enumerate(items):
            figure = draft.said(fen, f"三公|决算|{fact}")
            parts.append(figure)
            done: tuple[Part, ...] = ()
            if plan_fen > 0 and fen:
                rate = self.percent(fen, plan_fen)
                if (budget_figure := next((f.index for f in draft.figures if f.fact == f"三公|预算|{fact}" and f.area == "tables"), None)) is not None:
                    draft.tie("ratio", rate, figure, budget_figure)
                done = draft.fill(f"，完成{budget}预算的{{rate}}%", rate=rate)
            draft.say(draft.fill(f"{name}支出{{a}}万元", a=figure), done, ("，",), self.change(figure, fen, last), ("。" if at == 3 else "；",))
        draft.total(whole, parts)
        self.heading("（二）“三公”经费财政拨款支出决算具体情况说明")
        self._counts()

    def _counts(self) -> None:
        draft, books, now = self.draft, self.books, self.books.visits
        count = {name: draft.figure(str(value), "count", f"计数|{name}", 0) for name, value in books.counts.items()}
        money = {name: draft.said(fen, f"三公|决算|{name}") for name, fen in (("出国", now.abroad), ("购置", now.bought), ("运行", now.run), ("接待", now.reception))}
        draft.para("1.因公出国（境）费支出{a}万元，全年安排因公出国（境）团组{b}个，累计{c}人次。", a=money["出国"], b=count["团组"], c=count["出国人次"])
        draft.para("2.公务用车购置费支出{a}万元，本年购置公务用车{b}辆。", a=money["购置"], b=count["购置"])
        draft.para("3.公务用车运行维护费支出{a}万元，年末财政拨款开支运行维护费的公务用车保有量为{b}辆，主要用于燃油、保险和维修。", a=money["运行"], b=count["保有"])
        inner = draft.said(now.reception, "三公|决算|接待")
        draft.para("4.公务接待费支出{a}万元。其中：国内接待费{b}万元，共接待国内来访{c}批次、{d}人次；国（境）外接待费0万元，接待0批次、0人次。", a=money["接待"], b=inner, c=count["批次"], d=count["人次"])

    def others(self) -> None:
        """十: running costs, purchases, assets, performance."""
        draft, books = self.draft, self.books
        self.heading("（一）机关运行经费支出情况说明")
        if books.running:
            figure = draft.said(books.running, "机关运行")
            draft.say(draft.fill(f"{self._lead()}机关运行经费支出{{a}}万元，", a=figure), self.change(figure, books.running, books.running_last), ("。",))
        else:
            draft.para(f"{self.who or '本单位'}为事业单位，没有机关运行经费支出。" if self.who != books.unit else "本单位为事业单位，没有机关运行经费支出。")
        self.heading("（二）政府采购情况说明")
        self._purchases()
        self.heading("（三）国有资产占用情况说明")
        cars = draft.figure(str(sum(books.vehicles)), "count", "车辆", 0)
        labels = ("副部（省）级及以上领导用车", "主要负责人用车", "机要通信用车", "应急保障用车", "执法执勤用车", "特种专业技术用车", "离退休干部服务用车", "其他用车")
        short = draft.rng.random() < 0.5
        listed = [at for at, number in enumerate(books.vehicles) if number or not short]
        figures = [draft.figure(str(books.vehicles[at]), "count", f"车辆|{at}", 0) for at in listed]
        head = draft.fill(f"截至{books.year}年12月31日，{self.who or '本单位'}共有车辆{{a}}辆", a=cars)
        parts: list[tuple[Part, ...]] = [head]
        for at, (index, figure) in enumerate(zip(listed, figures, strict=True)):
            parts.append(draft.fill(f"{'，其中：' if at == 0 else '、'}{labels[index]}{{a}}辆", a=figure))
        if figures:
            draft.total(cars, figures)
        equipment = draft.figure(str(books.equipment), "count", "设备", 0)
        draft.say(*parts, draft.fill("。单价100万元（含）以上设备（不含车辆）{a}台（套）。", a=equipment))
        self.heading("（四）预算绩效情况说明")

    def _purchases(self) -> None:
        draft, books = self.draft, self.books
        whole_fen = sum(books.purchases)
        whole = draft.said(whole_fen, "采购|合计")
        goods = {name: draft.said(fen, f"采购|{name}") for name, fen in zip(("货物", "工程", "服务"), books.purchases, strict=True)}
        draft.total(whole, list(goods.values()))
        head = draft.fill(
            f"{self._lead()}政府采购支出总额{{w}}万元，其中：政府采购货物支出{{a}}万元、政府采购工程支出{{b}}万元、政府采购服务支出{{c}}万元。",
            w=whole, a=goods["货物"], b=goods["工程"], c=goods["服务"],
        )  # fmt: skip
        if not whole_fen:
            draft.say(head)
            return
        small, smallest = draft.said(books.small, "采购|中小"), draft.said(books.smallest, "采购|小微")
        tail = draft.fill(
            "授予中小企业合同金额{a}万元，占政府采购支出总额的{b}%，其中：授予小微企业合同金额{c}万元，占政府采购支出总额的{d}%。",
            a=small, b=self.share(small, whole, books.small, whole_fen), c=smallest, d=self.share(smallest, whole, books.smallest, whole_fen),
        )  # fmt: skip
        draft.say(head, tail)
