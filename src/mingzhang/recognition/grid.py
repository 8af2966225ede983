"""A table as a grid: header rows, what every column means, and data rows cut into labelled stretches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from mingzhang.amount import parse_amount, to_half_width
from mingzhang.amount.unit import COUNT
from mingzhang.document import Cell, Table
from mingzhang.points.lexicon import Partial, header_term
from mingzhang.points.terms import bare, squeeze
from mingzhang.points.trees import TREES, ancestors

_CODE = re.compile(r"(\d{3}(?:\d{2}){0,2})\Z")
_CODE_NAME = re.compile(r"(\d{3}(?:\d{2}){0,2})\s*([^\d\s.,].*)\Z")
_DASH = re.compile(r"[-—–―─ー－/]+\Z")
_NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]\D")
LABEL_ROLES = frozenset({"label", "code", "name"})
MAX_HEADER_ROWS = 8
_FIRST_DATA = frozenset({"合计", "总计", "小计"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header texts from top to bottom, its role, and what they say together.

    ``role``: label, code, name, row_number, value, or unknown. ``unknown``: header texts not in the lexicon.
    """

    index: int
    headers: tuple[str, ...]
    role: str
    meaning: Partial
    unknown: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The header as a person would name it."""
        return "·".join(dict.fromkeys(squeeze(text) for text in self.headers if text))


@dataclass(frozen=True, slots=True)
class Grid:
    """Header rows, 栏次 rows and data rows of a table, with the columns each data row stands under."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[Column, ...]
    number_rows: tuple[tuple[Cell, ...], ...]
    header_rows: tuple[tuple[Cell, ...], ...]


def is_number(text: str) -> bool:
    """Whether a cell holds a well-formed number (a code is one too)."""
    return bool(text) and parse_amount(text, COUNT) is not None or _has_decimals(text)


def _has_decimals(text: str) -> bool:
    return re.fullmatch(r"[-+]?[\d,]+\.\d+", to_half_width(text).replace(" ", "")) is not None


def is_dash(text: str) -> bool:
    """Whether a cell says "not applicable" (——)."""
    return bool(_DASH.match(text))


def code_of(text: str) -> str:
    """The classification code a cell prints (fused ``310资本性支出`` included), or an empty string."""
    text = to_half_width(text).strip()
    match = _CODE.match(text) or _CODE_NAME.match(text)
    return match.group(1) if match else ""


def name_after_code(text: str) -> str:
    """The name fused behind a code, or an empty string."""
    match = _CODE_NAME.match(to_half_width(text).strip())
    return match.group(2) if match else ""


def grids(table: Table) -> list[Grid]:
    """The grids of a table: one for each header it prints (公开10 repeats 项目/行次/统计数 further down)."""
    groups: list[tuple[list[tuple[Cell, ...]], list[tuple[Cell, ...]]]] = []
    header: list[tuple[Cell, ...]] = []
    data: list[tuple[Cell, ...]] = []
    for row in table.rows:
        if _is_header(row, header, data):
            if data:
                groups.append((header, data))
                header, data = [], []
            header.append(row)
        elif any(cell.text for cell in row):
            data.append(row)
    if data or header:
        groups.append((header, data))
    found: list[Grid] = []
    for header, data in groups:
        number_rows = tuple(row for row in data if _is_number_row(row))
        rows = tuple(row for row in data if not _is_number_row(row))
        columns = _inherit(_columns(header, table.aligned), found[-1].columns if found else ())
        found.append(Grid(rows, columns, number_rows, tuple(header)))
    return found


def _inherit(columns: tuple[Column, ...], above: tuple[Column, ...]) -> tuple[Column, ...]:
    """A header further down that leaves a column unnamed means the column above it still holds."""
    width = max(len(columns), len(above))
    return tuple(
        columns[index] if index < len(columns) and columns[index].headers else above[index] if index < len(above) else columns[index]
        for index in range(width)
    )


def _is_header(row: Sequence[Cell], header: Sequence[object], data: Sequence[object]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if not texts or any(is_number(text) or is_dash(text) or code_of(text) for text in texts):
        return False
    known = sum(1 for text in texts if header_term(text) is not None)
    if data:
        return known >= 2 and known == len(texts)
    if len(texts) == 1 and (bare(texts[0]) in _FIRST_DATA or _NUMBERED.match(texts[0])):
        return False
    if known * 2 > len(texts):
        return True
    return len(header) < MAX_HEADER_ROWS and known > 0 and not any(_NUMBERED.match(text) for text in texts)


def _is_number_row(row: Sequence[Cell]) -> bool:
    """A 栏次 row: 栏次 beside 1, 2, 3 …, or nothing but consecutive whole numbers from 1."""
    texts = [to_half_width(cell.text).strip() for cell in row if cell.text]
    if any(squeeze(text) == "栏次" for text in texts):
        return True
    return len(texts) >= 3 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _columns(header: Sequence[Sequence[Cell]], aligned: bool) -> tuple[Column, ...]:
    width = max((cell.column + cell.colspan for row in header for cell in row), default=0)
    stacks: list[list[str]] = [[] for _ in range(width)]
    own = [{cell.column: cell for cell in row} for row in header]
    for depth, cells in enumerate(own):
        texts = _spread(cells, own[depth + 1 :], width, aligned)
        for column, text in enumerate(texts):
            if text and (not stacks[column] or stacks[column][-1] != text):
                stacks[column].append(text)
    return tuple(_column(index, stack) for index, stack in enumerate(stacks))


def _spread(cells: dict[int, Cell], below: Sequence[dict[int, Cell]], width: int, aligned: bool) -> list[str]:
    """Each column's text in one header row, group headings spread over the columns they span.

    Tab-separated text has lost its spans: a heading reaches over the empty cells to its right as long as
    a lower header row prints something there.
    """
    texts = [""] * width
    for column, cell in cells.items():
        for at in range(column, min(column + cell.colspan, width)):
            texts[at] = cell.text
    if aligned:
        return texts
    last = ""
    for column in range(width):
        if texts[column]:
            last = texts[column]
        elif last and any(row.get(column) is not None and row[column].text for row in below):
            texts[column] = last
        else:
            last = ""
    return texts


def _column(index: int, stack: Sequence[str]) -> Column:
    meaning: dict[str, str] = {}
    role = ""
    unknown: list[str] = []
    for text in stack:
        term = header_term(text)
        if term is None:
            unknown.append(text)
            continue
        merged = merge(meaning, {key: value for key, value in term.items() if key != "role"})
        if merged is None:
            unknown.append(text)
            continue
        meaning = merged
        role = term.get("role", "value")
    if not stack:
        role = "unknown"
    return Column(index, tuple(stack), role or "unknown", meaning, tuple(unknown))


def merge(first: Partial, second: Partial) -> dict[str, str] | None:
    """Both partial coordinates together; on a tree the deeper node wins; None if they contradict."""
    merged = dict(first)
    for key, value in second.items():
        old = merged.get(key)
        if old is None or old == value:
            merged[key] = value
            continue
        tree = TREES.get(key, {})
        if value in ancestors(tree, old):
            continue
        if old not in ancestors(tree, value):
            return None
        merged[key] = value
    return merged
