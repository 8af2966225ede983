"""Headings: which line is one, where its title ends, and which statutory part or topic its words name.

A heading may have lost its number, carry a bullet or ``#``, or be followed by its text on the same line;
a numbered duty, a list item and a definition look like headings and are none.
Source of the parts and topics: 地方预决算公开操作规程 (财预〔2016〕143号) and the provincial templates.
"""

from __future__ import annotations

import re

from msgspec import Struct

from mingzhang.amount import to_half_width
from mingzhang.document import Numbering, numbering
from mingzhang.regex import regex

MAX_TITLE = 50
"""A longer line is text, whatever number it begins with."""
MAX_PART_TITLE = 90
"""The same for the heading of a part, which may print the whole name of the unit."""


class Heading(Struct, frozen=True):
    """A heading line. ``body``: where the text that follows on the same line begins, or None."""

    level: int
    ordinal: int
    label: str
    title: str
    body: int | None = None


_MARKS = regex(r"[\s*#]+\Z")
_BULLET = regex(r"[\s\-*•·●#]*")
_QUANTITY = regex(r"\d\s*(?:亿|万|元|%|％|个|辆|人|项|批)|\d[.．]\d")
_STOP = regex(r"[。；;！？：:]")
_TITLE_WORD = regex(
    r"(?:情况|说明|事项|职责|职能|概况|构成|设置|表|范围|解释|附件|附表|工作|结果|绩效|报告|经费|总体|结构|目录|人员|资产|采购|收支|支出|收入)$"
)
_GLUED = regex(r"(.{2,38}?(?:情况说明|情况|说明))(?=[。：:]\s*\S|\s+(?:20\d\d|本|我|截至|截止)|20\d\d\s*年)")
_SHORT = regex(r"(\S{2,14}?)[。：:](?=\s*\S{8})")
"""（二）政府采购支出。2024年度政府采购支出总额…: a title of a few words, and its text after a stop."""
_CLASSED = regex(r"[（(][类款项][）)]")

_PARTS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (3, regex(r"情况说明|情况的说明|决算说明|预算说明|情况分析|数据分析|文字说明|决算情况$|预算情况$")),
    (4, regex(r"名词解释|名词说明|专业名词|专业性名词|术语")),
    (2, regex(r"决算(?:公开)?(?:报)?表|预算(?:公开)?(?:报)?表|公开表|公开报表|报表|表格|附表|^表$")),
    (1, regex(r"概况|职责|职能|基本情况|机构设置|单位简介|部门简介")),
    (5, regex(r"附件|附录|自评|绩效")),
)
_BARE_PART = regex(
    r"(?:.{0,40}(?:部门|单位)(?:基本)?概况|.{0,40}(?:部门|单位)(?:决算|预算)(?:公开)?(?:报)?表|.{0,40}(?:部门|单位)?(?:决算|预算)情况(?:的)?说明"
    r"|(?:专业性?)?名词解释|附件)"
)
_TITLE_TAILS = frozenset(
    {"说明", "情况说明", "决算表", "决算情况说明", "决算公开表", "表", "解释", "概况", "的说明"}
)

_TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("三公", regex(r"三公")),
    ("机关运行", regex(r"机关运行")),
    ("政府购买服务", regex(r"购买服务")),
    ("政府采购", regex(r"政府采购")),
    ("国有资产", regex(r"国有资产(?:占|使用|情况|信息)|资产占|国有资产$")),
    ("预算绩效", regex(r"绩效")),
    ("会议费培训费", regex(r"会议费|培训费|一般性支出")),
    ("政府性基金", regex(r"政府性基金")),
    ("国有资本", regex(r"国有资本")),
    ("基本支出", regex(r"基本支出")),
    ("一般公共", regex(r"一般公共预算.*支出")),
    ("财政拨款收支", regex(r"财政拨款(?:收入支出|收、?支|收入、支出|收入和支出|收支)")),
    ("财政拨款支出", regex(r"财政拨款支出")),
    ("收支总体", regex(r"(?:收入支出|收、?支|收入、支出|收入和支出).*(?:总体|总计|情况)")),
    ("收入", regex(r"收入(?:决算|预算|总体)?(?:的)?(?:具体)?(?:情况|构成|结构|说明)")),
    ("支出", regex(r"支出(?:决算|预算|总体)?(?:的)?(?:具体)?(?:情况|构成|结构|说明)")),
    ("其他事项", regex(r"其他(?:重要)?(?:事项|情况)|其他需要说明")),
    ("编制范围", regex(r"编制范围|单位构成|决算单位|预算单位构成")),
    ("机构设置", regex(r"机构|内设|人员")),
    ("职责", regex(r"职责|职能")),
)
_SIDES = (("总体", "/总体"), ("结构", "/结构"), ("具体", "/具体"))
_SPLIT_TOPICS = ("一般公共", "财政拨款支出", "三公")


