"""Files made to harm: bombs, depths, expansions, a million cells. Each is named by its format and its harm.

Every one must be read or refused by a sentence, within the time and memory of tests/readers/test_hostile.py.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator

from tests.readers.docx.package import p, tbl, tc, tr, word
from tests.readers.pdf.drawing import Sheet, pdf
from tests.readers.sheets import opendocument
from tests.readers.sheets.books import by_openpyxl, filled

_ROWS: list[list[str | int | float | None]] = [["收入决算表", None], ["项目", "金额"], ["合计", 1.5]]
_SHEET = "xl/worksheets/sheet1.xml"
_LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(1, 10))


def hostile(form: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file of one format."""
    makers = {"txt": _texts, "md": _texts, "html": _pages, "docx": _words, "pdf": _pdfs}
    for name, data in makers.get(form, _books)():
        if name.split()[0] == form:
            yield name, data


def _texts() -> Iterator[tuple[str, bytes]]:
    yield "txt million cells", ("公开01表\n" + "1.00\t" * 999 + "\n").encode() * 1100
    yield "txt tabs", b"\t" * 150_000 + b"x"
    yield "txt tabs in the contents", "目录\n八".encode() + b"\t" * 100_000
    yield "txt leaders in the contents", "目录\n八".encode() + b"." * 190_000 + b"\n"
    yield "txt leaders", "八".encode() + b"." * 190_000 + b"x"
    yield "txt leaders apart", "八".encode() + b". " * 95_000 + b"x\n"
    yield "txt one gap", "八".encode() + b" " * 190_000 + b"x 1.00\n"
    yield "txt one long line", b"1" * 3_000_000
    yield "txt a million blank lines", b"\n" * 1_000_000
    yield "md million cells", ("|a|b|\n|---|---|\n" + "|1|2|\n" * 500_000).encode()
    yield "md nested emphasis", b"*" * 1_000_000
    yield "md nested quotes", (b">" * 5000 + b" 1\n") * 200 + b"|a|b|\n|---|---|\n"
    yield "md open comments", b"|a|b|\n|---|---|\n" + b"<!--" * 300_000


def _pages() -> Iterator[tuple[str, bytes]]:
    yield "html many comments", b"<!---->" * 500 + b"x"
    yield "html million cells", b"<table>" + b"<tr>" + b"<td>1</td>" * 1_000_000 + b"</table>"
    yield (
        "html wide spans",
        b"<table>" + b"<tr><td rowspan=65534 colspan=1000>1</td></tr>" * 2000 + b"</table>",
    )
    yield "html deep tables", b"<table><tr><td>" * 400 + b"1"
    yield "html deep divisions", b"<div>" * 200_000 + b"1"
    yield "html unclosed lists", b"<ol><li>" * 200 + b"1"
    yield "html laughs", f'<!DOCTYPE html [<!ENTITY a1 "ha">{_LAUGHS}]><p>&a10;</p>'.encode()
    yield "html attributes", b"<p " + b"a=1 " * 900_000 + b">x"


def _words() -> Iterator[tuple[str, bytes]]:
    yield "docx bomb", word(p("x" * 60_000_000))
    yield "docx deep tables", word("<w:tbl><w:tr><w:tc>" * 3000 + p("深") + "</w:tc></w:tr></w:tbl>" * 3000)
    yield (
        "docx deep runs",
        word("<w:sdt><w:sdtContent>" * 20_000 + p("深") + "</w:sdtContent></w:sdt>" * 20_000),
    )
    yield (
        "docx laughs",
        word("", {"word/document.xml": f'<!DOCTYPE w [<!ENTITY a1 "ha">{_LAUGHS}]><w>&a10;</w>'}),
    )
    yield "docx million cells", word(tbl(*[tr(*[tc()] * 60)] * 17_000))
    yield "docx wide spans", word(tbl(*[tr(tc("1", '<w:gridSpan w:val="60"/>'))] * 20_000))
    yield "docx long vertical merges", word(tbl(*[tr(*[tc("1", "<w:vMerge/>")] * 50)] * 2_000))


