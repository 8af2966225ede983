"""Laying out Chinese text on a terminal: widths, wrapping, padding, and lines of styled spans.

A wide character takes two columns. A line never begins with closing punctuation nor ends with an
opening bracket, and a figure is never torn apart.
"""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from mingzhang.regex import regex

_TOKEN = regex(r"[0-9A-Za-z.,%+\-_/:\\~]+|\s+|.", re.S)
_CLOSING = frozenset("，。、；：？！）》〉”’】〕…％%)]},;:?!")
_OPENING = frozenset("（《〈“‘【〔([{")
_CONTROLS = regex(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_BREAKS = regex(r"[\t\n\r\v\f]+")


class Span(Struct, frozen=True):
    """A stretch of text in one style: error, warning, note, good, head, dim, or none."""

    text: str
    style: str = ""


Line = tuple[Span, ...]


def clean(text: str) -> str:
    """Text from a document made safe for a terminal: no control codes, no invisible direction marks."""
    if text.isprintable():
        return text
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))


def width(text: str) -> int:
    """Columns the text takes on a terminal."""
    if text.isascii():
        return len(text)
    columns = 0
    for char in text:
        if unicodedata.east_asian_width(char) in "WF":
            columns += 2
        elif not unicodedata.combining(char):
            columns += 1
    return columns


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled up with spaces to ``columns``; ``right`` puts them before it."""
    blanks = " " * max(columns - width(text), 0)
    return blanks + text if right else text + blanks


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most ``columns`` columns (at least one line, possibly empty)."""
    if width(text) <= columns:
        return [text]
    lines = [""]
    used = 0
    for piece in _pieces(text, columns):
        wide = width(piece)
        if used + wide > columns:
            lines[-1] = lines[-1].rstrip()
            lines += [""] if lines[-1] else []
            used = 0
            piece = piece.lstrip()
            wide = width(piece)
        lines[-1] += piece
        used += wide
    return lines


def _pieces(text: str, columns: int) -> list[str]:
    """What may not be torn: words and figures, with the punctuation that clings to them."""
    pieces: list[str] = []
    for token in _TOKEN.findall(text):
        clings = bool(pieces) and (token in _CLOSING or pieces[-1][-1] in _OPENING)
        if clings and width(pieces[-1]) + width(token) <= columns:
            pieces[-1] += token
        else:
            pieces.extend(_chop(token, columns))
    return pieces


def _chop(token: str, columns: int) -> list[str]:
    size = max(columns, 1)
    return [token[at : at + size] for at in range(0, len(token), size)]


def hang(label: Line, text: str, indent: int, columns: int, style: str = "") -> list[Line]:
    """A label and a text beside it; the text's further lines hang below its first at ``indent``."""
    used = sum(width(span.text) for span in label)
    room = max(columns - max(indent, used), 16)
    first, *rest = wrap(text, room)
    lines: list[Line] = [(*label, Span(" " * (indent - used)), Span(first, style))]
    return lines + [(Span(" " * indent), Span(line, style)) for line in rest]


def plain(lines: list[Line]) -> str:
    """The lines as text without styles, each ending in a newline, no blanks at their ends."""
    return "".join("".join(span.text for span in line).rstrip() + "\n" for line in lines)
