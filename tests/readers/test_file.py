"""Opening a file: whatever is wrong with it is told in one Chinese sentence."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingzhang.document import RemarkKind
from mingzhang.readers import ReadError, read_file
from mingzhang.readers.errors import MESSAGES

SHEET = "支出决算表\n单位：万元\n科目编码\t科目名称\t合计\n合计\t\t12.50\n201\t一般公共服务支出\t12.50\n"

BAD = {
    "empty": b"",
    "blank lines": b"\n \n\t\t\n\xe3\x80\x80\r\n\x0c",
    "byte order mark": b"\xef\xbb\xbf",
    "end of file mark": b"\x1a",
    "pdf": b"%PDF-1.7\n%\xe2\xe3",
    "png": b"\x89PNG\r\n\x1a\n\0\0",
    "jpeg": b"\xff\xd8\xff\xe0",
    "gif": b"GIF89a\x01\x00",
    "tiff": b"II*\0\x08",
    "docx": b"PK\x03\x04\x14\0",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64,
    "rtf": b"{\\rtf1\\ansi \\'d6\\'a7}",
    "rar": b"Rar!\x1a\x07\x01\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\x04",
    "gzip": b"\x1f\x8b\x08\0\0",
    "nul bytes": SHEET.encode() + b"\0" + SHEET.encode(),
    "utf-32": SHEET.encode("utf-32"),
    "random bytes": bytes(range(1, 256)) * 5,
    "one endless line": "支".encode() * 300_000,
    "one endless row": b"1\t" * 150_000,
}


def refused(path: os.PathLike[str] | str) -> str:
    with pytest.raises(ReadError) as caught:
        read_file(path)
    return str(caught.value)


def is_one_chinese_sentence(text: str) -> bool:
    words = re.sub(r"“.*?”", "", text, count=1, flags=re.S)
    return (
        words.count("。") == 1
        and words.endswith("。")
        and bool(re.search("[一-鿿]{4}", words))
        and "\n" not in words
    )


@pytest.mark.parametrize("kind", BAD)
def test_bad_bytes_are_told_in_one_sentence(kind: str, tmp_path: Path) -> None:
    """Named .txt, but no text: the bytes tell, and the sentence says what to do."""
    file = tmp_path / "清河县档案馆.txt"
    file.write_bytes(BAD[kind])
    message = refused(file)
    assert is_one_chinese_sentence(message)
    assert str(file) in message


def test_a_pdf_by_another_name_is_still_a_pdf(tmp_path: Path) -> None:
    """The name is never trusted."""
    file = tmp_path / "决算公开.txt"
    file.write_bytes(BAD["pdf"])
    assert "PDF" in refused(file)


def test_what_is_no_file(tmp_path: Path) -> None:
    """A folder, a missing name, a name below a file, a name no system allows."""
    file = tmp_path / "a.txt"
    file.write_text(SHEET, "utf-8")
    assert "文件夹" in refused(tmp_path)
    assert "找不到" in refused(tmp_path / "没有.txt")
    assert "找不到" in refused(file / "b.txt")
    assert "找不到" in refused("a\0b.txt")
    assert "文件名太长" in refused(tmp_path / ("长" * 300))


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no device files here")
def test_a_device_is_not_read() -> None:
    """It might never end."""
    assert "不是普通文件" in refused("/dev/null")


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    """70 MB of nothing."""
    file = tmp_path / "large.txt"
    with file.open("wb") as stream:
        stream.truncate(70_000_000)
    assert "70 MB" in refused(file)


def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    """No permission."""
    file = tmp_path / "a.txt"
    file.write_text(SHEET, "utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this user may read everything")
    assert "没有权限" in refused(file)


def test_too_many_lines_and_cells(tmp_path: Path) -> None:
    """A text of 300,001 lines is no disclosure, nor is one of millions of cells."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"a\n" * 300_001)
    assert "行" in refused(file)
    file.write_bytes((b"1" + b"\t" * 99_999 + b"\n") * 21)
    assert "单元格" in refused(file)


def test_a_text_file_is_read_with_its_hash(tmp_path: Path) -> None:
    """The name as given, the format, and the hash of the bytes."""
    file = tmp_path / "a.txt"
    file.write_bytes(SHEET.encode())
    document = read_file(file)
    assert (document.file, document.format) == (str(file), "txt")
    assert document.sha256 == hashlib.sha256(SHEET.encode()).hexdigest()


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n", "\v", "\u2028"])
def test_lines_may_end_as_any_system_ends_them(end: str, tmp_path: Path) -> None:
    """Lone CR of old systems, the manual line breaks of a word processor."""
    file = tmp_path / "a.txt"
    file.write_bytes(SHEET.encode())
    expected = read_file(file).blocks
    file.write_bytes(SHEET.replace("\n", end).encode())
    assert read_file(file).blocks == expected


@pytest.mark.parametrize("name", ["utf-8", "gb18030"])
def test_a_file_cut_in_the_middle_of_a_character(name: str, tmp_path: Path) -> None:
    """The rest is read, and the report will say that the file was cut short."""
    file = tmp_path / "a.txt"
    file.write_bytes((SHEET + "本年支出").encode(name)[:-1])
    document = read_file(file)
    assert [remark.kind for remark in document.remarks] == [RemarkKind.TRUNCATED]
    assert len(document.blocks) == 4


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    """Never another exception than the one with the sentence."""
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    message = ""
    try:
        read_file(file)
    except ReadError as error:
        message = str(error)
    assert not message or is_one_chinese_sentence(message)


class _Words(dict[str, object]):
    def __missing__(self, key: str) -> object:
        return 3


@pytest.mark.parametrize("key", MESSAGES)
def test_every_message_is_one_sentence(key: str) -> None:
    """The list of messages, filled in."""
    assert is_one_chinese_sentence(MESSAGES[key].format_map(_Words(file="a.txt", why="磁盘读取错误")))
