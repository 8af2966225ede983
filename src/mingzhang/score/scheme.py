"""Scheme: the weights, bands and grades of one region. Source: 财预〔2020〕10号, "in principle"; places differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from mingzhang.points.scoring import FULL_MARKS, Band, GradeScale


class Scheme(Struct, frozen=True):
    """``execution``: marks of the execution rate. ``groups``: marks of the level-1 groups.

    ``overfulfilment``: percent of its target beyond which an actual value calls for an analysis.
    ``caliber``: the money column that 涉及资金 adds up.
    """

    execution: int
    groups: Mapping[str, int]
    bands: tuple[Band, ...]
    grades: GradeScale
    overfulfilment: int
    caliber: str
    full: int = FULL_MARKS

    @staticmethod
    def of(settings: Mapping[str, Any]) -> Scheme:
        """The scheme a profile's ``[scoring]`` declares."""
        return Scheme(
            int(settings["execution_weight"]),
            {str(name): int(marks) for name, marks in settings["weights"].items()},
            tuple(Band(name, low, high) for name, (low, high) in settings["bands"].items()),
            GradeScale("", tuple((str(name), int(low)) for name, low in settings["grades"])),
            int(settings["overfulfilment"]),
            str(settings["caliber"]),
        )

    def band(self, result: str) -> Band | None:
        """The band a qualitative result names."""
        return next((band for band in self.bands if band.name == result.strip()), None)
