"""Encodings: the same words read to the same document, whatever program saved them."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingzhang.readers.encoding import UndecodableError, decode
from mingzhang.readers.text import read_text

WORDS = """支出决算表
公开03表
部门：清河县档案馆
金额单位：万元

科目代码\t科目名称\t合计\t基本支出\t项目支出
合计\t\t12.50\t10.00\t2.50
201\t一般公共服务支出\t12.50\t10.00\t2.50

一、“三公”经费说明（一）……㎡②
"""
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"]
PLAIN = st.text(
    st.sampled_from("清河县档案馆决算表一二三四五万元收入支出，。；：“”（）%①②０１２\t\n ABCabc0123456789.-"),
    min_size=1,
)


def encoded(text: str, name: str) -> bytes:
    marks = {"utf-16": codecs.BOM_UTF16_LE}
    return marks.get(name, b"") + text.encode("utf-16-le" if name == "utf-16" else name)


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_way_of_saving_reads_to_the_same_document(name: str) -> None:
    """UTF-8 with and without mark, UTF-16 of both orders, GBK and GB18030."""
    text = WORDS.replace("㎡②", "") if name == "gbk" else WORDS
    assert read_text(encoded(text, name), "a.txt", "").blocks == read_text(text.encode(), "a.txt", "").blocks


@given(PLAIN)
def test_marked_encodings_round_trip_any_text(text: str) -> None:
    """A mark leaves no doubt."""
    for name in ("utf-8", "utf-8-sig", "utf-16"):
        assert decode(encoded(text, name)) == (text, False)


@given(PLAIN)
def test_gb18030_round_trips_the_words_of_a_disclosure(text: str) -> None:
    """A line of Chinese before the text, as every disclosure has one, tells GB18030 from UTF-8."""
    whole = "清河县档案馆 2024 年度部门决算\n" + text
    assert decode(whole.encode("gb18030")) == (whole, False)


@given(PLAIN)
def test_utf16_without_a_mark_is_known_by_its_words(text: str) -> None:
    """一 is 4E00: a NUL half on the other side must not mislead."""
    whole = "一、收入支出决算总表 2024\n单位：万元\t1234.56\t78.90\n" + text
    for name in ("utf-16-le", "utf-16-be"):
        assert decode(whole.encode(name)) == (whole, False)


@pytest.mark.parametrize("name", ["utf-8", "gb18030", "utf-16"])
def test_half_a_character_at_the_end_is_a_cut(name: str) -> None:
    """The file breaks off in the middle of 馆; everything before it is read."""
    data = encoded("清河县档案馆 2024 年度决算，清河县档案馆", name)
    assert decode(data[:-1]) == ("清河县档案馆 2024 年度决算，清河县档案", True)


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (WORDS.encode() + b"\0\0" + WORDS.encode(), "nul"),
        (b"plain text\0with a zero", "nul"),
        (bytes(range(1, 256)) * 3, "encoding"),
        (b"\xff\xfe\x00\xd8\x41\x00" * 9, "encoding"),
        ("清河县".encode() + b"\xff\xff\xff" + WORDS.encode(), "encoding"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes, key: str) -> None:
    """A wrong guess would be a page of nonsense, checked in earnest."""
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert caught.value.key == key


@given(st.binary(max_size=200))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    """No other exception, and no NUL in what comes out."""
    text, key = "", "encoding"
    try:
        text, _ = decode(data)
    except UndecodableError as error:
        key = error.key
    assert key in ("nul", "encoding")
    assert "\0" not in text
