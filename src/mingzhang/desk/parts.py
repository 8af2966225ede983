"""The parts of a result that are files of their own: the page, its pictures, and the draft with notes."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath

MAX_NAME = 180
"""Bytes of a file's name in the results: a system takes 255, and the results add to it."""
PARTS = "parts"
"""Where a result names its parts: with their sizes while it is handed over, else with their bytes."""
PAGE = "page.html"
DRAFT = "draft"


def result_name(file: str) -> str:
    """What the results for a file are named after: its path, a very long name cut and told apart by a digest."""
    path = PurePosixPath(file)
    name = path.name.encode("utf-8", "surrogateescape")
    if len(name) <= MAX_NAME:
        return file
    suffix = path.suffix if len(path.suffix) < 10 else ""
    tail = f"…{hashlib.sha256(name).hexdigest()[:8]}{suffix}"
    stem = name[: MAX_NAME - len(tail.encode())].decode("utf-8", "ignore")
    return path.with_name(stem + tail).as_posix()


def page_name(file: str) -> str:
    """The path of a file's page among the pages."""
    return f"{result_name(file)}.html"
