"""Zones: stretches of a sentence that give a reason or a purpose, whose figures are not its subject's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from mingzhang.amount import WAN, Amount, Unit, count_unit, parse_amount
from mingzhang.regex import regex

_REASON = regex(
    r"(?:主要|增减|变动|变化|差异)*(?:的)?(?:主要)?原因(?:分析)?(?:是由于|是因为|是|为|在于|系)?|主要是?由于|主要是?因为?|主要系|主要(?:情况|变动情况)(?=：)"
)
_PURPOSE = regex(
    r"(?:主要)?(?:用于|用途为|用途是)(?!以下|下列)|(?:主要|(?<!不))包括(?!以下|下列)|开支内容|主要支出内容|主要是|主要为|支出内容为|接待对象"
)
_CHANGED = regex(r"增加|减少|增长|下降|降低|上升|提高|持平|相同|小于|大于|低于|高于")
_SPENT = regex(r"用于[^，。；：\n\d]{2,40}的[^，。；：\n\d的]{2,8}\d")
"""用于保障机构正常运转的日常支出902.56万元: the purpose stands before what is spent."""
_FIGURE = regex(r"\d(?:万元|元|%)")
_ENUMERATED = regex(
    r"\n?(?:[一二三四五六七八九]是|（?[1-9一二三四五六七八九][）、.．]|[①-⑨]|另外|同时|其次|此外)"
)
_ANCHOR = regex(
    r"(?:截至|截止|年末|期末|其中|较|比|与|同比|完成|占|支出决算|决算数|年初预算|全年预算|支出预算|预算数|国内公务|国内接待|国（境）外|公务用车保有量"
    r"|开支财政拨款|使用财政拨款|共接待|全年|当年|20\d\d年|其他|共组织)"
)
_EQUIPMENT = regex(
    r"(?:单价|单台|单位价值|价值|单件)[^，。；\d]{0,6}(?P<limit>\d+(?:\.\d+)?)万元[^，。；\d]{0,8}以上"
    r"(?P<what>[^，。；\d]{0,24}?)(?:共|为|合计|共计|有)?(?P<count>\d+)(?P<unit>台|套)"
)


class Zone(Struct, frozen=True):
    """``marker``: where 原因是 or 用于 begins; the zone itself is ``[start, end)``."""

    marker: int
    start: int
    end: int
    reason: bool


class Equipment(Struct, frozen=True):
    """单价…万元以上设备…台（套）: the standard and the count, with their spans."""

    start: int
    words: str
    threshold: Amount
    limit: str
    limit_at: int
    limit_end: int
    count: str
    count_at: int
    count_end: int
    unit: Unit


def zones(text: str, names_account: Callable[[int], bool]) -> list[Zone]:
    """The zones of a folded text in order, without overlap.

    ``names_account(at)``: whether an account is named there; 主要用于教育支出… is a list, no purpose.
    """
    found: list[Zone] = []
    at = 0
    while True:
        why, what = _REASON.search(text, at), _PURPOSE.search(text, at)
        first = min(
            (item for item in (why, what) if item), key=lambda item: (item.start(), -item.end()), default=None
        )
        if first is None:
            return found
        reason = first is why or (first.group() == "主要是" and _after_change(text, first.start()))
        if not reason and (_SPENT.match(text, first.start()) or _opens_list(text, first, names_account)):
            at = first.end()
            continue
        heads = not reason and _headless(text, first.start())
        end = _end(text, first.end(), reason, names_account, heads)
        found.append(Zone(first.start(), first.end(), end, reason))
        at = max(end, first.end())


def _headless(text: str, at: int) -> bool:
    """Whether the clause before a purpose has words and no figure."""
    start = max(text.rfind(stop, 0, at) for stop in "，；：。\n") + 1
    return start < at and _FIGURE.search(text, start, at) is None


def _after_change(text: str, at: int) -> bool:
    """主要是 after a change is its reason; after a figure alone it is a purpose."""
    return _CHANGED.search(text, max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1, at) is not None


_PARTS = regex(
    r"(?:人员(?:经费|支出)|(?:日常)?公用(?:经费|支出)|基本支出|项目支出|财政拨款|一般公共预算|政府性基金|本年收入|本年支出)[^，。；]{0,24}?\d"
)
"""包括人员经费支出80.00万元和公用经费支出20.00万元: the parts of the figure, and no purpose."""
_TOGETHER = regex(r"，(?:共计|合计|总计)(?:支出)?\d")
_RESUMED = regex(
    r"，(?:与|比|较|同)(?P<base>上年|去年|上一年|20\d\d年|年初预算|全年预算|预算)[^，。；]{0,24}(?:，[^，。；\d]{0,6}(?:增|减|下降|上升)[^，。；\d]{0,4})?\d[\d.,]*(?:万元|元|%)"
)
"""主要原因是厉行节约，与上年相比减少1.46万元: the reason has ended where figures are compared again."""
_PRIOR = regex(r"(?:与|比|较|同)(?:上年|去年|上一年|20\d\d年(?!初?预算))|同比")


def _opens_list(text: str, match: re.Match[str], names_account: Callable[[int], bool]) -> bool:
    """主要用于： before a line break opens a list; so does an account named right after."""
    after = match.end()
    if text[after : after + 1] == "：":
        after += 1
    if match.group().endswith("包括") and _PARTS.match(text, after):
        return True
    return text[after : after + 1] == "\n" or names_account(after)


def _end(text: str, start: int, reason: bool, names_account: Callable[[int], bool], heads: bool) -> int:
    """Where the zone ends. ``heads``: what it is a purpose of has no figure before it (工资福利支出包括…，共计…)."""
    for at in range(start, len(text)):
        char = text[at]
        if char == "\n" and names_account(at + 1):
            return at  # 2.教育支出（类）…: the next of the accounts, not the next of the reasons
        if char == "。":
            return at
        if char == "；" and not (
            _ENUMERATED.match(text, at + 1) and not _next_account(text, at, names_account)
        ):
            return at
        if char == "\n" and text[at - 1] not in "：；，":
            return at
        if char == "，" and (_resumed(text, start, at) if reason else _ANCHOR.match(text, at + 1)):
            return at
        if char == "，" and heads and _TOGETHER.match(text, at):
            return at
    return len(text)


def _resumed(text: str, start: int, at: int) -> bool:
    """Whether a comparison of another kind begins: what a reason says of the same year before belongs to it."""
    match = _RESUMED.match(text, at)
    if match is None:
        return False
    before = text[max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1 : start]
    return "预算" in match["base"] or _PRIOR.search(before) is None


def _next_account(text: str, at: int, names_account: Callable[[int], bool]) -> bool:
    """Whether the next line after a semicolon begins with the name of an account."""
    return text[at + 1 : at + 2] == "\n" and names_account(at + 2)


def equipment(text: str) -> Iterator[Equipment]:
    """Every count of equipment above a unit price."""
    for match in _EQUIPMENT.finditer(text):
        threshold = parse_amount(match["limit"], WAN, 2)
        if threshold is None or "设备" not in match["what"]:
            continue
        unit = match["unit"]
        symbol = "台（套）" if text.startswith(("台（套）", "台/套"), match.start("unit")) else unit
        yield Equipment(
            match.start(),
            text[match.start() : match.start("count")],
            threshold,
            match["limit"],
            *match.span("limit"),
            match["count"],
            *match.span("count"),
            count_unit(symbol),
        )
