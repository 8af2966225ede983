"""The key by which two relations know that they speak of the same cell."""

from __future__ import annotations

from mingzhang.findings import Cited

Spot = tuple[int, int, int, int]


def spot(cited: Cited) -> Spot:
    """A hashable key of a cited cell or stretch of text."""
    return cited.place.order
