"""Pages of a PDF as pictures for people: grey PNG files, drawn with the system's fonts."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

from mingzhang.readers.pdf.objects import opened

DOTS_PER_INCH = 110
"""Small print of a table is legible, and a page takes about a tenth of a megabyte."""
_POINTS_PER_INCH = 72
_SHADES = bytes(min(round(grey / 17) * 17, 255) for grey in range(256))
"""Sixteen shades are enough for print and pack better."""


def page_pictures(data: bytes, file: str, pages: Sequence[int]) -> Iterator[tuple[int, int, int, bytes]]:
    """Number (1-based), width and height in points and the PNG of each page that can be drawn.

    Raises :class:`ReadError` for a file that cannot be opened.
    """
    with opened(data, file, to_draw=True) as pdf:
        for number in pages:
            if not 1 <= number <= pdf.page_count:
                continue
            width, height, grey = pdf.image(number, DOTS_PER_INCH)
            if width and height:
                scale = _POINTS_PER_INCH / DOTS_PER_INCH
                yield number, round(width * scale), round(height * scale), png(width, height, grey)


def png(width: int, height: int, grey: bytes) -> bytes:
    """A grey image, one byte per dot, as a PNG file (ISO 15948)."""
    grey = grey.translate(_SHADES)
    lines = b"".join(b"\0" + grey[row * width : (row + 1) * width] for row in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 9)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
