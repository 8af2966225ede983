"""Whether the published file can be read by machines: every page has text, and its characters are characters."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import broken, document_cited, exact
from mingzhang.document import RemarkKind
from mingzhang.findings import Cited, Relation
from mingzhang.points.reading import Reading

_UNREADABLE = (RemarkKind.PAGE_WITHOUT_TEXT, RemarkKind.FONT_WITHOUT_UNICODE)
SHOWN = 10


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for the document; nothing is asked of a format that has no pages to be pictures of."""
    if reading.document.format not in ("pdf", "docx"):
        return
    marks = [remark for remark in reading.document.remarks if remark.kind in _UNREADABLE]
    if not marks:
        yield exact("content.readable", "all", [document_cited(reading)])
        return
    pages = list(dict.fromkeys(mark.place.page for mark in marks if mark.place.page))
    more = f"等 {len(pages)} 页" if len(pages) > SHOWN else ""
    words = {"pages": "、".join(f"第{page}页" for page in pages[:SHOWN]) + more}
    cited = [Cited(mark.place, part="全文", printed=mark.text) for mark in marks]
    yield broken("content.readable", "all", cited, words, fold="content.readable")
