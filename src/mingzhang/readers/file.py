"""Opening a file: limits, signatures, and the choice of the reader."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from mingzhang.document import Document
from mingzhang.readers.errors import ReadError
from mingzhang.readers.limits import MAX_BYTES
from mingzhang.readers.text import read_text

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"Rar!\x1a\x07", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"\x1f\x8b\x08", "zip"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
)
_WHY: Mapping[int | None, str] = {
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接循环",
    errno.EIO: "磁盘读取错误",
    errno.EBUSY: "文件正被占用",
}
_HTML_STARTS = (b"<!doctype html", b"<html")


def read_file(path: str | os.PathLike[str]) -> Document:
    """Read one file. The format is told by its bytes; a file name is never trusted.

    Raises :class:`ReadError`.
    """
    name = os.fspath(path)
    data = _bytes_of(Path(path), name)
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for signature, key in _FOREIGN:
        if data.startswith(signature) or head.startswith(signature):
            raise ReadError(key, name)
    if head[:64].lower().startswith(_HTML_STARTS):
        raise ReadError("html", name)
    if not data.strip(b"\xef\xbb\xbf \t\r\n\f\x1a"):
        raise ReadError("empty", name)
    return read_text(data, name, hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        facts = path.stat()
        if S_ISDIR(facts.st_mode):
            raise ReadError("directory", name)
        if not S_ISREG(facts.st_mode):
            raise ReadError("special", name)
        if facts.st_size > MAX_BYTES:
            raise _too_large(name, facts.st_size)
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadError("missing", name) from error
    except PermissionError as error:
        raise ReadError("permission", name) from error
    except ValueError as error:
        raise ReadError("missing", name) from error  # a NUL in the name: no such file can exist
    except OSError as error:
        raise ReadError("unreadable", name, why=_WHY.get(error.errno, f"系统错误 {error.errno}")) from error
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    return data


def _too_large(name: str, size: int) -> ReadError:
    return ReadError("large", name, size=size // 1_000_000, limit=MAX_BYTES // 1_000_000)
