"""Painting lines on a terminal. rich knows what each terminal can do; it is imported only here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from mingzhang.view.layout import Line, plain

_STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "cyan",
    "good": "bold green",
    "head": "bold",
    "dim": "dim",
}


def paint(lines: Sequence[Line], stream: TextIO) -> None:
    """Write the lines: in colour where ``stream`` is a terminal that has it, else plain."""
    if not stream.isatty():
        stream.write(plain(list(lines)))
        return
    try:
        from rich.console import Console
        from rich.text import Text
    except ImportError:  # colour is a courtesy
        stream.write(plain(list(lines)))
        return
    console = Console(file=stream, markup=False, emoji=False, highlight=False)
    for line in lines:
        text = Text.assemble(*((span.text, _STYLES.get(span.style, "")) for span in line))
        console.print(text, soft_wrap=True)
