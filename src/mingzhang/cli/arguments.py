"""The arguments, with help and complaints in Chinese.

argparse lays its help out by characters, not by columns, so the help pages are written by hand in
messages.py; a test holds them to the options there are.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from functools import partial
from typing import Any, NoReturn

from mingzhang.cli import messages

_COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (?P<names>.+)", messages.MISSING),
    (r"unrecognized arguments: (?P<names>.+)", messages.UNKNOWN_OPTION),
    (rf"argument {messages.COMMAND}: invalid choice: '(?P<name>.*?)'", messages.UNKNOWN_COMMAND),
    (
        r"argument (?P<option>\S+): invalid choice: '(?P<name>.*?)' \(choose from (?P<known>.*)\)",
        messages.UNKNOWN_CHOICE,
    ),
    (r"argument (?P<option>\S+): expected (one|at least one) argument", messages.NEEDS_VALUE),
    (r"ambiguous option: (?P<name>\S+)", messages.AMBIGUOUS),
    (r"argument (?P<option>\S+): invalid int value: '(?P<name>.*?)'", messages.NOT_A_NUMBER),
    (r"argument (?P<option>\S+): ignored explicit argument", messages.NO_VALUE),
)
"""argparse's own complaints and what we say instead; an unknown one becomes OTHER."""


STAGES = ("glyphs", "words", "strokes", "rulings", "crossings", "grids", "tables", "lines", "paragraphs")
"""The steps of reading a PDF that can be drawn; a test holds them to the reader's."""


BESIDE = {"--against": "tables", "--last-year": "last_years", "--budget": "budgets"}
"""Options that name other files a document is checked with, several after each."""


class Parser(argparse.ArgumentParser):
    """A parser with a hand-written help page, whose complaints are one Chinese sentence and a hint."""

    page = ""

    _given: Sequence[str] = ()

    def __init__(self, **options: Any) -> None:
        # The formatter looks at every argument, and would ask the terminal's width each time; its help is never shown.
        super().__init__(formatter_class=partial(argparse.HelpFormatter, width=80), **options)

    def parse_known_args(self, args=None, namespace=None):  # type: ignore[no-untyped-def]
        self._given = tuple(args or ())
        return super().parse_known_args(args, namespace)

    def _swallowed(self) -> bool:
        """Whether an option that takes several files may have taken the one that is missing."""
        return any(option in self._given for option in BESIDE)

    def format_help(self) -> str:
        return self.page

    def error(self, message: str) -> NoReturn:
        why = messages.OTHER
        for pattern, template in _COMPLAINTS:
            match = re.match(pattern, message)
            if match:
                words = {name: _listed(text) for name, text in match.groupdict().items()}
                why = template.format(**words)
                if template == messages.MISSING and messages.FILE in words["names"] and self._swallowed():
                    why += messages.SWALLOWED
                break
        self.exit(2, messages.USAGE_ERROR.format(why=why, program=self.prog) + "\n")


def parser(version: str) -> Parser:
    """The whole command line. ``command`` of the result is the chosen command, None where none was given."""
    top = _options(Parser(prog="mingzhang", add_help=False), messages.HELP)
    top.add_argument("--version", action="version", version=messages.VERSION.format(version=version))
    commands = top.add_subparsers(dest="command", metavar=messages.COMMAND, parser_class=Parser)
    check = _options(commands.add_parser("check", add_help=False), messages.HELP_CHECK)
    coverage = _options(commands.add_parser("coverage", add_help=False), messages.HELP_COVERAGE)
    coverage.add_argument("files", nargs="+", metavar=messages.FILE)
    coverage.add_argument("--format", choices=("text", "json", "html"), default="text")
    coverage.add_argument("-o", "--output")
    coverage.add_argument("--all", action="store_true", dest="full")
    check.add_argument("files", nargs="+", metavar=messages.FILE)
    check.add_argument(
        "--format", choices=("text", "json", "html", "xlsx", "letter", "marked"), default="text"
    )
    check.add_argument("--pages", choices=("beside", "inside", "none"))
    for option in ("--workers", "--time-limit", "--memory-limit"):
        check.add_argument(option, default="")
    check.add_argument("-o", "--output")
    check.add_argument("--all", action="store_true", dest="full")
    _beside(check)
    accept = _options(commands.add_parser("accept", add_help=False), messages.HELP_ACCEPT)
    accept.add_argument("file", metavar=messages.FILE)
    accept.add_argument("findings", nargs="+", metavar=messages.FINDING)
    accept.add_argument("--reason", required=True)
    accept.add_argument("--who", default="")
    accept.add_argument("--until", default="")
    _beside(accept)
    rules = _options(commands.add_parser("rules", add_help=False), messages.HELP_RULES)
    rules.add_argument("--format", choices=("text", "json"), default="text")
    rules.add_argument("--config")
    demo = _options(commands.add_parser("demo", add_help=False), messages.HELP_DEMO)
    demo.add_argument("--all", action="store_true", dest="full")
    new = _options(commands.add_parser("new", add_help=False), messages.HELP_NEW)
    new.add_argument("folder", metavar=messages.FOLDER)
    new.add_argument("--region", default="")
    new.add_argument("--year", type=int, default=0)
    new.add_argument("--from", dest="previous")
    importing = _options(commands.add_parser("import", add_help=False), messages.HELP_IMPORT)
    importing.add_argument("file", metavar=messages.FILE)
    importing.add_argument("-o", "--output", required=True)
    importing.add_argument("--region", default="")
    build = _options(commands.add_parser("build", add_help=False), messages.HELP_BUILD)
    build.add_argument("ledger", metavar=messages.LEDGER)
    build.add_argument("-o", "--output", required=True)
    build.add_argument("--date")
    build.add_argument("--fonts")
    build.add_argument("--anyway", action="store_true")
    build.add_argument("--overwrite", action="store_true")
    score = _options(commands.add_parser("score", add_help=False), messages.HELP_SCORE)
    score.add_argument("ledger", metavar=messages.LEDGER)
    inspect = _options(commands.add_parser("inspect", add_help=False), messages.HELP_INSPECT)
    inspect.add_argument("file", metavar=messages.FILE)
    inspect.add_argument("--page", type=int, required=True)
    inspect.add_argument("--stage", choices=STAGES, default="tables")
    inspect.add_argument("-o", "--output")
    accounts = _options(commands.add_parser("classification", add_help=False), messages.HELP_CLASSIFICATION)
    accounts.add_argument("action", choices=("load", "list"), metavar=messages.ACTION)
    accounts.add_argument("file", nargs="?", metavar=messages.FILE)
    accounts.add_argument("--year", type=int)
    for command in (check, accept, coverage, rules, demo, inspect, accounts, new, importing, build, score):
        command.add_argument("--debug", action="store_true")
    return top


def _beside(command: Parser) -> None:
    """The options that name other files a document is checked with."""
    for option, name in BESIDE.items():
        command.add_argument(option, dest=name, nargs="+", action="extend", default=[])
    command.add_argument("--config")


def _options(command: Parser, page: str) -> Parser:
    command.page = page
    command.add_argument("-h", "--help", action="help")
    return command


def _listed(text: str) -> str:
    """argparse's own lists, as people write them."""
    return text.replace("'", "").replace(", ", "、")
