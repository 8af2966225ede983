"""Which fonts stand in for those that a PDF does not embed: for reading always the same, for looking the system's."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from mingzhang.readers.pdf.box_font import box_font
from mingzhang.readers.pdf.library import Pdfium

_STANDARD = (b"Courier", b"Helvetica", b"Times")
"""The families that a PDF may name without saying how wide their letters are: PDFium brings them along."""
_HANDLE = ctypes.c_void_p
_BOX = 1
"""The handle of the one font there is."""
_MAP = ctypes.CFUNCTYPE(
    _HANDLE, _HANDLE, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_char_p, _HANDLE
)
_DATA = ctypes.CFUNCTYPE(ctypes.c_ulong, _HANDLE, _HANDLE, ctypes.c_uint, _HANDLE, ctypes.c_ulong)


class _FontInfo(ctypes.Structure):
    """PDFium's FPDF_SYSFONTINFO: a function that is not given counts as one that knows nothing."""

    _fields_ = (
        ("version", ctypes.c_int),
        ("release", _HANDLE),
        ("enumerate", _HANDLE),
        ("map", _MAP),
        ("get", _HANDLE),
        ("data", _DATA),
        ("face_name", _HANDLE),
        ("charset", _HANDLE),
        ("delete", _HANDLE),
    )


def _mapped(
    _: Any, weight: int, italic: int, charset: int, pitch: int, family: bytes, exact: Any
) -> int | None:
    return None if family.startswith(_STANDARD) else _BOX


def _data(_: Any, font: Any, table: int, buffer: int | None, size: int) -> int:
    """The whole font for table 0; no other is asked for but that of a collection, which it is not."""
    if table:
        return 0
    font_file = box_font()
    if buffer and size >= len(font_file):
        ctypes.memmove(buffer, font_file, len(font_file))
    return len(font_file)


_OURS = _FontInfo(version=1, map=_MAP(_mapped), data=_DATA(_data))


@contextmanager
def always_the_same(library: Pdfium) -> Iterator[None]:
    """While this lasts a font that is not embedded is the box font or one of PDFium's own, on every machine.

    Afterwards the system's fonts are back: others in this process may want to draw.
    """
    library["SetSystemFontInfo"](ctypes.addressof(_OURS))
    try:
        yield
    finally:
        use_system_fonts(library)


_default: int | None = None


def use_system_fonts(library: Pdfium) -> None:
    """What PDFium does of itself. Fonts are looked for when the first is needed, not now."""
    global _default
    before, _default = _default, library["GetDefaultSystemFontInfo"]()
    library["SetSystemFontInfo"](_default)
    if before:
        library["FreeDefaultSystemFontInfo"](before)
