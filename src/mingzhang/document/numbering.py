"""Numbered headings and items: 第一部分, 一、, （一）, 1、, (1), ①, 附件3."""

from __future__ import annotations

import re

from msgspec import Struct

from mingzhang.regex import regex

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_CHINESE = "[零〇一二三四五六七八九十百]{1,5}"
_PATTERNS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, regex(rf"第({_CHINESE}|\d{{1,2}})(?:部分|章)[\s、:：.]*")),
    (2, regex(rf"({_CHINESE})\s*[、.．，,:：]\s*")),
    (3, regex(rf"[（(]\s*({_CHINESE})\s*[）)][、.．]?\s*")),
    (4, regex(r"(\d{1,2})\s*[、．.](?!\d)\s*")),
    (5, regex(r"[（(]\s*(\d{1,2})\s*[）)][、.．]?\s*")),
    (6, regex(r"([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮])\s*")),
)
_BULLET = regex(r"[\s\-*•·●#]*")


class Numbering(Struct, frozen=True):
    """The number at the head of a line.

    ``level``: 1 第…部分, 2 一、, 3 （一）, 4 1、, 5 (1), 6 ①. ``ordinal``: its value.
    ``label``: as printed. ``title``: the rest of the line. ``start``: where the rest begins.
    """

    level: int
    ordinal: int
    label: str
    title: str
    start: int


def numbering(text: str) -> Numbering | None:
    """The numbering a line begins with, bullets and indent skipped, or None."""
    head = _BULLET.match(text)
    at = head.end() if head else 0
    for level, pattern in _PATTERNS:
        match = pattern.match(text, at)
        if match:
            return Numbering(
                level,
                _ordinal(match.group(1)),
                match.group(0).strip(),
                text[match.end() :].strip(),
                match.end(),
            )
    return None


def _ordinal(text: str) -> int:
    if text.isdigit() and text.isascii():
        return int(text)
    if text in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮":
        return "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮".index(text) + 1
    total = 0
    digit = 0
    for char in text:
        if char == "百":
            total += (digit or 1) * 100
            digit = 0
        elif char == "十":
            total += (digit or 1) * 10
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit
