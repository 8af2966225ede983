"""Normal forms of the words in headers and row labels, so that layout never hides a known term."""

from __future__ import annotations

from functools import lru_cache

from mingzhang.amount import to_half_width
from mingzhang.regex import regex

_SPACES = regex(r"[\s　]+")
_NUMBER_HEAD = regex(
    r"(?:[一二三四五六七八九十]{1,3}[、.．，,]|[(（][一二三四五六七八九十]{1,3}[)）]、?|\d{1,2}[.、．](?!\d)|[(（]\d{1,2}[)）]|[①-⑮])+"
)
_WHERE = regex(r"(?:其中|减|加)[:：]")
_UNIT_TAIL = regex(r"[(](?:单位:)?(?:辆|台[,、/]?套?|套|个|人|批|批次|人次|次|万元|元)[)]$")
_QUOTES = str.maketrans("", "", "“”\"'‘’「」")


_LOOK_ALIKE = str.maketrans(
    "岀攴決區収預財業務經費項營單補資產撥總計額結轉餘導離養療農與專實體運購會訓",
    "出支决区收预财业务经费项营单补资产拨总计额结转余导离养疗农与专实体运购会训",
)
_MISREAD = (("收人", "收入"), ("支山", "支出"), ("年未", "年末"), ("未级", "末级"))


@lru_cache(maxsize=8192)
def restored(text: str) -> str:
    """A term with the signs that recovery takes for others put right: ``収入決算数`` → ``收入决算数``.

    Only for looking up a term that is not found as it is printed; what is printed is never changed.
    """
    text = text.translate(_LOOK_ALIKE)
    for wrong, right in _MISREAD:
        text = text.replace(wrong, right)
    return text


@lru_cache(maxsize=8192)
def squeeze(text: str) -> str:
    """Without spaces and quotes, brackets and digits half width: ``公务接待 费`` → ``公务接待费``."""
    return _SPACES.sub("", to_half_width(text)).translate(_QUOTES)


def bare(text: str) -> str:
    """A row label without its number and 其中: ``（一）行政单位`` → ``行政单位``."""
    text = squeeze(text)
    while True:
        match = _WHERE.match(text) or _NUMBER_HEAD.match(text)
        if match is None or match.end() == 0:
            return text.rstrip(":")
        text = text[match.end() :]


def without_unit(text: str) -> str:
    """A bare label without the unit in brackets at its end: ``车辆数合计(辆)`` → ``车辆数合计``."""
    return _UNIT_TAIL.sub("", text)
