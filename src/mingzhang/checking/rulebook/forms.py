"""Rulebook chapter: forms."""

from __future__ import annotations

from mingzhang.checking.rulebook.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
