"""On which page each heading will stand, reckoned line by line before any program sets the pages.

The contents of a Word file need numbers that only the program which opens it knows for sure; these stand there
until it updates them. Lengths are hundredths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mingzhang.document import Chart, Paragraph, Role
from mingzhang.render.grid import grid
from mingzhang.render.outline import Part, Statement
from mingzhang.render.pages import LINE_PITCH, ROOMS, TEXT_SIZE, Page, Run, room_for
from mingzhang.render.widths import EM, fit, lines_of

CHAPTER, SECTION = 5200, LINE_PITCH + 600
"""A heading of the first level with the room below it, and one of the others with the room above it."""
AROUND = 1200
"""Above and below a chart."""
INDENT = "　　"


def folios(runs: Sequence[Run], charts: Mapping[int, int]) -> dict[int, int]:
    """Block index of each heading → number of its page. ``charts``: their heights by block index."""
    found: dict[int, int] = {}
    number = 0
    for run in runs:
        if not run.numbered:
            continue
        number += 1
        if run.page is Page.PLAIN:
            number = _text(run.parts, charts, number, found)
            continue
        for part in run.parts:
            if isinstance(part, Statement):
                found.update({line.place.block: number for line in part.head if line.role is Role.HEADING})
                number += _further(part)
    return found


def _text(parts: Iterable[Part], charts: Mapping[int, int], number: int, found: dict[int, int]) -> int:
    """Fill pages of text from the top of one on; the number of the last."""
    room = ROOMS[Page.PLAIN].height
    used = 0
    heads: list[tuple[int, int]] = []
    for part in parts:
        if isinstance(part, Paragraph) and not isinstance(part, Chart) and part.role is Role.HEADING:
            heads.append((part.place.block, CHAPTER if part.level <= 1 else SECTION))
            continue
        first, *others = _heights(part, charts)
        if used + first + sum(high for _, high in heads) > room:
            number, used = number + 1, 0
        for block, high in heads:
            found[block] = number
            used += high
        heads = []
        used += first
        for high in others:
            if used + high > room:
                number, used = number + 1, 0
            used += high
    found.update({block: number for block, _ in heads})
    return number


def _heights(part: Part, charts: Mapping[int, int]) -> list[int]:
    """The heights of what may not be divided: a chart, a row, a line."""
    if isinstance(part, Chart):
        return [charts.get(part.place.block, 0) + AROUND]
    if isinstance(part, Statement):
        return list(fit(grid(part.table), room_for(part), part.table.widths).heights) or [0]
    if isinstance(part, Paragraph):
        room = ROOMS[Page.PLAIN].width * EM // TEXT_SIZE
        lines = lines_of(INDENT + part.text.strip(), room, hang=True)
        return [LINE_PITCH] * lines
    return [0]


def _further(part: Statement) -> int:
    """How many pages a table takes beyond its first."""
    full = grid(part.table)
    room = room_for(part)
    heights = fit(full, room, part.table.widths).heights
    top = sum(heights[: full.header_rows])
    page = ROOMS[Page.SHEET if part.table.form else Page.WIDE if part.table.wide else Page.FORM].height
    further, used, limit = 0, 0, room.height
    for high in heights:
        if used + high > limit:
            further, used, limit = further + 1, top, page
        used += high
    return further
