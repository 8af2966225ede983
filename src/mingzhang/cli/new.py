"""``mingzhang new``: the workbook to fill, empty or carried forward from last year's."""

from __future__ import annotations

from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.ledgers import open_ledger, tell
from mingzhang.cli.streams import complain

PROBLEMS = 1
UNREADABLE = 2


def new(folder: str, region: str, year: int, previous: str | None) -> int:
    """Write the workbook into the folder; never over an existing one."""
    from mingzhang.compose import profile_named, profile_names
    from mingzhang.workbook import blank_tables, carry_forward, load_tables, write_workbook
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
        return UNREADABLE
    profile = profile_named(fitting[-1])
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
    return _save(target, write_workbook(tables))


def _save(target: Path, data: bytes) -> int:
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.rename(target)
    except OSError as error:
        complain(messages.OUTPUT_FAILED.format(path=target, why=error.strerror or error))
        return UNREADABLE
    finally:
        part.unlink(missing_ok=True)
    complain(messages.LEDGER_MADE.format(path=target))
    return 0
