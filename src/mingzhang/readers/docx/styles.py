"""Styles: what a paragraph or character style says about numbering and hiding, its bases included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from mingzhang.readers.docx.names import W, number, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_BASES = 30
"""Styles based on styles based on …; more is a circle."""


class Style(Struct, frozen=True):
    """``list_id``: numbering instance, ``level``: its level; ``hidden``: text is not shown. None: not said."""

    base: str = ""
    list_id: int | None = None
    level: int | None = None
    hidden: bool | None = None


class Styles(Struct, frozen=True):
    """The style sheet. ``default``: id of the paragraph style used where none is named."""

    table: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    unseen: frozenset[str] = frozenset()
    """Ids of the paragraph and character styles that hide their text."""
    looked_at: dict[str, bool] = field(default_factory=dict)
    """Answers of :meth:`quiet` so far."""

    def list_of(self, style: str) -> tuple[int | None, int | None]:
        """Numbering instance and level that a paragraph style gives, the nearest base first."""
        list_id: int | None = None
        level: int | None = None
        for entry in self._chain(style or self.default):
            list_id = entry.list_id if list_id is None else list_id
            level = entry.level if level is None else level
        return list_id, level

    def quiet(self, style: str) -> bool:
        """Whether a style neither numbers nor hides."""
        if style not in self.looked_at:
            self.looked_at[style] = style not in self.unseen and not self.list_of(style)[0]
        return self.looked_at[style]

    def _chain(self, style: str) -> list[Style]:
        return _chain(self.table, style)


def _chain(table: dict[str, Style], style: str) -> list[Style]:
    found: list[Style] = []
    while style in table and len(found) < MAX_BASES:
        found.append(table[style])
        style = found[-1].base
    return found


def read_styles(root: _Element | None) -> Styles:
    """The styles of ``styles.xml``; none where the part is missing."""
    table: dict[str, Style] = {}
    default = ""
    for node in () if root is None else root.iterchildren(W + "style"):
        name = node.get(W + "styleId", "")
        table[name] = _style(node)
        if node.get(W + "type") == "paragraph" and node.get(W + "default") in ("1", "true", "on"):
            default = name
    return Styles(table, default, frozenset(name for name in table if _hidden(table, name)))


def _hidden(table: dict[str, Style], style: str) -> bool:
    return next((entry.hidden for entry in _chain(table, style) if entry.hidden is not None), False)


def _style(node: _Element) -> Style:
    numbers = node.find(f"{W}pPr/{W}numPr")
    return Style(
        value(node.find(W + "basedOn")),
        None if numbers is None else number(numbers.find(W + "numId")),
        None if numbers is None else number(numbers.find(W + "ilvl")),
        switch(node.find(W + "rPr"), "vanish"),
    )
