"""Which documents of a folder belong together: last year's accounts and the budget of the same unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from msgspec import Struct

from mingzhang.desk.settings import FileSettings
from mingzhang.points.terms import squeeze

ACCOUNTS = ("部门决算", "单位决算", "决算表")
BUDGETS = ("部门预算", "单位预算", "预算表")


class Known(Struct, frozen=True):
    """What a first look at a file told: its unit, year and kind."""

    file: str
    unit: str
    code: str
    year: int | None
    kind: str


class Paired(Struct, frozen=True):
    """The files a document is checked with."""

    last_years: tuple[str, ...] = ()
    budgets: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.last_years or self.budgets)


def pairs(known: Sequence[Known], said: Mapping[str, FileSettings]) -> dict[str, Paired]:
    """For each accounts document its last year and its budget; what the settings say goes before.

    Of several that fit, a whole disclosure goes before bare tables, then one of the same level (a department's,
    a unit's), then the nearest in the folders, then the first by name: one is enough.
    """
    found: dict[str, Paired] = {}
    for own in known:
        if own.kind not in ACCOUNTS:
            continue
        settings = said.get(own.file)
        last = _fitting(own, known, ACCOUNTS, -1)
        budget = _fitting(own, known, BUDGETS, 0)
        if settings is not None and settings.last_year is not None:
            last = settings.last_year
        if settings is not None and settings.budget is not None:
            budget = settings.budget
        found[own.file] = Paired(last, budget)
    return found


def _fitting(own: Known, known: Sequence[Known], kinds: tuple[str, ...], years: int) -> tuple[str, ...]:
    if own.year is None or not own.unit:
        return ()
    fit = [
        other
        for other in known
        if other.kind in kinds
        and other.year == own.year + years
        and _same_unit(own, other)
        and other is not own
    ]
    fit.sort(
        key=lambda other: (
            other.kind == kinds[-1],
            other.kind[:2] != own.kind[:2],
            _apart(own.file, other.file),
            other.file,
        )
    )
    return tuple(other.file for other in fit[:1])


def _apart(file: str, other: str) -> int:
    """How many steps lead from one file's folder to the other's."""
    here, there = PurePosixPath(file).parent.parts, PurePosixPath(other).parent.parts
    shared = next(
        (at for at, (one, two) in enumerate(zip(here, there, strict=False)) if one != two),
        min(len(here), len(there)),
    )
    return len(here) + len(there) - 2 * shared


def _same_unit(own: Known, other: Known) -> bool:
    """Equal names; or equal codes where one of them changed its name."""
    if own.code and other.code:
        return own.code == other.code
    return squeeze(own.unit) == squeeze(other.unit)
