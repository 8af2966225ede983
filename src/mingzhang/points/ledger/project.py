"""A project with its money and indicators: what a 项目支出绩效自评表 is filled from."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from msgspec import Struct, field


class ProjectMoney(Struct, frozen=True):
    """Money of one origin (中央, 省, 市县区 …), in 分. ``requested``: 目标申报数, ``compiled``: 预算编制数,
    ``budget``: 全年预算数, ``executed``: 全年执行数. ``reason_cell``: where ``deviation`` stands or should."""

    origin: str
    requested: int
    compiled: int
    budget: int
    executed: int
    deviation: str = ""
    cell: str = ""
    reason_cell: str = ""


class ProjectIndicator(Struct, frozen=True):
    """One indicator. A quantitative one has an ``operator`` (=, ≥, ≤ or 区间) and figures as exact fractions.

    ``initial``, ``target``, ``actual``: as typed, without operator and unit; a range is ``90~95``.
    ``weight``: marks. ``share``: attained share of a qualitative one in percent, None where it is quantitative.
    ``given``: a score the unit sets itself, None where the rule decides. ``cell``, ``actual_cell``,
    ``reason_cell``: where score, actual value and ``deviation`` stand or should.
    """

    level2: str
    name: str
    operator: str
    unit: str
    initial: str
    target: str
    actual: str
    weight: Fraction
    given: Fraction | None = None
    note: str = ""
    deviation: str = ""
    cell: str = ""
    actual_cell: str = ""
    reason_cell: str = ""

    @property
    def quantitative(self) -> bool:
        """True if target and actual are figures to be compared."""
        return bool(self.operator)


class Project(Struct, frozen=True):
    """A project. ``evaluated``: whether it has a form; ``excuse``: why not, if it has none.

    ``analyses``: the form's text blocks by label.
    """

    name: str
    evaluated: bool
    excuse: str = ""
    goal: str = ""
    done: str = ""
    money: tuple[ProjectMoney, ...] = ()
    indicators: tuple[ProjectIndicator, ...] = ()
    analyses: Mapping[str, str] = field(default_factory=dict)
    cell: str = ""
