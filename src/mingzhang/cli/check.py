"""``mingzhang check``: read, recognise, check and show every file; one bad file never stops the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mingzhang.cli import messages
from mingzhang.cli.streams import PIPED, chat, columns, complain, write_data

if TYPE_CHECKING:
    from mingzhang.findings import Report
    from mingzhang.points.reading import Reading
    from mingzhang.view.layout import Line
    from mingzhang.view.pictures import PagePicture

FINDINGS = 1
UNREADABLE = 2
STDOUT = "-"
UNKNOWN_KIND = "未识别"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a report with its reading, or a sentence why there is none."""

    file: str
    report: Report | None = None
    reading: Reading | None = None
    error: str = ""

    @property
    def code(self) -> int:
        """Exit code of this file alone."""
        return UNREADABLE if self.report is None else self.report.exit_code


Body: TypeAlias = "list[Line] | str"
"""A report in the wanted format: styled lines for a console, else text; empty if there is nothing to show."""

Shown: TypeAlias = "tuple[Outcome, Body]"


def check(files: list[str], form: str, output: str | None, *, full: bool = False, debug: bool = False) -> int:
    """Check the files and show or write their reports; the highest exit code of all."""
    console = output is None or output == STDOUT
    show = _show(form, several=len(files) > 1, console=console, full=full)
    totals = form == "text" and len(files) > 1
    return deliver(files, show, output, pages=form == "html", totals=totals, debug=debug)


def deliver(
    files: list[str],
    show: Callable[[Outcome], Body],
    output: str | None,
    *,
    pages: bool,
    totals: bool,
    debug: bool,
) -> int:
    """Examine the files one by one and show or write what ``show`` makes of each; the highest exit code of all."""
    console = output is None or output == STDOUT
    results = _results(files, show, debug)
    if console and (not pages or len(files) == 1):
        return _console(results, totals=totals)
    from mingzhang.cli.save import save

    return save(results, files, None if console else output, pages=pages)


def examine(file: str, *, debug: bool = False) -> Outcome:
    """Read, recognise and check one file. Never raises on what the file holds."""
    import mingzhang
    from mingzhang.readers import ReadError

    try:
        from mingzhang.cli.accounts import use_loaded

        use_loaded()
        reading = mingzhang.recognise(mingzhang.read(file))
        if reading.kind.value == UNKNOWN_KIND:
            return Outcome(file, error=messages.NOT_A_DISCLOSURE.format(file=file))
        return Outcome(file, mingzhang.check(reading), reading)
    except ReadError as error:
        return Outcome(file, error=str(error))
    except OSError as error:
        return Outcome(file, error=messages.NOT_READ.format(file=file, why=error.strerror or error))
    except Exception as error:
        return _fault(file, error, debug)


def _fault(file: str, error: Exception, debug: bool) -> Outcome:
    if debug:
        import traceback

        traceback.print_exc()
    return Outcome(file, error=messages.FAULT.format(file=file, kind=type(error).__name__))


def _show(form: str, *, several: bool, console: bool, full: bool) -> Callable[[Outcome], Body]:
    """How one outcome is shown in a format."""
    if form == "json":
        return lambda outcome: _json(outcome, compact=several)
    if form == "html":
        return _html
    return lambda outcome: _text(outcome, several=several, console=console, full=full)


def _json(outcome: Outcome, *, compact: bool) -> str:
    from mingzhang.view.json import dump, failure_json, report_json

    if outcome.report is None:
        return dump(failure_json(outcome.file, outcome.error), compact=compact)
    return dump(report_json(outcome.report), compact=compact)


def _html(outcome: Outcome) -> str:
    from mingzhang.view.html import report_html

    if outcome.report is None or outcome.reading is None:
        return ""
    return report_html(outcome.report, outcome.reading, _pictures(outcome.file, outcome.report))


def _pictures(file: str, report: Report) -> list[PagePicture]:
    """Pictures of the pages with findings; none where the file has no pages or has changed since it was read."""
    from mingzhang.view.pictures import PagePicture, pages_wanted

    pages = pages_wanted(report)
    if report.document.format != "pdf" or not pages:
        return []
    import hashlib
    from pathlib import Path

    from mingzhang.readers import ReadError
    from mingzhang.readers.file import bytes_of
    from mingzhang.readers.pdf.pictures import page_pictures

    try:
        data = bytes_of(Path(file), file)
        if hashlib.sha256(data).hexdigest() != report.document.sha256:
            return []
        return [PagePicture(*picture) for picture in page_pictures(data, file, pages)]
    except ReadError:
        return []


def _text(outcome: Outcome, *, several: bool, console: bool, full: bool) -> Body:
    from mingzhang.view.layout import plain
    from mingzhang.view.text import report_lines

    if outcome.report is None:
        return ""
    lines = report_lines(outcome.report, columns=columns() if console else PIPED, full=full)
    lines += [(), ()] if several else []
    return lines if console else plain(lines)


def _results(files: list[str], show: Callable[[Outcome], Body], debug: bool) -> Iterator[Shown]:
    """Each file's outcome and its report, one after the other; nothing of a file is kept after its turn."""
    for number, file in enumerate(files, 1):
        if len(files) > 1:
            chat(messages.PROGRESS.format(number=number, count=len(files), file=file))
        outcome = examine(file, debug=debug)
        try:
            body = show(outcome)
        except Exception as error:
            outcome = _fault(file, error, debug)
            body = show(outcome)
        if outcome.error:
            complain(outcome.error)
        yield outcome, body


def _console(results: Iterator[Shown], *, totals: bool) -> int:
    outcomes: list[tuple[int, bool]] = []
    for outcome, body in results:
        outcomes.append((outcome.code, outcome.report is not None and not outcome.report.complete))
        if isinstance(body, str):
            write_data(body)
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
