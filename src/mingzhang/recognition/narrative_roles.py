"""Roles: what the words before a figure make of it — a value, a change, a rate, a share, a completion."""

from __future__ import annotations

import re

from msgspec import Struct

from mingzhang.points.reading import Role
from mingzhang.regex import regex

UP = (
    "增加",
    "增长",
    "上升",
    "提高",
    "增多",
    "增支",
    "上涨",
    "增收",
    "升高",
    "超支",
    "增幅",
    "多",
    "大于",
    "高于",
    "超过",
    "多于",
    "超",
)
DOWN = (
    "减少",
    "下降",
    "降低",
    "减支",
    "缩减",
    "压减",
    "回落",
    "节约",
    "减收",
    "下浮",
    "降幅",
    "负增长",
    "少",
    "小于",
    "低于",
    "少于",
)
_LONG = "|".join(
    sorted((word for word in UP + DOWN if len(word) > 1 and word[-1] not in "于过"), key=len, reverse=True)
)
_ALT = rf"(?P<alt>[（(/、或](?:{_LONG}|减|增)[）)]?)?"
_TAIL = r"(?:了|额|数|率|幅度)?(?:支出|收入|经费|费用|资金|开支)?(?:为|了|约|达到|达|共)?"
_CHANGE = regex(rf"(?P<word>{_LONG}){_ALT}{_TAIL}\Z")
_SHORT_CHANGE = regex(r"(?P<word>多|少|增|减)(?P<alt>（[增减]）)?(?:支出|开支|收入|安排|用)?(?:了)?\Z")
_REACHED = regex(rf"(?:(?:{_LONG}|增|减|降|升)(?:到|至)了?)\Z")
_BUDGET = r"(?:20\d\d年度?)?(?:年初|全年|当年|调整后?的?)?(?:部门)?(?:支出)?预算(?:数|额|安排)?"
_COMPLETED = regex(
    r"(?:实际)?完成(?:了)?(?P<base>[^完，；]{0,24}?(?:预算|计划)(?:数|额|安排)?)的?(?:比例)?(?:为|约)?\Z"
)
_OF_BUDGET = regex(rf"(?:为|是|占|达到)(?P<base>{_BUDGET})的\Z")
_EXECUTED = regex(r"(?P<base>(?:年初|全年)?预算|支出)?(?:执行率|完成率|执行进度)(?:为|达到|达|是)?\Z")
DIFFERENCE = "差异率"
_DIFFERENCE = regex(rf"(?:预决算|决算与预算|预算与决算)的?{DIFFERENCE}(?:为|是|达)?\Z")
_SHARE = regex(r"(?:所)?占(?P<base>[^占，；]*?)(?:的)?(?:比重|比例|百分比|比)?(?:为|约|达|是)?\Z")
_PRIOR_VALUE = regex(
    r"(?P<by>比|较|与|同|由|从|自)?(?P<year>上年度?|去年|上一年度?|(?:19|20)\d\d年度?)(?:同期|的|决算|支出|预算|执行)*(?:数|额)?(?:的|为|是)?\Z"
)
_FROM = regex(r"(?:由|从)(?:原来)?的?\Z")
_THAN_BUDGET = regex(
    rf"(?:(?:比|较|与|同)|\A(?:决算数|支出)?(?:比|较|与|同)(?:20\d\d年度?)?(?P<of>[^，；。：比较与同\d]{{1,24}}?))"
    rf"(?P<base>{_BUDGET})的?\Z"
)
"""The words of what is budgeted only at the beginning of a clause: 体育与传媒支出年初预算 compares nothing."""
_EITHER = regex(
    r"(?:（(?:增加|减少|增长|下降|上升|降低|大于|小于|减|增|高于|低于)）|/(?:减少|下降|降低|小于))"
)

