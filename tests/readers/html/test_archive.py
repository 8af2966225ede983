"""A page saved in one file is read as the page."""

from __future__ import annotations

import base64
import quopri

import pytest

from mingzhang.document import Paragraph, RemarkKind, Table
from mingzhang.readers import ReadError
from mingzhang.readers.formats import format_of
from mingzhang.readers.html import read_web_archive
from mingzhang.readers.html.archive import pages_of

PAGE = "<html><head><title>公开</title></head><body><p>支出决算表</p><table><tr><td>项目<td>金额<tr><td>合计<td>1.20</table></body></html>"
EMPTY = "<html><head><title>簿</title></head><frameset><frame src=sheet001.htm></frameset></html>"
TOP = (
    "From: <Saved by Blink>\r\nSubject: =?utf-8?Q?=E5=86=B3?=\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_b"\r\n\r\n'
)


def part(body: bytes, encoding: str, kind: str = "text/html") -> bytes:
    written = {
        "quoted-printable": quopri.encodestring,
        "base64": base64.encodebytes,
    }.get(encoding, bytes)(body)
    head = f"----=_b\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\nContent-Location: a\r\n\r\n"
    return head.encode() + written + b"\r\n"


def saved(*parts: bytes) -> bytes:
    return TOP.encode() + b"".join(parts) + b"----=_b--\r\n"


def shown(data: bytes) -> list[object]:
    document = read_web_archive(data, "公开.mht", "0" * 64)
    return [block.text if isinstance(block, Paragraph) else len(block.rows) for block in document.blocks]


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "gb18030"])
def test_the_page_is_read_whatever_its_encoding(encoding: str, charset: str) -> None:
    data = saved(part(PAGE.encode(charset), encoding), part(b"\x89PNG", "base64", "image/png"))
    assert format_of(data) == "mhtml"
    assert shown(data) == ["支出决算表", 2]


def test_frames_of_the_page_are_left_out_and_sheets_of_a_workbook_read() -> None:
    """A browser saves what is framed in the page behind it; Excel saves its sheets behind a page of frames."""
    other = PAGE.replace("支出决算表", "收入决算表")
    assert shown(saved(part(PAGE.encode(), "8bit"), part(other.encode(), "8bit"))) == ["支出决算表", 2]
    sheets = saved(part(EMPTY.encode(), "8bit"), part(PAGE.encode(), "8bit"), part(other.encode(), "8bit"))
    assert shown(sheets) == ["支出决算表", 2, "收入决算表", 2]


def test_pictures_of_the_page_are_remarked() -> None:
    page = PAGE.replace("<table>", "<p><img src=a.png></p><table>")
    document = read_web_archive(saved(part(page.encode(), "8bit")), "公开.mht", "0" * 64)
    assert [remark.kind for remark in document.remarks] == [RemarkKind.PICTURE]
    assert any(isinstance(block, Table) for block in document.blocks)


def nested(depth: int) -> bytes:
    """A page within so many multiparts."""
    inner = b"Content-Type: text/html\r\n\r\n" + PAGE.encode()
    for level in range(depth):
        head = f'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="level{level}"\r\n\r\n--level{level}\r\n'
        inner = head.encode() + inner + f"\r\n--level{level}--\r\n".encode()
    return inner


def test_multiparts_may_stand_in_multiparts() -> None:
    assert shown(nested(2)) == ["支出决算表", 2]


@pytest.mark.parametrize("data", [saved(), saved(part(b"", "base64")), TOP.encode(), nested(9)])
def test_a_file_without_a_page_is_told(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        read_web_archive(data, "公开.mht", "0" * 64)
    assert caught.value.key == "html-empty"


def test_a_mail_like_text_is_no_archive() -> None:
    assert format_of("标题：甲\nMIME-Version: 1.0\n\n正文".encode()) == "txt"
    assert format_of(b"Subject: a\n\nMIME-Version multipart/related") == "txt"
    assert pages_of(b"") == []
