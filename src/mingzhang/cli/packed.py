"""All files' problems in one workbook or one letter, or notes on one draft; written whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, WholeFile, approve
from mingzhang.cli.streams import chat, complain
from mingzhang.desk.examine import UNREADABLE, Task, examine
from mingzhang.desk.names import legible, legible_names
from mingzhang.readers import ReadError
from mingzhang.view.problems import Sheet, sheet, sheet_from_json, sheet_json
from mingzhang.view.workbook import Failure, workbook


def packed(tasks: Sequence[Task], form: str, output: str | None, *, full: bool, debug: bool) -> int:
    """Check the files and write one package; the highest exit code, 2 also where nothing can be written."""
    files = [task.file for task in tasks]
    try:
        if output is None:
            raise OutputError(messages.OUTPUT_NEEDED)
        target = Path(output)
        approve(target, files)
        if form == "marked":
            code, data = _marked(tasks, full, debug)
        else:
            code, sheets, failures = _checked(tasks, full, debug)
            data = workbook(sheets, failures) if form == "xlsx" else _letter(sheets)
        with WholeFile(target) as whole:
            whole.write_bytes(data)
    except OutputError as error:
        complain(str(error))
        return UNREADABLE
    chat(messages.WRITTEN.format(path=target))
    return code


def _checked(tasks: Sequence[Task], full: bool, debug: bool) -> tuple[int, list[Sheet], list[Failure]]:
    code = 0
    sheets: list[Sheet] = []
    failures: list[Failure] = []
    names = legible_names([task.file for task in tasks])
    for number, task in enumerate(tasks, 1):
        if len(tasks) > 1:
            chat(messages.PROGRESS.format(number=number, count=len(tasks), file=task.file))
        outcome = examine(task, debug=debug)
        code = max(code, outcome.code)
        if outcome.report is None:
            complain(outcome.error)
            failures.append(Failure(names[task.file], legible(outcome.error, names)))
        else:
            made = sheet(outcome.report, notes=full)
            sheets.append(sheet_from_json(legible(sheet_json(made), names)))
    return code, sheets, failures


def _letter(sheets: Sequence[Sheet]) -> bytes:
    from mingzhang.view.letter import letter

    units = list(dict.fromkeys(made.unit for made in sheets))
    if not any(made.problems for made in sheets):
        raise OutputError(messages.LETTER_NONE)
    if len(units) > 1:
        raise OutputError(messages.LETTER_UNITS.format(count=len(units), units="、".join(units)))
    return letter(units[0], sheets)


def _marked(tasks: Sequence[Task], full: bool, debug: bool) -> tuple[int, bytes]:
    """The draft itself with notes at the places of its findings."""
    if len(tasks) > 1:
        raise OutputError(messages.MARKED_ONE)
    from mingzhang.desk.drafts import draft_of, markable

    outcome = examine(tasks[0], debug=debug)
    if outcome.report is None:
        raise OutputError(outcome.error)
    if not markable(outcome):
        raise OutputError(messages.MARKED_KIND.format(file=outcome.file))
    try:
        data = draft_of(outcome, notes=full)
    except ReadError as error:
        raise OutputError(str(error)) from error
    if data is None:
        raise OutputError(messages.MARKED_GONE.format(file=outcome.file))
    return outcome.code, data
