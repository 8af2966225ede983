"""The parts of a result that are files of their own: the page, its pictures, and the draft with notes."""

from __future__ import annotations

from pathlib import PurePosixPath

PARTS = "parts"
"""Where a result names its parts: with their sizes while it is handed over, else with their bytes."""
PAGE = "page.html"
DRAFT = "draft"


def page_name(file: str) -> str:
    """The name of a file's page, without folders."""
    return f"{PurePosixPath(file).name}.html"
