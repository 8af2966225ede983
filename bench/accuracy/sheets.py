"""The tables, drawn from the accounts: every amount added up in 分 and rounded once."""

from __future__ import annotations

from collections.abc import Callable

from accuracy.draft import BLANK
from accuracy.layouts import NOTES, title
from accuracy.printing import WAN, YUAN
from accuracy.sheets_coded import CodedSheets
from accuracy.sheets_other import OtherSheets
from accuracy.sheets_total import TotalSheets


class Sheets(TotalSheets, CodedSheets, OtherSheets):
    """Draws one document's tables into a draft."""

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
        what = {
            "基金": "政府性基金预算财政拨款收入和支出",
            "国资": "国有资本经营预算财政拨款支出",
            "三公": "财政拨款“三公”经费支出",
        }.get(kind, "此项支出")
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
