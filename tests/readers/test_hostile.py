"""A file made to harm is read or refused by a sentence, within ten seconds of work and a gigabyte of memory.

The operating system holds the readers to it: a process that wants more is ended by it, and the test fails.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.readers.hostile import hostile

_WATCHED = """
import resource, sys
from pathlib import Path
import mingzhang.readers.formats as formats
from mingzhang.readers.errors import ReadError
kinds = set()
for file in sys.argv[1:]:
    spent = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(spent.ru_utime + spent.ru_stime) + 11
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    data = Path(file).read_bytes()
    kind = formats.format_of(data)
    try:
        if kind.startswith("!"):
            raise ReadError(kind[1:], file)
        document = formats.reader_of(kind)(data, file, "")
        told = f"{len(document.blocks)} blocks"
    except ReadError as error:
        told = error.key
    # Not ru_maxrss: a program inherits that from the process that starts it, here all of pytest.
    status = Path("/proc/self/status").read_text()
    peak = int(status.partition("VmHWM:")[2].split()[0]) // 1024
    print(Path(file).name, told, peak, flush=True)
    assert peak < 1024, f"{peak} MB"
"""
FORMATS = ("txt", "md", "html", "docx", "xlsx", "ods", "pdf")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="时间与内存的上限由 Linux 执行")
@pytest.mark.parametrize("form", FORMATS)
def test_a_file_made_to_harm_is_read_or_refused(form: str, tmp_path: Path) -> None:
    files = []
    for name, data in hostile(form):
        files.append(tmp_path / name.replace(" ", "-"))
        files[-1].write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, *map(str, files)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(done.stdout.splitlines()) == len(files)
