"""What a PDF says does not depend on the fonts of the machine, and a character always has the PDF's own width."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from mingzhang.document import RemarkKind
from mingzhang.readers.pdf import box_font as boxes
from mingzhang.readers.pdf.objects import opened
from tests.readers.pdf.drawing import Sheet, pdf
from tests.readers.pdf.reading import paragraphs, read, remarked

_TOLD = """
import ctypes, json, sys
from pathlib import Path
import pypdfium2_raw.bindings as raw
folder = sys.argv[2].encode()
if folder:  # the library looks for fonts there and nowhere else
    paths = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.create_string_buffer(folder), None)
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))
from mingzhang.readers.pdf.objects import opened
with opened(Path(sys.argv[1]).read_bytes(), "f.pdf") as pdf:
    glyphs = pdf.page(1).glyphs
    print(json.dumps([glyphs.text, glyphs.lefts, glyphs.tops, glyphs.rights, glyphs.bottoms]))
"""


def _page() -> Sheet:
    page = Sheet()
    page.text(60, 60, "本年收入2,345.61%")
    page.text(60, 90, "甲")
    page.text(60, 120, "2")
    page.text(60, 150, "丙", font="N")
    return page


def test_a_lone_character_of_a_font_that_is_not_embedded_is_read() -> None:
    page = Sheet()
    for index, char in enumerate("甲2—①"):
        page.text(60, 60 + 30 * index, char)
    assert "".join(paragraphs(read(page))) == "甲2—①"


def test_a_lone_character_without_unicode_is_remarked() -> None:
    page = Sheet()
    page.text(60, 60, "丙", font="N")
    assert remarked(read(page), RemarkKind.FONT_WITHOUT_UNICODE) == ["第 1 页有 1 个字符的字体没有文字编码"]


def test_a_character_is_as_wide_as_the_pdf_says() -> None:
    """The tests' font: half the letter's height for Latin letters and digits, all of it for the rest."""
    page = Sheet()
    page.text(60, 60, "甲2%,", size=10)
    with opened(pdf(page), "f.pdf") as file:
        glyphs = file.page(1).glyphs
    assert [
        (round(left, 3), round(right, 3)) for left, right in zip(glyphs.lefts, glyphs.rights, strict=True)
    ] == [
        (60, 70),
        (70, 75),
        (75, 80),
        (80, 85),
    ]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="字体文件夹只在 Linux 上可以指定")
def test_no_fonts_other_fonts_and_the_systems_fonts_tell_the_same(tmp_path: Path) -> None:
    none, other = tmp_path / "none", tmp_path / "other"
    none.mkdir()
    other.mkdir()
    # A font that claims to hold every character, with boxes that reach far beyond their letters.
    wide = boxes.box_font().replace(struct.pack(">h", boxes.SIDE), struct.pack(">h", 3 * boxes.EM))
    (other / "wide.ttf").write_bytes(wide)
    (tmp_path / "f.pdf").write_bytes(pdf(_page()))
    told = {
        subprocess.run(
            [sys.executable, "-c", _TOLD, str(tmp_path / "f.pdf"), str(folder)],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for folder in (none, other, "")
    }
    assert len(told) == 1
    text = json.loads(told.pop())[0]
    assert text.split() == ["本年收入2,345.61%", "甲", "2", "丙"]


def test_afterwards_the_systems_fonts_are_back() -> None:
    """Reading does not change how others in the same process draw: no box is left in the picture of a page."""
    sheet = Sheet()
    sheet.text(60, 60, "M", size=40)

    def picture() -> bytes:
        with opened(pdf(sheet), "f.pdf", to_draw=True) as file:
            return file.image(1, 36)[2]

    before = picture()
    read(sheet)
    assert picture() == before


def test_the_box_font_is_one_that_can_be_read() -> None:
    """Tables in order, in bounds and aligned; every character's box is a glyph of its own."""
    font = boxes.box_font()
    version, count = struct.unpack_from(">IH", font)
    assert version == 0x10000
    tables = [struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(count)]
    assert [tag for tag, *_ in tables] == sorted(tag for tag, *_ in tables)
    assert all(at % 4 == 0 and at + size <= len(font) for _, _, at, size in tables)
    places = {tag: (at, size) for tag, _, at, size in tables}
    assert places[b"loca"][1] == 4 * (boxes.GLYPHS + 1)
    start, end = struct.unpack_from(">II", font, places[b"loca"][0] + 4 * ord("甲"))
    assert struct.unpack_from(">hhhhh", font, places[b"glyf"][0] + start) == (1, 0, 0, boxes.SIDE, boxes.SIDE)
    assert end - start == places[b"glyf"][1] // boxes.GLYPHS
