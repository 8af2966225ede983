"""The checklist a reviewer fills in: 及时, 完整, 细化, 真实, 规范, 方式, 保密, each item judged by its rules.

The items stand in ``checklist.csv``: an item fails where a finding of its rules counts (``counts``: only an
error, or a warning too); it passes where at least one of its rules was evaluated; else it is 未判定. One
without rules cannot be told from the file (where it was published, who reviewed it): it is for people to judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path

from msgspec import Struct

from mingzhang.findings import Report, Severity

ASPECTS = ("及时", "完整", "细化", "真实", "规范", "方式", "保密")


class Mark(StrEnum):
    """How an item or an aspect stands."""

    PASSED = "合格"
    FAILED = "不合格"
    OPEN = "未判定"


class Item(Struct, frozen=True):
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


class Checked(Struct, frozen=True):
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
        found.append(Item(aspect, name, Severity(counts), tuple(filter(None, rules.split(";")))))
    return tuple(found)


def checklist(report: Report) -> tuple[Checked, ...]:
    """Every item, judged on the findings that nobody has accepted."""
    return tuple(_judged(report, item) for item in items())


def aspects(checked: Sequence[Checked]) -> Mapping[str, Mark]:
    """Each aspect: failed if one of its items is; open if none passed, or one only people can judge; else passed.

    Empty where nothing was asked.
    """
    if not checked:
        return {}
    found: dict[str, Mark] = {}
    by_hand = {(item.aspect, item.name) for item in items() if not item.rules}
    for aspect in ASPECTS:
        own = [item for item in checked if item.aspect == aspect]
        marks = [item.mark for item in own]
        waits = any((item.aspect, item.name) in by_hand and item.mark is Mark.OPEN for item in own)
        order = (Mark.FAILED,) if waits else (Mark.FAILED, Mark.PASSED)
        found[aspect] = next((mark for mark in order if mark in marks), Mark.OPEN)
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
