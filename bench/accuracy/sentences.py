"""Pieces of sentences: shapes as published documents have them, in words of our own."""

from __future__ import annotations

from accuracy.draft import Draft, Part
from accuracy.layouts import Layout
from accuracy.ledger import (
    Accounts,
)
from accuracy.printing import decimal, rounded

UP = ("增加", "增加", "上升")
DOWN = ("减少", "减少", "降低")
REASONS_UP = (
    "新增专项工作任务",
    "人员工资标准调整",
    "项目工程量比计划多",
    "社会保险缴费基数调整",
    "设备到期更新",
)
REASONS_DOWN = (
    "压减一般性支出",
    "上年一次性项目已经完成",
    "有人员退休",
    "部分项目推迟实施",
    "合同结算价低于预算",
)


class Sentences:
    """Pieces of sentences: percentages, shares, changes, completion rates, lists of parts."""

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

    def change(
        self,
        now: int,
        fen: int,
        last: int,
        *,
        subject: str = "",
        reason: bool = True,
        lead: str | None = None,
    ) -> tuple[Part, ...]:
        """比上年增加…万元，增长…%, or 与上年持平."""
        draft, rng = self.draft, self.draft.rng
        delta = fen - last
        lead = lead if lead is not None else rng.choice(("比上年", "较上年", f"比{self.books.year - 1}年"))
        why = f"，{self.reason_word}{self.reason(delta)}" if reason else ""
        if delta == 0 or rounded(abs(delta), 1_000_000, 2) == 0:
            if delta == 0:
                return draft.fill(
                    f"{subject}{{word}}", word=draft.figure(rng.choice(("与上年持平", "与上年相同")), "word")
                )
            why = ""
        word = draft.figure(rng.choice(UP if delta > 0 else DOWN), "word")
        figure = draft.said(abs(delta))
        if last <= 0:
            return draft.fill(f"{lead}{subject}{{word}}{{delta}}万元{why}", word=word, delta=figure)
        rate = self.percent(abs(delta), last)
        grow = draft.figure(rng.choice(("增长", "上升") if delta > 0 else ("下降", "降低")), "word")
        draft.tie("change", rate, figure, now, signs=(1 if delta > 0 else -1,))
        return draft.fill(
            f"{lead}{subject}{{word}}{{delta}}万元，{{grow}}{{rate}}%{why}",
            word=word,
            delta=figure,
            grow=grow,
            rate=rate,
        )

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

    def _lead(self) -> str:
        return f"{self.who}{self.year}"

    def _list(
        self, start: tuple[Part, ...], whole: int, whole_fen: int, items: list[tuple[str, int, str]]
    ) -> None:
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
