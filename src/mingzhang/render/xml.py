"""Text for XML: escaped, and without what XML 1.0 cannot hold."""

from __future__ import annotations

from mingzhang.regex import regex

_FORBIDDEN = regex(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: str) -> str:
    """Text for an element or a quoted attribute."""
    text = _FORBIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
