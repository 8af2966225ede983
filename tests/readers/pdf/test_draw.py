"""Every stage of the chain can be drawn."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf.draw import STAGES, inspect_page
from tests.readers.pdf.drawing import Sheet, pdf

SVG = "{http://www.w3.org/2000/svg}"


def _data() -> bytes:
    page = Sheet()
    page.text(60, 60, "收入 <决算> & 表")
    page.text(300, 400, "竖", angle=90)
    page.table([["项目", "决算数"], ["合计", "12.00"]])
    page.text(290, 820, "1")
    return pdf(page)


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_well_formed_svg(stage: str) -> None:
    root = ElementTree.fromstring(inspect_page(_data(), "f.pdf", 1, stage))
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 595 842"
    assert len(root.findall(f"{SVG}text")) >= 6


def test_the_tables_are_drawn_with_their_texts() -> None:
    root = ElementTree.fromstring(inspect_page(_data(), "f.pdf", 1, "tables"))
    assert "1×1 12.00" in [title.text for title in root.iter(f"{SVG}title")]


def test_a_page_that_is_not_there() -> None:
    with pytest.raises(ReadError, match="没有第 7 页"):
        inspect_page(_data(), "f.pdf", 7, "tables")
