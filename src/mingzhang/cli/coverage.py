"""``mingzhang coverage``: which printed numbers no relation guards, and which wrong digits would go unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mingzhang.cli.check import STDOUT, Body, deliver
from mingzhang.cli.streams import PIPED, columns
from mingzhang.desk.examine import UNREADABLE, Outcome, Task

if TYPE_CHECKING:
    from mingzhang.cli.check import Show
    from mingzhang.findings.coverage import CoverageMap


def coverage(
    files: list[str], form: str, output: str | None, *, full: bool = False, debug: bool = False
) -> int:
    """Show or write the coverage map of each file; 2 if one could not be read, else 0."""
    console = output is None or output == STDOUT
    show = _show(form, several=len(files) > 1, console=console, full=full)
    code = deliver(
        [Task(file) for file in files], show, output, pages=form == "html", totals=False, debug=debug
    )
    return UNREADABLE if code == UNREADABLE else 0


def _show(form: str, *, several: bool, console: bool, full: bool) -> Show:
    if form == "json":
        return lambda outcome, name: _json(outcome, compact=several)
    if form == "html":
        return lambda outcome, name: _html(outcome)
    return lambda outcome, name: _text(outcome, console=console, full=full)


def _map(outcome: Outcome) -> CoverageMap | None:
    from mingzhang.checking.coverage import coverage_map

    return None if outcome.reading is None else coverage_map(outcome.reading)


def _json(outcome: Outcome, *, compact: bool) -> str:
    from mingzhang.view.coverage import coverage_json
    from mingzhang.view.json import dump, failure_json

    found = _map(outcome)
    if found is None:
        return dump(failure_json(outcome.file, outcome.error), compact=compact)
    return dump(coverage_json(found), compact=compact)


def _html(outcome: Outcome) -> Body:
    from mingzhang.desk.pages import Page
    from mingzhang.view.html import report_html

    found = _map(outcome)
    if found is None or outcome.report is None or outcome.reading is None:
        return ""
    return Page(report_html(outcome.report, outcome.reading, coverage=found))


def _text(outcome: Outcome, *, console: bool, full: bool) -> Body:
    from mingzhang.view.coverage import coverage_lines
    from mingzhang.view.layout import plain

    found = _map(outcome)
    if found is None:
        return ""
    lines = coverage_lines(found, columns=columns() if console else PIPED, full=full)
    return lines if console else plain(lines)
