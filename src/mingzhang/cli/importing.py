"""``mingzhang import``: a published disclosure becomes a ledger draft."""

from __future__ import annotations

from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.new import chosen_profile, save_workbook
from mingzhang.cli.streams import complain
from mingzhang.desk.examine import UNREADABLE, Task, examine


def import_file(file: str, folder: str, region: str, *, debug: bool = False) -> int:
    """Read, recognise, write the draft; never over an existing workbook."""
    from mingzhang.score import Scheme
    from mingzhang.workbook import draft_of, write_workbook

    outcome = examine(Task(file), debug=debug)
    if outcome.reading is None:
        complain(outcome.error)
        return UNREADABLE
    reading = outcome.reading
    profile = chosen_profile(region, 0)
    target = Path(folder) / messages.LEDGER_NAME
    if profile is None:
        return UNREADABLE
    if target.exists():
        complain(messages.LEDGER_EXISTS.format(path=target))
        return UNREADABLE
    tables = draft_of(reading, profile.name, Scheme.of(profile.settings["scoring"]).bands)
    done = messages.DRAFT_MADE.format(path=target, tables=len(reading.tables), forms=len(reading.forms))
    return save_workbook(target, write_workbook(tables, examples=False), done)
