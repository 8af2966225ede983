"""View: one report as text for people, as JSON for programs, and as a page. Nothing is decided here.

The makers are imported on first use: a JSON run must not pay for the page, nor the other way round.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mingzhang.findings import Report
    from mingzhang.points.reading import Reading
    from mingzhang.view.pictures import Originals

__all__ = ["report_html", "report_json", "report_text"]


def report_json(report: Report) -> dict[str, Any]:
    """The report as plain JSON data, as view/report.schema.json describes it."""
    from mingzhang.view import json as maker

    return maker.report_json(report)


def report_text(report: Report, *, columns: int = 96, full: bool = False) -> str:
    """The report as plain text of at most ``columns`` terminal columns; ``full`` shortens nothing."""
    from mingzhang.view import text as maker

    return maker.report_text(report, columns=columns, full=full)


def report_html(report: Report, reading: Reading, originals: Originals | None = None) -> str:
    """The report as one page, with the document as it was read and pictures of its pages."""
    from mingzhang.view import html as maker

    return maker.report_html(report, reading, originals)
