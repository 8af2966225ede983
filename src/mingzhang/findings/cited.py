"""Cited: a place together with the names a reader knows it by."""

from __future__ import annotations

from msgspec import Struct

from mingzhang.place import Place


class Cited(Struct, frozen=True):
    """A place together with the names a reader knows it by.

    ``part``: 公开03表 支出决算表, 说明五（三）, 自评表 …; ``row``, ``column``: labels; ``printed``: as printed.
    """

    place: Place
    part: str = ""
    row: str = ""
    column: str = ""
    printed: str = ""
