"""The page of one checked file, with pictures of the original where it has pages."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.desk.examine import Outcome

if TYPE_CHECKING:
    from mingzhang.findings import Report
    from mingzhang.view.pictures import PagePicture


def page_of(outcome: Outcome) -> str:
    """The report as a page; empty where there is none."""
    from mingzhang.view.html import report_html

    if outcome.report is None or outcome.reading is None:
        return ""
    return report_html(outcome.report, outcome.reading, _pictures(outcome.file, outcome.report))


def _pictures(file: str, report: Report) -> list[PagePicture]:
    """Pictures of the pages with findings; none where the file has no pages or has changed since it was read."""
    from mingzhang.view.pictures import PagePicture, pages_wanted

    pages = pages_wanted(report)
    if report.document.format != "pdf" or not pages:
        return []
    from mingzhang.readers import ReadError
    from mingzhang.readers.file import bytes_of
    from mingzhang.readers.pdf.pictures import page_pictures

    try:
        data = bytes_of(Path(file), file)
        if hashlib.sha256(data).hexdigest() != report.document.sha256:
            return []
        return [PagePicture(*picture) for picture in page_pictures(data, file, pages)]
    except ReadError:
        return []
