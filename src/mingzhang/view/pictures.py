"""The pages of the original as pictures, with the findings' places framed and linked to the findings."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from mingzhang.findings import Report, Severity
from mingzhang.place import Place
from mingzhang.view import messages
from mingzhang.view.markup import rows, tag, text_tag
from mingzhang.view.summary import Numbered

MAX_PICTURES = 40
"""Pages shown as pictures: about four megabytes of report."""


class PagePicture(Struct, frozen=True):
    """One page (1-based) as a PNG; ``width`` and ``height`` in points, as boxes of places are."""

    page: int
    width: int
    height: int
    png: bytes


def pages_wanted(report: Report) -> list[int]:
    """The pages with errors and warnings, in order; the first MAX_PICTURES of them."""
    pages = {
        cited.place.page
        for finding in report.findings
        if finding.severity is not Severity.NOTE
        for cited in finding.places
        if cited.place.box is not None and cited.place.page is not None
    }
    return sorted(pages)[:MAX_PICTURES]


def picture_of(place: Place) -> str:
    """The id of the picture of a place's page."""
    return f"page-{place.page}"


def pictures_html(pictures: Sequence[PagePicture], findings: Iterable[Numbered]) -> str:
    """The section with all pictures; '' without any."""
    if not pictures:
        return ""
    everything = list(findings)
    figures = (_figure(picture, everything) for picture in pictures)
    head = text_tag("h2", messages.PICTURES) + text_tag("p", messages.PICTURES_HINT, class_="hint")
    return tag("section", rows((head, *figures)), id="pictures")


def _figure(picture: PagePicture, findings: Sequence[Numbered]) -> str:
    title = messages.PICTURE_OF.format(page=picture.page)
    source = "data:image/png;base64," + base64.b64encode(picture.png).decode()
    # One of the few elements without an end: written out here, its values are numbers and our own words.
    image = (
        f'<img loading="lazy" width="{picture.width}" height="{picture.height}" alt="{title}" src="{source}">'
    )
    frames = "".join(_frames(picture.page, findings))
    overlay = tag("svg", frames, viewBox=f"0 0 {picture.width} {picture.height}")
    return tag(
        "figure",
        text_tag("figcaption", title) + tag("div", image + overlay, class_="picture"),
        id=f"page-{picture.page}",
    )


def _frames(page: int, findings: Sequence[Numbered]) -> Iterator[str]:
    for numbered in findings:
        boxes = dict.fromkeys(
            cited.place.box
            for cited in numbered.finding.places
            if cited.place.page == page and cited.place.box is not None
        )
        severity = numbered.finding.severity.value
        title = text_tag(
            "title", f"{messages.SEVERITIES[severity]} {numbered.number}　{numbered.finding.title}"
        )
        for left, top, right, bottom in boxes:
            frame = tag(
                "rect",
                "",
                class_=severity,
                x=str(left - 2),
                y=str(top - 2),
                width=str(right - left + 4),
                height=str(bottom - top + 4),
            )
            middle = str((top + bottom) // 2 + 3)
            number = text_tag("text", str(numbered.number), class_=severity, x=str(left - 4), y=middle)
            yield tag("a", title + frame + number, href=f"#f{numbered.number}")
