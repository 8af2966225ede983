"""Decoding text files: UTF-8 with or without BOM, UTF-16 of either order, GB18030 (and so GBK, GB2312)."""

from __future__ import annotations

import codecs

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096


class UndecodableError(Exception):
    """The bytes are no text in any encoding we know; ``key`` names the message of the reader."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


def decode(data: bytes) -> tuple[str, bool]:
    """The text, and True if the last character was cut in half (a file cut short).

    Raises :class:`UndecodableError` for NUL bytes and for bytes that no known encoding explains.
    """
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return _strict(data, name)
    wide = _utf16_without_bom(data)
    if wide:
        return _strict(data, wide)
    if b"\0" in data:
        raise UndecodableError("nul")
    for name in ("utf-8", "gb18030"):
        try:
            text, cut = _strict(data, name)
        except UndecodableError:
            continue
        if _plausible(text):
            return text, cut
    raise UndecodableError("encoding")


def _strict(data: bytes, name: str) -> tuple[str, bool]:
    """Decode strictly; bytes missing at the very end are allowed and reported as a cut."""
    try:
        text, cut = data.decode(name), False
    except UnicodeDecodeError as error:
        if len(data) - error.start > 3 or error.start == 0:
            raise UndecodableError("encoding") from error
        text, cut = data[: error.start].decode(name), True
    if "\0" in text:
        raise UndecodableError("nul")
    return text, cut


def _utf16_without_bom(data: bytes) -> str | None:
    """UTF-16 without a mark: one byte order gives Chinese and ASCII throughout, the other does not.

    NUL halves alone do not tell, because 一 is 4E00 and turns up in every disclosure.
    """
    sample = data[:_SAMPLE]
    if len(sample) < 4 or 0 not in sample:
        return None
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, errors="replace")
        ascii_count = sum(1 for c in text if " " <= c < "\x7f" or c in "\t\r\n\f")
        known = ascii_count + sum(map(_chinese, text))
        if ascii_count >= 3 and ascii_count * 20 >= len(text) and known * 20 >= len(text) * 19:
            return name
    return None


def _chinese(char: str) -> bool:
    """Whether a character belongs to Chinese print: its punctuation, circled numbers, full-width forms, 汉字."""
    return "\u2010" <= char <= "\u24ff" or "\u3000" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"


def _plausible(text: str) -> bool:
    """Control characters and unassigned blocks betray a wrong guess (GB18030 decodes almost anything)."""
    sample = text[: _SAMPLE * 4]
    return sum(map(_odd, sample)) * 50 <= max(len(sample), 1)


def _odd(char: str) -> bool:
    control = char < " " and char not in "\t\r\n\f\v\x1a"
    return control or "\ue000" <= char <= "\uf8ff" or char == "\ufffd"
