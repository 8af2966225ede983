"""Problem: one thing wrong with a ledger, with its place and what to do."""

from __future__ import annotations

from msgspec import Struct


class Problem(Struct, frozen=True):
    """``cell``: sheet and cell (``收支明细!G17``). ``what``: what is wrong, ``remedy``: what to do, in Chinese.

    ``stops``: nothing may be published until it is mended; otherwise it is a hint.
    """

    cell: str
    what: str
    remedy: str
    stops: bool = True
