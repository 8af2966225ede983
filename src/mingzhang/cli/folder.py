"""``mingzhang check FOLDER``: the list, the letters and the data of a whole folder, with a bar while it works."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, make_folder
from mingzhang.cli.outputs import Outputs
from mingzhang.cli.streams import complain
from mingzhang.desk.beside import AcceptanceError, SettingsError
from mingzhang.desk.crew import Limits
from mingzhang.desk.folder import Checked, FolderError, Told, check_folder
from mingzhang.desk.pages import Wanted
from mingzhang.desk.parts import DRAFT, PAGE, page_name, result_name
from mingzhang.desk.system import reason
from mingzhang.regex import regex
from mingzhang.view.json import dump, failure_json
from mingzhang.view.letter import letter
from mingzhang.view.overview import Ways, overview_html
from mingzhang.view.problems import Sheet, sheet_from_json
from mingzhang.view.workbook import Failure, Pair, workbook

UNREADABLE = 2
OUTPUT = "明账结果"
_FORBIDDEN = regex(r'[\\/:*?"<>|\x00-\x1f]')
MAX_NAME = 60


def folder(path: str, output: str | None, limits: Limits, wanted: Wanted) -> int:
    """Check every disclosure in the folder and write what people work with; the highest exit code of all."""
    source = Path(path)
    target = source.joinpath(OUTPUT) if output is None else Path(output)
    try:
        make_folder(target)
        with _bar() as told:
            checked = check_folder(source, target, date.today(), limits, told, wanted)
        if not checked:
            complain(messages.FOLDER_EMPTY.format(path=path))
            return UNREADABLE
        kept = _write(checked, target)
    except (OutputError, SettingsError, AcceptanceError, FolderError) as error:
        complain(str(error))
        return UNREADABLE
    except OSError as error:
        complain(messages.OUTPUT_FAILED.format(path=target, why=reason(error)))
        return UNREADABLE
    except KeyboardInterrupt:
        complain(messages.FOLDER_INTERRUPTED)
        raise
    _tell(checked, target)
    if kept:
        complain(messages.FOLDER_KEPT.format(files="、".join(kept)))
    return max(UNREADABLE if item.error else int(item.result["code"]) for item in checked)


def _write(checked: Sequence[Checked], target: Path) -> list[str]:
    """Everything that people work with; the names of files changed by hand that were put aside."""
    sheets = [sheet_from_json(item.result["sheet"]) for item in checked if not item.error]
    failures = [Failure(item.file, item.error) for item in checked if item.error]
    pairs = list(_pairs(checked))
    outputs = Outputs(target)
    data = (failure_json(c.file, c.error) if c.error else c.result["report"] for c in checked)
    outputs.write(messages.FOLDER_DATA, "".join(dump(item, compact=True) for item in data).encode())
    outputs.write(messages.FOLDER_LIST, workbook(sheets, failures, pairs))
    pages = {
        item.file: f"{messages.FOLDER_PAGES}/{page_name(item.file)}" for item in checked if PAGE in item.parts
    }
    drafts = {
        item.file: f"{messages.FOLDER_DRAFTS}/{result_name(item.file)}"
        for item in checked
        if DRAFT in item.parts
    }
    for item in checked:
        for part, path in item.parts.items():
            beside = f"{messages.FOLDER_PAGES}/{result_name(item.file)}.files/{part}"
            name = {PAGE: pages.get(item.file), DRAFT: drafts.get(item.file)}.get(part) or beside
            outputs.write(name, path.read_bytes())
    letters = {}
    for name, unit, members in _letters(sheets):
        letters[unit] = f"{messages.FOLDER_LETTERS}/{name}"
        outputs.write(letters[unit], letter(unit, members))
    ways = Ways(messages.FOLDER_LIST, pages, letters, drafts)
    page = overview_html(sheets, failures, pairs, ways)
    outputs.write(messages.FOLDER_OVERVIEW, page.encode())
    outputs.finish()
    return outputs.kept


def _pairs(checked: Sequence[Checked]) -> Iterator[Pair]:
    for item in checked:
        if item.error:
            continue
        facts = item.result["report"]["document"]
        if item.paired or "决算" in facts["kind"]:
            year = "" if facts["year"] is None else str(facts["year"])
            last, budget = "、".join(item.paired.last_years), "、".join(item.paired.budgets)
            yield Pair(item.file, facts["unit"], year, last, budget)


def _letters(sheets: Sequence[Sheet]) -> Iterator[tuple[str, str, list[Sheet]]]:
    """One for each unit that has something to correct, under a name that any file system takes."""
    units: dict[str, list[Sheet]] = {}
    for made in sheets:
        grave = made.grave
        if made.unit and grave.problems:
            units.setdefault(made.unit, []).append(grave)
    taken: set[str] = set()
    for unit, members in units.items():
        stem = _FORBIDDEN.sub("_", unit)[:MAX_NAME].strip(" .") or "_"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        yield f"{name}.docx", unit, members


def _tell(checked: Sequence[Checked], target: Path) -> None:
    if sys.stdout is None:
        return
    lines = []
    for item in checked:
        if item.error:
            lines.append(messages.FOLDER_FAILED.format(file=item.file, why=item.error))
            continue
        lines.append(messages.FOLDER_LINE.format(file=item.file, headline=item.result["sheet"]["headline"]))
        if item.result.get("unmarked"):
            lines.append(messages.FOLDER_UNMARKED.format(file=item.file))
        beside = [*item.paired.last_years, *item.paired.budgets]
        if beside:
            lines.append(messages.FOLDER_WITH.format(files="、".join(beside)))
    codes = [UNREADABLE if item.error else int(item.result["code"]) for item in checked]
    incomplete = sum(not item.error and not item.result["report"]["complete"] for item in checked)
    totals = messages.TOTALS.format(
        files=len(codes), errors=codes.count(1), incomplete=incomplete, failed=codes.count(UNREADABLE)
    )
    lines += ["", totals, _written(target)]
    sys.stdout.write("\n".join(lines) + "\n")


def _written(target: Path) -> str:
    return messages.FOLDER_WRITTEN.format(path=target, overview=messages.FOLDER_OVERVIEW)


@contextmanager
def _bar() -> Iterator[Told]:
    """A progress bar for a person who watches standard error; nothing for a log."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, count: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(messages.FOLDER_BAR), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr)) as progress:
        bar = progress.add_task("", total=None)

        def told(done: int, count: int) -> None:
            progress.update(bar, completed=done, total=count)

        yield told


def workers() -> int:
    """As many workers as there are cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
