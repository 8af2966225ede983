"""The rulebook's arithmetic chapters, and that every rule of them has its examples in the tests."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from mingzhang.checking.rulebook import CHAPTERS, arithmetic, rule, rulebook, statements
from mingzhang.checking.rulebook.entry import Entry

ENTRIES = (*arithmetic.ENTRIES, *statements.ENTRIES)
RULES = tuple(entry.rule.id for entry in ENTRIES)
FOLDER = Path(__file__).parents[1] / "families"
ONLY_TAILS = {"agreement.tail", "share.plugged"}
"""Rules that name a kind of tail: they are never broken, and what holds is an instance of another rule."""
ONLY_BROKEN = {"agreement.unit", "bridge.near"}
"""Rules that name a cause: what holds is an instance of another rule."""


def examples() -> dict[str, set[str]]:
    """Which of holds, breaks, tails, silent and undecided the tests say of each rule."""
    found: dict[str, set[str]] = {rule_id: set() for rule_id in RULES}
    for file in sorted(FOLDER.glob("test_*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        names = {
            target.id: list(_rules(node.value))
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                for word, said in _said(node, names):
                    found.setdefault(said, set()).add(word)
    return found


def _said(function: ast.FunctionDef, names: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The words a test says, with the rule; a parameter stands for the rules of the decorator."""
    for call in ast.walk(function):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or len(call.args) < 2:
            continue
        if call.func.id not in ("holds", "breaks", "tails", "silent", "undecided"):
            continue
        given = call.args[1]
        if isinstance(given, ast.Constant) and isinstance(given.value, str):
            yield call.func.id, given.value
        elif isinstance(given, ast.Name):
            known = names.get(given.id, [])
            for decorator in function.decorator_list:
                known = [*known, *_rules(decorator)]
                known += [
                    r for n in ast.walk(decorator) if isinstance(n, ast.Name) for r in names.get(n.id, [])
                ]
            for said in known:
                yield call.func.id, said


def _rules(node: ast.AST) -> Iterator[str]:
    return (
        n.value
        for n in ast.walk(node)
        if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value in RULES
    )


@pytest.mark.parametrize("rule_id", RULES)
def test_every_rule_has_examples(rule_id: str) -> None:
    """One that holds, one that does not, and one that cannot be decided or where no relation arises."""
    said = examples()[rule_id]
    assert said & {"silent", "undecided"}
    if rule_id in ONLY_TAILS:
        assert "tails" in said
    else:
        assert "breaks" in said
        assert "holds" in said or rule_id in ONLY_BROKEN


@pytest.mark.parametrize("entry", ENTRIES, ids=RULES)
def test_templates_ask_for_names(entry: Entry) -> None:
    """Title, message and remedy are sentences whose placeholders are plain names."""
    for template in (entry.title, entry.message, entry.remedy):
        fields = [name for _, name, _, _ in string.Formatter().parse(template) if name is not None]
        assert all(name.isidentifier() for name in fields)
    assert entry.message.endswith("。")
    assert entry.remedy.endswith("。")
    assert "\n" not in entry.title


def test_rules_are_registered_once_and_found_by_their_id() -> None:
    assert len(set(RULES)) == len(RULES)
    assert set(CHAPTERS) >= {"arithmetic", "statements"}
    assert [rule(rule_id).id for rule_id in RULES] == list(RULES)
    assert list(rulebook())[: len(RULES)] == list(RULES)
    with pytest.raises(KeyError):
        rule("no.such.rule")
