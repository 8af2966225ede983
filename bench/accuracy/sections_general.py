"""Sections 一 to 六: totals, sources, 一般公共预算 by class and item, 基本支出."""

from __future__ import annotations

from accuracy.accounts import CLASSES, NAMES
from accuracy.draft import Part
from accuracy.ledger import (
    BUSINESS,
    FISCAL,
    GENERAL,
    LOWER,
    OTHER,
    TRADING,
    UPPER,
    economic_names,
)
from accuracy.printing import WAN, rounded
from accuracy.sentences import Sentences


class GeneralSections(Sentences):
    """收支总体, 收入, 支出, 财政拨款, 一般公共预算 and its 基本支出."""

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
            first = draft.fill(
                f"{self._lead()}{fund}收入总计{{a}}万元，支出总计{{b}}万元。{self.before}，", a=one, b=two
            )
            left = self.change(one, now, then, subject=f"{fund}收入总计", reason=False, lead="")
            right = self.change(two, now, then, subject=f"{fund}支出总计", reason=False, lead="")
            draft.say(first, left, (rng.choice(("，", "；")),), right, (f"。{why}",))
            return
        word = rng.choice(("收入支出总计{a}万元", "收、支总计均为{a}万元"))
        subject = "收入支出总计" if word.startswith("收入") else "收、支总计各"
        first = draft.fill(f"{self._lead()}{fund}{word}。", a=one)
        if not delta:
            draft.say(
                first, draft.fill(f"{fund}收入支出总计{{word}}。", word=draft.figure("与上年持平", "word"))
            )
            return
        draft.say(
            first,
            (f"{self.before}，",),
            self.change(one, now, then, subject=f"{fund}{subject}", reason=False, lead=""),
            (f"。{why}",),
        )

    def income(self) -> None:
        """二: the sources of income."""
        this, draft = self.books.this, self.draft
        whole_fen = this.total("income")
        whole = draft.said(whole_fen, "收入|全部")
        groups = (
            ("财政拨款收入", FISCAL, "收入|财政"),
            *(
                (name, (fund,), f"收入|{fund}")
                for name, fund in (
                    ("上级补助收入", UPPER),
                    ("事业收入", BUSINESS),
                    ("经营收入", TRADING),
                    ("附属单位上缴收入", LOWER),
                    ("其他收入", OTHER),
                )
            ),
        )
        keep = draft.rng.random() < 0.2
        items = [(name, this.total("income", funds), fact) for name, funds, fact in groups]
        items = [item for item in items if item[1] or keep]
        self._list(draft.fill(f"{self._lead()}收入合计{{a}}万元，其中：", a=whole), whole, whole_fen, items)

    def spending(self) -> None:
        """三: by nature."""
        this, draft = self.books.this, self.draft
        whole_fen = this.total("spent")
        whole = draft.said(whole_fen, "支出|全部|全部|")
        items = [
            (name, this.total(field), f"支出|全部|{field}|")
            for name, field in (
                ("基本支出", "basic"),
                ("项目支出", "project"),
                ("上缴上级支出", "upward"),
                ("经营支出", "trading"),
                ("对附属单位补助支出", "subsidy"),
            )
        ]
        self._list(
            draft.fill(f"{self._lead()}支出合计{{a}}万元，其中：", a=whole),
            whole,
            whole_fen,
            [item for item in items if item[1]],
        )

    def general(self) -> None:
        """五: 一般公共预算 as a whole, by class, against the budget."""
        draft, this, last = self.draft, self.books.this, self.books.last
        fen, then = this.total("spent", (GENERAL,)), last.total("spent", (GENERAL,))
        all_fen = this.total("spent")
        fact = f"支出|{GENERAL}|全部|"
        self.heading("（一）一般公共预算财政拨款支出决算总体情况")
        figure = draft.said(fen, fact)
        whole = self._printed("支出|全部|全部|")
        share = self.share(figure, whole, fen, all_fen)
        first = draft.fill(
            f"{self._lead()}一般公共预算财政拨款支出{{a}}万元，占本年支出合计的{{b}}%。{self.before}，一般公共预算财政拨款支出",
            a=figure,
            b=share,
        )
        draft.say(first, self.change(figure, fen, then, lead=""), self._vanished(), ("。",))
        self.heading("（二）一般公共预算财政拨款支出决算结构情况")
        again = draft.said(fen, fact)
        classes = [code for code, _ in CLASSES if this.total("spent", (GENERAL,), code)]
        mark = draft.rng.choice(("（类）", "（类）", ""))
        self._list(
            draft.fill(f"{self._lead()}一般公共预算财政拨款支出{{a}}万元，主要用于以下方面：", a=again),
            again,
            fen,
            [
                (NAMES[code] + mark, this.total("spent", (GENERAL,), code), f"{fact}{code}")
                for code in classes
            ],
        )
        self.heading("（三）一般公共预算财政拨款支出决算具体情况")
        self._details(classes, fen, fact)

    def _printed(self, fact: str) -> int:
        """The first print of a fact, which stands in the tables."""
        return next(figure.index for figure in self.draft.figures if figure.fact == fact)

    def _vanished(self) -> tuple[Part, ...]:
        """A class that was there only last year is named."""
        this, last = self.books.this, self.books.last
        gone = [
            code
            for code, _ in CLASSES
            if last.total("spent", (GENERAL,), code) and not this.total("spent", (GENERAL,), code)
        ]
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
            draft.fill(
                f"{self._lead()}一般公共预算财政拨款支出年初预算{is_word}{{a}}万元，支出决算{is_word}{{b}}万元",
                a=plan,
                b=final,
            ),
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
            name = draft.fill(
                f"{number}.{NAMES[code[:3]]}（类）{NAMES[code[:5]]}（款）{{a}}（项）", a=account
            )
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
            codes = [
                code
                for code in sorted(economic)
                if len(code) == 5 and code[:3] in group and rounded(economic[code], WAN, 2) > 0
            ]
            if not full:
                codes = sorted(sorted(codes, key=lambda code: -economic[code])[:4])
            lists.append("、".join(names[code] for code in codes) + ("" if full else "等"))
        colon = draft.rng.choice(("主要包括", "主要包括："))
        draft.say(
            draft.fill(f"{self._lead()}一般公共预算财政拨款基本支出{{a}}万元，其中：", a=whole),
            draft.fill(f"人员经费{{a}}万元，{colon}{lists[0]}；", a=people),
            draft.fill(
                f"公用经费{{a}}万元，{colon}{lists[1]}。"
                if lists[1] not in ("", "等")
                else "公用经费{a}万元。",
                a=office,
            ),
        )
