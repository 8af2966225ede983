"""Table titles: which statutory table it is, and what its title says of every cell.

The kind is told by the words of the title, not by its number: provinces order and number their
tables differently. Source: 地方预决算公开操作规程 (财预〔2016〕143号) and the provincial templates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mingzhang.points.coordinate import INITIAL_BUDGET
from mingzhang.points.lexicon import Partial
from mingzhang.points.terms import bare, squeeze
from mingzhang.points.trees import FISCAL, GENERAL, GOVERNMENT_FUND, STATE_CAPITAL

_NUMBER = re.compile(r"(?:财决|部门)?公开\s*(\d{1,2})\s*表?|表\s*(\d{1,2})(?!\d)|附表\s*(\d{1,2})")
_CONTINUED = re.compile(r"[(]续表?\d?[)]|续表")
_TITLE_END = re.compile(r"(?:表|表[(].{1,12}[)])$")


@dataclass(frozen=True, slots=True)
class TableTitle:
    """``kind``: canonical name; ``context``: what the title says of every cell of the table."""

    kind: str
    text: str
    context: Partial


_KINDS: tuple[tuple[str, re.Pattern[str], dict[str, str]], ...] = (
    ("三公表", re.compile(r"三公"), {"measure": "三公"}),
    ("信息表", re.compile(r"相关信息|机构运行信息|采购情况表|采购(?:支出)?信息|资产(?:占有)?使用情况|机关运行经费情况"), {}),
    ("项目支出表", re.compile(r"项目(?:收入)?支出(?:预算|决算)?明细?表"), {"measure": "支出", "nature": "项目支出"}),
    (
        "基本支出表",
        re.compile(r"基本支出"),
        {"measure": "支出", "nature": "基本支出"},
    ),
    ("基金表", re.compile(r"政府性基金"), {"fund": GOVERNMENT_FUND}),
    ("国资表", re.compile(r"国有资本经营"), {"fund": STATE_CAPITAL}),
    ("财政拨款总表", re.compile(r"财政拨款(?:收入支出|收支).*总表"), {"fund": FISCAL}),
    ("一般公共支出表", re.compile(r"一般公共预算(?:财政拨款)?(?:收入)?支出.*表"), {"fund": GENERAL}),
    ("财政拨款支出表", re.compile(r"财政拨款支出"), {"fund": FISCAL, "measure": "支出"}),
    ("收支总表", re.compile(r"(?:收入支出|收支)(?:决算|预算)?总表"), {}),
    ("收入表", re.compile(r"收入(?:决算|预算)?(?:总|明细)?表"), {"measure": "收入"}),
    ("支出表", re.compile(r"支出(?:决算|预算)?(?:总|明细)?表"), {"measure": "支出"}),
)
_FUNDS = (("一般公共预算", GENERAL), ("政府性基金", GOVERNMENT_FUND), ("国有资本经营", STATE_CAPITAL), (FISCAL, FISCAL))


def table_title(text: str) -> TableTitle | None:
    """The title a line (or joined lines) prints, or None if it is no statutory table's title."""
    words = _CONTINUED.sub("", bare(_NUMBER.sub("", squeeze(text).lstrip("#*-").rstrip("*"))))
    if not _TITLE_END.search(words) or len(words) > 50 or "绩效" in words or "，" in words or "。" in words:
        return None
    for kind, pattern, context in _KINDS:
        if pattern.search(words):
            meaning = dict(context)
            if kind in ("基本支出表", "项目支出表"):
                meaning.update({"fund": fund for word, fund in reversed(_FUNDS) if word in words})
            if kind in ("基金表", "国资表") and "收入" not in words and "收支" not in words:
                meaning["measure"] = "支出"
            if kind == "一般公共支出表" and "收入" not in words:
                meaning["measure"] = "支出"
            if "预算表" in words or "预算总表" in words or "预算明细表" in words:
                meaning["phase"] = INITIAL_BUDGET
            return TableTitle(kind, words, meaning)
    return None


def table_number(text: str) -> int | None:
    """The number in 公开01表, 表1, 附表1, or None."""
    match = _NUMBER.search(squeeze(text))
    if match is None:
        return None
    return int(next(group for group in match.groups() if group))
