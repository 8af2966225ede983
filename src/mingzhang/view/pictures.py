"""The pages of the original as pictures, with the findings' places framed and linked to the findings."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from msgspec import Struct

from mingzhang.findings import Report, Severity
from mingzhang.place import Place
from mingzhang.view import messages
from mingzhang.view.markup import rows, tag, text_tag
from mingzhang.view.summary import Numbered

MAX_PICTURES = 40
"""Pages shown as pictures inside a report: about four megabytes of it."""
MAX_BESIDE = 200
"""Pages shown as pictures that lie beside a report and are fetched as they come into view."""
NUMBERS_SHOWN = 4
"""Findings named at one frame; the others stand in its tip."""

Box = tuple[int, int, int, int]
Spot = tuple[int, Box]
"""A page (1-based) and a box on it in points."""
Spots = Mapping[Place, tuple[Spot, ...]]
"""What is known of places more exactly than by their own boxes."""


class PagePicture(Struct, frozen=True):
    """One page (1-based) as a PNG; ``width`` and ``height`` in points, as boxes of places are."""

    page: int
    width: int
    height: int
    png: bytes

    @property
    def name(self) -> str:
        """The name of its file where it lies beside the report."""
        return f"page-{self.page}.png"


class Originals(Struct, frozen=True):
    """What a report shows of the original's pages. ``folder``: where its pictures lie beside it; '' inside it.

    ``left_out``: how many further pages with findings are not shown.
    """

    pictures: Sequence[PagePicture] = ()
    exact: Spots = {}
    folder: str = ""
    left_out: int = 0


def folder_of(page: str) -> str:
    """The folder of a report's pictures, by the report's own name: a file manager moves the two together."""
    return f"{PurePath(page).stem}.files"


def spots_of(place: Place, exact: Spots) -> tuple[Spot, ...]:
    """Page and box of a place, several where it runs over lines; none where the format has no geometry."""
    found = exact.get(place, ())
    if found or place.box is None or place.page is None:
        return found
    return ((place.page, place.box),)


def pages_wanted(report: Report, exact: Spots) -> list[int]:
    """The pages with errors and warnings, in order."""
    return sorted(
        {
            page
            for finding in report.findings
            if finding.severity is not Severity.NOTE
            for cited in finding.places
            if not cited.place.volume
            for page, _ in spots_of(cited.place, exact)
        }
    )


def picture_of(place: Place, exact: Spots) -> int | None:
    """The page on which a place is framed."""
    spots = spots_of(place, exact)
    return spots[0][0] if spots else None


def pictures_html(originals: Originals, findings: Iterable[Numbered]) -> str:
    """The section with all pictures; '' without any."""
    if not originals.pictures:
        return ""
    everything = list(findings)
    figures = (_figure(picture, originals, everything) for picture in originals.pictures)
    hint = messages.PICTURES_HINT
    if originals.folder:
        hint += messages.PICTURES_BESIDE.format(folder=originals.folder)
    if originals.left_out:
        hint += messages.PICTURES_MORE.format(count=originals.left_out)
    head = text_tag("h2", messages.PICTURES) + text_tag("p", hint, class_="hint")
    return tag("section", rows((head, *figures)), id="pictures")


def _figure(picture: PagePicture, originals: Originals, findings: Sequence[Numbered]) -> str:
    title = messages.PICTURE_OF.format(page=picture.page)
    if originals.folder:
        source = quote(f"{originals.folder}/{picture.name}", errors="surrogateescape")
        words = messages.PICTURE_LOST.format(page=picture.page)
    else:
        source = "data:image/png;base64," + base64.b64encode(picture.png).decode()
        words = title
    # One of the few elements without an end: written out here, its values are numbers, an address and our own words.
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<img loading="lazy" {size} alt="{words}" src="{source}">'
    frames = "".join(_frames(picture.page, originals.exact, findings))
    overlay = tag("svg", frames, viewBox=f"0 0 {picture.width} {picture.height}")
    larger = "　" + text_tag("a", messages.PICTURE_LARGER, href=source) if originals.folder else ""
    return tag(
        "figure",
        tag("figcaption", title + larger) + tag("div", image + overlay, class_="picture"),
        id=f"page-{picture.page}",
    )


def _frames(page: int, exact: Spots, findings: Sequence[Numbered]) -> Iterator[str]:
    """One frame for each box, with the findings that it stands for, the gravest in front."""
    framed: dict[Box, list[Numbered]] = {}
    for numbered in findings:
        boxes = dict.fromkeys(
            box
            for cited in numbered.finding.places
            if not cited.place.volume
            for number, box in spots_of(cited.place, exact)
            if number == page
        )
        for box in boxes:
            framed.setdefault(box, []).append(numbered)
    for box, found in framed.items():
        found.sort(key=lambda numbered: numbered.finding.severity.rank)
        yield _frame(box, found)


def _frame(box: Box, findings: Sequence[Numbered]) -> str:
    left, top, right, bottom = box
    first = findings[0]
    severity = first.finding.severity.value
    words = "\n".join(
        f"{messages.SEVERITIES[numbered.finding.severity.value]} {numbered.number}　{numbered.finding.title}"
        for numbered in findings
    )
    frame = tag(
        "rect",
        "",
        class_=severity,
        x=str(left - 2),
        y=str(top - 2),
        width=str(right - left + 4),
        height=str(bottom - top + 4),
    )
    ordered = sorted(numbered.number for numbered in findings)
    numbers = ",".join(str(number) for number in ordered[:NUMBERS_SHOWN])
    numbers += "…" if len(findings) > NUMBERS_SHOWN else ""
    label = text_tag("text", numbers, class_=severity, x=str(left - 4), y=str((top + bottom) // 2 + 3))
    return tag("a", text_tag("title", words) + frame + label, href=f"#f{first.number}")
