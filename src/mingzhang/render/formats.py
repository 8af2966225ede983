"""The formats a document is written in. One renderer is one line of :data:`FORMATS`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from mingzhang.document import Document
from mingzhang.render.errors import RenderError
from mingzhang.render.options import Options

Renderer = Callable[[Document, Options], bytes]
"""From a document to a file's bytes, the same for the same document; raises RenderError."""

FORMATS: Mapping[str, tuple[str, str]] = {
    "docx": ("mingzhang.render.docx", "render_docx"),
    "pdf": ("mingzhang.render.pdf", "render_pdf"),
    "html": ("mingzhang.render.html", "render_html"),
    "xlsx": ("mingzhang.render.xlsx", "render_xlsx"),
    "txt": ("mingzhang.render.text", "render_text"),
    "json": ("mingzhang.render.json", "render_json"),
}
TOP_LEVEL = ("docx", "pdf", "html", "xlsx", "txt")
"""The formats that stand at the top of an output folder; JSON goes into the data package."""


def renderer_of(key: str) -> Renderer:
    """The renderer of a format, imported on first use. Raises :class:`RenderError` for an unknown one."""
    if key not in FORMATS:
        raise RenderError("format", format=key, formats="、".join(FORMATS))
    module, name = FORMATS[key]
    return cast(Renderer, getattr(import_module(module), name))


def render(document: Document, key: str, options: Options | None = None) -> bytes:
    """The document in one format."""
    return renderer_of(key)(document, options or Options())
