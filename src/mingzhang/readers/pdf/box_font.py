"""A font in which every character is one small box: what takes the place of fonts that a PDF does not embed.

PDFium asks the system for such a font, and a character that the system's font lacks has no extent there: alone
in its text object it is left out. What a document says must not depend on the fonts of the machine.
"""

from __future__ import annotations

import struct
import sys
from array import array
from functools import cache

GLYPHS = 0xFFFF
"""One for every character of the basic plane, under its own number; a font without a character map is asked
by glyph number, which then exists as well."""
EM = 1000
SIDE = 200
"""Width and height of the box: less than any character's advance, so that it adds nothing to a line's extent."""
NARROW, WIDE = 500, 1000
FIRST_WIDE = 0x2E80
"""Advances where the document gives none: half an em before the first Chinese radical, one from there on."""
ASCENT, DESCENT = 880, -120
_MAGIC = 0x5F0F3CF5
_REGULAR, _UNICODE = 400, 10


@cache
def box_font() -> bytes:
    """The font as a TrueType file of under 3 MB, made on first use: few documents need it."""
    return _file(
        {
            b"OS/2": _os2(),
            b"cmap": _cmap(),
            b"glyf": _box() * GLYPHS,
            b"head": _head(),
            b"hhea": _hhea(),
            b"hmtx": _hmtx(),
            b"loca": _swapped(array("I", range(0, (GLYPHS + 1) * len(_box()), len(_box())))).tobytes(),
            b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, GLYPHS, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
            b"name": _name(),
            b"post": struct.pack(">IIhhIIIII", 0x30000, 0, 0, 0, 0, 0, 0, 0, 0),
        }
    )


def _box() -> bytes:
    """One contour of four points on the curve, each given as a step from the one before."""
    head = struct.pack(">hhhhh", 1, 0, 0, SIDE, SIDE) + struct.pack(">HH", 3, 0)
    steps = struct.pack(">4h", 0, 0, SIDE, 0) + struct.pack(">4h", 0, SIDE, 0, -SIDE)
    return head + bytes((1, 1, 1, 1)) + steps


def _cmap() -> bytes:
    """Format 12, one group: a character's glyph has the character's number."""
    groups = struct.pack(">III", 1, GLYPHS - 1, 1)
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, 1) + groups
    return struct.pack(">HHHHI", 0, 1, 3, _UNICODE, 12) + table


def _head() -> bytes:
    return struct.pack(
        ">IIIIHHqqhhhhHHhhh",
        *(0x10000, 0x10000, 0, _MAGIC, 0, EM, 0, 0),
        *(0, 0, SIDE, SIDE, 0, 8, 2, 1, 0),
    )


def _hhea() -> bytes:
    return struct.pack(
        ">IhhhHhhhhhhhhhhhH", 0x10000, ASCENT, DESCENT, 0, WIDE, 0, 0, SIDE, 1, *(0,) * 7, FIRST_WIDE + 1
    )


def _hmtx() -> bytes:
    """Long entries up to the first wide character; the others share its advance."""
    long = struct.pack(">Hh", NARROW, 0) * FIRST_WIDE + struct.pack(">Hh", WIDE, 0)
    return long + bytes(2 * (GLYPHS - FIRST_WIDE - 1))


def _os2() -> bytes:
    return struct.pack(
        ">HhHHH10hh10s4I4sHHHhhhHHII",
        *(3, NARROW, _REGULAR, 5, 0, *(0,) * 10, 0, bytes(10), 0, 0, 0, 0, b"NONE", 0x40, 1, GLYPHS - 1),
        *(ASCENT, DESCENT, 0, ASCENT, -DESCENT, 0, 0),
    ) + struct.pack(">hhHHH", 0, 0, 0, 0x20, 0)


def _name() -> bytes:
    names = [(1, "Mingzhang Box"), (2, "Regular"), (4, "Mingzhang Box"), (6, "MingzhangBox")]
    texts = [text.encode("utf-16-be") for _, text in names]
    records, at = b"", 0
    for (kind, _), text in zip(names, texts, strict=True):
        records += struct.pack(">HHHHHH", 3, 1, 0x409, kind, len(text), at)
        at += len(text)
    return struct.pack(">HHH", 0, len(names), 6 + len(records)) + records + b"".join(texts)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables behind their directory. Their checksums are left at zero: no reader of fonts minds."""
    power = len(tables).bit_length() - 1
    start = struct.pack(">IHHHH", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    at = len(start) + 16 * len(tables)
    directory, body = [start], []
    for tag, data in sorted(tables.items()):
        directory.append(struct.pack(">4sIII", tag, 0, at, len(data)))
        body.append(data + bytes(-len(data) % 4))
        at += len(body[-1])
    return b"".join(directory + body)


def _swapped(words: array[int]) -> array[int]:
    """From the machine's order of bytes to the file's, which is the big end first."""
    if sys.byteorder == "little":
        words.byteswap()
    return words
