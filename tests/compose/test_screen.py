"""The screen before publication: what must not leave the house is found with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mingzhang.compose import compose, screen
from mingzhang.compose.screen import DRAFT, EMPTY, PERSONAL, RESIDUE, STALE
from tests.workbook.filled import filled, loaded


def _hits(text: str) -> list[tuple[str, str]]:
    ledger = loaded(filled()).ledger
    assert ledger is not None
    spoilt = replace(ledger, texts={**ledger.texts, "其他事项": text})
    return [(hit.kind, hit.part) for hit in screen(compose(spoilt).document)]


def test_a_clean_disclosure_passes() -> None:
    """Figures, codes and the years of comparisons are no secrets; the year before is no stale year."""
    assert _hits("2023年的工作已在2025年公开，资金1,234,567.89元。") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("仅供内部审核", DRAFT),
        ("比上年增加（减少）12万元", RESIDUE),
        ("主要原因是XX", RESIDUE),
        ("联系人电话13812345678", PERSONAL),
        ("电话0352-1234567", PERSONAL),
        ("身份证140202198001011234", PERSONAL),
        ("账号6222021234567890123", PERSONAL),
        ("按2022年的要求", STALE),
    ],
)
def test_what_is_found(text: str, kind: str) -> None:
    """Under the heading where it stands."""
    assert _hits(text) == [(kind, "2、其他需要说明的事项")]


def test_an_empty_part_is_found() -> None:
    """A heading with nothing below it."""
    ledger = loaded(filled()).ledger
    assert ledger is not None
    document = compose(replace(ledger, duties=())).document
    assert [(hit.kind, hit.part) for hit in screen(document)] == [(EMPTY, "一、本部门（单位）职责")]
