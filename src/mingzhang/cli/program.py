"""main: arguments in, exit code out. Nothing heavy is imported before a command is chosen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from mingzhang import __version__
from mingzhang.cli import messages
from mingzhang.cli.arguments import parser
from mingzhang.cli.commands import COMMANDS
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
        complain(_sentence(error))
        if isinstance(error, OSError):  # standard output may be what refused
            _silence()
        return UNREADABLE


def _sentence(error: Exception) -> str:
    """What is said of an error that no command expected."""
    if isinstance(error, MemoryError):
        return messages.NO_MEMORY
    if not isinstance(error, OSError):
        return messages.FAULT_ELSEWHERE
    from mingzhang.desk.system import reason

    if isinstance(error.filename, str) and error.filename:
        return messages.SYSTEM_REFUSED_AT.format(path=error.filename, why=reason(error))
    return messages.SYSTEM_REFUSED.format(why=reason(error))


def _run(argv: Sequence[str] | None) -> int:
    arguments = parser(__version__)
    try:
        options = arguments.parse_args(argv)
    except SystemExit as done:  # help, version, or a wrong argument: said already
        return done.code if isinstance(done.code, int) else CLEAN
    command = COMMANDS.get(options.command)
    if command is None:
        arguments.print_help(sys.stderr)
        return UNREADABLE
    return command(options)


def _silence() -> None:
    """Nobody reads standard output any more: keep Python from complaining about it at exit."""
    with suppress(AttributeError, OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
