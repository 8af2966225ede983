"""``mingzhang rules``: the rulebook, for people or as data."""

from __future__ import annotations

import sys

from mingzhang.checking.rulebook import RULEBOOK_YEAR, rulebook
from mingzhang.checking.rulebook.entry import Entry
from mingzhang.cli import messages
from mingzhang.cli.streams import columns, write_data
from mingzhang.findings import Rule
from mingzhang.view.json import dump
from mingzhang.view.layout import Line, Span, hang, width
from mingzhang.view.messages import SEVERITIES
from mingzhang.view.summary import family_name
from mingzhang.view.terminal import paint

SCHEMA = "mingzhang-rules/1"


def rules(form: str) -> int:
    """List every rule."""
    entries = list(rulebook().values())
    if form == "json":
        write_data(dump(rules_json(entries)))
    elif sys.stdout is not None:
        paint(_lines(entries, columns()), sys.stdout)
    return 0


def rules_json(entries: list[Entry]) -> dict[str, object]:
    """The rulebook as data: each rule with its words, source and message templates."""
    return {
        "schema": SCHEMA,
        "rulebook": RULEBOOK_YEAR,
        "rules": [
            {
                "id": entry.rule.id,
                "name": entry.rule.name,
                "words": entry.rule.words,
                "severity": entry.rule.severity.value,
                "source": entry.rule.source,
                "family": entry.rule.family,
                "title": entry.title,
                "message": entry.message,
                "remedy": entry.remedy,
            }
            for entry in entries
        ],
    }


def _lines(entries: list[Entry], room: int) -> list[Line]:
    head = messages.RULES_HEAD.format(rulebook=RULEBOOK_YEAR, count=len(entries))
    lines: list[Line] = [(Span(head, "head"),), ()]
    families: dict[str, list[Entry]] = {}
    for entry in entries:
        families.setdefault(family_name(entry.rule.family), []).append(entry)
    for name, members in families.items():
        lines += [(Span(f"── {name}", "head"),), ()]
        for entry in members:
            lines += _rule(entry.rule, room)
    return lines


def _rule(rule: Rule, room: int) -> list[Line]:
    style = rule.severity.value
    lines: list[Line] = [
        (Span(SEVERITIES[style], style), Span(f"  {rule.name}", "head"), Span(f"  {rule.id}", "dim")),
        *hang((), rule.words, 6, room),
    ]
    if rule.source:
        source = f"{messages.RULE_SOURCE}："
        lines += hang((Span(" " * 6 + source, "dim"),), rule.source, 6 + width(source), room, "dim")
    return [*lines, ()]
