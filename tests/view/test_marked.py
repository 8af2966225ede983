"""Notes on a draft: at the right cell of the right file, everything else untouched."""

from __future__ import annotations

import ctypes
import hashlib
import io
import os
import sys
import zipfile
from pathlib import Path

import docx
import openpyxl
import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as raw  # type: ignore[import-untyped]
import pytest
from lxml import etree

import mingzhang
from mingzhang.cli import main
from mingzhang.readers import read_file
from mingzhang.readers.text import read_text
from mingzhang.render import render
from mingzhang.view.docx_range import stretch
from mingzhang.view.marked_docx import marked_docx
from mingzhang.view.marked_pdf import marked_pdf, with_steady_id
from tests.readers.pdf.drawing import Sheet, pdf
from tests.readers.writing import to_docx
from tests.render.annotated import annotated
from tests.years import YEARS, accounts

Capture = pytest.CaptureFixture[str]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A DOCX in which one cell of 支出决算表 was misprinted."""
    lines = accounts(YEARS[2024], YEARS[2023]).splitlines()
    at = next(n for n, line in enumerate(lines) if line.startswith("支出决算表"))
    row = next(n for n in range(at, len(lines)) if lines[n].startswith("2080505"))
    cells = lines[row].split("\t")
    cells[2] = "9.91"
    lines[row] = "\t".join(cells)
    path = tmp_path / "草稿.docx"
    path.write_bytes(to_docx(read_text("\n".join(lines).encode(), "草稿.txt", "0" * 64)))
    return path


def commented(data: bytes) -> list[tuple[str, str]]:
    """Each comment's words, with the text that its range covers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
        body = etree.fromstring(archive.read("word/document.xml"))
    words = {c.get(f"{W}id"): "".join(t.text or "" for t in c.iter(f"{W}t")) for c in comments}
    opened: dict[str | None, str] = {}
    found = []
    for element in body.iter():
        name = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            opened[name] = ""
        elif element.tag == f"{W}commentRangeEnd":
            found.append((words[name], opened.pop(name)))
        elif element.tag == f"{W}t":
            opened = {key: text + (element.text or "") for key, text in opened.items()}
    assert not opened
    return found


def test_the_comment_stands_at_the_cell(draft: Path) -> None:
    document = read_file(draft)
    report = mingzhang.check(mingzhang.recognise(document))
    data = marked_docx(draft.read_bytes(), report, document)
    found = commented(data)
    assert any(text == "9.91" and "错误" in words for words, text in found)
    assert not any("没有定位到" in words for words, _ in found)


def test_the_comment_stands_at_the_figure_of_a_sentence(tmp_path: Path) -> None:
    """支出决算 of 9.01 is told as 9.10: the comment covers those four characters, and nothing else of the line."""
    text = accounts(YEARS[2024], YEARS[2023]).replace("支出决算为9.01万元", "支出决算为9.11万元")
    path = tmp_path / "草稿.docx"
    path.write_bytes(to_docx(read_text(text.encode(), "草稿.txt", "0" * 64)))
    document = read_file(path)
    report = mingzhang.check(mingzhang.recognise(document))
    data = marked_docx(path.read_bytes(), report, document)
    assert "9.11" in [text.removesuffix("万元") for words, text in commented(data) if "不一致" in words]
    before, after = (docx.Document(source).paragraphs for source in (str(path), io.BytesIO(data)))
    assert [paragraph.text for paragraph in after] == [paragraph.text for paragraph in before]


@pytest.mark.parametrize(
    ("runs", "words", "before", "covered"),
    [
        (["支出9.01万元，占9.01%"], "9.01", 1, "9.01"),
        (["支出9.", "01万", "元"], "9.01万元", 0, "9.01万元"),
        (["支出 9.01", " 万元"], "9.01万元", 0, "9.01 万元"),
        (["支出9.01万元"], "8.00", 0, None),
        (["支出9.01万元"], "9.01", 1, None),
    ],
)
def test_a_stretch_of_a_paragraph(runs: list[str], words: str, before: int, covered: str | None) -> None:
    """Runs are cut where the words begin and end, however the words lie over them."""
    paragraph = docx.Document().add_paragraph()
    for text in runs:
        paragraph.add_run(text).bold = True
    found = stretch(paragraph._p, W, words, before)
    assert paragraph.text == "".join(runs)
    if found is None:
        assert covered is None
        return
    everything = list(paragraph._p.iter(f"{W}r"))
    first, last = (everything.index(run) for run in found)
    texts = ["".join(t.text or "" for t in run.iter(f"{W}t")) for run in everything]
    assert "".join(texts[first : last + 1]) == covered
    assert "".join(texts[:first]).count(words) == before
    assert all(run.find(f"{W}rPr") is not None for run in everything)


