"""Opening a workbook at the door: its ledger, scored, with every problem told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from mingzhang.cli import messages
from mingzhang.cli.streams import complain

if TYPE_CHECKING:
    from mingzhang.compose import Profile
    from mingzhang.points.ledger import Ledger, Problem
    from mingzhang.score import Scored
    from mingzhang.workbook import Served

SHOWN = 6
"""So many cells are named where the same is wrong in many."""


class Opened(Struct, frozen=True):
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
    from mingzhang.readers.file import bytes_of
    from mingzhang.score import Scheme, score
    from mingzhang.workbook import load

    if Path(file).is_dir():
        complain(messages.LEDGER_UNREADABLE["sheet-foreign"].format(file=file))
        return None
    try:
        data = bytes_of(Path(file), file)
        loaded = load(data, file, {name: _served(profile_named(name)) for name in profile_names()})
    except ReadError as error:
        words = messages.LEDGER_UNREADABLE.get(error.key)
        complain(words.format(file=file) if words else str(error))
        return None
    problems = list(loaded.problems)
    scored: tuple[Scored, ...] = ()
    if loaded.ledger is not None and loaded.ledger.unit.profile in profile_names():
        scheme = Scheme.of(profile_named(loaded.ledger.unit.profile).settings["scoring"])
        scored = tuple(score(project, scheme) for project in loaded.ledger.projects if project.evaluated)
        problems += [problem for item in scored for problem in item.problems if loaded.told]
    return Opened(loaded.ledger, scored, tuple(problems))


def _served(profile: Profile) -> Served:
    from mingzhang.workbook import Served

    decimals = int(profile.settings["text"]["money_decimals"])
    return Served(profile.year, profile.budget_digits, decimals, profile.three_public_budget)


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
    """One line for what is wrong, with every cell it is wrong in; the first few where there are many."""
    cells: dict[tuple[str, str, str], list[str]] = {}
    for item in problems:
        sheet, _, cell = item.cell.partition("!")
        cells.setdefault((sheet, item.what, item.remedy), []).append(cell)
    for (sheet, what, remedy), found in cells.items():
        where = f"{sheet}!{'、'.join(found[:SHOWN])}" if found[0] else sheet
        if len(found) > SHOWN:
            where += messages.LEDGER_MORE_CELLS.format(count=len(found))
        complain(messages.LEDGER_PROBLEM.format(cell=where, what=what, remedy=remedy))
