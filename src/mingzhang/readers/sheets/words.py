"""The words by which a sheet's titles, head lines, notes and signatures are told from its table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mingzhang.regex import regex

_SPACES = regex(r"\s+")
_NUMBER_LABEL = regex(
    r"(?:财决|决算|预算|部门|公开|批复|附|续|表|[a-zA-Z]){0,4}[-_]?\d{1,2}(?:[-—_]\d{1,2})?(?:附?表)?"
    r"|附?(?:表|件)[一二三四五六七八九十\d]{1,3}[:：]?|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?"
)
_HAS_LETTERS = regex(r"[公财附表批件页]")
_LABEL = regex(
    r"(?:编制|填报|公开|预算|主管|报表)?(?:部门|单位|机构)(?:[(（][^（(）)]{1,6}[)）])?(?:名称|代码|编码)?"
    r"(?:[(（][^（(）)]{1,6}[)）])?[:：]|(?:(?:金额|货币|计量)?单位|金额)[:：(（](?:人民币)?(?:元|千元|万元|百万元|亿元)"
    r"|(?:财政年度|年度|日期|编制日期|填报日期|报送日期)[:：]"
)
_YEAR = regex(r"[（(]?20\d{2}年?度?(?:\d{1,2}月(?:\d{1,2}日)?)?[）)]?")
_TITLE = regex(r"[^。；：:，,;？！]{3,58}表(?:[（(][^）)]{1,14}[）)])?")
_TITLE_END = regex(r"表(?:[（(][^）)]{1,14}[）)])?$")
_NOTE = regex(r"[（(]?\s*(?:注\s*\d*\s*[:：.、]|注\s*\d|(?:备注|说明|附注)\s*\d*\s*[:：]|本表)")
_SIGNATURE = regex(
    r"(?:单位|部门|财务|机构|分管|项目)?(?:负责人|主管)|填表人|填报人|制表人?|审核人?|复核人?|经办人|联系(?:人|电话)"
    r"|(?:填报|编制|制表|报送)日期|电话"
)
_FIGURE = regex(r"[-+−(（¥￥]?\s*[\d,，]*\.?\d+%?[)）]?")
_GENERIC = regex(r"(?:sheet|worksheet|工作表|表|table)\s*\d*", re.IGNORECASE)
_SECTION = regex(r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]")
MAX_SECTION = 24
MAX_HEAD_TEXTS = 4
MAX_LABEL = 80
MAX_FIGURE = 40


def squeeze(text: str) -> str:
    return _SPACES.sub("", text)


def is_number(text: str) -> bool:
    """Whether a cell holds a figure (or a code)."""
    return len(text) <= MAX_FIGURE and _FIGURE.fullmatch(text.strip()) is not None


def is_table_number(text: str) -> bool:
    """Whether a text is nothing but a table's number: 公开01表, 附表2, 财决01-1表."""
    words = squeeze(text)
    return _NUMBER_LABEL.fullmatch(words) is not None and _HAS_LETTERS.search(words) is not None


def _is_strong(text: str) -> bool:
    words = squeeze(text)
    return len(words) <= MAX_LABEL and (is_table_number(words) or _LABEL.match(words) is not None)


def is_head_text(text: str) -> bool:
    """Whether a text is a table's number, unit name, year or money unit."""
    return _is_strong(text) or _YEAR.fullmatch(squeeze(text)) is not None


def is_head_row(texts: Sequence[str]) -> bool:
    """Whether a row of several texts stands above a table: unit name, table number, money unit."""
    words = joined(texts)
    return (
        len(words) <= MAX_HEAD_TEXTS
        and any(_is_strong(text) for text in words)
        and not any(is_number(text) for text in words)
    )


def is_title(text: str) -> bool:
    """Whether a row's only text, below a table's rows, is the title or number of the next table."""
    words = squeeze(text)
    return is_table_number(words) or (_TITLE.fullmatch(words) is not None and not is_note(words))


def has_title(text: str) -> bool:
    """Whether a text names a table (and not only its number)."""
    return any(
        _TITLE_END.search(words) is not None and not is_table_number(words)
        for words in map(squeeze, text.split("\n"))
    )


def is_note(text: str) -> bool:
    return _NOTE.match(text.strip()) is not None


def is_section(text: str) -> bool:
    """Whether a short text is numbered like a section inside a table."""
    return len(text) <= MAX_SECTION and _SECTION.match(text.strip()) is not None


def is_signature_row(texts: Sequence[str]) -> bool:
    """Whether a row names who is responsible, who filled the table in, and when."""
    words = [squeeze(text) for text in joined(texts)]
    return all(re.match(rf"(?:{_SIGNATURE.pattern})[^:：]{{0,6}}[:：]", text) for text in words)


def is_generic_name(name: str) -> bool:
    """Whether a sheet's name says nothing: Sheet1, 工作表2."""
    return _GENERIC.fullmatch(name.strip()) is not None


def joined(texts: Sequence[str]) -> list[str]:
    """The texts of a row, a label that ends in a colon put together with the text beside it."""
    found: list[str] = []
    for text in texts:
        if found and found[-1].endswith(("：", ":")) and not _is_strong(text):
            found[-1] += text
        else:
            found.append(text)
    return found
