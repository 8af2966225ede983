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
from mingzhang.readers.formats import format_of, reader_of
from mingzhang.readers.limits import MAX_BYTES

_WHY: Mapping[int | None, str] = {
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接循环",
    errno.EIO: "磁盘读取错误",
    errno.EBUSY: "文件正被占用",
}


def read_file(path: str | os.PathLike[str]) -> Document:
    """Read one file. The format is told by its bytes; a file name is never trusted.

    Raises :class:`ReadError`.
    """
    name = os.fspath(path)
    data = bytes_of(Path(path), name)
    kind = format_of(data)
    if kind.startswith("!"):
        raise ReadError(kind[1:], name)
    return reader_of(kind)(data, name, hashlib.sha256(data).hexdigest())


def bytes_of(path: Path, name: str) -> bytes:
    """The bytes of a file within the limits; ``name`` is what messages call it. Raises :class:`ReadError`."""
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
