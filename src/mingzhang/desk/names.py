"""File names that are no valid Unicode, as people can read them.

An archive packed on a Chinese Windows and unpacked elsewhere leaves names in GBK. The system hands them over
with surrogates, which no workbook, page or JSON can hold; the file itself is only found under them.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TypeVar

Value = TypeVar("Value")


def legible_names(files: Sequence[str]) -> dict[str, str]:
    """Each file's name as it is shown, no two the same."""
    shown = {file: file for file in files if _valid(file)}
    taken = set(shown)
    for file in files:
        if file in shown:
            continue
        name = "/".join(_legible(part) for part in file.split("/"))
        shown[file] = _escaped(file) if name in taken else name
        taken.add(shown[file])
    return shown


def legible(value: Value, names: Mapping[str, str]) -> Value:
    """Plain data with every such name in it replaced by the one that is shown."""
    made: object = value
    if isinstance(value, str):
        if _valid(value):
            return value
        text: str = value
        for real, shown in names.items():
            text = text.replace(real, shown)
        made = text if _valid(text) else _escaped(text)
    elif isinstance(value, dict):
        made = {key: legible(item, names) for key, item in value.items()}
    elif isinstance(value, list):
        made = [legible(item, names) for item in value]
    return made  # type: ignore[return-value]


def _valid(text: str) -> bool:
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _legible(part: str) -> str:
    """One part of a path: GBK where its bytes are, else with the bytes written out."""
    if _valid(part):
        return part
    try:
        found = os.fsencode(part).decode("gb18030")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return _escaped(part)
    return found if found.isprintable() and "/" not in found and "\\" not in found else _escaped(part)


def _escaped(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode().replace("\\", "_")
