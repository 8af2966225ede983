"""The characters of a web page: by its mark, by what it declares, by its bytes.

Bytes that are well-formed UTF-8 are UTF-8 whatever the page says (other Chinese text never is by
chance); else a declaration is believed if the bytes agree, and GB18030 is the usual one of the rest.
Source: WHATWG HTML, 13.2.3 (encoding sniffing), in that other order.
"""

from __future__ import annotations

import codecs
import re

from mingzhang.readers.encoding import UndecodableError, decode
from mingzhang.regex import regex

HEAD_BYTES = 4096
"""How far a declaration is looked for; browsers look through 1024 bytes, editors' banners can be longer."""
_DECLARED = regex(
    rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE
)
_NAMES = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
    "cp936": "gb18030", "ms936": "gb18030", "hz-gb-2312": "hz", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8",
    "utf-16be": "utf-8",
}  # fmt: skip
"""A declaration that can be read byte by byte is not UTF-16, whatever it says."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
MAX_BAD = 200
"""One undecodable character in so many is a blemish, more is a wrong guess."""


def text_of(data: bytes) -> str:
    """The page's text. Raises :class:`UndecodableError` where nothing explains the bytes."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    match = _DECLARED.search(data, 0, HEAD_BYTES)
    declared = _NAMES.get(match.group(1).decode("ascii").lower(), "") if match else ""
    first = declared if declared == "hz" else ""
    for name in dict.fromkeys((first, "utf-8", declared, "gb18030")):
        if name:
            try:
                return data.decode(name)
            except UnicodeDecodeError:
                continue
    for name in dict.fromkeys((declared, "utf-8", "gb18030")):
        if name:
            text = data.decode(name, errors="replace")
            if text.count("\ufffd") * MAX_BAD <= len(text):
                return text
    return decode(data)[0]


__all__ = ["UndecodableError", "text_of"]
