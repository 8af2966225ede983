"""``mingzhang check``: read, recognise, check and show every file; one bad file never stops the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.cli import messages
from mingzhang.cli.streams import PIPED, chat, columns, complain, write_data
from mingzhang.desk.beside import SettingsError
from mingzhang.desk.examine import FINDINGS, UNREADABLE, Outcome, Task, examine, fault

if TYPE_CHECKING:
    from mingzhang.desk.pages import Page, Pages
    from mingzhang.desk.settings import Settings
    from mingzhang.view.layout import Line

STDOUT = "-"
PACKED = ("xlsx", "letter", "marked")
"""Formats that are one package, written to a file."""


class Beside(Struct, frozen=True):
    """The other files a check is given: by what they are to the document, and a settings file named outright."""

    last_years: Sequence[str] = ()
    budgets: Sequence[str] = ()
    tables: Sequence[str] = ()
    config: str | None = None

    def task(self, file: str) -> Task:
        """The task of checking a file with them. Raises SettingsError."""
        others = tuple(self.last_years), tuple(self.budgets), tuple(self.tables)
        return Task(file, *others, settings=self._settings(), today=date.today())

    def _settings(self) -> Settings | None:
        if self.config is None:
            return None
        from mingzhang.desk.settings import load_settings

        return load_settings(Path(self.config))


Body: TypeAlias = "list[Line] | str | Page"
"""A report in the wanted format: styled lines for a console, a page, else text; empty if there is nothing to show."""

Show: TypeAlias = "Callable[[Outcome, str], Body]"
"""What is shown of an outcome, given the name of the file it goes to; '' for standard output."""

Shown: TypeAlias = "tuple[Outcome, Body]"


def check(
    files: list[str],
    form: str,
    output: str | None,
    *,
    beside: Beside | None = None,
    pages: Pages | None = None,
    full: bool = False,
    debug: bool = False,
) -> int:
    """Check the files and show or write their reports; the highest exit code of all."""
    console = output is None or output == STDOUT
    show = _show(form, several=len(files) > 1, console=console, full=full, pages=pages)
    beside = beside or Beside()
    try:
        first = beside.task("")
    except SettingsError as error:
        complain(str(error))
        return UNREADABLE
    tasks = [replace(first, file=file) for file in files]
    if form in PACKED:
        from mingzhang.cli.packed import packed

        return packed(tasks, form, None if console else output, full=full, debug=debug)
    totals = form == "text" and len(files) > 1
    return deliver(tasks, show, output, pages=form == "html", totals=totals, debug=debug)


def deliver(
    tasks: Sequence[Task],
    show: Show,
    output: str | None,
    *,
    pages: bool,
    totals: bool,
    debug: bool,
) -> int:
    """Examine the files one by one and show or write what ``show`` makes of each; the highest exit code of all."""
    console = output is None or output == STDOUT
    if console and (not pages or len(tasks) == 1):
        return _console(_results(tasks, [""] * len(tasks), show, debug), totals=totals)
    from mingzhang.cli.files import OutputError
    from mingzhang.cli.save import save, save_each, targets

    try:
        files = [task.file for task in tasks]
        places = targets(files, None if console else output, pages=pages)
        results = _results(tasks, [place.name for place in places], show, debug)
        return save_each(results, places) if pages else save(results, places[0])
    except OutputError as error:
        complain(str(error))
        return UNREADABLE


def _show(form: str, *, several: bool, console: bool, full: bool, pages: Pages | None) -> Show:
    """How one outcome is shown in a format."""
    if form == "json":
        return lambda outcome, name: _json(outcome, compact=several)
    if form == "html":
        from mingzhang.desk.pages import Pages, page_of

        return lambda outcome, name: page_of(outcome, pages or Pages.BESIDE, name) or ""
    return lambda outcome, name: _text(outcome, several=several, console=console, full=full)


def _json(outcome: Outcome, *, compact: bool) -> str:
    from mingzhang.view.json import dump, failure_json, report_json

    if outcome.report is None:
        return dump(failure_json(outcome.file, outcome.error), compact=compact)
    return dump(report_json(outcome.report), compact=compact)


def _text(outcome: Outcome, *, several: bool, console: bool, full: bool) -> Body:
    from mingzhang.view.layout import plain
    from mingzhang.view.text import report_lines

    if outcome.report is None:
        return ""
    lines = report_lines(outcome.report, columns=columns() if console else PIPED, full=full)
    lines += [(), ()] if several else []
    return lines if console else plain(lines)


def _results(tasks: Sequence[Task], names: Sequence[str], show: Show, debug: bool) -> Iterator[Shown]:
    """Each file's outcome and its report, one after the other; nothing of a file is kept after its turn."""
    for number, (task, name) in enumerate(zip(tasks, names, strict=True), 1):
        if len(tasks) > 1:
            chat(messages.PROGRESS.format(number=number, count=len(tasks), file=task.file))
        outcome = examine(task, debug=debug)
        try:
            body = show(outcome, name)
        except Exception as error:
            outcome = fault(task.file, error, debug)
            body = show(outcome, name)
        if outcome.error:
            complain(outcome.error)
        yield outcome, body


def _console(results: Iterator[Shown], *, totals: bool) -> int:
    outcomes: list[tuple[int, bool]] = []
    for outcome, body in results:
        outcomes.append((outcome.code, outcome.report is not None and not outcome.report.complete))
        if isinstance(body, str):
            write_data(body)
        elif not isinstance(body, list):
            write_data(body.html)
        elif sys.stdout is not None:
            from mingzhang.view.terminal import paint

            paint(body, sys.stdout)
    codes = [code for code, _ in outcomes]
    if totals and sys.stdout is not None:
        sentence = messages.TOTALS.format(
            files=len(codes),
            errors=codes.count(FINDINGS),
            incomplete=sum(incomplete for _, incomplete in outcomes),
            failed=codes.count(UNREADABLE),
        )
        sys.stdout.write(sentence + "\n")
    return max(codes, default=0)
