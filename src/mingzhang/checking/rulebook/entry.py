"""One entry of the rulebook: the rule, and what a person is told when it does not hold."""

from __future__ import annotations

from msgspec import Struct

from mingzhang.findings import Rule, Severity


class Entry(Struct, frozen=True):
    """A rule with its templates. ``title`` fits on one line; ``remedy`` says what to do next."""

    rule: Rule
    title: str
    message: str
    remedy: str


def entry(
    rule_id: str,
    name: str,
    words: str,
    *,
    severity: Severity,
    source: str,
    family: str,
    title: str,
    message: str,
    remedy: str,
) -> Entry:
    """Build an entry from plain words."""
    return Entry(Rule(rule_id, name, words, severity, source, family), title, message, remedy)
