"""A folder of 300 disclosures: one worker against two, and the memory of one worker as it goes on."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from benches.measure import ROOT, Bench, BenchError, Figure, Result, baseline
from mingzhang.desk.crew import WORKER, Limits
from mingzhang.desk.folder import check_folder, disclosures

UNITS = 73
FIRST = 50
"""A worker has loaded what it needs by its fiftieth file."""
TODAY = date(2026, 9, 1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("units", nargs="?", type=int, default=UNITS, help="生成几个单位，每个单位四份文件")


def run(arguments: argparse.Namespace) -> Result:
    sys.path.insert(0, str(ROOT))
    from tests.desk.folders import generated, hostile

    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "源"
        source.mkdir()
        generated(source, arguments.units)
        hostile(source)
        files = disclosures(source, Path(place))
        size = sum((source / file).stat().st_size for file in files)
        memory = _memory(source, files)
        spent = {}
        for workers in (1, 2):
            start = time.perf_counter()
            checked = check_folder(source, Path(place) / str(workers), TODAY, Limits(workers))
            spent[workers] = time.perf_counter() - start
            if len(checked) != len(files):
                raise BenchError(f"{len(files)} 份文件只有 {len(checked)} 份有结果")
    yardstick = baseline()
    times = [("one", "一个进程", spent[1] * 1e3), ("two", "两个进程", spent[2] * 1e3)]
    figures = tuple(Figure(name, label, ms, ms / yardstick) for name, label, ms in times)
    early, late = memory[min(FIRST, len(memory)) - 1], memory[-1]
    notes = {
        "speedup": f"{spent[1] / spent[2]:.2f}",
        "megabytes_early": f"{early / 1024:.1f}",
        "megabytes_late": f"{late / 1024:.1f}",
    }
    return Result(f"{len(files)} 份文件", size, figures, notes)


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
            if not json.loads(worker.stdout.readline())["error"]:
                found.append(_resident(worker.pid))
        worker.stdin.close()
    return found


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status")
    if not status.is_file():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1])


BENCH = Bench("folder", "文件夹：一个进程与两个进程，进程的内存", add_arguments, run)
