"""A workbook: how long it takes to read every printed cell, beside openpyxl reading the same cells."""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import tempfile
from pathlib import Path

import mingzhang
from benches.measure import ROOT, Bench, BenchError, Figure, Result, baseline, cold, warm
from mingzhang.document import Cell, Document, Table
from mingzhang.readers.sheets import read_workbook

DEMO = Path(mingzhang.__file__).resolve().parent / "examples" / "demo" / "demo.txt"
AT_LEAST = 5
"""So many times as fast as openpyxl must the reading be."""

_OURS = """
import sys
from mingzhang.readers.sheets import read_workbook
read_workbook(open(sys.argv[1], "rb").read(), sys.argv[1], "")
"""
_THEIRS = """
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
[(cell.value, cell.number_format) for sheet in book for row in sheet.iter_rows() for cell in row]
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="要测的工作簿，默认把示例的各表写成一个")


def run(arguments: argparse.Namespace) -> Result:
    file: Path = arguments.file or _sample()
    if not file.is_file():
        raise BenchError(f"没有这个文件：{file}")
    data = file.read_bytes()
    _compare(data)
    yardstick = baseline()
    ours, theirs = warm(lambda: _ours(data)), warm(lambda: _theirs(data))
    if theirs < AT_LEAST * ours:
        print(f"注意：读取速度是 openpyxl 的 {theirs / ours:.1f} 倍，低于要求的 {AT_LEAST} 倍")
    times = [
        ("read", "读取", ours),
        ("openpyxl", "openpyxl 读取同样的单元格", theirs),
        ("cold", "读取（冷启动，CPU）", cold(["-c", _OURS, str(file.resolve())])),
        ("openpyxl-cold", "openpyxl（冷启动，CPU）", cold(["-c", _THEIRS, str(file.resolve())])),
        ("baseline", "基准（空 Python，CPU）", yardstick),
    ]
    figures = tuple(Figure(name, label, spent, spent / yardstick) for name, label, spent in times)
    return Result(file.name, file.stat().st_size, figures)


def _ours(data: bytes) -> Document:
    return read_workbook(data, "bench.xlsx", hashlib.sha256(data).hexdigest())


def _theirs(data: bytes) -> list[tuple[object, object]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [(cell.value, cell.number_format) for sheet in book for row in sheet.iter_rows() for cell in row]


def _compare(data: bytes) -> None:
    """Both must find as many filled cells, or the times say nothing."""
    theirs = sum(1 for value, _ in _theirs(data) if value is not None)
    texts = [item for block in _ours(data).blocks for item in _cells(block)]
    if sum(1 for text in texts if text) != theirs:
        raise BenchError("两个程序读到的单元格不一样多，无法比较速度")


def _cells(block: object) -> list[str]:
    if isinstance(block, Table):
        cells: list[Cell] = [cell for row in block.rows for cell in row]
        return [cell.text for cell in cells]
    return [getattr(block, "text", "")]


def _sample() -> Path:
    """The tables of the example, written into a workbook as a unit would."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    try:
        from tests.readers.sheets.disclosure import titled_tables, workbook
    except ImportError as error:
        raise BenchError(
            "默认样本由测试中的程序写出，需要 XlsxWriter：请安装开发依赖，或指定工作簿"
        ) from error
    folder = Path(tempfile.mkdtemp(prefix="mingzhang-bench-"))
    file = folder / "demo.xlsx"
    file.write_bytes(workbook(list(titled_tables(mingzhang.read(DEMO)))))
    return file


BENCH = Bench("xlsx", "工作簿：读取全部单元格，与 openpyxl 相比", add_arguments, run)
