"""Ledger, and what it is made of: the unit, leaves of money and counts, texts, projects."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from mingzhang.points.coordinate import Coordinate
from mingzhang.points.ledger.project import Project

DEPARTMENT, UNIT = "部门", "单位"
ADMINISTRATION = "行政单位"
CIVIL_SERVICE_INSTITUTION = "参照公务员法管理的事业单位"
INSTITUTION = "其他事业单位"
UNIT_TYPES = (ADMINISTRATION, CIVIL_SERVICE_INSTITUTION, INSTITUTION)


class UnitFacts(Struct, frozen=True):
    """Who publishes. ``scope``: 部门 or 单位 accounts. ``type``: one of UNIT_TYPES; it decides 机关运行经费."""

    name: str
    code: str
    department: str
    department_code: str
    year: int
    profile: str
    scope: str = DEPARTMENT
    type: str = ADMINISTRATION


class Leaf(Struct, frozen=True):
    """One amount or count at the leaves. ``value``: 分 for money, whole things for counts.

    ``cell``: where the accountant typed it (``收支明细!G17``), for messages.
    """

    coordinate: Coordinate
    value: int
    cell: str = ""


class Remarks(Struct, frozen=True):
    """What an accountant says about a point: its purpose and why it changed or differs from the budget.

    ``change_cell``, ``budget_cell``: where the reasons stand or should stand in the workbook; ``initial_cell``,
    ``before_cell``: the initial budget and last year's figure.
    """

    purpose: str = ""
    change: str = ""
    budget: str = ""
    change_cell: str = ""
    budget_cell: str = ""
    initial_cell: str = ""
    before_cell: str = ""


class Ledger(Struct, frozen=True):
    """A unit's year. ``leaves``: this year's flows and balances, budgets and last year's figures alike.

    A leaf's coordinate says what it is: phase and year tell a budget and a prior-year figure apart.
    ``remarks``: by coordinate (fund and function, or 三公 item). ``texts``: free texts by key.
    """

    unit: UnitFacts
    leaves: tuple[Leaf, ...] = ()
    remarks: Mapping[Coordinate, Remarks] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    duties: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Names of the units included in the accounts, where a department publishes."""
    projects: tuple[Project, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Names of codes that the unit uses otherwise than the classification, or that it does not list."""
