"""HTML from text: everything a document says passes through :func:`escape`, nothing else becomes a tag."""

from __future__ import annotations

import html
from collections.abc import Iterable

from mingzhang.regex import regex

_FORBIDDEN = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Text as it may stand in an element or a quoted attribute; control codes become a visible box."""
    if not text.isprintable():
        text = _FORBIDDEN.sub("\ufffd", text)
    return html.escape(text, quote=True)


def tag(name: str, inner: str, **attributes: str) -> str:
    """An element around ready markup. Attribute values are escaped; ``class_`` is written ``class``."""
    names = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    words = "".join(f' {key}="{escape(value)}"' for key, value in names if value)
    return f"<{name}{words}>{inner}</{name}>"


def text_tag(name: str, text: str, **attributes: str) -> str:
    """An element around plain text."""
    return tag(name, escape(text), **attributes)


def rows(lines: Iterable[str]) -> str:
    """Markup joined line by line, empty pieces left out."""
    return "\n".join(line for line in lines if line)
