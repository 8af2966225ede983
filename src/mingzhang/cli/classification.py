"""``mingzhang classification``: load an official list of accounts, and list those loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import mingzhang
from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, WholeFile, make_folder
from mingzhang.cli.streams import complain
from mingzhang.desk.accounts import codes_in, folder, loaded
from mingzhang.document import Document, Table
from mingzhang.points.classification import economic_names, function_names
from mingzhang.points.classification.listing import codes_of
from mingzhang.readers import ReadError
from mingzhang.regex import regex

UNREADABLE = 2
LEAST = 20
"""Fewer codes are no list of accounts."""
_YEAR = regex(r"(20\d{2})\s*年")


def classification(action: str, file: str | None, year: int | None) -> int:
    """Run ``load`` or ``list``. 2 when the list cannot be read or kept."""
    if action == "list":
        _say(_listed())
        return 0
    if file is None:
        complain(messages.CLASSIFICATION_FILE)
        return UNREADABLE
    try:
        _say(_load(file, year))
    except (ReadError, OutputError) as error:
        complain(str(error))
        return UNREADABLE
    return 0


def _load(file: str, year: int | None) -> str:
    document = mingzhang.read(file)
    codes = codes_of(_rows(document))
    if len(codes) < LEAST:
        raise OutputError(messages.CLASSIFICATION_NONE.format(file=file, count=len(codes)))
    year = year or _year_of(document)
    if year is None:
        raise OutputError(messages.CLASSIFICATION_YEAR.format(file=file))
    names = {**function_names(), **economic_names()}
    known = [code for code in codes if code in names]
    renamed = sum(names[code] != codes[code] for code in known)
    if len(known) >= LEAST and renamed * 2 > len(known):
        raise OutputError(messages.CLASSIFICATION_OTHER.format(file=file, known=len(known), renamed=renamed))
    make_folder(folder())
    with WholeFile(folder() / f"{year:04d}.csv") as whole:
        whole.write("".join(f"{code},{name}\n" for code, name in codes.items()))
    new = len(codes) - len(known)
    return messages.CLASSIFICATION_LOADED.format(year=year, count=len(codes), new=new, renamed=renamed)


def _rows(document: Document) -> Iterator[list[str]]:
    """The rows of all tables with every cell in its column, and paragraphs as rows of words."""
    for block in document.blocks:
        if not isinstance(block, Table):
            yield block.text.replace("，", " ").replace(",", " ").split()
            continue
        for row in block.rows:
            cells = [""] * max((cell.column + 1 for cell in row), default=0)
            for cell in row:
                cells[cell.column] = cell.text
            yield cells


def _year_of(document: Document) -> int | None:
    for block in document.blocks[:20]:
        texts = (
            [cell.text for row in block.rows for cell in row] if isinstance(block, Table) else [block.text]
        )
        for text in texts:
            match = _YEAR.search(text)
            if match:
                return int(match.group(1))
    return None


def _listed() -> str:
    lines = [
        messages.CLASSIFICATION_LINE.format(year=year, count=len(codes_in(path)), path=path)
        for year, path in loaded().items()
    ]
    return "\n".join(lines) or messages.CLASSIFICATION_EMPTY


def _say(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(text + "\n")
