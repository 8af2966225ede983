"""A page that a browser, Word or Excel saved in one file (.mht, .mhtml): the pages in it, as bytes.

The pictures in it are passed over unread. Source: RFC 2557, RFC 2045 and RFC 2046.
"""

from __future__ import annotations

import binascii
import quopri
import re

from mingzhang.regex import regex

MAX_PARTS = 2000
MAX_PAGES = 100
MAX_DEPTH = 3
"""Multiparts within multiparts."""
_HEADER = regex(rb"[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:")
_BLANK = regex(rb"\r?\n[ \t]*\r?\n")
_FOLDED = regex(rb"\r?\n[ \t]+")
_FIELD = regex(
    rb"^(content-type|content-transfer-encoding)[ \t]*:[ \t]*([^\r\n]*)", re.IGNORECASE | re.MULTILINE
)
_BOUNDARY = regex(rb"boundary[ \t]*=[ \t]*(?:\"([^\"\r\n]{1,200})\"|([^\s;]{1,200}))", re.IGNORECASE)


def is_archive(head: bytes) -> bool:
    """Whether the first bytes of a file are the head of such a file."""
    if not _HEADER.match(head):
        return False
    top = _BLANK.split(head, maxsplit=1)[0].lower()
    return b"mime-version" in top and (b"multipart/" in top or b"text/html" in top)


def pages_of(data: bytes) -> list[bytes]:
    """The HTML pages in the file, in order."""
    return list(_pages(data.lstrip(b"\xef\xbb\xbf \t\r\n"), 0))[:MAX_PAGES]


def _pages(part: bytes, depth: int) -> list[bytes]:
    match = _BLANK.search(part)
    if match is None:
        return []
    fields = {name.lower(): value for name, value in _FIELD.findall(_FOLDED.sub(b" ", part[: match.start()]))}
    kind = fields.get(b"content-type", b"")
    boundary = _BOUNDARY.search(kind)
    if kind.lower().startswith(b"multipart/") and boundary is not None and depth < MAX_DEPTH:
        mark = b"--" + (boundary.group(1) or boundary.group(2))
        inner = part[match.end() :].split(mark, MAX_PARTS)[1:]
        return [page for piece in inner for page in _pages(piece.lstrip(b"\r\n \t"), depth + 1)]
    if not kind.lower().startswith((b"text/html", b"application/xhtml")):
        return []
    return [_decoded(part[match.end() :], fields.get(b"content-transfer-encoding", b"").strip().lower())]


def _decoded(body: bytes, encoding: bytes) -> bytes:
    if encoding == b"quoted-printable":
        return quopri.decodestring(body)
    if encoding == b"base64":
        try:
            return binascii.a2b_base64(body)
        except binascii.Error:
            return b""
    return body
