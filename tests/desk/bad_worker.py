"""A worker that dies on one file, hangs on another, and answers nonsense-free on the rest."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def crowded(file: str) -> str:
    """Dies twice over the file, as by a system short of memory; the third time it tells who else is at work."""
    log = Path(f"{file}.log")
    with log.open("a") as stream:
        stream.write("x")
    if log.stat().st_size < 3:
        os._exit(11)
    busy = [path.name for path in Path().glob("*.busy")]
    return f"读过 {file}，同时在做的有 {len(busy)} 个"


def answer(file: str) -> str:
    if file == "死.txt":
        os._exit(11)
    if file == "一次.txt" and Path(file).exists():
        Path(file).unlink()
        os._exit(11)
    if file == "挤.txt":
        return crowded(file)
    if file == "挂.txt":
        time.sleep(600)
    if file.startswith("慢"):
        busy = Path(f"{file}.busy")
        busy.touch()
        time.sleep(0.5)
        busy.unlink()
    return f"读过 {file}"


if __name__ == "__main__":
    for line in sys.stdin:
        words = answer(json.loads(line)["file"])
        sys.stdout.write(json.dumps({"error": words}) + "\n")
        sys.stdout.flush()
