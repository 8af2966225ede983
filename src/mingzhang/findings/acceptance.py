"""Accepted findings: who accepted which finding, why, and until when; and what becomes of that later."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from mingzhang.findings.findings import Finding


class Acceptance(Struct, frozen=True):
    """One finding of one unit and year, accepted for the figures that were printed then.

    ``finding``: its identity. ``title``, ``where``: what a person read. ``until``: the last day it holds.
    """

    finding: str
    figures: tuple[str, ...]
    reason: str
    rule: str = ""
    title: str = ""
    where: str = ""
    unit: str = ""
    year: int | None = None
    who: str = ""
    when: date | None = None
    until: date | None = None


class Lapse(StrEnum):
    """Why an acceptance no longer holds although its finding is still there."""

    FIGURES = "figures"
    EXPIRED = "expired"


class Accepted(Struct, frozen=True):
    """A finding that is there, and the acceptance that covers it."""

    finding: Finding
    acceptance: Acceptance


class Lapsed(Struct, frozen=True):
    """A finding that is there, and an acceptance of it that no longer holds."""

    finding: Finding
    acceptance: Acceptance
    why: Lapse
