"""Pages as pictures: the right pages, frames where the places are, and a picture that can be shown."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

from msgspec.structs import replace

from mingzhang.cli import main
from mingzhang.findings import Report, Severity
from mingzhang.readers.pdf.pictures import page_pictures, png
from mingzhang.view import report_html
from mingzhang.view.pictures import PagePicture, pages_wanted
from tests.readers.pdf.drawing import Sheet, pdf
from tests.view import sample
from tests.view.test_html import Page

BOX = (60, 100, 150, 120)


def _placed(page: int) -> tuple[Report, Report]:
    """The sample's report with every finding on one page of a PDF."""
    report = sample.full_report()
    findings = tuple(
        replace(
            finding,
            places=tuple(
                replace(cited, place=replace(cited.place, page=page, box=BOX)) for cited in finding.places
            ),
        )
        for finding in report.findings
    )
    return report, replace(report, findings=findings)


def test_only_pages_with_errors_or_warnings_are_wanted() -> None:
    report, placed = _placed(7)
    assert pages_wanted(report) == []
    assert pages_wanted(placed) == [7]
    notes = tuple(f for f in placed.findings if f.severity is Severity.NOTE)
    assert pages_wanted(replace(placed, findings=notes)) == []


def test_frames_lead_to_the_findings_and_links_to_the_picture() -> None:
    _, placed = _placed(7)
    picture = PagePicture(7, 595, 842, png(2, 2, b"\0\xff\xff\0"))
    page = Page(report_html(placed, sample.reading(), [picture]))
    assert page.by_id("page-7")[0] == "figure"
    frames = page.all("rect")
    assert frames
    assert {(frame["x"], frame["y"], frame["width"], frame["height"]) for frame in frames} == {
        ("58", "98", "94", "24")
    }
    links = [link["href"] for link in page.all("a")]
    assert "#page-7" in links
    (policy,) = [m["content"] for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    assert "img-src data:" in policy


def test_without_pictures_the_page_allows_none() -> None:
    text = report_html(sample.full_report(), sample.reading())
    assert "img-src" not in text
    assert "<img" not in text


def test_a_picture_is_a_png_of_the_page() -> None:
    page = Sheet()
    page.operators.append("0 g 0 421 595 421 re f")
    ((number, width, height, data),) = page_pictures(pdf(page), "f.pdf", [1, 9])
    assert (number, width, height) == (1, 595, 842)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    across, down = struct.unpack_from(">II", data, 16)
    size = struct.unpack_from(">I", data, 33)[0]
    lines = zlib.decompress(data[41 : 41 + size])
    assert len(lines) == down * (across + 1)
    assert lines[1] == 0  # black above
    assert lines[-1] == 255  # white below


def test_the_command_shows_the_pages_of_a_pdf(corpus: Path, tmp_path: Path) -> None:
    file = corpus / "shanghai-putuo-social-work-2024.pdf"
    target = tmp_path / "报告.html"
    main(["check", str(file), "--format", "html", "-o", str(target)])
    page = Page(target.read_text(encoding="utf-8"))
    assert page.by_id("page-18")
    assert all(image["src"].startswith("data:image/png;base64,") for image in page.all("img"))
