"""The journal of a folder check: each finished result under a key made of everything it depends on.

A result is written whole beside the others, so a check that is killed at any moment goes on where it was;
one whose file, settings or program has changed has another key and is done again.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path
from typing import Any

from mingzhang import __version__

PAGE = "page"
"""The part of a result that is kept as a file of its own, so that a long list of results stays small."""
NAME = ".mingzhang"
WRITTEN = "written"
"""The name (without its suffix) of the list of what was written for people, which stands in the same folder."""


class Journal:
    """The results of one output folder. ``used``: the keys asked for in this run."""

    def __init__(self, output: Path) -> None:
        self._folder = output.joinpath(NAME)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._used = {WRITTEN}

    def get(self, key: str) -> dict[str, Any] | None:
        """The result kept under a key, without its page, or None."""
        self._used.add(key)
        try:
            result = json.loads((self._folder / f"{key}.json").read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(result, dict) or not isinstance(result.get("error"), str):
            return None
        return result if result["error"] or self.page(key).is_file() else None

    def page(self, key: str) -> Path:
        """Where the page of a result is kept."""
        return self._folder / f"{key}.html"

    def put(self, key: str, result: dict[str, Any]) -> None:
        """Keep a result, whole or not at all; its page is taken out of it first."""
        self._used.add(key)
        page = result.pop(PAGE, "")
        if page:
            self._write(self.page(key), page.encode())
        self._write(self._folder / f"{key}.json", json.dumps(result, ensure_ascii=False).encode())

    def _write(self, path: Path, data: bytes) -> None:
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.write_bytes(data)
        part.replace(path)

    def tidy(self) -> None:
        """Drop what this run did not ask for."""
        for file in self._folder.iterdir():
            if file.stem not in self._used:
                if file.is_dir():
                    shutil.rmtree(file, ignore_errors=True)
                else:
                    file.unlink(missing_ok=True)


def key_of(*parts: str) -> str:
    """The key of a result: a digest of the program's version and of all it depends on."""
    return hashlib.sha256("\0".join((__version__, *parts)).encode("utf-8", "surrogateescape")).hexdigest()


def digest(path: Path) -> str:
    """The digest of a file's bytes; of one that cannot be read, a word for it."""
    sha = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                sha.update(chunk)
    except OSError:
        return "unreadable"
    return sha.hexdigest()
