"""What a folder check writes for people: nothing that somebody changed by hand is lost, nothing stale stays behind.

A list of what was written, with digests, stands in the journal's folder. A file that differs from it was
changed by hand (a column 反馈 that was filled in, a letter that was dated) and is put aside before the new one
takes its name; a file that this run does not write and that nobody changed is removed.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from mingzhang.cli import messages
from mingzhang.cli.files import OutputError, WholeFile, make_folder
from mingzhang.desk.journal import NAME as JOURNAL
from mingzhang.desk.journal import WRITTEN, digest
from mingzhang.desk.system import reason


class Outputs:
    """The outputs of one run below ``target``. ``kept``: the names under which changed files were put aside."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._list = target.joinpath(JOURNAL, f"{WRITTEN}.json")
        self._before = _listed(self._list)
        self._now: dict[str, str] = {}
        self.kept: list[str] = []

    def write(self, name: str, data: bytes) -> None:
        """Write a file under its path below the target, whole or not at all. Raises OutputError."""
        path = self._target.joinpath(name)
        make_folder(path.parent)
        for part in path.parent.glob(f".{glob_safe(path.name)}.*.part"):
            part.unlink(missing_ok=True)  # left behind by a run that was killed
        found = hashlib.sha256(data).hexdigest()
        if self._changed(name) and digest(path) != found:
            self.kept.append(self._put_aside(path))
        with WholeFile(path) as whole:
            whole.write_bytes(data)
        self._now[name] = found

    def finish(self) -> None:
        """Remove what only an earlier run wrote, and remember what this one did. Raises OutputError."""
        for name in self._before.keys() - self._now.keys():
            path = self._target.joinpath(name)
            if path.is_file() and not self._changed(name):
                path.unlink(missing_ok=True)
                _prune(path.parent, self._target)
        with WholeFile(self._list) as whole:
            whole.write(json.dumps(self._now, ensure_ascii=False, indent=0, sort_keys=True))

    def _changed(self, name: str) -> bool:
        path = self._target.joinpath(name)
        return name in self._before and path.is_file() and digest(path) != self._before[name]

    def _put_aside(self, path: Path) -> str:
        number, aside = 1, path.with_stem(messages.CHANGED_STEM.format(stem=path.stem))
        while aside.exists():
            number += 1
            aside = path.with_stem(messages.CHANGED_STEM_MORE.format(stem=path.stem, number=number))
        try:
            path.rename(aside)
        except OSError as error:
            why = reason(error)
            raise OutputError(messages.OUTPUT_FAILED.format(path=aside, why=why)) from error
        return aside.relative_to(self._target).as_posix()


def glob_safe(name: str) -> str:
    """A name that a pattern takes literally."""
    return "".join(f"[{char}]" if char in "*?[" else char for char in name)


def _listed(path: Path) -> dict[str, str]:
    """What an earlier run wrote: name → digest; nothing where there was none or its list cannot be read."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {name: said for name, said in found.items() if isinstance(said, str) and _below(name)}


def _below(name: str) -> bool:
    """Whether a name stays below the target: the list is a file like any other."""
    path = Path(name)
    return not path.is_absolute() and ".." not in path.parts


def _prune(folder: Path, top: Path) -> None:
    """Remove a folder, and those above it, that have become empty."""
    while folder != top and folder.is_relative_to(top) and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
