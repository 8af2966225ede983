"""PDFs: the marks of PDF/A-3a and PDF/UA-1, tagged tables, bookmarks, the attached data, the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from msgspec.structs import replace

from mingzhang.document import Document, Paragraph, Publication, placed
from mingzhang.render import Options, RenderError, render
from mingzhang.render.fonts import OPEN, Face
from tests.render.reading import needs_fonts
from tests.render.sample import ABOUT, HERE, PUBLICATION, words

_POINTS = '[{"measure": "收入", "amount": "1776.46"}]'.encode()


@lru_cache(maxsize=1)
def _bytes() -> bytes:
    return render(PUBLICATION, "pdf", Options(points=_POINTS))


def _open() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(_bytes()))


def _elements(node: Any) -> Iterator[Any]:
    """Structure elements below a node, in reading order."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _tags(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in _elements(pdf.Root.StructTreeRoot)]


@needs_fonts
def test_the_file_says_what_it_is_produced_as() -> None:
    with _open() as pdf, pdf.open_metadata() as xmp:
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["pdfuaid:part"] == "1"
        assert ABOUT.title in str(xmp["dc:title"])
        assert str(xmp["xmp:CreateDate"]).startswith("2025-08-20")


@needs_fonts
def test_language_title_and_tags_are_set() -> None:
    with _open() as pdf:
        assert str(pdf.Root.Lang).lower() == "zh-cn"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


@needs_fonts
def test_tables_have_header_cells_and_every_heading_a_bookmark() -> None:
    with _open() as pdf:
        tags = _tags(pdf)
        assert tags.count("/Table") == 3
        # Header cells of the two statements: 2 + 6, and 4 + 3.
        assert tags.count("/TH") == 15
        assert "/TOC" in tags
        assert tags.count("/TOCI") == 5
        with pdf.open_outline() as outline:
            assert [entry.title for entry in outline.root] == [
                "第一部分 概况",
                "第二部分 2024年部门决算表",
                "第三部分 情况说明",
            ]
            assert [entry.title for entry in outline.root[1].children] == ["收入支出决算总表", "支出决算表"]


@needs_fonts
def test_charts_are_figures_with_their_words() -> None:
    with _open() as pdf:
        figures = [element for element in _elements(pdf.Root.StructTreeRoot) if str(element.S) == "/Figure"]
        assert len(figures) == 3
        assert all("卫生健康支出35.57万元" in str(figure.Alt) for figure in figures)


@needs_fonts
def test_all_points_are_attached_as_data() -> None:
    with _open() as pdf:
        assert list(pdf.attachments) == ["points.json"]
        assert pdf.attachments["points.json"].get_file().read_bytes() == _POINTS
        assert str(pdf.attachments["points.json"].obj.AFRelationship) == "/Data"


@needs_fonts
def test_all_fonts_are_embedded() -> None:
    with _open() as pdf:
        found = [
            obj
            for obj in pdf.objects
            if isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/FontDescriptor"
        ]
        assert found
        assert all(any(key in font for key in ("/FontFile", "/FontFile2", "/FontFile3")) for font in found)


@needs_fonts
def test_the_same_document_is_the_same_bytes() -> None:
    assert render(PUBLICATION, "pdf", Options(points=_POINTS)) == _bytes()


@needs_fonts
def test_wide_tables_stand_across_and_pages_count_from_the_first_part() -> None:
    with _open() as pdf:
        boxes = [page.mediabox for page in pdf.pages]
        assert sum(box[2] > box[3] for box in boxes) == 1
        assert len(boxes) > 5


@needs_fonts
def test_a_character_without_a_glyph_is_named() -> None:
    """𓀀 is in no Chinese font."""
    blocks = [words("第一部分 概况"), words("本单位名称为\U00013000局。")]
    document = Document("a", "made", "", placed(blocks, "a"), publication=ABOUT)
    with pytest.raises(RenderError) as caught:
        render(document, "pdf")
    assert caught.value.key == "glyph"
    assert "\U00013000" in str(caught.value)
    assert "U+13000" in str(caught.value)


def test_without_a_chinese_font_the_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mingzhang.render.pdf.render.stacks", lambda own, system: {face: [] for face in Face})
    with pytest.raises(RenderError, match="fonts-noto-cjk") as caught:
        render(PUBLICATION, "pdf")
    assert caught.value.key == "no-font"


@pytest.mark.parametrize(("about", "key"), [(Publication(), "title"), (replace(ABOUT, date=None), "date")])
def test_a_pdf_needs_a_title_and_a_date(about: Publication, key: str) -> None:
    with pytest.raises(RenderError) as caught:
        render(replace(PUBLICATION, publication=about), "pdf")
    assert caught.value.key == key


def test_a_font_folder_must_be_one(tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="不是文件夹"):
        render(PUBLICATION, "pdf", Options(fonts=tmp_path / "字体"))


@needs_fonts
def test_fonts_of_the_units_own_folder_are_taken(tmp_path: Path) -> None:
    """A folder that holds a link to one open font: the system's fonts still fill in where it lacks a character."""
    import typst

    path = next(font.path for font in typst.Fonts(True, False, []).fonts() if font.family in OPEN[Face.TEXT])
    assert path is not None
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / Path(path).name).symlink_to(path)
    assert render(PUBLICATION, "pdf", Options(fonts=tmp_path / "own")).startswith(b"%PDF-")


@needs_fonts
def test_headings_that_skip_a_level_are_set_without_a_gap() -> None:
    """（一） right below a part, and a document that begins with 一、."""
    blocks = [
        Paragraph("一、先来的标题", HERE, role=PUBLICATION.blocks[10].role, level=2),  # type: ignore[union-attr]
        words("文字。"),
        Paragraph("1、很深的标题", HERE, role=PUBLICATION.blocks[10].role, level=4),  # type: ignore[union-attr]
    ]
    document = Document("a", "made", "", placed(blocks, "a"), publication=ABOUT)
    with pikepdf.open(io.BytesIO(render(document, "pdf"))) as pdf:
        tags = _tags(pdf)
    assert [tag for tag in tags if tag.startswith("/H")] == ["/H1", "/H2"]
