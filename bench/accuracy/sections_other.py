"""Sections 七 to 十: the other funds, 三公, running costs, purchases, assets."""

from __future__ import annotations

from accuracy.draft import Part
from accuracy.ledger import (
    CAPITAL,
    FUND,
)
from accuracy.sentences import Sentences


class OtherSections(Sentences):
    """政府性基金, 国有资本经营, 三公 and 其他重要事项."""

    def fund(self) -> None:
        """七: 政府性基金."""
        draft, this, last = self.draft, self.books.this, self.books.last
        opening, income, spent, closing = (
            this.total(what, (FUND,)) for what in ("opening", "income", "spent", "closing")
        )
        if not (opening or income or spent or closing):
            draft.para(
                draft.rng.choice(
                    (f"{self._lead()}没有政府性基金预算财政拨款收入和支出。", "本年度无此项收支。")
                )
            )
            return
        figures = {
            "a": draft.said(opening, f"年初|{FUND}"),
            "b": draft.said(income, f"收入|{FUND}"),
            "c": draft.said(spent, f"支出|{FUND}|全部|"),
            "d": draft.said(closing, f"年末|{FUND}"),
        }
        draft.total(figures["c"], [figures["a"], figures["b"], figures["d"]], signs=(1, 1, -1))
        head = draft.fill(
            f"{self._lead()}政府性基金预算财政拨款年初结转和结余{{a}}万元，本年收入{{b}}万元，本年支出{{c}}万元，年末结转和结余{{d}}万元。",
            **figures,
        )
        tail = self.change(
            figures["c"],
            spent,
            last.total("spent", (FUND,)),
            subject="政府性基金预算财政拨款支出",
            lead=f"{self.before}，",
        )
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
        draft.say(
            head,
            self.change(
                figure,
                spent,
                last.total("spent", (CAPITAL,)),
                subject="国有资本经营预算财政拨款支出",
                lead=f"{self.before}，",
            ),
            ("。",),
        )

    def visits(self) -> None:
        """九: 三公 as a whole, by item, with counts."""
        draft, books = self.draft, self.books
        now, then, plan = books.visits, books.visits_last, books.visits_budget
        budget = self.layout.budget
        self.heading("（一）“三公”经费财政拨款支出决算总体情况说明")
        whole = draft.said(now.all, "三公|决算|合计")
        plan_figure = draft.said(plan.all, "三公|预算|合计")
        draft.say(
            draft.fill(
                f"{self._lead()}“三公”经费财政拨款支出{budget}预算{{a}}万元，支出决算{{b}}万元",
                a=plan_figure,
                b=whole,
            ),
            self.completion(whole, now.all, plan_figure, plan.all, f"{budget}预算"),
            ("，",),
            self.change(whole, now.all, then.all),
            ("。其中：",),
        )
        items = (
            ("因公出国（境）费", now.abroad, then.abroad, plan.abroad, "出国"),
            ("公务用车购置费", now.bought, then.bought, plan.bought, "购置"),
            ("公务用车运行维护费", now.run, then.run, plan.run, "运行"),
            ("公务接待费", now.reception, then.reception, plan.reception, "接待"),
        )
        parts = []
        for at, (name, fen, last, plan_fen, fact) in enumerate(items):
            figure = draft.said(fen, f"三公|决算|{fact}")
            parts.append(figure)
            done: tuple[Part, ...] = ()
            if plan_fen > 0 and fen:
                rate = self.percent(fen, plan_fen)
                if (
                    budget_figure := next(
                        (
                            f.index
                            for f in draft.figures
                            if f.fact == f"三公|预算|{fact}" and f.area == "tables"
                        ),
                        None,
                    )
                ) is not None:
                    draft.tie("ratio", rate, figure, budget_figure)
                done = draft.fill(f"，完成{budget}预算的{{rate}}%", rate=rate)
            draft.say(
                draft.fill(f"{name}支出{{a}}万元", a=figure),
                done,
                ("，",),
                self.change(figure, fen, last),
                ("。" if at == 3 else "；",),
            )
        draft.total(whole, parts)
        self.heading("（二）“三公”经费财政拨款支出决算具体情况说明")
        self._counts()

    def _counts(self) -> None:
        draft, books, now = self.draft, self.books, self.books.visits
        count = {
            name: draft.figure(str(value), "count", f"计数|{name}", 0)
            for name, value in books.assets.counts.items()
        }
        money = {
            name: draft.said(fen, f"三公|决算|{name}")
            for name, fen in (
                ("出国", now.abroad),
                ("购置", now.bought),
                ("运行", now.run),
                ("接待", now.reception),
            )
        }
        draft.para(
            "1.因公出国（境）费支出{a}万元，全年安排因公出国（境）团组{b}个，累计{c}人次。",
            a=money["出国"],
            b=count["团组"],
            c=count["出国人次"],
        )
        draft.para("2.公务用车购置费支出{a}万元，本年购置公务用车{b}辆。", a=money["购置"], b=count["购置"])
        draft.para(
            "3.公务用车运行维护费支出{a}万元，年末财政拨款开支运行维护费的公务用车保有量为{b}辆，主要用于燃油、保险和维修。",
            a=money["运行"],
            b=count["保有"],
        )
        inner = draft.said(now.reception, "三公|决算|接待")
        draft.para(
            "4.公务接待费支出{a}万元。其中：国内接待费{b}万元，共接待国内来访{c}批次、{d}人次；国（境）外接待费0万元，接待0批次、0人次。",
            a=money["接待"],
            b=inner,
            c=count["批次"],
            d=count["人次"],
        )

    def others(self) -> None:
        """十: running costs, purchases, assets, performance."""
        draft, books = self.draft, self.books
        self.heading("（一）机关运行经费支出情况说明")
        if books.running:
            figure = draft.said(books.running, "机关运行")
            draft.say(
                draft.fill(f"{self._lead()}机关运行经费支出{{a}}万元，", a=figure),
                self.change(figure, books.running, books.running_last),
                ("。",),
            )
        else:
            draft.para(
                f"{self.who or '本单位'}为事业单位，没有机关运行经费支出。"
                if self.who != books.unit
                else "本单位为事业单位，没有机关运行经费支出。"
            )
        self.heading("（二）政府采购情况说明")
        self._purchases()
        self.heading("（三）国有资产占用情况说明")
        cars = draft.figure(str(sum(books.assets.vehicles)), "count", "车辆", 0)
        labels = (
            "副部（省）级及以上领导用车",
            "主要负责人用车",
            "机要通信用车",
            "应急保障用车",
            "执法执勤用车",
            "特种专业技术用车",
            "离退休干部服务用车",
            "其他用车",
        )
        short = draft.rng.random() < 0.5
        listed = [at for at, number in enumerate(books.assets.vehicles) if number or not short]
        figures = [draft.figure(str(books.assets.vehicles[at]), "count", f"车辆|{at}", 0) for at in listed]
        head = draft.fill(f"截至{books.year}年12月31日，{self.who or '本单位'}共有车辆{{a}}辆", a=cars)
        parts: list[tuple[Part, ...]] = [head]
        for at, (index, figure) in enumerate(zip(listed, figures, strict=True)):
            parts.append(draft.fill(f"{'，其中：' if at == 0 else '、'}{labels[index]}{{a}}辆", a=figure))
        if figures:
            draft.total(cars, figures)
        equipment = draft.figure(str(books.assets.equipment), "count", "设备", 0)
        draft.say(*parts, draft.fill("。单价100万元（含）以上设备（不含车辆）{a}台（套）。", a=equipment))
        self.heading("（四）预算绩效情况说明")

    def _purchases(self) -> None:
        draft, books = self.draft, self.books
        whole_fen = sum(books.assets.purchases)
        whole = draft.said(whole_fen, "采购|合计")
        goods = {
            name: draft.said(fen, f"采购|{name}")
            for name, fen in zip(("货物", "工程", "服务"), books.assets.purchases, strict=True)
        }
        draft.total(whole, list(goods.values()))
        head = draft.fill(
            f"{self._lead()}政府采购支出总额{{w}}万元，其中：政府采购货物支出{{a}}万元、政府采购工程支出{{b}}万元、政府采购服务支出{{c}}万元。",
            w=whole, a=goods["货物"], b=goods["工程"], c=goods["服务"],
        )  # fmt: skip
        if not whole_fen:
            draft.say(head)
            return
        small, smallest = (
            draft.said(books.assets.small, "采购|中小"),
            draft.said(books.assets.smallest, "采购|小微"),
        )
        tail = draft.fill(
            "授予中小企业合同金额{a}万元，占政府采购支出总额的{b}%，其中：授予小微企业合同金额{c}万元，占政府采购支出总额的{d}%。",
            a=small, b=self.share(small, whole, books.assets.small, whole_fen),
            c=smallest, d=self.share(smallest, whole, books.assets.smallest, whole_fen),
        )  # fmt: skip
        draft.say(head, tail)