PRIOR = regex(
    r"(?:与|比|较|同|和)(?P<year>上年度?|去年|上一年度?|(?:19|20)\d\d年度?)(?!初预算)(?:（[^（）]*）)?"
    r"(?:同期|决算|预算|支出|执行|的)*(?:数|额)?(?:情况)?(?:相比较|相比|比较|对比)?|同比|(?:上年|去年)同期(?:相比)?"
)
THAN_BUDGET = regex(rf"(?:与|比|较|同|和)(?P<base>{_BUDGET})(?:的)?(?:相比较|相比|比较)?")
_SAME = (
    "基本持平|持平|相同|一致|相等|不变|(?:无|没有)增减变[化动]|(?:无|没有|未发生)变化|无增减|(?:无|没有)差异"
)
_LEVEL = regex(
    rf"(?P<by>(?:与|和|同|较|比)(?P<base>{_BUDGET}|上年度?|去年|上一年度?|(?:19|20)\d\d年度?)[^，；：。]{{0,30}}?)"
    rf"(?P<word>{_SAME})"
)
_AGAINST = regex(
    rf"(?P<word>大于|小于|等于|高于|低于|超过|少于|多于)(?P<alt>（[^）]*）)?(?P<base>{_BUDGET}|上年|去年)"
)
_WHY = regex(
    rf"(?:较|比)(?P<base>{_BUDGET}|上年度?|去年|上一年度?|(?:19|20)\d\d年度?)(?:决算|支出|预算)*数?(?:相比)?"
    rf"(?P<word>{_LONG}){_ALT}(?:了)?的?(?:主要)?原因"
)


class Cue(Struct, frozen=True):
    """``head``: the words before the cue, which name the subject. ``base``: what it is measured by, in words.

    ``prior``: the value is last year's. ``of_base``: the value is that of the base itself (完成预算5万元的…).
    """

    role: Role
    head: str
    base: str = ""
    direction: int | None = None
    word: str = ""
    prior: str = ""
    of_base: bool = False


def direction_of(word: str, alternative: str | None) -> int | None:
    """+1 or -1 by the word; None where the template's alternative was left in (增加（减少）)."""
    if alternative:
        return None
    if word in DOWN or word == "减":
        return -1
    return 1 if word in UP or word == "增" else None


def percentage(lead: str) -> Cue | None:
    """The role of a percentage after ``lead``, or None if the words do not tell."""
    for pattern in (_COMPLETED, _OF_BUDGET, _EXECUTED):
        match = pattern.search(lead)
        if match:
            return Cue(Role.COMPLETION, lead[: match.start()], match["base"] or "预算")
    match = _DIFFERENCE.search(lead)
    if match:
        return Cue(Role.RATE, lead[: match.start()], "预算", None, DIFFERENCE)
    match = _CHANGE.search(lead)
    if match:
        word = match["word"]
        return Cue(Role.RATE, lead[: match.start()], "", direction_of(word, match["alt"]), word)
    match = _SHARE.search(lead)
    if match:
        return Cue(Role.SHARE, lead[: match.start()], match["base"])
    return None


def figure(lead: str) -> Cue:
    """The role of an amount or a count after ``lead``."""
    if match := _REACHED.search(lead):
        return Cue(Role.VALUE, lead[: match.start()])
    if match := _CHANGE.search(lead) or _SHORT_CHANGE.search(lead):
        word = match["word"]
        return Cue(Role.CHANGE, lead[: match.start()], "", direction_of(word, match["alt"]), word)
    if match := _FROM.search(lead):
        return Cue(Role.VALUE, lead[: match.start()], prior="上年")
    if (match := _PRIOR_VALUE.search(lead)) and (match["by"] or not match["year"][0].isdecimal()):
        return Cue(Role.VALUE, lead[: match.start()], prior=match["year"])
    if match := re.search(rf"(?:完成|占)(?P<base>{_BUDGET})\Z", lead):
        return Cue(Role.VALUE, lead[: match.start()], match["base"], of_base=True)
    if match := _THAN_BUDGET.search(lead):
        return Cue(Role.VALUE, lead[: match.start()] or match["of"] or "", match["base"], of_base=True)
    if match := re.search(r"占(?P<base>[^占，；]+)\Z", lead):
        return Cue(Role.SHARE, lead[: match.start()], match["base"], of_base=True)
    return Cue(Role.VALUE, lead)


def comparisons(text: str) -> list[tuple[int, Cue]]:
    """The comparisons without a figure in a clause, each with where it begins."""
    found: list[tuple[int, Cue]] = []
    for pattern in (_LEVEL, _AGAINST, _WHY):
        for match in pattern.finditer(text):
            word = match["word"]
            groups = match.groupdict()
            if groups.get("alt") or _EITHER.match(text, match.end()):
                continue
            direction = 0 if pattern is _LEVEL or word == "等于" else direction_of(word, None)
            if word == "基本持平":
                direction = None
            found.append(
                (match.start(), Cue(Role.COMPARISON, text[: match.start()], match["base"], direction, word))
            )
    return sorted(found, key=lambda item: item[0])
