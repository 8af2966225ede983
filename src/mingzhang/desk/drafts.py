"""The draft itself with notes at the places of its findings."""

from __future__ import annotations

from mingzhang.desk.examine import Outcome
from mingzhang.desk.pages import original_of

MARKABLE = ("docx", "pdf")
"""Formats in which a note can stand at a place."""


def markable(outcome: Outcome) -> bool:
    """Whether the file that was checked is one that takes notes."""
    return outcome.reading is not None and outcome.reading.document.format in MARKABLE


def draft_of(outcome: Outcome, *, notes: bool = False) -> bytes | None:
    """A copy of the draft with notes; None where it takes none, or is gone or changed since it was read.

    Raises ReadError for a package that is not safe to open.
    """
    report, reading = outcome.report, outcome.reading
    if report is None or reading is None or not markable(outcome):
        return None
    data = original_of(outcome)
    if data is None:
        return None
    if reading.document.format == "docx":
        from mingzhang.view.marked_docx import marked_docx

        return marked_docx(data, report, reading.document, notes=notes)
    from mingzhang.view.marked_pdf import marked_pdf

    return marked_pdf(data, report, reading.document, notes=notes)
