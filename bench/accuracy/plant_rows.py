"""Errors in the structure: rows, columns, notes, parts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from accuracy.draft import Document, Line, cell_text
from accuracy.plant import NUMBERS, Plant


def structural(
    kind: str, before: Document, after: Document, at: int, area: str, *, identifiable: bool = True
) -> Plant:
    line = before.lines[at]
    text = " ".join(filter(None, (cell_text(cell, before.figures) for cell in line.cells)))
    return Plant(kind, area, after, None, text[:60], "", True, identifiable, table=line.table)


def but(document: Document, at: int, *lines: Line) -> Document:
    return replace(document, lines=(*document.lines[:at], *lines, *document.lines[at + 1 :]))


def filled(document: Document, *, forms: bool = True) -> list[int]:
    """Rows with figures that are not zero, totals aside."""
    found = []
    for at, line in enumerate(document.lines):
        if line.role != "row" or not line.table or line.key in ("合计", "总计", "总分"):
            continue
        figures = [document.figures[part] for cell in line.cells for part in cell if isinstance(part, int)]
        if any(f.kind in NUMBERS and f.text.strip("0.,-") for f in figures) and (
            forms or not line.table.startswith("自评表")
        ):
            found.append(at)
    return found


def dropped(document: Document, rng: Random) -> Plant | None:
    rows = filled(document)
    return (
        None
        if not rows
        else structural("缺行", document, but(document, at := rng.choice(rows)), at, _area(document, at))
    )


def doubled(document: Document, rng: Random) -> Plant | None:
    rows = filled(document)
    if not rows:
        return None
    at = rng.choice(rows)
    return structural(
        "重复行",
        document,
        but(document, at, document.lines[at], document.lines[at]),
        at,
        _area(document, at),
    )


def shifted(document: Document, rng: Random) -> Plant | None:
    """One figure of a table by function in the next, empty column."""
    found = []
    for at in filled(document, forms=False):
        cells = document.lines[at].cells
        for column in range(2, len(cells) - 1):
            one, two = cells[column], cells[column + 1]
            if len(one) == 1 == len(two) and isinstance(one[0], int) and isinstance(two[0], int):
                a, b = document.figures[one[0]], document.figures[two[0]]
                if a.kind == b.kind == "amount" and a.text.strip("0.-") and not b.text.strip("0.-"):
                    found.append((at, a, b))
    if not found:
        return None
    at, a, b = rng.choice(found)
    changed = document.with_figure(a.index, b.text).with_figure(b.index, a.text)
    return replace(structural("错列", document, changed, at, "tables"), identifiable=False)


def _area(document: Document, at: int) -> str:
    return "forms" if document.lines[at].table.startswith("自评表") else "tables"


def no_note(document: Document, rng: Random) -> Plant | None:
    rows = [at for at, line in enumerate(document.lines) if line.role == "empty"]
    return (
        None
        if not rows
        else structural("缺空表说明", document, but(document, at := rng.choice(rows)), at, "tables")
    )


def no_part(document: Document, rng: Random) -> Plant | None:
    """A whole table, or 名词解释, or one section of the narrative is missing."""
    lines = document.lines
    heads = [
        at
        for at, line in enumerate(lines)
        if line.role == "heading" and line.cells[0] and str(line.cells[0][0]).endswith("情况说明")
    ]
    tables = [
        at
        for at, line in enumerate(lines)
        if line.role == "title" and line.table and not line.table.startswith("自评表")
    ]
    at = rng.choice(heads + tables)
    end = at + 1
    stop = ("part", "title")
    while (
        end < len(lines)
        and lines[end].role not in stop
        and not (lines[at].role == "heading" and end in heads and _top(lines[end]))
    ):
        end += 1
    if lines[at].role == "heading" and not _top(lines[at]):
        return None
    return structural(
        "缺部分",
        document,
        replace(document, lines=lines[:at] + lines[end:]),
        at,
        "tables" if lines[at].role == "title" else "narrative",
    )


def _top(line: Line) -> bool:
    return isinstance(line.cells[0][0], str) and "、" in line.cells[0][0][:4]
