"""A folder of published files that is replaced as a whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError

STEM_END = "决算公开"
SUFFIXES = frozenset({".docx", ".pdf", ".html", ".xlsx", ".txt"})
DATA_FOLDER = "数据"


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files (by name, perhaps below ``数据/``) into a new folder and put it in the old one's place.

    A failure, a full disk or a kill leaves the old folder whole: it is moved aside only when the new one is
    complete, and a run that was killed between the two moves is undone by the next.
    """
    new_folder = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    old = folder.with_name(f".{folder.name}.old")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _recover(folder, old)
        _approve(folder)
        shutil.rmtree(new_folder, ignore_errors=True)
        for name, data in files.items():
            _write(new_folder / name, data)
        if folder.exists():
            folder.rename(old)
        try:
            new_folder.rename(folder)
        except OSError:
            _recover(folder, old)
            raise
        shutil.rmtree(old, ignore_errors=True)
    except OSError as error:
        why = error.strerror or error
        raise OutputError(messages.BUILD_FAILED.format(folder=folder, why=why)) from error
    finally:
        shutil.rmtree(new_folder, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _recover(folder: Path, old: Path) -> None:
    if old.is_dir():
        if folder.exists():
            shutil.rmtree(old)
        else:
            old.rename(folder)


def _approve(folder: Path) -> None:
    """Refuse to replace anything that this program did not write."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise OutputError(messages.BUILD_NOT_FOLDER.format(folder=folder))
    for entry in sorted(folder.iterdir()):
        known = entry.suffix in SUFFIXES and entry.stem.endswith(STEM_END) and entry.is_file()
        if not known and not (entry.name == DATA_FOLDER and entry.is_dir()):
            raise OutputError(messages.BUILD_FOREIGN.format(folder=folder, name=entry.name))
