"""The checklist a reviewer fills in: 及时, 完整, 细化, 真实, 规范, each item judged by the rules that ask for it.

The items stand in ``checklist.csv``: an item fails where a finding of its rules counts (``counts``: only an
error, or a warning too); it passes where at least one of its rules was evaluated; else it is 未判定.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from mingzhang.findings import Report, Severity

ASPECTS = ("及时", "完整", "细化", "真实", "规范")


class Mark(StrEnum):
    """How an item or an aspect stands."""

    PASSED = "合格"
    FAILED = "不合格"
    OPEN = "未判定"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list. ``rules``: ids, or beginnings of ids that end in ``.*``."""

    aspect: str
    name: str
    counts: Severity
    rules: tuple[str, ...]

    def asks(self, rule_id: str) -> bool:
        """Whether the rule is one of the item's."""
        return any(
            rule_id == own or (own.endswith(".*") and rule_id.startswith(own[:-1])) for own in self.rules
        )


@dataclass(frozen=True, slots=True)
class Checked:
    """An item with its mark, and how many findings made it fail."""

    aspect: str
    name: str
    mark: Mark
    count: int = 0


@cache
def items() -> tuple[Item, ...]:
    """The items in the order of the file."""
    text = Path(__file__).with_name("checklist.csv").read_text("utf-8")
    found = []
    for line in text.splitlines()[1:]:
        aspect, name, counts, rules = line.split(",")
        found.append(Item(aspect, name, Severity(counts), tuple(rules.split(";"))))
    return tuple(found)


def checklist(report: Report) -> tuple[Checked, ...]:
    """Every item, judged on the findings that nobody has accepted."""
    return tuple(_judged(report, item) for item in items())


def aspects(checked: Sequence[Checked]) -> Mapping[str, Mark]:
    """Each aspect: failed if one of its items is, open if none passed, else passed."""
    found: dict[str, Mark] = {}
    for aspect in ASPECTS:
        marks = [item.mark for item in checked if item.aspect == aspect]
        found[aspect] = next((mark for mark in (Mark.FAILED, Mark.PASSED) if mark in marks), Mark.OPEN)
    return found


def _judged(report: Report, item: Item) -> Checked:
    failing = 0
    for finding in report.findings:
        ids = {relation.partition(":")[0] for relation in finding.relations} | {finding.rule.id}
        failing += finding.severity.rank <= item.counts.rank and any(item.asks(rule) for rule in ids)
    if failing:
        return Checked(item.aspect, item.name, Mark.FAILED, failing)
    decided = any(run.counts.total > run.counts.undecided for run in report.rules if item.asks(run.rule.id))
    passed = decided and (item.aspect != "真实" or report.complete)
    return Checked(item.aspect, item.name, Mark.PASSED if passed else Mark.OPEN)
