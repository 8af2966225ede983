"""Plain text: how long it takes to read, recognise and check one whole disclosure."""

from __future__ import annotations

import argparse
from pathlib import Path

import mingzhang
from benches.measure import Bench, BenchError, Figure, Result, baseline, cold, sample, warm

CHECK_EXIT_CODES = (0, 1)  # 1: the document has errors, which is an answer


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="要测的文本文件，默认用样本")


def run(arguments: argparse.Namespace) -> Result:
    file: Path = arguments.file or sample("datong-sasac-2024.txt", ".txt")
    if not file.is_file():
        raise BenchError(f"没有这个文件：{file}")
    yardstick = baseline()
    document = mingzhang.read(file)
    reading = mingzhang.recognise(document)
    command = ["-m", "mingzhang", "check", "--format", "json", str(file.resolve())]
    times = [
        ("read", "读取", warm(lambda: mingzhang.read(file))),
        ("recognise", "识别", warm(lambda: mingzhang.recognise(document))),
        ("check", "核对", warm(lambda: mingzhang.check(reading))),
        ("whole", "三步合计（同一进程）", warm(lambda: _whole(file))),
        ("cold", "完整命令（冷启动，CPU）", cold(command, accept=CHECK_EXIT_CODES)),
        ("baseline", "基准（空 Python，CPU）", yardstick),
    ]
    figures = tuple(Figure(name, label, spent, spent / yardstick) for name, label, spent in times)
    return Result(file.name, file.stat().st_size, figures)


def _whole(file: Path) -> object:
    return mingzhang.check(mingzhang.recognise(mingzhang.read(file)))


BENCH = Bench("text", "纯文本：读取、识别、核对", add_arguments, run)
