"""Whether a file breaks off: in the middle of a table, a row, or a sentence, with promised parts missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mingzhang.document import Document, Paragraph, RemarkKind, Table
from mingzhang.findings import Cited
from mingzhang.points.reading import ContentsEntry, Section
from mingzhang.points.terms import squeeze
from mingzhang.regex import regex

_PART = regex(r"第[一二三四五六七八九十]部分")
_STOP = regex(r"[。；！？.;!?）)”》：:]\s*$")
MIN_ROWS = 4


def cut_short(
    document: Document, sections: Sequence[Section], contents: Sequence[ContentsEntry]
) -> Cited | None:
    """Where the file breaks off, or None if it ends as a document ends.

    A file that ends inside a table is cut if its last row is shorter than the others, or if the contents
    list promises a later part; one that ends inside a sentence only if a later part is promised too.
    """
    last = document.blocks[-1]
    if any(remark.kind is RemarkKind.TRUNCATED for remark in document.remarks):
        return Cited(_end(last).place, printed=_text(last))
    missing = _last_part_missing(sections, contents)
    cut = (missing or _ragged(last)) if isinstance(last, Table) else missing and _in_sentence(last)
    return Cited(_end(last).place, printed=_text(last)) if cut else None


def _in_sentence(last: Paragraph) -> bool:
    return len(last.text) >= 10 and not _STOP.search(last.text)


def _last_part_missing(sections: Sequence[Section], contents: Sequence[ContentsEntry]) -> bool:
    parts = [entry for entry in contents if _PART.search(entry.title)]
    if len(parts) < 2:
        return False
    printed = {squeeze(section.label + section.title) for section in sections if section.level == 1}
    return all(squeeze(entry.title) not in printed for entry in parts[-2:])


def _ragged(table: Table) -> bool:
    lengths = [len(row) for row in table.rows]
    usual = Counter(lengths).most_common(1)[0][0]
    return not table.aligned and len(lengths) >= MIN_ROWS and lengths[-1] < usual


def _end(block: Paragraph | Table) -> Paragraph | Table:
    if isinstance(block, Table):
        return Paragraph("\t".join(cell.text for cell in block.rows[-1]), block.rows[-1][0].place)
    return block


def _text(block: Paragraph | Table) -> str:
    if isinstance(block, Table):
        return " ".join(cell.text for cell in block.rows[-1] if cell.text)[:40]
    return block.text[-40:]
