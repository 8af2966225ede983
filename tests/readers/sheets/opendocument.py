"""A hand-made ODS: the parts an office program writes, with what a test needs and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text", "style", "number")
)
_HIDDEN_STYLE = (
    '<style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def package(content: str, *, manifest: str = "") -> bytes:
    """An ODS with this content.xml."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        if manifest:
            archive.writestr("META-INF/manifest.xml", manifest)
    return buffer.getvalue()


def content(tables: str) -> str:
    """content.xml around table elements; the table style ``hidden`` hides a sheet."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES}>'
        f"<office:automatic-styles>{_HIDDEN_STYLE}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def table(
    rows: Sequence[Sequence[str]],
    spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
    name: str = "Z01",
) -> str:
    """A table element of texts; ``spans``: rows and columns that the cell at a position takes."""
    spans = spans or {}
    covered = {
        (row + down, column + across)
        for (row, column), (rows_, columns) in spans.items()
        for down in range(rows_)
        for across in range(columns)
        if down or across
    }
    lines = [
        "<table:table-row>"
        + "".join(
            cell(text, spans.get((row, column)), (row, column) in covered)
            for column, text in enumerate(texts)
        )
        + "</table:table-row>"
        for row, texts in enumerate(rows)
    ]
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}</table:table>"


def cell(text: str, span: tuple[int, int] | None = None, covered: bool = False) -> str:
    """One cell element with its displayed text."""
    kind = "covered-table-cell" if covered else "table-cell"
    spanned = (
        f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    )
    shown = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n")) if text else ""
    return f'<table:{kind}{spanned} office:value-type="string">{shown}</table:{kind}>'
