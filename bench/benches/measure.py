"""What every bench is made of: medians of warm calls and of cold processes.

Times are floats of milliseconds. That is right for clocks and only for clocks; no amount passes through here.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

try:
    import resource
except ImportError:  # Windows: wall time has to do there
    resource = None  # type: ignore[assignment]

ROOT = Path(__file__).resolve().parent.parent.parent
REPEATS = 7
BASELINE = "import json, re, tomllib"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the result table: a time, and the same as a multiple of the cold baseline."""

    name: str
    label: str
    milliseconds: float
    baselines: float


@dataclass(frozen=True, slots=True)
class Result:
    """What one bench found about one file."""

    file: str
    size: int
    figures: tuple[Figure, ...]
    notes: Mapping[str, str] = field(default_factory=dict)
    """What is no time: a ratio, a size in memory."""


@dataclass(frozen=True, slots=True)
class Bench:
    """A bench as the command line knows it."""

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], Result]


class BenchError(Exception):
    """A bench cannot run; the text is a Chinese sentence."""


def warm(call: Callable[[], object]) -> float:
    """The median time of a call in this process, after one call that is not counted."""
    call()
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter_ns()
        call()
        times.append((time.perf_counter_ns() - start) / 1e6)
    return statistics.median(times)


def cold(arguments: Sequence[str], *, accept: Sequence[int] = (0,)) -> float:
    """The median CPU time (user and system) of a whole Python process, its imports included."""
    once(arguments, accept)  # compiles to bytecode, fills the file cache
    return statistics.median(once(arguments, accept) for _ in range(REPEATS))


def cold_pair(
    ours: Sequence[str], theirs: Sequence[str], *, accept: Sequence[int] = (0,)
) -> tuple[float, float]:
    """As :func:`cold` for two processes that are compared, by turns: a machine that slows down slows both."""
    once(ours, accept)
    once(theirs, (0,))
    runs = [(once(ours, accept), once(theirs, (0,))) for _ in range(REPEATS)]
    return statistics.median(one for one, _ in runs), statistics.median(other for _, other in runs)


def baseline() -> float:
    """A cold Python that imports three modules: the yardstick that makes machines comparable."""
    return cold(["-c", BASELINE])


def once(arguments: Sequence[str], accept: Sequence[int]) -> float:
    """CPU milliseconds of one Python process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    before = children_seconds()
    done = subprocess.run(
        [sys.executable, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    spent = children_seconds() - before
    if done.returncode not in accept:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise BenchError(f"命令 {' '.join(arguments[:3])} 以 {done.returncode} 结束：{last}")
    return spent * 1e3


def children_seconds() -> float:
    """CPU seconds of all processes this one started and waited for; on Windows the clock."""
    if resource is None:
        return time.perf_counter()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def sample(name: str, suffix: str) -> Path:
    """The corpus file of that name, or else the first example of that format in the repository."""
    named = os.environ.get("MINGZHANG_CORPUS")
    folders = [Path(named)] if named else []
    for folder in (*folders, ROOT.parent / "shared" / "data"):
        if (folder / name).is_file():
            return folder / name
    examples = sorted((ROOT / "examples").rglob(f"*{suffix}"))
    if not examples:
        raise BenchError(f"没有可测的文件：样本文件夹中没有 {name}，examples 中也没有 {suffix} 文件")
    return examples[0]
