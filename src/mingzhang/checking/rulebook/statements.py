"""Rulebook chapter: statements."""

from __future__ import annotations

from mingzhang.checking.rulebook.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
