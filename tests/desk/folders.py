"""A folder of generated disclosures in several formats, with hostile files among them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from msgspec.structs import replace

from mingzhang.readers.text import read_text
from mingzhang.render import render
from tests.readers.writing import to_docx, to_html, to_markdown
from tests.render.annotated import annotated
from tests.years import YEARS, accounts, budget

KINDS = ("txt", "pdf", "docx", "xlsx", "html", "md")
HOSTILE = (
    "空.txt", "乱码.txt", "假.docx", "炸弹.docx", "断.pdf", "图片.pdf", "旧.doc", "压缩.zip", "别的.txt", "深.html"
)  # fmt: skip


def generated(folder: Path, units: int) -> int:
    """Four files for each unit: two years of accounts and two budgets; the number of files written."""
    count = 0
    for number in range(units):
        name = f"第{number + 1:03d}水务站"
        years = {year: replace(book, unit=name) for year, book in YEARS.items()}
        for year in (2024, 2023):
            _write(folder, f"{name}{year}决算", accounts(years[year], years[year - 1]), count)
            _write(folder, f"{name}{year}预算", budget(years[year]), count + 1)
            count += 2
    return count


def _write(folder: Path, stem: str, text: str, number: int) -> None:
    kind = KINDS[(number + number // 4) % len(KINDS)]
    path = folder / f"{stem}.{kind}"
    document = read_text(text.encode(), path.name, "0" * 64)
    if kind == "txt":
        path.write_text(text, "utf-8")
    elif kind == "docx":
        path.write_bytes(to_docx(document))
    elif kind == "html":
        path.write_text(to_html(document), "utf-8")
    elif kind in ("pdf", "xlsx"):
        path.write_bytes(render(annotated(document, charts=False), kind))
    else:
        path.write_text(to_markdown(document), "utf-8")


def hostile(folder: Path) -> None:
    """Ten files that are not what they seem."""
    (folder / "空.txt").write_bytes(b"")
    (folder / "乱码.txt").write_bytes(bytes(range(128, 256)) * 40)
    (folder / "假.docx").write_bytes(b"PK\x03\x04" + b"\x00" * 200)
    with zipfile.ZipFile(folder / "炸弹.docx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("[Content_Types].xml", "<x/>")
        bomb.writestr("word/document.xml", b" " * 120_000_000)
    (folder / "断.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "图片.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100)
    (folder / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    with zipfile.ZipFile(folder / "压缩.zip", "w") as packed:
        packed.writestr("../../逃.txt", "x")
    (folder / "别的.txt").write_text("今天天气很好。\n" * 20, "utf-8")
    (folder / "深.html").write_text("<div>" * 60_000 + "x", "utf-8")
