"""The published PDF with a box around each doubtful cell or word, and a note that opens at it.

The boxes are annotations of their own: the pages' contents stay as they are.
"""

from __future__ import annotations

import ctypes
import hashlib
import io
from typing import Any

from mingzhang.document import Document
from mingzhang.findings import Report
from mingzhang.regex import regex
from mingzhang.view import messages
from mingzhang.view.marked import lines, numbered, places
from mingzhang.view.pictures import spots_of
from mingzhang.view.spots import exact_spots

_COLORS = {"error": (200, 30, 30), "warning": (200, 120, 0), "note": (90, 90, 90)}
MARGIN = 1
NOTE = 14
"""Points: the room around a box, and the size of a note that stands where no box is known."""
_FINE = 100
"""Steps of a point, as the library converts whole device units only."""
_IDS = regex(rb"/ID\s*\[\s*(\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f]+>)\s*<([0-9A-Fa-f]{32})>\s*\]")
"""The identifiers of a saved file: of the original, and of this version of it."""


def marked_pdf(data: bytes, report: Report, document: Document, *, notes: bool = False) -> bytes:
    """The bytes of the PDF with annotations: the same for the same file and report."""
    import pypdfium2  # type: ignore[import-untyped]

    exact = exact_spots(data, report, document)
    drawn = pypdfium2.PdfDocument(data)
    try:
        for item, problem in numbered(report, notes=notes):
            color = _COLORS[item.finding.severity.value]
            for at, cited in enumerate(places(item)):
                text = "\n".join(lines(item, problem, first=at == 0))
                for page, box in spots_of(cited.place, exact) or ((cited.place.page or 1, None),):
                    if 1 <= page <= len(drawn):
                        _mark(drawn[page - 1], box, text, color)
        out = io.BytesIO()
        drawn.save(out)
        return with_steady_id(out.getvalue(), data)
    finally:
        drawn.close()


def with_steady_id(saved: bytes, source: bytes) -> bytes:
    """The saved file with an identifier made of its contents; PDFium draws one by chance.

    The first of the two identifiers is the original's where it had one, and is left alone then (an encrypted
    file is opened with it). Both have the same length before and after. Source: ISO 32000-1, 14.4.
    """
    found = _IDS.search(saved, max(saved.rfind(b"trailer"), 0))
    if found is None:
        return saved
    spans = [found.span(2)]
    first = found.group(1)
    known = first.startswith(b"(") or first[1:-1].upper() in source.upper()
    if not known and b"/Encrypt" not in saved[found.start() - 500 : found.end()]:
        spans.insert(0, (found.start(1) + 1, found.end(1) - 1))
    plain = bytearray(saved)
    for start, end in spans:
        plain[start:end] = b"0" * (end - start)
    digest = hashlib.sha256(plain).hexdigest().upper().encode()
    for start, end in spans:
        plain[start:end] = digest[: end - start]
    return bytes(plain)


def _mark(page: Any, box: tuple[int, int, int, int] | None, text: str, color: tuple[int, int, int]) -> None:
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    kind = raw.FPDF_ANNOT_TEXT if box is None else raw.FPDF_ANNOT_SQUARE
    left, top, right, bottom = (
        (MARGIN, MARGIN, NOTE, NOTE)
        if box is None
        else (box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN)
    )
    corners = [_on_page(page, x, y) for x, y in ((left, top), (right, bottom))]
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    annotation = raw.FPDFPage_CreateAnnot(page.raw, kind)
    if not annotation:
        return
    rect = raw.FS_RECTF(left=xs[0], top=ys[1], right=xs[1], bottom=ys[0])
    raw.FPDFAnnot_SetRect(annotation, ctypes.byref(rect))
    raw.FPDFAnnot_SetColor(annotation, raw.FPDFANNOT_COLORTYPE_Color, *color, 255)
    raw.FPDFAnnot_SetBorder(annotation, 0, 0, 1)
    for key, words in ((b"Contents", text), (b"T", messages.AUTHOR)):
        raw.FPDFAnnot_SetStringValue(annotation, key, _wide(words))
    raw.FPDFAnnot_SetFlags(annotation, raw.FPDF_ANNOT_FLAG_PRINT)
    raw.FPDFPage_CloseAnnot(annotation)


def _wide(words: str) -> Any:
    import pypdfium2.raw as raw

    buffer = ctypes.create_string_buffer((words + "\0").encode("utf-16-le"))
    return ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))


def _on_page(page: Any, x: int, y: int) -> tuple[float, float]:
    """A point of the page as it is shown (from its top left) in the page's own coordinates."""
    import pypdfium2.raw as raw

    width, height = (int(side * _FINE) for side in page.get_size())
    across, up = ctypes.c_double(), ctypes.c_double()
    raw.FPDF_DeviceToPage(
        page.raw, 0, 0, width, height, 0, x * _FINE, y * _FINE, ctypes.byref(across), ctypes.byref(up)
    )
    return across.value, up.value