def test_every_other_part_and_every_word_is_untouched(draft: Path) -> None:
    document = read_file(draft)
    report = mingzhang.check(mingzhang.recognise(document))
    data = marked_docx(draft.read_bytes(), report, document)
    with zipfile.ZipFile(draft) as before, zipfile.ZipFile(io.BytesIO(data)) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed == {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
    draft.with_name("批注.docx").write_bytes(data)
    again = read_file(draft.with_name("批注.docx"))
    assert [getattr(b, "text", None) for b in again.blocks] == [
        getattr(b, "text", None) for b in document.blocks
    ]
    assert marked_docx(draft.read_bytes(), report, document) == data


def test_comments_that_are_there_stay(draft: Path) -> None:
    """A second round on the marked file numbers its comments on."""
    document = read_file(draft)
    report = mingzhang.check(mingzhang.recognise(document))
    first = marked_docx(draft.read_bytes(), report, document)
    twice = marked_docx(first, report, document)
    with zipfile.ZipFile(io.BytesIO(twice)) as archive:
        text = archive.read("word/comments.xml").decode()
    once = len(commented(first))
    assert text.count("<w:comment ") >= 2 * once
    assert f'w:id="{once}"' in text


def test_a_pdf_has_a_box_with_a_note_on_the_page(tmp_path: Path, corpus: Path) -> None:
    source = corpus / "shanghai-putuo-social-work-2024.pdf"
    if not source.is_file():
        pytest.skip("样本文件夹中没有这份 PDF (the PDF is not in the corpus)")
    target = tmp_path / "注.pdf"
    assert main(["check", str(source), "--format", "marked", "-o", str(target)]) == 1
    report = mingzhang.check(mingzhang.recognise(read_file(source)))
    wanted = {f.places[0].place.page for f in report.findings if f.severity.value != "note"}
    before, after = pypdfium2.PdfDocument(source), pypdfium2.PdfDocument(target)
    assert len(before) == len(after)
    pages = set()
    for number in range(len(after)):
        old, new = before[number], after[number]  # a page is closed with its last reference
        if raw.FPDFPage_GetAnnotCount(new.raw) > raw.FPDFPage_GetAnnotCount(old.raw):
            pages.add(number + 1)
        assert new.get_textpage().get_text_range() == old.get_textpage().get_text_range()
    assert wanted <= pages


def boxes(data: bytes) -> list[tuple[int, tuple[float, float, float, float], str]]:
    """Page, rectangle (left, bottom, right, top) and note of every annotation."""
    document = pypdfium2.PdfDocument(data)
    found = []
    for number in range(len(document)):
        page = document[number]
        for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            annotation = raw.FPDFPage_GetAnnot(page.raw, index)
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, ctypes.byref(rect))
            buffer = ctypes.create_string_buffer(8192)
            view = ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))
            size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", view, 8192)
            note = buffer.raw[: max(size - 2, 0)].decode("utf-16-le")
            raw.FPDFPage_CloseAnnot(annotation)
            found.append((number + 1, (rect.left, rect.bottom, rect.right, rect.top), note))
    return found


def printed_pdf(text: str) -> bytes:
    document = read_text(text.encode(), "草稿.txt", "0" * 64)
    return render(annotated(document, charts=False), "pdf")


