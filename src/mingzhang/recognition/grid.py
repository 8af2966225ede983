"""A table as a grid: header rows, what every column means, and data rows cut into labelled stretches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from mingzhang.amount import parse_amount, to_half_width
from mingzhang.amount.unit import COUNT
from mingzhang.document import Cell, Table
from mingzhang.points.lexicon import header_term
from mingzhang.points.terms import bare, squeeze
from mingzhang.recognition.columns import Column, column_term, columns_of, economic_heading, inherited
from mingzhang.regex import regex

_CODE = regex(r"(\d{3}(?:\d{2}){0,2})\Z")
_CODE_NAME = regex(r"(\d{3}(?:\d{2}){0,2})\s*([^\d\s.,].*)\Z")
_DASH = regex(r"[-—–―─ー－/]+\Z")
_NUMBERED = regex(
    r"[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.、．]\D"
)
_MONEY = regex(r"([¥￥])?(-?\d[\d,]*(?:\.\d+)?)(元|千元|万元|亿元)?")
MAX_HEADER_ROWS = 8
MAX_WRAPPED = 4
"""A row of pieces of headings stands at most so many rows above the last of the header."""
MAX_PIECE = 8
MISFIT = "表头与数据的列数对不上，看不出这个数属于哪一列"
_FIRST_DATA = frozenset({"合计", "总计", "小计"})


class Grid(Struct, frozen=True):
    """Header rows, 栏次 rows and data rows of a table, with the columns each data row stands under."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[Column, ...]
    number_rows: tuple[tuple[Cell, ...], ...]
    header_rows: tuple[tuple[Cell, ...], ...]


def is_number(text: str) -> bool:
    """Whether a cell holds a well-formed number (a code is one too), a money sign or unit beside it or not."""
    if not text:
        return False
    if text[-1] == "元" or text[0] in "¥￥":
        return money_figure(text) is not None
    return parse_amount(text, COUNT) is not None or _has_decimals(text)


def money_figure(text: str) -> tuple[str, str] | None:
    """The figure and the unit of a cell that prints a money sign or a unit (¥12.00, 12.00万元); the unit may be empty."""
    match = _MONEY.fullmatch(to_half_width(text).replace(" ", ""))
    return (match.group(2), match.group(3) or "") if match and (match.group(1) or match.group(3)) else None


def _has_decimals(text: str) -> bool:
    return re.fullmatch(r"[-+]?[\d,]+\.\d+", to_half_width(text).replace(" ", "")) is not None


def is_dash(text: str) -> bool:
    """Whether a cell says "not applicable" (——)."""
    return bool(_DASH.match(text))


def code_of(text: str) -> str:
    """The classification code a cell prints (fused ``310资本性支出`` included), or an empty string."""
    text = to_half_width(text).strip()
    match = _CODE.match(text.replace(" ", "")) or _CODE_NAME.match(text)
    return match.group(1) if match else ""


def name_after_code(text: str) -> str:
    """The name fused behind a code, or an empty string."""
    match = _CODE_NAME.match(to_half_width(text).strip())
    return match.group(2) if match else ""


def is_header_only(table: Table) -> bool:
    """Whether a table holds header rows and no data."""
    found = grids(table)
    return bool(found) and all(grid.header_rows and not grid.rows for grid in found)


def grids(table: Table) -> list[Grid]:
    """The grids of a table: one for each header it prints (公开10 repeats 项目/行次/统计数 further down)."""
    groups: list[tuple[list[tuple[Cell, ...]], list[tuple[Cell, ...]]]] = []
    header: list[tuple[Cell, ...]] = []
    data: list[tuple[Cell, ...]] = []
    for at, row in enumerate(table.rows):
        if data and not table.aligned and any(_same(row, head) for head in header):
            continue  # a header line printed again on the next page
        known = table.spaced and row and (row[0].place.row or 0) < table.header_rows
        wrapped = header and not data and _is_wrapped(table.rows[at : at + MAX_WRAPPED])
        if known or wrapped or _is_header(row, header, data):
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
        number_rows = tuple(
            row for at, row in enumerate(data) if _is_number_row(row, first=bool(header) and at == 0)
        )
        rows = tuple(row for row in data if row not in number_rows)
        described = [*header, *(code_heads(row) for row in number_rows if header)]
        columns = inherited(
            columns_of(described, table.aligned, spread=not table.spaced), found[-1].columns if found else ()
        )
        if table.aligned:
            columns = _spaced_out(columns, (*header, *data))
        found.append(Grid(rows, columns, number_rows, tuple(header)))
    return found


