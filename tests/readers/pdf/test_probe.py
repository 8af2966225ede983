"""A file that looks made to harm is opened in a process of its own first; an ordinary one is not."""

from __future__ import annotations

import zlib

import pytest

from mingzhang.readers.errors import ReadError
from mingzhang.readers.pdf import probe, read_pdf
from tests.readers.pdf.drawing import Sheet, pdf

_FORM = b"12 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 12 0 R >> >> /Length %d >>\nstream\n%s\nendstream\nendobj\n"


def _drawing(content: bytes) -> bytes:
    """A page that draws a form of this content."""
    plain = pdf(Sheet(operators=["/X Do"])).replace(b"/Font <<", b"/XObject << /X 12 0 R >> /Font <<", 1)
    at = plain.index(b"xref\n0 1")
    return plain[:at] + _FORM % (len(content), content) + plain[at:]


def _packed(content: bytes, filters: bytes = b"/FlateDecode") -> bytes:
    body = zlib.compress(content)
    stream = b"<< /Length %d /Filter %s >>\nstream\n%s" % (len(body), filters, body)
    plain = pdf(Sheet())
    return plain.replace(b"<< /Length 0 >>\nstream\n", stream)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (pdf(Sheet(operators=["0 0 9 9 re S"])), False),
        (_drawing(b"0 0 9 9 re S /X Do"), False),
        (_drawing(b"/X Do /X Do"), True),
        (_packed(b"0 0 9 9 re S\n" * 1000), False),
        (_packed(b"0 0 9 9 re S\n" * 500_000), True),
        (_packed(b"x", b"[/FlateDecode /FlateDecode]"), True),
        (pdf(Sheet(), trailer="/Encrypt 9 0 R"), True),
    ],
    ids=["plain", "one drawing", "drawings in drawings", "packed", "bomb", "packed twice", "encrypted"],
)
def test_what_looks_made_to_harm(data: bytes, expected: bool) -> None:
    assert probe.suspicious(data) is expected


def test_drawings_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that draws itself twice: a thousand million drawings."""
    monkeypatch.setattr(probe, "TIME_BUDGET", 0.5)
    with pytest.raises(ReadError) as caught:
        read_pdf(_drawing(b"/X Do /X Do"), "f.pdf", "")
    assert caught.value.key == "pdf_harmful"


def test_a_large_but_sound_page_is_read_all_the_same() -> None:
    """Five megabytes of the same word at one place: odd, but opened within the limits."""
    plain = Sheet()
    plain.text(60, 60, "合计")
    page = zlib.compress(("\n".join(plain.operators) + " " * 5_000_000).encode())
    data = pdf(Sheet()).replace(
        b"<< /Length 0 >>\nstream\n", b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s" % (len(page), page)
    )
    assert probe.suspicious(data)
    assert len(read_pdf(data, "f.pdf", "").blocks) == 1
