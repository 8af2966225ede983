"""Every rule's example, in a whole document: what is right passes, what is wrong is told in the words it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mingzhang.checking.rulebook import rulebook
from mingzhang.checking.rulebook.example import Example, examples
from mingzhang.findings import Finding, Report, Severity
from tests.checking.rulebook import bases
from tests.years import YEARS, accounts

NEVER_BROKEN = {
    "prose.perhead": "a product that does not hold says nothing",
    "content.narrative": "a text that was not found may be a text that was not read",
}
"""Rules that no document breaks, and why: their wrong example is told of nowhere, or as not checked."""


def told(report: Report, rule_id: str) -> list[Finding]:
    """What a report says because of a rule, the finding named after it first; a mere tail is no breach."""
    mild = rulebook()[rule_id].rule.severity is Severity.NOTE
    found = [
        finding
        for finding in report.findings
        if finding.rule.id == rule_id or rule_id in {name.partition(":")[0] for name in finding.relations}
    ]
    found = [finding for finding in found if mild or finding.severity is not Severity.NOTE]
    return sorted(found, key=lambda finding: finding.rule.id != rule_id)


def test_every_rule_has_an_example() -> None:
    assert set(examples()) == set(rulebook())


@pytest.mark.parametrize("example", examples().values(), ids=lambda example: example.rule)
def test_what_is_right_passes_and_what_is_wrong_is_told(example: Example, tmp_path: Path) -> None:
    right = bases.report(example, example.right, tmp_path)
    assert told(right, example.rule) == []
    wrong = bases.report(example, example.wrong, tmp_path)
    found = told(wrong, example.rule)
    if example.rule not in NEVER_BROKEN:
        assert found[0].title == example.says
    else:
        assert found == []
        waiting = [item.why for item in wrong.undecided if rulebook()[example.rule].rule.name in item.what]
        assert [f"未能核对：{why}" for why in waiting] in ([], [example.says])


@pytest.mark.parametrize(
    "example", [e for e in examples().values() if e.beside], ids=lambda example: example.rule
)
def test_what_the_other_file_is_said_to_print_stands_in_it(example: Example) -> None:
    before, plan = bases.companions()
    this = accounts(YEARS[2024], YEARS[2023])
    files = {"上年决算": before, "部门预算": plan, "本文件": this, "对照文件": this + bases.CLEAN}
    for words in example.beside:
        which, _, printed = words.partition("：")
        assert printed in files[which].replace("\t", " "), words


@pytest.mark.parametrize("example", examples().values(), ids=lambda example: example.rule)
def test_an_example_is_short_and_differs(example: Example) -> None:
    assert example.says
    if example.rule != "prose.perhead":
        assert example.changed
    if example.where != "单独":
        assert all(len(text) <= 300 for text in (*example.right, *example.wrong))
