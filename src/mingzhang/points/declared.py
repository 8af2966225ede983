"""What a unit knows of itself that its document need not say; rules whose condition it is use it."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct


class UnitType(StrEnum):
    """What sort of unit it is: only 行政 and 参公 units have 机关运行经费."""

    ADMINISTRATIVE = "行政"
    CIVIL_SERVICE = "参公"
    INSTITUTION = "事业"


class Level(StrEnum):
    """Whether a document speaks for a whole 部门 or for one 单位."""

    DEPARTMENT = "部门"
    UNIT = "单位"


class Declared(Struct, frozen=True):
    """None where nothing is declared. ``approved``: the day of the 批复; ``published``: the day of publication."""

    unit_type: UnitType | None = None
    level: Level | None = None
    approved: date | None = None
    published: date | None = None


NOTHING_DECLARED = Declared()
"""Of a document that stands alone."""
