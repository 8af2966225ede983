"""The page of one checked file, with pictures of the original where it has pages."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from mingzhang.desk.examine import Outcome

if TYPE_CHECKING:
    from mingzhang.view.pictures import Originals, PagePicture


class Pages(StrEnum):
    """Where the pictures of a report's pages are. The page itself always stands in one file."""

    BESIDE = "beside"
    INSIDE = "inside"
    NONE = "none"


class Wanted(Struct, frozen=True):
    """What is made of each file: where pictures go, and whether lists and drafts name the notes as well."""

    pages: Pages = Pages.BESIDE
    notes: bool = False


USUAL = Wanted()


class Page(Struct, frozen=True):
    """A report as a page, and the pictures that lie in ``folder`` beside it."""

    html: str
    folder: str = ""
    pictures: tuple[PagePicture, ...] = ()


def page_of(outcome: Outcome, pages: Pages, name: str = "") -> Page | None:
    """The report as a page; None where there is none. ``name``: of the page's file; without it nothing lies beside."""
    from mingzhang.view.html import report_html

    if outcome.report is None or outcome.reading is None:
        return None
    originals = _originals(outcome, pages, name)
    html = report_html(outcome.report, outcome.reading, originals)
    beside = tuple(originals.pictures) if originals.folder else ()
    return Page(html, originals.folder, beside)


def _originals(outcome: Outcome, pages: Pages, name: str) -> Originals:
    """Pictures of the pages with findings; none where the file has no pages or has changed since it was read."""
    from mingzhang.view.pictures import (
        MAX_BESIDE,
        MAX_PICTURES,
        Originals,
        PagePicture,
        folder_of,
        pages_wanted,
    )

    report, reading = outcome.report, outcome.reading
    if report is None or reading is None or report.document.format != "pdf" or pages is Pages.NONE:
        return Originals()
    from mingzhang.readers import ReadError
    from mingzhang.readers.pdf.pictures import page_pictures
    from mingzhang.view.spots import exact_spots

    folder = folder_of(name) if name and pages is Pages.BESIDE else ""
    most = MAX_BESIDE if folder else MAX_PICTURES
    data = original_of(outcome)
    if data is None:
        return Originals()
    exact = exact_spots(data, report, reading.document)
    wanted = pages_wanted(report, exact)
    try:
        pictures = tuple(PagePicture(*found) for found in page_pictures(data, outcome.file, wanted[:most]))
    except ReadError:
        return Originals()
    return Originals(pictures, exact, folder if pictures else "", max(len(wanted) - most, 0))


def original_of(outcome: Outcome) -> bytes | None:
    """The bytes of the file that was checked; None where it is gone or has changed since it was read."""
    from mingzhang.readers import ReadError
    from mingzhang.readers.file import bytes_of

    try:
        data = bytes_of(Path(outcome.file), outcome.file)
    except ReadError:
        return None
    same = outcome.report is not None and hashlib.sha256(data).hexdigest() == outcome.report.document.sha256
    return data if same else None
