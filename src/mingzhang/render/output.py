"""The output folder, written as a whole or not at all.

Everything is written into a new folder beside the target and brought to the disk; then the two change places
in one step. Whatever stops the program, a full disk or a kill, the target holds the former output or the new
one, complete. A list of the files with their sums lies in the data folder, so that the next time nothing is
replaced that mingzhang did not write.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from mingzhang.render.errors import RenderError, reason
from mingzhang.render.exchange import exchange

DATA_FOLDER = "数据"
MANIFEST = f"{DATA_FOLDER}/files.json"
_PART = ".part-"


def write_folder(files: Mapping[str, bytes], folder: Path, *, overwrite: bool = False) -> None:
    """Make ``folder`` hold exactly these files (names with ``/`` between folders) and their manifest.

    ``overwrite``: replace files that were changed since they were written too. Raises :class:`RenderError`
    with the folder as it was.
    """
    for name in files:
        _check_name(name)
    target = folder.absolute()
    _check_target(target, overwrite=overwrite)
    part = target.with_name(f".{target.name}{_PART}{os.getpid()}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        part.mkdir()
        with _as_before(part):
            for name, data in {**files, MANIFEST: _manifest(files)}.items():
                _write(part.joinpath(name), data)
            for inside in (part, *(path for path in part.rglob("*") if path.is_dir())):
                _sync_folder(inside)
            exchange(part, target)
            _sync_folder(target.parent)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise RenderError("full", folder=folder) from error
        raise RenderError("write", folder=folder, why=reason(error)) from error


@contextlib.contextmanager
def _as_before(part: Path) -> Iterator[None]:
    """Whatever happens, what is left under the temporary name goes: the unfinished, or the former output."""
    try:
        yield
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    bad = path.is_absolute() or not path.parts or any(piece in ("..", ".") for piece in path.parts)
    if bad or any(char in name for char in '\\:*?"<>|\0') or name == MANIFEST:
        raise RenderError("name", name=name)


def _check_target(target: Path, *, overwrite: bool) -> None:
    """Only a folder that does not exist, is empty, or holds nothing but former output may be replaced."""
    if not os.path.lexists(target):
        return
    if target.is_symlink() or not target.is_dir():
        raise RenderError("not-a-folder", folder=target)
    known = _known(target)
    for path in sorted(target.rglob("*")):
        if path.is_dir() and not path.is_symlink():
            continue
        name = path.relative_to(target).as_posix()
        if name == MANIFEST and known:
            continue
        if name not in known:
            raise RenderError("foreign", folder=target, name=name)
        if not overwrite and hashlib.sha256(path.read_bytes()).hexdigest() != known[name]:
            raise RenderError("edited", folder=target, name=name)


def _known(target: Path) -> dict[str, str]:
    try:
        found = json.loads(target.joinpath(MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    files = found.get("files") if isinstance(found, dict) else None
    return {str(name): str(sums) for name, sums in files.items()} if isinstance(files, dict) else {}


def _manifest(files: Mapping[str, bytes]) -> bytes:
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())}
    return (json.dumps({"files": sums}, ensure_ascii=False, indent=1) + "\n").encode()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(target: Path) -> None:
    """Remove what an interrupted run left beside the target, unless that process still runs."""
    for left in target.parent.glob(f".{target.name}{_PART}*"):
        owner = left.name.rpartition("-")[2]
        if owner.isdecimal() and not _runs(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    if process == os.getpid() or sys.platform == "win32":
        return process != os.getpid()
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
