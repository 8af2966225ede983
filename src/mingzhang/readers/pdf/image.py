"""A page as a grey image, for an OCR engine."""

from __future__ import annotations

import ctypes

from mingzhang.readers.pdf.library import Pdfium
from mingzhang.readers.pdf.turning import Turn

MAX_DOTS = 6_000
"""No side of the image has more dots; a larger page gets a lower resolution."""
_GREY, _WHITE = 1, 0xFFFFFFFF
_DRAW_GREY = 0x08
_POINTS_PER_INCH = 72


def grey_image(library: Pdfium, page: int | None, dots_per_inch: int) -> tuple[int, int, bytes]:
    """Width, height and one byte per dot; (0, 0, nothing) when the page cannot be drawn."""
    if page is None:
        return 0, 0, b""
    turn = Turn.of(library, page)
    scale = min(dots_per_inch / _POINTS_PER_INCH, MAX_DOTS / max(turn.width, turn.height, 1))
    width, height = max(int(turn.width * scale), 1), max(int(turn.height * scale), 1)
    bitmap = library["Bitmap_CreateEx"](width, height, _GREY, None, 0)
    if not bitmap:
        return 0, 0, b""
    try:
        library["Bitmap_FillRect"](bitmap, 0, 0, width, height, _WHITE)
        library["RenderPageBitmap"](bitmap, page, 0, 0, width, height, 0, _DRAW_GREY)
        stride = library["Bitmap_GetStride"](bitmap)
        whole = ctypes.string_at(library["Bitmap_GetBuffer"](bitmap), stride * height)
    finally:
        library["Bitmap_Destroy"](bitmap)
    return width, height, b"".join(whole[row * stride : row * stride + width] for row in range(height))
