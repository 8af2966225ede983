"""收入支出决算总表 and 财政拨款收入支出决算总表."""

from __future__ import annotations

from collections.abc import Sequence

from accuracy.accounts import CLASSES
from accuracy.draft import Part
from accuracy.ledger import (
    CAPITAL,
    FISCAL,
    FUND,
    GENERAL,
)
from accuracy.sheet import FUND_NAMES, INCOMES, Sheet, fund_name, ordinal


class TotalSheets(Sheet):
    """Income left, spending by class right."""

    def summary(self) -> bool:
        """公开01."""
        draft, this = self.draft, self.books.this
        numbers, value = self.layout.row_numbers, self.layout.value
        draft.row(*self._wide(["收入", "", ""], ["支出", "", ""]), role="head")
        draft.row(*self._wide(["项目", "行次", value], ["项目", "行次", value]), role="head")
        if numbers:
            draft.row("栏次", "", "1", "栏次", "", "2", role="head")
        incomes = [draft.amount(this.total("income", (fund,)), f"收入|{fund}") for _, fund in INCOMES]
        classes = [
            draft.amount(this.total("spent", code=code), f"支出|全部|全部|{code}") for code, _ in CLASSES
        ]
        for row, (code, name) in enumerate(CLASSES):
            left: list[Part] = ["", str(row + 1), ""]
            if row < len(INCOMES):
                left = [f"{ordinal(row + 1)}、{INCOMES[row][0]}", str(row + 1), incomes[row]]
            draft.row(
                *self._wide(left, [f"{ordinal(row + 1)}、{name}", str(row + 32), classes[row]]), key=code
            )
        income = draft.amount(this.total("income"), "收入|全部")
        spent = draft.amount(this.total("spent"), "支出|全部|全部|")
        used, shared = (
            draft.amount(this.total("used"), "使用结余"),
            draft.amount(this.total("shared"), "结余分配"),
        )
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
            cells = [
                draft.amount(this.total("spent", funds, code), f"支出|{fund_name(funds)}|全部|{code}")
                for funds in columns
            ]
            draft.total(cells[0], cells[1:])
            grid.append(cells)
            left: list[Part] = ["", str(row + 1), ""]
            if row < 3:
                left = [f"{ordinal(row + 1)}、{FUND_NAMES[FISCAL[row]]}", str(row + 1), incomes[row]]
            draft.row(*self._wide(left, [f"{ordinal(row + 1)}、{name}", str(row + 33), *cells]), key=code)
        income = draft.amount(this.total("income", FISCAL), "收入|财政")
        spent = [
            draft.amount(this.total("spent", funds), f"支出|{fund_name(funds)}|全部|") for funds in columns
        ]
        opening = draft.amount(this.total("opening", FISCAL), "年初|财政")
        closing = [
            draft.amount(this.total("closing", funds), f"年末|{fund_name(funds)}") for funds in columns
        ]
        parts = [draft.amount(this.total("opening", (fund,)), f"年初|{fund}") for fund in FISCAL]
        whole = this.total("income", FISCAL) + this.total("opening", FISCAL)
        left_total = draft.amount(whole, "收入总计|财政")
        right = [
            draft.amount(
                this.total("spent", funds) + this.total("closing", funds), f"支出总计|{fund_name(funds)}"
            )
            for funds in columns
        ]
        base = len(CLASSES)
        empty = ["", "", "", ""]
        draft.row(
            *self._wide(["本年收入合计", str(base + 1), income], ["本年支出合计", str(base + 33), *spent]),
            key="合计",
        )
        draft.row(
            *self._wide(
                ["年初财政拨款结转和结余", str(base + 2), opening],
                ["年末财政拨款结转和结余", str(base + 34), *closing],
            ),
            key="年初",
        )
        for at, fund in enumerate(FISCAL):
            label = FUND_NAMES[fund] if self.layout.row_numbers else f"{ordinal(at + 1)}、{FUND_NAMES[fund]}"
            draft.row(
                *self._wide([label, str(base + 3 + at), parts[at]], ["", str(base + 35 + at), *empty]),
                key=fund,
            )
        draft.row(
            *self._wide(["总计", str(base + 6), left_total], ["总计", str(base + 38), *right]), key="总计"
        )
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
