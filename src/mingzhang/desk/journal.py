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
from mingzhang.desk.parts import PARTS
from mingzhang.regex import regex

NAME = ".mingzhang"
WRITTEN = "written"
"""The name (without its suffix) of the list of what was written for people, which stands in the same folder."""
_PART = regex(r"[a-z0-9-]+(?:\.[a-z]+)?")
"""How a part may be called: what stands in the folder is a file like any other, and must not lead out of it."""


class Journal:
    """The results of one output folder. ``used``: the keys asked for in this run."""

    def __init__(self, output: Path) -> None:
        self._folder = output.joinpath(NAME)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._used = {WRITTEN}

    def get(self, key: str) -> dict[str, Any] | None:
        """The result kept under a key, with where its parts are kept, or None."""
        self._used.add(key)
        try:
            result = json.loads((self._folder / f"{key}.json").read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        if not isinstance(result, dict) or not isinstance(result.get("error"), str):
            return None
        names = result.get(PARTS)
        if not isinstance(names, list) or not all(isinstance(n, str) and _PART.fullmatch(n) for n in names):
            return None
        parts = {name: self._part(key, name) for name in names}
        return {**result, PARTS: parts} if all(path.is_file() for path in parts.values()) else None

    def _part(self, key: str, name: str) -> Path:
        return self._folder / key / name

    def put(self, key: str, result: dict[str, Any]) -> dict[str, Any]:
        """Keep a result, whole or not at all, its parts as files of their own; it is returned as ``get`` does."""
        self._used.add(key)
        parts: dict[str, bytes] = result.get(PARTS, {})
        if parts:
            self._folder.joinpath(key).mkdir(exist_ok=True)
        for name, data in parts.items():
            self._write(self._part(key, name), data)
        kept = {**result, PARTS: list(parts)}
        self._write(self._folder / f"{key}.json", json.dumps(kept, ensure_ascii=False).encode())
        return {**result, PARTS: {name: self._part(key, name) for name in parts}}

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
