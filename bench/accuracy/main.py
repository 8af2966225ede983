"""The whole measurement: which documents, which errors, over both cores, and the figures kept."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accuracy.formats import FORMATS, errors_in
from accuracy.measurer import Clean, Outcome, clean, many, planted
from accuracy.page import page, summary
from accuracy.planter import FORM_KINDS, KINDS, PRINCIPAL

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "bench" / "accuracy.json"
PAGE = ROOT / "docs" / "accuracy.md"
CLEAN, PLANTED, SEVERAL, EVERY_FORMAT = 1000, 335, 110, 20
"""Clean documents; of these, those that errors are planted in, one by one, and two or three at once; and every
how many-th is also read in other formats."""
OTHERS = tuple(kind for kind in KINDS if kind not in PRINCIPAL and kind not in FORM_KINDS)


@dataclass(frozen=True, slots=True)
class Measured:
    """What one seed gave."""

    clean: Clean
    planted: tuple[Outcome, ...]
    several: tuple[Outcome, ...]
    formats: tuple[tuple[str, tuple[str, ...]], ...]


def kinds_of(seed: int) -> Iterator[str]:
    """The errors planted into a seed's document: one digit in every area, and others by turns."""
    yield from PRINCIPAL
    for at in range(3):
        yield OTHERS[(3 * seed + at) % len(OTHERS)]
    for at in range(2):
        yield FORM_KINDS[(2 * seed + at) % len(FORM_KINDS)]


def measure(task: tuple[int, int, int]) -> Measured:
    """One seed. ``task``: the seed, how many seeds are planted, how many get several errors."""
    seed, single, several = task
    found = clean(seed)
    plants = [planted(seed, kind, 0) for kind in kinds_of(seed)] if seed < single else []
    numbers = (2, 3) if seed < several else ()
    groups = [many(seed, number) for number in numbers]
    formats = tuple((kind, errors_in(seed, kind)) for kind in FORMATS) if seed % EVERY_FORMAT == 0 else ()
    return Measured(found, tuple(filter(None, plants)), tuple(filter(None, groups)), formats)


def run(total: int, single: int, several: int, workers: int) -> list[Measured]:
    """Measure the seeds, in order of seed."""
    tasks = [(seed, single, several) for seed in range(total)]
    if workers == 1:
        return [measure(task) for task in tasks]
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        found = []
        start = time.monotonic()
        for at, item in enumerate(pool.imap(measure, tasks, chunksize=4), start=1):
            found.append(item)
            if at % 100 == 0:
                print(f"  {at}/{total} 份，{time.monotonic() - start:.0f} 秒", file=sys.stderr, flush=True)
    return found


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What can be asked of the bench."""
    parser.add_argument("--clean", type=int, default=CLEAN, help=f"无误文件的份数，默认 {CLEAN}")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="并行的进程数")
    parser.add_argument(
        "--keep", action="store_true", help="把结果写入 bench/accuracy.json 和 docs/accuracy.md"
    )
    parser.add_argument("--failures", type=Path, help="把没有发现、没有指对的错误逐个写入这个文件")


def main(arguments: argparse.Namespace) -> int:
    """Measure, print, keep."""
    share = arguments.clean / CLEAN
    found = run(arguments.clean, int(PLANTED * share), int(SEVERAL * share), arguments.workers)
    kept: dict[str, Any] = summary(
        [item.clean for item in found],
        [outcome for item in found for outcome in item.planted],
        [outcome for item in found for outcome in item.several],
        [entry for item in found for entry in item.formats],
    )
    text = page(kept)
    print(text)
    if arguments.failures:
        arguments.failures.write_text(_failures(found), encoding="utf-8", newline="\n")
    if arguments.keep:
        dumped = json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=True)
        RESULTS.write_text(dumped + "\n", encoding="utf-8", newline="\n")
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    return 0


def _failures(found: Sequence[Measured]) -> str:
    lines = []
    for item in found:
        lines += [f"误报 {item.clean.seed} {item.clean.layout} {note}" for note in item.clean.notes]
        lines += [
            f"误报·{kind} {item.clean.seed} {error}" for kind, errors in item.formats for error in errors
        ]
        for o in (*item.planted, *item.several):
            marks = [
                name
                for name, wrong in (
                    ("没发现", not o.seen), ("没报错误", not o.error), ("多条", o.findings > o.wanted),
                    ("没指对", o.identifiable and not o.first), ("错而肯定", o.certain),
                    ("值不对", o.identifiable and o.first and not o.value and o.wanted == 1),
                )
                if wrong
            ]  # fmt: skip
            if marks:
                seen = "" if o.visible else "（关系看不见）"
                lines.append(f"{'、'.join(marks)}{seen} {o.kind} {o.seed} {o.layout} {o.findings}条 {o.note}")
    return "\n".join(lines) + "\n"
