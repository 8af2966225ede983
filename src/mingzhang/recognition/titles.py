"""Table titles: which statutory table it is, and what its title says of every cell.

The kind is told by the words of the title, not by its number: provinces order and number their
tables differently. Source: 地方预决算公开操作规程 (财预〔2016〕143号) and the provincial templates.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import Struct

from mingzhang.points.coordinate import FINAL, INITIAL_BUDGET
from mingzhang.points.lexicon import Partial
from mingzhang.points.terms import bare, restored, squeeze
from mingzhang.points.trees import FISCAL, GENERAL, GOVERNMENT_FUND, STATE_CAPITAL
from mingzhang.regex import regex

_NUMBER = regex(r"(?:财决|部门)?公开\s*(\d{1,2})\s*表?|表\s*(\d{1,2})(?!\d)|附表\s*(\d{1,2})")
_CONTINUED = regex(r"[(]续表?\d?[)]|续表")
_TITLE_END = regex(r"(?:表|表[(].{1,12}[)])$")
_REFERENCE = regex(r"见|如下|反映|填列|根据|[,。;:]")
"""A line with one of these speaks about a table."""
_OTHER = regex(r"绩效|一般性支出|债务|债券|转移支付|购买服务|专项资金|资产配置")
"""Tables that only share words with a statutory one."""
_BUDGET = regex(r"(?<!公共)(?<!基金)(?<!经营)预算(?:收支|收入|支出)?(?:总|明细|情况|总体情况)?表")
_BEGINNING = regex(r"财政拨款|公共预算|政府性基金|国有资本|三公|收入支出|收支|机构运行|相关信息|行政参公")
_LABEL = regex(r"^(?:附?[表件]|工作表|sheet)[\d一二三四五六七八九十]{1,3}(?:-\d{1,2})?[:、.]", re.IGNORECASE)
"""表1：, 附件1： before the title; the colon would make it a sentence about the table."""
_UNIT_BEHIND = regex(r"[(]?(?:金额|货币|计量)?单位[:;∶](?:人民币)?[千百万亿]{0,2}元[)]?$")
"""The money unit behind the title, on the same line."""
_QUOTED = dict.fromkeys(map(ord, "《》"), None)
MAX_TITLE = 60


class TableTitle(Struct, frozen=True):
    """``kind``: canonical name; ``context``: what the title says of every cell of the table."""

    kind: str
    text: str
    context: Partial


_KINDS: tuple[tuple[str, re.Pattern[str], dict[str, str]], ...] = (
    ("三公表", regex(r"三公"), {"measure": "三公"}),
    ("采购表", regex(r"政府采购(?:支出)?(?:预算|决算|情况)*(?:明细)?表"), {"measure": "采购"}),
    (
        "信息表",
        regex(r"相关信息|机构运行信息|采购|资产(?:占有)?使用情况|机关运行经费情况"),
        {},
    ),
    ("机关运行经费表", regex(r"机关运行经费"), {"measure": "机关运行经费"}),
    (
        "项目支出表",
        regex(r"项目(?:收入)?支出(?:预算|决算)?(?:明细)?表"),
        {"measure": "支出", "nature": "项目支出"},
    ),
    ("基本支出表", regex(r"基本支出"), {"measure": "支出", "nature": "基本支出"}),
    ("基金表", regex(r"政府性基金"), {"fund": GOVERNMENT_FUND}),
    ("国资表", regex(r"国有资本经营"), {"fund": STATE_CAPITAL}),
    (
        "一般公共支出表",
        regex(r"一般公共预算(?:当年)?(?:财政)?(?:拨款)?(?:收入)?支出.*表"),
        {"fund": GENERAL},
    ),
    (
        "财政拨款总表",
        regex(r"财政拨款(?:收入支出|收支)(?:决算|预算)?(?:总表|总体|情况表|表)"),
        {"fund": FISCAL},
    ),
    ("财政拨款支出表", regex(r"财政拨款支出"), {"fund": FISCAL, "measure": "支出"}),
    (
        "收支总表",
        regex(r"(?:收入支出|收支)(?:总体|决算|预算)*(?:总表|总体情况表|情况总表|情况表|总体表)"),
        {},
    ),
    ("收支总表", regex(r"收支总体(?:决算|预算)表"), {}),
    ("收入表", regex(r"收入(?:总体|决算|预算)*(?:总|明细|情况)?表"), {"measure": "收入"}),
    ("支出表", regex(r"支出(?:总体|决算|预算)*(?:总|明细|情况)?表"), {"measure": "支出"}),
)
_FUNDS = (
    ("一般公共预算", GENERAL),
    ("政府性基金", GOVERNMENT_FUND),
    ("国有资本经营", STATE_CAPITAL),
    (FISCAL, FISCAL),
)


def table_title(text: str) -> TableTitle | None:
    """The title a line (or joined lines) prints, or None if it is no statutory table's title."""
    plain = _UNIT_BEHIND.sub("", squeeze(text).lstrip("#*-").rstrip("*").translate(_QUOTED))
    unnumbered = _NUMBER.sub("", _LABEL.sub("", plain)).replace("()", "")
    words = _CONTINUED.sub("", bare(unnumbered))
    if (
        not _TITLE_END.search(words)
        or len(words) > MAX_TITLE
        or _OTHER.search(words)
        or _REFERENCE.search(words)
    ):
        return None
    read = restored(words)
    for kind, pattern, context in _KINDS:
        if pattern.search(read):
            return TableTitle(kind, words, _meaning(kind, read, context))
    return None


def _meaning(kind: str, words: str, context: Partial) -> Partial:
    meaning = dict(context)
    flow_only = "收入" not in words and "收支" not in words
    if kind in ("基本支出表", "项目支出表"):
        meaning.update(_fund(fund for word, fund in _FUNDS if word in words))
    if kind in ("基金表", "国资表", "一般公共支出表") and flow_only:
        meaning["measure"] = "支出"
    if kind == "三公表" and "财政拨款三公" not in words:
        named = (fund for fund in (GOVERNMENT_FUND, STATE_CAPITAL) if words.startswith(fund[:5]))
        meaning.update(_fund(named))
    if kind == "三公表" and re.search(r"会议费|培训费|机关运行经费", words):
        del meaning["measure"]  # its 合计 may hold more than 三公; columns and rows say which
    if "决算" in words:
        meaning["phase"] = FINAL
    elif _BUDGET.search(words):
        meaning["phase"] = INITIAL_BUDGET
    return meaning


def _fund(named: Iterable[str]) -> dict[str, str]:
    """The first fund named, as part of a coordinate."""
    return {"fund": fund} if (fund := next(iter(named), "")) else {}


def begins_title(text: str) -> bool:
    """Whether a line may be the first half of a title that is split over two lines."""
    words = bare(squeeze(text))
    if "  " in text.strip():
        return False  # a row of a list
    if "无" in words or "没有" in words:
        return False  # 本部门无国有资本经营预算: why a table is empty
    return bool(_BEGINNING.search(words)) and not _TITLE_END.search(words) and not _REFERENCE.search(words)


def table_number(text: str) -> int | None:
    """The number in 公开01表, 表1, 附表1, or None."""
    match = _NUMBER.search(squeeze(text))
    if match is None:
        return None
    return int(next(group for group in match.groups() if group))
