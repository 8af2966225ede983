"""From a document to the bytes of a Word file."""

from __future__ import annotations

import datetime

from mingzhang.document import Document, Publication
from mingzhang.render.archive import zipped
from mingzhang.render.docx.body import FOOTERS, Body
from mingzhang.render.docx.chart import chart_part
from mingzhang.render.docx.styles import HEAD, W, font_table, footer, settings, styles
from mingzhang.render.docx.words import field
from mingzhang.render.options import Options
from mingzhang.render.outline import outline
from mingzhang.render.xml import xml

_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument."
_WORD = f"{_TYPES}wordprocessingml."
_NO_DATE = datetime.date(1980, 1, 1)


def render_docx(document: Document, options: Options) -> bytes:
    """A Word file, the same bytes for the same document; its clock shows the date of publication."""
    about = document.publication or Publication()
    body = Body(outline(document))
    inside = body.xml()
    files = {
        "[Content_Types].xml": _content_types(len(body.charts)),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(about),
        "docProps/app.xml": _app(),
        "word/document.xml": f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>{inside}</w:body></w:document>',
        "word/_rels/document.xml.rels": _document_relations(len(body.charts)),
        "word/styles.xml": styles(about.language),
        "word/settings.xml": settings(about.language),
        "word/fontTable.xml": font_table(),
        "word/footer1.xml": footer("right", field("PAGE")),
        "word/footer2.xml": footer("left", field("PAGE")),
    }
    for number, chart in enumerate(body.charts, 1):
        files[f"word/charts/chart{number}.xml"] = chart_part(chart)
    return zipped({name: text.encode() for name, text in files.items()})


def _content_types(charts: int) -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}document.main+xml",
        "/word/styles.xml": f"{_WORD}styles+xml",
        "/word/settings.xml": f"{_WORD}settings+xml",
        "/word/fontTable.xml": f"{_WORD}fontTable+xml",
        "/word/footer1.xml": f"{_WORD}footer+xml",
        "/word/footer2.xml": f"{_WORD}footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": f"{_TYPES}extended-properties+xml",
        **{f"/word/charts/chart{n}.xml": f"{_TYPES}drawingml.chart+xml" for n in range(1, charts + 1)},
    }
    parts = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{parts}</Types>'
    )


def _relations(items: list[tuple[str, str, str]]) -> str:
    lines = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in items)
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", f"{_R}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_R}/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations(charts: int) -> str:
    return _relations(
        [
            ("rIdStyles", f"{_R}/styles", "styles.xml"),
            ("rIdSettings", f"{_R}/settings", "settings.xml"),
            ("rIdFonts", f"{_R}/fontTable", "fontTable.xml"),
            (FOOTERS[0], f"{_R}/footer", "footer1.xml"),
            (FOOTERS[1], f"{_R}/footer", "footer2.xml"),
            *((f"rIdChart{n}", f"{_R}/chart", f"charts/chart{n}.xml") for n in range(1, charts + 1)),
        ]
    )


def _core(about: Publication) -> str:
    stamp = f"{(about.date or _NO_DATE).isoformat()}T00:00:00Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{xml(about.title)}</dc:title><dc:creator>{xml(about.unit)}</dc:creator>"
        f"<dc:language>{xml(about.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{stamp}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{stamp}</dcterms:modified></cp:coreProperties>'
    )


def _app() -> str:
    return (
        f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>mingzhang</Application></Properties>"
    )
