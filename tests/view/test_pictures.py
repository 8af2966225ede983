"""Pages as pictures: the right pages, frames where the places are, and a picture that can be shown."""

from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest
from msgspec.structs import replace

from mingzhang.cli import main
from mingzhang.findings import Report, Severity
from mingzhang.readers.pdf.pictures import page_pictures, png
from mingzhang.view import report_html
from mingzhang.view.pictures import Originals, PagePicture, pages_wanted
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
    assert pages_wanted(report, {}) == []
    assert pages_wanted(placed, {}) == [7]
    notes = tuple(f for f in placed.findings if f.severity is Severity.NOTE)
    assert pages_wanted(replace(placed, findings=notes), {}) == []


def test_frames_lead_to_the_findings_and_links_to_the_picture() -> None:
    _, placed = _placed(7)
    picture = PagePicture(7, 595, 842, png(2, 2, b"\0\xff\xff\0"))
    page = Page(report_html(placed, sample.reading(), Originals([picture])))
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


def test_findings_at_one_place_share_a_frame() -> None:
    """Their numbers stand side by side in order, the frame leads to the gravest."""
    _, placed = _placed(7)
    text = report_html(placed, sample.reading(), Originals([PagePicture(7, 595, 842, b"")]))
    page = Page(text)
    assert len(page.all("rect")) == 1
    ((label, numbers),) = re.findall(r'<text class="(\w+)"[^>]*>([^<]*)</text>', text)
    assert label == "error"
    assert numbers.split(",") == sorted(numbers.split(","))


def test_a_figure_is_framed_where_it_stands() -> None:
    """A sentence that goes on over the page: the frame and the link are on the second one."""
    _, placed = _placed(7)
    exact = {cited.place: ((8, (10, 20, 30, 40)),) for f in placed.findings for cited in f.places}
    assert pages_wanted(placed, exact) == [8]
    picture = PagePicture(8, 595, 842, b"")
    page = Page(report_html(placed, sample.reading(), Originals([picture], exact)))
    assert {frame["x"] for frame in page.all("rect")} == {"8"}
    assert "#page-8" in [link["href"] for link in page.all("a")]


def _policy(text: str) -> str:
    (policy,) = [
        m["content"] for m in Page(text).all("meta") if m.get("http-equiv") == "Content-Security-Policy"
    ]
    return policy


PUTUO = "shanghai-putuo-social-work-2024.pdf"


def test_pictures_lie_beside_the_report_and_come_when_they_are_looked_at(
    corpus: Path, tmp_path: Path
) -> None:
    """The usual way: a small report, and a folder that a file manager moves with it."""
    target = tmp_path / "报 告.html"
    main(["check", str(corpus / PUTUO), "--format", "html", "-o", str(target)])
    text = target.read_text(encoding="utf-8")
    page = Page(text)
    assert page.by_id("page-18")
    images = [tmp_path / unquote(image["src"]) for image in page.all("img")]
    assert all(image["loading"] == "lazy" for image in page.all("img"))
    assert {path.parent for path in images} == {tmp_path / "报 告.files"}
    assert set(images) == set((tmp_path / "报 告.files").iterdir())
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in images)
    larger = [tmp_path / unquote(link["href"]) for link in page.all("a") if link["href"].endswith(".png")]
    assert larger == images
    assert "img-src 'self' file:" in _policy(text)
    assert "data:" not in _policy(text)
    assert "“报 告.files”文件夹" in text


def test_pictures_inside_on_request_and_none_on_request(corpus: Path, tmp_path: Path) -> None:
    """A later report takes away what an earlier one laid beside it, and nothing else."""
    target, folder = tmp_path / "报告.html", tmp_path / "报告.files"
    command = ["check", str(corpus / PUTUO), "--format", "html", "-o", str(target), "--pages"]
    main([*command, "beside"])
    folder.joinpath("page-999.png").write_bytes(b"of an earlier report")
    main([*command, "beside"])
    assert not folder.joinpath("page-999.png").exists()
    folder.joinpath("自己的.png").write_bytes(b"x")
    main([*command, "inside"])
    assert [path.name for path in folder.iterdir()] == ["自己的.png"]
    text = target.read_text(encoding="utf-8")
    sources = [image["src"] for image in Page(text).all("img")]
    assert len(sources) == 7
    assert all(source.startswith("data:image/png;base64,") for source in sources)
    assert "img-src data:" in _policy(text)
    folder.joinpath("自己的.png").unlink()
    main([*command, "none"])
    assert not folder.exists()
    assert "<img" not in target.read_text(encoding="utf-8")


def test_on_standard_output_pictures_can_only_be_inside(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["check", str(corpus / PUTUO), "--format", "html"]
    main(command)
    assert 'src="data:image/png' in capsys.readouterr().out
    assert main([*command, "--pages", "beside"]) == 2
    assert "请用 -o 指定报告的文件名" in capsys.readouterr().err
    assert main([*command[:2], "--pages", "inside"]) == 2
    assert "--pages 只在 --format html" in capsys.readouterr().err


def test_several_reports_have_a_folder_of_pictures_each(corpus: Path, tmp_path: Path) -> None:
    copy = tmp_path / "乙.pdf"
    copy.write_bytes((corpus / PUTUO).read_bytes())
    main(["check", str(corpus / PUTUO), str(copy), "--format", "html", "-o", str(tmp_path / "果")])
    names = {path.name for path in (tmp_path / "果").iterdir()}
    assert names == {"shanghai-putuo-social-work-2024.html", "shanghai-putuo-social-work-2024.files"} | {
        "乙.html",
        "乙.files",
    }


def test_beyond_the_most_pages_the_report_says_how_many_are_left_out() -> None:
    _, placed = _placed(7)
    picture = PagePicture(7, 595, 842, b"")
    text = report_html(placed, sample.reading(), Originals([picture], left_out=3))
    assert "另有 3 页没有显示" in text
