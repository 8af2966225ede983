"""The crew: worker processes that take one file at a time; one that dies or hangs is replaced."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.desk import messages
from mingzhang.desk.parts import PARTS

Result = dict[str, Any]
ATTEMPTS = 2
"""A worker may be ended by somebody else, as by a system short of memory: its file is tried once more at once."""
WORKER = "mingzhang.desk.worker"
"""The module that a worker process runs."""


class Limits(Struct, frozen=True):
    """``seconds`` and ``megabytes`` that one file may take; ``workers``: how many are at work at once."""

    workers: int = 1
    seconds: int = 120
    megabytes: int = 2048


def results(tasks: Sequence[dict[str, Any]], folder: Path, limits: Limits) -> Iterator[tuple[int, Result]]:
    """Each task's number and result, as they are finished. Every worker is ended when the iterator is.

    A file over which the workers died is tried once more at the end, with nobody else at work: a system short
    of memory may have ended them, and then has more of it.
    """
    died: list[int] = []
    for number, result in _worked(tasks, range(len(tasks)), folder, limits, ATTEMPTS):
        if result.get("died"):
            died.append(number)
        else:
            yield number, result
    yield from _worked(tasks, sorted(died), folder, replace(limits, workers=1), attempts=1)


def _worked(
    tasks: Sequence[dict[str, Any]], numbers: Sequence[int], folder: Path, limits: Limits, attempts: int
) -> Iterator[tuple[int, Result]]:
    """Some of the tasks, by their numbers."""
    waiting: Queue[int] = Queue()
    for number in numbers:
        waiting.put(number)
    done: Queue[tuple[int, Result]] = Queue()
    count = min(limits.workers, len(numbers))
    hands = [_Hand(tasks, waiting, done, folder, limits, attempts) for _ in range(count)]
    for hand in hands:
        hand.start()
    try:
        for _ in numbers:
            yield done.get()
    finally:
        for hand in hands:
            hand.stop()
        for hand in hands:
            hand.join()


class _Hand(threading.Thread):
    """One worker process, and the thread that gives it work."""

    def __init__(
        self,
        tasks: Sequence[dict[str, Any]],
        waiting: Queue[int],
        done: Queue[tuple[int, Result]],
        folder: Path,
        limits: Limits,
        attempts: int,
    ) -> None:
        super().__init__(daemon=True)
        self._attempts = attempts
        self._tasks, self._waiting, self._done = tasks, waiting, done
        self._folder, self._limits = folder, limits
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.is_set():
            try:
                number = self._waiting.get_nowait()
            except Empty:
                break
            self._done.put((number, self._ask(self._tasks[number])))
        self._end()

    def stop(self) -> None:
        """End the work at once."""
        self._stopped.set()
        process = self._process
        if process is not None and process.poll() is None:
            process.kill()

    def _ask(self, task: dict[str, Any]) -> Result:
        for _ in range(self._attempts):
            result = self._asked(task)
            if result is not None:
                return result
            if self._stopped.is_set():
                break
        return {"error": messages.CRASHED.format(file=task["file"]), "died": True}

    def _asked(self, task: dict[str, Any]) -> Result | None:
        """The worker's answer; None where it died over the task."""
        late = threading.Event()
        process = self._worker()
        assert process.stdin is not None
        assert process.stdout is not None

        def kill() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._limits.seconds, kill)
        timer.start()
        try:
            process.stdin.write(json.dumps(task).encode() + b"\n")
            process.stdin.flush()
            result = handed_over(process.stdout)
            if result is not None:
                return result
        except OSError:
            pass  # the worker died before it took the task
        finally:
            timer.cancel()
        self._end()
        if late.is_set():
            return {"error": messages.TOO_SLOW.format(file=task["file"], seconds=self._limits.seconds)}
        return None

    def _worker(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            source = str(Path(__file__).resolve().parents[2])
            paths = [source, *filter(None, [os.environ.get("PYTHONPATH")])]
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
            self._process = subprocess.Popen(
                [sys.executable, "-m", WORKER, str(self._limits.megabytes), str(self._limits.seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._folder,
                env=environment,
            )
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        process.wait()


def handed_over(stream: IO[bytes]) -> Result | None:
    """The next answer with its parts; None where the worker ended before all of it was there."""
    line = stream.readline()
    if not line.endswith(b"\n"):
        return None
    result: Result = json.loads(line)
    parts = {name: stream.read(size) for name, size in result.get(PARTS, {}).items()}
    if any(len(parts[name]) != size for name, size in result.get(PARTS, {}).items()):
        return None
    result[PARTS] = parts
    return result
