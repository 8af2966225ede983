"""``mingzhang new``: the workbook to fill, empty or carried forward from last year's."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, WholeFile, make_folder
from mingzhang.cli.ledgers import open_ledger, tell
from mingzhang.cli.streams import complain

if TYPE_CHECKING:
    from mingzhang.compose import Profile
    from mingzhang.points.reading import Reading
    from mingzhang.workbook.tables import Row

UNREADABLE = 2
ITEM_DIGITS = 7
FIRST_REGION = "shanxi"
Tables = dict[str, list[dict[str, str]]]


def new(folder: str, region: str, year: int, previous: str | None, *, debug: bool = False) -> int:
    """Write the workbook into the folder; never over an existing one.

    ``region``: of the profile; empty for that of the previous year, or the first where there is none.
    """
    from mingzhang.workbook import blank_tables, write_workbook

    target = Path(folder) / messages.LEDGER_NAME
    if target.exists():
        complain(messages.LEDGER_EXISTS.format(path=target))
        return UNREADABLE
    rows = _ledger_rows(previous) if previous else {}
    tables: Tables | None
    if previous is not None and not rows:
        tables = _from_published(previous, region, year, debug=debug)
    else:
        profile = chosen_profile(region or _region_of(rows), year)
        if profile is None:
            return UNREADABLE
        tables = (
            _from_ledger(previous, rows, profile, year)
            if previous is not None
            else blank_tables(profile.name, year or profile.year)
        )
    if tables is None:
        return UNREADABLE
    return save_workbook(target, write_workbook(tables), messages.LEDGER_MADE.format(path=target))


def _region_of(rows: Mapping[str, Sequence[Row]]) -> str:
    """The region of the profile a workbook was made for, the first region where it says none."""
    said = next((row.text("内容") for row in rows.get("单位信息", ()) if row.text("项目") == "样式"), "")
    return said.rpartition("-")[0] or FIRST_REGION


def region_in(reading: Reading) -> str:
    """The region a publication's unit is named by (上海市…), the first region where none is."""
    from mingzhang.compose import profile_named, profile_names

    for name in profile_names():
        if profile_named(name).region in reading.unit:
            return name.rpartition("-")[0]
    return FIRST_REGION


def _ledger_rows(previous: str) -> Mapping[str, Sequence[Row]]:
    """The rows of last year's workbook; none where the file is something else (or cannot be read)."""
    from mingzhang.readers import ReadError
    from mingzhang.readers.file import bytes_of
    from mingzhang.workbook import load_tables

    try:
        return load_tables(bytes_of(Path(previous), previous), previous, [])
    except ReadError:
        return {}


def _from_ledger(
    previous: str, rows: Mapping[str, Sequence[Row]], profile: Profile, year: int
) -> Tables | None:
    """Carried forward, from an unfinished one as far as it goes, with a word about what is not carried."""
    from mingzhang.workbook import carry_forward
    from mingzhang.workbook.validate import split_by_economics

    opened = open_ledger(previous)
    if opened is None or opened.ledger is None:
        if opened is not None:
            tell(previous, opened.problems)
        return None
    if not split_by_economics(opened.ledger):
        complain(messages.CARRIED_PARTLY.format(file=previous, count=len(opened.stops)))
    elif opened.stops:
        complain(messages.CARRIED_UNFINISHED.format(file=previous, count=len(opened.stops)))
    following = year or opened.ledger.unit.year + 1
    return carry_forward(
        opened.ledger, rows, profile.name, following, items=profile.budget_digits == ITEM_DIGITS
    )


def _from_published(previous: str, region: str, year: int, *, debug: bool) -> Tables | None:
    """Carried forward from what was published; None, with a sentence, where nothing can be."""
    from mingzhang.desk.examine import Task, examine
    from mingzhang.workbook import carry_published, holds_money, is_budget

    outcome = examine(Task(previous), debug=debug)
    if outcome.reading is None:
        complain(outcome.error)
        return None
    reading = outcome.reading
    if not holds_money(reading):
        complain(messages.DRAFT_EMPTY.format(file=previous))
        return None
    if is_budget(reading):
        complain(messages.CARRIED_BUDGET.format(file=previous))
        return None
    profile = chosen_profile(region or region_in(reading), year)
    if profile is None:
        return None
    following = year or (reading.year + 1 if reading.year else profile.year)
    tables, lacking = carry_published(
        reading, profile.name, following, items=profile.budget_digits == ITEM_DIGITS
    )
    complain(messages.CARRIED.format(file=previous, year=reading.year or following - 1))
    if own := len(tables["自定义科目"]):
        complain(messages.OWN_CODES_TAKEN.format(count=own))
    if lacking:
        complain(messages.CARRIED_LACKING.format(names="、".join(lacking)))
    return tables


def chosen_profile(region: str, year: int) -> Profile | None:
    """The newest profile of a region that serves the year (any year if 0); None, with a sentence, if none does."""
    from mingzhang.compose import profile_named, profile_names
    from mingzhang.workbook.assemble import usable

    names = [name for name in profile_names() if name.rpartition("-")[0] == region]
    fitting = [name for name in names if not year or usable(profile_named(name).year, year)]
    if not fitting:
        known = "、".join(profile_names())
        complain(
            messages.PROFILE_YEAR.format(profile=names[-1], year=year)
            if names
            else messages.NO_PROFILE.format(name=region, names=known)
        )
        return None
    return profile_named(fitting[-1])


def save_workbook(target: Path, data: bytes, done: str) -> int:
    """Write it whole or not at all; ``done`` is said at the end."""
    there = target.parent.exists()
    try:
        make_folder(target.parent)
        with WholeFile(target) as whole:
            whole.write_bytes(data)
    except OutputError as error:
        if not there:
            with contextlib.suppress(OSError):
                target.parent.rmdir()
        complain(str(error))
        return UNREADABLE
    complain(done)
    return 0
