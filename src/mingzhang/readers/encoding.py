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
    """UTF-16 without a mark betrays itself by the NUL halves of its ASCII characters, all on one side."""
    sample = data[:_SAMPLE]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if len(sample) >= 4 and max(low, high) * 20 >= len(sample) and min(low, high) == 0:
        return "utf-16-le" if high else "utf-16-be"
    return None


def _plausible(text: str) -> bool:
    """Control characters and unassigned blocks betray a wrong guess (GB18030 decodes almost anything)."""
    sample = text[: _SAMPLE * 4]
    odd = sum(1 for c in sample if (c < " " and c not in "\t\r\n\f\v\x1a") or "\ue000" <= c <= "\uf8ff" or c == "\ufffd")
    return odd * 50 <= max(len(sample), 1)
