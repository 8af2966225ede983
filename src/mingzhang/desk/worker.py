"""One worker of a folder check: tasks come in as lines of JSON, results go out as lines of JSON.

A process of its own, so that a file that crashes it, hangs it or outgrows its memory takes nothing else along.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO

from mingzhang.desk.drafts import draft_of
from mingzhang.desk.examine import Outcome, Task, examine, fault
from mingzhang.desk.pages import Pages, Wanted, page_of
from mingzhang.desk.parts import DRAFT, PAGE, PARTS, page_name

if TYPE_CHECKING:
    from mingzhang.desk.settings import Settings
    from mingzhang.findings import Acceptance

GC_THRESHOLD = 50_000
GRACE = 10
"""Seconds beyond the limit after which a worker whose master is gone ends itself."""


def main() -> None:
    """Work until the other end of the pipe is closed."""
    memory, seconds = (int(text) for text in (*sys.argv[1:3], "0", "0")[:2])
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # whatever a library prints must not pass for an answer
    _limit(memory)
    gc.set_threshold(GC_THRESHOLD)
    for line in sys.stdin.buffer:
        _alarm(seconds + GRACE if seconds else 0)
        result = work(json.loads(line))
        _alarm(0)
        _answer(answers, result)


def _answer(answers: BinaryIO, result: dict[str, Any]) -> None:
    """One line of JSON, in which the parts have their sizes, and then the parts themselves."""
    parts: dict[str, bytes] = result.pop(PARTS, {})
    sizes = {name: len(data) for name, data in parts.items()}
    line = json.dumps({**result, PARTS: sizes}, ensure_ascii=False, separators=(",", ":"))
    answers.write(line.encode("utf-8", "surrogatepass") + b"\n")
    for data in parts.values():
        answers.write(data)
    answers.flush()


def work(task: dict[str, Any]) -> dict[str, Any]:
    """The result of one task: an error in one sentence, or the report and its sheet as data, with its parts."""
    config = task.get("config")
    asked = Task(
        task["file"],
        tuple(task.get("last_years", ())),
        tuple(task.get("budgets", ())),
        settings=_settings(config) if config else _no_settings(),
        name=task["file"],
        acceptances=tuple(a for path in task.get("accepted", ()) for a in _acceptances(path)),
        today=date.fromisoformat(task["today"]),
    )
    outcome = examine(asked)
    if outcome.report is not None:
        try:
            wanted = Wanted(Pages(task.get("pages", "beside")), task.get("notes", False))
            return _shown(outcome, task.get("shown", outcome.file), wanted)
        except Exception as error:
            outcome = fault(outcome.file, error, debug=False)
    return {"error": outcome.error}


def _shown(outcome: Outcome, name: str, wanted: Wanted) -> dict[str, Any]:
    from mingzhang.view.json import report_json
    from mingzhang.view.problems import sheet, sheet_json

    assert outcome.report is not None
    made = sheet(outcome.report, notes=wanted.notes)
    parts: dict[str, bytes] = {}
    page = page_of(outcome, wanted.pages, PurePosixPath(page_name(name)).name)
    if page is not None:
        parts[PAGE] = page.html.encode("utf-8", "backslashreplace")
        parts.update((picture.name, picture.png) for picture in page.pictures)
    unmarked = False
    if made.problems:
        try:
            draft = draft_of(outcome, notes=wanted.notes)
        except Exception:  # a draft that takes no notes is still one that was checked
            draft, unmarked = None, True
        if draft is not None:
            parts[DRAFT] = draft
    return {
        "error": "",
        "code": outcome.report.exit_code,
        "report": report_json(outcome.report),
        "sheet": sheet_json(made),
        "unmarked": unmarked,
        PARTS: parts,
    }


@lru_cache(maxsize=16)
def _settings(path: str) -> Settings:
    from mingzhang.desk.settings import load_settings

    return load_settings(Path(path))


@lru_cache(maxsize=1)
def _no_settings() -> Settings:
    from mingzhang.desk.settings import Settings

    return Settings()


@lru_cache(maxsize=16)
def _acceptances(path: str) -> tuple[Acceptance, ...]:
    from mingzhang.desk.acceptances import load

    return load(Path(path))


def _alarm(seconds: int) -> None:
    """The system ends this process then, even one that hangs in a library; 0 calls it off."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit(megabytes: int) -> None:
    """No more memory than this, where the system can hold a process to it."""
    try:
        import resource
    except ImportError:
        return
    if megabytes > 0:
        size = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    main()
