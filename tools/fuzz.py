"""Feed every reader with damaged files: python tools/fuzz.py [--minutes 10] [--seed 1] [--out FOLDER] [reader …]

Seeds are the tests' own disclosures in every format, and the corpus if there is one.
A reader may return a Document or raise ReadError; everything else is a finding: another exception, a dead
process, more than SECONDS of CPU time or MEGABYTES of memory. The input is written to the folder, so that it can
become a test. Exit code 1 when something was found.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import resource
import subprocess
import sys
import time
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

SECONDS = 10
MEGABYTES = 1024
TURN = 60
"""Seconds of one worker: the system counts CPU time by its ticks, which drift from the clock a program can read."""
READERS = ("txt", "md", "html", "mht", "docx", "xlsx", "xls", "xml", "ods", "pdf")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"1e308", b"9" * 40)
_WORDS: dict[str, tuple[bytes, ...]] = {
    "txt": (b"\t" * 50, b"\x00", b"\xff\xfe", "公开01表\n".encode(), b"\n\n", "合计\t1\t2\n".encode()),
    "md": (b"|" * 30, b"\n|---|---|\n", b"```", b"<table><tr><td>", b"\\", b"**", b"---\n", b"<!--"),
    "html": (
        b"<table>",
        b"<td rowspan=99999 colspan=9999>",
        b"</div>",
        b"<!--",
        b"&#x110000;",
        b"<li>",
        b"<ol>",
    ),
    "xml": (
        b"<w:tbl>",
        b'w:val="99999"',
        b"</w:p>",
        b"<w:tc/>",
        b'<c r="XFD1048576"><v>1</v></c>',
        b"<!DOCTYPE a>",
    ),
    "pdf": (
        b" re f\n",
        b" 0 R",
        b"/Kids [2 0 R]",
        b"BT",
        b"<4e00> Tj",
        b" Do\n",
        b"1e9 0 0 1e9 0 0 cm ",
        b"/Rotate 45",
    ),
    "xls": (b"\x09\x08", b"\x0a\x00\x00\x00", b"\xff\xff\xff\xff", b"\xfd\x00", b"\x3c\x00"),
}


def main() -> int:
    """Share the time among the readers, one worker process after the other."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("readers", nargs="*", choices=[*READERS, []], default=[])
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / ".fuzz")
    parser.add_argument("--worker", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        return _work(options.readers[0], options.minutes * 60, options.seed, options.out)
    options.out.mkdir(parents=True, exist_ok=True)
    found = 0
    readers = options.readers or list(READERS)
    for reader in readers:
        found += _watched(reader, options.minutes * 60 / len(readers), options.seed, options.out)
    print(f"{found} findings" + (f" in {options.out}" if found else ""))
    return 1 if found else 0


def _watched(reader: str, seconds: float, seed: int, out: Path) -> int:
    """Run workers until the time is up; a worker that dies leaves its last input behind as the finding."""
    end = time.monotonic() + seconds
    found, last = 0, out / f"{reader}.current"
    while (left := end - time.monotonic()) > 0:
        arguments = [
            "--worker",
            "--minutes",
            str(min(left, TURN) / 60),
            "--seed",
            str(seed),
            "--out",
            str(out),
            reader,
        ]
        done = subprocess.run([sys.executable, __file__, *arguments], check=False)
        seed += 1_000_003
        if done.returncode == 0:
            continue
        found += 1
        if done.returncode < 0 and last.exists():
            print(f"{reader}: the process died of signal {-done.returncode}")
            _keep(last.read_bytes(), reader, f"signal {-done.returncode}", out)
    last.unlink(missing_ok=True)
    return found


def _work(reader: str, seconds: float, seed: int, out: Path) -> int:
    from mingzhang.readers.errors import ReadError
    from mingzhang.readers.formats import format_of, reader_of

    chance = random.Random(seed)
    seeds = list(_seeds(reader))
    end, count, slowest, current = time.monotonic() + seconds, 0, 0.0, out / f"{reader}.current"
    refused = 0
    for data in _inputs(reader, seeds, chance):
        if time.monotonic() > end:
            break
        current.write_bytes(data)
        spent = time.process_time()
        resource.setrlimit(resource.RLIMIT_CPU, (int(spent) + SECONDS + 1, resource.RLIM_INFINITY))
        try:
            kind = format_of(data)
            if not kind.startswith("!"):
                reader_of(kind)(data, "f", "")
        except ReadError:
            refused += 1
        except Exception:
            _keep(data, reader, traceback.format_exc(), out)
            return 1
        slowest = max(slowest, time.process_time() - spent)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        if peak > MEGABYTES or time.process_time() - spent > SECONDS:
            _keep(data, reader, f"{peak} MB, {time.process_time() - spent:.1f} s", out)
            return 1
        count += 1
    print(f"{reader}: {count} inputs, {refused} refused, slowest {slowest:.1f} s, {peak} MB", flush=True)
    return 0


def _keep(data: bytes, reader: str, why: str, out: Path) -> None:
    name = f"{reader}-{hashlib.sha256(data).hexdigest()[:12]}"
    (out / name).write_bytes(data)
    (out / f"{name}.why").write_text(why, encoding="utf-8")
    print(f"{name}: {why.strip().splitlines()[-1]}", flush=True)


def _inputs(reader: str, seeds: list[bytes], chance: random.Random) -> Iterator[bytes]:
    while True:
        yield _mutated(reader, chance.choice(seeds), seeds, chance)


def _seeds(reader: str) -> Iterator[bytes]:
    from mingzhang.readers.text import read_text
    from tests.readers import writing
    from tests.readers.docx import package
    from tests.readers.html import test_archive
    from tests.readers.pdf import composing
    from tests.readers.sheets import books, disclosure, test_workbook, test_xml2003

    clean = (ROOT / "tests" / "data" / "clean.txt").read_bytes()
    document = read_text(clean, "f", "")
    makers: dict[str, Callable[[], bytes]] = {
        "txt": lambda: clean,
        "md": lambda: writing.to_markdown(document).encode(),
        "html": lambda: writing.to_html(document, site=True).encode(),
        "mht": lambda: test_archive.saved(
            test_archive.part(writing.to_html(document, site=True).encode(), "quoted-printable")
        ),
        "xml": test_xml2003.disclosure,
        "docx": lambda: writing.to_docx(document),
        "xlsx": lambda: disclosure.workbook(list(disclosure.titled_tables(document))),
        "xls": lambda: books.by_xlwt([["项目", "金额"], ["合计", 1.5], ["其中", 2]]),
        "ods": lambda: test_workbook.ods([["项目", "金额"], ["合计", "1.50"]]),
        "pdf": lambda: composing.to_pdf(document),
    }
    yield makers[reader]()
    if reader == "docx":
        yield package.word(
            package.p("一、收入") + package.tbl(package.tr(package.tc("甲"), package.tc("1.00")))
        )
        yield _woven(package, clean)
    folder = Path(os.environ.get("MINGZHANG_CORPUS", ROOT.parent / "shared" / "data"))
    yield from (file.read_bytes() for file in sorted(folder.glob(f"*.{reader}")))


def _woven(word: ModuleType, text: bytes) -> bytes:
    """A Word file of what is unusual: an embedded page, a table afloat, borders dragged by a hair, frames."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (900, 60, 900, 60))
    wide = '<w:gridSpan w:val="2"/>'
    table = word.tbl(
        f'<w:tblPr><w:tblpPr w:vertAnchor="page"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>',
        word.tr(word.tc("项目"), word.tc("金额", wide)),
        word.tr(word.tc("合计", wide), word.tc("1.00"), properties='<w:gridBefore w:val="1"/>'),
    )
    frame = word.tbl(word.tr(word.tc("支出决算表", wide)), word.tr(word.tc(table + word.p(), wide)))
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="r9" Type="x/aFChunk" Target="chunk"/></Relationships>'
    )
    extra = {"word/_rels/document.xml.rels": links, "word/chunk": b"<html><body>" + text[:9000]}
    body = table + word.p("支出决算表") + frame + '<w:altChunk r:id="r9"/>'
    found: bytes = word.word(body, extra=extra)
    return found


def _mutated(reader: str, data: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    if reader in ("docx", "xlsx", "ods") and chance.random() < 0.85:
        return _inside_zip(data, chance)
    if reader == "pdf" and chance.random() < 0.5:
        return _inside_stream(data, chance)
    return _damaged(data, seeds, _WORDS.get(reader, _WORDS["xml"]), chance)


def _inside_zip(data: bytes, chance: random.Random) -> bytes:
    """The archive with one or two of its parts damaged and packed again, so that the damage is reached."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        chosen = set(chance.sample(names, min(len(names), chance.randint(1, 2))))
        for name in names:
            part = old.read(name)
            if name in chosen:
                if chance.random() < 0.1:
                    continue
                part = _damaged(part, [part], _WORDS["xml"], chance)
            new.writestr(name, part)
    return result.getvalue()


def _inside_stream(data: bytes, chance: random.Random) -> bytes:
    """A PDF with one compressed stream unpacked, damaged and packed again."""
    starts = [at for at in _places(data, b"stream") if data[at - 3 : at] != b"end"]
    for at in chance.sample(starts, min(8, len(starts))):
        begin = at + len(b"stream")
        begin += 2 if data[begin : begin + 2] == b"\r\n" else 1
        end = data.find(b"endstream", begin)
        try:
            inner = zlib.decompress(data[begin:end].rstrip(b"\r\n"))
        except zlib.error:
            continue
        packed = zlib.compress(_damaged(inner, [inner], _WORDS["pdf"], chance))
        return data[:begin] + packed + b"\n" + data[end:]
    return _damaged(data, [data], _WORDS["pdf"], chance)


def _places(data: bytes, word: bytes) -> Iterator[int]:
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + 1)


