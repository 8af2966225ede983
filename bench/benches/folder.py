"""A folder of 300 disclosures: one worker against two, the memory of one, and a run that is killed again and again."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benches.measure import ROOT, Bench, BenchError, Figure, Result, baseline
from mingzhang.desk.crew import WORKER, handed_over
from mingzhang.desk.folder import disclosures

UNITS = 73
FIRST = 50
"""A worker has loaded what it needs by its fiftieth file."""
KILLS, PAUSE, SEED = 12, 1.5, 2024
TODAY = date(2026, 9, 1)


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the processors by the check and all its workers."""

    clock: float
    processor: float


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("units", nargs="?", type=int, default=UNITS, help="生成几个单位，每个单位四份文件")


def run(arguments: argparse.Namespace) -> Result:
    sys.path.insert(0, str(ROOT))
    from tests.desk.folders import HOSTILE, generated, hostile
    from tests.desk.killing import interrupted, outputs

    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "源"
        source.mkdir()
        generated(source, arguments.units)
        hostile(source)
        files = disclosures(source, Path(place))
        size = sum((source / file).stat().st_size for file in files)
        memory = _memory(source, files)
        yardstick = baseline()
        load = os.getloadavg()[0]
        spent = {workers: _check(source, Path(place) / str(workers), workers) for workers in (1, 2)}
        wanted = outputs(Path(place) / "1")
        if outputs(Path(place) / "2") != wanted:
            raise BenchError("一个进程与两个进程的结果不同")
        _complete(wanted, files, HOSTILE)
        target = Path(place) / "中断"
        killings = interrupted(source, target, seed=SEED, whole=KILLS, pause=PAUSE)
        if outputs(target) != wanted:
            raise BenchError("中断后接着做的结果不同")
    times = [("one", "一个进程", spent[1]), ("two", "两个进程", spent[2])]
    figures = [Figure(name, label, s.clock * 1e3, s.clock * 1e3 / yardstick) for name, label, s in times]
    figures += [
        Figure(
            f"{name}_processor", f"{label}（处理器时间）", s.processor * 1e3, s.processor * 1e3 / yardstick
        )
        for name, label, s in times
    ]
    early, late = memory[min(FIRST, len(memory)) - 1], memory[-1]
    notes = {
        "speedup": f"{spent[1].clock / spent[2].clock:.2f}",
        "load": f"{load:.1f}",
        "megabytes_early": f"{early / 1024:.1f}",
        "megabytes_late": f"{late / 1024:.1f}",
        "growth": f"{100 * (late - early) / early:+.1f}%",
        "killed": f"{killings.whole} 次整个，{killings.single} 次单个进程；结果逐字节相同",
    }
    return Result(f"{len(files)} 份文件（{_kinds(files)}）", size, tuple(figures), notes)


def _kinds(files: list[str]) -> str:
    suffixes = sorted({Path(file).suffix[1:] for file in files})
    return "、".join(f"{s} {sum(file.endswith('.' + s) for file in files)}" for s in suffixes)


def _check(source: Path, target: Path, workers: int) -> Spent:
    """The whole command, from its start to its last output."""
    command = [sys.executable, "-m", "mingzhang", "check", str(source), "-o", str(target)]
    start = time.perf_counter()
    process = subprocess.Popen([*command, "--workers", str(workers)], stdout=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return Spent(time.perf_counter() - start, used.ru_utime + used.ru_stime)


def _complete(found: dict[str, bytes], files: list[str], hostile: tuple[str, ...]) -> None:
    """Every file is in the list; the hostile ones, and only they, with a reason."""
    lines = [json.loads(line) for line in found["结果.jsonl"].splitlines()]
    if [line["document"]["file"] for line in lines] != files:
        raise BenchError(f"{len(files)} 份文件只有 {len(lines)} 份有结果")
    if {line["document"]["file"] for line in lines if line.get("error")} != set(hostile):
        raise BenchError("不能核对的文件没有全部写明原因")


def _memory(source: Path, files: list[str]) -> list[int]:
    """KiB in use of one worker after each file that gave a report, 0 where the system does not say."""
    found = []
    command = [sys.executable, "-m", WORKER, "0"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=source) as worker:
        assert worker.stdin is not None
        assert worker.stdout is not None
        for file in files:
            task: dict[str, object] = {
                "file": file,
                "config": None,
                "accepted": [],
                "today": TODAY.isoformat(),
            }
            worker.stdin.write(json.dumps(task).encode() + b"\n")
            worker.stdin.flush()
            result = handed_over(worker.stdout)
            if result is None:
                raise BenchError(f"“{file}”没有结果：进程中止")
            if not result["error"]:
                found.append(_resident(worker.pid))
        worker.stdin.close()
    return found


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


BENCH = Bench("folder", "文件夹：一个进程与两个进程，进程的内存，中断后接着做", add_arguments, run)
