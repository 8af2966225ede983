"""Watermarks left on the published copy, and the remark on rounding tails that such a document needs."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.checking.families.wording_support import broken, document_cited, exact
from mingzhang.document import RemarkKind
from mingzhang.findings import Cited, Relation
from mingzhang.points.reading import DocumentKind, Reading, RecognisedTable
from mingzhang.regex import regex

_TAIL_NOTE = regex(r"尾数|尾差|四舍五入|误差")


def relations(reading: Reading) -> Iterator[Relation]:
    """One instance for the document each."""
    yield _watermark(reading)
    if reading.kind is not DocumentKind.BLANK_TEMPLATE and reading.tables:
        yield _tail_note(reading)


def _watermark(reading: Reading) -> Relation:
    marks = [remark for remark in reading.document.remarks if remark.kind is RemarkKind.WATERMARK]
    if not marks:
        return exact("wording.watermark", "all", [document_cited(reading)])
    texts = "、".join(dict.fromkeys(mark.text for mark in marks))
    cited = [Cited(mark.place, part="水印", printed=mark.text) for mark in marks]
    words = {"text": texts, "count": str(len(marks))}
    return broken("wording.watermark", "all", cited, words, fold="wording.watermark")


def _tail_note(reading: Reading) -> Relation:
    """Where sums of rounded figures differ in the last digit, a note under the tables says so."""
    notes = [note for table in reading.tables for note in table.notes]
    noted = next((note for note in notes if _TAIL_NOTE.search(note.printed)), None)
    if noted is not None:
        return exact("wording.tail_note", "all", [noted])
    with_tail = next((table for table in reading.tables if _has_tail(table)), None)
    if with_tail is None:
        return exact("wording.tail_note", "all", [document_cited(reading)])
    words = {"table": with_tail.head.title or with_tail.kind}
    return broken("wording.tail_note", "all", [with_tail.cited], words)


def _has_tail(table: RecognisedTable) -> bool:
    """Whether a 类 differs from the sum of its printed 款 by no more than rounding explains."""
    parents: dict[tuple[object, str], int] = {}
    sums: dict[tuple[object, str], tuple[int, int]] = {}
    for item in table.prints:
        code = item.coordinate.function
        base = (item.coordinate.measure, item.coordinate.fund, item.coordinate.nature, item.coordinate.phase)
        if len(code) == 3:
            parents[(base, code)] = item.amount.value
        elif len(code) == 5:
            total, slack = sums.get((base, code[:3]), (0, item.amount.step))
            sums[(base, code[:3])] = (total + item.amount.value, slack + item.amount.step)
    return any(
        key in parents and 0 < 2 * abs(parents[key] - total) <= slack for key, (total, slack) in sums.items()
    )
