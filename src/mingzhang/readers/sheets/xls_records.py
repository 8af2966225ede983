"""The records of an XLS stream (BIFF8) and the strings in them. MS-XLS."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from msgspec import Struct

from mingzhang.readers.sheets.fault import damaged

BOF, EOF, CONTINUE = 0x809, 0x0A, 0x3C
FILEPASS, DATEMODE, FORMAT, XF, BOUNDSHEET, SST = 0x2F, 0x22, 0x41E, 0xE0, 0x85, 0xFC
ROW, COLINFO, WINDOW2, MERGED = 0x208, 0x7D, 0x23E, 0xE5
NUMBER, RK, MULRK, LABEL, RSTRING, LABELSST, BOOLERR, FORMULA, STRING = (
    0x203,
    0x27E,
    0xBD,
    0x204,
    0xD6,
    0xFD,
    0x205,
    0x06,
    0x207,
)


class Record(Struct, frozen=True):
    """One record. ``pieces``: its data, and that of the records that continue it."""

    kind: int
    pieces: tuple[bytes, ...]

    @property
    def data(self) -> bytes:
        return self.pieces[0]


def records(stream: bytes, at: int = 0) -> Iterator[Record]:
    """The records from an offset on, continuations put to the record they continue.

    A stream that stops in the middle of a record ends there.
    """
    kind, pieces = -1, []
    end = len(stream)
    while at + 4 <= end:
        found, length = struct.unpack_from("<HH", stream, at)
        data = stream[at + 4 : at + 4 + length]
        if len(data) < length:
            break
        at += 4 + length
        if found == CONTINUE and kind >= 0:
            pieces.append(data)
            continue
        if kind >= 0:
            yield Record(kind, tuple(pieces))
        kind, pieces = found, [data]
    if kind >= 0:
        yield Record(kind, tuple(pieces))


class Pieces(Struct):
    """Reads a record and its continuations from left to right.

    Characters that run over the end of a piece begin the next one with a fresh width byte.
    """

    pieces: tuple[bytes, ...]
    piece: int = 0
    at: int = 0

    def take(self, count: int) -> bytes:
        """So many bytes, over the ends of pieces if need be."""
        taken = b""
        while True:
            here = self.pieces[self.piece][self.at : self.at + count - len(taken)]
            taken += here
            self.at += len(here)
            if len(taken) == count:
                return taken
            self._next()

    def skip(self, count: int) -> None:
        while count > 0:
            here = min(count, len(self.pieces[self.piece]) - self.at)
            self.at += here
            count -= here
            if count:
                self._next()

    def string(self, count: int | None = None) -> str:
        """An XLUnicodeRichExtendedString; its length comes first unless it is given."""
        if count is None:
            (count,) = struct.unpack("<H", self.take(2))
        flags = self.take(1)[0]
        runs = struct.unpack("<H", self.take(2))[0] * 4 if flags & 0x08 else 0
        extension = struct.unpack("<I", self.take(4))[0] if flags & 0x04 else 0
        text = self._characters(count, flags & 1)
        self.skip(runs + extension)
        return text

    def _characters(self, count: int, wide: int) -> str:
        found: list[str] = []
        while count:
            size = 2 if wide else 1
            available = (len(self.pieces[self.piece]) - self.at) // size
            if available == 0:
                self._next()
                wide = self.take(1)[0] & 1
                continue
            number = min(count, available)
            data = self.pieces[self.piece][self.at : self.at + number * size]
            found.append(data.decode("utf-16-le" if wide else "latin-1", "replace"))
            self.at += number * size
            count -= number
        return "".join(found)

    def _next(self) -> None:
        self.piece, self.at = self.piece + 1, 0
        if self.piece >= len(self.pieces):
            raise damaged()
