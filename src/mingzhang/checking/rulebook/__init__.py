"""The rulebook: every rule with its words, severity, source and messages, in one place.

Each module of this package holds the entries of one family as data; a writer can edit them without
touching logic. Templates are filled with ``str.format`` from ``Relation.words``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from mingzhang.checking.own import messages as own
from mingzhang.checking.own.rule import PREFIX
from mingzhang.checking.rulebook.entry import Entry
from mingzhang.findings import Rule

RULEBOOK_YEAR = "2024"
CHAPTERS = ("arithmetic", "statements", "forms", "prose", "wording", "content", "declared", "across")


@cache
def rulebook() -> dict[str, Entry]:
    """Every entry by rule id, in the order of the chapters."""
    entries: dict[str, Entry] = {}
    for chapter in CHAPTERS:
        for entry in import_module(f"{__name__}.{chapter}").ENTRIES:
            if entry.rule.id in entries:
                raise ValueError(f"rule registered twice: {entry.rule.id}")
            entries[entry.rule.id] = entry
    return entries


def rule(rule_id: str) -> Rule:
    """The registered rule of that id; KeyError if there is none."""
    return rulebook()[rule_id].rule


def entry_of(made: Rule) -> Entry:
    """The entry of a rule: the registered one, or the common words of a bureau's own rules."""
    if made.id.startswith(PREFIX):
        return Entry(made, own.TITLE, own.MESSAGE, own.REMEDY)
    return rulebook()[made.id]
