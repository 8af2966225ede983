"""All files of a publication, ready to be written."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mingzhang.document import Document, Publication
from mingzhang.regex import regex
from mingzhang.render.errors import RenderError
from mingzhang.render.formats import TOP_LEVEL, render
from mingzhang.render.options import Options
from mingzhang.render.output import DATA_FOLDER
from mingzhang.render.package import Records, data_package

_FORBIDDEN = regex(r'[\\/:*?"<>|\x00-\x1f]')
MAX_NAME = 60
_WITHOUT = frozenset({"no-font", "pdf-library", "glyph", "glyph-unknown", "pdf"})
"""Faults of the PDF for which the other formats need not wait."""


class Everything(Struct, frozen=True):
    """The files by name, and what could not be made, each with its reason."""

    files: dict[str, bytes]
    failed: tuple[RenderError, ...]


def render_everything(document: Document, options: Options, records: Sequence[Records]) -> Everything:
    """One file of each form at the top, the data package in a folder below.

    A PDF that lacks a font or a character is reported and the rest is made; any other fault is raised.
    """
    stem = stem_of(document)
    files: dict[str, bytes] = {}
    failed: list[RenderError] = []
    for key in TOP_LEVEL:
        try:
            files[f"{stem}.{key}"] = render(document, key, options)
        except RenderError as error:
            if key != "pdf" or error.key not in _WITHOUT:
                raise
            failed.append(error)
    for name, data in data_package(document, records).items():
        files[f"{DATA_FOLDER}/{name}"] = data
    return Everything(files, tuple(failed))


def stem_of(document: Document) -> str:
    """The name all top-level files share: the title, as far as file systems allow."""
    about = document.publication or Publication()
    words = _FORBIDDEN.sub("", "".join(about.title.split())).strip(". ")
    return words[:MAX_NAME] or "决算公开"
