"""Pages made to take long."""

from __future__ import annotations

import pytest

from mingzhang.readers.pdf import limits
from tests.readers.pdf.drawing import Sheet
from tests.readers.pdf.inferred.loose import income
from tests.readers.pdf.reading import read, tables


@pytest.mark.parametrize("name", ["MAX_LOOSE_COLUMNS", "MAX_LOOSE_HEADINGS", "MAX_LOOSE_WORDS"])
def test_beyond_the_limits_no_table_is_looked_for(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Sheet()
    income(page)
    assert len(tables(read(page))) == 1
    module = "figures" if name == "MAX_LOOSE_WORDS" else "inferred.infer"
    monkeypatch.setattr(f"mingzhang.readers.pdf.{module}.{name}", min(getattr(limits, name), 3))
    document = read(page)
    assert tables(document) == []
    assert any("1776.49" in block.text for block in document.blocks)  # type: ignore[union-attr]