_THREE_PUBLIC = regex(r"出国|公务(?:用)?车|公务接待")
"""What the headings below 三公 name: 2、公务用车购置费用支出情况说明 speaks of no spending at large."""


def part_of(title: str) -> int:
    """The part (1–5) a first-level title names by its words, 0 if none."""
    for part, pattern in _PARTS:
        if pattern.search(title):
            return part
    return 0


def topic_of(title: str, parent: str) -> str:
    """The statutory topic a title names; ``parent``: the topic above, for a bare 总体情况 or 具体情况."""
    words = re.sub(r"\s", "", title)
    side = next((suffix for word, suffix in _SIDES if word in words), "")
    if parent.startswith("三公") and _THREE_PUBLIC.search(words):
        return "三公/具体"
    for topic, pattern in _TOPICS:
        if pattern.search(words):
            return topic + side if topic in _SPLIT_TOPICS else topic
    return parent + side if side and parent in _SPLIT_TOPICS else ""


def heading(text: str, part: int) -> Heading | None:
    """The heading a paragraph is, or begins with, or None. ``part``: the part it stands in so far."""
    found = numbering(text)
    if found is None:
        return _unnumbered(text, part)
    title = _MARKS.sub("", found.title)
    if found.level == 1:
        return _first_level(found, title)
    if part == 4:
        return None
    glued = _GLUED.match(title)
    if glued and _is_title(glued.group(1), found.level, part):
        body = found.start + len(glued.group(1))
        body += len(text[body:]) - len(text[body:].lstrip("。：: \t"))
        return Heading(found.level, found.ordinal, found.label, glued.group(1).strip(), body)
    short = _SHORT.match(found.title)
    if short and found.level >= 3 and part != 1 and topic_of(short.group(1), "") in _UNDER_OTHERS:
        body = found.start + short.end()
        body += len(text[body:]) - len(text[body:].lstrip())
        return Heading(found.level, found.ordinal, found.label, short.group(1).strip(), body)
    title = title.rstrip("。：:")
    if _is_title(title, found.level, part) and not (
        found.title.endswith("。") and not title.endswith(("情况", "说明"))
    ):
        return Heading(found.level, found.ordinal, found.label, title)
    return None


def _first_level(found: Numbering, title: str) -> Heading | None:
    if len(title) > MAX_PART_TITLE or "。" in title.rstrip("。") or _QUANTITY.search(title):
        return None
    return Heading(1, found.ordinal, found.label, title.rstrip("。"))


def _is_title(title: str, level: int, part: int) -> bool:
    if not title or len(title) > MAX_TITLE or _STOP.search(title) or title.endswith(("，", ",", "、")):
        return False
    if _QUANTITY.search(to_half_width(title)):
        return False
    if level == 2:
        return "，" not in title or bool(_TITLE_WORD.search(title))
    if level == 3 and part not in (1, 5):
        return bool(_TITLE_WORD.search(title) or _CLASSED.search(title))
    return bool(_TITLE_WORD.search(title)) and "，" not in title and not _CLASSED.search(title)


def _unnumbered(text: str, part: int) -> Heading | None:
    """A heading that lost its number, known by its words alone."""
    if len(text) > MAX_TITLE + 12:
        return None
    bullet = _BULLET.match(text)
    title = _MARKS.sub("", text[bullet.end() if bullet else 0 :]).rstrip("：:")
    if not title or len(title) > MAX_TITLE or _STOP.search(title) or "，" in title or "\t" in title:
        return None
    words = re.sub(r"\s", "", title)
    topic = topic_of(words, "")
    if part == 3 and words.endswith(("情况说明", "情况的说明")) and topic:
        return Heading(3 if "/" in topic or topic in _UNDER_OTHERS else 2, 0, "", title)
    if _BARE_PART.fullmatch(words) and not topic.startswith(_STATUTORY):
        return Heading(1, 0, "", title)
    if part in (0, 3) and words.endswith(("情况说明", "情况的说明")) and topic.startswith(_STATUTORY):
        return Heading(2, 0, "", title)
    return None


_UNDER_OTHERS = ("机关运行", "政府采购", "国有资产", "预算绩效")
_STATUTORY = (
    *_UNDER_OTHERS,
    "三公",
    "政府性基金",
    "国有资本",
    "基本支出",
    "一般公共",
    "财政拨款",
    "收支总体",
    "收入",
    "会议费",
)


def title_tail(title: str, following: str) -> bool:
    """Whether ``following`` is the second line of a title broken in two (…决算情况 / 说明)."""
    tail = re.sub(r"\s", "", following)
    if not title:
        return len(tail) <= MAX_TITLE and not _STOP.search(tail) and numbering(following) is None
    return tail in _TITLE_TAILS and not title.endswith(("说明", "表", "解释"))
