"""The key by which two relations know that they speak of the same cell."""

from __future__ import annotations

from mingzhang.findings import Cited

Spot = tuple[int, int, int, int]

VOLUME = 100_000_000
"""How far the blocks of a companion file stand behind those of the file that is checked."""


def spot(cited: Cited) -> Spot:
    """A hashable key of a cited cell or stretch of text; cells of different files have different keys."""
    block, row, column, start = cited.place.order
    return block + cited.place.volume * VOLUME, row, column, start
