"""Columns: header texts from top to bottom, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from mingzhang.document import Cell
from mingzhang.points.classification import economic_codes
from mingzhang.points.lexicon import Partial, header_term
from mingzhang.points.terms import bare, squeeze
from mingzhang.points.trees import TREES, ancestors
from mingzhang.regex import regex

_YEAR_HEAD = regex(r"(20\d{2})年度?")
_HEAD_LINE = regex(r"(?:金额|货币|计量|编制)?(?:部门|单位)(?:名称)?[:(]|(?:财决)?公开\d*表?$|注:")
"""A head line that slipped into the header says nothing of its column."""
_UNIT_TAIL = regex(r"[(](?:单位:)?(元|千元|万元|百万元|亿元)[)]$")
MAX_STACK = 8
LABEL_ROLES = frozenset({"label", "code", "name"})


class Column(Struct, frozen=True):
    """One column: its header texts from top to bottom, its role, and what they say together.

    ``role``: label, code, name, row_number, value, change (增减, 占比), note, or unknown.
    ``unknown``: header texts not in the lexicon. ``doubt``: why its figures cannot be placed.
    """

    index: int
    headers: tuple[str, ...]
    role: str
    meaning: Partial
    unknown: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def name(self) -> str:
        """The header as a person would name it."""
        return "·".join(dict.fromkeys(squeeze(text) for text in self.headers if text))

    @property
    def holds_figures(self) -> bool:
        """Whether a heading says that figures stand below it."""
        return bool(self.headers) and self.role not in LABEL_ROLES and self.role != "row_number"


def column_term(text: str) -> Partial | None:
    """What a heading means; a year before it and a unit in brackets behind it are understood too.

    ``2023年决算数（万元）`` is ``{"phase": "决算", "year": "2023"}``.
    """
    words = squeeze(text)
    term = header_term(words) or header_term(bare(words))
    if term is not None:
        return term
    match = _YEAR_HEAD.match(words)
    words = _UNIT_TAIL.sub("", words[match.end() :] if match else words)
    if match is not None and not words:
        return {"year": match.group(1)}
    term = header_term(words) or economic_heading(words)
    if term is None or match is None:
        return term
    return {**term, "year": match.group(1)}


def economic_heading(words: str) -> Partial | None:
    """An account of the economic classification as a heading (财政拨款支出决算明细表)."""
    codes = economic_codes().get(words, ())
    classes = [code for code in codes if len(code) == 3] or list(codes)
    return {"measure": "支出", "economic": classes[0]} if len(classes) == 1 else None


def unit_in(text: str) -> str:
    """The money unit a heading names in brackets (``金额（元）``), or an empty string."""
    match = _UNIT_TAIL.search(squeeze(text))
    return match.group(1) if match else ""


def columns_of(header: Sequence[Sequence[Cell]], aligned: bool, spread: bool = True) -> tuple[Column, ...]:
    """The columns that header rows describe. ``spread``: a heading may reach over the empty cells beside it."""
    width = max((cell.column + cell.colspan for row in header for cell in row), default=0)
    stacks: list[list[str]] = [[] for _ in range(width)]
    own = [{cell.column: cell for cell in row} for row in header]
    for depth, cells in enumerate(own):
        starts = {column for row in own[:depth] for column, cell in row.items() if cell.text}
        texts = _spread(cells, own[depth + 1 :] if spread else (), starts, width, aligned)
        for column, text in enumerate(texts):
            if text and (not stacks[column] or stacks[column][-1] != text):
                stacks[column].append(text)
    return tuple(_column(index, _whole(stack)) for index, stack in enumerate(stacks))


def _spread(
    cells: dict[int, Cell], below: Sequence[dict[int, Cell]], starts: set[int], width: int, aligned: bool
) -> list[str]:
    """Each column's text in one header row, group headings spread over the columns they span.

    Tab-separated text has lost its spans: a heading reaches over the empty cells to its right as long as
    a lower header row prints something there, and not past the column where a higher heading begins. A
    grid whose author left the cells beside a heading empty instead of merging them is read the same way;
    where others of the row are merged, only beside a heading of the same kind (预算数 | | | 决算数, merged).
    """
    texts = [""] * width
    for column, cell in cells.items():
        for at in range(column, min(column + cell.colspan, width)):
            texts[at] = cell.text
    merged = any(cell.colspan > 1 for cell in cells.values())
    last = ""
    for column in range(width):
        if texts[column]:
            last = texts[column]
            if aligned and merged and not _is_one_of_several(cells, texts[column]):
                last = ""
        elif (
            last
            and column not in starts
            and any(row.get(column) is not None and row[column].text for row in below)
        ):
            texts[column] = last
        else:
            last = ""
    return texts


def _is_one_of_several(cells: dict[int, Cell], heading: str) -> bool:
    """Whether another heading of the row that spans columns is of the same kind (预算数 beside 决算数)."""
    kind = set(column_term(heading) or ())
    others = [cell for cell in cells.values() if cell.colspan > 1 and cell.text != heading]
    return bool(kind) and any(set(column_term(cell.text) or ()) == kind for cell in others)


def _whole(stack: Sequence[str]) -> Sequence[str]:
    """The stack with the lines of a wrapped heading put together, where that makes words of what is none.

    政府性基 / 金预算财 / 政拨款 stand in three rows and are one heading.
    """
    if len(stack) < 2 or len(stack) > MAX_STACK or all(map(_is_heading, stack)):
        return stack
    best: list[tuple[int, list[str]]] = [(0, [])]
    for end in range(1, len(stack) + 1):
        tries = []
        for start in range(end):
            text = "".join(stack[start:end])
            unknown = 0 if _is_heading(text) else end - start
            if unknown and end - start > 1:
                continue
            tries.append((best[start][0] + unknown, [*best[start][1], text]))
        best.append(min(tries, key=lambda found: (found[0], -len(found[1]))))
    return best[-1][1]


def _is_heading(text: str) -> bool:
    return column_term(text) is not None or _HEAD_LINE.match(squeeze(text)) is not None


def _column(index: int, stack: Sequence[str]) -> Column:
    meaning: dict[str, str] = {}
    role = ""
    unknown: list[str] = []
    for text in stack:
        term = column_term(text)
        if term is None:
            if not _HEAD_LINE.match(squeeze(text)):
                unknown.append(text)
            continue
        merged = merge(meaning, {key: value for key, value in term.items() if key != "role"})
        if merged is None:
            unknown.append(text)
            continue
        meaning = merged
        role = "change" if role == "change" else term.get("role", "value")
    if not stack:
        role = "unknown"
    return Column(index, tuple(stack), role or "unknown", meaning, tuple(unknown))


def inherited(columns: tuple[Column, ...], above: tuple[Column, ...]) -> tuple[Column, ...]:
    """A header further down that leaves a column unnamed means the column above it still holds."""
    width = max(len(columns), len(above))
    return tuple(
        columns[index]
        if index < len(columns) and columns[index].headers
        else above[index]
        if index < len(above)
        else columns[index]
        for index in range(width)
    )


def merge(first: Partial, second: Partial) -> dict[str, str] | None:
    """Both partial coordinates together; on a tree the deeper node wins; None if they contradict."""
    merged = dict(first)
    for key, value in second.items():
        old = merged.get(key)
        if old is None or old == value:
            merged[key] = value
            continue
        if _below(key, old, value):
            continue
        if not _below(key, value, old):
            return None
        merged[key] = value
    return merged


def _below(key: str, value: str, other: str) -> bool:
    """Whether ``value`` lies below ``other`` on the dimension ``key``."""
    if key in ("function", "economic"):
        return value.startswith(other)
    return other in ancestors(TREES.get(key, {}), value)
