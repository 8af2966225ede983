"""Standard output and error. Text keeps the console's encoding; JSON and pages are UTF-8."""

from __future__ import annotations

import io
import os
import sys

WIDEST = 100
PIPED = 96


def prepare() -> None:
    """A console that cannot show a character shows a question mark instead of stopping the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def complain(sentence: str) -> None:
    """One line on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()


def chat(sentence: str) -> None:
    """One line on standard error for a person who watches; a log gets nothing."""
    if sys.stderr is not None and sys.stderr.isatty():
        complain(sentence)


def flush() -> None:
    """Push standard output out now, so that a closed pipe is noticed here and not at exit."""
    if sys.stdout is not None:
        sys.stdout.flush()


def write_data(text: str) -> None:
    """Text for programs and browsers on standard output: UTF-8, ``\\n``, whatever the console is."""
    if sys.stdout is None:
        return
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    raw.write(encode(text))
    raw.flush()


def encode(text: str) -> bytes:
    """UTF-8. A file name that is no valid Unicode is written as an escape, which JSON reads back."""
    return text.encode("utf-8", "backslashreplace")


def columns() -> int:
    """Width for text on standard output."""
    try:
        return min(os.get_terminal_size(sys.stdout.fileno()).columns, WIDEST)
    except (AttributeError, OSError, ValueError):
        return PIPED
