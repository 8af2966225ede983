"""The styles of an official document (GB/T 9704) and the parts that name its fonts and settings."""

from __future__ import annotations

from mingzhang.render.docx.words import fonts
from mingzhang.render.fonts import WORD, Face
from mingzhang.render.xml import xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SANHAO = 32
"""三号, 16 points."""
TIGHT = -5
"""A quarter of a point less between characters, so that 28 fill a line."""
EXACT = 579
"""22 lines on a page."""

_HEADINGS = (
    (Face.HEI, 40, "center"),
    (Face.HEI, SANHAO, ""),
    (Face.KAI, SANHAO, ""),
    (Face.TEXT, SANHAO, ""),
)


def styles(language: str) -> str:
    """styles.xml."""
    found = [
        f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{fonts(Face.TEXT)}'
        f'<w:sz w:val="{SANHAO}"/><w:szCs w:val="{SANHAO}"/>'
        f'<w:lang w:val="en-US" w:eastAsia="{xml(language)}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>',
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:jc w:val="both"/></w:pPr></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>',
        _style(
            "BodyText", "Body Text", _lines() + '<w:ind w:firstLineChars="200" w:firstLine="632"/>', _tight()
        ),
        _style("Title", "Title", _apart(0, 600) + _center(), _run(Face.TITLE, 52)),
        _style("Cover", "Cover Line", _apart(0, 400) + _center(), _run(Face.KAI, 36)),
        _style("TOCHeading", "TOC Heading", _apart(0, 400) + _center(), _run(Face.TITLE, 44)),
        _style(
            "TableCaption",
            "Table Caption",
            "<w:keepNext/>" + _small(0, 40) + '<w:jc w:val="right"/>',
            _run(Face.TABLE, 24),
        ),
        _style("TableNote", "Table Note", _small(80, 20), _run(Face.TABLE, 24)),
        _style("TableText", "Table Text", "", _run(Face.TABLE, 21)),
        _style("Signature", "Signature", _lines() + '<w:ind w:right="632"/><w:jc w:val="right"/>', _tight()),
        _style("Picture", "Picture", _apart(120, 120) + _center(), ""),
        _style("Footer", "footer", "", _run(Face.TABLE, 28)),
    ]
    for level, (face, size, side) in enumerate(_HEADINGS, 1):
        indent = "" if side else '<w:ind w:firstLineChars="200" w:firstLine="632"/>'
        place = _center() if side else ""
        space = _apart(0, 480) if side else _lines(120)
        found.append(
            f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
            f'<w:basedOn w:val="Normal"/><w:next w:val="BodyText"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>'
            f'{space}{indent}{place}<w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f"<w:rPr>{_run(face, size)}</w:rPr></w:style>"
        )
    for level in range(1, 5):
        indent = f'<w:ind w:left="{(level - 1) * 560}"/>'
        face = Face.HEI if level == 1 else Face.TEXT
        found.append(
            _style(f"TOC{level}", f"toc {level}", _toc_tab() + _apart(0, 60) + indent, _run(face, 28))
        )
    return "".join(found) + "</w:styles>"


def font_table() -> str:
    """fontTable.xml: the fonts of the standard, each with the open one to take where it is missing."""
    found = [f'{HEAD}<w:fonts xmlns:w="{W}">']
    for name, other in WORD.values():
        found.append(
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
            '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
        )
    return "".join(found) + "</w:fonts>"


def settings(language: str) -> str:
    """settings.xml: page numbers outside, on odd and even pages."""
    return (
        f'{HEAD}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        f'</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="{xml(language)}"/></w:settings>'
    )


def footer(side: str, number: str) -> str:
    """A footer with the page number at one side: — 1 —."""
    text = '<w:r><w:t xml:space="preserve">— </w:t></w:r>'
    end = '<w:r><w:t xml:space="preserve"> —</w:t></w:r>'
    indent = '<w:ind w:left="280" w:right="280"/>'
    return (
        f'{HEAD}<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/>{indent}<w:jc w:val="{side}"/></w:pPr>'
        f"{text}{number}{end}</w:p></w:ftr>"
    )


def _style(key: str, name: str, paragraph: str, run: str) -> str:
    inside = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    letters = f"<w:rPr>{run}</w:rPr>" if run else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:qFormat/>{inside}{letters}</w:style>"
    )


def _run(face: Face, size: int) -> str:
    return f'{fonts(face)}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'


def _tight() -> str:
    return f'<w:spacing w:val="{TIGHT}"/>'


def _lines(before: int = 0) -> str:
    return f'<w:spacing w:before="{before}" w:after="0" w:line="{EXACT}" w:lineRule="exact"/>'


def _apart(before: int, after: int) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}"/>'


def _small(before: int, after: int) -> str:
    """Lines of 小四号, as high whatever font stands in."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="330" w:lineRule="exact"/>'


def _center() -> str:
    return '<w:jc w:val="center"/>'


def _toc_tab() -> str:
    return '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8844"/></w:tabs>'
