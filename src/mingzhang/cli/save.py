"""Reports into files: all into one, or each page into a file of its own, its pictures in a folder beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, WholeFile, approve, make_folder, page_names
from mingzhang.cli.streams import chat
from mingzhang.desk.system import reason
from mingzhang.regex import regex

if TYPE_CHECKING:
    from mingzhang.cli.check import Shown
    from mingzhang.desk.pages import Page

_PICTURE = regex(r"page-[0-9]+\.png")
"""What :class:`~mingzhang.view.pictures.PagePicture` calls its file: of an earlier report, it may be removed."""


def targets(files: list[str], output: str | None, *, pages: bool) -> list[Path]:
    """Where each report goes: the one file for all of them, or for pages a file each. Raises OutputError."""
    if output is None:
        raise OutputError(messages.OUTPUT_NEEDS_FOLDER)
    target = Path(output)
    if pages and (len(files) > 1 or target.is_dir()):
        make_folder(target)
        return [target.joinpath(name) for name in page_names(files)]
    approve(target, files)
    return [target] * len(files)


def save(results: Iterator[Shown], target: Path) -> int:
    """Write all reports to one file; the highest exit code. Raises OutputError."""
    code, written = 0, False
    with WholeFile(target) as whole:
        for outcome, body in results:
            code = max(code, outcome.code)
            if body and isinstance(body, str):
                whole.write(body)
                written = True
    if written:
        chat(messages.WRITTEN.format(path=target))
    return code


def save_each(results: Iterator[Shown], places: Sequence[Path]) -> int:
    """Write each page to its file; the highest exit code. Raises OutputError."""
    code = 0
    for place, (outcome, page) in zip(places, results, strict=True):
        code = max(code, outcome.code)
        if page and not isinstance(page, str | list):
            _pictures(page, place)
            with WholeFile(place) as whole:
                whole.write(page.html)
            words = messages.WRITTEN_BESIDE if page.pictures else messages.WRITTEN
            chat(words.format(path=place, folder=page.folder))
    return code


def _pictures(page: Page, place: Path) -> None:
    """Its pictures into the folder beside it; those of an earlier report there go."""
    from mingzhang.view.pictures import folder_of

    folder = place.with_name(folder_of(place.name))
    if page.pictures:
        make_folder(folder)
        for picture in page.pictures:
            with WholeFile(folder.joinpath(picture.name)) as whole:
                whole.write_bytes(picture.png)
    kept = {picture.name for picture in page.pictures}
    try:
        if folder.is_dir() and not folder.is_symlink():
            for file in list(folder.iterdir()):
                if _PICTURE.fullmatch(file.name) and file.name not in kept:
                    file.unlink(missing_ok=True)
            if not any(folder.iterdir()):
                folder.rmdir()
    except OSError as error:
        raise OutputError(messages.OUTPUT_FAILED.format(path=folder, why=reason(error))) from error
