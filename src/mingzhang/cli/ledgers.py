"""Opening a workbook at the door: its ledger, scored, with every problem told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.streams import complain
from mingzhang.desk.system import reason

if TYPE_CHECKING:
    from mingzhang.compose import Profile
    from mingzhang.points.ledger import Ledger, Problem
    from mingzhang.score import Scored
    from mingzhang.workbook import Served

MEGABYTE = 1024 * 1024
MAX_BYTES = 64 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Opened:
    """``ledger``: None where the file could not be read as one. ``problems``: of the sheets and the scoring."""

    ledger: Ledger | None
    scored: tuple[Scored, ...]
    problems: tuple[Problem, ...]

    @property
    def stops(self) -> list[Problem]:
        """What must be mended first."""
        return [problem for problem in self.problems if problem.stops]


def open_ledger(file: str) -> Opened | None:
    """Read a workbook; None, with a sentence said, where that is impossible."""
    from mingzhang.compose import profile_named, profile_names
    from mingzhang.readers import ReadError
    from mingzhang.score import Scheme, score
    from mingzhang.workbook import load

    if Path(file).is_dir():
        complain(messages.NOT_A_LEDGER.format(file=file, why=""))
        return None
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ReadError("large", file, size=len(data) // MEGABYTE, limit=MAX_BYTES // MEGABYTE)
        loaded = load(data, file, {name: _served(profile_named(name)) for name in profile_names()})
    except ReadError as error:
        complain(messages.NOT_A_LEDGER.format(file=file, why=f"（{error}）"))
        return None
    except OSError as error:
        complain(messages.NOT_READ.format(file=file, why=reason(error)))
        return None
    problems = list(loaded.problems)
    scored: tuple[Scored, ...] = ()
    if loaded.ledger is not None and loaded.ledger.unit.profile in profile_names():
        scheme = Scheme.of(profile_named(loaded.ledger.unit.profile).settings["scoring"])
        scored = tuple(score(project, scheme) for project in loaded.ledger.projects if project.evaluated)
        problems += [problem for item in scored for problem in item.problems]
    return Opened(loaded.ledger, scored, tuple(problems))


def _served(profile: Profile) -> Served:
    from mingzhang.workbook import Served

    return Served(profile.year, profile.budget_digits)


def tell(file: str, problems: Sequence[Problem]) -> bool:
    """Say every problem, those that stop first; True if any stops."""
    stops = [problem for problem in problems if problem.stops]
    hints = [problem for problem in problems if not problem.stops]
    if stops:
        complain(messages.LEDGER_PROBLEMS.format(file=file, count=len(stops)))
        _lines(stops)
    if hints:
        complain(messages.LEDGER_HINTS.format(count=len(hints)))
        _lines(hints)
    return bool(stops)


def _lines(problems: Sequence[Problem]) -> None:
    for item in problems:
        complain(messages.LEDGER_PROBLEM.format(cell=item.cell, what=item.what, remedy=item.remedy))
