"""Automatic lists: the number that Word prints before a paragraph, which stands nowhere in its text.

Headings are recognised by their numbers, so they have to be counted as Word counts. Instances (``num``)
of one definition (``abstractNum``) share their counters; an override of the start restarts them once.
Source: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from mingzhang.readers.docx.names import MC, W, number, switch, value
from mingzhang.readers.docx.numerals import spelled
from mingzhang.regex import regex

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 9
_FIELD = regex(r"%([1-9])")
_CLOSED = ("、", "．", "）", ")", "：", "，", "。", "】", "〕")


class Level(Struct, frozen=True):
    """One level of a list. ``text``: ``（%1）``; ``restart``: level after which it starts anew, 0 for never."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    plain: bool = False
    """Numbers of higher levels are printed in plain digits (``isLgl``)."""
    space: bool = True
    """Something stands between number and text (a tab or a blank)."""
    restart: int | None = None
    linked: str = ""
    """The paragraph style this level belongs to."""


class _List(Struct, frozen=True):
    """One instance: its definition's id, its levels, and the starts it overrides."""

    definition: int
    levels: dict[int, Level]
    starts: dict[int, int]


class Numbering(Struct):
    """The lists of a document and how far each has counted."""

    lists: dict[int, _List] = field(default_factory=dict)
    counters: dict[int, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[int, int]] = field(default_factory=set)

    def label(self, list_id: int, level: int | None, style: str) -> str:
        """The number of the next paragraph of that list and level, counted on; empty for a bullet."""
        entry = self.lists.get(list_id)
        if entry is None:
            return ""
        at = self._level_of(entry, style) if level is None else level
        rule = entry.levels.get(at)
        if rule is None or not 0 <= at < LEVELS:
            return ""
        counters = self._count(entry, list_id, at, rule)
        if rule.style == "bullet":
            return ""
        return _printed(entry, rule, counters)

    def _level_of(self, entry: _List, style: str) -> int:
        return next((at for at, rule in entry.levels.items() if rule.linked and rule.linked == style), 0)

    def _count(self, entry: _List, list_id: int, at: int, rule: Level) -> list[int | None]:
        counters = self.counters.setdefault(entry.definition, [None] * LEVELS)
        if at in entry.starts and (list_id, at) not in self.begun:
            self.begun.add((list_id, at))
            counters[at] = None
        now = counters[at]
        counters[at] = entry.starts.get(at, rule.start) if now is None else now + 1
        for below in range(at + 1, LEVELS):
            restart = entry.levels[below].restart if below in entry.levels else None
            if restart is None or (restart != 0 and at < restart):
                counters[below] = None
        return counters


def _printed(entry: _List, rule: Level, counters: list[int | None]) -> str:
    def one(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        own = entry.levels.get(at, rule)
        now = counters[at]
        count = entry.starts.get(at, own.start) if now is None else now
        return spelled(count, "decimal" if rule.plain and own.style != "decimalZero" else own.style)

    label = _FIELD.sub(one, rule.text).strip()
    if not label or not rule.space or label.endswith(_CLOSED):
        return label
    return label + " "


def read_numbering(root: _Element | None) -> Numbering:
    """The lists of ``numbering.xml``; none where the part is missing."""
    found = Numbering()
    if root is None:
        return found
    definitions: dict[int, _Element] = {}
    by_style: dict[str, _Element] = {}
    for node in root.iterchildren(W + "abstractNum"):
        definitions[_id(node, "abstractNumId")] = node
        link = value(node.find(W + "styleLink"))
        if link:
            by_style[link] = node
    for node in root.iterchildren(W + "num"):
        definition = number(node.find(W + "abstractNumId"), -1) or 0
        abstract = definitions.get(definition)
        linked = value(abstract.find(W + "numStyleLink")) if abstract is not None else ""
        if linked in by_style:
            abstract = by_style[linked]
            definition = _id(abstract, "abstractNumId")
        levels = {} if abstract is None else _levels(abstract)
        starts = _overrides(node, levels)
        found.lists[_id(node, "numId")] = _List(definition, levels, starts)
    return found


def _id(node: _Element, name: str) -> int:
    text = node.get(W + name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _levels(node: _Element) -> dict[int, Level]:
    return {_id(child, "ilvl"): _level(child) for child in node.iterchildren(W + "lvl")}


def _level(node: _Element) -> Level:
    shape = node.find(W + "numFmt")
    if shape is None:  # a format newer than the standard, with an older one beside it
        shape = node.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    return Level(
        number(node.find(W + "start"), 1) or 0,
        value(shape) or "decimal",
        value(node.find(W + "lvlText")),
        switch(node, "isLgl") is True,
        value(node.find(W + "suff")) != "nothing",
        number(node.find(W + "lvlRestart")),
        value(node.find(W + "pStyle")),
    )


def _overrides(node: _Element, levels: dict[int, Level]) -> dict[int, int]:
    """Apply the instance's own levels; the starts it overrides."""
    starts: dict[int, int] = {}
    for child in node.iterchildren(W + "lvlOverride"):
        at = _id(child, "ilvl")
        own = child.find(W + "lvl")
        if own is not None:
            levels[at] = _level(own)
        start = number(child.find(W + "startOverride"))
        if start is not None:
            starts[at] = start
    return starts
