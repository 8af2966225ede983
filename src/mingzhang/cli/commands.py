"""The commands: what each makes of its options. Each imports its own module when it is chosen, and nothing before."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.streams import complain

if TYPE_CHECKING:
    from mingzhang.cli.check import Beside
    from mingzhang.desk.crew import Limits
    from mingzhang.desk.pages import Pages

Command = Callable[[Namespace], int]
"""From the options of one command to its exit code."""

UNREADABLE = 2
SECONDS = 120
MEGABYTES = 2048
"""What one file of a folder may take where nothing else is said."""
_LIMITS = {"--workers": "workers", "--time-limit": "time_limit", "--memory-limit": "memory_limit"}
MOST = 1_000_000


def _check(options: Namespace) -> int:
    if not all(options.files):
        complain(messages.NO_NAME)
        return UNREADABLE
    if any(Path(file).is_dir() for file in options.files):
        return _folder(options)
    for option, name in _LIMITS.items():
        if getattr(options, name):
            complain(messages.FOLDER_ONLY.format(option=option))
            return UNREADABLE
    pages = _pages(options)
    if pages is not None and options.format != "html":
        complain(messages.PAGES_ONLY)
        return UNREADABLE
    if pages == "beside" and options.output in (None, "-"):
        complain(messages.PAGES_NEED_OUTPUT)
        return UNREADABLE
    from mingzhang.cli.check import check

    return check(
        options.files,
        options.format,
        options.output,
        beside=_beside(options),
        pages=pages,
        full=options.full,
        debug=options.debug,
    )


def _pages(options: Namespace) -> Pages | None:
    """Where the pictures of pages are wanted; None where nothing is said."""
    if options.pages is None:
        return None
    from mingzhang.desk.pages import Pages

    return Pages(options.pages)


def _folder(options: Namespace) -> int:
    """A whole folder: the options that speak of one file do not go with it."""
    others = (options.tables, options.last_years, options.budgets, options.config)
    if len(options.files) > 1 or options.format != "text" or any(others):
        complain(messages.FOLDER_ALONE)
        return UNREADABLE
    limits = _limits(options)
    if limits is None:
        return UNREADABLE
    from mingzhang.cli.folder import folder
    from mingzhang.desk.pages import Pages, Wanted

    wanted = Wanted(_pages(options) or Pages.BESIDE, options.full)
    return folder(options.files[0], options.output, limits, wanted)


def _limits(options: Namespace) -> Limits | None:
    """The limits of a folder check; None where one is no number, which has been told."""
    for option, name in _LIMITS.items():
        text = getattr(options, name)
        if text and not (text.isdecimal() and 0 < int(text) <= MOST):
            complain(messages.BAD_NUMBER.format(option=option))
            return None
    from mingzhang.cli.folder import workers
    from mingzhang.desk.crew import Limits

    return Limits(
        int(options.workers or workers()),
        int(options.time_limit or SECONDS),
        int(options.memory_limit or MEGABYTES),
    )


def _beside(options: Namespace) -> Beside:
    from mingzhang.cli.check import Beside

    return Beside(options.last_years, options.budgets, options.tables, options.config)


def _coverage(options: Namespace) -> int:
    from mingzhang.cli.coverage import coverage

    return coverage(options.files, options.format, options.output, full=options.full, debug=options.debug)


def _accept(options: Namespace) -> int:
    from mingzhang.cli.accept import accept

    return accept(
        options.file,
        options.findings,
        options.reason,
        who=options.who,
        until=options.until,
        beside=_beside(options),
        debug=options.debug,
    )


def _rules(options: Namespace) -> int:
    from mingzhang.cli.rules import rules

    return rules(options.format, options.config)


def _demo(options: Namespace) -> int:
    from mingzhang.cli.demo import demo

    return demo(full=options.full, debug=options.debug)


def _new(options: Namespace) -> int:
    from mingzhang.cli.new import new

    return new(options.folder, options.region, options.year, options.previous, debug=options.debug)


def _import(options: Namespace) -> int:
    from mingzhang.cli.importing import import_file

    return import_file(options.file, options.output, options.region, debug=options.debug)


def _build(options: Namespace) -> int:
    from mingzhang.cli.build import build

    return build(
        options.ledger,
        options.output,
        date=options.date,
        fonts=options.fonts,
        anyway=options.anyway,
        overwrite=options.overwrite,
    )


def _score(options: Namespace) -> int:
    from mingzhang.cli.score import score

    return score(options.ledger)


def _classification(options: Namespace) -> int:
    from mingzhang.cli.classification import classification

    return classification(options.action, options.file, options.year)


def _inspect(options: Namespace) -> int:
    from mingzhang.cli.inspect import inspect

    return inspect(options.file, options.page, options.stage, options.output)


COMMANDS: Mapping[str, Command] = {
    "check": _check,
    "coverage": _coverage,
    "accept": _accept,
    "rules": _rules,
    "demo": _demo,
    "new": _new,
    "import": _import,
    "build": _build,
    "score": _score,
    "classification": _classification,
    "inspect": _inspect,
}
"""Every command by its name; a test holds them to the parser's."""
