"""The files that may stand beside the documents: their names, and what they may be refused for.

Whoever only asks whether there is one need not load what reads it.
"""

from __future__ import annotations

SETTINGS = "mingzhang.toml"
ACCEPTED = "mingzhang.accepted.toml"


class SettingsError(Exception):
    """One Chinese sentence: what is wrong in the settings and how to write it."""


class AcceptanceError(Exception):
    """One Chinese sentence: why the accepted findings cannot be used or written."""
