"""One disclosure, written in several formats, is the same disclosure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import mingzhang
from mingzhang.document import Document, Table
from mingzhang.points.reading import Reading
from mingzhang.readers.docx import read_docx
from mingzhang.readers.formats import format_of, reader_of
from mingzhang.readers.html import read_html
from mingzhang.readers.markdown import read_markdown
from mingzhang.readers.pdf import read_pdf
from tests.conftest import ROOT
from tests.readers.pdf.composing import to_pdf
from tests.readers.writing import (
    bare_pipes,
    commas,
    html_table,
    repeated,
    spanned,
    to_docx,
    to_html,
    to_markdown,
    to_text,
)


def _shaped(table: Callable[[Table], str]) -> Callable[[Document], Document]:
    """The demo as text whose tables have another shape, read as the reader chosen by its bytes reads it."""

    def read(text: Document) -> Document:
        data = to_text(text, table).encode()
        return reader_of(format_of(data))(data, "公开.txt", "")

    return read


DEMO = ROOT / "src" / "mingzhang" / "examples" / "demo" / "demo.txt"
FORMATS: dict[str, Callable[[Document], Document]] = {
    "html": lambda text: read_html(to_html(text).encode(), "公开.html", ""),
    "site": lambda text: read_html(
        to_html(text, site=True).replace("'utf-8'", "'gb2312'").encode("gb18030"), "公开.html", ""
    ),
    "docx": lambda text: read_docx(to_docx(text), "公开.docx", ""),
    "pdf": lambda text: read_pdf(to_pdf(text), "公开.pdf", ""),
    "md": lambda text: read_markdown(to_markdown(text).encode(), "公开.md", ""),
    "text with page tables": _shaped(lambda table: html_table(spanned(table))),
    "text with commas": _shaped(commas),
    "text with bare pipes": _shaped(bare_pipes),
    "text with repeated cells": _shaped(repeated),
}


def prints(reading: Reading) -> set[tuple[object, ...]]:
    return {
        (coordinate, print_.amount, print_.source, print_.scope)
        for coordinate, point in reading.points.items()
        for print_ in point.prints
    }


@pytest.mark.parametrize("name", FORMATS)
def test_the_points_are_the_same_to_the_digit(name: str) -> None:
    text = mingzhang.read(DEMO)
    document = FORMATS[name](text)
    expected, found = mingzhang.recognise(text), mingzhang.recognise(document)
    assert prints(found) == prints(expected)
    assert (found.unit, found.year, found.kind) == (expected.unit, expected.year, expected.kind)
    assert len(found.statements) == len(expected.statements)
    assert sum(isinstance(block, Table) for block in document.blocks) == sum(
        isinstance(block, Table) for block in text.blocks
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_findings_are_the_same(name: str) -> None:
    text = mingzhang.read(DEMO)
    expected = mingzhang.check(mingzhang.recognise(text))
    found = mingzhang.check(mingzhang.recognise(FORMATS[name](text)))
    assert sorted(finding.rule.id for finding in found.findings) == sorted(
        finding.rule.id for finding in expected.findings
    )
