"""What is rendered is read back: the same paragraphs and the same cells, in every format that carries them."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from mingzhang.document import Chart, Document, Paragraph, Role, Table
from mingzhang.render import render
from tests.render.documents import documents
from tests.render.reading import back, cells, flowing, needs_fonts, printed, squeeze, tables, texts
from tests.render.sample import PUBLICATION

_SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_a_page_keeps_every_paragraph_and_every_span() -> None:
    assert printed(back(render(PUBLICATION, "html"))) == printed(PUBLICATION)


def test_a_word_file_keeps_every_word_and_every_span() -> None:
    """Captions that share a line are one paragraph there; the contents have their pages beside them."""
    pages = iter("12234")
    blocks = [
        replace(block, text=block.text + next(pages))
        if isinstance(block, Paragraph) and block.role is Role.CONTENTS and block.level
        else block
        for block in PUBLICATION.blocks
    ]
    assert flowing(back(render(PUBLICATION, "docx"))) == flowing(replace(PUBLICATION, blocks=tuple(blocks)))


def test_text_keeps_the_place_of_every_cell() -> None:
    _same_text(PUBLICATION)


def test_a_workbook_keeps_tables_and_what_stands_with_them() -> None:
    _same_workbook(PUBLICATION)


@needs_fonts
def test_a_pdf_keeps_every_cell_and_every_word() -> None:
    """A double dash, one stroke on the page, is read as one."""
    read = back(render(PUBLICATION, "pdf"))
    given_texts = [
        [[t.replace("——", "—") for t in row] for row in texts(table)] for table in tables(PUBLICATION)
    ]
    assert [texts(table) for table in tables(read)] == given_texts
    for block in PUBLICATION.blocks:
        if not isinstance(block, Table | Chart) and block.role != "contents":
            assert squeeze(block.text) in _words(read)
    assert "（万元）2024年" not in _words(read), "words of a chart are a picture"


@_SLOW
@given(documents())
def test_any_document_as_a_page(document: Document) -> None:
    assert printed(back(render(document, "html"))) == printed(document)


@_SLOW
@given(documents())
def test_any_document_as_a_word_file(document: Document) -> None:
    assert printed(back(render(document, "docx"))) == printed(document)


@_SLOW
@given(documents())
def test_any_document_as_text(document: Document) -> None:
    _same_text(document)


@_SLOW
@given(documents())
def test_any_document_as_a_workbook(document: Document) -> None:
    _same_workbook(document)


@needs_fonts
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_as_a_pdf(document: Document) -> None:
    """Every character that goes in comes out: where the rules of a cell run is a matter of the PDF reader."""
    read = back(render(document, "pdf"))
    assert _all_words(read) == _all_words(document)


def _all_words(document: Document) -> list[str]:
    """Every character printed but dashes, in no order: a merged cell stands in the middle of what it spans."""
    text = "".join(
        item if isinstance(item, str) else "".join(cell[0] for cell in item) for item in printed(document)
    )
    return sorted(text.replace("—", ""))


def _same_text(document: Document) -> None:
    read = back(render(document, "txt"))
    assert [texts(table) for table in tables(read)] == [texts(table) for table in tables(document)]
    assert [item for item in printed(read) if isinstance(item, str)] == [
        item for item in printed(document) if isinstance(item, str)
    ]


def _same_workbook(document: Document) -> None:
    read = back(render(document, "xlsx"))
    assert [cells(table) for table in tables(read)] == [cells(table) for table in tables(document)]


def _words(document: Document) -> str:
    return "".join(item for item in printed(document) if isinstance(item, str))