def test_a_figure_of_a_sentence_is_boxed_and_not_its_paragraph(tmp_path: Path) -> None:
    """支出决算 of 9.01 is told as 9.11: the box holds these four characters."""
    text = accounts(YEARS[2024], YEARS[2023]).replace("支出决算为9.01万元", "支出决算为9.11万元")
    path = tmp_path / "草稿.pdf"
    path.write_bytes(printed_pdf(text))
    document = read_file(path)
    report = mingzhang.check(mingzhang.recognise(document))
    data = marked_pdf(path.read_bytes(), report, document)
    drawn = pypdfium2.PdfDocument(data)
    inner = (3, 3, -3, -3)  # within the margin, where the letters beside it reach no more
    told = [
        drawn[page - 1]
        .get_textpage()
        .get_text_bounded(*(edge + by for edge, by in zip(rectangle, inner, strict=True)))
        for page, rectangle, note in boxes(data)
        if "不一致" in note
    ]
    assert "9.11" in told
    assert all(len(text) < 10 for text in told)


def test_the_marked_pdf_is_the_same_bytes_each_time(tmp_path: Path) -> None:
    """PDFium draws an identifier by chance; ours is made of the contents, in a file with one and in one without."""
    path = tmp_path / "草稿.pdf"
    path.write_bytes(printed_pdf(accounts(YEARS[2024])))
    document = read_file(path)
    report = mingzhang.check(mingzhang.recognise(document))
    source = path.read_bytes()
    assert marked_pdf(source, report, document) == marked_pdf(source, report, document)
    bare = pdf(Sheet())
    assert marked_pdf(bare, report, document) == marked_pdf(bare, report, document)
    assert len(boxes(marked_pdf(source, report, document))) > 0


@pytest.mark.parametrize(
    ("ids", "source", "steady"),
    [
        (b"<%s><%s>" % (b"AB" * 16, b"CD" * 16), b"/ID[<" + b"ab" * 16 + b"><00>]", b"<%s><" % (b"AB" * 16)),
        (b"(a\\)b[c)<%s>" % (b"CD" * 16), b"", b"(a\\)b[c)<"),
    ],
)
def test_the_identifier_of_the_original_stays(ids: bytes, source: bytes, steady: bytes) -> None:
    saved = b"%PDF trailer\n<</Size 1/ID[" + ids + b"]>>\n%%EOF"
    made = with_steady_id(saved, source)
    assert steady in made
    assert b"CD" * 16 not in made
    assert len(made) == len(saved)


def test_what_cannot_be_marked_is_told(tmp_path: Path, draft: Path, capsys: Capture) -> None:
    text = tmp_path / "甲.txt"
    text.write_text(accounts(YEARS[2024]), "utf-8")
    target = str(tmp_path / "出.docx")
    assert main(["check", str(text), "--format", "marked", "-o", target]) == 2
    assert "只能做在 Word" in capsys.readouterr().err
    assert main(["check", str(draft), str(draft), "--format", "marked", "-o", target]) == 2
    assert "一次只能做一个文件" in capsys.readouterr().err
    assert main(["check", str(draft), "--format", "marked"]) == 2
    assert "用 -o 指定文件名" in capsys.readouterr().err
    before = hashlib.sha256(draft.read_bytes()).digest()
    assert main(["check", str(draft), "--format", "marked", "-o", str(draft)]) == 2
    assert hashlib.sha256(draft.read_bytes()).digest() == before
    capsys.readouterr()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="这个系统的文件名总是 Unicode")
def test_the_list_and_the_letter_of_a_file_named_in_gbk(tmp_path: Path, draft: Path) -> None:
    gbk = draft.rename(tmp_path / os.fsdecode("初稿.docx".encode("gbk")))
    assert main(["check", str(gbk), "--format", "xlsx", "-o", str(tmp_path / "清单.xlsx")]) == 1
    assert main(["check", str(gbk), "--format", "letter", "-o", str(tmp_path / "通知.docx")]) == 1
    book = openpyxl.load_workbook(tmp_path / "清单.xlsx")
    assert any(
        str(cell.value).endswith("初稿.docx") for page in book for row in page.iter_rows() for cell in row
    )


def test_the_list_and_the_letter_from_the_command(tmp_path: Path, draft: Path) -> None:
    assert main(["check", str(draft), "--format", "xlsx", "-o", str(tmp_path / "清单.xlsx")]) == 1
    assert main(["check", str(draft), "--format", "letter", "-o", str(tmp_path / "通知.docx")]) == 1
    assert docx.Document(str(tmp_path / "通知.docx")).tables
