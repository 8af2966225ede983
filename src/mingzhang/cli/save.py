"""Reports into files: all into one, or each page into a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, WholeFile, approve, make_folder, page_names
from mingzhang.cli.streams import chat, complain

if TYPE_CHECKING:
    from mingzhang.cli.check import Shown

UNREADABLE = 2


def save(results: Iterator[Shown], files: list[str], output: str | None, *, pages: bool) -> int:
    """Write the reports to ``output``; the highest exit code, 2 also where nothing can be written there."""
    try:
        if output is None:
            raise OutputError(messages.OUTPUT_NEEDS_FOLDER)
        target = Path(output)
        if pages and (len(files) > 1 or target.is_dir()):
            return _pages(files, results, target)
        approve(target, files)
        with WholeFile(target) as whole:
            return _write(results, whole.write, target)
    except OutputError as error:
        complain(str(error))
        return UNREADABLE


def _write(results: Iterator[Shown], write: Callable[[str], None], target: Path) -> int:
    code, written = 0, False
    for outcome, body in results:
        code = max(code, outcome.code)
        if body and isinstance(body, str):
            write(body)
            written = True
    if written:
        chat(messages.WRITTEN.format(path=target))
    return code


def _pages(files: list[str], results: Iterator[Shown], folder: Path) -> int:
    make_folder(folder)
    code = 0
    for name, (outcome, body) in zip(page_names(files), results, strict=True):
        code = max(code, outcome.code)
        if body and isinstance(body, str):
            with WholeFile(folder / name) as whole:
                whole.write(body)
            chat(messages.WRITTEN.format(path=folder / name))
    return code