def _damaged(data: bytes, seeds: list[bytes], words: tuple[bytes, ...], chance: random.Random) -> bytes:
    """One to eight of: cut, flip, insert a word, repeat or move a piece, change a number."""
    work = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        if not work:
            break
        at = chance.randrange(len(work))
        kind = chance.randrange(7)
        if kind == 0:
            work[at] ^= 1 << chance.randrange(8)
        elif kind == 1 and chance.random() < 0.3:
            del work[at:]
        elif kind == 2:
            work[at:at] = chance.choice(words) * chance.choice((1, 1, 1, 50, 2000))
        elif kind == 3:
            piece = work[at : at + chance.choice((4, 50, 1000))]
            work[at:at] = piece * chance.choice((1, 2, 200))
        elif kind == 4:
            del work[at : at + chance.choice((1, 10, 300))]
        elif kind == 5:
            other = chance.choice(seeds)
            start = chance.randrange(len(other) or 1)
            work[at:at] = other[start : start + 500]
        else:
            digits = next((i for i in range(at, min(at + 400, len(work))) if 48 <= work[i] < 58), at)
            work[digits : digits + chance.randint(0, 4)] = chance.choice(_NUMBERS)
    return bytes(work[: 8 * 1024 * 1024])


if __name__ == "__main__":
    sys.exit(main())
