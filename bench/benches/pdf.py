"""PDF: reading against pdfplumber on the same files in the same run; memory; the whole cold command."""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from benches.measure import REPEATS, ROOT, Bench, BenchError, Figure, Result, baseline, cold_pair
from mingzhang.readers.pdf import read_pdf

REPEATS_FOR_MEMORY = 200
CHECK_EXIT_CODES = (0, 1)  # 1: the document has errors, which is an answer
COLD_FILE = "shanghai-putuo-social-work-2024.pdf"
PLUMBER = """
import sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        page.extract_tables()
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, help="要测的 PDF 文件，默认用样本文件夹中的全部 PDF")


def run(arguments: argparse.Namespace) -> Result:
    try:
        import pdfplumber  # noqa: F401
    except ImportError as error:
        raise BenchError("没有安装 pdfplumber：它只用于对照，请先 pip install pdfplumber") from error
    files = arguments.files or _samples()
    yardstick = baseline()
    figures: list[Figure] = []
    ours = theirs = 0.0
    for file in files:
        mine, other = _both(file)
        ours, theirs = ours + mine, theirs + other
        figures.append(Figure(file.stem, f"{file.name} 读取", mine, mine / yardstick))
        label = f"{file.name} pdfplumber 提取表格（{other / mine:.1f} 倍）"
        figures.append(Figure(f"{file.stem}-pdfplumber", label, other, other / yardstick))
    figures.append(Figure("all", "全部文件 读取", ours, ours / yardstick))
    label = f"全部文件 pdfplumber 提取表格（{theirs / ours:.1f} 倍，应不低于 8 倍）"
    figures.append(Figure("all-pdfplumber", label, theirs, theirs / yardstick))
    figures += _cold(files, yardstick)
    figures.append(_memory(files, yardstick))
    return Result(f"{len(files)} 个 PDF", sum(file.stat().st_size for file in files), tuple(figures))


def _samples() -> list[Path]:
    named = os.environ.get("MINGZHANG_CORPUS")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    files = sorted(folder.glob("*.pdf"))
    if not files:
        raise BenchError(f"没有可测的文件：{folder} 中没有 PDF，请设置 MINGZHANG_CORPUS 或在命令行给出文件")
    return files


def _both(file: Path) -> tuple[float, float]:
    """Median CPU milliseconds of our reading and of pdfplumber's tables, taken in turns."""
    data = file.read_bytes()
    ours, theirs = [], []
    for turn in range(REPEATS + 1):
        mine, other = _cpu(lambda: _read(data, file)), _cpu(lambda: _plumb(file))
        if turn:  # the first is not counted
            ours.append(mine)
            theirs.append(other)
    return statistics.median(ours), statistics.median(theirs)


def _cpu(call: Callable[[], None]) -> float:
    gc.collect()
    start = time.process_time_ns()
    call()
    return (time.process_time_ns() - start) / 1e6


def _read(data: bytes, file: Path) -> None:
    read_pdf(data, file.name, "")


def _plumb(file: Path) -> None:
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            page.extract_tables()


def _cold(files: list[Path], yardstick: float) -> list[Figure]:
    """The whole command on the 24-page sample, and the process that only takes its tables with pdfplumber."""
    file = next((file for file in files if file.name == COLD_FILE), files[0])
    path = str(file.resolve())
    command = ["-m", "mingzhang", "check", "--format", "json", path]
    check, plumber = cold_pair(command, ["-c", PLUMBER, path], accept=CHECK_EXIT_CODES)
    return [
        Figure(
            "cold",
            f"{file.name} 完整命令（冷启动，CPU；{check / plumber:.2f} 倍，应不高于 0.4）",
            check,
            check / yardstick,
        ),
        Figure("cold-pdfplumber", f"{file.name} pdfplumber（冷启动，CPU）", plumber, plumber / yardstick),
    ]


def _memory(files: list[Path], yardstick: float) -> Figure:
    """Time of many repeats; the label tells by how much the resident memory grew."""
    file = files[-1]
    data = file.read_bytes()
    _read(data, file)
    before = _resident()
    spent = _cpu(lambda: _read_often(data, file))
    grown = (_resident() - before) // 1024
    label = f"{file.name} 读 {REPEATS_FOR_MEMORY} 次（常驻内存增加 {grown} MB，应不超过 30 MB）"
    return Figure("repeats", label, spent, spent / yardstick)


def _read_often(data: bytes, file: Path) -> None:
    for _ in range(REPEATS_FOR_MEMORY):
        _read(data, file)


def _resident() -> int:
    """Resident memory in KiB; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)


BENCH = Bench("pdf", "PDF：读取，与 pdfplumber 对照", add_arguments, run)
