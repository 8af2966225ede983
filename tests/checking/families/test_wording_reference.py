"""What wording and content say of one whole published disclosure: little, and only what is true."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from mingzhang.checking.rulebook import rulebook
from mingzhang.findings import Relation, Severity, Verdict
from mingzhang.readers import read_file
from mingzhang.recognition import recognise_document

FAMILIES = (
    "wording_accounts",
    "wording_bases",
    "wording_brackets",
    "wording_codes",
    "wording_contents",
    "wording_empty",
    "wording_format",
    "wording_heads",
    "wording_lists",
    "wording_marks",
    "wording_numbering",
    "wording_phrases",
    "wording_punctuation",
    "wording_reasons",
    "wording_residue",
    "wording_units",
    "wording_years",
    "content_economy",
    "content_hints",
    "content_narrative",
    "content_tables",
)


@pytest.fixture(scope="module")
def relations(reference: Path) -> list[Relation]:
    source = recognise_document(read_file(reference))
    return [
        item
        for name in FAMILIES
        for item in import_module(f"mingzhang.checking.families.{name}").relations(source)
    ]


def of(relations: list[Relation], severity: Severity) -> set[str]:
    return {
        item.rule.id
        for item in relations
        if item.verdict is Verdict.BROKEN and (item.severity or item.rule.severity) is severity
    }


def test_errors_and_warnings_are_those_of_the_answer_key(relations: list[Relation]) -> None:
    assert of(relations, Severity.ERROR) == {"wording.account"}
    assert of(relations, Severity.WARNING) == {
        "content.ordinary_accounts",
        "wording.budget_reason",
        "wording.reason_conflict",
        "wording.watermark",
    }


def test_nothing_is_undecided_and_keys_are_unique(relations: list[Relation]) -> None:
    assert [item.id for item in relations if item.verdict is Verdict.UNDECIDED] == []
    assert len({item.id for item in relations}) == len(relations)


def test_every_message_can_be_told(relations: list[Relation]) -> None:
    for item in relations:
        if item.verdict is Verdict.BROKEN:
            told = rulebook()[item.rule.id]
            assert item.operands
            for template in (told.title, told.message, told.remedy):
                assert template.format(**item.words)