def _same(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    """Whether two rows print the same words in the same order, and more than one."""
    texts = [cell.text for cell in row if cell.text]
    return len(texts) > 1 and texts == [cell.text for cell in other if cell.text]


def _spaced_out(columns: tuple[Column, ...], rows: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """The columns, those in which nothing ever begins without the heading that only spans them: they keep
    others apart, and no figure is missing from them."""
    begun = {cell.column for row in rows for cell in row if cell.text}
    return tuple(
        column if column.index in begun else Column(column.index, (), "unknown", {}) for column in columns
    )


def fitted(columns: tuple[Column, ...], rows: Sequence[Sequence[Cell]]) -> tuple[Column, ...]:
    """The columns as they fit the rows: names that stand below a heading of figures betray a lost heading.

    Where the rows are exactly one cell wider than the header, its 科目名称 is put back; else nobody knows
    which figure stands below which heading, and every column says so.
    """
    names = Counter(at for row in rows for at in _label_columns(row, columns))
    wrong = {at: count for at, count in names.items() if at < len(columns) and columns[at].holds_figures}
    if sum(wrong.values()) * 4 < sum(names.values()) or not wrong:
        return columns
    at = max(wrong)
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    if width == len(columns) + 1 and len(wrong) == 1:
        name = Column(at, (), "name", {})
        return (*columns[:at], name, *(replace(column, index=column.index + 1) for column in columns[at:]))
    return tuple(replace(column, doubt=MISFIT) if column.holds_figures else column for column in columns)


def continuing(
    columns: tuple[Column, ...], rows: Sequence[Sequence[Cell]], aligned: bool
) -> tuple[Column, ...]:
    """The columns of a table whose rows go on elsewhere without a header.

    Where the format fixes columns and these are more or fewer, nobody knows which is which.
    """
    width = max((cell.column + cell.colspan for row in rows for cell in row), default=0)
    if not aligned or width == len(columns):
        return columns
    return tuple(replace(column, doubt=MISFIT) if column.holds_figures else column for column in columns)


def _label_columns(row: Sequence[Cell], columns: Sequence[Column]) -> tuple[int, ...]:
    """Where a coded row prints its first code and the account's name, if the two stand apart.

    An amount of three digits (120) before the label of the row's other half is no code.
    """
    opens = next((cell for cell in row if cell.text), None)
    for cell, following in pairwise(row):
        amount = cell.column < len(columns) and columns[cell.column].role == "value" and cell is not opens
        if code_of(cell.text) and not amount:
            named = following.text and not is_number(following.text) and not is_dash(following.text)
            return (cell.column, following.column) if named else ()
    return ()


def _is_header(row: Sequence[Cell], header: Sequence[object], data: Sequence[object]) -> bool:
    texts = [cell.text for cell in row if cell.text]
    if not texts or any(is_number(text) or is_dash(text) or code_of(text) for text in texts):
        return False
    known = sum(1 for text in texts if column_term(text) is not None)
    if not header or len(texts) == 1:  # 办公费 alone is a row; beside others, below a header, a heading
        known -= sum(
            1 for text in texts if header_term(bare(text)) is None and economic_heading(squeeze(text))
        )
    if data:
        return known >= 2 and known == len(texts) and any(_structural(text) for text in texts)
    if len(texts) == 1 and (bare(texts[0]) in _FIRST_DATA or _NUMBERED.match(texts[0])):
        return False
    if known * 2 > len(texts):
        return True
    return len(header) < MAX_HEADER_ROWS and known > 0 and not any(_NUMBERED.match(text) for text in texts)


def _is_wrapped(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the first row holds pieces of headings: words, and a row of headings follows before any figure."""
    for at, row in enumerate(rows):
        texts = [cell.text for cell in row if cell.text]
        if any(is_number(text) or is_dash(text) or code_of(text) for text in texts):
            return False
        if any(_NUMBERED.match(text) or len(text) > MAX_PIECE or bare(text) in _FIRST_DATA for text in texts):
            return at > 0 and len(texts) > 2 and _mostly_known(texts)
        if at and len(texts) > 2 and _mostly_known(texts):
            return True
    return False


def _mostly_known(texts: Sequence[str]) -> bool:
    return sum(column_term(text) is not None for text in texts) * 2 > len(texts)


def _structural(text: str) -> bool:
    """Whether a heading names what a column is for (项目, 行次, 科目编码, 金额), as a row label never does."""
    term = column_term(text)
    return term is not None and "role" in term and bare(text) not in _FIRST_DATA


def code_heads(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """类, 款 and 项 that stand in the 栏次 row (类 款 项 栏次 1 2 3): headings of the columns of codes."""
    return tuple(cell for cell in row if squeeze(cell.text) in ("类", "款", "项"))


def _is_number_row(row: Sequence[Cell], *, first: bool) -> bool:
    """A 栏次 row: 栏次 beside 1, 2, 3 …, or nothing but consecutive whole numbers from 1; right below a header
    (``first``) they may go on from the page that has the columns to the left."""
    texts = [to_half_width(cell.text).strip() for cell in row if cell.text]
    if any(squeeze(text) == "栏次" for text in texts):
        return True
    start = int(texts[0]) if first and texts and re.fullmatch(r"[1-9]\d?", texts[0]) else 1
    return len(texts) >= 3 and texts == [str(number) for number in range(start, start + len(texts))]
