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
_DRAWN = str.maketrans("│┃║｜┆┊╎┇┋╏", "||||||||||")
_RULE = regex(
    r"[|\s]*:?-{2,}:?[|\s:\-]*|[-=+|\s:]*[-=]{2,}[-=+|\s:]*|[\u2500-\u2501\u2504-\u2505\u2508-\u2509\u250c-\u2550\u2552-\u257f+|\s-]+"
)
_GRID_RULE = regex(r"\+(?:[-=:]+\+)+|[\u250c-\u254f\u2552-\u2570].*[\u250c-\u254f\u2552-\u2570]")
_ESCAPED_PIPE = regex(r"(?<!\\)\|")
_QUOTED = regex(r'"(?:[^"]|"")*+"')
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
    if any('\t"' in line or (line.startswith('"') and "\t" in line) for line in lines):
        _quoted(lines, found)
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
        len(text) >= 3
        and any(mark in "|+─━═" or "\u250c" <= mark <= "\u256c" for mark in text)
        and _RULE.fullmatch(text) is not None
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


# ── tabs ─────────────────────────────────────────────────────────────────────────────────────────


def _quoted(lines: Sequence[str], found: dict[int, str | None]) -> None:
    """Rows whose cells stand in quotes, as spreadsheets copy cells that hold several lines."""
    at = 0
    while at < len(lines):
        last = at
        text = lines[at]
        if at not in found and ('\t"' in text or text.startswith('"')) and len(text) < MAX_COMMA_LINE:
            text, last = _whole(lines, at, " ")
            cells = text.split("\t")
            if len(cells) > 1 and all(_is_cell(cell) for cell in cells):
                found.update(dict.fromkeys(range(at, last + 1)))
                found[at] = "\t".join(" ".join(_unquoted(cell).split()) for cell in cells)
            else:
                last = at
        at = last + 1


def _whole(lines: Sequence[str], at: int, between: str) -> tuple[str, int]:
    """A line with those that the quotes it opens go on in, and the last of them."""
    text, last = lines[at], at
    while text.count('"') % 2 and last - at < MAX_QUOTED_LINES and last + 1 < len(lines):
        last += 1
        text = f"{text}{between}{lines[last]}"
    return (lines[at], at) if text.count('"') % 2 else (text, last)


def _is_cell(text: str) -> bool:
    return not text.startswith('"') or _QUOTED.fullmatch(text.strip()) is not None


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1].replace('""', '"') if _QUOTED.fullmatch(text) else text


# ── commas ───────────────────────────────────────────────────────────────────────────────────────


def _commas(lines: Sequence[str], found: dict[int, str | None]) -> None:
    groups = list(_groups(lines, [row for row in _comma_rows(lines) if row.first not in found]))
    tables = [group for group in groups if len(group) >= MIN_ROWS and _tabular(group)]
    if tables:  # the file separates cells by commas: shorter tables and lines of a few cells do so too
        tables += [group for group in groups if len(group) < MIN_ROWS and _is_sparse(group)]
    for group in tables:
        for row in group:
            found.update(dict.fromkeys(range(row.first, row.last + 1)))
            found[row.first] = "\t".join(" ".join(cell.split()) for cell in row.cells)


def _groups(lines: Sequence[str], rows: Sequence[_CommaRow]) -> Iterator[list[_CommaRow]]:
    """Rows of as many cells directly below one another."""
    group: list[_CommaRow] = []
    for row in rows:
        if group and (
            len(row.cells) != len(group[-1].cells) or not _only_blank(lines, group[-1].last, row.first)
        ):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_sparse(rows: Sequence[_CommaRow]) -> bool:
    """Whether most rows have an empty cell, and no cell holds a sentence: commas of a sentence leave none empty."""
    gaps = sum(any(not cell.strip() for cell in row.cells) for row in rows)
    return gaps * 2 >= len(rows) and _tabular(rows)


def _only_blank(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether nothing stands between two lines."""
    return not any(lines[at].strip() for at in range(start + 1, end))


def _comma_rows(lines: Sequence[str]) -> Iterator[_CommaRow]:
    """Lines with two commas or more outside quotes."""
    import csv

    at = 0
    while at < len(lines):
        text, last = _whole(lines, at, " ")
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
