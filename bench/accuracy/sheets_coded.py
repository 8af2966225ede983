"""The tables by 功能分类: 收入, 支出, 一般公共预算, 政府性基金, 国有资本经营."""

from __future__ import annotations

from collections.abc import Sequence

from accuracy.accounts import NAMES
from accuracy.draft import Part
from accuracy.ledger import (
    BUSINESS,
    CAPITAL,
    FISCAL,
    FUND,
    FUNDS,
    GENERAL,
    LOWER,
    OTHER,
    TRADING,
    UPPER,
)
from accuracy.sheet import Cells, Sheet, fund_name


class CodedSheets(Sheet):
    """Rows of 类, 款 and 项 with their total."""

    def _coded(self, codes: Sequence[str], cells: Cells, sums: Sequence[Sequence[int]], kind: str) -> None:
        """Rows of codes with their totals. ``sums``: columns (whole, part, …) that add up in each row."""
        draft = self.draft
        rows = {code: [draft.amount(fen, fact) for fen, fact in cells(code)] for code in ("", *codes)}
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
        self._coded_head(
            [
                "本年收入合计",
                "财政拨款收入",
                "上级补助收入",
                "事业收入",
                "经营收入",
                "附属单位上缴收入",
                "其他收入",
            ]
        )
        groups = (FUNDS, FISCAL, (UPPER,), (BUSINESS,), (TRADING,), (LOWER,), (OTHER,))

        def cells(code: str) -> list[tuple[int, str]]:
            tail = f"|{code}" if code else ""
            return [(this.total("income", funds, code), f"收入|{fund_name(funds)}{tail}") for funds in groups]

        codes = this.codes(("income",))
        self._coded(codes, cells, [range(7)], "收入")
        return True

    def spending(self) -> bool:
        """公开03."""
        this = self.books.this
        self._coded_head(
            ["本年支出合计", "基本支出", "项目支出", "上缴上级支出", "经营支出", "对附属单位补助支出"]
        )

        def cells(code: str) -> list[tuple[int, str]]:
            made = [(this.total("spent", code=code), f"支出|全部|全部|{code}")]
            made += [
                (this.total(field, code=code), f"支出|全部|{field}|{code}")
                for field in ("basic", "project", "upward", "trading", "subsidy")
            ]
            return made

        self._coded(
            this.codes(("basic", "project", "upward", "trading", "subsidy")), cells, [range(6)], "支出"
        )
        return True

    def _natures(self, fund: str) -> Cells:
        this = self.books.this

        def cells(code: str) -> list[tuple[int, str]]:
            fields = (("spent", "全部"), ("basic", "basic"), ("project", "project"))
            return [
                (this.total(field, (fund,), code), f"支出|{fund}|{nature}|{code}") for field, nature in fields
            ]

        return cells

    def general(self) -> bool:
        """公开05."""
        names = ["合计" if self.layout.codes == "below" else "小计", "基本支出", "项目支出"]
        self._coded_head(names)
        codes = self.books.this.codes(("basic", "project"), (GENERAL,))
        self._coded(codes, self._natures(GENERAL), [range(3)], "一般")
        return True

    def projects(self) -> bool:
        """一般公共预算财政拨款项目支出决算表."""
        this = self.books.this
        self._coded_head(["合计"])
        codes = this.codes(("project",), (GENERAL,))

        def cells(code: str) -> list[tuple[int, str]]:
            return [(this.total("project", (GENERAL,), code), f"支出|{GENERAL}|project|{code}")]

        self._coded(codes, cells, [], "一般项目")
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
        self._coded(codes, self._natures(CAPITAL), [range(3)], "国资")
        return bool(codes)

    def _balances(self, fund: str, kind: str) -> bool:
        this, draft = self.books.this, self.draft
        columns = ["年初结转和结余", "本年收入", "本年支出", "", "", "年末结转和结余"]
        below = ["", "", "小计", "基本支出", "项目支出", ""]
        labels = {
            "pair": ["科目代码", "科目名称"],
            "below": ["功能分类科目编码", "科目名称"],
            "split": ["支出功能分类科目编码", "", "", "科目名称"],
        }[self.layout.codes]
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
        self._coded(codes, cells, [(2, 3, 4)], kind)
        for line in draft.lines[first:]:
            figures = [part for cell in line.cells for part in cell if isinstance(part, int)][-6:]
            draft.total(figures[2], [figures[0], figures[1], figures[5]], signs=(1, 1, -1))
        return bool(codes)
