"""Runs and paragraphs of WordprocessingML.

Sizes are half points, distances twentieths of a point (twips), as the format has them.
"""

from __future__ import annotations

from mingzhang.render.fonts import WORD, Face
from mingzhang.render.xml import xml


def run(text: str, properties: str = "") -> str:
    """A run of text; line breaks as breaks."""
    if not text:
        return ""
    lines = [f'<w:t xml:space="preserve">{xml(line)}</w:t>' for line in text.split("\n")]
    inside = "<w:br/>".join(lines)
    return f"<w:r>{_run_properties(properties)}{inside}</w:r>"


def paragraph(inside: str, style: str = "", properties: str = "") -> str:
    """A paragraph; ``properties`` come in the order of the schema, behind the style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p>{_wrapped('w:pPr', named + properties)}{inside}</w:p>"


def fonts(face: Face) -> str:
    """The fonts of a face, for every script."""
    name = WORD[face][0]
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def field(instruction: str, result: str = "1") -> str:
    """A field with the result it shows until a program that sets the page fills in its own."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _run_properties(properties: str) -> str:
    return _wrapped("w:rPr", properties)


def _wrapped(tag: str, inside: str) -> str:
    return f"<{tag}>{inside}</{tag}>" if inside else ""
