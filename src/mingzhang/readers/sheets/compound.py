"""The compound file (OLE) that an XLS is kept in: its directory and its streams. MS-CFB."""

from __future__ import annotations

import struct
from collections.abc import Sequence

from msgspec import Struct

from mingzhang.readers.sheets.fault import damaged

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_ENTRY = 128
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are marks (end of chain, free, …)."""
_STREAM, _ROOT = 2, 5


class Compound(Struct, frozen=True):
    """An open compound file. ``streams``: lower-case name → first sector and size, of the first of a name."""

    data: bytes
    sector: int
    mini_sector: int
    cutoff: int
    table: Sequence[int]
    mini_table: Sequence[int]
    root: tuple[int, int]
    streams: dict[str, tuple[int, int]]
    names: frozenset[str]

    @classmethod
    def open(cls, data: bytes) -> Compound:
        """Read the header, the sector tables and the directory."""
        if len(data) < _HEADER or not data.startswith(_SIGNATURE):
            raise damaged()
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise damaged()
        first, _, cutoff, mini_first = struct.unpack_from("<IIII", data, 48)
        sector = 1 << shift
        table = _sector_table(data, sector)
        directory = _chain(data, first, table, sector)
        mini = _chain(data, mini_first, table, sector) if mini_first < _LAST else b""
        mini_table = struct.unpack(f"<{len(mini) // 4}I", mini[: len(mini) // 4 * 4])
        root, streams, names = _directory(directory)
        return cls(data, sector, 1 << mini_shift, cutoff, table, mini_table, root, streams, frozenset(names))

    def read(self, name: str) -> bytes:
        """A stream's bytes."""
        first, size = self.streams[name]
        if size >= self.cutoff:
            return _chain(self.data, first, self.table, self.sector)[:size]
        container = _chain(self.data, self.root[0], self.table, self.sector)
        return _chain(container, first, self.mini_table, self.mini_sector, header=0)[:size]


def _sector_table(data: bytes, sector: int) -> Sequence[int]:
    """The chain table, put together from the sectors that the header and its continuation name."""
    names = list(struct.unpack_from("<109I", data, 76))
    following, count = struct.unpack_from("<II", data, 68)
    seen: set[int] = set()
    while following < _LAST and following not in seen and count > 0:
        seen.add(following)
        start = (following + 1) * sector
        piece = data[start : start + sector]
        if len(piece) < sector:
            break
        *more, following = struct.unpack(f"<{sector // 4}I", piece)
        names += more
    pieces = [
        data[(name + 1) * sector : (name + 2) * sector]
        for name in names
        if name < _LAST and (name + 1) * sector < len(data)
    ]
    if len(pieces) * sector > len(data):
        raise damaged()
    joined = b"".join(pieces)
    return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])


def _chain(data: bytes, first: int, table: Sequence[int], sector: int, header: int = 1) -> bytes:
    """The sectors of one stream, put together; a chain that loops or leaves the file is an error."""
    pieces: list[bytes] = []
    at = first
    while at < _LAST:
        start = (at + header) * sector
        if at >= len(table) or start >= len(data) or len(pieces) > len(table):
            raise damaged()
        pieces.append(data[start : start + sector])
        at = table[at]
    return b"".join(pieces)


def _directory(data: bytes) -> tuple[tuple[int, int], dict[str, tuple[int, int]], set[str]]:
    root = (_LAST, 0)
    streams: dict[str, tuple[int, int]] = {}
    names: set[str] = set()
    for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
        length, kind = struct.unpack_from("<HB", data, at + 64)
        first, size = struct.unpack_from("<II", data, at + 116)
        if kind == _ROOT:
            root = first, size
        elif kind:
            name = data[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace").lower()
            names.add(name)
            if kind == _STREAM:
                streams.setdefault(name, (first, size))
    return root, streams, names
