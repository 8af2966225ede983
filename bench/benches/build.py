"""Publishing: PDF beside WeasyPrint, all formats beside LibreOffice's conversion of the Word file (bench-only tools)."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benches.measure import REPEATS, ROOT, Bench, BenchError, Figure, Result, baseline, children_seconds

PDF_AT_MOST = 30
"""Hundredths of WeasyPrint's time that the PDF may take."""
ALL_AT_MOST = 100
"""Hundredths of LibreOffice's time that all formats together may take."""
TIMES = REPEATS
_PDF = (
    "import sys; from datetime import date; from pathlib import Path; from mingzhang.cli.ledgers import open_ledger; "
    "from mingzhang.cli.records import points_json; from mingzhang.compose import compose; "
    "from mingzhang.render import Options, render; "
    "composed = compose(open_ledger(sys.argv[1]).ledger, date=date(2025, 9, 10)); "
    "data = render(composed.document, 'pdf', Options(points=points_json(composed))); "
    "Path(sys.argv[2]).write_bytes(data)"
)
"""From the workbook to one PDF, as ``mingzhang build`` does it."""
_WEASY = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/ua-1')"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="填好的工作簿（.xlsx），默认为随附的样例账簿")


def run(arguments: argparse.Namespace) -> Result:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise BenchError("没有 LibreOffice：请先安装（例如 apt-get install libreoffice-writer）")
    source: Path = arguments.file or next((ROOT / "examples").glob("*/*.xlsx"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _prepared(source, folder)
        pdf = _python(_PDF, source, folder / "own.pdf")
        everything = _median(
            [
                sys.executable,
                "-m",
                "mingzhang",
                "build",
                str(source),
                "-o",
                str(folder / "all"),
                "--overwrite",
            ]
        )
        weasy = _python(_WEASY, folder / "page.html", folder / "weasy.pdf")
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        writer = _median(
            [
                office,
                profile,
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                name,
                str(folder / "word.docx"),
            ]
        )
    yardstick = baseline()
    if pdf * 100 > weasy * PDF_AT_MOST:
        raise BenchError(
            f"生成 PDF 用时 {pdf:.0f} 毫秒，超过 WeasyPrint（{weasy:.0f} 毫秒）的 {PDF_AT_MOST}%"
        )
    if everything * 100 > writer * ALL_AT_MOST:
        raise BenchError(f"全部格式用时 {everything:.0f} 毫秒，超过 LibreOffice（{writer:.0f} 毫秒）")
    times = [
        ("pdf", "工作簿到 PDF/A-3a + PDF/UA-1（冷启动）", pdf),
        ("weasyprint", "WeasyPrint 由网页到 pdf/ua-1", weasy),
        ("everything", "mingzhang build：工作簿到全部格式（冷启动）", everything),
        ("libreoffice", "LibreOffice 由 DOCX 到 PDF", writer),
        ("baseline", "基准（空 Python，CPU）", yardstick),
    ]
    figures = tuple(Figure(key, label, spent, spent / yardstick) for key, label, spent in times)
    shares = f"PDF 为 {pdf / weasy:.3f} 倍，全部为 {everything / writer:.3f} 倍"
    return Result(f"{source.name}（{shares}）", source.stat().st_size, figures)


def _prepared(source: Path, folder: Path) -> None:
    """What the others start from: the same document as a page and as a Word file."""
    if not source.is_file():
        raise BenchError(f"没有这个文件：{source}")
    from mingzhang.cli.ledgers import open_ledger
    from mingzhang.compose import compose
    from mingzhang.render import render

    opened = open_ledger(str(source))
    if opened is None or opened.ledger is None:
        raise BenchError(f"账簿有问题，不能编制：{source}")
    document = compose(opened.ledger).document
    (folder / "page.html").write_bytes(render(document, "html"))
    (folder / "word.docx").write_bytes(render(document, "docx"))


def _python(script: str, source: Path, target: Path) -> float:
    return _median([sys.executable, "-W", "ignore", "-c", script, str(source), str(target)])


def _median(command: Sequence[str]) -> float:
    """Median CPU milliseconds of a whole process with its children, one call before not counted."""
    _once(command)
    return statistics.median(_once(command) for _ in range(TIMES))


def _once(command: Sequence[str]) -> float:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
    before = children_seconds()
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        check=False,
    )
    spent = children_seconds() - before
    if done.returncode:
        last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise BenchError(f"{Path(command[0]).name} 以 {done.returncode} 结束：{last}")
    return spent * 1e3


BENCH = Bench("build", "公开文本：生成 PDF 与全部格式，与 WeasyPrint、LibreOffice 比较", add_arguments, run)
