"""A folder of disclosures: found, checked one by one, paired by unit and year, and checked again with their pairs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from mingzhang.desk import acceptances as accepted
from mingzhang.desk import messages
from mingzhang.desk import settings as sets
from mingzhang.desk.crew import Limits, results
from mingzhang.desk.journal import NAME as JOURNAL
from mingzhang.desk.journal import Journal, digest, key_of
from mingzhang.desk.names import legible, legible_names
from mingzhang.desk.pages import USUAL, Wanted
from mingzhang.desk.pairing import Known, Paired, pairs
from mingzhang.desk.parts import PARTS
from mingzhang.desk.system import reason

SUFFIXES = frozenset(
    (
        *(".txt", ".text", ".md", ".html", ".htm", ".mht", ".docx", ".doc", ".wps", ".rtf"),
        *(".pdf", ".xlsx", ".xls", ".et", ".ods", ".xlsm", ".zip", ".rar"),
    )
)
"""What a disclosure may be published as, and what people publish by mistake and must be told about."""
MAX_FILES = 50_000
Told = Callable[[int, int], None]
"""Called with how many of how many tasks are finished."""


class FolderError(Exception):
    """One Chinese sentence: why the folder cannot be checked as a whole, and what to do."""


class Checked(Struct, frozen=True):
    """One file of the folder: its result, and what it was checked with."""

    file: str
    result: dict[str, Any]
    paired: Paired = field(default_factory=Paired)

    @property
    def error(self) -> str:
        """Why there is no report; empty where there is one."""
        return str(self.result["error"])

    @property
    def parts(self) -> Mapping[str, Path]:
        """Where its parts are kept, by their names."""
        return self.result.get(PARTS) or {}


def disclosures(folder: Path, output: Path) -> list[str]:
    """The files that may be disclosures, by their path below the folder, in order; links are not followed.

    Raises FolderError for a folder that cannot be looked into: nothing in it may be left out unsaid.
    """
    found: list[str] = []
    skip = output.resolve()
    for root, folders, files in os.walk(folder, onerror=_closed):
        here = Path(root)
        folders[:] = [
            name
            for name in sorted(folders)
            if not name.startswith(".")
            and not (here / name).is_symlink()
            and (here / name).resolve() != skip
            and not (here / name / JOURNAL).is_dir()
        ]
        for name in files:
            path = here / name
            if name.startswith((".", "~$")) or path.suffix.lower() not in SUFFIXES or path.is_symlink():
                continue
            found.append(path.relative_to(folder).as_posix())
    return sorted(found)[:MAX_FILES]


def _closed(error: OSError) -> None:
    raise FolderError(messages.FOLDER_UNREADABLE.format(folder=error.filename, why=reason(error))) from error


def check_folder(
    folder: Path,
    output: Path,
    today: date,
    limits: Limits,
    told: Told = lambda done, count: None,
    wanted: Wanted = USUAL,
) -> list[Checked]:
    """Every file of the folder with its result, in the order of their names.

    Raises SettingsError and AcceptanceError for a settings file that cannot be used: it must not be ignored;
    FolderError for a folder that cannot be looked into.
    """
    work = _Work(folder, Journal(output), today, limits, told, wanted)
    files = disclosures(folder, output)
    work.names = names = legible_names(files)
    alone = work.done([work.task(file, Paired()) for file in files])
    known = [_known(file, result) for file, result in zip(files, alone, strict=True)]
    said = {file: work.said(file) for file in files}
    found = pairs([item for item in known if item is not None], said)
    again = [file for file in files if found.get(file)]
    together = dict(zip(again, work.done([work.task(file, found[file]) for file in again]), strict=True))
    work.journal.tidy()
    return [
        Checked(names[file], together.get(file, result), _shown(found.get(file, Paired()), names))
        for file, result in zip(files, alone, strict=True)
    ]


def _shown(paired: Paired, names: Mapping[str, str]) -> Paired:
    """The pair by the names that people are shown; one named in the settings stands as it is."""
    return Paired(
        tuple(names.get(name, name) for name in paired.last_years),
        tuple(names.get(name, name) for name in paired.budgets),
    )


def _known(file: str, result: dict[str, Any]) -> Known | None:
    if result["error"]:
        return None
    facts = result["report"]["document"]
    return Known(file, facts["unit"], facts["unit_code"], facts["year"], facts["kind"])


class _Work(Struct):
    folder: Path
    journal: Journal
    today: date
    limits: Limits
    told: Told
    wanted: Wanted
    digests: dict[Path, str] = field(default_factory=dict)
    settings: dict[Path, sets.Settings] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """How each file is shown to people."""
    finished: int = 0
    count: int = 0

    def said(self, file: str) -> sets.FileSettings:
        """What the settings say of a file; companions named there are taken from where the settings stand."""
        config = self._config(file)
        if config is None:
            return sets.FileSettings("*")
        if config not in self.settings:
            self.settings[config] = sets.load_settings(config)
        return self.settings[config].of(file)

    def task(self, file: str, paired: Paired) -> dict[str, Any]:
        """What a worker is told."""
        config = self._config(file)
        if config is not None:
            self.said(file)  # a mistake in the settings stops the whole check, with one sentence
        places = dict.fromkeys((self.folder, (self.folder / file).parent))
        lists = [path for place in places if (path := place.joinpath(accepted.NAME)).is_file()]
        for path in lists:
            accepted.load(path)
        return {
            "file": file,
            "shown": self.names.get(file, file),
            "last_years": list(paired.last_years),
            "budgets": list(paired.budgets),
            "config": None if config is None else str(config.resolve()),
            "accepted": [str(path.resolve()) for path in lists],
            "today": self.today.isoformat(),
            "pages": self.wanted.pages.value,
            "notes": self.wanted.notes,
        }

    def _config(self, file: str) -> Path | None:
        for place in ((self.folder / file).parent, self.folder):
            path = place.joinpath(sets.NAME)
            if path.is_file():
                return path
        return None

    def _digest(self, path: Path) -> str:
        if path not in self.digests:
            self.digests[path] = digest(path)
        return self.digests[path]

    def _key(self, task: dict[str, Any]) -> str:
        """All that the result depends on; the day only where an acceptance may end."""
        beside = [path for path in (task["config"], *task["accepted"]) if path]
        others = [self.folder / name for name in (*task["last_years"], *task["budgets"])]
        parts = [json.dumps([task["file"], task["last_years"], task["budgets"]], ensure_ascii=False)]
        parts += [self._digest(self.folder / task["file"]), *(self._digest(path) for path in others)]
        parts += [self._digest(Path(path)) for path in beside]
        parts += [str(self.limits.seconds), str(self.limits.megabytes), task["pages"], str(task["notes"])]
        return key_of(*parts, task["today"] if task["accepted"] else "")

    def done(self, tasks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """The result of each task: from the journal, or from a worker and then into the journal."""
        keys = [self._key(task) for task in tasks]
        self.count += len(tasks)
        found = [self.journal.get(key) for key in keys]
        open_ = [at for at, result in enumerate(found) if result is None]
        self.finished += len(tasks) - len(open_)
        self.told(self.finished, self.count)
        for number, result in self._worked([tasks[at] for at in open_]):
            at = open_[number]
            result = {**legible(result, self.names), PARTS: result.get(PARTS, {})}
            if not result.get("died"):  # it may have been ended from outside: the next run tries again
                result = self.journal.put(keys[at], result)
            found[at] = result
            self.finished += 1
            self.told(self.finished, self.count)
        return [result for result in found if result is not None]

    def _worked(self, tasks: Sequence[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
        return results(tasks, self.folder, self.limits) if tasks else iter(())
