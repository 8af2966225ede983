"""``mingzhang new``: the workbook to fill, empty or carried forward from last year's."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.ledgers import open_ledger, tell
from mingzhang.cli.streams import complain

if TYPE_CHECKING:
    from mingzhang.compose import Profile

PROBLEMS = 1
UNREADABLE = 2


def new(folder: str, region: str, year: int, previous: str | None) -> int:
    """Write the workbook into the folder; never over an existing one."""
    from mingzhang.workbook import blank_tables, carry_forward, load_tables, write_workbook

    profile = chosen_profile(region, year)
    if profile is None:
        return UNREADABLE
    target = Path(folder) / messages.LEDGER_NAME
    if target.exists():
        complain(messages.LEDGER_EXISTS.format(path=target))
        return UNREADABLE
    if previous is None:
        tables = blank_tables(profile.name, year or profile.year)
    else:
        opened = open_ledger(previous)
        if opened is None:
            return UNREADABLE
        if tell(previous, opened.problems) or opened.ledger is None:
            return PROBLEMS
        rows = load_tables(Path(previous).read_bytes(), previous, [])
        tables = carry_forward(
            opened.ledger,
            rows,
            profile.name,
            year or opened.ledger.unit.year + 1,
            items=profile.budget_digits == 7,
        )
    return save_workbook(target, write_workbook(tables), messages.LEDGER_MADE.format(path=target))


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
    """Write it beside its place and move it there; ``done`` is said at the end."""
    from mingzhang.render.errors import reason

    part = target.with_name(f".{target.name}.part")
    there = target.parent.exists()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.rename(target)
    except OSError as error:
        complain(messages.OUTPUT_FAILED.format(path=target, why=reason(error)))
        return UNREADABLE
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
            if not there and not target.exists():
                target.parent.rmdir()
    complain(done)
    return 0
