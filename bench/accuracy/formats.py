"""A generated document in other formats, by the writers the tests use for their round trips."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import mingzhang
from accuracy.draft import written
from accuracy.measurer import baseline
from mingzhang.findings import Severity

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("html", "docx")


def errors_in(seed: int, kind: str) -> tuple[str, ...]:
    """Titles of the errors reported on a clean document written in another format."""
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    from tests.readers.writing import to_docx, to_html

    document, _, _ = baseline(seed)
    text, _ = written(document)
    with tempfile.TemporaryDirectory(prefix="accuracy-") as folder:
        plain = Path(folder) / "决算公开.txt"
        plain.write_text(text, encoding="utf-8", newline="\n")
        read = mingzhang.read(plain)
        path = Path(folder) / f"决算公开.{kind}"
        path.write_bytes(to_docx(read) if kind == "docx" else to_html(read, site=True).encode())
        report = mingzhang.check(mingzhang.recognise(mingzhang.read(path)))
    return tuple(f"{f.rule.id} {f.title}" for f in report.findings if f.severity is Severity.ERROR)
