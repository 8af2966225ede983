"""Locating: how long it takes to find one, two or three wrong digits among the relations of a disclosure.

The wrong digits are planted in the figures of the tables, so that reading and recognising stand outside the clock.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
import time
from collections.abc import Callable, Sequence, Set
from functools import partial
from pathlib import Path

from msgspec.structs import replace

import mingzhang
from benches.measure import Bench, BenchError, Figure, Result, baseline, sample
from mingzhang.checking.constraints import cell_of
from mingzhang.checking.locating import causes
from mingzhang.checking.locating.explain import explanations
from mingzhang.checking.locating.network import Network
from mingzhang.checking.locating.slips import misprints
from mingzhang.checking.run import evaluate_all
from mingzhang.findings import Relation, Verdict
from mingzhang.points.reading import Print, Reading

DOCUMENTS = 25
"""Planted documents for each number of errors."""
SEED = 2024


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, help="要测的文本文件，默认用样本")


def run(arguments: argparse.Namespace) -> Result:
    file: Path = arguments.file or sample("datong-sasac-2024.txt", ".txt")
    if not file.is_file():
        raise BenchError(f"没有这个文件：{file}")
    yardstick = baseline()
    reading = mingzhang.recognise(mingzhang.read(file))
    own = {r.id for r in evaluate_all(reading) if r.verdict is Verdict.BROKEN}
    chance = random.Random(SEED)
    planted = {count: [_planted(reading, chance, count) for _ in range(DOCUMENTS)] for count in (1, 2, 3)}
    gc.collect()
    gc.freeze()  # the planted documents are not what a command has in memory: collecting them is not its time
    lookup = [_look_up(relations, own) for relations in planted[1]]
    times: list[tuple[str, str, Sequence[float], Callable[[Sequence[float]], float]]] = [
        ("lookup", "查特征：一处错（中位数）", lookup, statistics.median)
    ]
    for count, documents in planted.items():
        spent = [_clock(partial(causes, relations)) for relations in documents]
        times.append((f"search{count}", f"找出 {count} 处错（中位数）", spent, statistics.median))
        times.append((f"worst{count}", f"找出 {count} 处错（最慢）", spent, max))
    figures = tuple(
        Figure(name, label, take(spent), take(spent) / yardstick) for name, label, spent, take in times
    )
    return Result(file.name, file.stat().st_size, figures)


def _planted(reading: Reading, chance: random.Random, count: int) -> list[Relation]:
    """The relations of the reading with some figures of its tables misread by one digit."""
    places = [
        (at, number)
        for at, table in enumerate(reading.tables)
        for number, item in enumerate(table.prints)
        if item.amount.value and not item.blank
    ]
    wrong = {}
    for at, number in chance.sample(places, count):
        item = reading.tables[at].prints[number]
        wrong[item.cited.place] = chance.choice(list(misprints(cell_of(item))))

    def changed(item: Print) -> Print:
        value = wrong.get(item.cited.place)
        return item if value is None else replace(item, amount=replace(item.amount, value=value))

    tables = tuple(replace(t, prints=tuple(changed(p) for p in t.prints)) for t in reading.tables)
    points = {
        c: replace(point, prints=tuple(changed(p) for p in point.prints))
        for c, point in reading.points.items()
    }
    return list(evaluate_all(replace(reading, tables=tables, points=points)))


def _look_up(relations: Sequence[Relation], own: Set[str]) -> float:
    """The look-up alone: the relations that the planted error broke, beyond the document's ``own`` errors."""
    network = Network(relations)
    broken = frozenset(
        at for at in network.broken if network.hard[at] and network.relations[at].id not in own
    )
    return _clock(lambda: explanations(network, broken)) if broken else 0.0


def _clock(call: Callable[[], object]) -> float:
    """CPU milliseconds of one call: the slowest of many would by the clock be whichever the system interrupted."""
    start = time.process_time_ns()
    call()
    return (time.process_time_ns() - start) / 1e6


BENCH = Bench("locating", "找错处：单个与同时几处错", add_arguments, run)
