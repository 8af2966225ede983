"""Word documents: reading every cell of every table, beside python-docx (a test dependency)."""

from __future__ import annotations

import argparse
import io
from pathlib import Path
from typing import Any

from benches.measure import Bench, BenchError, Figure, Result, baseline, sample, warm
from mingzhang.document import Document, Table
from mingzhang.readers.docx import read_docx

AT_LEAST = 5
"""How many times faster than python-docx reading the same cells has to be."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="要测的 .docx 文件，默认把样本文本写成 Word 文档")


def run(arguments: argparse.Namespace) -> Result:
    try:
        import docx
    except ImportError as error:
        raise BenchError("没有 python-docx：请先安装开发依赖") from error
    name, data = _data(arguments.file, docx)
    document = read_docx(data, name, "")
    theirs = _cells(docx, data)
    ours = _texts(document)
    if arguments.file is None and ours != theirs:
        raise BenchError("两边读到的单元格不同，比较没有意义")
    yardstick = baseline()
    own = warm(lambda: read_docx(data, name, ""))
    other = warm(lambda: _cells(docx, data))
    if own * AT_LEAST > other:
        raise BenchError(f"读取用时 {own:.1f} 毫秒，python-docx {other:.1f} 毫秒，没有快到 {AT_LEAST} 倍")
    times = [
        ("read", "读取全文", own),
        ("python_docx", "python-docx 只读单元格", other),
        ("baseline", "基准（空 Python，CPU）", yardstick),
    ]
    figures = tuple(Figure(key, label, spent, spent / yardstick) for key, label, spent in times)
    return Result(f"{name}（{len(ours)} 个单元格，{other / own:.1f} 倍）", len(data), figures)


def _data(file: Path | None, docx: Any) -> tuple[str, bytes]:
    if file is not None:
        if not file.is_file():
            raise BenchError(f"没有这个文件：{file}")
        return file.name, file.read_bytes()
    import mingzhang

    source = sample("datong-sasac-2024.txt", ".txt")
    return source.with_suffix(".docx").name, _written(mingzhang.read(source), docx)


def _written(document: Document, docx: Any) -> bytes:
    """The sample as a Word document, every cell by itself."""
    word = docx.Document()
    for block in document.blocks:
        if not isinstance(block, Table):
            word.add_paragraph(block.text)
            continue
        table = word.add_table(len(block.rows), max(len(row) for row in block.rows))
        for cells, row in zip(table.rows, block.rows, strict=True):
            for place, cell in zip(cells.cells, row, strict=False):
                place.text = cell.text
    stream = io.BytesIO()
    word.save(stream)
    return stream.getvalue()


def _cells(docx: Any, data: bytes) -> list[str]:
    """Texts of all cells as python-docx reads them, a merged cell once."""
    texts = []
    for table in docx.Document(io.BytesIO(data)).tables:
        seen = set()
        for row in table.rows:
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    texts.append(cell.text)
    return texts


def _texts(document: Document) -> list[str]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [cell.text for table in tables for row in table.rows for cell in row]


BENCH = Bench("docx", "Word 文档：读取表格，与 python-docx 比较", add_arguments, run)
