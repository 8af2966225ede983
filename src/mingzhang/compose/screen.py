"""The pre-publication screen: what must not leave the house, with its place.

Marks of a draft, template residue, personal data, dates of other years, empty parts. It reads the composed
document only; whether to go on is the caller's decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from mingzhang.compose import messages
from mingzhang.document import Chart, Document, Paragraph, Role, Table
from mingzhang.points.personal import personal_numbers
from mingzhang.regex import regex

DRAFT, RESIDUE, PERSONAL, STALE, EMPTY = "内部标记", "模板残留", "个人信息", "其他年度", "空缺"
REMEDIES: Mapping[str, str] = {
    DRAFT: messages.DRAFT,
    RESIDUE: messages.RESIDUE,
    PERSONAL: messages.PERSONAL,
    STALE: messages.STALE,
    EMPTY: messages.EMPTY,
}
_DRAFT = regex(
    r"仅供内部\w{0,2}|内部资料[，,、（(]?(?:请勿|不得|严禁|注意|仅供)\w*|[（(](?:征求意见|送审|讨论|草|审核)稿[）)]"
    r"|未经审核|(?:秘密|机密|绝密)★|^(?:征求意见稿|送审稿|讨论稿|草稿|内部资料|内部审核|秘密|机密|绝密|涉密)$"
)
"""Marks of a draft. The words alone are those of duties too (内部资料性出版物的管理, 涉密载体的管理)."""
_RESIDUE = regex(
    r"[XxＸ×]{2,}|[*＊_]{3,}|[○●]{2,}|(?<![一二三四五六七八九十〇])〇{2,}(?![一二三四五六七八九十〇年])"
    r"|增加（减少）|减少（增加）|增长（下降）|下降（增长）|大于（小于）|小于（大于）"
    r"|（?如持平[^，。]*表述）?|请填写|待补充|此处填|示例单位|TODO|N/A"
)
_TELEPHONE = regex(
    r"(?<!\d)(?<!(?:监督|举报|投诉|咨询|联系|服务|办公|值班|公开)电话[：:是为])(?<!(?:监督|举报|投诉|咨询|联系|服务|办公|值班|公开)电话)"
    r"(?<!热线[：:])(?<!传真[：:])(?<!热线)(?<!传真)0\d{2,3}[-—]\d{7,8}(?!\d)"
)
"""A unit's telephone for the public is meant to be published; any other may be somebody's."""
_ACCOUNT = regex(r"(?:账号|帐号|卡号|账户号)[：:是为]?\s*\d{10,25}")
_MAIL = regex(r"[\w.+-]+@(?![\w.-]*\bgov\.cn)[\w-]+\.\w+")
_YEAR = regex(r"(?<![\d.,])(20\d{2})\s*年")
_NOT_STALE_BEFORE = regex(r"(?:[—－\-~～至到、（(]|自|从|于)\s*$|《[^》]*$")
_NOT_STALE_AFTER = regex(
    r"^(?:度?(?:以来|以前|以后|起|前|后|底前)|[—－\-~～至到、]|\d{0,2}月?(?:\d{1,2}日)?(?:起|前|以来|成立|组建|建成|修订|修正|印发|发布|施行|实施|批准|立项|开工)"
    r"|版|修订|修正|标准|[^，。；]{0,8}(?:规划|条例|办法|方案|标准》))"
)
"""A period, a law, a beginning: years that are not left over from a former text."""
_NEAR_YEARS = 1
"""The year before is the base of comparisons, the year after the time of publication."""

_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (DRAFT, _DRAFT),
    (RESIDUE, _RESIDUE),
    (PERSONAL, _TELEPHONE),
    (PERSONAL, _ACCOUNT),
    (PERSONAL, _MAIL),
)


class Hit(Struct, frozen=True):
    """One thing found. ``part``: the heading it stands under, ``text``: the words around it."""

    kind: str
    part: str
    text: str

    @property
    def remedy(self) -> str:
        """What to do."""
        return REMEDIES[self.kind]


def screen(document: Document) -> tuple[Hit, ...]:
    """Everything that should be seen by a person before the document is published, in its order."""
    return tuple(dict.fromkeys(_hits(document)))


def _hits(document: Document) -> Iterator[Hit]:
    year = document.publication.year if document.publication else None
    part, filled, level = "封面", True, 0
    for block in document.blocks:
        if isinstance(block, Chart):
            continue
        if isinstance(block, Paragraph) and block.role is Role.HEADING:
            if not filled and block.level <= level:
                yield Hit(EMPTY, part, part)
            part, filled, level = block.text, False, block.level
        elif isinstance(block, Paragraph):
            filled = filled or bool(block.text.strip())
        else:
            filled = True
        for text in _texts(block):
            yield from _of_text(text, part, year)
    if not filled:
        yield Hit(EMPTY, part, part)


def _texts(block: Paragraph | Table) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (cell.text for row in block.rows for cell in row if cell.text)
    else:
        yield block.text


def _of_text(text: str, part: str, year: int | None) -> Iterator[Hit]:
    for kind, pattern in _MARKS:
        for match in pattern.finditer(text):
            yield Hit(kind, part, _around(text, match.start(), match.end()))
    for number in personal_numbers(text, uncalled=True):
        yield Hit(PERSONAL, part, _around(text, number.start, number.end))
    for match in _YEAR.finditer(text):
        meant = _NOT_STALE_BEFORE.search(text[: match.start()]) or _NOT_STALE_AFTER.search(
            text[match.end() :]
        )
        if year is not None and abs(int(match[1]) - year) > _NEAR_YEARS and not meant:
            yield Hit(STALE, part, _around(text, match.start(), match.end()))


def _around(text: str, first: int, last: int) -> str:
    start, end = max(0, first - 10), min(len(text), last + 10)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
