"""The files that may stand beside the documents: their names, and what they may be refused for.

Whoever only asks whether there is one need not load what reads it.
"""

from __future__ import annotations

from mingzhang.regex import regex

SETTINGS = "mingzhang.toml"
ACCEPTED = "mingzhang.accepted.toml"
_LINE = regex(r"at line (\d+)")


class SettingsError(Exception):
    """One Chinese sentence: what is wrong in the settings and how to write it."""


class AcceptanceError(Exception):
    """One Chinese sentence: why the accepted findings cannot be used or written."""


def line_of(error: Exception, text: str) -> int:
    """The line of ``text`` that a TOML error names; the last one where it says that something is not ended."""
    found = _LINE.search(str(error))
    return int(found.group(1)) if found else max(len(text.splitlines()), 1)
