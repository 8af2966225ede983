"""Whole files: what cannot be read and what is said about it, scans, places, memory, limits."""

from __future__ import annotations

import contextlib
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzhang.document import Paragraph, RemarkKind
from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf import objects, paths, read, read_pdf
from tests.readers.pdf.drawing import Sheet, pdf
from tests.readers.pdf.reading import paragraphs, remarked
from tests.readers.pdf.reading import read as read_sheets

PICTURE = "q 500 0 0 700 40 70 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x01\x02\x03\x04 EI Q"


def _ordinary() -> Sheet:
    page = Sheet()
    page.text(60, 60, "收入决算表")
    page.table([["项目", "决算数"], ["合计", "12.00"]])
    return page


def test_format_and_digest_are_those_given() -> None:
    document = read_pdf(pdf(_ordinary()), "某局.pdf", "ab" * 32)
    assert (document.file, document.format, document.sha256) == ("某局.pdf", "pdf", "ab" * 32)
    assert [block.place.block for block in document.blocks] == [0, 1]
    assert document.blocks[0].place.page == 1


def test_an_encrypted_file_says_what_to_do() -> None:
    secret = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> /ID [<00> <00>]"
    )
    with pytest.raises(ReadError, match="密码") as caught:
        read_pdf(pdf(_ordinary(), trailer=secret), "密.pdf", "")
    assert caught.value.key == "pdf_encrypted"


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nnonsense\n%%EOF", b"\x00" * 100])
def test_a_damaged_file_says_what_to_do(data: bytes) -> None:
    with pytest.raises(ReadError, match="损坏"):
        read_pdf(data, "坏.pdf", "")


def test_blank_pages_hold_nothing_to_check() -> None:
    with pytest.raises(ReadError, match="空白"):
        read_sheets(Sheet(), Sheet())


def test_a_scanned_page_is_named_and_the_rest_is_read() -> None:
    document = read_sheets(_ordinary(), Sheet(operators=[PICTURE]), Sheet(operators=[PICTURE]))
    assert remarked(document, RemarkKind.PAGE_WITHOUT_TEXT) == ["第 2 页", "第 3 页"]
    assert [r.place.page for r in document.remarks if r.kind is RemarkKind.PAGE_WITHOUT_TEXT] == [2, 3]
    assert paragraphs(document) == ["收入决算表"]


def test_a_whole_scan_is_a_document_of_remarks() -> None:
    document = read_sheets(Sheet(operators=[PICTURE]))
    assert document.blocks == ()
    assert remarked(document, RemarkKind.PAGE_WITHOUT_TEXT) == ["第 1 页"]


def test_a_blank_page_among_others_is_not_a_scan() -> None:
    assert remarked(read_sheets(_ordinary(), Sheet()), RemarkKind.PAGE_WITHOUT_TEXT) == []


def test_a_font_without_unicode_is_said_and_nothing_is_guessed() -> None:
    page = _ordinary()
    page.text(60, 300, "无码字体", font="N")
    document = read_sheets(page)
    assert remarked(document, RemarkKind.FONT_WITHOUT_UNICODE) == ["第 1 页有 4 个字符的字体没有文字编码"]
    assert paragraphs(document)[-1] == "\ufffd" * 4


@pytest.mark.parametrize(
    ("module", "name", "key"),
    [
        (objects, "MAX_PAGES", "pdf_pages"),
        (objects, "MAX_OBJECTS", "pdf_objects"),
        (objects, "MAX_GLYPHS", "pdf_glyphs"),
        (paths, "MAX_OBJECTS", "pdf_objects"),
        (read, "TIME_BUDGET", "pdf_slow"),
    ],
)
def test_limits_have_names_and_messages(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, key: str
) -> None:
    monkeypatch.setattr(module, name, -1)
    with pytest.raises(ReadError) as caught:
        read_sheets(_ordinary())
    assert caught.value.key == key


def test_memory_does_not_grow() -> None:
    data = pdf(*[_ordinary()] * 3)
    status = Path("/proc/self/status")
    if not status.exists():
        pytest.skip("系统不提供常驻内存 (no /proc)")

    def resident() -> int:
        return next(
            int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS")
        )

    read_pdf(data, "f.pdf", "")
    before = resident()
    for _ in range(200):
        read_pdf(data, "f.pdf", "")
    assert resident() - before < 30 * 1024


def test_threads_take_turns() -> None:
    data = pdf(_ordinary())
    found: list[int] = []

    def work() -> None:
        found.extend(len(read_pdf(data, "f.pdf", "").blocks) for _ in range(10))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2] * 40


def test_a_lock_is_free_after_an_error() -> None:
    for _ in range(3):
        with pytest.raises(ReadError):
            read_pdf(b"%PDF-", "f.pdf", "")
    assert len(read_sheets(_ordinary()).blocks) == 2


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_bytes_never_crash(data: st.DataObject) -> None:
    """Truncated, flipped, spliced: a Document or one sentence, nothing else."""
    whole = bytearray(pdf(_ordinary(), Sheet(operators=[PICTURE], rotate=90)))
    for _ in range(data.draw(st.integers(0, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(whole)), st.integers(0, len(whole))))
    with contextlib.suppress(ReadError):
        document = read_pdf(bytes(whole[:cut]), "f.pdf", "")
        assert all(isinstance(block, Paragraph) or block.rows for block in document.blocks)


def test_a_scan_with_a_printed_page_number_is_a_scan() -> None:
    page = Sheet(operators=[PICTURE])
    page.text(290, 820, "2")
    document = read_sheets(_ordinary(), page)
    assert remarked(document, RemarkKind.PAGE_WITHOUT_TEXT) == ["第 2 页"]
    assert remarked(document, RemarkKind.PAGE_NUMBER) == ["2"]
