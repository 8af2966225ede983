"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from mingzhang.cli import messages
from mingzhang.cli.streams import encode
from mingzhang.desk.system import reason


class OutputError(Exception):
    """A report cannot be written there. ``str(error)`` is one Chinese sentence that says what to do."""


class WholeFile:
    """Text written beside its target and moved into place at the end; a failure leaves the target as it was.

    The target is touched only if something was written. A device or pipe is written to directly.
    """

    def __init__(self, path: Path) -> None:
        self._path = Path(os.path.realpath(path)) if path.is_symlink() else path
        self._direct = path.exists() and not path.is_file()
        self._part = path if self._direct else self._path.with_name(f".{self._path.name}.{os.getpid()}.part")
        self._stream: BinaryIO | None = None

    def __enter__(self) -> WholeFile:
        return self

    def write(self, text: str) -> None:
        """Append text, in UTF-8."""
        self.write_bytes(encode(text))

    def write_bytes(self, data: bytes) -> None:
        """Append bytes."""
        try:
            if self._stream is None:
                self._stream = self._part.open("wb")
            self._stream.write(data)
        except OSError as error:
            raise self._error(error) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is None:
            return
        try:
            self._stream.close()
            if kind is None and not self._direct:
                self._part.replace(self._path)
        except OSError as failure:
            raise self._error(failure) from failure
        finally:
            if not self._direct:
                self._part.unlink(missing_ok=True)

    def _error(self, error: OSError) -> OutputError:
        return OutputError(messages.OUTPUT_FAILED.format(path=self._path, why=reason(error)))


def approve(output: Path, inputs: list[str]) -> None:
    """Refuse a target that cannot be meant: a folder, a missing folder's file, or one of the inputs."""
    if output.is_dir():
        raise OutputError(messages.OUTPUT_IS_FOLDER.format(path=output))
    if not output.parent.is_dir():
        raise OutputError(messages.OUTPUT_NO_PARENT.format(path=output.parent))
    if output.is_file() and any(_same(output, name) for name in inputs):
        raise OutputError(messages.OUTPUT_IS_INPUT.format(path=output))


def _same(output: Path, name: str) -> bool:
    try:
        return output.samefile(name)
    except (OSError, ValueError):
        return False


def make_folder(output: Path) -> None:
    """The folder for several pages, made if need be."""
    if output.exists() and not output.is_dir():
        raise OutputError(messages.OUTPUT_NOT_FOLDER.format(path=output))
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(messages.OUTPUT_FAILED.format(path=output, why=reason(error))) from error


def page_names(files: list[str]) -> list[str]:
    """One page name per file, in order: its stem, numbered on where two files share one (case ignored)."""
    taken: set[str] = set()
    names = []
    for file in files:
        stem = Path(file).stem or "report"
        name, number = stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name.casefold())
        names.append(f"{name}.html")
    return names
