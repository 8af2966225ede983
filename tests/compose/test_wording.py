"""The unit's own words in the document's sentences: no stop twice, no number twice, no mark taken for a heading."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mingzhang.compose import compose
from mingzhang.compose.wording import phrase, sentence
from mingzhang.document import Paragraph, Role
from tests.compose.accounts import ledger_of


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("人员增加", "人员增加"),
        ("人员增加。", "人员增加"),
        ("主要原因是人员增加；", "人员增加"),
        ("由于人员增加，\n经费相应增加。", "人员增加，经费相应增加"),
        ("", ""),
    ],
)
def test_a_reason(written: str, wanted: str) -> None:
    assert phrase(written) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("保管档案", "保管档案。"),
        ("（一）保管档案。", "保管档案。"),
        ("2.保管档案；", "保管档案。"),
        ("2024年起保管档案。", "2024年起保管档案。"),
    ],
)
def test_a_duty(written: str, wanted: str) -> None:
    assert sentence(written) == wanted


def test_what_a_unit_writes_is_text() -> None:
    """A text that begins as the template marks headings and parts."""
    ledger = ledger_of([])
    said = "#1号楼已经交付。\n[[表]]\n@题 假的标题"
    blocks = compose(replace(ledger, texts={"其他事项": said})).document.blocks
    found = {block.text: block.role for block in blocks if isinstance(block, Paragraph)}
    assert [found[line] for line in said.split("\n")] == [Role.BODY] * 3
