"""main: arguments in, exit code out. Nothing heavy is imported before a command is chosen."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from mingzhang import __version__
from mingzhang.cli import messages
from mingzhang.cli.arguments import parser
from mingzhang.cli.streams import complain, flush, prepare

CLEAN = 0
FINDINGS = 1
UNREADABLE = 2
INTERRUPTED = 130
BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. 0: no error found; 1: errors found; 2: a file could not be read, or wrong use."""
    prepare()
    debug = "--debug" in (sys.argv if argv is None else argv)
    try:
        code = _run(argv)
        flush()
        return code
    except KeyboardInterrupt:
        complain(messages.INTERRUPTED)
        return INTERRUPTED
    except BrokenPipeError:
        _silence()
        return BROKEN_PIPE
    except Exception as error:
        if debug:
            raise
        complain(messages.FAULT_ELSEWHERE.format(kind=type(error).__name__))
        return UNREADABLE


def _run(argv: Sequence[str] | None) -> int:
    arguments = parser(__version__)
    try:
        options = arguments.parse_args(argv)
    except SystemExit as done:  # help, version, or a wrong argument: said already
        return done.code if isinstance(done.code, int) else CLEAN
    if options.command == "check" and any(Path(file).is_dir() for file in options.files):
        return _folder(options)
    if options.command == "check":
        alone = {"--workers": options.workers, "--time-limit": options.time_limit}
        alone["--memory-limit"] = options.memory_limit
        for option in (name for name, text in alone.items() if text):
            complain(messages.FOLDER_ONLY.format(option=option))
            return UNREADABLE
        from mingzhang.cli.check import Beside, check

        beside = Beside(options.last_years, options.budgets, options.tables, options.config)
        return check(
            options.files,
            options.format,
            options.output,
            beside=beside,
            full=options.full,
            debug=options.debug,
        )
    if options.command == "coverage":
        from mingzhang.cli.coverage import coverage

        return coverage(options.files, options.format, options.output, full=options.full, debug=options.debug)
    if options.command == "accept":
        from mingzhang.cli.accept import accept
        from mingzhang.cli.check import Beside

        beside = Beside(options.last_years, options.budgets, options.tables, options.config)
        return accept(
            options.file,
            options.findings,
            options.reason,
            who=options.who,
            until=options.until,
            beside=beside,
            debug=options.debug,
        )
    if options.command == "rules":
        from mingzhang.cli.rules import rules

        return rules(options.format, options.config)
    if options.command == "demo":
        from mingzhang.cli.demo import demo

        return demo(full=options.full, debug=options.debug)
    if options.command == "new":
        from mingzhang.cli.new import new

        return new(options.folder, options.region, options.year, options.previous, debug=options.debug)
    if options.command == "import":
        from mingzhang.cli.importing import import_file

        return import_file(options.file, options.output, options.region, debug=options.debug)
    if options.command == "build":
        from mingzhang.cli.build import build

        return build(
            options.ledger,
            options.output,
            date=options.date,
            fonts=options.fonts,
            anyway=options.anyway,
            overwrite=options.overwrite,
        )
    if options.command == "score":
        from mingzhang.cli.score import score

        return score(options.ledger)
    if options.command == "classification":
        from mingzhang.cli.classification import classification

        return classification(options.action, options.file, options.year)
    if options.command == "inspect":
        from mingzhang.cli.inspect import inspect

        return inspect(options.file, options.page, options.stage, options.output)
    arguments.print_help(sys.stderr)
    return UNREADABLE


def _folder(options: argparse.Namespace) -> int:
    """A whole folder: the options that speak of one file do not go with it."""
    others = (options.tables, options.last_years, options.budgets, options.config)
    if len(options.files) > 1 or options.format != "text" or any(others):
        complain(messages.FOLDER_ALONE)
        return UNREADABLE
    numbers = {
        "--workers": options.workers,
        "--time-limit": options.time_limit,
        "--memory-limit": options.memory_limit,
    }
    for option, text in numbers.items():
        if text and not (text.isdecimal() and 0 < int(text) <= 1_000_000):
            complain(messages.BAD_NUMBER.format(option=option))
            return UNREADABLE
    from mingzhang.cli.folder import folder, workers
    from mingzhang.desk.crew import Limits

    limits = Limits(
        int(options.workers or workers()), int(options.time_limit or 120), int(options.memory_limit or 2048)
    )
    return folder(options.files[0], options.output, limits)


def _silence() -> None:
    """Nobody reads standard output any more: keep Python from complaining about it at exit."""
    with suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
