"""``mingzhang.accepted.toml`` beside the documents: the accepted findings, for people to read and to sign.

[[accepted]]
finding = "K7M2-9QXA"
title = "说明六“财政拨款基本支出” 与其他各处不一致"
figures = ["902.55", "902.56"]
reason = "口径不同：…"
when = 2026-09-01
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mingzhang.desk import messages
from mingzhang.desk.beside import ACCEPTED, AcceptanceError, line_of
from mingzhang.desk.system import reason
from mingzhang.findings import Acceptance

NAME = ACCEPTED
MAX_BYTES = 4_000_000
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_TEXTS = ("finding", "rule", "unit", "where", "title", "reason", "who")


def acceptances_beside(file: Path) -> tuple[Acceptance, ...]:
    """What was accepted in the file's folder. Raises :class:`AcceptanceError`."""
    return load(file.parent / NAME)


def load(path: Path) -> tuple[Acceptance, ...]:
    """The acceptances of one file, in its order; none where it does not exist."""
    try:
        if not path.is_file():
            return ()
        if path.stat().st_size > MAX_BYTES:
            raise AcceptanceError(messages.ACCEPTED_UNREADABLE.format(path=path, why="文件太大"))
        text = path.read_text("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
        entries = table.get("accepted", [])
        return tuple(_acceptance(entry) for entry in entries)
    except OSError as error:
        why = reason(error)
        raise AcceptanceError(messages.ACCEPTED_UNREADABLE.format(path=path, why=why)) from error
    except tomllib.TOMLDecodeError as error:
        raise AcceptanceError(
            messages.ACCEPTED_NOT_TOML.format(path=path, line=line_of(error, text))
        ) from error
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise AcceptanceError(messages.ACCEPTED_BROKEN.format(path=path)) from error


def _acceptance(entry: Mapping[str, Any]) -> Acceptance:
    texts = {name: entry.get(name, "") for name in _TEXTS}
    figures, year = entry.get("figures", []), entry.get("year")
    dates = {name: entry.get(name) for name in ("when", "until")}
    if (
        not all(isinstance(text, str) for text in (*texts.values(), *figures))
        or not texts["finding"]
        or not isinstance(year, int | None)
        or not all(isinstance(day, date | None) for day in dates.values())
    ):
        raise ValueError("not an acceptance")
    return Acceptance(figures=tuple(figures), year=year, when=dates["when"], until=dates["until"], **texts)


def save(path: Path, acceptances: Sequence[Acceptance]) -> None:
    """Write them all, whole or not at all. Raises :class:`AcceptanceError`."""
    text = messages.ACCEPTED_HEAD + "".join(_entry(item) for item in acceptances)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(text.encode())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        why = reason(error)
        raise AcceptanceError(messages.ACCEPTED_UNWRITTEN.format(path=path, why=why)) from error


def added(known: Sequence[Acceptance], new: Acceptance) -> tuple[Acceptance, ...]:
    """``known`` with ``new`` in the place of an earlier acceptance of the same finding and figures, else at the end."""
    same = [item for item in known if (item.finding, item.figures) == (new.finding, new.figures)]
    return (*(item for item in known if item not in same), new)


def _entry(item: Acceptance) -> str:
    lines = ["", "[[accepted]]"]
    for name in (
        "finding",
        "unit",
        "year",
        "rule",
        "where",
        "title",
        "figures",
        "reason",
        "who",
        "when",
        "until",
    ):
        value = getattr(item, name)
        if value is None or value == "":
            continue
        lines.append(f"{name} = {_value(value)}")
    return "\n".join(lines) + "\n"


def _value(value: object) -> str:
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, date | int):
        return str(value)
    text = "".join(_ESCAPES.get(c, c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}") for c in str(value))
    return f'"{text}"'
