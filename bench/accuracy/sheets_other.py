"""基本支出明细表, 三公 and 相关信息统计表."""

from __future__ import annotations

from dataclasses import replace

from accuracy.draft import Part
from accuracy.ledger import (
    GENERAL,
    Visits,
    economic_names,
)
from accuracy.sheet import Sheet


class OtherSheets(Sheet):
    """Tables that are not by 功能分类."""

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
        heading = (
            ("科目代码", "科目名称", "决算数")
            if self.layout.name == "shanxi"
            else ("经济分类科目编码", "科目名称", "决算数")
        )
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
        budget, final = (
            self._visit_cells(books.visits_budget, "预算"),
            self._visit_cells(books.visits, "决算"),
        )
        if not books.visits.all and not books.visits_budget.all:
            for figure in (*budget, *final):
                draft.figures[figure] = replace(draft.figures[figure], text="")
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
        draft.row(
            *(("合计", "因公出国（境）费", "公务用车购置及运行维护费", "", "", "公务接待费") * 2), role="head"
        )
        draft.row(*(("", "", "小计", "公务用车购置费", "公务用车运行维护费", "") * 2), role="head")
        draft.row(*(str(at) for at in range(1, 13)), role="head")
        draft.row(*budget, *final, key="三公")

    def _visits_pairs(self, budget: list[int], final: list[int]) -> None:
        draft = self.draft
        draft.row(
            "合计",
            "",
            "因公出国（境）费",
            "",
            "公务用车购置及运行维护费",
            "",
            "",
            "",
            "",
            "",
            "公务接待费",
            "",
            role="head",
        )
        draft.row(
            "", "", "", "", "小计", "", "公务用车购置费", "", "公务用车运行维护费", "", "", "", role="head"
        )
        draft.row(*((f"{self.layout.budget}预算数", "决算数") * 6), role="head")
        draft.row(*(part for pair in zip(budget, final, strict=True) for part in pair), key="三公")

    def _visits_rows(self, budget: list[int], final: list[int]) -> None:
        draft = self.draft
        draft.row("项目", "行次", f"{self.layout.budget}预算数", "决算数", role="head")
        draft.row("栏次", "", "1", "2", role="head")
        labels = (
            "“三公”经费合计",
            "1．因公出国（境）费",
            "2．公务用车购置及运行维护费",
            "（1）公务用车购置费",
            "（2）公务用车运行维护费",
            "3．公务接待费",
        )
        for at, label in enumerate(labels):
            draft.row(label, str(at + 1), budget[at], final[at], key=label)

    def information(self) -> bool:
        """公开10: purchases, 机关运行经费, vehicles."""
        draft, books = self.draft, self.books
        goods = [
            draft.amount(fen, f"采购|{name}")
            for name, fen in zip(("货物", "工程", "服务"), books.assets.purchases, strict=True)
        ]
        whole = draft.amount(sum(books.assets.purchases), "采购|合计")
        draft.total(whole, goods)
        draft.row("一、政府采购情况", "", "", role="head")
        draft.row("项目", "行次", "统计数", role="head")
        for at, (label, figure) in enumerate(
            zip(("合计", "货物", "工程", "服务"), (whole, *goods), strict=True), start=1
        ):
            draft.row(label, str(at), figure, key=label)
        draft.row("二、机关运行经费", "", "", role="head")
        draft.row("项目", "", "统计数", role="head")
        running = draft.amount(books.running, "机关运行")
        other = draft.amount(0)
        pair = (running, other) if books.body != "参公" else (other, running)
        draft.row("(一) 行政单位", "5", pair[0], key="行政单位")
        draft.row("(二) 参照公务员法管理事业单位", "6", pair[1], key="参公")
        draft.row("三、国有资产占用情况", "", "", role="head")
        labels = (
            "1. 副部(省)级及以上领导用车",
            "2. 主要负责人用车",
            "3. 机要通信用车",
            "4. 应急保障用车",
            "5. 执法执勤用车",
            "6. 特种专业技术用车",
            "7. 离退休干部服务用车",
            "8. 其他用车",
        )
        cars = [self._count(number, f"车辆|{at}") for at, number in enumerate(books.assets.vehicles)]
        all_cars = self._count(sum(books.assets.vehicles), "车辆")
        draft.total(all_cars, cars)
        draft.row("(一) 车辆数合计(辆)", "7", all_cars, key="车辆")
        for at, label in enumerate(labels):
            draft.row(label, str(8 + at), cars[at], key=label)
        draft.row(
            "(二) 单价100万元(含)以上设备(不含车辆)",
            "16",
            self._count(books.assets.equipment, "设备"),
            key="设备",
        )
        return True

    def _count(self, number: int, fact: str) -> int:
        return self.draft.figure(str(number) if number else "", "count", fact, 0)
