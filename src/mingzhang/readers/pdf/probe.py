"""A PDF that may be made to harm is first opened in a process of its own, which may be ended.

PDFium reads a page in one piece and cannot be interrupted. A few bytes can make it use gigabytes or years:
compressed streams that expand a thousandfold, drawings that draw drawings that draw drawings. Ordinary files
show no sign of either and are read at once; a file that does is tried first.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

from mingzhang.readers.pdf.limits import MAX_CONTENT, MAX_PROBE_BYTES, TIME_BUDGET
from mingzhang.regex import regex

_EXPANSION = 1032
"""How many bytes one compressed byte can become (RFC 1951: 258 bytes take two bits)."""
_STREAM = regex(rb"(?<!end)stream\r?\n")
_PACKED = regex(rb"/(?:FlateDecode|LZWDecode|RunLengthDecode|Fl|LZW|RL)\b")
_FLATE = regex(rb"/(?:FlateDecode|Fl)\b")
_DRAWS = regex(rb"\bDo\b")
_MARGIN = 1500
"""Bytes before a stream in which its dictionary begins; a longer one does not hide what is looked for."""
_BODY = (
    "import sys; sys.path[:0] = sys.argv[2:];"
    "from mingzhang.readers.pdf.probe import open_every_page; open_every_page(int(sys.argv[1]))"
)


def harmless(data: bytes) -> bool:
    """Whether the file can be opened in this process: it looks ordinary, or another process could open it."""
    return not suspicious(data) or _survives(data)


def suspicious(data: bytes) -> bool:
    """Whether a stream is packed twice or becomes larger than MAX_CONTENT, or a drawing draws several others.
    Of an encrypted file this cannot be told."""
    if b"/Encrypt" in data:
        return True
    return any(_odd(data, match.start(), match.end()) for match in _STREAM.finditer(data))


def _odd(data: bytes, at: int, begin: int) -> bool:
    head = data[max(0, at - _MARGIN) : at]
    head = head[head.rfind(b" obj") :]
    if b"/Image" in head or b"/Length1" in head:
        return False  # pictures and fonts are not unpacked while reading
    packings = len(_PACKED.findall(head))
    size = data.find(b"endstream", begin) - begin
    if size < 0:
        size = len(data) - begin
    is_form = b"/Form" in head
    if packings > 1:
        return True
    if size * (_EXPANSION if packings else 1) <= MAX_CONTENT and not is_form:
        return False
    if packings and not _FLATE.search(head):
        return True
    return _grows(data[begin : begin + size], is_form=is_form, packed=packings > 0)


def _grows(body: bytes, *, is_form: bool, packed: bool) -> bool:
    if packed:
        try:
            body = zlib.decompressobj().decompress(body, MAX_CONTENT + 1)
        except zlib.error:
            return False
    return len(body) > MAX_CONTENT or (is_form and len(_DRAWS.findall(body)) > 1)


def _survives(data: bytes) -> bool:
    import subprocess  # it is rarely needed, and loading it takes as long as reading a page

    source = str(Path(__file__).resolve().parents[3])
    try:
        done = subprocess.run(
            [sys.executable, "-c", _BODY, str(MAX_PROBE_BYTES), source],
            input=data,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TIME_BUDGET,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return False
    return done.returncode == 0


def open_every_page(most_bytes: int) -> None:
    """What the other process does: open the file given on standard input, page by page, its text included."""
    try:
        import resource
    except ImportError:  # Windows: only the time is limited there
        pass
    else:
        resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, most_bytes))
    from mingzhang.readers.pdf.library import pdfium

    data = sys.stdin.buffer.read()
    library = pdfium()
    document = library["LoadMemDocument64"](data, len(data), None)
    for number in range(library["GetPageCount"](document) if document else 0):
        page = library["LoadPage"](document, number)
        if page:
            library["Text_ClosePage"](library["Text_LoadPage"](page))
            library["ClosePage"](page)
