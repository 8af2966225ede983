"""The official lists of accounts that the user has loaded: one file a year in the user's data folder."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from pathlib import Path


def folder() -> Path:
    """Where the lists are kept: MINGZHANG_HOME, or the place the system gives programs for their data."""
    named = os.environ.get("MINGZHANG_HOME")
    if named:
        return Path(named) / "classification"
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "mingzhang" / "classification"


def loaded() -> dict[int, Path]:
    """Year → file, oldest first."""
    try:
        files = sorted(folder().iterdir())
    except OSError:
        return {}
    return {int(file.stem): file for file in files if re.fullmatch(r"[0-9]{4}\.csv", file.name)}


def codes_in(path: Path) -> dict[str, str]:
    """Code → name of one kept list; nothing when it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    return dict(line.split(",", 1) for line in lines if "," in line)


@cache
def use_loaded() -> None:
    """Let the dictionaries know every loaded list, the newest last. Once per process."""
    files = loaded()
    if not files:
        return
    from mingzhang.points.classification import extend

    for path in files.values():
        extend(codes_in(path))
