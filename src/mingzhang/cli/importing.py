"""``mingzhang import``: a published disclosure becomes a ledger draft."""

from __future__ import annotations

from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.new import chosen_profile, region_in, save_workbook
from mingzhang.cli.streams import complain
from mingzhang.desk.examine import UNREADABLE, Task, examine


def import_file(file: str, folder: str, region: str, *, debug: bool = False) -> int:
    """Read, recognise, write the draft; never over an existing workbook."""
    from mingzhang.score import Scheme
    from mingzhang.workbook import contradictions, draft_of, holds_money, is_budget, write_workbook

    outcome = examine(Task(file), debug=debug)
    if outcome.reading is None:
        complain(outcome.error)
        return UNREADABLE
    reading = outcome.reading
    if not holds_money(reading):
        complain(messages.DRAFT_EMPTY.format(file=file))
        return UNREADABLE
    profile = chosen_profile(region or region_in(reading), 0)
    target = Path(folder) / messages.LEDGER_NAME
    if profile is None:
        return UNREADABLE
    if target.exists():
        complain(messages.LEDGER_EXISTS.format(path=target))
        return UNREADABLE
    bands = Scheme.of(profile.settings["scoring"]).bands
    tables = draft_of(reading, profile.name, bands, digits=profile.budget_digits)
    done = messages.DRAFT_MADE.format(
        path=target, profile=profile.name, tables=len(reading.tables), forms=len(reading.forms)
    )
    if own := len(tables["自定义科目"]):
        done += messages.OWN_CODES_TAKEN.format(count=own)
    if unlike := contradictions(reading):
        done += messages.DRAFT_CONTRADICTS.format(count=unlike, file=file)
    if is_budget(reading):
        done += messages.DRAFT_OF_BUDGET
    return save_workbook(target, write_workbook(tables, examples=False), done)
