"""``mingzhang rules``: the rulebook, for people or as data."""

from __future__ import annotations

import sys
from pathlib import Path

from msgspec.structs import replace

from mingzhang.checking.policy import STANDARD, Policy
from mingzhang.checking.rulebook import RULEBOOK_YEAR, entry_of, rulebook
from mingzhang.checking.rulebook.entry import Entry
from mingzhang.checking.rulebook.example import Example, examples
from mingzhang.cli import messages
from mingzhang.cli.streams import columns, complain, write_data
from mingzhang.findings import Rule
from mingzhang.view.examples import example_rows
from mingzhang.view.json import dump
from mingzhang.view.layout import Line, Span, hang, width
from mingzhang.view.messages import SEVERITIES
from mingzhang.view.summary import family_name
from mingzhang.view.terminal import paint

SCHEMA = "mingzhang-rules/1"


def rules(form: str, config: str | None = None) -> int:
    """List every rule, as the settings of ``config`` have them."""
    from mingzhang.desk.beside import SettingsError
    from mingzhang.desk.settings import load_settings

    try:
        policy = STANDARD if config is None else load_settings(Path(config)).policy
    except SettingsError as error:
        complain(str(error))
        return 2
    entries = [replace(entry, rule=policy.ruled(entry.rule)) for entry in rulebook().values()]
    entries += [entry_of(own.rule) for own in policy.own]
    if form == "json":
        write_data(dump(rules_json(entries, policy)))
    elif sys.stdout is not None:
        paint(_lines(entries, columns(), policy), sys.stdout)
    return 0


def rules_json(entries: list[Entry], policy: Policy = STANDARD) -> dict[str, object]:
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
                "used": entry.rule.id not in policy.off,
                "example": _example_json(examples().get(entry.rule.id)),
            }
            for entry in entries
        ],
    }


def _example_json(example: Example | None) -> dict[str, object] | None:
    """The example as data; null for a rule of a bureau's own."""
    if example is None:
        return None
    return {
        "where": example.where,
        "beside": list(example.beside),
        "right": list(example.right),
        "wrong": list(example.wrong),
        "says": example.says,
    }


def _lines(entries: list[Entry], room: int, policy: Policy) -> list[Line]:
    head = messages.RULES_HEAD.format(rulebook=RULEBOOK_YEAR, count=len(entries))
    lines: list[Line] = [(Span(head, "head"),), ()]
    families: dict[str, list[Entry]] = {}
    for entry in entries:
        families.setdefault(family_name(entry.rule.family), []).append(entry)
    for name, members in families.items():
        lines += [(Span(f"── {name}", "head"),), ()]
        for entry in members:
            lines += _rule(entry.rule, room, off=entry.rule.id in policy.off)
    return lines


def _rule(rule: Rule, room: int, *, off: bool) -> list[Line]:
    style = rule.severity.value
    mark = Span(messages.RULE_OFF, "dim") if off else Span(SEVERITIES[style], style)
    lines: list[Line] = [
        (mark, Span(f"  {rule.name}", "head"), Span(f"  {rule.id}", "dim")),
        *hang((), rule.words, 6, room),
    ]
    if rule.source:
        source = f"{messages.RULE_SOURCE}："
        lines += hang((Span(" " * 6 + source, "dim"),), rule.source, 6 + width(source), room, "dim")
    example = examples().get(rule.id)
    for label, text in example_rows(example) if example else ():
        head = f"{label}："
        lines += hang((Span(" " * 6 + head, "dim"),), text, 6 + width(head), room)
    return [*lines, ()]
