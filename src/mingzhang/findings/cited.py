"""Cited: a place together with the names a reader knows it by."""

from __future__ import annotations

from dataclasses import dataclass

from mingzhang.place import Place


@dataclass(frozen=True, slots=True)
class Cited:
    """A place together with the names a reader knows it by.

    ``part``: 公开03表 支出决算表, 说明五（三）, 自评表 …; ``row``, ``column``: labels; ``printed``: as printed.
    """

    place: Place
    part: str = ""
    row: str = ""
    column: str = ""
    printed: str = ""
