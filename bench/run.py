"""Measure the speed of mingzhang: ./run bench [名称 [文件]], and its accuracy: ./run bench accuracy.

Without a name every bench of speed runs on its own sample. The latest figures replace the former ones in results.json.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from accuracy import main as accuracy
from benches import BENCHES
from benches.measure import BASELINE, REPEATS, Bench, BenchError, Result

RESULTS = Path(__file__).resolve().parent / "results.json"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="run bench", description="测量速度与准确度")
    names = parser.add_subparsers(dest="name", metavar="名称")
    for bench in BENCHES:
        bench.add_arguments(names.add_parser(bench.name, help=bench.help, description=bench.help))
    told = "准确度：随机生成的文件与预设的错误"
    accuracy.add_arguments(names.add_parser("accuracy", help=told, description=told))
    options = parser.parse_args(arguments)
    if options.name == "accuracy":
        return accuracy.main(options)
    chosen = [bench for bench in BENCHES if options.name in (None, bench.name)]
    try:
        for bench in chosen:
            given = options if options.name else _defaults(bench)
            result = bench.run(given)
            _print(bench, result)
            _keep(bench, result)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _defaults(bench: Bench) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    return parser.parse_args([])


def _print(bench: Bench, result: Result) -> None:
    from rich.console import Console
    from rich.table import Table

    title = f"{bench.help} · {result.file}（{result.size:,} 字节，{REPEATS} 次的中位数）"
    table = Table("项目", title=title, title_justify="left")
    table.add_column("毫秒", justify="right")
    table.add_column("基准的倍数", justify="right")
    for figure in result.figures:
        table.add_row(figure.label, f"{figure.milliseconds:,.1f}", f"{figure.baselines:.2f}")
    Console().print(table)
    for name, value in result.notes.items():
        print(f"{name}: {value}")


def _keep(bench: Bench, result: Result) -> None:
    kept: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    kept[bench.name] = {
        "file": result.file,
        "bytes": result.size,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
        "repeats": REPEATS,
        "baseline": BASELINE,
        "milliseconds": {figure.name: round(figure.milliseconds, 2) for figure in result.figures},
        **({"notes": dict(result.notes)} if result.notes else {}),
        "baselines": {figure.name: round(figure.baselines, 3) for figure in result.figures},
    }
    text = json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True)
    RESULTS.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
