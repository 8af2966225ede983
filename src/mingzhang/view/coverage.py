"""The coverage map as text for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mingzhang.findings.coverage import CoverageMap, Guarded
from mingzhang.view import messages, summary
from mingzhang.view.json import document_json, place_json
from mingzhang.view.layout import Line, Span, clean, hang, wrap

SHOWN = 12
"""How many numbers of one part are listed unless all are asked for."""
UNSEEN_SHOWN = 6
_INDENT = 4
_BESIDE = 6


def coverage_json(found: CoverageMap) -> dict[str, Any]:
    """The map as plain JSON data. ``unseen`` holds the misprints that break no relation."""
    return {
        "schema": found.schema,
        "version": found.version,
        "rulebook": found.rulebook,
        "document": document_json(found.document),
        "counts": {
            "numbers": len(found.numbers),
            "unguarded": found.count("bare"),
            "partly": found.count("thin"),
            "misprints": found.misprints,
            "unseen": found.unseen + _bare(found),
        },
        "numbers": [
            {
                "place": place_json(number.cited),
                "printed": number.printed,
                "guards": number.guards,
                "misprints": number.misprints,
                "unseen": list(number.unseen),
            }
            for number in found.numbers
        ],
    }


def _bare(found: CoverageMap) -> int:
    """Misprints of numbers that nothing guards: every one goes unseen."""
    return sum(number.misprints for number in found.numbers if not number.guards)


def coverage_words(found: CoverageMap) -> list[str]:
    """The map in two sentences."""
    unseen = found.unseen + _bare(found)
    return [
        messages.COVERAGE_NUMBERS.format(
            numbers=len(found.numbers),
            bare=found.count("bare"),
            share=summary.share(found.count("bare"), len(found.numbers)),
        ),
        messages.COVERAGE_MISPRINTS.format(
            misprints=found.misprints, unseen=unseen, share=summary.share(unseen, found.misprints)
        ),
    ]


def coverage_lines(found: CoverageMap, *, columns: int = 96, full: bool = False) -> list[Line]:
    """The map as lines. ``full``: every number, not only the first ones of a part."""
    lines: list[Line] = [(Span(messages.COVERAGE_TITLE, "dim"),)]
    lines += [(Span(line, "head"),) for line in wrap(clean(found.document.file), columns)]
    for sentence in coverage_words(found):
        lines += [(Span(line),) for line in wrap(sentence, columns)]
    lines.append(())
    for state, title in (("bare", messages.COVERAGE_BARE), ("thin", messages.COVERAGE_THIN)):
        chosen = [number for number in found.numbers if number.state == state]
        if chosen:
            lines += [(Span(title.format(count=len(chosen)), "head"),), ()]
            lines += _by_part(chosen, columns, full)
    lines.append((Span(messages.FOOT.format(version=found.version, rulebook=found.rulebook), "dim"),))
    return lines


def _by_part(numbers: Iterable[Guarded], columns: int, full: bool) -> list[Line]:
    parts: dict[str, list[Guarded]] = {}
    for number in numbers:
        parts.setdefault(number.cited.part or messages.WHOLE_DOCUMENT, []).append(number)
    lines: list[Line] = []
    for part, members in parts.items():
        lines += hang(
            (Span(f"  {clean(part)}"),), messages.COVERAGE_COUNT.format(count=len(members)), 2, columns
        )
        for number in members if full else members[:SHOWN]:
            lines += hang((Span(" " * _INDENT + "· ", "dim"),), _words(number), _BESIDE, columns)
        if not full and len(members) > SHOWN:
            more = messages.COVERAGE_MORE.format(count=len(members) - SHOWN)
            lines += hang((Span(" " * _INDENT, "dim"),), more, _BESIDE, columns, "dim")
    return [*lines, ()]


def _words(number: Guarded) -> str:
    cited = number.cited
    spot = "，".join(
        text for text in (summary.labels(cited, within=cited.part), summary.where(cited)) if text
    )
    words = messages.COVERAGE_NUMBER.format(printed=number.printed, where=clean(spot))
    if not number.unseen:
        return words
    shown = "、".join(number.unseen[:UNSEEN_SHOWN])
    more = (
        messages.COVERAGE_AND_MORE.format(count=len(number.unseen))
        if len(number.unseen) > UNSEEN_SHOWN
        else ""
    )
    return words + messages.COVERAGE_UNSEEN.format(shown=shown, more=more)
