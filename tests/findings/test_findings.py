"""Findings and relations: what cannot be constructed, and how they are identified."""

from __future__ import annotations

import pytest

from mingzhang.findings import Cited, Finding, Relation, Rule, Severity, Verdict
from mingzhang.place import Place

RULE = Rule(
    "identity.balance", "收支平衡", "收入总计等于支出总计。", Severity.ERROR, "部门决算报表", "identity"
)
CITED = Cited(Place("清河县档案馆.txt", line=12), "公开01表", "总计", "决算数", "30.00")


def finding(**changes: object) -> Finding:
    words: dict[str, object] = {
        "title": "收支不平",
        "message": "总计两边相差 1.00 万元。",
        "remedy": "核对两边的总计。",
        "places": (CITED,),
    }
    return Finding("identity.balance:1", RULE, Severity.ERROR, **{**words, **changes})  # type: ignore[arg-type]


def test_a_finding_tells_the_place_and_the_remedy() -> None:
    """Everything given: fine."""
    assert finding().places == (CITED,)


@pytest.mark.parametrize("missing", ["title", "message", "remedy"])
def test_a_finding_without_words_cannot_exist(missing: str) -> None:
    """A reviewer must know what is wrong and what to do."""
    with pytest.raises(ValueError, match="title, a message and a remedy"):
        finding(**{missing: ""})


def test_a_finding_without_a_place_cannot_exist() -> None:
    """A reviewer must be able to click it."""
    with pytest.raises(ValueError, match="needs a place"):
        finding(places=())


def test_a_relation_is_named_by_rule_and_key() -> None:
    """The same relation has the same name in every run."""
    assert Relation(RULE, "t1/总计", Verdict.EXACT).id == "identity.balance:t1/总计"


def test_errors_come_before_warnings_before_notes() -> None:
    """The order of a report."""
    assert sorted(Severity, key=lambda severity: severity.rank) == [
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTE,
    ]
