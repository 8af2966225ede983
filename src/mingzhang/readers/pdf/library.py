"""The few functions of the PDFium library (from the package pypdfium2) that this room calls.

Only the shared library is loaded: the package's own module of bindings declares every function and type of
PDFium, which takes longer than reading a document does.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_HANDLE = ctypes.c_void_p
_INT = ctypes.c_int
_UINT = ctypes.c_uint
_FLOAT = ctypes.c_float

_SIGNATURES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_SetSystemFontInfo": (None, (_HANDLE,)),
    "FPDF_GetDefaultSystemFontInfo": (_HANDLE, ()),
    "FPDF_FreeDefaultSystemFontInfo": (None, (_HANDLE,)),
    "FPDF_LoadMemDocument64": (_HANDLE, (ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)),
    "FPDF_GetLastError": (ctypes.c_ulong, ()),
    "FPDF_CloseDocument": (None, (_HANDLE,)),
    "FPDF_GetPageCount": (_INT, (_HANDLE,)),
    "FPDF_LoadPage": (_HANDLE, (_HANDLE, _INT)),
    "FPDF_ClosePage": (None, (_HANDLE,)),
    "FPDF_GetPageBoundingBox": (_INT, (_HANDLE, _HANDLE)),
    "FPDFPage_GetRotation": (_INT, (_HANDLE,)),
    "FPDFPage_CountObjects": (_INT, (_HANDLE,)),
    "FPDFPage_GetObject": (_HANDLE, (_HANDLE, _INT)),
    "FPDFPageObj_GetType": (_INT, (_HANDLE,)),
    "FPDFPageObj_GetBounds": (_INT, (_HANDLE, _HANDLE, _HANDLE, _HANDLE, _HANDLE)),
    "FPDFPageObj_GetMatrix": (_INT, (_HANDLE, _HANDLE)),
    "FPDFFormObj_CountObjects": (_INT, (_HANDLE,)),
    "FPDFFormObj_GetObject": (_HANDLE, (_HANDLE, ctypes.c_ulong)),
    "FPDFPath_CountSegments": (_INT, (_HANDLE,)),
    "FPDFPath_GetPathSegment": (_HANDLE, (_HANDLE, _INT)),
    "FPDFPath_GetDrawMode": (_INT, (_HANDLE, _HANDLE, _HANDLE)),
    "FPDFPathSegment_GetPoint": (_INT, (_HANDLE, _HANDLE, _HANDLE)),
    "FPDFPathSegment_GetType": (_INT, (_HANDLE,)),
    "FPDFText_LoadPage": (_HANDLE, (_HANDLE,)),
    "FPDFText_ClosePage": (None, (_HANDLE,)),
    "FPDFText_CountChars": (_INT, (_HANDLE,)),
    "FPDFText_GetText": (_INT, (_HANDLE, _INT, _INT, _HANDLE)),
    "FPDFText_GetUnicode": (_UINT, (_HANDLE, _INT)),
    "FPDFText_GetLooseCharBox": (_INT, (_HANDLE, _INT, _HANDLE)),
    "FPDFText_GetFontSize": (ctypes.c_double, (_HANDLE, _INT)),
    "FPDFText_GetCharAngle": (_FLOAT, (_HANDLE, _INT)),
    "FPDFText_HasUnicodeMapError": (_INT, (_HANDLE, _INT)),
    "FPDFText_GetFillColor": (_INT, (_HANDLE, _INT, _HANDLE, _HANDLE, _HANDLE, _HANDLE)),
    "FPDFBitmap_CreateEx": (_HANDLE, (_INT, _INT, _INT, _HANDLE, _INT)),
    "FPDFBitmap_FillRect": (_INT, (_HANDLE, _INT, _INT, _INT, _INT, ctypes.c_ulong)),
    "FPDF_RenderPageBitmap": (None, (_HANDLE, _HANDLE, _INT, _INT, _INT, _INT, _INT, _INT)),
    "FPDFBitmap_GetBuffer": (_HANDLE, (_HANDLE,)),
    "FPDFBitmap_GetStride": (_INT, (_HANDLE,)),
    "FPDFBitmap_Destroy": (None, (_HANDLE,)),
}
_FILES = {"win32": "pdfium.dll", "cygwin": "pdfium.dll", "darwin": "libpdfium.dylib"}


class Pdfium:
    """The library's functions by their name without the prefix ``FPDF_`` or ``FPDF``: ``LoadPage``,
    ``Text_GetUnicode`` …

    They are called with the interpreter lock held (``PyDLL``): a call takes less time than passing the lock.
    """

    def __init__(self, path: str) -> None:
        library = ctypes.PyDLL(path)
        self._functions: dict[str, Callable[..., Any]] = {}
        for name, (result, arguments) in _SIGNATURES.items():
            function = getattr(library, name)
            function.restype = result
            function.argtypes = arguments
            self._functions[name.removeprefix("FPDF").removeprefix("_")] = function
        self["InitLibrary"]()  # does nothing when somebody else in this process has done it

    def __getitem__(self, name: str) -> Callable[..., Any]:
        return self._functions[name]


@cache
def pdfium() -> Pdfium:
    """The library, loaded and initialised once per process. Raises ImportError when it is not installed."""
    return Pdfium(_library_path())


def _library_path() -> str:
    spec = find_spec("pypdfium2_raw")
    folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        path = Path(folder) / _FILES.get(sys.platform, "libpdfium.so")
        if path.is_file():
            return str(path)
    # A package built against a PDFium of the system knows where that is.
    bindings: Any = import_module("pypdfium2_raw.bindings")
    return str(bindings._libs["pdfium"]._name)