def _books() -> Iterator[tuple[str, bytes]]:
    yield "xlsx bomb", _part(lambda text: text + " " * 200_000_000)
    yield "xlsx laughs", _part(lambda text: f'<!DOCTYPE w [<!ENTITY a1 "ha">{_LAUGHS}]>' + text)
    row = "".join("<c><v>1</v></c>" for _ in range(1000))
    yield "xlsx million cells", _part(lambda text: _filled(text, f"<row>{row}</row>" * 1000))
    yield (
        "xlsx far corner",
        _part(lambda text: _filled(text, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')),
    )
    merges = "".join(f'<mergeCell ref="A{n}:XFD{n + 900000}"/>' for n in range(1, 9000))
    yield (
        "xlsx wide merges",
        _part(lambda text: text.replace("</sheetData>", f"</sheetData><mergeCells>{merges}</mergeCells>")),
    )
    yield "xlsx deep elements", _part(lambda text: _filled(text, "<row>" * 100_000 + "</row>" * 100_000))
    repeated = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>1</text:p></table:table-cell></table:table-row>'
    yield "ods repeated cells", _opened(f'<table:table table:name="a">{repeated}</table:table>')
    spans = '<table:table-row><table:table-cell table:number-rows-spanned="1000000" table:number-columns-spanned="16000"><text:p>1</text:p></table:table-cell></table:table-row>'
    yield "ods wide spans", _opened(f'<table:table table:name="a">{spans * 3000}</table:table>')
    yield (
        "ods deep groups",
        _opened("<table:table-row-group>" * 100_000 + "</table:table-row-group>" * 100_000),
    )
    yield "ods laughs", opendocument.package(f'<!DOCTYPE w [<!ENTITY a1 "ha">{_LAUGHS}]><w>&a10;</w>')


def _opened(tables: str) -> bytes:
    return opendocument.package(opendocument.content(tables))


def _filled(text: str, rows: str) -> str:
    start, end = text.index("<sheetData>") + len("<sheetData>"), text.index("</sheetData>")
    return text[:start] + rows + text[end:]


def _part(change: Callable[[str], str]) -> bytes:
    data, result = by_openpyxl(filled(_ROWS)), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part.decode()) if name == _SHEET else part)
    return result.getvalue()


def _pdfs() -> Iterator[tuple[str, bytes]]:
    yield "pdf bomb", _compressed(b"0 0 m 1 1 l S\n" * 4_000_000)
    yield "pdf spaces bomb", _compressed(b" " * 500_000_000)
    yield "pdf million glyphs", _compressed(b"BT /F 1 Tf 10 10 Td " + b"<4e00> Tj " * 1_000_000 + b"ET")
    yield "pdf million rectangles", _compressed(b"1 1 9 9 re S\n" * 1_000_000)
    grid = "".join(f"{n} 0 m {n} 800 l S 0 {n} m 800 {n} l S\n" for n in range(0, 800, 2))
    yield "pdf dense grid", _compressed((grid * 20).encode())
    curve = b"0 0 m " + b"1 1 2 2 3 3 c " * 3_000_000 + b"S\n"
    yield "pdf endless curve", _compressed(curve)
    yield "pdf deep states", _compressed(b"q " * 3_000_000)
    yield "pdf deep arrays", _compressed(b"[" * 3_000_000 + b"] TJ")
    yield (
        "pdf far numbers",
        _compressed(b"1e30 0 0 1e30 0 0 cm 0 0 1e38 1e38 re S BT /F 1e30 Tf <4e00> Tj ET"),
    )
    loop = pdf(Sheet()).replace(b"/Kids [10 0 R]", b"/Kids [2 0 R]")
    yield "pdf page tree in a circle", loop
    yield "pdf a million pages", pdf(Sheet()).replace(b"/Count 1 ", b"/Count 999999 ")
    yield "pdf huge page", pdf(Sheet(2_000_000_000, 2_000_000_000, operators=["0 0 9 9 re S"]))
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 12 0 R >> >>"
    yield "pdf forms in a circle", _with_form(form, b"/X Do " * 50)


def _compressed(content: bytes) -> bytes:
    """A page with this content, compressed."""
    packed = zlib.compress(content, 9)
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed
    plain = pdf(Sheet())
    at, end = plain.index(b"<< /Length 0 >>"), plain.index(b"\nendstream")
    return plain[:at] + stream + plain[end:]


def _with_form(entries: bytes, content: bytes) -> bytes:
    """A page that draws a form which draws itself."""
    plain = pdf(Sheet(operators=["/X Do"]))
    body = b"12 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
        entries,
        len(content),
        content,
    )
    plain = plain.replace(b"/Resources << /Font", b"/Resources << /XObject << /X 12 0 R >> /Font")
    at = plain.index(b"xref\n0 1")
    return plain[:at] + body + plain[at:]
