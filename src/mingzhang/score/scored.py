"""A project scored: rates from 元, marks of every indicator, total and grade, and what must be explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from mingzhang.amount import format_scaled, round_half_up
from mingzhang.points.ledger import Problem, Project, ProjectIndicator, ProjectMoney
from mingzhang.points.scoring import BUDGET, COMPILED, EXECUTED, LEVEL1_OF_LEVEL2
from mingzhang.score import messages
from mingzhang.score.attainment import attained, overfulfilment
from mingzhang.score.scheme import Scheme

MARK_DECIMALS = 2
MARK_SCALE = 100


class ScoredMoney(Struct, frozen=True):
    """Money of one origin, or of all. ``rate``: percent, ``score``: marks, both rounded to two decimals."""

    money: ProjectMoney
    rate: Fraction
    score: Fraction

    @property
    def balance(self) -> int:
        """结（转）余, in 分."""
        return self.money.budget - self.money.executed


class ScoredIndicator(Struct, frozen=True):
    """An indicator with its marks."""

    indicator: ProjectIndicator
    score: Fraction


class Scored(Struct, frozen=True):
    """A project with all its marks. ``problems``: what must or should be mended or explained."""

    project: Project
    total_money: ScoredMoney
    origins: tuple[ScoredMoney, ...]
    indicators: tuple[ScoredIndicator, ...]
    total: Fraction
    grade: str
    problems: tuple[Problem, ...]


class Summary(Struct, frozen=True):
    """All projects of a unit. ``money``: 分, of the column ``caliber``; ``grades``: projects by grade, best first.

    ``average``: of the totals, each project counting the same; 0 where there is none.
    """

    count: int
    money: int
    caliber: str
    grades: Mapping[str, int]
    average: Fraction = Fraction(0)


def score(project: Project, scheme: Scheme) -> Scored:
    """Score a project. Nothing is repaired: a mark that breaks a rule is kept and reported."""
    problems: list[Problem] = []
    origins = tuple(_money(money, scheme) for money in project.money)
    whole = _money(_sum(project.money), scheme)
    _explain_money(project, whole, problems)
    indicators = tuple(
        ScoredIndicator(indicator, _marks(indicator, scheme, problems)) for indicator in project.indicators
    )
    _weights(project, scheme, problems)
    total = whole.score + sum((item.score for item in indicators), Fraction(0))
    grade = scheme.grades.grade_of(int(total * MARK_SCALE), MARK_SCALE)
    return Scored(project, whole, origins, indicators, total, grade, tuple(problems))


def summary(projects: Iterable[Scored], scheme: Scheme) -> Summary:
    """Count, money and grades of the projects that have a form."""
    scored = tuple(projects)
    column = {COMPILED: "compiled", BUDGET: "budget", EXECUTED: "executed"}[scheme.caliber]
    money = sum(int(getattr(item.total_money.money, column)) for item in scored)
    grades = {name: 0 for name, _ in scheme.grades.steps}
    for item in scored:
        grades[item.grade] += 1
    total = sum((item.total for item in scored), Fraction(0))
    return Summary(len(scored), money, scheme.caliber, grades, Fraction(total, max(len(scored), 1)))


def rounded(marks: Fraction) -> Fraction:
    """Marks and rates as the form prints them."""
    return round_half_up(marks, MARK_DECIMALS)


def _sum(rows: tuple[ProjectMoney, ...]) -> ProjectMoney:
    return ProjectMoney(
        "",
        sum(row.requested for row in rows),
        sum(row.compiled for row in rows),
        sum(row.budget for row in rows),
        sum(row.executed for row in rows),
        "；".join(dict.fromkeys(row.deviation for row in rows if row.deviation)),
        rows[0].cell if rows else "",
        rows[0].reason_cell if rows else "",
    )


def _money(money: ProjectMoney, scheme: Scheme) -> ScoredMoney:
    """The exact rate earns the marks; nothing budgeted has rate 0 and 0 marks (hard case 12)."""
    rate = Fraction(money.executed, money.budget) if money.budget > 0 else Fraction(0)
    marks = scheme.execution * max(Fraction(0), min(rate, Fraction(1)))
    return ScoredMoney(money, rounded(rate * 100), rounded(marks))


def _explain_money(project: Project, whole: ScoredMoney, problems: list[Problem]) -> None:
    money = whole.money
    if money.executed > money.budget:
        problems.append(
            Problem(money.cell, messages.OVERSPENT.format(name=project.name), messages.OVERSPENT_REMEDY)
        )
    if money.executed < money.budget and not money.deviation:
        what = messages.NO_MONEY_REASON.format(name=project.name, rate=marks_text(whole.rate))
        problems.append(Problem(money.reason_cell or money.cell, what, messages.NO_REASON_REMEDY))


def _marks(item: ProjectIndicator, scheme: Scheme, problems: list[Problem]) -> Fraction:
    def report(what: str, remedy: str, *, cell: str = "", stops: bool = True, **words: object) -> None:
        said = what.format(name=item.name, text=item.actual, **words)
        problems.append(Problem(cell or item.cell, said, remedy.format(**words), stops))

    marks = (_quantitative if item.quantitative else _qualitative)(item, scheme, report)
    if marks is None:
        return item.given or Fraction(0)
    if marks > item.weight:
        report(
            messages.TOO_MUCH,
            messages.OUT_OF_BAND_REMEDY,
            given=marks_text(marks),
            weight=marks_text(item.weight),
        )
    if marks < item.weight and not item.deviation:
        report(messages.NO_REASON, messages.NO_REASON_REMEDY, cell=item.reason_cell)
    return marks


def _quantitative(item: ProjectIndicator, scheme: Scheme, report: _Report) -> Fraction | None:
    """The marks; None where they cannot be told, which is reported."""
    share = attained(item)
    if share is None:
        report(messages.NO_TARGET, messages.NO_TARGET_REMEDY, cell=item.actual_cell)
        return None
    marks = rounded(item.weight * share)
    if share < 1 and marks >= item.weight:
        # Rounding must not call a target met that was not: full marks are for those that were.
        marks = max(Fraction(0), item.weight - Fraction(1, MARK_SCALE))
    over = overfulfilment(item)
    if over is not None and over > scheme.overfulfilment and not item.deviation:
        report(
            messages.OVERFULFILLED,
            messages.OVERFULFILLED_REMEDY,
            cell=item.reason_cell,
            stops=False,
            percent=scheme.overfulfilment,
        )
    if item.given is None:
        return marks
    if marks < item.given <= item.weight:
        report(
            messages.ABOVE_RULE,
            messages.ABOVE_RULE_REMEDY,
            stops=not item.deviation,
            rule=marks_text(marks),
            given=marks_text(item.given),
        )
    return item.given


def _qualitative(item: ProjectIndicator, scheme: Scheme, report: _Report) -> Fraction | None:
    """The marks; None where they cannot be told, which is reported."""
    band = scheme.band(item.actual)
    if band is None:
        known = "、".join(known.name for known in scheme.bands)
        what = messages.NO_BAND if item.actual else messages.NO_ACTUAL
        report(what, messages.NO_BAND_REMEDY, cell=item.actual_cell, bands=known)
        return None
    low, high = item.weight * Fraction(band.low, 100), item.weight * Fraction(band.high, 100)
    least, most = marks_text(low), marks_text(high)
    if item.given is None:
        if band.high < 100:
            report(messages.NO_SCORE, messages.NO_SCORE_REMEDY, low=least, high=most)
        return high
    if not low <= item.given <= high:
        given = marks_text(item.given)
        report(messages.OUT_OF_BAND, messages.OUT_OF_BAND_REMEDY, given=given, low=least, high=most)
    return item.given


def _weights(project: Project, scheme: Scheme, problems: list[Problem]) -> None:
    groups: dict[str, Fraction] = {}
    for item in project.indicators:
        group = LEVEL1_OF_LEVEL2.get(item.level2, "")
        groups[group] = groups.get(group, Fraction(0)) + item.weight
    total = sum(groups.values(), Fraction(0))
    if total + scheme.execution != scheme.full:
        words = {
            "name": project.name,
            "sum": marks_text(total),
            "execution": scheme.execution,
            "full": scheme.full,
        }
        problems.append(
            Problem(project.cell, messages.WEIGHTS.format(**words), messages.WEIGHTS_REMEDY.format(**words))
        )
        return
    for group, marks in scheme.groups.items():
        if groups.get(group, Fraction(0)) != marks:
            # Its cell is the project's name: without the name in the words, projects alike are told together.
            given = marks_text(groups.get(group, Fraction(0)))
            what = messages.GROUP.format(group=group, sum=given, marks=marks)
            problems.append(Problem(project.cell, what, messages.GROUP_REMEDY, stops=False))


def marks_text(marks: Fraction) -> str:
    """Marks with at most two decimals, trailing zeros taken off."""
    return format_scaled(int(rounded(marks) * MARK_SCALE), MARK_SCALE, 0)


class _Report(Protocol):
    """Type of the reporting function: a problem of one indicator, its words filled in."""

    def __call__(
        self, what: str, remedy: str, *, cell: str = "", stops: bool = True, **words: object
    ) -> None: ...
