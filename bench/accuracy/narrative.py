"""The ten sections of 情况说明, in the layout's order."""

from __future__ import annotations

from accuracy.sections_general import GeneralSections
from accuracy.sections_other import OtherSections
from accuracy.sheet import ordinal


class Narrative(GeneralSections, OtherSections):
    """Writes one document's 情况说明 into a draft."""

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
