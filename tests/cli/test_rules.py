"""``mingzhang rules`` lists the whole rulebook."""

from __future__ import annotations

import json

import pytest

from mingzhang.checking.rulebook import rulebook
from mingzhang.cli import main

Capture = pytest.CaptureFixture[str]


def test_every_rule_is_listed_with_its_name(capsys: Capture) -> None:
    """For people."""
    assert main(["rules"]) == 0
    out = capsys.readouterr().out
    assert all(entry.rule.name in out and entry.rule.id in out for entry in rulebook().values())


def test_rules_as_data(capsys: Capture) -> None:
    """For programs: words, severity, source and templates."""
    assert main(["rules", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["rules"]
    assert [rule["id"] for rule in listed] == list(rulebook())
    assert all(rule["words"] and rule["severity"] and rule["remedy"] for rule in listed)


def test_every_rule_is_listed_with_an_example(capsys: Capture) -> None:
    """What is right, what is wrong, and what would be said: for people and as data."""
    main(["rules"])
    out = capsys.readouterr().out
    assert out.count("会说：") == len(rulebook())
    assert "错的写法：2.社会保障和就业支出（类）年初预算为9.01万元" in out
    main(["rules", "--format", "json"])
    listed = json.loads(capsys.readouterr().out)["rules"]
    assert all(rule["example"]["right"] and rule["example"]["says"] for rule in listed)
