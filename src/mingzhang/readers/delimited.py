"""Rows of tables that a text delimits otherwise than by tabs: by pipes, by drawn lines, by commas.

Pipe tables come with and without outer pipes and with and without a rule below the heading; drawn tables
stand between lines of ``─`` or ``+---+``; comma-separated rows are what spreadsheets save. A line alone is
never a row: its neighbours must be cut into as many cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from mingzhang.regex import regex

MIN_ROWS = 3
"""So many lines cut alike by commas are a table; two may be two sentences."""
MIN_BARE_ROWS = 2
MAX_QUOTED_LINES = 12
"""A quoted cell of a comma-separated row runs over at most so many lines."""
MAX_COMMA_CELL = 40
MAX_ALIKE = 20
MAX_COMMA_LINE = 20_000
_DRAWN = str.maketrans("│┃║｜┆┊╎", "|||||||")
_RULE = regex(r"[|\s]*:?-{2,}:?[|\s:\-]*|[-=+|\s:]*[-=]{2,}[-=+|\s:]*|[─━═┄┈┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝+|\s-]+")
_GRID_RULE = regex(r"\+(?:[-=:]+\+)+|[├╠┌╔└╚].*[┤╣┐╗┘╝]")
_ESCAPED_PIPE = regex(r"(?<!\\)\|")
_STOP = regex(r"[，。；！？]")
_SENTENCE = regex(r"[。！？；]")


class _CommaRow(NamedTuple):
    """A row of comma-separated cells, and the first and the last line it stands on."""

    cells: list[str]
    first: int
    last: int


def delimited(lines: Sequence[str]) -> Mapping[int, str | None]:
    """The lines that are rows, by their index, as tab-separated text; None for a rule or the rest of a row."""
    found: dict[int, str | None] = {}
    if any("|" in line or "│" in line or "┃" in line or "║" in line or "｜" in line for line in lines):
        _pipes(lines, found)
    if any(line.count(",") >= 2 for line in lines):
        _commas(lines, found)
    return found


def pipe_cells(text: str, bare: bool) -> list[str]:
    r"""The cells of a row of a pipe table; ``\|`` is a pipe within a cell.

    ``bare``: the table has no outer pipes, so that a pipe at an end stands beside an empty cell.
    """
    cells = _ESCAPED_PIPE.split(text)
    if not bare:
        cells = cells[1:] if text.lstrip().startswith("|") else cells
        cells = cells[:-1] if len(cells) > 1 and not cells[-1].strip() else cells
    return [cell.replace("\\|", "|").strip() for cell in cells]


def once(cells: Sequence[str]) -> list[str]:
    """Cells without the sentences that repeat the cells before.

    Some converters print a merged cell in every column it spans. Headings and figures may rightly be alike
    side by side, and so may two texts (目标 and 完成情况 copied from it); three columns say one sentence once.
    """
    found = list(cells)
    for text, run in groupby(range(len(cells)), key=lambda at: cells[at]):
        columns = list(run)
        if len(columns) > 2 and (len(text) > MAX_ALIKE or _STOP.search(text)):
            for at in columns[1:]:
                found[at] = ""
    return found


def is_bare(rows: Sequence[str]) -> bool:
    """Whether a pipe table has no outer pipes: some of its rows, its rule among them, has none on the left."""
    return not all(row.lstrip().startswith(("|", "+")) for row in rows)


# ── pipes and drawn lines ────────────────────────────────────────────────────────────────────────


def _pipes(lines: Sequence[str], found: dict[int, str | None]) -> None:
    run: list[int] = []
    for at, line in enumerate([*lines, "."]):
        if at < len(lines) and _has_pipes(line):
            run.append(at)
        elif line.strip():
            if run:
                _pipe_table(lines, run, found)
            run = []


def _pipe_table(lines: Sequence[str], run: Sequence[int], found: dict[int, str | None]) -> None:
    rules = [at for at in run if _is_rule(lines[at])]
    rows = {at: lines[at].translate(_DRAWN) for at in run if at not in rules}
    if not rows:
        return
    bare = is_bare([lines[at].translate(_DRAWN) for at in run if not _GRID_RULE.fullmatch(lines[at].strip())])
    if not rules and bare and len(rows) < MIN_BARE_ROWS:
        return
    cells = {at: pipe_cells(text, bare) for at, text in rows.items()}
    if sum(_GRID_RULE.fullmatch(lines[at].strip()) is not None for at in rules) > 2:
        _put_together(cells, rules)
    found.update(dict.fromkeys(rules))
    found.update((at, "\t".join(row) if row else None) for at, row in cells.items())


def _has_pipes(line: str) -> bool:
    text = line.translate(_DRAWN)
    return text.count("|") >= 2 or _is_rule(line)


def _is_rule(line: str) -> bool:
    """A rule between or around rows; a line of dashes alone is one only beside rows."""
    text = line.strip()
    return (
        len(text) >= 3 and any(mark in text for mark in "|+┼┬┴╬╦╩─━═") and _RULE.fullmatch(text) is not None
    )


def _put_together(cells: dict[int, list[str]], rules: Sequence[int]) -> None:
    """In a grid table what stands between two rules is one row; its lines are the lines of its cells."""
    first = -1
    ruled = set(rules)
    for at in sorted([*cells, *rules]):
        if at in ruled:
            first = -1
        elif first < 0 or len(cells[at]) != len(cells[first]):
            first = at
        else:
            cells[first] = [upper + lower for upper, lower in zip(cells[first], cells[at], strict=True)]
            cells[at] = []


# ── commas ───────────────────────────────────────────────────────────────────────────────────────


def _commas(lines: Sequence[str], found: dict[int, str | None]) -> None:
    rows = {row.first: row for row in _comma_rows(lines) if row.first not in found}
    group: list[_CommaRow] = []
    for at in (*rows, len(lines)):
        row = rows.get(at)
        joins = (
            row
            and group
            and len(row.cells) == len(group[-1].cells)
            and _only_blank(lines, group[-1].last, at)
        )
        if group and not joins:
            if len(group) >= MIN_ROWS and _tabular(group):
                for done in group:
                    found.update(dict.fromkeys(range(done.first, done.last + 1)))
                    found[done.first] = "\t".join(" ".join(cell.split()) for cell in done.cells)
            group = []
        if row:
            group.append(row)


def _only_blank(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether nothing stands between two lines."""
    return not any(lines[at].strip() for at in range(start + 1, end))


def _comma_rows(lines: Sequence[str]) -> Iterator[_CommaRow]:
    """Lines with two commas or more outside quotes."""
    import csv

    at = 0
    while at < len(lines):
        text, last = lines[at], at
        while text.count('"') % 2 and last - at < MAX_QUOTED_LINES and last + 1 < len(lines):
            last += 1
            text = f"{text} {lines[last]}"
        if text.count('"') % 2:
            text, last = lines[at], at
        if text.count(",") >= 2 and "\t" not in text and len(text) < MAX_COMMA_LINE:
            cells = next(csv.reader([text]), [])
            if len(cells) >= 3:
                yield _CommaRow(cells, at, last)
        at = last + 1


def _tabular(rows: Sequence[_CommaRow]) -> bool:
    """Whether cells look like a table's: hardly any holds a sentence."""
    texts = [cell.strip() for row in rows for cell in row.cells if cell.strip()]
    long = sum(len(text) > MAX_COMMA_CELL or _SENTENCE.search(text) is not None for text in texts)
    return long * 10 <= len(texts)
