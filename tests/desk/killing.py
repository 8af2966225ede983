"""A folder check that is killed again and again: the whole of it, or one of its workers, at random moments."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

import mingzhang

SOURCES = Path(mingzhang.__file__).parent.parent


class Killings(Struct, frozen=True):
    """How often the whole check was killed, and how often one worker of it."""

    whole: int
    single: int


def interrupted(source: Path, target: Path, *, seed: int, whole: int, pause: float) -> Killings:
    """Kill the check ``whole`` times, and in between single workers of it; then let it run to its end in peace.

    A run that comes to its end under the blows may tell of a file whose workers were killed twice; such a file
    is not kept as finished, so the last run, which nobody disturbs, does it again.

    ``pause``: the longest time in seconds between two blows; the moments are random, drawn from ``seed``.
    """
    chance = random.Random(seed)
    killed = single = 0
    while killed < whole:
        process = started(source, target)
        end = time.monotonic() + chance.uniform(0.3, pause * 3)
        while process.poll() is None and time.monotonic() < end:
            time.sleep(chance.uniform(0.02, pause))
            workers = children(process.pid)
            if workers and chance.random() < 0.5:
                with suppress(ProcessLookupError):
                    os.kill(chance.choice(workers), signal.SIGKILL)
                    single += 1
        if process.poll() is not None:  # it was through before the blow fell
            break
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        killed += 1
    started(source, target).wait()
    return Killings(killed, single)


def started(source: Path, target: Path) -> subprocess.Popen[bytes]:
    """A check of the folder in a process group of its own."""
    command = [sys.executable, "-m", "mingzhang", "check", str(source), "-o", str(target), "--workers", "2"]
    return subprocess.Popen(
        command,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def children(pid: int) -> list[int]:
    """The processes that a process has started; none where the system does not tell."""
    found: list[int] = []
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            found += [int(text) for text in file.read_text().split()]
    return found


def outputs(folder: Path) -> dict[str, bytes]:
    """Every file a person sees, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".mingzhang" not in path.parts
    }
