"""Which format a file's bytes are in, and which reader reads it. One reader is one line of :data:`READERS`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from mingzhang.document import Document
from mingzhang.regex import regex

Reader = Callable[[bytes, str, str], Document]
"""From a file's bytes, its name and its sha256 to a Document; raises ReadError."""

READERS: Mapping[str, tuple[str, str]] = {
    "txt": ("mingzhang.readers.text", "read_text"),
    "pdf": ("mingzhang.readers.pdf", "read_pdf"),
    "docx": ("mingzhang.readers.docx", "read_docx"),
    "sheets": ("mingzhang.readers.sheets", "read_workbook"),
    "html": ("mingzhang.readers.html", "read_html"),
    "mhtml": ("mingzhang.readers.html", "read_web_archive"),
    "md": ("mingzhang.readers.markdown", "read_markdown"),
}
_UNREADABLE: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"\x1f\x8b\x08", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_BLANK = b"\xef\xbb\xbf \t\r\n\f\x1a"
_MARKUP = regex(
    rb"\s*+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html|head|meta|body|div|table|\?xml[^>]*\?>\s*<(?:!doctype|html))",
    re.I | re.S,
)
# Neither pattern ever goes back: a file of comments or of tabs would keep it busy for years.
_PIPE_RULE = regex(rb"^[ \t]*+(?:\|[ \t]*+)?:?-{3,}+:?[ \t]*+\|[ \t:|-]*+$", re.M)
_TABLE_TAG = regex(rb"<table(?:\s[^<>]{0,500})?>", re.I)
_HEADER = regex(rb"[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:")
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_WORD_XML = (
    b"schemas.microsoft.com/office/word/2003/wordml",
    b"schemas.microsoft.com/office/2006/xmlPackage",
)
HEAD = 4096


def format_of(data: bytes) -> str:
    """A key of :data:`READERS`, or ``!`` and the key of the message that says why the file cannot be read."""
    head = data[:HEAD].lstrip(_BLANK)
    if not head and not data.strip(_BLANK):
        return "!empty"
    if head.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return "sheets" if any(name in data for name in _BOOK) else "docx"
    for signature, key in _UNREADABLE:
        if head.startswith(signature):
            return f"!{key}"
    if _MARKUP.match(head):
        return "html"
    if head.startswith((b"<?xml", b"<Workbook")) and (kind := _xml_kind(head)):
        return kind
    if _HEADER.match(head) and b"mime-version" in head.lower():
        from mingzhang.readers.html.archive import is_archive

        if is_archive(head):
            return "mhtml"
    start = data[: HEAD * 64]
    return "md" if _PIPE_RULE.search(start) or _TABLE_TAG.search(start) else "txt"


def _xml_kind(head: bytes) -> str:
    """A workbook or a Word document that is one XML file; empty for any other."""
    if _SPREADSHEET_XML in head:
        return "sheets"
    return "!docx-xml" if any(name in head for name in _WORD_XML) else ""


def reader_of(key: str) -> Reader:
    """The reader of a format, imported on first use."""
    module, name = READERS[key]
    return cast(Reader, getattr(import_module(module), name))


def _zip_kind(data: bytes) -> str:
    """Word and Excel files are zip archives that say so in the names of their parts."""
    import io
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()[:2000]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "docx" if b"word/" in data else "sheets" if b"xl/" in data else "!zip"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "sheets"
    if "content.xml" in names and b"opendocument.spreadsheet" in data[:200]:
        return "sheets"
    return "!zip"
